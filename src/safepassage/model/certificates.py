"""Certificates: what a bound leaves behind so that somebody else can check it again.

A certificate claims a ``value`` for one figure and says by which argument; all else the checker
takes from the scenario. See ``docs/checker.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

PER_SECOND = 1_000_000
"""Prices and multipliers of certificates are whole millionths."""


@dataclass(frozen=True, slots=True)
class ArrivalCertificate:
    """How soon each party could be received if it were alone: nothing need be stored."""

    value: int


@dataclass(frozen=True, slots=True)
class RoomCertificate:
    """More people accept nothing but these ``places`` than they have room for."""

    value: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanesCertificate:
    """The lanes of a crossing are not open long enough for all who must leave ``from_zone`` there.

    ``tails`` are pairs (seconds before the end, multiplier): the lane seconds open until so long
    before the end, each counted so many millionths. ``prices`` are triples (group, kind, lane
    seconds in millionths): what each party is worth of them, so that nobody can carry parties
    through for less than they are worth. Only parties ready at ``since`` or later are counted.
    """

    value: int
    crossing: str
    from_zone: str
    since: int
    tails: tuple[tuple[int, int], ...]
    prices: tuple[tuple[str, str, int], ...]


Priced = tuple[tuple[int, int], ...]
"""A price that changes: from which step of time on (the first is 0) it is how much."""


@dataclass(frozen=True, slots=True)
class RunsCertificate:
    """All runs of all vehicles together earn less than bringing everybody out is worth.

    Prices are whole numbers of one unit, which is nobody's business; time goes by steps of
    ``step`` seconds. ``people`` are (group, kind, place, price): what such a party, or each head of
    it where it needs seats only, is worth where it waits, and so for all parties with the same
    needs, destinations, handover points and limit aboard who are T1 patients or are not, like
    those. The price never falls. ``lanes`` are (crossing, zone come out of, price of a second);
    where lanes are shared, of one zone for both. ``bays`` are (place, price of a second), ``rooms``
    (place, ``heads`` or a need, price of a head). ``fullness`` says for the vehicles like each of
    those named what part of a vehicle people with needs (seat, wheelchair, stretcher) take up.
    """

    value: int
    step: int
    people: tuple[tuple[str, str, str, Priced], ...]
    lanes: tuple[tuple[str, str, Priced], ...]
    bays: tuple[tuple[str, Priced], ...]
    rooms: tuple[tuple[str, str, int], ...]
    fullness: tuple[tuple[str, tuple[tuple[int, int, int, int], ...]], ...]


Certificate = ArrivalCertificate | RoomCertificate | LanesCertificate | RunsCertificate
"""By its kind the argument is known; a bound without one has no checked proof."""
