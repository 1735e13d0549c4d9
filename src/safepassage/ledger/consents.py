"""Whether people travel by their own will: consents against boardings, group by group.

People of a group are taken together; people without a group, by the place where they consented and
boarded. Where a number is unknown, nothing can be said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from safepassage.ledger.accounts import place_of
from safepassage.ledger.entries import Alighted, Boarded, Consented, Fact, Withdrew


class Without(NamedTuple):
    """People who travel, or were received at ``place``, more than consented to it."""

    lot: str
    place: str | None
    heads: int
    consented: int


class Lot:
    """Heads of one group: who consented (in all and by destination), who travels or has.

    By place: who ``boarded`` there, who ``came`` there to wait for another vehicle, and who
    withdrew while waiting (``stayed``). ``withdrew`` did so aboard, or after.
    """

    __slots__ = (
        "boarded",
        "came",
        "consented",
        "received",
        "stayed",
        "to",
        "unknown",
        "withdrew",
    )

    def __init__(self) -> None:
        self.consented = 0
        self.withdrew = 0
        self.unknown = 0
        self.boarded: Counter[str] = Counter()
        self.came: Counter[str] = Counter()
        self.stayed: Counter[str] = Counter()
        self.to: Counter[str] = Counter()
        self.received: Counter[str] = Counter()

    @property
    def travelled(self) -> int:
        """How many travel, or have, each counted once and only while they wish to.

        Who came to a place to wait there goes on from there, and from nowhere else: as many of
        those who board in that place have been counted already. Of those who came and did not go
        on, whoever withdrew there travels no more.
        """
        heads = -self.withdrew
        for place in self.boarded.keys() | self.came.keys():
            further = self.boarded[place] - self.came[place]
            heads += further if further > 0 else -min(self.stayed[place], -further)
        return heads

    def boarding(self, place: str, heads: int) -> int:
        """How many would travel if so many more boarded in a place."""
        self.boarded[place] += heads
        travelled = self.travelled
        self.boarded[place] -= heads
        return travelled


class Consents:
    """All lots, by group or ``@place``; ``trips`` are the trips that people of a lot boarded."""

    def __init__(self) -> None:
        self.lots: dict[str, Lot] = {}
        self.trips: dict[str, Counter[tuple[str, int]]] = {}
        self._changed: set[str] = set()
        self._without: dict[str, tuple[Without, ...]] = {}

    def count(self, fact: Fact, sign: int, entries: int = 1) -> None:
        """Counts a fact about consent or travel; ``sign`` -1 takes it back. Others are ignored.

        ``entries`` of one sort may come summed up in one fact.
        """
        if isinstance(fact, Boarded):
            name = fact.group or f"@{fact.place}"
            lot = self._lot(name)
            if fact.heads is None:
                lot.unknown += sign
            else:
                lot.boarded[fact.place] += sign * fact.heads.total
            trips = self.trips.get(name)
            if trips is None:
                trips = self.trips[name] = Counter()
            trips[fact.vehicle, fact.trip] += sign * entries
        elif isinstance(fact, Alighted):
            self._alight(fact, sign)
        elif isinstance(fact, Consented):
            lot = self._lot(fact.group or f"@{fact.place}")
            if fact.heads is None:
                lot.unknown += sign
            else:
                lot.consented += sign * fact.heads.total
                lot.to[fact.destination] += sign * fact.heads.total
        elif isinstance(fact, Withdrew):
            self._withdraw(fact, sign)

    def without(self) -> tuple[Without, ...]:
        """Every lot of which more travel than consented; looks again only at lots that changed."""
        for name in self._changed:
            found = tuple(_without(name, self.lots[name]))
            if found:
                self._without[name] = found
            else:
                self._without.pop(name, None)
        self._changed.clear()
        return tuple(one for _, found in sorted(self._without.items()) for one in found)

    def _lot(self, name: str) -> Lot:
        lot = self.lots.get(name)
        if lot is None:
            lot = self.lots[name] = Lot()
        self._changed.add(name)
        return lot

    def _alight(self, fact: Alighted, sign: int) -> None:
        if not fact.received:
            # They wait to go on, and will board once more.
            lot = self._lot(fact.group or f"@{fact.place}")
            if fact.heads is None:
                lot.unknown += sign
            else:
                lot.came[fact.place] += sign * fact.heads.total
        elif fact.group is not None and fact.heads is not None:
            self._lot(fact.group).received[fact.place] += sign * fact.heads.total

    def _withdraw(self, fact: Withdrew, sign: int) -> None:
        place = place_of(fact.where) if fact.where.startswith("waiting:") else None
        name = fact.group or (None if place is None else f"@{place}")
        if name is None:
            return
        lot = self._lot(name)
        if fact.heads is None:
            lot.unknown += sign
            return
        lot.consented -= sign * fact.heads.total
        if place is None:
            # They had consented when they boarded.
            lot.withdrew += sign * fact.heads.total
        else:
            lot.stayed[place] += sign * fact.heads.total


def _without(name: str, lot: Lot) -> Iterator[Without]:
    if lot.unknown:
        return
    # Below zero where those who withdrew came before those who consented.
    consented = max(0, lot.consented)
    if lot.travelled > consented:
        yield Without(name, None, lot.travelled, consented)
    for place, heads in sorted(lot.received.items()):
        if heads > lot.to[place]:
            yield Without(name, place, heads, lot.to[place])
