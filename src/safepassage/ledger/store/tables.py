"""A journal in the tables of a database: what is the same in SQLite and in PostgreSQL."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from typing import Any, LiteralString, Protocol, TypeVar

from safepassage.ledger.store.chain import NO_CHAIN, TAIL, broken, checked, lines
from safepassage.ledger.store.interface import Kept, Named, SealedRecord
from safepassage.ledger.wire import Signed
from safepassage.notices import Notice, Refused

AT_ONCE = 5_000
"""Lines that are fetched at a time. No reader holds on to one moment of the journal for long, which
would keep the database from clearing up behind it; what is appended only needs no such moment.
"""

_line = partial(tuple.__new__, Kept)
_record = partial(tuple.__new__, SealedRecord)


class Session(Protocol):
    """What both databases understand. ``?`` stands for a value."""

    def rows(self, sql: LiteralString, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds."""

    def each(self, sql: LiteralString, values: Collection[object]) -> list[tuple[Any, ...]]:
        """What a query with one ``= ?`` finds for any of these values."""

    def keep(self, lines: Sequence[Kept]) -> None:
        """Writes lines into the journal."""

    def many(self, sql: LiteralString, rows: Sequence[Sequence[object]]) -> None:
        """The same for every row."""


class TableStore(ABC):
    """A ``Store`` in tables. What a database does in its own way stands in its own class."""

    _name: str
    """Where it is, for notices."""
    _broken: tuple[Notice, ...] = ()
    """Why nothing may be written."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Session]:
        """For queries, each of which sees one moment of the database."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[Session]:
        """One transaction, alone in changing the journal, durable at its end or without a trace."""

    @abstractmethod
    def _examined(self) -> None:
        """Refused where the database itself finds that it is damaged."""

    @abstractmethod
    def _overwritten(self) -> None:
        """Clears, as far as the database can, what deleted rows leave behind on the disk."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of files and connections."""

    def _opened(self, *, even_broken: bool) -> None:
        self._broken = self.problems()
        if self._broken and not even_broken:
            raise Refused(self._broken)

    def _writing(self) -> AbstractContextManager[Session]:
        if self._broken:
            raise Refused(self._broken)
        return self._transaction()

    def is_empty(self) -> bool:
        """Whether nothing was ever kept here."""
        return self.head()[0] == 0 and not self.aside() and not list(self.sealed())

    def append(self, entries: Sequence[Named], merged: str) -> list[Kept]:
        if not entries:
            return []
        with self._writing() as session:
            known = {line.named for line in _under(session, {id for id, _ in entries})}
            new = lines(_head(session), entries, known, merged)
            session.keep(new)
        return new

    def kept(self, after: int = 0) -> Iterator[Kept]:
        return self._kept(after, self.head()[0])

    def _kept(self, after: int, last: int) -> Iterator[Kept]:
        while after < last:
            with self._reading() as session:
                some = session.rows(
                    "SELECT position, merged, chain, id, signature, body FROM journal"
                    " WHERE position > ? AND position <= ? ORDER BY position LIMIT ?",
                    (after, last, AT_ONCE),
                )
            yield from map(_line, some)
            after = some[-1][0]

    def under(self, id: str) -> tuple[Kept, ...]:
        with self._reading() as session:
            return tuple(_under(session, {id}))

    def head(self) -> tuple[int, str]:
        with self._reading() as session:
            return _head(session)

    def put_aside(self, entries: Sequence[Named], most: int) -> list[Named]:
        with self._writing() as session:
            there = set(_aside(session))
            new = dict.fromkeys(entry for entry in entries if entry not in there)
            room = max(0, most - len(there))
            session.many(
                "INSERT INTO aside (id, signature, body) VALUES (?, ?, ?)",
                [(id, *signed) for id, signed in list(new)[:room]],
            )
        without_room = set(list(new)[room:])
        return [entry for entry in entries if entry in without_room]

    def aside(self) -> list[Named]:
        with self._reading() as session:
            return _aside(session)

    def take_from_aside(self, entries: Sequence[Named]) -> None:
        with self._writing() as session:
            session.many(
                "DELETE FROM aside WHERE id = ? AND signature = ? AND body = ?",
                [(id, *signed) for id, signed in entries],
            )

    def keep_snapshot(self, position: int, state: bytes) -> None:
        with self._writing() as session:
            chain = _chain_at(session, position)
            kept = session.rows("SELECT position FROM snapshot")
            if chain is None or (kept and kept[0][0] > position):
                return
            session.rows("DELETE FROM snapshot")
            session.rows(
                "INSERT INTO snapshot (one, position, chain, checked, state)"
                " VALUES (1, ?, ?, ?, ?)",
                (position, chain, checked(state), state),
            )

    def snapshot(self) -> tuple[int, bytes] | None:
        with self._reading() as session:
            for position, chain, check, state in session.rows(
                "SELECT position, chain, checked, state FROM snapshot"
            ):
                if _chain_at(session, position) == chain and checked(state) == check:
                    return position, state
        return None

    def seal(self, records: Sequence[str]) -> None:
        with self._writing() as session:
            session.many(
                "INSERT INTO sealed (record) VALUES (?) ON CONFLICT DO NOTHING",
                [(record,) for record in records],
            )

    def sealed(self, after: int = 0) -> Iterator[SealedRecord]:
        while True:
            with self._reading() as session:
                some = session.rows(
                    "SELECT number, record FROM sealed WHERE number > ? ORDER BY number LIMIT ?",
                    (after, AT_ONCE),
                )
            if not some:
                return
            yield from map(_record, some)
            after = some[-1][0]

    def destroy_sealed(self) -> int:
        with self._writing() as session:
            [(count,)] = session.rows("SELECT count(*) FROM sealed")
            session.rows("DELETE FROM sealed")
        self._overwritten()
        return int(count)

    def problems(self, *, whole: bool = False) -> tuple[Notice, ...]:
        try:
            if whole:
                self._examined()
            last = self.head()[0]
            first = 0 if whole else max(0, last - TAIL)
            with self._reading() as session:
                # A line that is missing just before the tail shows at the first line after it.
                chain = _chain_at(session, first) or NO_CHAIN
            return broken((first, chain), self._kept(first, last), self._name)
        except Refused as damaged:
            return damaged.notices


S = TypeVar("S", bound=TableStore)


def begun_before(opened: Callable[[], S]) -> S | None:
    """A journal that was begun where one is to be, and never written to: then the power went.

    None where nothing is there, or something else.
    """
    with suppress(Refused):
        store = opened()
        if store.is_empty():
            return store
        store.close()
    return None


def _head(session: Session) -> tuple[int, str]:
    for position, chain in session.rows(
        "SELECT position, chain FROM journal ORDER BY position DESC LIMIT 1"
    ):
        return position, chain
    return 0, NO_CHAIN


def _under(session: Session, ids: Collection[str]) -> Iterator[Kept]:
    rows = session.each(
        "SELECT position, merged, chain, id, signature, body FROM journal"
        " WHERE id = ? ORDER BY position",
        ids,
    )
    return map(_line, rows)


def _aside(session: Session) -> list[Named]:
    rows = session.rows("SELECT id, signature, body FROM aside ORDER BY number")
    return [(id, Signed(signature, body)) for id, signature, body in rows]


def _chain_at(session: Session, position: int) -> str | None:
    """The chain of a line; None where there is no such line."""
    if position == 0:
        return NO_CHAIN
    for (chain,) in session.rows("SELECT chain FROM journal WHERE position = ?", (position,)):
        return str(chain)
    return None
