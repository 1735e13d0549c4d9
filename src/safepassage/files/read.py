"""A scenario read from wherever it lies."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from safepassage.files.assemble import TABLE_NAMES, assemble
from safepassage.files.cells.cell import closest
from safepassage.files.reading import Reading
from safepassage.files.refusal import refusal
from safepassage.files.tables.csv_table import too_large
from safepassage.files.tables.folder import SETTINGS_FILE, read_folder
from safepassage.files.tables.table import MOST_BYTES
from safepassage.files.tables.workbook import is_workbook, read_workbook
from safepassage.notices import Notice, Where


def read_scenario(path: Path) -> Reading:
    """The scenario in the folder or workbook at ``path``, with everything that is wrong with it.

    Never raises for what stands in files: whatever it is, it comes back as notices.
    """
    if path.name == SETTINGS_FILE and path.is_file():
        path = path.parent
    name = path.name or str(path.resolve())
    try:
        if path.is_dir():
            return _beside(assemble(read_folder(path, TABLE_NAMES)), path)
        if not path.exists():
            return _not_found(path)
        size = path.stat().st_size
        if size > MOST_BYTES:
            return Reading(None, (too_large(name, size),))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return Reading(
            None, (Notice("F-CANNOT-READ", where=Where(name), numbers={"reason": refusal(error)}),)
        )
    if is_workbook(data) or path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        return _beside(assemble(read_workbook(name, data, TABLE_NAMES)), path.parent)
    return Reading(None, (Notice("F-NOT-SCENARIO", where=Where(name)),))


def _beside(reading: Reading, folder: Path) -> Reading:
    """With the file of roads looked for where the scenario lies."""
    scenario = reading.scenario
    if scenario is None or scenario.travel.roads is None:
        return reading
    file = os.path.normpath(folder.absolute() / scenario.travel.roads.file)
    roads = replace(scenario.travel.roads, file=file)
    found = replace(scenario, travel=replace(scenario.travel, roads=roads))
    return replace(reading, scenario=found)


def _not_found(path: Path) -> Reading:
    """The notice that nothing is there, with the neighbour that was probably meant."""
    try:
        near = [neighbour.name for neighbour in path.absolute().parent.iterdir()]
    except (OSError, ValueError):
        near = []
    suggestion = closest(path.name, near)
    numbers: dict[str, int | str] = {
        "close": "yes" if suggestion else "no",
        "suggestion": suggestion,
    }
    return Reading(None, (Notice("F-NOT-FOUND", where=Where(str(path)), numbers=numbers),))
