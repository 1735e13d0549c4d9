"""A new scenario folder with notes beside its rows, as comments, and pages beside its tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from safepassage.files.disassemble import disassemble
from safepassage.files.tables.folder import SETTINGS_FILE, files_of_tables
from safepassage.files.write import cannot_write, write_files
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Where


def write_noted(
    scenario: Scenario,
    folder: Path,
    notes: Mapping[tuple[str, str], Sequence[str]],
    pages: Mapping[str, str],
) -> None:
    """Write the scenario with ``notes`` before the rows that they are about, by table and first
    cell (of settings: by key or section), and ``pages`` as files of these names.

    Raises :class:`Refused` where the folder has anything in it, or cannot be written: a person may
    have answered questions in it.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused((Notice("F-NOT-EMPTY", where=Where(str(folder))),))
        files = files_of_tables(disassemble(scenario))
        for (table, row), lines in notes.items():
            name = SETTINGS_FILE if table == "scenario" else f"{table}.csv"
            add = _in_settings if table == "scenario" else _in_table
            if name in files:
                files[name] = add(files[name], row, lines)
        files |= {name: text.encode() for name, text in pages.items()}
        write_files(folder, files)
    except OSError as error:
        raise Refused((cannot_write(folder, error),)) from error


def _in_settings(data: bytes, key: str, notes: Sequence[str]) -> bytes:
    lines = data.decode().split("\n")
    at = next(
        (n for n, line in enumerate(lines) if line.split("=")[0].strip() in (key, f"[{key}]")), 0
    )
    return "\n".join([*lines[:at], *(f"# {note}" for note in notes), *lines[at:]]).encode()


def _in_table(data: bytes, row: str, notes: Sequence[str]) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    at = next((number for number, cells in enumerate(rows[1:], 1) if cells[:1] == [row]), 1)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([*rows[:at], *([f"# {note}"] for note in notes), *rows[at:]])
    return out.getvalue().encode("utf-8-sig")
