"""First lists from loads that were dealt out, each learning from the one before.

A list has its trips in the order in which they begin; the dispatcher and its search, which know
about waiting, go on from there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from safepassage.model import Needs, Role, Scenario
from safepassage.planner import _engine
from safepassage.planner.bound.demand import SEAT
from safepassage.planner.bound.ground import Ground
from safepassage.planner.dealing import Crowd, Pool, Share, deal
from safepassage.planner.problem import Translation
from safepassage.planner.sharing import Member, Sharing

DEALS = 6
"""How often loads are dealt out, each time with what was learned from the time before."""

BEFORE = (1.0, 0.3)
"""Before which part of the trips those for people who were left behind go, in turn."""

HOLDING = 0.5
"""A pool that ends after the others is dealt less work: this part of the time by which it does."""


def dealt_lists(
    translation: Translation, search: _engine.Search, begun: Sequence[_engine.Trip], seed: int
) -> Iterator[list[_engine.Trip]]:
    """Lists that begin with these trips and go on with loads dealt out.

    The programme knows neither whole loads nor whole rounds. So after each list loads are dealt out
    anew: more of them where people were left behind, and fewer to a pool that ends after others.
    None where people change vehicles or something is under way at the start: there loads are not
    dealt out.
    """
    scenario = translation.scenario
    if not _applies(scenario):
        return
    dealing = _Deal(translation, seed)
    members, crowds = _state(translation, search, begun)
    held_back = [0] * len(members)
    wanted = Counter(crowds)
    for _ in range(DEALS):
        pools = tuple(
            _pool(scenario, those, back) for those, back in zip(members, held_back, strict=True)
        )
        trips, ends = dealing.trips(pools, members, wanted)
        if not trips:
            return
        made = [*begun, *trips]
        yield made
        _, left = _state(translation, search, made)
        for crowd, count in left.items():
            wanted[crowd] += count
        if left:
            # Trips for them at the end would end after all others: they go before some of them.
            more, _ = dealing.trips(pools, members, left)
            for share in BEFORE:
                at = int(len(trips) * (1 - share))
                yield [*begun, *trips[:at], *more, *trips[at:]]
        mean = sum(end * pool.many for end, pool in zip(ends, pools, strict=True) if end)
        mean //= sum(pool.many for end, pool in zip(ends, pools, strict=True) if end)
        for number, end in enumerate(ends):
            if end:
                less = int(HOLDING * (end - mean) * pools[number].many)
                held_back[number] = max(0, held_back[number] + less)


class _Deal:
    """Dealing out people once: trips, and when each pool would be done if nobody had to wait."""

    def __init__(self, translation: Translation, seed: int) -> None:
        self._translation, self._seed = translation, seed
        self._ground = Ground(translation.scenario, translation.times)
        self._taken: dict[str, Needs] = {}
        for used in translation.scenario.under_way.room_taken:
            self._taken[used.place] = self._taken.get(used.place, Needs()).plus(used.heads)

    def trips(
        self, pools: tuple[Pool, ...], members: Sequence[list[Member]], crowds: Mapping[Crowd, int]
    ) -> tuple[list[_engine.Trip], list[int]]:
        """Trips for these people in the order in which they begin, and when each pool ends."""
        shares = deal(self._ground, pools, crowds, self._taken) if crowds else []
        if not shares:
            return [], []
        room = _room_by_pool(self._translation.scenario, len(pools), shares, self._taken)
        trips: list[tuple[int, _engine.Trip]] = []
        ends = []
        for number, pool in enumerate(pools):
            own = [share for share in shares if share.pool == number]
            end = 0
            if own:
                sharing = Sharing(
                    self._translation, self._ground, pool, members[number], self._seed
                )
                more, end = sharing.out(own, room[number])
                trips += more
            ends.append(end)
        return [trip for _, trip in sorted(trips, key=lambda each: each[0])], ends


def _applies(scenario: Scenario) -> bool:
    return not any(Role.HANDOVER in place.roles for place in scenario.places.values()) and not (
        scenario.under_way.aboard or scenario.under_way.vehicles
    )


def _state(
    translation: Translation, search: _engine.Search, begun: Sequence[_engine.Trip]
) -> tuple[list[list[Member]], dict[Crowd, int]]:
    """Vehicles as they are after these trips, those that may do the same together; who is left."""
    scenario = translation.scenario
    steps, _ = search.schedule(list(begun))
    boarded: Counter[int] = Counter()
    members: dict[tuple[object, ...], list[Member]] = defaultdict(list)
    for number, vehicle in enumerate(scenario.vehicles.values()):
        place, free = vehicle.start, int(vehicle.available_at)
        for step in steps[number]:
            free = step.end
            if step.kind == _engine.StepKind.Stop:
                place = translation.times.points[step.point]
            for lot, count in step.board:
                boarded[lot] += count
        may = (vehicle.type, frozenset(vehicle.places), frozenset(vehicle.zones))
        key = (*may, vehicle.end, vehicle.crew_hours)
        members[key].append(Member(number, vehicle.id, place, free))
    crowds: Counter[Crowd] = Counter()
    for group in scenario.groups.values():
        accepts = tuple(sorted(group.accepts))
        for parties in group.parties:
            needs = scenario.kinds[parties.kind].needs
            left = parties.count - boarded[translation.lot_index[group.id, parties.kind]]
            if needs.heads == needs.seat:
                crowds[Crowd(group.place, SEAT, accepts)] += left * needs.seat
            else:
                crowds[Crowd(group.place, needs, accepts)] += left
    return list(members.values()), {crowd: count for crowd, count in crowds.items() if count > 0}


def _pool(scenario: Scenario, members: Sequence[Member], held_back: int) -> Pool:
    one = scenario.vehicles[members[0].id]
    return Pool(
        one.type,
        frozenset(one.places),
        frozenset(one.zones),
        Counter(member.place for member in members),
        sum(member.free_at for member in members) + held_back,
    )


def _room_by_pool(
    scenario: Scenario, pools: int, shares: Sequence[Share], taken: Mapping[str, Needs]
) -> list[dict[str, float]]:
    """Heads that each pool may set down at each place: its share, and a part of what is free."""
    own: list[dict[str, float]] = [defaultdict(float) for _ in range(pools)]
    for share in shares:
        own[share.pool][share.drop] += share.loads * share.heads
    everybody = sum(sum(each.values()) for each in own)
    room: list[dict[str, float]] = [{} for _ in range(pools)]
    for place in scenario.places.values():
        if not place.receives:
            continue
        dealt_there = sum(each[place.id] for each in own)
        free: float = everybody
        if place.room.heads is not None:
            free = place.room.heads - taken.get(place.id, Needs()).heads - dealt_there
        if place.room.by_need is not None:
            free = 0
        for number, each in enumerate(own):
            part = sum(each.values()) / everybody
            room[number][place.id] = each[place.id] + max(0.0, free) * part
    return room
