"""Why parties are left behind, told from the scenario and from the room that is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safepassage.model import Group, Needs, Reason, Scenario
from safepassage.planner.meaning import NEVER, accepts, may_use, ready_times, times_to_go
from safepassage.planner.problem import Translation


@dataclass(frozen=True)
class Remaining:
    """Heads by need at each place when the plan ends."""

    heads: Mapping[str, Needs]

    @classmethod
    def after(cls, scenario: Scenario, where: Mapping[tuple[str, str, str], int]) -> Remaining:
        """From the parties of each group and kind at each place, and room that others take."""
        heads = {room.place: room.heads for room in scenario.under_way.room_taken}
        for (group, kind, place), count in where.items():
            if place == scenario.groups[group].place:
                continue
            heads[place] = heads.get(place, Needs()).plus(scenario.kinds[kind].needs.times(count))
        return cls(heads)

    def has_room(self, scenario: Scenario, place: str, needs: Needs) -> bool:
        """Whether one more party with these needs finds room at the place."""
        room = scenario.places[place].room
        all_heads = self.heads.get(place, Needs()).plus(needs)
        if room.heads is not None and all_heads.heads > room.heads:
            return False
        if room.by_need is None:
            return True
        return all_heads.fit_in(Needs(**{need.value: n for need, n in room.by_need.items()}))


def reasons_of(
    translation: Translation, remaining: Remaining, group: Group, kind: str, at: str, count: int
) -> Mapping[Reason, int]:
    """For how many of ``count`` parties each reason holds: for each of them the first that does.

    No vehicle, no route, no room, not ready in time, no time. Parties of one kind are
    interchangeable: of those at the assembly point the ones that came last are left.
    """
    scenario = translation.scenario
    needs = scenario.kinds[kind].needs
    if at in scenario.vehicles:
        return {Reason.NO_TIME: count}
    place = scenario.places[at]
    carriers = [
        vehicle
        for vehicle in scenario.vehicles.values()
        if may_use(vehicle, place)
        and any(needs.fit_in(lay.places) for lay in scenario.types[vehicle.type].layouts)
    ]
    if not carriers:
        return {Reason.NO_VEHICLE: count}
    index = translation.times.index[at]
    to_go = times_to_go(scenario, translation.times)[frozenset(group.accepts)][index]
    if to_go >= NEVER:
        return {Reason.NO_ROUTE: count}
    final = [p for p in scenario.places.values() if accepts(group, p)]
    if not any(remaining.has_room(scenario, p.id, needs) for p in final):
        return {Reason.NO_ROOM: count}
    late = 0
    if at == group.place:
        ready = ready_times(scenario, group).get(kind, [])[-count:]
        late = sum(moment + to_go > scenario.horizon for moment in ready)
    each = {Reason.NO_TIME: count - late, Reason.NOT_READY: late}
    return {reason: parties for reason, parties in each.items() if parties}
