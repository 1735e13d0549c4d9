"""The report of a plan that exists already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cli.town import Files, plan_of_one_trip, typed
from safepassage.files import write_plan


@pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_report_in_either_language(
    lang: str, direction: str, files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert typed("report", files.scenario, files.plan, "--out", out, "--lang", lang) == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert f'lang="{lang}"' in page
    assert f'dir="{direction}"' in page
    assert str(out / "report.html") in capsys.readouterr().out


def test_a_plan_that_breaks_a_rule_gets_no_report(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_plan(replace(plan_of_one_trip(files.known), left_behind=()), files.plan)
    assert typed("report", files.scenario, files.plan, "--out", tmp_path / "out") == 2
    assert "[R1-" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
