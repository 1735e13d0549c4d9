"""A scenario written: complete, or not at all, and never over anything that is not a scenario."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from safepassage.files.assemble import TABLE_NAMES
from safepassage.files.disassemble import disassemble
from safepassage.files.refusal import refusal
from safepassage.files.tables.folder import SETTINGS_FILE, files_of_tables
from safepassage.files.tables.workbook import SETTINGS_SHEET
from safepassage.files.tables.workbook_writing import write_workbook
from safepassage.files.together import all_or_nothing
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Where


def write_scenario(scenario: Scenario, path: Path) -> None:
    """Write the scenario as a folder, or as a workbook where ``path`` ends in ``.xlsx``.

    A scenario that is there already is replaced; what else lies in its folder stays. Raises
    :class:`Refused` where something other than a scenario is in the way, or nothing can be written.
    """
    try:
        if path.suffix.lower() == ".xlsx":
            _write_file(path, write_workbook(disassemble(_from(scenario, path.parent))))
        else:
            write_files(path, files_of_tables(disassemble(_from(scenario, path))))
    except OSError as error:
        raise Refused((cannot_write(path, error),)) from error


def _from(scenario: Scenario, folder: Path) -> Scenario:
    """With the way from the folder to the file of roads, so that both can be moved together."""
    roads = scenario.travel.roads
    if roads is None or not os.path.isabs(roads.file):
        return scenario
    with suppress(ValueError):  # on another drive there is no such way
        file = Path(os.path.relpath(roads.file, folder.absolute())).as_posix()
        return replace(scenario, travel=replace(scenario.travel, roads=replace(roads, file=file)))
    return scenario


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` a scenario of these files; raises :class:`Refused` or ``OSError``."""
    if folder.exists() and not _is_scenario_or_empty(folder):
        raise Refused((Notice("F-TARGET", where=Where(str(folder))),))
    with all_or_nothing(folder) as draft:
        for name, data in files.items():
            (draft / name).write_bytes(data)
    for entry in folder.iterdir():
        if _is_table(entry) and entry.name not in files:
            entry.unlink()


def _is_scenario_or_empty(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    return (folder / SETTINGS_FILE).is_file() or not any(folder.iterdir())


def _is_table(entry: Path) -> bool:
    stem, suffix = entry.stem.lower(), entry.suffix.lower()
    return entry.name.lower() == SETTINGS_FILE or (suffix == ".csv" and stem in TABLE_NAMES)


def _write_file(path: Path, data: bytes) -> None:
    if path.exists() and not _is_scenario_workbook(path):
        raise Refused((Notice("F-TARGET", where=Where(str(path))),))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    try:
        _write_through(Path(draft), data)
        os.chmod(draft, 0o644)
        os.replace(draft, path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _is_scenario_workbook(path: Path) -> bool:
    """Whether the workbook has the sheet of settings."""
    import openpyxl

    if not path.is_file():
        return False
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except Exception:  # whatever openpyxl cannot open is no scenario of ours
        return False
    names = [name.strip().lower() for name in book.sheetnames]
    book.close()
    return SETTINGS_SHEET in names


def _write_through(path: Path, data: bytes) -> None:
    """Write, and wait until the disk has it: a power cut leaves the old file or the new one."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def cannot_write(path: Path, error: OSError) -> Notice:
    """The notice that the disk, or the rights to it, stand in the way."""
    return Notice("F-CANNOT-WRITE", where=Where(str(path)), numbers={"reason": refusal(error)})
