"""A plan in force, in the search's words: lists of trips that come near what people were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from safepassage.model import PRIORITIES, Drive, Passage, Plan, Refuel, Run, Stop
from safepassage.onward import Rest
from safepassage.orders import Load, stepped, whole_group
from safepassage.planner import _engine
from safepassage.planner.meaning import NEVER, suits
from safepassage.planner.problem import NONE, Translation

MOST_STOPS = 3
"""Places where one trip of the engine boards, and where it sets down, at most."""


@dataclass(frozen=True)
class InForce:
    """What is left of a plan in force.

    ``standing`` is it as a plan for the scenario in hand, figures included, where the checker finds
    nothing wrong with it; None where it cannot be carried on as it stands.
    """

    rest: Rest
    standing: Plan | None = None


@dataclass
class Told:
    """One trip as it was told, with the times at which it was to happen; ``begin`` its first."""

    vehicle: str
    begin: int
    boards: list[Stop] = field(default_factory=list)
    alights: list[Stop] = field(default_factory=list)
    waited: int = 0
    """Seconds from the vehicle's arrival to the begin of the first boarding."""
    closes: bool = False
    refuel: bool = False

    @property
    def end(self) -> int:
        """When everybody was to have alighted."""
        return self.alights[-1].end if self.alights else self.begin

    @property
    def boarded(self) -> int:
        """When the first were to board; where they were aboard already, when the trip began."""
        return self.boards[0].begin if self.boards else self.begin


def lists_of_trips(translation: Translation, rest: Rest) -> Iterator[list[_engine.Trip]]:
    """The trips that are left, as lists for the search, in several orders and manners.

    A trip of the search says whence and whither, not who rides; so there is more than one way of
    saying the same, and which one comes nearest shows when it is dispatched.
    """
    told = _still_to_come(translation, rest)
    suited = {
        lot: suits(translation.scenario, *parties) for parties, lot in translation.lot_index.items()
    }
    orders: tuple[Callable[[Told], int], ...] = (
        lambda trip: trip.begin,
        lambda trip: trip.boarded,
        lambda trip: trip.end,
    )
    for order in orders:
        in_order = sorted(told, key=order)
        for exactly, choosy in ((True, True), (False, True), (False, False)):
            yield [_trip(translation, trip, suited if choosy else {}, exactly) for trip in in_order]


def _still_to_come(translation: Translation, rest: Rest) -> list[Told]:
    """The trips that are not over, cut to what can still be done of them."""
    aboard = {parties.vehicle for parties in translation.scenario.under_way.aboard}
    told = []
    for run in rest.whole:
        if run.vehicle not in translation.scenario.vehicles:
            continue
        trips = list(_trips(run, rest.carried[run.vehicle], rest))
        if run.vehicle in aboard:
            begun = [trip for trip in trips if not trip.boards or trip.boarded < 0]
            if begun:
                told.append(_carried_on(begun[-1]))
            trips = [trip for trip in trips if trip not in begun]
        told += (trip for trip in trips if trip.end > 0)
    known = translation.times.index.keys()
    return [
        trip
        for trip in told
        if trip.alights and all(s.place in known for s in (*trip.boards, *trip.alights))
    ]


def _carried_on(trip: Told) -> Told:
    """What is left of a trip with people aboard; all its stops where it should have been over."""
    left = [stop for stop in trip.alights if stop.begin >= 0] or trip.alights
    boards = [stop for stop in trip.boards if stop.begin >= 0]
    return Told(trip.vehicle, min(0, trip.begin), boards, left, closes=trip.closes)


def _trips(run: Run, carried: Load, rest: Rest) -> Iterator[Told]:
    """The run's trips, from empty to empty."""
    load = carried
    trip = Told(run.vehicle, 0)
    begun = bool(load)
    last = {
        number for number, convoy in enumerate(rest.convoys) if convoy.vehicles[-1] == run.vehicle
    }
    arrived: int | None = None
    first = True
    for step in run.steps:
        if first:
            trip.begin, first = (step.depart if isinstance(step, Drive) else step.begin), False
        if isinstance(step, Drive):
            arrived = step.arrive
        elif isinstance(step, Passage):
            trip.closes |= step.convoy in last
        elif isinstance(step, Refuel):
            trip.refuel = True
        else:
            if step.alight:
                trip.alights.append(step)
            load = stepped(load, Stop(step.place, step.begin, step.end, alight=step.alight))
            if begun and not load:
                yield trip
                trip, begun, first = Told(run.vehicle, step.end), False, True
            if step.board:
                if not begun:
                    trip.waited = 0 if arrived is None else max(0, step.begin - arrived)
                    if first:
                        trip.begin, first = step.begin, False
                trip.boards.append(step)
                load, begun = stepped(load, Stop("", step.begin, step.end, board=step.board)), True
    if begun:
        yield trip


def _trip(
    translation: Translation, told: Told, suited: Mapping[int, Sequence[bool]], exactly: bool
) -> _engine.Trip:
    """The trip for the search, ``exactly``: whom it took and how long it waited for them, as far as
    that can be said. Where ``suited`` says which types suit each lot, a trip that took nobody whom
    another type carries far better stays so.
    """
    scenario = translation.scenario
    vehicle = scenario.vehicles[told.vehicle]
    heads: dict[int, int] = {}
    for stop in told.boards:
        for move in stop.board:
            lot = _lot(translation, move.group, move.kind)
            if lot is not None:
                size = scenario.kinds[move.kind].needs.heads
                heads[lot] = heads.get(lot, 0) + size * move.count
    trip = _engine.Trip()
    trip.vehicle = translation.vehicles.index(told.vehicle)
    trip.picks = _places(translation, told.boards)
    trip.drops = _places(translation, told.alights)
    trip.closes = told.closes
    trip.refuel = told.refuel
    layouts = [layout.id for layout in scenario.types[vehicle.type].layouts]
    stated = told.boards[0].layout if told.boards else None
    trip.layout = layouts.index(stated) if stated in layouts else NONE
    if heads:
        groups = [scenario.groups[translation.lots[lot][0]] for lot in heads]
        trip.priorities = max(PRIORITIES.index(group.priority) for group in groups)
        kind = list(scenario.types).index(vehicle.type)
        trip.choosy = bool(suited) and all(suited[lot][kind] for lot in heads)
    if exactly and heads:
        trip.first_lot = max(heads, key=lambda lot: heads[lot])
        trip.patience = min(NEVER, told.waited)
    return trip


def _lot(translation: Translation, group: str, kind: str) -> int | None:
    """The lot of the group's kind, or of the first of its parts that has it."""
    exact = translation.lot_index.get((group, kind))
    if exact is not None:
        return exact
    parts = (
        lot
        for (part, of_kind), lot in translation.lot_index.items()
        if of_kind == kind and whole_group(part) == whole_group(group)
    )
    return next(parts, None)


def _places(translation: Translation, stops: list[Stop]) -> list[int]:
    """The stops' places, each once, as many as a trip of the search can have."""
    distinct = list(dict.fromkeys(translation.point(stop.place) for stop in stops))[:MOST_STOPS]
    return distinct + [NONE] * (MOST_STOPS - len(distinct))
