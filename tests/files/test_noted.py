from __future__ import annotations

from pathlib import Path

import pytest

from safepassage.files import read_scenario, starter, write_noted
from safepassage.model import Scenario
from safepassage.notices import Refused


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    starter(tmp_path / "starter")
    read = read_scenario(tmp_path / "starter").scenario
    assert read is not None
    return read


def test_notes_stand_before_their_rows_and_change_nothing(
    scenario: Scenario, tmp_path: Path
) -> None:
    place = list(scenario.places)[1]
    notes = {
        ("places", place): ["قاله أحدهم، وهذا نصّه: «x»", 'with "quotes", commas'],
        ("scenario", "start"): ["assumed"],
        ("nothing", "x"): ["lost"],
    }
    write_noted(scenario, tmp_path / "noted", notes, {"PAGE.md": "سؤال\n"})
    read = read_scenario(tmp_path / "noted")
    assert read.scenario is not None
    assert read.scenario.digest == scenario.digest
    rows = (tmp_path / "noted" / "places.csv").read_text(encoding="utf-8-sig").splitlines()
    at = next(n for n, row in enumerate(rows) if row.startswith(f"{place},"))
    assert "قاله أحدهم" in rows[at - 2]
    settings = (tmp_path / "noted" / "scenario.toml").read_text(encoding="utf-8").splitlines()
    at = settings.index("# assumed")
    assert settings[at + 1].startswith("start")
    assert (tmp_path / "noted" / "PAGE.md").read_text(encoding="utf-8") == "سؤال\n"


def test_nothing_is_written_over(scenario: Scenario, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "answers.txt").write_text("by hand")
    for folder in (tmp_path / "full", tmp_path / "full" / "answers.txt"):
        with pytest.raises(Refused) as refused:
            write_noted(scenario, folder, {}, {})
        assert refused.value.notices[0].code == "F-NOT-EMPTY"
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["answers.txt"]
