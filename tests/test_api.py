"""Every verb from a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.town import on_disk
from safepassage import api
from safepassage.language import language
from safepassage.notices import Refused

ROOT = Path(__file__).parents[1]


def test_the_page_about_scripts_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its two programs run, the first with less time and another folder to write into."""
    page = (ROOT / "docs" / "how-to" / "plan-from-a-script.md").read_text(encoding="utf-8")
    first, second = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert "seconds=20" in first
    first = first.replace("seconds=20", "seconds=1").replace("out/aleppo-2016", str(tmp_path))
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(first, names)
    clearance, bound = capsys.readouterr().out.splitlines()[-1].split()
    assert int(clearance) >= int(bound) > 0
    assert (tmp_path / "plan.json").is_file()
    exec(second, names)
    assert names["without_bus_07"] != names["scenario"]


def test_what_cannot_be_read_is_refused_with_all_its_problems(tmp_path: Path) -> None:
    files = on_disk(tmp_path)
    for name in ("groups.csv", "vehicles.csv"):
        (files.scenario / name).unlink()
    with pytest.raises(Refused) as refused:
        api.read(files.scenario)
    notices = refused.value.notices
    assert [notice.code for notice in notices] == ["F-TABLE-MISSING", "F-TABLE-MISSING"]
    assert [notice.numbers["table"] for notice in notices] == ["groups", "vehicles"]


def test_checking_finds_what_planning_could_only_suffer(tmp_path: Path) -> None:
    files = on_disk(tmp_path)
    kinds = files.scenario / "kinds.csv"
    kinds.write_text(kinds.read_text() + "crowd,,,60,0,0\n")
    parties = files.scenario / "parties.csv"
    parties.write_text(parties.read_text() + "others,crowd,1\n")
    reading = api.check(files.scenario)
    assert reading.scenario is not None
    codes = {notice.code for notice in reading.notices}
    assert codes == {"C-KIND-NO-VEHICLE", "C-ROOM-SHORT"}


def test_a_plan_is_judged_and_reported(tmp_path: Path) -> None:
    files = on_disk(tmp_path)
    plan = api.read_plan(files.plan)
    verdict = api.verify_plan(files.known, plan)
    assert verdict.problems == ()
    assert verdict.figures == plan.figures
    page = api.report(files.known, plan, tmp_path / "out", language("ar"))
    assert page == tmp_path / "out" / "report.html"
    assert "<html" in page.read_text(encoding="utf-8")
