"""Files that belong together appear together, complete, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def all_or_nothing(directory: Path) -> Iterator[Path]:
    """A draft folder whose files move into ``directory`` when the block ends well.

    ``directory`` is made where it is missing. Files of the same names are replaced, others stay.
    When the block raises, or the disk fills up, nothing of the draft remains and ``directory`` is
    what it was. Raises ``OSError`` where the folder cannot be made or written.
    """
    made = _make(directory)
    try:
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=directory))
        try:
            yield draft
            for file in sorted(draft.iterdir()):
                _to_disk(file)
            for file in sorted(draft.iterdir()):
                os.replace(file, directory / file.name)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except BaseException:
        for folder in reversed(made):
            _remove_if_empty(folder)
        raise


def can_be_written(directory: Path) -> None:
    """Raises the ``OSError`` that writing into ``directory`` would meet, and leaves no trace."""
    made = _make(directory)
    try:
        with tempfile.TemporaryFile(dir=directory):
            pass
    finally:
        for folder in reversed(made):
            _remove_if_empty(folder)


def _make(directory: Path) -> list[Path]:
    """Makes ``directory`` with its parents; what was missing, the outermost first."""
    missing = []
    folder = directory
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    missing.reverse()
    directory.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _to_disk(file: Path) -> None:
    with file.open("rb") as written:
        os.fsync(written.fileno())
