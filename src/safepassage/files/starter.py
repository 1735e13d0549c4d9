"""The small working scenario with which a new one begins."""

from __future__ import annotations

import codecs
from pathlib import Path

from safepassage.files.write import cannot_write, write_files
from safepassage.notices import Notice, Refused, Where

_FOLDER = Path(__file__).parent / "starter_scenario"


def starter(directory: Path) -> None:
    """Write a small scenario with comments in both languages, for a person to change.

    Raises :class:`Refused` where ``directory`` has anything in it, or cannot be written.
    """
    try:
        if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
            raise Refused((Notice("F-NOT-EMPTY", where=Where(str(directory))),))
        write_files(directory, _files())
    except OSError as error:
        raise Refused((cannot_write(directory, error),)) from error


def _files() -> dict[str, bytes]:
    """The starter's files. Tables get the mark without which Excel garbles Arabic."""
    return {
        file.name: (codecs.BOM_UTF8 if file.name.endswith(".csv") else b"") + file.read_bytes()
        for file in sorted(_FOLDER.iterdir())
    }
