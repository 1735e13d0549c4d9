"""The journal as one SQLite file, for a laptop with a few programs at work at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

from safepassage.ledger.store.interface import Kept
from safepassage.ledger.store.sqlite_file import connected, create_file, look_at, refusals
from safepassage.ledger.store.tables import TableStore, begun_before


class SqliteStore(TableStore):
    """A ``Store`` in an SQLite file.

    Args:
        path: the file.
        even_broken: open it although its chain is broken; it can then be read and not written.
        patience: seconds to wait for another program that is writing.

    Raises:
        Refused: where the file is missing or no journal (``J-MISSING``, ``J-NOT-ONE``,
            ``J-NEWER``), or damaged (``J-DAMAGED``, ``J-CHAIN``).
    """

    def __init__(self, path: Path, *, even_broken: bool = False, patience: float = 30) -> None:
        look_at(path)
        self._path = path
        self._name = str(path)
        with refusals(path):
            self._db = connected(path, patience)
        try:
            self._opened(even_broken=even_broken)
        except BaseException:
            self._db.close()
            raise

    @classmethod
    def create(cls, path: Path) -> SqliteStore:
        """A new journal with nothing in it; one that was begun and never written to is taken up.

        Raises:
            Refused: ``J-EXISTS`` where something is there, ``J-DISK`` where nothing can be.
        """
        begun = begun_before(lambda: cls(path))
        if begun is None:
            create_file(path)
        return begun or cls(path)

    def rows(self, sql: LiteralString, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds."""
        return self._db.execute(sql, values).fetchall()

    def each(self, sql: LiteralString, values: Collection[object]) -> list[tuple[Any, ...]]:
        """What a query finds for one value after the other."""
        return [row for value in values for row in self.rows(sql, (value,))]

    def keep(self, lines: Sequence[Kept]) -> None:
        """Writes lines into the journal."""
        self.many(
            "INSERT INTO journal (position, merged, chain, id, signature, body)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            lines,
        )

    def many(self, sql: LiteralString, rows: Sequence[Sequence[object]]) -> None:
        """The same for every row."""
        self._db.executemany(sql, rows)

    @contextmanager
    def _reading(self) -> Iterator[SqliteStore]:
        with refusals(self._path):
            yield self

    @contextmanager
    def _transaction(self) -> Iterator[SqliteStore]:
        with refusals(self._path):
            # As a writer from the start: what it reads is still so when it writes.
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self._db.execute("COMMIT")
            except BaseException:
                # Some failures (a full disk) have already undone the transaction.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _examined(self) -> None:
        with refusals(self._path):
            [(verdict,)] = self.rows("PRAGMA integrity_check(1)")
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)

    def _overwritten(self) -> None:
        # Deleted rows are zeros in the file (secure_delete) once the log is written back to it; the
        # log, in which they still stand, is then cut to nothing.
        with refusals(self._path):
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Lets go of the file; the last to do so leaves it alone in its folder, without a log."""
        self._db.close()
