"""The journal in PostgreSQL, for many at work at once. The only file that knows psycopg."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, LiteralString

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict

from safepassage.ledger.store.interface import Kept
from safepassage.ledger.store.tables import TableStore, begun_before
from safepassage.notices import Notice, Refused, Severity, Where

VERSION = 1
"""Of the tables."""

USUAL = "safepassage"
"""The schema where the address names none."""

_SCHEMA = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


class PostgresStore(TableStore):
    """A ``Store`` in a schema of a PostgreSQL database.

    A connection that was lost is made anew at the next call; what was going on then is refused.

    Args:
        address: ``postgresql://user@host/database#schema``.
        even_broken: open it although its chain is broken; it can then be read and not written.
        patience: seconds to wait for others who are writing.

    Raises:
        Refused: where it is missing or no journal (``J-MISSING``, ``J-NOT-ONE``, ``J-NEWER``), or
            damaged (``J-DAMAGED``, ``J-CHAIN``); where the server does not answer (``J-SERVER``)
            or does not wait for its disk (``J-UNSAFE``).
    """

    def __init__(self, address: str, *, even_broken: bool = False, patience: float = 30) -> None:
        self._address, self._schema, self._name = _parts(address)
        self._patience = patience
        self._db = self._connected()
        try:
            self._look_at()
            self._opened(even_broken=even_broken)
        except BaseException:
            self._db.close()
            raise

    @classmethod
    def create(cls, address: str) -> PostgresStore:
        """A new journal with nothing in it, in a schema that is not there yet.

        One that was begun and never written to is taken up.

        Raises:
            Refused: ``J-EXISTS`` where it is; ``J-SERVER`` where none can be made.
        """
        begun = begun_before(lambda: cls(address))
        if begun is not None:
            return begun
        store = cls.__new__(cls)
        store._address, store._schema, store._name = _parts(address)
        store._patience = 30
        store._db = store._connected()
        try:
            with store._transaction():
                store._db.execute(f"CREATE SCHEMA {store._schema}".encode())
                store._db.execute(files(__package__).joinpath("postgres.sql").read_bytes())
        finally:
            store.close()
        return cls(address)

    def _connected(self) -> psycopg.Connection:
        """A connection whose commits wait for the disk.

        ``search_path`` holds the schema alone, so that a table of that name elsewhere is not taken
        for ours.
        """
        settings = {"connect_timeout": "10", "application_name": "safepassage", **self._address}
        settings["options"] = (
            f"{settings.get('options', '')} -c search_path={self._schema}"
            f" -c synchronous_commit=on -c lock_timeout={int(self._patience * 1000)}"
            # A journal grows faster than the server's statistics of it: it would read the whole
            # table for what an index finds.
            " -c enable_seqscan=off"
        )
        with self._refusals():
            db = psycopg.connect(**settings, autocommit=True)
        with self._refusals():
            try:
                if _one(db, "SHOW fsync") != "on":
                    raise self._refused("J-UNSAFE", setting="fsync")
            except BaseException:
                db.close()
                raise
        return db

    def _look_at(self) -> None:
        with self._reading() as session:
            [(there, ours)] = session.rows(
                "SELECT to_regnamespace(?) IS NOT NULL, to_regclass('about') IS NOT NULL",
                (self._schema,),
            )
            if not there:
                raise self._refused("J-MISSING")
            if not ours:
                raise self._refused("J-NOT-ONE")
            [(version,)] = session.rows("SELECT max(version) FROM about")
        if version != VERSION:
            raise self._refused("J-NEWER", version=version, known=VERSION)

    def rows(self, sql: LiteralString, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds; nothing for what finds nothing."""
        done = self._db.cursor(binary=True).execute(_theirs(sql), values)
        return done.fetchall() if done.description else []

    def each(self, sql: LiteralString, values: Collection[object]) -> list[tuple[Any, ...]]:
        """What a query finds for all values at once: each way to the server takes its time."""
        return self.rows(sql.replace("= ?", "= ANY(?)"), (list(values),))

    def keep(self, lines: Sequence[Kept]) -> None:
        """Writes lines into the journal, all in one go."""
        with self._db.cursor().copy(
            "COPY journal (position, merged, chain, id, signature, body) FROM STDIN"
        ) as copy:
            for line in lines:
                copy.write_row(line)

    def many(self, sql: LiteralString, rows: Sequence[Sequence[object]]) -> None:
        """The same for every row."""
        self._db.cursor().executemany(_theirs(sql), rows)

    @contextmanager
    def _reading(self) -> Iterator[PostgresStore]:
        if self._db.closed:
            self._db = self._connected()
        with self._refusals():
            yield self

    @contextmanager
    def _transaction(self) -> Iterator[PostgresStore]:
        with self._reading(), self._db.transaction():
            # Those who write to this schema follow one another. The server lets the next one in
            # when the last one's commit is on the disk, and shows it: the chain cannot fork. (If
            # it could, the second line of one position would be refused.)
            self.rows("SELECT pg_advisory_xact_lock(hashtext(?))", (self._schema,))
            yield self

    def _examined(self) -> None:
        """The server finds damaged pages when it reads them, which the chain does anyway."""

    def _overwritten(self) -> None:
        # Only a table written anew gives the old rows' pages back to the file system.
        with self._reading() as session:
            session.rows("VACUUM (FULL) sealed")

    def close(self) -> None:
        """Lets go of the connection."""
        self._db.close()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """Says by a notice what the server refuses to do, or that it is gone."""
        try:
            yield
        except psycopg.Error as failure:
            code = next((code for kind, code in _NOTICES if isinstance(failure, kind)), "J-SERVER")
            reason = " ".join(str(failure).split()) or type(failure).__name__
            raise self._refused(code, reason=reason) from failure

    def _refused(self, code: str, **numbers: int | str) -> Refused:
        return Refused((Notice(code, Severity.STOP, Where(file=self._name), numbers),))


_NOTICES: tuple[tuple[type[Exception], str], ...] = (
    (errors.DuplicateSchema, "J-EXISTS"),
    (errors.LockNotAvailable, "J-BUSY"),
    (errors.DiskFull, "J-FULL"),
    (errors.DataCorrupted, "J-DAMAGED"),
    (errors.IndexCorrupted, "J-DAMAGED"),
    (errors.UndefinedTable, "J-DAMAGED"),
)


def _parts(address: str) -> tuple[dict[str, Any], str, str]:
    """What psycopg needs, the schema, and the address as it may be shown: without a password."""
    server, _, schema = address.partition("#")
    schema = schema or USUAL
    if not _SCHEMA.fullmatch(schema):
        raise Refused((Notice("J-ADDRESS", numbers={"name": schema}),))
    try:
        parts = conninfo_to_dict(server)
    except psycopg.Error as failure:
        reason = " ".join(str(failure).split())
        raise Refused((Notice("J-SERVER", numbers={"reason": reason}),)) from None
    host, database = parts.get("host", "localhost"), parts.get("dbname", "")
    return dict(parts), schema, f"postgresql://{host}/{database}#{schema}"


def _theirs(sql: LiteralString) -> LiteralString:
    """Values stand at ``%s`` where SQLite has ``?``."""
    return sql.replace("?", "%s")


def _one(db: psycopg.Connection, sql: LiteralString) -> object:
    row = db.execute(sql).fetchone()
    return row[0] if row else None
