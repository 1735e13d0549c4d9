"""A plan that was carried out: what the devices of the day would have recorded of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from safepassage.ledger import (
    Alighted,
    Boarded,
    Caller,
    Departed,
    DeviceKey,
    Entry,
    Fold,
    Heads,
    Ledger,
    Opened,
    Passed,
    Registered,
    Told,
    refusals,
    text_of,
)
from safepassage.ledger.entries import Arrived
from safepassage.ledger.store import MemoryStore
from safepassage.model import Drive, Passage, Plan, Refuel, Run, Scenario, Stop
from safepassage.onward import rest_of
from safepassage.onward.begun import span
from safepassage.onward.state import arrivals
from safepassage.units import Seconds

KEY = DeviceKey(bytes(range(32)))


def opened(scenario: Scenario, **rules: object) -> Ledger:
    """A ledger in memory in which an operation has just begun; consent is not recorded."""
    ledger = Ledger(MemoryStore(), "desk", KEY)
    fact = Opened(
        operation=scenario.id,
        scenario=scenario.digest,
        key=KEY.public,
        **{"needs_consent": False, **rules},
    )
    ledger.open(told(scenario, fact, 0), text_of(began(scenario)))
    return ledger


def began(scenario: Scenario) -> int:
    return round(scenario.start.timestamp())


def told(scenario: Scenario, fact: object, time: int) -> Told:
    text = text_of(round((scenario.start + timedelta(seconds=time)).timestamp()))
    return Told(fact, "officer", text, text)


def carried_out(
    scenario: Scenario, plan: Plan, after: Seconds, unregistered: frozenset[str] = frozenset()
) -> Ledger:
    """The ledger of a day that went by plan until ``after``; the door let all of it through.

    Groups in ``unregistered``, of whom nobody has left by then, have not been met by anybody.
    """
    ledger = opened(scenario)
    facts = [
        *registered(scenario, after, unregistered),
        *(one for run in plan.runs for one in of_run(scenario, plan, run, after)),
    ]
    # Within a second people come before others go, and a run keeps its order.
    for time, _, fact in sorted(facts, key=lambda one: one[:2]):
        one = told(scenario, fact, time)
        recorded = ledger.record([one], one.heard, lambda told, fold: door(told, fold, scenario))
        assert recorded.warnings == ()
    return ledger


def door(one: Told, fold: Fold, scenario: Scenario) -> tuple:
    from safepassage.ledger import seconds_of

    time = seconds_of(one.happened)
    return refusals(one.fact, Caller("coordinator", one.maker, fold, scenario, time, time))


def registered(
    scenario: Scenario, after: Seconds, unregistered: frozenset[str]
) -> Iterator[tuple[int, int, Registered]]:
    def one(group: str, kind: str, count: int, where: str) -> Registered:
        heads = Heads(*scenario.kinds[kind].needs.times(count))
        return Registered(heads=heads, group=group, party=kind, parties=count, where=where)

    for group in scenario.groups.values():
        if group.id in unregistered:
            continue
        where = f"waiting:{group.place}"
        if group.arrives_per_hour is None:
            for row in group.parties:
                yield 0, 0, one(group.id, row.kind, row.count, where)
        else:
            for ready, kind in arrivals(scenario, group, group.arrives_per_hour):
                if ready <= after:
                    yield ready, 0, one(group.id, kind, 1, where)
    for some in scenario.under_way.at_handover:
        if some.group not in unregistered:
            yield 0, 0, one(some.group, some.kind, some.count, f"waiting:{some.place}")
    for some in scenario.under_way.aboard:
        if some.group not in unregistered:
            yield 0, 0, one(some.group, some.kind, some.count, f"aboard:{some.vehicle}/1")


def of_run(
    scenario: Scenario, plan: Plan, run: Run, after: Seconds
) -> Iterator[tuple[int, int, object]]:
    """What is recorded of a vehicle: each step when it begins, an arrival when it is there."""
    count = rest_of(scenario, plan, after).begun[run.vehicle]
    load = sum(one.count for one in scenario.under_way.aboard if one.vehicle == run.vehicle)
    trip, rank = 1, 1
    for step in run.steps[:count]:
        rank += 1
        time = min(span(step)[0], after)
        if isinstance(step, Drive):
            yield (
                time,
                rank,
                Departed(
                    vehicle=run.vehicle,
                    trip=trip,
                    place=step.origin,
                    toward=step.destination,
                    expected=told(scenario, None, step.arrive).happened,
                ),
            )
            if step.arrive < after and step.destination in scenario.places:
                rank += 1
                yield (
                    step.arrive,
                    rank,
                    Arrived(vehicle=run.vehicle, trip=trip, place=step.destination),
                )
        elif isinstance(step, Passage):
            yield time, rank, Passed(vehicle=run.vehicle, trip=trip, crossing=step.crossing)
        elif isinstance(step, Stop):
            for move in step.alight:
                load -= move.count
                group, place = scenario.groups[move.group], scenario.places[step.place]
                final = place.receives and (not group.accepts or place.id in group.accepts)
                yield (
                    time,
                    rank,
                    Alighted(
                        vehicle=run.vehicle,
                        trip=trip,
                        place=step.place,
                        received=final,
                        heads=Heads(*scenario.kinds[move.kind].needs.times(move.count)),
                        group=move.group,
                        party=move.kind,
                        parties=move.count,
                        empty=load == 0,
                    ),
                )
            if step.alight and not load:
                trip += 1
            for move in step.board:
                load += move.count
                yield (
                    time,
                    rank,
                    Boarded(
                        vehicle=run.vehicle,
                        trip=trip,
                        place=step.place,
                        heads=Heads(*scenario.kinds[move.kind].needs.times(move.count)),
                        group=move.group,
                        party=move.kind,
                        parties=move.count,
                    ),
                )
        else:
            assert isinstance(step, Refuel)


def entries(ledger: Ledger) -> list[Entry]:
    return [ledger.entry(line.id) for line in ledger.store.kept()]
