"""Orders: where each vehicle is sent and when it leaves, and which of them a new plan changes.

An order is a way from place to place, whatever crossings lie on it. Two orders are the same when
the vehicle leaves the same place at the same second for the same place, through the same crossings,
with the same people aboard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from safepassage.language import Language
from safepassage.model import Drive, Passage, Run, Scenario, Step, Stop
from safepassage.units import Seconds

Load = Mapping[tuple[str, str], int]
"""How many parties of each group and kind are aboard."""

_PART = re.compile(r"~\d+$")


def whole_group(group: str) -> str:
    """The group that ``group`` is a part of: those of it who come later stand as ``GROUP~1``."""
    return _PART.sub("", group)


@dataclass(frozen=True, slots=True)
class Order:
    """One way of one vehicle. Times are seconds after the start of the scenario in hand.

    ``origin`` is a place, or the crossing where the vehicle stood at the start; ``via`` are the
    crossings passed, in order; ``aboard`` are the parties carried, by whole group and kind.
    """

    vehicle: str
    origin: str
    destination: str
    via: tuple[str, ...]
    depart: Seconds
    arrive: Seconds
    aboard: frozenset[tuple[tuple[str, str], int]]

    @property
    def told(self) -> tuple[object, ...]:
        """What a crew is told: who holds an order need not be told of another with the same."""
        return self.vehicle, self.origin, self.destination, self.via, self.depart, self.aboard


class Fate(StrEnum):
    """What became of an order."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Change:
    """An order before (``was``; None: new) and after (``now``; None: dropped)."""

    was: Order | None
    now: Order | None

    @property
    def fate(self) -> Fate:
        """Kept, changed, new or dropped."""
        if self.was is None:
            return Fate.NEW
        if self.now is None:
            return Fate.DROPPED
        return Fate.KEPT if self.was.told == self.now.told else Fate.CHANGED

    @property
    def vehicle(self) -> str:
        """Whose order it is."""
        return self._either.vehicle

    @property
    def depart(self) -> Seconds:
        """When the vehicle leaves: by the new order where there is one."""
        return (self.now or self._either).depart

    @property
    def _either(self) -> Order:
        order = self.was or self.now
        assert order is not None
        return order


def stepped(load: Load, step: Step) -> Load:
    """Who is aboard after a step."""
    if not isinstance(step, Stop):
        return load
    after = dict(load)
    for moves, sign in ((step.alight, -1), (step.board, 1)):
        for move in moves:
            key = move.group, move.kind
            after[key] = after.get(key, 0) + sign * move.count
    return {key: count for key, count in after.items() if count}


def orders_of(run: Run, aboard: Load) -> Iterator[Order]:
    """The orders of a run that begins with these people aboard."""
    way: list[Drive | Passage] = []
    load = aboard
    for step in run.steps:
        if isinstance(step, (Drive, Passage)):
            way.append(step)
            continue
        yield from _order(run.vehicle, way, load)
        way = []
        load = stepped(load, step)
    yield from _order(run.vehicle, way, load)


def changes(
    before: Iterable[tuple[Run, Load]], after: Iterable[tuple[Run, Load]]
) -> tuple[Change, ...]:
    """What becomes of every order, vehicle by vehicle in the order of ``after``, then by time.

    Orders of a vehicle are matched in sequence: first those that stay as they are, then, between
    them, one by one those that are left.
    """
    old = {run.vehicle: list(orders_of(run, load)) for run, load in before}
    new = {run.vehicle: list(orders_of(run, load)) for run, load in after}
    found: list[Change] = []
    for vehicle in dict.fromkeys((*new, *old)):
        found += _matched(old.get(vehicle, []), new.get(vehicle, []))
    return tuple(found)


def kept(changed: Iterable[Change]) -> int:
    """How many orders stay as they are."""
    return sum(change.fate is Fate.KEPT for change in changed)


def remembered(state: Scenario, before: Scenario) -> Scenario:
    """``state`` with what was in ``before`` and has gone since, so that old orders can be told."""
    return replace(
        state,
        places={**before.places, **state.places},
        crossings={**before.crossings, **state.crossings},
        kinds={**before.kinds, **state.kinds},
        groups={**before.groups, **state.groups},
        vehicles={**before.vehicles, **state.vehicles},
    )


def before_and_now(
    change: Change, scenario: Scenario, speak: Language, name: Callable[[str], str]
) -> tuple[str, str]:
    """The order before and now, each in a sentence; empty where there is none.

    ``scenario`` is one that knows what either speaks of: see :func:`remembered`.
    Where as many people go the same way at the same time, but not the same people, both sentences
    say who they are.
    """
    was, now = (
        told(order, scenario, speak, name) if order else "" for order in (change.was, change.now)
    )
    if change.was and change.now and was == now:
        was, now = (
            told(order, scenario, speak, name, whom=True) for order in (change.was, change.now)
        )
    return was, now


def told(
    order: Order,
    scenario: Scenario,
    speak: Language,
    name: Callable[[str], str],
    *,
    whom: bool = False,
) -> str:
    """The order in a sentence: whence, when, through what, whither, with how many people.

    ``whom`` adds who they are: how many parties of which kind and group.
    """
    heads = sum(scenario.kinds[kind].needs.heads * count for (_, kind), count in order.aboard)
    people = speak.say("words:people", count=heads) if heads else speak.say("words:order-empty")
    if whom and order.aboard:
        parties = speak.listing(
            speak.say(
                "words:party-count",
                count=count,
                kind=name(kind),
                group=name(_part(scenario, group)),
            )
            for (group, kind), count in sorted(order.aboard)
        )
        people = speak.say("words:order-aboard", people=people, parties=parties)
    # Whoever stands before a crossing at the start leaves from it, and passes it: told once.
    through = [crossing for crossing in order.via if crossing != order.origin]
    return speak.say(
        "words:order-through" if through else "words:order",
        origin=name(order.origin),
        destination=name(order.destination),
        crossings=speak.listing(map(name, through)),
        clock=speak.clock(scenario.start, scenario.timezone, order.depart),
        people=people,
    )


def _part(scenario: Scenario, group: str) -> str:
    """The group, or where all but some that come later have left, the first of them."""
    parts = (id for id in scenario.groups if whole_group(id) == group)
    return group if group in scenario.groups else next(parts, group)


def counted(found: Iterable[Change]) -> dict[str, int]:
    """How many orders are kept, changed, new and dropped."""
    fates = [change.fate for change in found]
    return {fate.value: fates.count(fate) for fate in Fate}


def _matched(old: list[Order], new: list[Order]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [o.told for o in old], [n.told for n in new], autojunk=False)
    for _, i, i_end, j, j_end in matcher.get_opcodes():
        pairs = max(i_end - i, j_end - j)
        for offset in range(pairs):
            was = old[i + offset] if i + offset < i_end else None
            now = new[j + offset] if j + offset < j_end else None
            yield Change(was, now)


def _order(vehicle: str, way: list[Drive | Passage], load: Load) -> Iterator[Order]:
    if not way:
        return
    first, last = way[0], way[-1]
    whole: dict[tuple[str, str], int] = {}
    for (group, kind), count in load.items():
        key = whole_group(group), kind
        whole[key] = whole.get(key, 0) + count
    yield Order(
        vehicle,
        first.origin if isinstance(first, Drive) else first.crossing,
        last.destination if isinstance(last, Drive) else last.crossing,
        tuple(step.crossing for step in way if isinstance(step, Passage)),
        first.depart if isinstance(first, Drive) else first.begin,
        last.arrive if isinstance(last, Drive) else last.end,
        frozenset(whole.items()),
    )


__all__ = [
    "Change",
    "Fate",
    "Load",
    "Order",
    "before_and_now",
    "changes",
    "counted",
    "kept",
    "orders_of",
    "remembered",
    "stepped",
    "told",
    "whole_group",
]
