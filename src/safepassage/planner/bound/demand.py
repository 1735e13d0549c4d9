"""Who is to be moved, as bounds count them: commodities, and when so many of each are ready.

Parties with the same needs, destinations and handover points are one commodity, wherever they
stand. Parties of seats only are counted in heads, as if families could be split: that only makes
more possible, and so keeps every bound valid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from safepassage.model import Group, Needs, Priority, Scenario
from safepassage.units import ceil_ratio

SEAT = Needs(seat=1)
"""One person on a seat: parties who all sit are counted so, head by head, where that is enough."""


@dataclass(frozen=True)
class Commodity:
    """Parties that may be carried in each other's stead. Empty ``handovers``: any.

    ``by`` is when they must be received, if they are, so that no earlier figure gets worse.
    """

    needs: Needs
    accepts: tuple[str, ...]
    handovers: tuple[str, ...]
    max_aboard: int | None
    by: int | None = None

    @property
    def whenever(self) -> Commodity:
        """The same without a time by which they must be received."""
        return self if self.by is None else replace(self, by=None)


@dataclass
class Demand:
    """Amounts (parties, or heads of seats) of each commodity at each place, by ready time."""

    ready: dict[tuple[Commodity, str], list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, commodity: Commodity, place: str, ready: int, amount: int) -> None:
        """So many more are ready there from then on."""
        self.ready.setdefault((commodity, place), []).append((ready, amount))

    def since(self, moment: int) -> Demand:
        """Those who are ready at the moment or later."""
        later = Demand()
        for (commodity, place), lots in self.ready.items():
            for ready, amount in lots:
                if ready >= moment:
                    later.add(commodity, place, ready, amount)
        return later

    def milestones(self, many: int) -> list[int]:
        """At most so many ready times, the first of them the first of all, evenly by heads."""
        heads: dict[int, int] = {}
        for (commodity, _), lots in self.ready.items():
            for ready, amount in lots:
                heads[ready] = heads.get(ready, 0) + commodity.needs.heads * amount
        chosen, seen, total = [0], 0, sum(heads.values())
        for ready in sorted(heads):
            if seen * many >= len(chosen) * total and ready > chosen[-1]:
                chosen.append(ready)
            seen += heads[ready]
        return chosen

    @property
    def heads(self) -> int:
        """People in all."""
        return sum(
            commodity.needs.heads * amount
            for (commodity, _), lots in self.ready.items()
            for _, amount in lots
        )


@dataclass(frozen=True)
class Lot:
    """So many parties of one kind of a group at one place, the last of them ready at ``last``.

    The i-th head of the lot (from 1) is ready no sooner than ``first + i × per_head`` seconds.
    """

    group: Group
    needs: Needs
    count: int
    place: str
    last: int
    heads_before: int


def lots(scenario: Scenario) -> Iterator[Lot]:
    """All parties that wait somewhere at the start or come later, but for those in vehicles."""
    for group in scenario.groups.values():
        heads = 0
        for parties in group.parties:
            needs = scenario.kinds[parties.kind].needs
            before, heads = heads, heads + needs.heads * parties.count
            yield Lot(group, needs, parties.count, group.place, ready_of(group, heads), before)
    for waiting in scenario.under_way.at_handover:
        needs = scenario.kinds[waiting.kind].needs
        group = scenario.groups[waiting.group]
        yield Lot(group, needs, waiting.count, waiting.place, 0, -1)


def ready_of(group: Group, heads: int) -> int:
    """When the party whose last head is the ``heads``-th of its group is ready."""
    if group.arrives_per_hour is None:
        return int(group.ready_at)
    return ceil_ratio(heads * 3600 / group.arrives_per_hour)


def demand(
    scenario: Scenario, wanted: Callable[[Lot], bool], grain: int, t1_by: int | None = None
) -> Demand:
    """The lots that are ``wanted``. Ready times at a rate are rounded down to ``grain`` seconds.

    T1 patients are received by ``t1_by``, or not at all.
    """
    result = Demand()
    for lot in lots(scenario):
        if not wanted(lot):
            continue
        seats = lot.needs.heads == lot.needs.seat
        hurried = lot.group.priority is Priority.T1
        commodity = commodity_of(lot.group, lot.needs, t1_by if hurried else None)
        unit = 1 if seats else lot.needs.heads
        amount = lot.count * (lot.needs.heads if seats else 1)
        if lot.heads_before < 0 or lot.group.arrives_per_hour is None:
            result.add(commodity, lot.place, lot.last, amount)
            continue
        counted: dict[int, int] = {}
        for number in range(1, amount + 1):
            ready = ready_of(lot.group, lot.heads_before + number * unit) // grain * grain
            counted[ready] = counted.get(ready, 0) + 1
        for ready, many in counted.items():
            result.add(commodity, lot.place, ready, many)
    return result


def commodity_of(group: Group, needs: Needs, by: int | None = None) -> Commodity:
    """What parties of a group with these needs are, or their heads, to be received ``by`` then."""
    return Commodity(
        SEAT if needs.heads == needs.seat else needs,
        tuple(sorted(group.accepts)),
        tuple(sorted(group.handovers)),
        None if group.max_aboard is None else int(group.max_aboard),
        by,
    )
