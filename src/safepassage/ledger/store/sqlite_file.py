"""The file of an SQLite journal: made whole or not at all, looked at before it is opened."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from safepassage.notices import Notice, Refused, Severity, Where

VERSION = 1
"""Of the tables. A later version's journal is refused, not guessed at."""

_MAGIC = b"SQLite format 3\0"
_OURS = b"SPJ1"
_HEADER = 100


def create_file(path: Path) -> None:
    """An empty journal, under its name only once it is whole and safe on the disk.

    Raises:
        Refused: ``J-EXISTS``, and what is there stays; ``J-DISK``, ``J-FULL``.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with refusals(path):
            db = sqlite3.connect(unfinished, isolation_level=None)
            try:
                db.executescript(files(__package__).joinpath("sqlite.sql").read_text("utf-8"))
            finally:
                db.close()
            _flush(unfinished)
            _name(unfinished, path)
            _flush(path.absolute().parent)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                os.unlink(f"{unfinished}{ending}")


def _name(unfinished: Path, path: Path) -> None:
    """Gives the file its name, in one step, unless something has this name."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise refused(path, "J-EXISTS") from None
    except OSError:
        # A file system without second names, as on memory sticks.
        if path.exists():
            raise refused(path, "J-EXISTS") from None
        os.rename(unfinished, path)


def _flush(path: Path) -> None:
    """To the disk: a file's bytes, a folder's names. Systems that cannot open a folder need not."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def look_at(path: Path) -> None:
    """Whether this is a journal, by its first bytes alone, so that nobody else's file is touched.

    Raises:
        Refused: ``J-MISSING``, ``J-NOT-ONE``, ``J-NEWER``, ``J-DISK``.
    """
    with refusals(path):
        if not path.exists():
            raise refused(path, "J-MISSING")
        with path.open("rb") as file:
            header = file.read(_HEADER)
    if header[:16] != _MAGIC or header[68:72] != _OURS:
        raise refused(path, "J-NOT-ONE")
    version = int.from_bytes(header[60:64], "big")
    if version != VERSION:
        raise refused(path, "J-NEWER", version=version, known=VERSION)


def connected(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that writes durably, and waits so many seconds for other writers."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", timeout=patience, isolation_level=None, uri=True
    )
    try:
        # FULL: the log reaches the disk before a commit returns. fullfsync: on macOS too, where the
        # disk otherwise keeps what it was told to write in a memory of its own.
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA fullfsync = ON")
        db.execute("PRAGMA checkpoint_fullfsync = ON")
        # The log goes back to 16 MiB after a long reader or a large snapshot made it grow.
        db.execute("PRAGMA journal_size_limit = 16777216").fetchone()
        db.execute("PRAGMA secure_delete = ON").fetchone()
        # The first look makes the log's file. SQLite flushes the log's name to the disk itself, but
        # goes on where that fails; then the log, with all that was confirmed, could lose its name.
        db.execute("SELECT 1 FROM journal LIMIT 1").fetchone()
        _flush(path.absolute().parent)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Says by a notice what SQLite or the system refuses to do."""
    try:
        yield
    except sqlite3.Error as failure:
        name = getattr(failure, "sqlite_errorname", "SQLITE_CORRUPT")
        kind = "_".join(name.split("_")[:2])
        reason = _REASONS.get(kind, name)
        raise refused(path, _NOTICES.get(kind, "J-DISK"), reason=reason) from failure
    except OSError as failure:
        code = "J-FULL" if failure.errno == errno.ENOSPC else "J-DISK"
        reason = errno.errorcode.get(failure.errno or 0, "EIO")
        raise refused(path, code, reason=reason) from failure


_NOTICES = {
    "SQLITE_FULL": "J-FULL",
    "SQLITE_BUSY": "J-BUSY",
    "SQLITE_CORRUPT": "J-DAMAGED",
    "SQLITE_NOTADB": "J-DAMAGED",
    "SQLITE_ERROR": "J-DAMAGED",
}
"""By the first two words of SQLite's name for the failure."""

_REASONS = {"SQLITE_IOERR": "EIO", "SQLITE_READONLY": "EACCES"}
"""The same as the system's errors, for which there are sentences."""


def refused(path: Path, code: str, **numbers: int | str) -> Refused:
    """The refusal, pointing at the journal."""
    return Refused((Notice(code, Severity.STOP, Where(file=str(path)), numbers),))
