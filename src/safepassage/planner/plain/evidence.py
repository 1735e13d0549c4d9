"""What pricing routes proved, as a certificate that the checker can go through by itself.

The argument is the same as for whole runs in time, without lanes and bays: prices of parties where
they wait, and of room. The checker goes by steps of time; where all that takes time takes whole
steps it loses nothing by that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from safepassage.model import Needs, Priority, RunsCertificate, Scenario
from safepassage.planner.plain.world import NEVER, PlainWorld

MOST_STEPS = 8_000
"""Into about so many steps of time the checker looks at most."""


def certificate(
    scenario: Scenario, world: PlainWorld, worth: Sequence[int], room: Sequence[int], value: int
) -> RunsCertificate:
    """Of whole prices by source and by place, for a time that they prove."""
    needs = _needs(scenario, world)
    seats = needs.heads == needs.seat
    # Where people need seats only the checker counts heads; room is counted in heads always.
    share = 1 if seats else needs.heads
    people = []
    for source, price in zip(world.sources, worth, strict=True):
        for group, kind in _named(scenario, source.parties):
            people.append((group, kind, source.place, ((0, price * share),)))
    counted = Needs(seat=1) if seats else needs
    return RunsCertificate(
        value,
        _step(scenario, world, needs, value),
        tuple(people),
        (),
        (),
        tuple(
            (place, _limit(scenario, place, needs), price)
            for place, price in zip(world.places, room, strict=True)
            if price
        ),
        tuple((fleet.vehicles[0], ((*counted, 1),)) for fleet in world.classes),
    )


def _needs(scenario: Scenario, world: PlainWorld) -> Needs:
    """What every party of a plain scenario needs."""
    _, kind, _ = world.sources[0].parties[0]
    return scenario.kinds[kind].needs


def _named(scenario: Scenario, parties: Sequence[tuple[str, str, int]]) -> list[tuple[str, str]]:
    """A group and kind of each sort of people that the checker tells apart."""
    found: dict[tuple[object, ...], tuple[str, str]] = {}
    for id, kind, _ in parties:
        group = scenario.groups[id]
        key = (
            frozenset(group.accepts),
            frozenset(group.handovers),
            group.max_aboard,
            group.priority is Priority.T1,
        )
        found.setdefault(key, (id, kind))
    return list(found.values())


def _limit(scenario: Scenario, place: str, needs: Needs) -> str:
    """By what the place's room is limited."""
    room = scenario.places[place].room
    if room.by_need is None:
        return "heads"
    named = {need.value: heads for need, heads in room.by_need.items()}
    need = next(name for name, heads in needs._asdict().items() if heads)
    if room.heads is not None and room.heads <= named.get(need, 0):
        return "heads"
    return need


def _step(scenario: Scenario, world: PlainWorld, needs: Needs, value: int) -> int:
    """The longest step of which everything takes a whole number; longer where it must be."""
    each = [0]
    for type in scenario.types.values():
        for per_head in (type.board_seconds, type.alight_seconds):
            own = sum(heads * int(s) for heads, s in zip(needs, per_head, strict=True))
            each.append(int(type.stop_seconds) + own)
    tables = [fleet.least_first for fleet in world.classes]
    tables += [table for pace in world.paces for table in (pace.least_carry, pace.least_back)]
    for table in tables:
        found = table[table < NEVER]
        each.append(int(np.gcd.reduce(found)) if found.size else 0)
    whole = math.gcd(*each)
    return max(1, whole, -(-value // MOST_STEPS))
