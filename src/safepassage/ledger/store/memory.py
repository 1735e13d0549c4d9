"""A journal in memory, for tests and simulation. It promises all but to outlive its process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safepassage.ledger.store.chain import NO_CHAIN, TAIL, broken, lines
from safepassage.ledger.store.interface import Kept, Named, SealedRecord
from safepassage.notices import Notice


class MemoryStore:
    """A ``Store`` that keeps everything in lists."""

    def __init__(self) -> None:
        self._lines: list[Kept] = []
        self._under: dict[str, list[Kept]] = {}
        self._aside: dict[Named, None] = {}
        self._snapshot: tuple[int, bytes] | None = None
        self._sealed: dict[str, int] = {}
        self._sealed_ever = 0

    def append(self, entries: Sequence[Named], merged: str) -> list[Kept]:
        known = {line.named for id, _ in entries for line in self._under.get(id, ())}
        new = lines(self.head(), entries, known, merged)
        self._lines += new
        for line in new:
            self._under.setdefault(line.id, []).append(line)
        return new

    def kept(self, after: int = 0) -> Iterator[Kept]:
        return iter(self._lines[after:])

    def under(self, id: str) -> tuple[Kept, ...]:
        return tuple(self._under.get(id, ()))

    def head(self) -> tuple[int, str]:
        return self._lines[-1][0:3:2] if self._lines else (0, NO_CHAIN)

    def put_aside(self, entries: Sequence[Named], most: int) -> list[Named]:
        without_room = []
        for entry in entries:
            if entry in self._aside or len(self._aside) < most:
                self._aside[entry] = None
            else:
                without_room.append(entry)
        return without_room

    def aside(self) -> list[Named]:
        return list(self._aside)

    def take_from_aside(self, entries: Sequence[Named]) -> None:
        for entry in entries:
            self._aside.pop(entry, None)

    def keep_snapshot(self, position: int, state: bytes) -> None:
        newest = self._snapshot[0] if self._snapshot else 0
        if newest <= position <= len(self._lines):
            self._snapshot = position, state

    def snapshot(self) -> tuple[int, bytes] | None:
        return self._snapshot

    def seal(self, records: Sequence[str]) -> None:
        for record in records:
            if record not in self._sealed:
                self._sealed_ever += 1
                self._sealed[record] = self._sealed_ever

    def sealed(self, after: int = 0) -> Iterator[SealedRecord]:
        records = (SealedRecord(number, record) for record, number in self._sealed.items())
        return iter([record for record in records if record.number > after])

    def destroy_sealed(self) -> int:
        count = len(self._sealed)
        self._sealed.clear()
        return count

    def problems(self, *, whole: bool = False) -> tuple[Notice, ...]:
        first = 0 if whole else max(0, len(self._lines) - TAIL)
        head = self._lines[first - 1][0:3:2] if first else (0, NO_CHAIN)
        return broken(head, self._lines[first:], "")

    def close(self) -> None:
        """Nothing to let go of."""
