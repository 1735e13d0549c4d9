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


Certificate = ArrivalCertificate | RoomCertificate | LanesCertificate
"""By its kind the argument is known; a bound without one has no checked proof."""
