"""The scenario with which a new one begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from safepassage.files import impossible, read_scenario, starter
from safepassage.notices import Refused


def test_it_reads_clean_and_nothing_in_it_is_impossible(tmp_path: Path) -> None:
    starter(tmp_path / "new")
    reading = read_scenario(tmp_path / "new")
    assert reading.notices == ()
    assert reading.scenario is not None
    assert impossible(reading.scenario, reading.origins) == ()


def test_everything_in_it_has_both_names_and_every_file_a_comment(tmp_path: Path) -> None:
    starter(tmp_path)
    scenario = read_scenario(tmp_path).scenario
    assert scenario is not None
    things = [scenario, *scenario.zones.values(), *scenario.places.values()]
    things += [*scenario.crossings.values(), *scenario.kinds.values(), *scenario.groups.values()]
    things += [*scenario.types.values(), *scenario.vehicles.values()]
    for thing in things:
        assert thing.name.ar, thing.id
        assert thing.name.en, thing.id
    for file in tmp_path.iterdir():
        assert file.read_text(encoding="utf-8-sig").startswith("#"), file.name


def test_its_readme_counts_right(tmp_path: Path) -> None:
    starter(tmp_path)
    scenario = read_scenario(tmp_path).scenario
    assert scenario is not None
    people = sum(scenario.heads_by_priority().values())
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count(str(people)) == 2


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    for path in (tmp_path, tmp_path / "mine"):
        with pytest.raises(Refused) as caught:
            starter(path)
        assert [notice.code for notice in caught.value.notices] == ["F-NOT-EMPTY"]
