"""Any scenario that files can say: every field filled in every way, sense or none.

Where a scenario has to make sense, ``strategies.random_scenarios`` is the better choice; here names
look like formulas, factors have no finite decimals and instants fall into the hour that clocks show
twice.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from fractions import Fraction

from hypothesis import strategies as st

from safepassage.model import (
    PRIORITIES,
    Closure,
    ConvoyRule,
    ConvoyScope,
    Crossing,
    Epoch,
    Group,
    Inspection,
    Layout,
    Leg,
    Location,
    Name,
    Need,
    Needs,
    Operator,
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
    joined,
)

SEPARATORS = " ,;،؛|"
CELL_LETTERS = st.one_of(
    st.sampled_from("=+-@'\"#/\\()abcXYZ019_.:%&<>٣۴ابتثéЖ中"),
    st.characters(exclude_categories=("C", "Z")),
)


def is_id(text: str) -> bool:
    return (
        bool(text)
        and text.isprintable()
        and unicodedata.normalize("NFC", text) == text
        and not text.startswith("#")
        and not set(text) & set(SEPARATORS)
        and text.strip() == text
    )


IDS = st.text(CELL_LETTERS, min_size=1, max_size=6).filter(is_id)
TEXTS = st.text(
    st.one_of(CELL_LETTERS, st.sampled_from(" \u200f\u200c")), max_size=12
).map(lambda text: " ".join(text.split()).strip("\u200f\u200c "))  # fmt: skip
NAMES = st.builds(Name, TEXTS, TEXTS)
AMOUNTS = st.integers(0, 400)
SECONDS = st.one_of(st.integers(0, 90_000), st.integers(0, 1500).map(lambda n: n * 60))
METRES = st.integers(0, 10**6)
NEEDS = st.builds(Needs, AMOUNTS, AMOUNTS, AMOUNTS)
SOMEBODY = NEEDS.filter(lambda needs: needs.heads > 0)
TIMES = st.builds(Needs, SECONDS, SECONDS, SECONDS)
RATIOS = st.fractions(Fraction(1, 100), 900, max_denominator=5000)
PLACES = st.sampled_from(
    [("Asia/Damascus", datetime(2016, 10, 27, 20, tzinfo=UTC)),
     ("Europe/Paris", datetime(2016, 3, 26, 20, 0, 7, tzinfo=UTC)),
     ("Australia/Lord_Howe", datetime(2022, 4, 2, 1, 30, tzinfo=UTC)),
     ("UTC", datetime(2030, 2, 28, 23, 59, tzinfo=UTC))]
)  # fmt: skip


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


@st.composite
def windows(draw: st.DrawFn, most: int = 2) -> tuple[Window, ...]:
    made = []
    for _ in range(draw(st.integers(0, most))):
        begin = draw(st.integers(-20_000, 90_000))
        made.append(Window(begin, begin + draw(st.integers(1, 40_000))))
    return joined(made)


@st.composite
def some_of(draw: st.DrawFn, ids: list[str]) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))) if ids else ()


@st.composite
def any_scenario(draw: st.DrawFn) -> Scenario:
    """One to three of everything."""

    def ids(least: int = 1, apart_from: tuple[str, ...] = ()) -> list[str]:
        fresh = IDS.filter(lambda id: id not in apart_from)
        return draw(st.lists(fresh, min_size=least, max_size=3, unique=True))

    def one(strategy: st.SearchStrategy[object]) -> object:
        return draw(strategy)

    zones = {id: Zone(id, one(NAMES), one(windows())) for id in ids(2)}
    roles = st.frozensets(st.sampled_from(Role), min_size=1)
    places = {}
    for index, id in enumerate(ids(2)):
        own = frozenset(Role) if index == 0 else one(roles)
        places[id] = _place(draw, id, one(st.sampled_from(list(zones))), own)
    if Role.ASSEMBLY not in places[id].roles:
        places[id] = Place(id, places[id].zone, places[id].roles | {Role.ASSEMBLY})
    crossings = {
        id: _crossing(draw, id, one(st.permutations(list(zones)))[:2])
        for id in ids(0, tuple(places))
    }
    kinds = {id: PartyKind(id, one(SOMEBODY), one(NAMES)) for id in ids()}
    handovers = [id for id, place in places.items() if Role.HANDOVER in place.roles]
    receptions = [id for id, place in places.items() if place.receives]
    depots = [id for id, place in places.items() if Role.DEPOT in place.roles]
    groups = {
        id: Group(
            id,
            place := one(st.sampled_from([p for p in places if Role.ASSEMBLY in places[p].roles])),
            tuple(
                PartyCount(one(st.sampled_from(list(kinds))), one(st.integers(1, 50)))
                for _ in range(one(st.integers(0, 4)))
            ),
            one(st.sampled_from(Priority)),
            one(some_of(receptions)),
            one(some_of([h for h in handovers if h != place])),
            one(SECONDS),
            one(maybe(RATIOS)),
            one(maybe(SECONDS)),
            one(NAMES),
        )
        for id in ids()
    }
    operators = {id: Operator(id, one(NAMES)) for id in ids(0)}
    types = {id: _type(draw, id) for id in ids()}
    vehicles = {
        id: Vehicle(
            id,
            one(st.sampled_from(list(types))),
            one(st.sampled_from(list(places))),
            one(st.sampled_from([*operators, ""])),
            one(NAMES),
            one(some_of(list(zones))),
            one(some_of(list(places))),
            one(SECONDS),
            one(windows()),
            one(maybe(st.sampled_from(depots))),
        )
        for id in ids()
    }
    points = [*places, *crossings]
    timezone, start = one(PLACES)
    return Scenario(
        id=one(IDS),
        name=one(NAMES),
        start=start,
        timezone=timezone,
        horizon=one(st.integers(1, 10**6)),
        zones=zones,
        places=places,
        crossings=crossings,
        kinds=kinds,
        groups=groups,
        operators=operators,
        types=types,
        vehicles=vehicles,
        travel=_travel(draw, points, [type.profile for type in types.values()]),
        under_way=_under_way(draw, places, crossings, groups, kinds, vehicles, types, handovers),
        clearance_step=one(st.integers(1, 600)),
        weights={priority: one(st.integers(0, 100)) for priority in PRIORITIES},
    )


def _location(draw: st.DrawFn) -> Location | None:
    degrees = [st.floats(-most, most, allow_nan=False).map(shortened) for most in (90, 180)]
    return draw(maybe(st.builds(Location, *degrees)))


def shortened(degrees: float) -> float:
    """To a tenth of a micrometre on the ground, and without a negative zero."""
    return round(degrees, 12) + 0.0


def _place(draw: st.DrawFn, id: str, zone: str, roles: frozenset[Role]) -> Place:
    limits = draw(st.dictionaries(st.sampled_from(Need), AMOUNTS))
    return Place(
        id,
        zone,
        roles,
        draw(NAMES),
        _location(draw),
        draw(maybe(st.integers(1, 9))),
        draw(windows()),
        Room(draw(maybe(AMOUNTS)), {n: limits[n] for n in Need if n in limits} or None),
        draw(maybe(st.integers(1, 9))),
        draw(maybe(SECONDS)),
    )


def _crossing(draw: st.DrawFn, id: str, zones: list[str]) -> Crossing:
    fewest = draw(st.integers(1, 5))
    rule = st.builds(
        ConvoyRule,
        st.just(fewest),
        st.integers(fewest, 9),
        SECONDS,
        maybe(st.integers(1, 3)),
        SECONDS,
        st.sampled_from(ConvoyScope),
    )
    same = draw(SECONDS)
    inspections = st.one_of(
        st.builds(Inspection, SECONDS, SECONDS, TIMES), st.just(Inspection(same, same))
    )
    return Crossing(
        id,
        (zones[0], zones[1]),
        draw(NAMES),
        _location(draw),
        draw(maybe(st.integers(1, 9))),
        draw(st.booleans()),
        draw(inspections),
        draw(inspections),
        draw(windows()),
        draw(maybe(rule)),
    )


def _type(draw: st.DrawFn, id: str) -> VehicleType:
    layouts = draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    return VehicleType(
        id,
        tuple(Layout(layout, draw(SOMEBODY)) for layout in layouts),
        draw(st.just(id) | IDS),
        draw(NAMES),
        draw(TIMES),
        draw(TIMES),
        draw(SECONDS),
        draw(maybe(RATIOS)),
        draw(RATIOS),
        draw(RATIOS),
        draw(maybe(METRES)),
    )


def _travel(draw: st.DrawFn, points: list[str], profiles: list[str]) -> Travel:
    names = draw(st.lists(IDS, max_size=3, unique=True))
    begins = sorted(draw(st.lists(st.integers(1, 90_000), max_size=3, unique=True)))
    begins.insert(0, draw(st.integers(-9000, 0)))
    epochs = tuple(
        Epoch(name, begin, draw(RATIOS)) for name, begin in zip(names, begins, strict=False)
    )
    epochs = epochs or Travel().epochs
    epoch = maybe(st.sampled_from([epoch.id for epoch in epochs]))
    pairs = [(a, b) for a in points for b in points if a != b]
    ends = st.sampled_from(pairs)
    legs = {}
    for _ in range(draw(st.integers(0, 4))):
        (origin, destination), profile = draw(ends), draw(maybe(st.sampled_from(profiles)))
        leg = Leg(origin, destination, draw(SECONDS), draw(METRES), profile, draw(epoch))
        legs[origin, destination, leg.profile, leg.epoch] = leg
    closures = tuple(
        Closure(*draw(ends), window, draw(maybe(st.sampled_from(profiles))))
        for window in draw(windows())
    )
    detour = draw(maybe(st.fractions(1, 9, max_denominator=99)))
    return Travel(epochs, tuple(legs.values()), detour, closures)


def _under_way(
    draw: st.DrawFn,
    places: dict[str, Place],
    crossings: dict[str, Crossing],
    groups: dict[str, Group],
    kinds: dict[str, PartyKind],
    vehicles: dict[str, Vehicle],
    types: dict[str, VehicleType],
    handovers: list[str],
) -> UnderWay:
    moving, aboard = [], []
    group, kind = st.sampled_from(list(groups)), st.sampled_from(list(kinds))
    for vehicle in draw(some_of(list(vehicles))):
        point = draw(st.sampled_from([*places, *crossings]))
        side = draw(st.sampled_from(crossings[point].zones)) if point in crossings else None
        layout = draw(maybe(st.sampled_from(types[vehicles[vehicle].type].layouts)))
        riding = draw(kind)
        if layout and kinds[riding].needs.fit_in(layout.places):
            since = -draw(SECONDS)
            aboard.append(PartiesAboard(vehicle, draw(group), riding, 1, since))
        moving.append(
            VehicleUnderWay(
                vehicle, point, draw(SECONDS), side, layout.id if layout else None, draw(METRES)
            )
        )
    waiting = [
        PartiesAtHandover(place, draw(group), draw(kind), draw(st.integers(1, 9)))
        for place in draw(some_of(handovers))
    ]
    taken = [RoomTaken(place, draw(NEEDS)) for place in draw(some_of(list(places)))]
    return UnderWay(tuple(moving), tuple(aboard), tuple(waiting), tuple(taken))
