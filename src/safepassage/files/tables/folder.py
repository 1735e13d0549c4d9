"""A scenario as a folder: ``scenario.toml`` and a CSV file for each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from safepassage.files.cells.cell import closest, shown
from safepassage.files.refusal import refusal
from safepassage.files.tables.csv_table import read_csv, too_large, write_csv
from safepassage.files.tables.settings_toml import read_settings, write_settings
from safepassage.files.tables.table import MOST_BYTES, Table, Tables
from safepassage.notices import Notice, Where

SETTINGS_FILE = "scenario.toml"
"""The file that makes a folder a scenario."""

_SETTINGS = "scenario"


def read_folder(folder: Path, names: Iterable[str]) -> Tables:
    """The tables in ``folder``; a CSV file that is none of the ``names`` is complained of."""
    files: dict[str, bytes | None] = {}
    notices = []
    name = folder.resolve().name
    try:
        for file in sorted(folder.iterdir()):
            wanted = file.suffix.lower() == ".csv" or file.name.lower() == SETTINGS_FILE
            if file.name.startswith((".", "~")) or not wanted or not file.is_file():
                continue
            if file.stat().st_size > MOST_BYTES:
                files[file.name] = None
                notices.append(too_large(file.name, file.stat().st_size))
                continue
            files[file.name] = file.read_bytes()
    except OSError as error:
        where = Where(name)
        notices.append(Notice("F-CANNOT-READ", where=where, numbers={"reason": refusal(error)}))
        return Tables(name, notices=notices, broken={_SETTINGS, *names})
    tables = tables_of_files(name, files, names)
    tables.notices[:0] = notices
    return tables


def tables_of_files(folder: str, files: Mapping[str, bytes | None], names: Iterable[str]) -> Tables:
    """The tables in files of these contents; None stands for a file that could not be read."""
    tables = Tables(folder)
    known = list(names)
    seen: dict[str, str] = {}
    for file, data in files.items():
        name = Path(file).stem.lower()
        settings = file.lower() == SETTINGS_FILE
        if name not in known or (name == _SETTINGS and not settings):
            suggestion = closest(name, known)
            tables.notices.append(
                Notice(
                    "F-TABLE-UNKNOWN",
                    where=Where(file),
                    numbers={
                        "name": shown(name),
                        "close": "yes" if suggestion else "no",
                        "suggestion": suggestion,
                        "allowed": ", ".join(known),
                    },
                )
            )
            continue
        if name in seen:
            numbers = {"name": name, "other": seen[name]}
            tables.notices.append(Notice("F-TABLE-TWICE", where=Where(file), numbers=numbers))
            continue
        seen[name] = file
        table = None
        if data is not None:
            read = read_settings if settings else read_csv
            table, notices = read(name, file, data)
            tables.notices += notices
        if table is None:
            tables.broken.add(name)
        else:
            tables.by_name[name] = table
    return tables


def files_of_tables(tables: Iterable[Table]) -> dict[str, bytes]:
    """The files of a folder, by name."""
    files = {}
    for table in tables:
        if table.name == _SETTINGS:
            files[SETTINGS_FILE] = write_settings(table)
        else:
            files[f"{table.name}.csv"] = write_csv(table)
    return files
