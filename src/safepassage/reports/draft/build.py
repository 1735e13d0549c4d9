"""A draft scenario from statements: what is said, as it is said; the rest assumed, and asked."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from safepassage.model import (
    Crossing,
    Group,
    Inspection,
    Layout,
    Leg,
    Location,
    Name,
    Needs,
    PartyCount,
    PartyKind,
    Place,
    Priority,
    Role,
    Scenario,
    Travel,
    Vehicle,
    VehicleType,
    Zone,
)
from safepassage.reports.beside import Compared, Teller, compare, day_of
from safepassage.reports.draft.figures import (
    FAMILY,
    PATIENTS,
    TRANSPORT,
    Figure,
    figures,
    heads,
)
from safepassage.reports.draft.grounds import Assumed, Ground, Question
from safepassage.reports.draft.way import Point, Way, of_one_movement, unused, way
from safepassage.reports.places import Gazetteer
from safepassage.reports.sources import Sources
from safepassage.reports.statement import Kind, Status
from safepassage.reports.told import Told
from safepassage.units import Metres, Seconds

_HORIZON_HOURS = 48
_DETOUR = Fraction(7, 5)
_INSPECTION = Inspection(loaded_seconds=Seconds(300), empty_seconds=Seconds(120))
_UNKNOWN_DRIVE = Seconds(3600)
_BEGIN = time(8)
_MOST_VEHICLES = 2000
"""More than these are people who drive themselves, not a fleet to be sent."""


def _names() -> dict[str, Name]:
    file = Path(__file__).parent / "names.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["id"]: Name(row["name_ar"], row["name_en"]) for row in rows}


_NAMES = _names()
"""Names of the draft's rows, in neutral words whatever the sources call people."""

_TYPES = {
    "bus": VehicleType(
        "bus",
        (Layout("seats", Needs(seat=50)),),
        "bus",
        _NAMES["bus"],
        board_seconds=Needs(seat=3),
        alight_seconds=Needs(seat=2),
        stop_seconds=Seconds(120),
        speed_kmh=Fraction(20),
    ),
    "ambulance": VehicleType(
        "ambulance",
        (
            Layout("two-lying", Needs(seat=2, stretcher=2)),
            Layout("one-lying", Needs(seat=4, stretcher=1)),
        ),
        "ambulance",
        _NAMES["ambulance"],
        board_seconds=Needs(seat=3, stretcher=180),
        alight_seconds=Needs(seat=2, stretcher=120),
        stop_seconds=Seconds(120),
        speed_kmh=Fraction(25),
    ),
    "car": VehicleType(
        "car",
        (Layout("seats", Needs(seat=4)),),
        "car",
        _NAMES["car"],
        board_seconds=Needs(seat=3),
        alight_seconds=Needs(seat=2),
        stop_seconds=Seconds(60),
        speed_kmh=Fraction(25),
    ),
}
"""What a vehicle holds and how it drives, where nobody says: assumed, and marked so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario with what its rows rest on, and what is still to be asked."""

    scenario: Scenario
    grounds: tuple[Ground, ...]
    assumed: tuple[Assumed, ...]
    questions: tuple[Question, ...]
    compared: tuple[Compared, ...]


class _Draft:
    """A draft being made: rows, and beside them what they rest on."""

    def __init__(self, gazetteer: Gazetteer, sources: Sources) -> None:
        self.gazetteer, self.sources = gazetteer, sources
        self.grounds: list[Ground] = []
        self.assumed: list[Assumed] = []
        self.questions: list[Question] = []

    def teller(self, told: Told) -> Teller:
        source = told.statement.source
        graded = self.sources.named(source.name if source else None)
        return Teller(told, graded, day_of(told.statement.time, told.published))

    def assume(self, table: str, row: str, what: str, **numbers: int | str) -> None:
        self.assumed.append(Assumed(table, row, what, numbers))

    def ask(self, what: str, *tellers: Teller, **numbers: int | str) -> None:
        self.questions.append(Question(what, numbers, tellers))


def draft(
    told: Iterable[Told],
    gazetteer: Gazetteer,
    sources: Sources,
    identifier: str,
    today: date,
    timezone: str | None = None,
) -> Draft:
    """A scenario of the movement that most of the statements are about.

    ``today`` is the day on which it begins where no statement tells one. Nothing is averaged: each
    figure is one that somebody said, and what others said stands beside it.
    """
    making = _Draft(gazetteer, sources)
    kept, others = of_one_movement(told, gazetteer)
    compared = compare(kept, gazetteer, sources)
    route = way(kept, gazetteer)
    places, crossings, zones, ids = _places(making, route)
    vehicles, types = _vehicles(making, compared, kept, ids)
    groups, kinds = _people(making, compared, kept, ids)
    zone = timezone or _timezone(making, route)
    start = _start(making, kept, today, ZoneInfo(zone))
    legs = tuple(_legs(places.values(), crossings.values()))
    if legs:
        making.assume("legs", legs[0].origin, "legs", minutes=_UNKNOWN_DRIVE // 60)
    making.assume("scenario", "travel", "travel", detour="1.4")
    making.assume("scenario", "horizon_h", "horizon", hours=_HORIZON_HOURS)
    _promises(making, kept)
    for name, one in unused(kept, gazetteer, route).items():
        making.ask("place-left-out", making.teller(one), place=name)
    for origin in {o.statement.origin or "": o for o in others}.values():
        making.ask("other-movement", making.teller(origin), place=origin.statement.origin or "")
    scenario = Scenario(
        id=identifier,
        name=Name(),
        start=start,
        timezone=zone,
        horizon=Seconds(_HORIZON_HOURS * 3600),
        zones=zones,
        places=places,
        crossings=crossings,
        kinds=kinds,
        groups=groups,
        operators={},
        types=types,
        vehicles=vehicles,
        travel=Travel(legs=legs, detour=_DETOUR),
    )
    asked = sorted(making.questions, key=lambda question: _ORDER.index(question.what))
    return Draft(scenario, tuple(making.grounds), tuple(making.assumed), tuple(asked), compared)


_ORDER = (
    "unknown-number",
    "no-people",
    "no-vehicles",
    "no-origin",
    "no-goal",
    "where",
    "handover",
    "between",
    "differ",
    "families",
    "patients",
    "not-planned",
    "start",
    "timezone",
    "crossing",
    "guarantee",
    "agreement",
    "request",
    "incident",
    "place-left-out",
    "other-movement",
)
"""Questions in the order in which their answers change the plan."""


@dataclass(frozen=True, slots=True)
class _Ids:
    origins: tuple[str, ...]
    goals: tuple[str, ...]
    depot: str


def _places(
    making: _Draft, route: Way
) -> tuple[dict[str, Place], dict[str, Crossing], dict[str, Zone], _Ids]:
    two = bool(route.crossings)
    inside, outside = ("inside", "outside") if two else ("area", "area")
    zones = {zone: Zone(zone) for zone in dict.fromkeys((inside, outside))}
    places: dict[str, Place] = {}
    for point in route.origins:
        _add(making, places, point, inside, Role.ASSEMBLY)
    if not route.origins:
        places["origin"] = Place("origin", inside, frozenset({Role.ASSEMBLY}))
        making.ask("no-origin")
    origins = tuple(places)
    nearer = _handovers(route, [places[origin].location for origin in origins])
    for point in route.goals:
        role = Role.HANDOVER if point.key in nearer else Role.RECEPTION
        added = _add(making, places, point, outside, role)
        if role is Role.HANDOVER:
            making.assume("places", added, "handover")
            making.ask("handover", making.teller(point.told), place=point.found.name)
    goals = tuple(place.id for place in places.values() if Role.RECEPTION in place.roles)
    if not goals:
        places["goal"] = Place("goal", outside, frozenset({Role.RECEPTION}))
        goals = ("goal",)
        making.ask("no-goal")
    for point in route.between:
        making.ask("between", making.teller(point.told), place=point.found.name)
    crossings = dict(_crossings(making, route, (inside, outside)))
    first = next(iter(crossings.values()), None)
    near = first.location if first is not None else places[origins[0]].location
    depot = "depot"
    while depot in places or depot in crossings:
        depot += "-2"
    places[depot] = Place(depot, outside, frozenset({Role.DEPOT}), _NAMES["depot"], near)
    making.assume("places", depot, "depot")
    return places, crossings, zones, _Ids(origins, goals, depot)


def _add(making: _Draft, places: dict[str, Place], point: Point, zone: str, role: Role) -> str:
    identifier = _identifier(point)
    if identifier in places:
        return identifier
    known = point.known
    location = known.location if known is not None else None
    places[identifier] = Place(identifier, zone, frozenset({role}), _name(point), location)
    making.grounds.append(Ground("places", identifier, making.teller(point.told)))
    _asked_where(making, point, identifier, "places")
    return identifier


def _asked_where(making: _Draft, point: Point, identifier: str, table: str) -> None:
    known = point.known
    if known is None or known.location is None:
        making.ask("where", making.teller(point.told), place=point.found.name)
    elif not point.found.exact:
        making.assume(table, identifier, "near", place=known.id)
    elif known.accuracy_km is not None and known.accuracy_km >= 2:
        making.assume(table, identifier, "location", km=str(round(known.accuracy_km)))


def _crossings(
    making: _Draft, route: Way, zones: tuple[str, str]
) -> Iterator[tuple[str, Crossing]]:
    for point in route.crossings:
        identifier = _identifier(point)
        location = point.known.location if point.known is not None else None
        yield (
            identifier,
            Crossing(
                identifier, zones, _name(point), location, onward=_INSPECTION, back=_INSPECTION
            ),
        )
        making.grounds.append(Ground("crossings", identifier, making.teller(point.told)))
        minutes, empty = _INSPECTION.loaded_seconds // 60, _INSPECTION.empty_seconds // 60
        making.assume("crossings", identifier, "inspection", loaded=minutes, empty=empty)
        making.ask("crossing", making.teller(point.told), place=point.found.name)
        _asked_where(making, point, identifier, "crossings")


def _handovers(route: Way, origins: Sequence[Location | None]) -> set[str]:
    """Goals on the way to farther ones: at most half as far as the farthest."""
    begin = next((origin for origin in origins if origin is not None), None)
    far: dict[str, float] = {}
    for point in route.goals:
        location = point.known.location if point.known is not None else None
        if begin is not None and location is not None:
            far[point.key] = _kilometres(begin, location)
    farthest = max(far.values(), default=0.0)
    return {key for key, distance in far.items() if distance <= farthest / 2}


def _kilometres(one: Location, other: Location) -> float:
    """Near enough to tell which is nearer."""
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude)
    east *= math.cos(math.radians((one.latitude + other.latitude) / 2))
    return 6371 * math.hypot(north, east)


def _vehicles(
    making: _Draft, compared: Iterable[Compared], kept: Sequence[Told], ids: _Ids
) -> tuple[dict[str, Vehicle], dict[str, VehicleType]]:
    told = figures(compared, Kind.VEHICLES)
    vehicles: dict[str, Vehicle] = {}
    types: dict[str, VehicleType] = {}
    for what, figure in told.items():
        if what not in _TYPES or figure.value > _MOST_VEHICLES:
            making.ask("not-planned", figure.chosen, count=figure.value, of=what)
            continue
        if not figure.value:
            continue
        types[what] = _TYPES[what]
        width = len(str(figure.value))
        for number in range(1, figure.value + 1):
            identifier = f"{what}-{number:0{max(2, width)}}"
            name = Name(f"{_NAMES[what].ar} {number}", f"{_NAMES[what].en} {number}")
            vehicles[identifier] = Vehicle(identifier, what, ids.depot, name=name)
        first = f"{what}-{1:0{max(2, width)}}"
        making.grounds.append(Ground("vehicles", first, figure.chosen, figure.others))
        making.assume("vehicle_types", what, f"type-{what}")
        _differing(making, figure)
    _uncounted(making, kept, Kind.VEHICLES, set(told), TRANSPORT)
    if not vehicles:
        types["bus"] = _TYPES["bus"]
        vehicles["bus-01"] = Vehicle("bus-01", "bus", ids.depot, name=_NAMES["bus"])
        making.assume("vehicles", "bus-01", "one-bus")
        making.assume("vehicle_types", "bus", "type-bus")
        making.ask("no-vehicles")
    return vehicles, types


def _people(
    making: _Draft, compared: Iterable[Compared], kept: Sequence[Told], ids: _Ids
) -> tuple[dict[str, Group], dict[str, PartyKind]]:
    told = figures(compared, Kind.PEOPLE)
    chosen = heads(told)
    uncounted = _uncounted(making, kept, Kind.PEOPLE, set(told), _NAMES)
    kinds = {"single": PartyKind("single", Needs(seat=1), _NAMES["single"])}
    groups: dict[str, Group] = {}
    patients = sum(chosen[what].value for what in PATIENTS if what in chosen)
    for what, figure in chosen.items():
        count = figure.value
        if what == "all" and 0 < patients < count:
            count -= patients
            making.assume("groups", f"{ids.origins[0]}-all", "patients-within", count=patients)
        for number, origin in enumerate(ids.origins):
            share = count // len(ids.origins) + (number < count % len(ids.origins))
            _group(groups, kinds, what, origin, share, ids)
        first = f"{ids.origins[0]}-{what}"
        making.grounds.append(Ground("groups", first, figure.chosen, figure.others))
        if len(ids.origins) > 1:
            making.assume("groups", first, "shares", count=len(ids.origins))
        making.assume("groups", first, _kind_assumed(what), size=FAMILY)
        _differing(making, figure)
    for what in uncounted:
        _group(groups, kinds, what, ids.origins[0], 0, ids)
        identifier = f"{ids.origins[0]}-{what}"
        making.grounds.append(Ground("groups", identifier, making.teller(uncounted[what])))
        making.assume("groups", identifier, "not-counted")
    if patients:
        making.ask("patients", count=patients)
    if not chosen:
        making.ask("no-people")
        if not groups:
            _group(groups, kinds, "all", ids.origins[0], 0, ids)
    elif any(what not in (*PATIENTS, "families") for what in chosen):
        making.ask("families")
    return groups, kinds


def _kind_assumed(what: str) -> str:
    if what in PATIENTS:
        return "patients"
    return "family-size" if what == "families" else "singles"


def _group(
    groups: dict[str, Group],
    kinds: dict[str, PartyKind],
    what: str,
    origin: str,
    count: int,
    ids: _Ids,
) -> None:
    kind, priority = "single", Priority.NONE
    if what in PATIENTS:
        kind, priority = "patient", Priority.T2
        kinds[kind] = PartyKind(kind, Needs(stretcher=1), _NAMES["patient"])
    elif what == "families":
        kind = f"family-{FAMILY}"
        kinds[kind] = PartyKind(kind, Needs(seat=FAMILY), _NAMES["family"])
    identifier = f"{origin}-{what}"
    parties = (PartyCount(kind, count),)
    groups[identifier] = Group(identifier, origin, parties, priority, ids.goals, name=_NAMES[what])


def _uncounted(
    making: _Draft, kept: Sequence[Told], kind: Kind, counted: set[str], whats: Iterable[str]
) -> dict[str, Told]:
    """What somebody names and nobody counts: unknown, which is not zero, and asked first."""
    found: dict[str, Told] = {}
    for one in kept:
        what = one.statement.what
        if what is None or what in counted or what not in whats or what in found:
            continue
        people_asked_for = kind is Kind.PEOPLE and one.statement.kind is Kind.REQUEST
        of_kind = one.statement.kind is kind and one.statement.value is None
        if of_kind or (people_asked_for and what in PATIENTS):
            found[what] = one
    for what, one in found.items():
        making.ask("unknown-number", making.teller(one), of=what)
    return found


def _differing(making: _Draft, figure: Figure) -> None:
    told = figure.chosen.told.statement.value
    others = [o for o in figure.others if o.told.statement.value != told]
    if others:
        making.ask("differ", figure.chosen, *others, of=figure.what, count=figure.value)


def _promises(making: _Draft, kept: Iterable[Told]) -> None:
    """What the ledger's agreement will need: who promised what, and what threatens it."""
    for kind in (Kind.GUARANTEE, Kind.AGREEMENT, Kind.REQUEST, Kind.INCIDENT):
        tellers = [making.teller(one) for one in kept if one.statement.kind is kind]
        if tellers:
            making.ask(kind.value, *tellers)


def _start(making: _Draft, kept: Iterable[Told], today: date, zone: ZoneInfo) -> datetime:
    ahead = (Status.PLANNED, Status.AGREED, Status.PREPARING)
    days = [
        (day_of(one.statement.time, one.published, ahead=one.statement.status in ahead), one)
        for one in kept
        if one.statement.kind in (Kind.VEHICLES, Kind.PEOPLE, Kind.ROUTE, Kind.STATUS)
    ]
    dated = [(day.date, one) for day, one in days if day.date is not None]
    if dated:
        first, one = min(dated, key=lambda pair: pair[0])
        making.grounds.append(Ground("scenario", "start", making.teller(one)))
        begin = first
    else:
        begin = today
        making.ask("start")
    making.assume("scenario", "start", "start" if dated else "start-today", hour="08:00")
    return datetime.combine(begin, _BEGIN, zone).astimezone(UTC)


def _timezone(making: _Draft, route: Way) -> str:
    for point in (*route.origins, *route.goals, *route.crossings):
        around = making.gazetteer.around(point.known) if point.known is not None else []
        if any(place.id == "syria" for place in around):
            return "Asia/Damascus"
    making.ask("timezone")
    making.assume("scenario", "timezone", "timezone")
    return "UTC"


def _legs(places: Iterable[Place], crossings: Iterable[Crossing]) -> Iterator[Leg]:
    """Assumed drives to and from what nobody knows the position of."""
    points: list[tuple[str, str | None, Location | None]] = [
        (place.id, place.zone, place.location) for place in places
    ]
    points += [(crossing.id, None, crossing.location) for crossing in crossings]
    for origin, zone, location in points:
        for goal, other_zone, other_location in points:
            reachable = zone is None or other_zone is None or zone == other_zone
            if origin != goal and reachable and None in (location, other_location):
                yield Leg(origin, goal, _UNKNOWN_DRIVE, Metres(0))


def _name(point: Point) -> Name:
    if point.known is not None and point.found.exact:
        return point.known.name
    name = point.found.name
    return Name(ar=name) if re.search("[\u0621-\u064a]", name) else Name(en=name)


def _identifier(point: Point) -> str:
    if point.known is not None:
        return point.known.id
    return re.sub(r"[\s,#\"'«»“”]+", "-", point.found.name).strip("-")[:60] or "place"
