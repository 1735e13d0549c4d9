"""Whether people travel by their own will: consents against boardings, group by group.

People of a group are taken together; people without a group, by the place where they consented and
boarded. Where a number is unknown, nothing can be said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from safepassage.ledger.accounts import place_of
from safepassage.ledger.entries import Alighted, Boarded, Consented, Movement, Withdrew


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
        self.boarded: dict[str, int] = defaultdict(int)
        self.came: dict[str, int] = defaultdict(int)
        self.stayed: dict[str, int] = defaultdict(int)
        self.to: dict[str, int] = defaultdict(int)
        self.received: dict[str, int] = defaultdict(int)

    @property
    def travelled(self) -> int:
        """How many travel, or have, each counted once and only while they wish to.

        Who came to a place to wait there goes on from there, and from nowhere else: as many of
        those who board in that place have been counted already. Of those who came and did not go
        on, whoever withdrew there travels no more.
        """
        heads = -self.withdrew
        for place in self.boarded.keys() | self.came.keys():
            further = self.boarded.get(place, 0) - self.came.get(place, 0)
            heads += further if further > 0 else -min(self.stayed.get(place, 0), -further)
        return heads

    def boarding(self, place: str, heads: int) -> int:
        """How many would travel if so many more boarded in a place."""
        self.boarded[place] += heads
        travelled = self.travelled
        self.boarded[place] -= heads
        return travelled


class Consents:
    """All lots, by group or ``@place``."""

    def __init__(self) -> None:
        self.lots: dict[str, Lot] = {}
        self._changed: set[str] = set()
        self._without: dict[str, tuple[Without, ...]] = {}

    def count(self, fact: Consented, sign: int) -> None:
        """Counts a consent; ``sign`` -1 takes it back."""
        lot = self._lot(fact.group or f"@{fact.place}")
        if fact.heads is None:
            lot.unknown += sign
        else:
            heads = sign * fact.heads.total
            lot.consented += heads
            lot.to[fact.destination] += heads

    def travel(self, like: Movement | None, heads: int, unknown: int) -> None:
        """Takes up what movements like one add up to since: heads, and entries without a number.

        Movements that say nothing of consent are ignored.
        """
        if isinstance(like, Boarded):
            lot = self._lot(lot_of(like))
            lot.boarded[like.place] += heads
            lot.unknown += unknown
        elif isinstance(like, Alighted):
            self._alight(like, heads, unknown)
        elif isinstance(like, Withdrew):
            self._withdraw(like, heads, unknown)

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

    def _alight(self, like: Alighted, heads: int, unknown: int) -> None:
        if not like.received:
            # They wait to go on, and will board once more.
            lot = self._lot(like.group or f"@{like.place}")
            lot.came[like.place] += heads
            lot.unknown += unknown
        elif like.group is not None:
            self._lot(like.group).received[like.place] += heads

    def _withdraw(self, like: Withdrew, heads: int, unknown: int) -> None:
        place = place_of(like.where) if like.where.startswith("waiting:") else None
        name = like.group or (None if place is None else f"@{place}")
        if name is None:
            return
        lot = self._lot(name)
        lot.unknown += unknown
        lot.consented -= heads
        if place is None:
            # They had consented when they boarded.
            lot.withdrew += heads
        else:
            lot.stayed[place] += heads


def lot_of(boarded: Boarded) -> str:
    """The lot of those who board."""
    return boarded.group or f"@{boarded.place}"


def _without(name: str, lot: Lot) -> Iterator[Without]:
    if lot.unknown:
        return
    # Below zero where those who withdrew came before those who consented.
    consented = max(0, lot.consented)
    if lot.travelled > consented:
        yield Without(name, None, lot.travelled, consented)
    for place, heads in sorted(lot.received.items()):
        if heads > lot.to.get(place, 0):
            yield Without(name, place, heads, lot.to.get(place, 0))
