"""People whom no vehicle can carry, or for whom no way leads to a reception that they accept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from safepassage.files.check.findings import Findings, listed
from safepassage.files.check.ways import Drivers, Points, Set, bits
from safepassage.model import Group, Need, Needs, PartyKind, Place, Role, Scenario, VehicleType


@dataclass(frozen=True, slots=True)
class Crowd:
    """Parties of one kind of one group that wait at one place, or are aboard one vehicle."""

    group: Group
    kind: PartyKind
    count: int
    at: str
    vehicle: str | None = None

    @property
    def people(self) -> int:
        """Heads."""
        return self.kind.needs.heads * self.count


def crowds(scenario: Scenario) -> Iterator[Crowd]:
    """Everybody who is to be moved, under way or not."""
    for group in scenario.groups.values():
        for parties in group.parties:
            yield Crowd(group, scenario.kinds[parties.kind], parties.count, group.place)
    for waiting in scenario.under_way.at_handover:
        group = scenario.groups[waiting.group]
        yield Crowd(group, scenario.kinds[waiting.kind], waiting.count, waiting.place)
    points = {moving.vehicle: moving.point for moving in scenario.under_way.vehicles}
    for riding in scenario.under_way.aboard:
        group = scenario.groups[riding.group]
        at = points.get(riding.vehicle, scenario.vehicles[riding.vehicle].start)
        yield Crowd(group, scenario.kinds[riding.kind], riding.count, at, riding.vehicle)


class Journeys:
    """How far people of a kind can come."""

    def __init__(self, scenario: Scenario, points: Points, drivers: dict[str, Drivers]) -> None:
        self.scenario = scenario
        self.points = points
        self.drivers = drivers
        self.crowds = tuple(crowds(scenario))
        self._carriers: dict[Needs, list[Drivers]] = {}
        self._room: dict[Needs, Set] = {}
        self._taken = _taken(scenario)
        self._accepted: dict[tuple[str, ...], Set] = {}
        self.receptions = points.set_of(
            place.id for place in scenario.places.values() if place.receives
        )
        self.handovers = points.set_of(
            place.id for place in scenario.places.values() if Role.HANDOVER in place.roles
        )

    def carriers(self, needs: Needs) -> list[Drivers]:
        """The drivers among whose vehicles one has a layout for such a party."""
        if needs not in self._carriers:
            fitting = {id for id, type in self.scenario.types.items() if holds(type, needs)}
            unique = {
                id(drivers): drivers
                for vehicle, drivers in self.drivers.items()
                if self.scenario.vehicles[vehicle].type in fitting
            }
            self._carriers[needs] = list(unique.values())
        return self._carriers[needs]

    def with_room(self, needs: Needs) -> Set:
        """The places where one such party finds room, nobody else being there."""
        if needs not in self._room:
            self._room[needs] = self.points.set_of(
                place.id
                for place in self.scenario.places.values()
                if _has_room(place, needs, self.taken(place.id))
            )
        return self._room[needs]

    def taken(self, place: str) -> Needs:
        """Room at a place that others take up for good."""
        return self._taken.get(place, Needs())

    def accepted(self, group: Group) -> Set:
        """The receptions where the group's way may end."""
        if not group.accepts:
            return self.receptions
        if group.accepts not in self._accepted:
            self._accepted[group.accepts] = self.points.set_of(group.accepts)
        return self._accepted[group.accepts]

    def changing(self, group: Group) -> Set:
        """The handover points where the group may change vehicles."""
        if not self.handovers:
            return 0
        allowed = self.points.set_of(group.handovers) if group.handovers else self.handovers
        return allowed & ~self.points.places[group.place] & self.points.serving

    def reach(self, crowd: Crowd, enough: Set = 0) -> tuple[Set, dict[Set, Set]]:
        """Every place to which the crowd can come, and from which handover point to which.

        Looks no further once it has come to a place where that is ``enough``.
        """
        changing = self.changing(crowd.group) & self.with_room(crowd.kind.needs)
        carriers = self.carriers(crowd.kind.needs)
        if crowd.vehicle is None:
            start = self.points.places[crowd.at] & self.points.serving
            reached, todo = 0, start
        else:
            riding = self.drivers[crowd.vehicle]
            moving = next(m for m in self.scenario.under_way.vehicles if m.vehicle == crowd.vehicle)
            standing = riding.standing(moving.point, moving.from_zone)
            reached = (standing | riding.onward(standing)) & self.points.serving
            start, todo = 0, reached & changing
        steps: dict[Set, Set] = {}
        while todo:
            place = todo & -todo
            todo ^= place
            steps[place] = 0
            for drivers in carriers:
                if drivers.serving & place:
                    steps[place] |= drivers.onward(place)
                    if steps[place] & enough:
                        break
            steps[place] &= self.points.serving & ~place
            if steps[place] & enough:
                return reached | steps[place], {}
            new = steps[place] & ~reached
            reached |= new
            todo |= new & changing & ~start
        return reached, {place: ends & changing for place, ends in steps.items()}


def holds(type: VehicleType, needs: Needs) -> bool:
    """Whether one of the type's layouts has places for such a party."""
    return any(needs.fit_in(layout.places) for layout in type.layouts)


def examine_people(journeys: Journeys, findings: Findings) -> None:
    """Report everybody who cannot be moved."""
    nowhere: dict[str, int] = defaultdict(int)
    unfetched: dict[str, list[Crowd]] = defaultdict(list)
    stranded: dict[str, list[Crowd]] = defaultdict(list)
    roomless: dict[str, list[Crowd]] = defaultdict(list)
    known: dict[tuple[object, ...], str] = {}
    for crowd in journeys.crowds:
        group = crowd.group
        key = (crowd.kind.needs, crowd.at, crowd.vehicle, group.accepts, group.handovers)
        if key not in known:
            known[key] = _outcome(journeys, crowd)
        outcome = known[key]
        if outcome == "no-vehicle":
            nowhere[crowd.kind.id] += crowd.people
        elif outcome == "not-fetched":
            unfetched[group.id].append(crowd)
        elif outcome == "no-route":
            stranded[group.id].append(crowd)
        elif outcome == "no-room":
            roomless[group.id].append(crowd)
    for kind, people in nowhere.items():
        findings.warn("C-KIND-NO-VEHICLE", "kinds", kind, kind=kind, people=people)
    for id, lost in unfetched.items():
        findings.warn("C-GROUP-NO-VEHICLE", "groups", id, **_numbers(lost))
    for lost in stranded.values():
        _report_no_route(journeys, lost, findings)
    for id, lost in roomless.items():
        findings.warn("C-GROUP-NO-ROOM", "groups", id, "accepts", **_numbers(lost))


def places_reached(journeys: Journeys, wanted: Set) -> Set:
    """Those of the ``wanted`` places to which any of the people can come."""
    reached = 0
    seen = set()
    for crowd in journeys.crowds:
        key = (crowd.kind.needs, crowd.at, crowd.vehicle, crowd.group.handovers)
        if key not in seen and journeys.carriers(crowd.kind.needs):
            seen.add(key)
            reached |= journeys.reach(crowd)[0]
            if reached & wanted == wanted:
                break
    return reached & wanted


def _outcome(journeys: Journeys, crowd: Crowd) -> str:
    """What becomes of the crowd at best."""
    needs = crowd.kind.needs
    carriers = journeys.carriers(needs)
    if crowd.vehicle is None:
        if not carriers:
            return "no-vehicle"
        here = journeys.points.places[crowd.at] & journeys.points.serving
        if not any(drivers.serving & here for drivers in carriers):
            return "not-fetched"
    accepted = journeys.accepted(crowd.group) & journeys.points.serving
    received = accepted & journeys.with_room(needs)
    reached, _ = journeys.reach(crowd, enough=received)
    if reached & received:
        return "received"
    return "no-room" if reached & accepted else "no-route"


def _report_no_route(journeys: Journeys, lost: list[Crowd], findings: Findings) -> None:
    """No way out; where handover points lead only to each other, say which."""
    group = lost[0].group
    _, steps = journeys.reach(lost[0])
    cycle = _cycle(steps)
    numbers = _numbers(lost)
    if cycle:
        way = " → ".join(name for point in cycle for name in journeys.points.names(point))
        findings.warn("C-HANDOVER-CYCLE", "groups", group.id, "handovers", **numbers, way=way)
    else:
        accepts = listed(journeys.points.names(journeys.accepted(group)))
        findings.warn("C-GROUP-NO-ROUTE", "groups", group.id, "accepts", **numbers, accepts=accepts)


def _cycle(steps: dict[Set, Set]) -> list[Set]:
    """Handover points that lead round to the first of them, or none."""
    for first in steps:
        before: dict[Set, Set] = {}
        todo = [first]
        while todo:
            place = todo.pop()
            for bit in bits(steps.get(place, 0)):
                following = 1 << bit
                if following == first and place != first:
                    way = [first]
                    while place != first:
                        way.append(place)
                        place = before[place]
                    return [first, *reversed(way[1:]), first]
                if following not in before and following != first:
                    before[following] = place
                    todo.append(following)
    return []


def _numbers(lost: list[Crowd]) -> dict[str, int | str]:
    return {
        "group": lost[0].group.id,
        "people": sum(crowd.people for crowd in lost),
        "kinds": listed(dict.fromkeys(crowd.kind.id for crowd in lost)),
        "place": lost[0].at,
        "priority": lost[0].group.priority.value,
    }


def _taken(scenario: Scenario) -> dict[str, Needs]:
    taken: dict[str, Needs] = {}
    for others in scenario.under_way.room_taken:
        taken[others.place] = taken.get(others.place, Needs()).plus(others.heads)
    return taken


def _has_room(place: Place, needs: Needs, taken: Needs) -> bool:
    room = place.room
    if room.heads is not None and needs.heads > room.heads - taken.heads:
        return False
    if room.by_need is None:
        return True
    limits = Needs(*(room.by_need.get(need, 0) for need in Need))
    return needs.plus(taken).fit_in(limits)
