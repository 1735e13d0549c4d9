"""The scenario from now on, by what the ledger says: people and vehicles where they are.

Planning again is then planning. What cannot be planned with (people in a vehicle that stands nobody
knows where) is told, never dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from safepassage.ledger import CrossingClosed, Fold, seconds_of
from safepassage.model import Crossing, Scenario, UnderWay, Vehicle, VehicleUnderWay, Window
from safepassage.notices import Notice, Severity
from safepassage.onward.clock import scenario_since
from safepassage.onward.people_there import PeopleThere
from safepassage.onward.vehicles_there import VehiclesThere
from safepassage.units import Seconds


@dataclass(frozen=True, slots=True)
class Onward:
    """The scenario from a moment on, and what of the ledger it cannot hold."""

    scenario: Scenario
    notices: tuple[Notice, ...]


def scenario_of(fold: Fold, scenario: Scenario, now: int) -> Onward:
    """The scenario that begins ``now`` (seconds since 1970; before the start: at the start).

    People wait where the ledger says, by the groups and party kinds that its entries name; people
    of whom only heads are known are parties of one. A group that nobody has registered yet is
    planned as the scenario says, one that arrives at a rate goes on arriving. Who declined, left,
    died, was taken or is missing is in no plan. Vehicles that went or broke down are left out, with
    the people of a broken one waiting where it stands. A closed crossing stays closed until the
    time that was told, or for good.
    """
    fold.settle()
    after = Seconds(max(0, now - round(scenario.start.timestamp())))
    since = scenario_since(scenario, after)
    there = VehiclesThere(fold, scenario, now, after)
    people = PeopleThere(fold, scenario, after)
    people.wait()
    aboard = {name.rpartition("/")[0][7:] for name, _ in fold.books.of_sort("aboard")}
    broken = {name: place for name in aboard if (place := there.broken_at(name)) is not None}
    people.ride(there.vehicles, broken, now)
    notices = [*there.notices, *people.notices]
    under_way = tuple(
        _with_layout(one, there.vehicles[one.vehicle], scenario, people, notices)
        for one in there.under_way()
    )
    made = replace(
        since,
        kinds=people.kinds,
        places={
            place.id: replace(place, roles=people.places.get(place.id, place).roles)
            for place in since.places.values()
        },
        crossings={
            crossing.id: _as_it_stands(crossing, fold, since.horizon, now)
            for crossing in since.crossings.values()
        },
        groups=people.groups(),
        vehicles=there.vehicles,
        under_way=UnderWay(
            vehicles=under_way,
            aboard=tuple(people.aboard),
            at_handover=tuple(people.at_handover),
            room_taken=people.room_taken(),
        ),
    )
    return Onward(made, tuple(notices))


def _with_layout(
    one: VehicleUnderWay,
    vehicle: Vehicle,
    scenario: Scenario,
    people: PeopleThere,
    notices: list[Notice],
) -> VehicleUnderWay:
    """With people aboard, the layout that they fit in; none fits where more boarded than may."""
    load = people.load(one.vehicle)
    if not load.heads:
        return one
    layouts = scenario.types[vehicle.type].layouts
    fitting = [layout.id for layout in layouts if load.fit_in(layout.places)]
    if not fitting:
        numbers: dict[str, int | str] = {"value": one.vehicle, "heads": load.heads}
        notices.append(Notice("N-LAYOUT", Severity.WARN, numbers=numbers))
    return replace(one, layout=(*fitting, layouts[0].id)[0])


def _as_it_stands(crossing: Crossing, fold: Fold, horizon: Seconds, now: int) -> Crossing:
    sight = fold.fleet.crossings().get(crossing.id)
    if sight is None or not isinstance(sight.fact, CrossingClosed):
        return crossing
    until = sight.fact.until
    begin = horizon if until is None else max(0, seconds_of(until) - now)
    kept = tuple(
        Window(Seconds(max(begin, window.begin)), window.end)
        for window in crossing.windows or (Window(Seconds(0), horizon),)
        if window.end > begin
    )
    # No window at all would mean always: a crossing that stays closed has one that is over.
    return replace(crossing, windows=kept or (Window(Seconds(-1), Seconds(0)),))
