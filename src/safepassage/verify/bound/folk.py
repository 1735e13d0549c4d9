"""Who counts in a proof by runs, and what it is worth to bring everybody out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from safepassage.model import Needs, Priority, Scenario
from safepassage.verify.bound.arrivals import Arrivals, Lot, lots

SEAT = Needs(seat=1)

Steady = tuple[tuple[int, int], ...]
"""A price that never falls: from which step of time on, the first 0, it is how much."""


@dataclass(frozen=True, slots=True)
class Folk:
    """People who may be carried in each other's stead: parties, or heads where all need seats.

    A family that needs seats only is counted as if it could be split, which makes more possible.
    ``first``: T1 patients.
    """

    needs: Needs
    accepts: frozenset[str]
    handovers: frozenset[str]
    max_aboard: int | None
    first: bool


def folk_of(scenario: Scenario, group: str, kind: str) -> tuple[Folk, int]:
    """Whom such a party belongs to, and for how many of them it counts."""
    of, needs = scenario.groups[group], scenario.kinds[kind].needs
    seats = needs.heads == needs.seat
    folk = Folk(
        SEAT if seats else needs,
        frozenset(of.accepts),
        frozenset(of.handovers),
        None if of.max_aboard is None else int(of.max_aboard),
        of.priority is Priority.T1,
    )
    return folk, needs.heads if seats else 1


def counted_lots(scenario: Scenario, counted: frozenset[Priority]) -> list[Lot]:
    """All lots of these priorities in which there is anybody."""
    return [
        lot for lot in lots(scenario) if lot.priority in counted and lot.count and lot.needs.heads
    ]


def worth_of_all(
    scenario: Scenario,
    arrivals: Arrivals,
    those: list[Lot],
    prices: Mapping[tuple[Folk, str], Steady],
    left_behind: Mapping[Priority, int],
    length: int,
) -> int:
    """What those are worth where they stand when they are ready, but for who may stay behind.

    Whoever cannot be received by the horizon is left behind for certain; of the others as many
    heads of each priority as are left, those who are worth most for their heads.
    """
    late = int(scenario.horizon) + 1
    spare = dict(left_behind)
    pieces: list[tuple[int, int, Lot]] = []
    total = 0
    for lot in those:
        gone = arrivals.not_before(lot, late)
        spare[lot.priority] = spare.get(lot.priority, 0) - gone * lot.needs.heads
        folk, units = folk_of(scenario, lot.group.id, lot.kind)
        steady = prices.get((folk, lot.place), ((0, 0),))
        for price, many in _by_price(lot, lot.count - gone, steady, length):
            total += price * units * many
            pieces.append((price * units, many, lot))
    for price, many, lot in sorted(
        pieces, key=lambda piece: -Fraction(piece[0], piece[2].needs.heads)
    ):
        away = min(many * lot.needs.heads, max(0, spare.get(lot.priority, 0)))
        if price > 0 and away:
            spare[lot.priority] -= away
            # A part of a party costs its part, rounded up: that favours the plan.
            total -= -(-away * price // lot.needs.heads)
    return total


def _by_price(lot: Lot, count: int, steady: Steady, length: int) -> Iterator[tuple[int, int]]:
    """The price when they are ready, and for how many of the first ``count`` it is that."""
    ends = [min(count, lot.ready_before(since * length)) for since, _ in steady[1:]]
    before = 0
    for (_, price), end in zip(steady, [*ends, count], strict=True):
        yield price, end - before
        before = end
