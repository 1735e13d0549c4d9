"""What is written is read back the same: as a folder, as a workbook, and from one to the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from files.any_scenario import any_scenario
from safepassage.files import Reading, read_scenario, write_scenario
from safepassage.files.assemble import TABLE_NAMES, assemble
from safepassage.files.disassemble import disassemble
from safepassage.files.tables.folder import files_of_tables, tables_of_files
from safepassage.files.tables.workbook import read_workbook
from safepassage.files.tables.workbook_writing import write_workbook
from safepassage.model import Scenario
from safepassage.notices import Severity
from strategies import random_scenarios
from tries import tries

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(path for path in (ROOT / "scenarios").iterdir() if path.is_dir())
SLOW = tries(15)


def trusted(reading: Reading) -> Scenario:
    stops = [notice for notice in reading.notices if notice.severity is Severity.STOP]
    assert reading.scenario is not None, stops
    return reading.scenario


def from_files(files: dict[str, bytes]) -> Scenario:
    return trusted(assemble(tables_of_files("folder", files, TABLE_NAMES)))


def from_workbook(data: bytes) -> Scenario:
    return trusted(assemble(read_workbook("book.xlsx", data, TABLE_NAMES)))


def assert_nothing_is_lost(scenario: Scenario) -> None:
    files = files_of_tables(disassemble(scenario))
    assert from_files(files) == scenario
    assert from_files(files).digest == scenario.digest
    again = from_workbook(write_workbook(disassemble(from_files(files))))
    assert again == scenario
    assert files_of_tables(disassemble(again)) == files


@SLOW
@given(any_scenario())
def test_any_scenario_survives_both_kinds_of_files(scenario: Scenario) -> None:
    assert_nothing_is_lost(scenario)


@SLOW
@given(random_scenarios())
def test_a_sensible_scenario_survives_both_kinds_of_files(scenario: Scenario) -> None:
    assert_nothing_is_lost(scenario)


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_a_worked_scenario_survives_both_kinds_of_files(folder: Path) -> None:
    assert_nothing_is_lost(trusted(read_scenario(folder)))


def test_files_on_disk_hold_the_same(tmp_path: Path) -> None:
    scenario = trusted(read_scenario(ROOT / "scenarios" / "aleppo-2016"))
    folder, book, again = (tmp_path / name for name in ("folder", "book.xlsx", "again"))
    write_scenario(scenario, folder)
    write_scenario(trusted(read_scenario(folder)), book)
    write_scenario(trusted(read_scenario(book)), again)
    assert trusted(read_scenario(again)) == scenario
    contents = [
        {file.name: file.read_bytes() for file in path.iterdir()} for path in (folder, again)
    ]
    assert contents[0] == contents[1]
