"""A phone's disk that fills up and loses its power at any write.

It keeps the promise of a store and no more: what was acknowledged stays; a write that was not is
there wholly or not at all, and nobody knows which.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from safepassage.ledger.store import Kept, MemoryStore, Named, SealedRecord
from safepassage.notices import Notice, Refused, Severity

Value = TypeVar("Value")


class PowerLost(BaseException):
    """The phone goes dark in the middle of a write: no code of the ledger's runs any more."""


class Disk:
    """A store in memory with the accidents that are ahead of it.

    ``accidents`` maps the number of a write, counted from the next, to what befalls it: ``before``
    and ``after`` lose power before or after it took hold, ``full`` refuses it, ``unsure`` refuses
    it although it took hold, as where a server's answer is lost.
    """

    def __init__(self) -> None:
        self._store = MemoryStore()
        self.accidents: dict[int, str] = {}
        self._old: MemoryStore | None = None

    def copy(self) -> MemoryStore:
        """What is on the disk now."""
        return copy.deepcopy(self._store)

    def back_to(self, old: MemoryStore) -> None:
        """The phone is set up from an old copy."""
        self._store = old

    def append(self, entries: Sequence[Named], merged: str) -> list[Kept]:
        return self._write(lambda: self._store.append(entries, merged))

    def kept(self, after: int = 0) -> Iterator[Kept]:
        return self._store.kept(after)

    def under(self, id: str) -> tuple[Kept, ...]:
        return self._store.under(id)

    def head(self) -> tuple[int, str]:
        return self._store.head()

    def put_aside(self, entries: Sequence[Named], most: int) -> list[Named]:
        return self._write(lambda: self._store.put_aside(entries, most))

    def aside(self) -> list[Named]:
        return self._store.aside()

    def take_from_aside(self, entries: Sequence[Named]) -> None:
        self._write(lambda: self._store.take_from_aside(entries))

    def keep_snapshot(self, position: int, state: bytes) -> None:
        self._write(lambda: self._store.keep_snapshot(position, state))

    def snapshot(self) -> tuple[int, bytes] | None:
        return self._store.snapshot()

    def seal(self, records: Sequence[str]) -> None:
        self._write(lambda: self._store.seal(records))

    def sealed(self, after: int = 0) -> Iterator[SealedRecord]:
        return self._store.sealed(after)

    def destroy_sealed(self) -> int:
        return self._write(self._store.destroy_sealed)

    def problems(self, *, whole: bool = False) -> tuple[Notice, ...]:
        return self._store.problems(whole=whole)

    def close(self) -> None:
        self._store.close()

    def _write(self, write: Callable[[], Value]) -> Value:
        befalls = self.accidents.pop(0, None)
        self.accidents = {number - 1: what for number, what in self.accidents.items()}
        if befalls == "before":
            raise PowerLost
        if befalls == "full":
            raise Refused((Notice("J-FULL", Severity.STOP),))
        done = write()
        if befalls == "after":
            raise PowerLost
        if befalls == "unsure":
            raise Refused((Notice("J-SERVER", Severity.STOP),))
        return done
