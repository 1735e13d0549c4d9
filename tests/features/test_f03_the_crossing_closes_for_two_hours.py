"""The page about planning on from the middle works as it stands, with less time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from safepassage import api
from safepassage.cli.entry import run
from safepassage.files import read_plan
from safepassage.model import Passage
from safepassage.verify import check
from story import seconds

ROOT = Path(__file__).parents[2]


def test_the_founding_case_from_the_fourth_hour_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "how-to" / "plan-on-from-the-middle.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\nsafepassage (.*?)\n```", page, re.DOTALL)
    (windows,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    assert [command.split()[0] for command in commands] == ["plan", "state", "plan", "state"]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    for number, command in enumerate(commands):
        quick = re.sub(r"--seconds \d+", "--iterations 20", command)
        assert run([*quick.split(), "--lang", "en"]) == 0, command
        if number == 1:
            (tmp_path / "out" / "now" / "windows.csv").write_text(windows, encoding="utf-8")
    said = capsys.readouterr().out
    assert "orders    " in said

    scenario = api.read(tmp_path / "scenarios" / "aleppo-2016")
    now = api.read(tmp_path / "out" / "now")
    before = read_plan(tmp_path / "out" / "plan" / "plan.json")
    after = read_plan(tmp_path / "out" / "next" / "plan.json")
    assert now.heads_by_priority().keys() == scenario.heads_by_priority().keys()
    assert check(now, after) == ()
    assert after.figures.left_behind_in_all == before.figures.left_behind_in_all == 0
    shut = range(seconds("1:00"), seconds("3:00"))
    passages = [step for run in after.runs for step in run.steps if isinstance(step, Passage)]
    assert passages
    assert not any(step.begin in shut or step.end - 1 in shut for step in passages)
