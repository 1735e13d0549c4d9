"""Flows: heads that went from one account to another, alike in all but who and how many.

Postings come in crowds (a bus full of families), so they are summed here first.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from safepassage.ledger.entries import FACTS, Alighted, HandedOver, Heads, Movement

ByNeed = tuple[int, int, int]
"""Heads: seat, wheelchair, stretcher."""

Key = tuple[object, ...]
"""What the movements of a flow have in common: the fields of :data:`FIELDS`, in their order."""

_OF_ONE_ENTRY = ("heads", "parties", "people", "empty")
"""The fields of a movement that are each entry's own."""

MOVEMENTS: tuple[type[Movement], ...] = tuple(kind for kind in FACTS if issubclass(kind, Movement))
"""Every kind of movement, always in the same order."""

FIELDS: dict[type[Movement], tuple[str, ...]] = {
    kind: tuple(name for name in kind.__struct_fields__ if name not in _OF_ONE_ENTRY)
    for kind in MOVEMENTS
}
"""What movements of each kind have in common that are summed together."""

KEYS: dict[type[Movement], Callable[[Movement], Key]] = {
    kind: attrgetter(*names) for kind, names in FIELDS.items()
}

ASKS: dict[type[Movement], str] = {Alighted: "empty", HandedOver: "receiver"}
"""The fields which, where they say anything, say more than who moved: a fold's ``note`` is told."""

Posting = tuple[int, int, int]
"""The entry (a number), seconds since 1970, heads."""


class Change(NamedTuple):
    """By how much a flow has grown, or shrunk where entries were taken back.

    ``more`` are its new postings, ``gone`` those that had been settled and were struck out.
    """

    flow: Flow
    seat: int
    wheelchair: int
    stretcher: int
    unknown: int
    more: list[int]
    gone: tuple[Posting, ...]


class Flow:
    """Heads that went from one account to another, of one sort.

    ``postings`` holds three numbers for each entry: the entry (a number that whoever keeps the
    entries understands), seconds since 1970, and heads; ``more`` holds those that have come since
    the flow was settled. ``fact`` is one of the movements, for what all of them say; None where an
    officer's resolution moved heads. ``latest`` is when anything last went. Sums, but for
    ``parties``, are as of the last settling.
    """

    __slots__ = (
        "fact",
        "gone",
        "into",
        "latest",
        "more",
        "others",
        "out_of",
        "parties",
        "postings",
        "seat",
        "stretcher",
        "unknown",
        "wheelchair",
    )

    def __init__(self, out_of: str, into: str, fact: Movement | None) -> None:
        self.out_of = out_of
        self.into = into
        self.fact = fact
        self.postings = array("q")
        self.more: list[int] = []
        self.parties = self.seat = self.wheelchair = self.stretcher = self.unknown = 0
        self.latest = 0
        self.others: list[int] | None = None
        self.gone: list[Posting] | None = None

    @property
    def entries(self) -> int:
        """How many entries it is the sum of, as of the last settling."""
        return len(self.postings) // 3

    def note(self, heads: Heads | None, sign: int) -> int:
        """Notes what takes up no seat, or is unknown; how many heads there are in all."""
        others = self.others
        if others is None:
            others = self.others = [0, 0, 0]
        if heads is None:
            others[2] += sign
            return 0
        others[0] += heads.wheelchair * sign
        others[1] += heads.stretcher * sign
        return heads.total

    def take_back(self, heads: Heads | None, parties: int | None, time: int, ref: int) -> None:
        """Takes back that heads went; it is struck out when the flow is settled."""
        if self.gone is None:
            self.gone = []
        self.gone.append((ref, time, self.note(heads, -1)))
        self.parties -= parties or 0

    def settle(self) -> Change:
        """What has been added since the last time."""
        more, self.more = self.more, []
        gone = () if self.gone is None else self._strike(self.gone, more)
        if len(more) == 3:
            _, latest, seat = more
        else:
            seat, latest = sum(more[2::3]), max(more[1::3], default=0)
        self.postings.fromlist(more)
        if latest > self.latest:
            self.latest = latest
        if self.others is None:
            self.seat += seat
            return Change(self, seat, 0, 0, 0, more, gone)
        wheelchair, stretcher, unknown = self.others
        self.others = None
        seat -= sum(heads for _, _, heads in gone) + wheelchair + stretcher
        self.seat += seat
        self.wheelchair += wheelchair
        self.stretcher += stretcher
        self.unknown += unknown
        return Change(self, seat, wheelchair, stretcher, unknown, more, gone)

    def _strike(self, struck: list[Posting], more: list[int]) -> tuple[Posting, ...]:
        """Strikes out what was taken back, and says which of it had been settled before."""
        self.gone = None
        left = Counter(struck)
        gone = _struck(self.postings, left)
        _struck(more, left)
        if gone:
            self.latest = max(self.postings[1::3], default=0)
        return gone


def _struck(postings: array[int] | list[int], left: Counter[Posting]) -> tuple[Posting, ...]:
    """Takes out of postings what is left to be struck out."""
    refs = {ref for ref, _, _ in left}
    found = []
    for place in [at for at, ref in enumerate(postings[::3]) if ref in refs]:
        ref, time, heads = postings[place * 3 : place * 3 + 3]
        if left[ref, time, heads]:
            left[ref, time, heads] -= 1
            found.append((place, (ref, time, heads)))
    for place, _ in reversed(found):
        del postings[place * 3 : place * 3 + 3]
    return tuple(posting for _, posting in found)
