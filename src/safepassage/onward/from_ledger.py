"""The scenario from now on, by what the ledger says: people and vehicles where they are.

Planning again is then planning. What cannot be planned with (people in a vehicle that stands nobody
knows where) is told, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from safepassage.ledger import CrossingClosed, Fold, seconds_of
from safepassage.model import Crossing, Plan, Scenario, Stop, UnderWay, Window
from safepassage.notices import Notice
from safepassage.onward.clock import scenario_since
from safepassage.onward.people_there import PeopleThere
from safepassage.onward.vehicles_there import VehiclesThere
from safepassage.units import Seconds


@dataclass(frozen=True, slots=True)
class Onward:
    """The scenario from a moment on, and what of the ledger it cannot hold."""

    scenario: Scenario
    notices: tuple[Notice, ...]


def scenario_of(fold: Fold, scenario: Scenario, now: int, plan: Plan | None = None) -> Onward:
    """The scenario that begins ``now`` (seconds since 1970; before the start: at the start).

    People wait where the ledger says, by the groups and party kinds that its entries name; people
    of whom only heads are known are parties of one. A group that nobody has registered yet is
    planned as the scenario says, one that arrives at a rate goes on arriving. Who declined, left,
    died, was taken or is missing is in no plan. Vehicles that went or broke down are left out, with
    the people of a broken one waiting where it stands. A closed crossing stays closed until the
    time that was told, or for good. ``plan``, the one in force, tells the layouts of its trips.
    """
    fold.settle()
    start = round(scenario.start.timestamp())
    moment = max(now, start)
    after = Seconds(moment - start)
    since = scenario_since(scenario, after)
    there = VehiclesThere(fold, scenario, after, moment)
    people = PeopleThere(fold, scenario, after, moment)
    people.wait()
    people.ride(there.vehicles, there.broken())
    by_plan = {} if plan is None else dict(_layouts(plan, after))
    under_way = []
    for one in there.under_way():
        layouts = scenario.types[there.vehicles[one.vehicle].type].layouts
        layout = people.seat(one.vehicle, layouts, by_plan.get(one.vehicle, one.layout))
        under_way.append(replace(one, layout=layout))
    made = replace(
        since,
        kinds=people.kinds,
        places={
            place.id: replace(place, roles=people.places.get(place.id, place).roles)
            for place in since.places.values()
        },
        crossings={
            crossing.id: _as_it_stands(crossing, fold, since.horizon, moment)
            for crossing in since.crossings.values()
        },
        groups=people.groups(),
        vehicles=there.vehicles,
        under_way=UnderWay(
            vehicles=tuple(under_way),
            aboard=tuple(people.aboard),
            at_handover=tuple(people.at_handover),
            room_taken=people.room_taken(),
        ),
    )
    return Onward(made, (*there.notices, *people.notices))


def _layouts(plan: Plan, after: Seconds) -> Iterator[tuple[str, str]]:
    """The layout of each vehicle's trip under way, by the plan in force."""
    for run in plan.runs:
        begun = [
            step.layout
            for step in run.steps
            if isinstance(step, Stop) and step.layout and step.begin < after
        ]
        if begun:
            yield run.vehicle, begun[-1]


def _as_it_stands(crossing: Crossing, fold: Fold, horizon: Seconds, moment: int) -> Crossing:
    """The crossing without the time for which it is closed, by the latest that was said."""
    sight = fold.fleet.crossings().get(crossing.id)
    if sight is None or not isinstance(sight.fact, CrossingClosed):
        return crossing
    until = sight.fact.until
    begin = horizon if until is None else seconds_of(until) - moment
    if begin <= 0:
        return crossing
    kept = tuple(
        Window(Seconds(max(begin, window.begin)), window.end)
        for window in crossing.windows or (Window(Seconds(0), horizon),)
        if window.end > begin
    )
    # No window at all would mean always: a crossing that stays closed has one that is over.
    return replace(crossing, windows=kept or (Window(Seconds(-1), Seconds(0)),))
