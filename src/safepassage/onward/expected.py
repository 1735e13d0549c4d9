"""Whom the scenario counts and the ledger has not met yet: nobody has registered them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby

from safepassage.ledger import Fold
from safepassage.model import Group, PartiesAboard, PartiesAtHandover, Scenario
from safepassage.onward.clock import later
from safepassage.onward.state import arrivals, counted
from safepassage.units import Seconds, ceil_ratio


class Expected:
    """Groups, and people under way, as far as only the scenario knows of them.

    A group of whom nobody was registered is as the scenario says, with those of it who are under
    way. One that arrives at a rate goes on arriving, after those who were registered, who are the
    first. ``after`` is the moment on the scenario's clock.
    """

    def __init__(self, fold: Fold, scenario: Scenario, after: Seconds) -> None:
        self._fold = fold
        self._scenario = scenario
        self._after = after
        self._begun = {group for _, group, _ in fold.lots.lots if group is not None}
        self._registered = _registered(fold, scenario)
        self.aboard: tuple[PartiesAboard, ...] = tuple(
            replace(one, boarded_at=Seconds(one.boarded_at - after))
            for one in scenario.under_way.aboard
            if one.group not in self._begun
        )
        self.at_handover: tuple[PartiesAtHandover, ...] = tuple(
            one for one in scenario.under_way.at_handover if one.group not in self._begun
        )

    def groups(self) -> Iterator[Group]:
        """Groups, and parts ``ID~1``, ``ID~2`` of groups, who are still to be registered."""
        for group in self._scenario.groups.values():
            if group.arrives_per_hour is not None:
                yield from self._arriving(group, group.arrives_per_hour)
            elif group.id not in self._begun:
                yield replace(group, ready_at=later(group.ready_at, self._after))

    def there(self, group: Group) -> Group:
        """The group for those of it who are there, ready when the scenario or an entry says."""
        ready = later(group.ready_at, self._after)
        said = self._fold.ready.get(group.id, 0) >= max(1, self._registered[group.id].heads)
        if group.arrives_per_hour is not None or said:
            ready = Seconds(0)
        return replace(group, parties=(), ready_at=ready, arrives_per_hour=None)

    def _arriving(self, group: Group, rate: Fraction) -> Iterator[Group]:
        """Those who are due, and in parts those who come later.

        Of a group that has begun to come, who is due and not there is late: the next comes after
        as long as one takes to come, and the others at their distances after that.
        """
        begun = group.id in self._begun
        registered = self._registered[group.id]
        known = Counter(registered.parties)
        under_way = self._scenario.under_way
        known.subtract(
            {
                kind: sum(
                    one.count
                    for some in (under_way.aboard, under_way.at_handover)
                    for one in some
                    if (one.group, one.kind) == (group.id, kind)
                )
                for kind in registered.parties
            }
        )
        spare = registered.heads - sum(
            self._heads(kind) * count for kind, count in registered.parties.items()
        )
        coming: list[tuple[int, str]] = []
        for ready, kind in arrivals(self._scenario, group, rate):
            if known[kind] > 0:
                known[kind] -= 1
            elif spare >= self._heads(kind):
                spare -= self._heads(kind)
            else:
                coming.append((ready - self._after, kind))
        late = 0
        if begun and coming and coming[0][0] <= 0:
            late = ceil_ratio(Fraction(self._heads(coming[0][1]) * 3600) / rate) - coming[0][0]
        parts = {
            Seconds(ready): [kind for _, kind in part]
            for ready, part in groupby(
                ((max(0, ready + late), kind) for ready, kind in coming), lambda one: one[0]
            )
        }
        there = replace(group, parties=(), ready_at=Seconds(0), arrives_per_hour=None)
        yield replace(there, parties=counted(parts.pop(Seconds(0), [])))
        for number, (ready, kinds) in enumerate(parts.items(), start=1):
            yield replace(there, id=f"{group.id}~{number}", parties=counted(kinds), ready_at=ready)

    def _heads(self, kind: str) -> int:
        return self._scenario.kinds[kind].needs.heads


@dataclass(slots=True)
class _Registered:
    """Parties by kind, and heads in all, that were registered of a group."""

    parties: Counter[str] = field(default_factory=Counter)
    heads: int = 0


def _registered(fold: Fold, scenario: Scenario) -> dict[str, _Registered]:
    found: dict[str, _Registered] = defaultdict(_Registered)
    for (account, group, party), (parties, *heads) in fold.lots.lots.items():
        if account == "registered" and group is not None:
            found[group].heads -= sum(heads)
            if party in scenario.kinds:
                found[group].parties[str(party)] -= parties
    return found
