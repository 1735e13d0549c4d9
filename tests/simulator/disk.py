"""A phone's disk that fills up and loses its power at any write.

It keeps the promise of a store and no more: what was acknowledged stays; a write that was not is
there wholly or not at all, and nobody knows which. In some worlds the store is SQLite's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from safepassage.ledger.store import Kept, Named, SealedRecord
from safepassage.notices import Notice, Refused, Severity
from simulator.media import Medium, Memory

Value = TypeVar("Value")


class PowerLost(BaseException):
    """The phone goes dark in the middle of a write: no code of the ledger's runs any more."""


class Disk:
    """A store with the accidents that are ahead of it.

    ``accidents`` maps the number of a write, counted from the next, to what befalls it: ``before``
    and ``after`` lose power before or after it took hold, ``torn 37`` when 37 parts of a hundred
    of it are on the disk, ``full`` refuses it, ``unsure`` refuses it although it took hold, as
    where a server's answer is lost.
    """

    def __init__(self, medium: Medium) -> None:
        self._medium = medium
        self.accidents: dict[int, str] = {}

    def copy(self) -> Any:
        """What is on the disk now."""
        return self._medium.copy()

    def back_to(self, old: Any) -> None:
        """The phone is set up from an old copy."""
        self._medium.back_to(old)

    def append(self, entries: Sequence[Named], merged: str) -> list[Kept]:
        return self._write(lambda: self._medium.store.append(entries, merged))

    def kept(self, after: int = 0) -> Iterator[Kept]:
        return self._medium.store.kept(after)

    def under(self, id: str) -> tuple[Kept, ...]:
        return self._medium.store.under(id)

    def head(self) -> tuple[int, str]:
        return self._medium.store.head()

    def put_aside(self, entries: Sequence[Named], most: int) -> list[Named]:
        return self._write(lambda: self._medium.store.put_aside(entries, most))

    def aside(self) -> list[Named]:
        return self._medium.store.aside()

    def take_from_aside(self, entries: Sequence[Named]) -> None:
        self._write(lambda: self._medium.store.take_from_aside(entries))

    def keep_snapshot(self, position: int, state: bytes) -> None:
        self._write(lambda: self._medium.store.keep_snapshot(position, state))

    def snapshot(self) -> tuple[int, bytes] | None:
        return self._medium.store.snapshot()

    def seal(self, records: Sequence[str]) -> None:
        self._write(lambda: self._medium.store.seal(records))

    def sealed(self, after: int = 0) -> Iterator[SealedRecord]:
        return self._medium.store.sealed(after)

    def destroy_sealed(self) -> int:
        return self._write(self._medium.store.destroy_sealed)

    def problems(self, *, whole: bool = False) -> tuple[Notice, ...]:
        return self._medium.store.problems(whole=whole)

    def close(self) -> None:
        self._medium.store.close()

    def _write(self, write: Callable[[], Value]) -> Value:
        befalls = self.accidents.pop(0, None)
        self.accidents = {number - 1: what for number, what in self.accidents.items()}
        what, _, part = (befalls or "").partition(" ")
        if what == "before" or (what == "torn" and isinstance(self._medium, Memory)):
            self._medium.lose_power()
            raise PowerLost
        if what == "full":
            raise Refused((Notice("J-FULL", Severity.STOP),))
        mark = self._medium.mark()
        done = write()
        if what == "torn":
            self._medium.lose_power(mark, int(part) / 100)
            raise PowerLost
        if what == "after":
            self._medium.lose_power()
            raise PowerLost
        if what == "unsure":
            raise Refused((Notice("J-SERVER", Severity.STOP),))
        return done
