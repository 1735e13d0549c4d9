"""Random scenarios for promises: tiny, rich, and valid; mostly, but not always, feasible.

Every scenario has an inside with assembly points and, mostly, a crossing out of it. Chains are at
most two crossings long. All the facts that a scenario may hold come up, each of them seldom enough
that most scenarios hold only a few.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from safepassage.model import (
    Closure,
    ConvoyRule,
    ConvoyScope,
    Crossing,
    Epoch,
    Group,
    Inspection,
    Layout,
    Leg,
    Name,
    Need,
    Needs,
    PartiesAboard,
    PartiesAtHandover,
    PartyCount,
    PartyKind,
    Place,
    Priority,
    Role,
    Room,
    RoomTaken,
    Scenario,
    Travel,
    UnderWay,
    Vehicle,
    VehicleType,
    VehicleUnderWay,
    Window,
    Zone,
)
from story import START

HORIZON = 12 * 3600
KINDS = {
    "person": PartyKind("person", Needs(seat=1)),
    "family": PartyKind("family", Needs(seat=3)),
    "wheels": PartyKind("wheels", Needs(seat=1, wheelchair=1)),
    "patient": PartyKind("patient", Needs(seat=1, stretcher=1)),
}
LAYOUTS = {
    "bus": (
        Layout("seats", Needs(seat=8)),
        Layout("mixed", Needs(seat=5, wheelchair=1)),
        Layout("lying", Needs(seat=3, stretcher=1)),
    ),
    "van": (Layout("seats", Needs(seat=4)), Layout("mixed", Needs(seat=1, wheelchair=1))),
    "ambulance": (Layout("one", Needs(seat=2, stretcher=1)),),
}
"""Each kind fits at least one layout of a bus, so that few scenarios have nobody to carry it."""


def seldom(draw: st.DrawFn) -> bool:
    """Once in five times; the simplest example has it not."""
    return draw(st.integers(0, 4)) == 4


def durations(most: int, step: int = 1) -> st.SearchStrategy[int]:
    """Whole steps of seconds from 0 to ``most``."""
    return st.integers(0, most // step).map(lambda steps: steps * step)


@st.composite
def windows(draw: st.DrawFn) -> tuple[Window, ...]:
    """One or two windows that leave most of the horizon open."""
    first = draw(durations(3600, 300))
    middle = first + 3 * 3600 + draw(durations(3600, 300))
    if draw(st.booleans()):
        return (Window(first, middle),)
    second = middle + draw(durations(3600, 300)) + 60
    return (Window(first, middle), Window(second, second + 4 * 3600))


@st.composite
def inspections(draw: st.DrawFn) -> Inspection:
    return Inspection(
        loaded_seconds=draw(durations(600, 30)),
        empty_seconds=draw(durations(120, 30)),
        per_head_seconds=Needs(*(draw(durations(10)) for _ in Need)) if seldom(draw) else Needs(),
    )


@st.composite
def convoy_rules(draw: st.DrawFn) -> ConvoyRule:
    fewest = draw(st.integers(1, 2))
    return ConvoyRule(
        min_vehicles=fewest,
        max_vehicles=fewest + draw(st.integers(0, 2)),
        headway=draw(durations(1800, 300)),
        escorts=draw(st.sampled_from([None, 1, 2])),
        turnaround=draw(durations(3600, 600)),
        holds_for=draw(st.sampled_from(ConvoyScope)),
    )


@st.composite
def crossings(draw: st.DrawFn, id: str, near: str, far: str) -> Crossing:
    return Crossing(
        id,
        (near, far) if draw(st.booleans()) else (far, near),
        lanes=draw(st.sampled_from([1, 1, 2, None])),
        lanes_shared=draw(st.booleans()),
        onward=draw(inspections()),
        back=draw(inspections()),
        windows=draw(windows()) if seldom(draw) else (),
        convoys=draw(convoy_rules()) if seldom(draw) else None,
    )


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, Zone], dict[str, Crossing]]:
    """One zone; two with one crossing or two in parallel; or three in a row."""
    shape = draw(st.sampled_from(["one", "two", "parallel", "row"]))
    names = {"one": ("in",), "row": ("in", "mid", "out")}.get(shape, ("in", "out"))
    zones = {id: Zone(id, windows=draw(windows()) if seldom(draw) else ()) for id in names}
    pairs = {
        "one": [],
        "two": [("in", "out")],
        "parallel": [("in", "out"), ("in", "out")],
        "row": [("in", "mid"), ("mid", "out")],
    }[shape]
    passes = [draw(crossings(f"gate-{n}", *pair)) for n, pair in enumerate(pairs, 1)]
    return zones, {crossing.id: crossing for crossing in passes}


def limits(draw: st.DrawFn) -> dict[str, object]:
    """Bays, windows and standing room of a place."""
    return {
        "bays": draw(st.sampled_from([None, 1, 2])),
        "windows": draw(windows()) if seldom(draw) else (),
        "holds": draw(st.integers(2, 4)) if seldom(draw) else None,
    }


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """Mostly unlimited; sometimes in all, sometimes by need, sometimes both; sometimes short."""
    if draw(st.integers(0, 2)) < 2:
        return Room()
    heads = draw(st.none() | st.integers(8, 40))
    if heads is not None and draw(st.booleans()):
        return Room(heads)
    room = {Need.SEAT: draw(st.integers(8, 40))}
    for need in (Need.WHEELCHAIR, Need.STRETCHER):
        if draw(st.booleans()):
            room[need] = draw(st.integers(1, 8))
    return Room(heads, room)


@st.composite
def places_of(draw: st.DrawFn, zones: dict[str, Zone]) -> dict[str, Place]:
    """A depot, one to three assembly points, one or two receptions, sometimes a handover point."""
    inside, outside = next(iter(zones)), list(zones)[-1]
    anywhere = st.sampled_from(list(zones))
    refuel = draw(durations(1200, 300)) if seldom(draw) else None
    made = [
        Place("depot", draw(anywhere), frozenset({Role.DEPOT}), refuel_seconds=refuel),
        *(
            Place(f"school-{n}", inside, frozenset({Role.ASSEMBLY}), **limits(draw))
            for n in range(1, 1 + draw(st.integers(1, 3)))
        ),
        Place("arena", outside, frozenset({Role.RECEPTION}), room=draw(rooms()), **limits(draw)),
    ]
    if draw(st.booleans()):
        roles = frozenset({draw(st.sampled_from([Role.RECEPTION, Role.HOSPITAL]))})
        made.append(Place("clinic", outside, roles, room=draw(rooms()), **limits(draw)))
    if seldom(draw):
        roles = frozenset({Role.HANDOVER})
        made.append(Place("edge", draw(anywhere), roles, room=draw(rooms()), **limits(draw)))
    return {place.id: place for place in made}


@st.composite
def vehicle_types(draw: st.DrawFn) -> dict[str, VehicleType]:
    ids = draw(st.sampled_from([("bus",), ("bus", "van"), ("bus", "ambulance")]))
    speed = st.sampled_from([Fraction(1), Fraction(1), Fraction(5, 4)])
    return {
        id: VehicleType(
            id,
            layouts=LAYOUTS[id][: draw(st.integers(1, 3))] if seldom(draw) else LAYOUTS[id],
            profile=id,
            board_seconds=Needs(*(draw(durations(20)) for _ in Need)),
            alight_seconds=Needs(*(draw(durations(20)) for _ in Need)),
            stop_seconds=draw(durations(120, 60)),
            loaded_factor=draw(speed),
            empty_factor=draw(speed),
            range_metres=draw(st.integers(30_000, 90_000)) if seldom(draw) else None,
        )
        for id in ids
    }


@st.composite
def vehicles(
    draw: st.DrawFn,
    types: dict[str, VehicleType],
    places: dict[str, Place],
    zones: dict[str, Zone],
) -> dict[str, Vehicle]:
    """One to four; where there is a handover point, sometimes limited to its one or other side."""
    starts = [place for place in places.values() if Role.ASSEMBLY not in place.roles]
    made = {}
    for n in range(1, 1 + draw(st.integers(1, 4))):
        start = draw(st.sampled_from(starts))
        permitted_places, permitted_zones = (), ()
        if "edge" in places and draw(st.booleans()):
            second_leg = draw(st.booleans())
            keep = {Role.RECEPTION, Role.HOSPITAL} if second_leg else {Role.ASSEMBLY}
            keep |= {Role.HANDOVER, Role.DEPOT}
            permitted_places = tuple(
                id for id, place in places.items() if place.roles & keep or place is start
            )
        elif seldom(draw):
            permitted_zones = tuple(id for id in zones if id == start.zone or draw(st.booleans()))
        depot_permitted = not permitted_zones or places["depot"].zone in permitted_zones
        made[f"v{n}"] = Vehicle(
            f"v{n}",
            draw(st.sampled_from(list(types))),
            start.id,
            zones=permitted_zones,
            places=permitted_places,
            available_at=draw(durations(3600, 600)) if draw(st.booleans()) else 0,
            crew_hours=draw(windows()) if seldom(draw) else (),
            end="depot" if seldom(draw) and depot_permitted else None,
        )
    return made


@st.composite
def groups(draw: st.DrawFn, places: dict[str, Place]) -> dict[str, Group]:
    """One or two groups at each assembly point, of one to four parties each."""
    receptions = tuple(id for id, place in places.items() if place.receives)
    handovers = tuple(id for id, place in places.items() if Role.HANDOVER in place.roles)
    made = {}
    for place in places.values():
        if Role.ASSEMBLY not in place.roles:
            continue
        for n in range(1, 1 + draw(st.integers(1, 2))):
            id = f"{place.id}-g{n}"
            kinds = draw(
                st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=2, unique=True)
            )
            accepts = draw(st.sampled_from([(), *((one,) for one in receptions)]))
            when = draw(st.sampled_from(["now", "now", "later", "by and by"]))
            made[id] = Group(
                id,
                place.id,
                tuple(PartyCount(kind, draw(st.integers(1, 2))) for kind in sorted(kinds)),
                priority=draw(st.sampled_from(Priority)),
                accepts=accepts,
                handovers=handovers if seldom(draw) else (),
                ready_at=draw(durations(3600, 60)) if when == "later" else 0,
                arrives_per_hour=Fraction(draw(st.integers(4, 40)), draw(st.integers(1, 3)))
                if when == "by and by"
                else None,
                max_aboard=draw(st.integers(1800, 7200)) if seldom(draw) else None,
            )
    return made


@st.composite
def travels(
    draw: st.DrawFn,
    places: dict[str, Place],
    crossings_: dict[str, Crossing],
    types: dict[str, VehicleType],
) -> Travel:
    """A leg between nearly all points that share a zone: not symmetric, not metric."""
    epochs = [Epoch("all", 0)]
    if seldom(draw):
        epochs.append(Epoch("late", draw(st.integers(1, 4)) * 3600, Fraction(3, 2)))
    near = {place.id: {place.zone} for place in places.values()}
    near |= {crossing.id: set(crossing.zones) for crossing in crossings_.values()}
    legs = []
    for origin, here in near.items():
        for destination, there in near.items():
            if origin == destination or not here & there:
                continue
            if draw(st.integers(0, 19)) == 19:
                continue
            seconds = draw(st.integers(1, 60)) * 30
            metres = draw(st.integers(0, 20)) * 1000
            legs.append(Leg(origin, destination, seconds, metres))
            if seldom(draw):
                slower = seconds + draw(st.integers(-seconds // 2, 600))
                profile = draw(st.none() | st.sampled_from(list(types)))
                epoch = draw(st.none() | st.sampled_from([epoch.id for epoch in epochs]))
                if profile or epoch:
                    legs.append(Leg(origin, destination, slower, metres, profile, epoch))
    closures = []
    if legs and seldom(draw):
        leg = draw(st.sampled_from(legs))
        begin = draw(durations(4 * 3600, 300))
        closed = Window(begin, begin + 300 + draw(durations(3600, 300)))
        profile = draw(st.none() | st.sampled_from(list(types)))
        closures.append(Closure(leg.origin, leg.destination, closed, profile))
    return Travel(tuple(epochs), tuple(legs), None, tuple(closures))


@st.composite
def starts_in_the_middle(draw: st.DrawFn, scenario: Scenario) -> UnderWay:
    """A vehicle on its way, perhaps with a party aboard; people at a handover; room taken."""
    vehicle = draw(st.sampled_from(list(scenario.vehicles.values())))
    permitted = [
        place
        for place in scenario.places.values()
        if (not vehicle.zones or place.zone in vehicle.zones)
        and (not vehicle.places or place.id in vehicle.places)
    ]
    gates = [
        (crossing.id, zone)
        for crossing in scenario.crossings.values()
        for zone in crossing.zones
        if not vehicle.zones or zone in vehicle.zones
    ]
    point, from_zone = draw(st.sampled_from([*((place.id, None) for place in permitted), *gates]))
    group = draw(st.sampled_from(list(scenario.groups.values())))
    choices = [
        (layout, kind)
        for layout in scenario.types[vehicle.type].layouts
        for kind in KINDS.values()
        if kind.needs.fit_in(layout.places)
    ]
    aboard, layout = [], None
    if choices and draw(st.booleans()):
        arrangement, kind = draw(st.sampled_from(choices))
        layout = arrangement.id
        since = -draw(durations(900, 60))
        aboard.append(PartiesAboard(vehicle.id, group.id, kind.id, 1, since))
    handovers = [place for place in scenario.places.values() if Role.HANDOVER in place.roles]
    waiting = []
    if handovers and draw(st.booleans()) and handovers[0].room == Room():
        waiting.append(PartiesAtHandover(handovers[0].id, group.id, "person", 1))
    taken = []
    if scenario.places["arena"].room.by_need is None and draw(st.booleans()):
        taken.append(RoomTaken("arena", Needs(seat=draw(st.integers(1, 3)))))
    place = VehicleUnderWay(
        vehicle.id,
        point,
        arrives_at=draw(durations(1800, 60)),
        from_zone=from_zone,
        layout=layout,
        metres=draw(st.integers(0, 20)) * 1000,
    )
    return UnderWay((place,), tuple(aboard), tuple(waiting), tuple(taken))


@st.composite
def random_scenarios(draw: st.DrawFn) -> Scenario:
    """A tiny scenario in which any rule may matter; always valid."""
    zones, gates = draw(networks())
    places = draw(places_of(zones))
    types = draw(vehicle_types())
    scenario = Scenario(
        id="random",
        name=Name(en="Random"),
        start=START,
        timezone="Asia/Damascus",
        horizon=HORIZON,
        zones=zones,
        places=places,
        crossings=gates,
        kinds=KINDS,
        groups=draw(groups(places)),
        operators={},
        types=types,
        vehicles=draw(vehicles(types, places, zones)),
        travel=draw(travels(places, gates, types)),
        clearance_step=draw(st.sampled_from([1, 1, 60])),
    )
    if seldom(draw):
        return replace(scenario, under_way=draw(starts_in_the_middle(scenario)))
    return scenario


@st.composite
def scenarios_with_convoys(draw: st.DrawFn) -> Scenario:
    """A tiny scenario in which vehicles pass at least one crossing in convoys.

    More people and vehicles than elsewhere, so that one convoy is not enough; also one escort who
    comes back when the window has long closed, and convoys of one size only.
    """
    scenario = draw(random_scenarios().filter(lambda scenario: scenario.crossings))
    ruled = draw(st.sets(st.sampled_from(list(scenario.crossings)), min_size=1))
    gates = dict(scenario.crossings)
    for id in sorted(ruled):
        size = draw(st.integers(1, 3))
        rule = ConvoyRule(
            min_vehicles=draw(st.integers(1, size)),
            max_vehicles=size,
            headway=draw(durations(2400, 300)),
            escorts=draw(st.sampled_from([None, 1, 1, 2])),
            turnaround=draw(st.sampled_from([0, 1800, 5400, 6 * 3600])),
            holds_for=draw(st.sampled_from(ConvoyScope)),
        )
        open_in = draw(windows()) if draw(st.booleans()) else ()
        gates[id] = replace(gates[id], convoys=rule, windows=open_in)
    times = draw(st.integers(1, 4))
    crowd = {
        id: replace(
            group,
            parties=tuple(replace(p, count=p.count * times) for p in group.parties),
        )
        for id, group in scenario.groups.items()
    }
    fleet = dict(scenario.vehicles)
    for vehicle in scenario.vehicles.values():
        for n in range(draw(st.integers(0, 2))):
            fleet[f"{vehicle.id}-{n}"] = replace(vehicle, id=f"{vehicle.id}-{n}")
    return replace(scenario, crossings=gates, groups=crowd, vehicles=fleet)
