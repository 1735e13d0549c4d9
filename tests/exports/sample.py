"""A made-up evacuation and a plain plan for it, to look at: no planner is needed to draw.

A besieged quarter empties over one crossing with two lanes towards a handover point; other buses
carry on to the reception points. The plan is greedy and holds every rule; nobody claims more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fractions import Fraction

from safepassage.model import (
    PRIORITIES,
    Bound,
    Bounds,
    Closure,
    Convoy,
    ConvoyRule,
    Crossing,
    Drive,
    Figures,
    Group,
    Inspection,
    Layout,
    LeftBehind,
    Leg,
    Location,
    Name,
    Needs,
    Operator,
    PartyCount,
    PartyKind,
    PartyMove,
    Passage,
    Place,
    Plan,
    Priority,
    Proof,
    Reason,
    Role,
    Room,
    Run,
    Scenario,
    Step,
    Stop,
    Travel,
    Vehicle,
    VehicleType,
    Window,
    Zone,
    joined,
)

HOUR = 3600
MINUTE = 60

_ASSEMBLY = {
    "mill": ("Mill Quarter", "حيّ الطاحون", 36.1780, 37.1430, 3.9),
    "market": ("North Market", "السوق الشمالي", 36.1905, 37.1400, 5.4),
    "station": ("Old Railway Station", "محطة القطار القديمة", 36.1840, 37.1275, 4.6),
    "press": ("Olive Press School", "مدرسة معصرة الزيتون", 36.1720, 37.1330, 3.1),
    "clinic": ("Saint Simeon Clinic", "مستوصف مار سمعان", 36.1860, 37.1360, 4.9),
    "baths": ("Baths", "الحمّامات", 36.1795, 37.1210, 3.7),
}


def sample_scenario(buses: int = 20, ambulances: int = 10, onward: int = 14) -> Scenario:
    """About 4,000 people; more buses bring more people."""
    scale = max(1, buses // 20)
    zones = {
        "quarter": Zone("quarter", Name("الحيّ المحاصر", "Besieged quarter")),
        "country": Zone("country", Name("الريف الغربي", "Western countryside")),
    }
    places = {
        key: Place(
            key,
            "quarter",
            frozenset({Role.ASSEMBLY}),
            Name(ar, en),
            Location(latitude, longitude),
            bays=2 * scale,
        )
        for key, (en, ar, latitude, longitude, _) in _ASSEMBLY.items()
    }
    places |= {
        "yard": Place(
            "yard",
            "country",
            frozenset({Role.DEPOT}),
            Name("ساحة الحافلات", "Bus Yard"),
            Location(36.1560, 37.1120),
        ),
        "orchard": Place(
            "orchard",
            "country",
            frozenset({Role.HANDOVER, Role.DEPOT}),
            Name("بستان الراشد", "Rashid Orchard"),
            Location(36.1390, 37.0330),
            bays=6 * scale,
            room=Room(heads=4000 * scale),
        ),
        "hospital": Place(
            "hospital",
            "country",
            frozenset({Role.HOSPITAL}),
            Name("المستشفى الميداني", "Field Hospital"),
            Location(36.1350, 36.9300),
            bays=3 * scale,
            windows=(Window(0, 5 * HOUR), Window(5 * HOUR + 30 * MINUTE, 24 * HOUR)),
        ),
        "town": Place(
            "town",
            "country",
            frozenset({Role.RECEPTION}),
            Name("استاد المدينة الرياضي", "Town Sports Stadium"),
            Location(35.9910, 36.7940),
            bays=4 * scale,
        ),
        "village": Place(
            "village",
            "country",
            frozenset({Role.RECEPTION}),
            Name("قرية الينابيع", "Springs Village"),
            Location(36.0620, 36.8900),
            bays=2 * scale,
        ),
    }
    crossings = {
        "bridge": Crossing(
            "bridge",
            ("quarter", "country"),
            Name("معبر الجسر", "Bridge crossing"),
            Location(36.1600, 37.1190),
            lanes=2 * scale,
            onward=Inspection(6 * MINUTE, 90, Needs(0, 0, 20)),
            back=Inspection(6 * MINUTE, 60),
            windows=(
                Window(0, 4 * HOUR + 30 * MINUTE),
                Window(5 * HOUR + 15 * MINUTE, 13 * HOUR + 30 * MINUTE),
            ),
            convoys=ConvoyRule(1, 6 * scale, headway=10 * MINUTE),
        )
    }
    kinds = {
        "single": PartyKind("single", Needs(1), Name("شخص واحد", "one person")),
        "family5": PartyKind("family5", Needs(5), Name("عائلة من خمسة", "family of five")),
        "wheel2": PartyKind(
            "wheel2", Needs(1, 1), Name("كرسي متحرّك مع مرافق", "wheelchair with companion")
        ),
        "stretcher2": PartyKind(
            "stretcher2", Needs(1, 0, 1), Name("نقّالة مع مرافق", "stretcher with companion")
        ),
    }
    groups: dict[str, Group] = {}
    for number, place in enumerate(_ASSEMBLY):
        groups[f"{place}-wounded"] = Group(
            f"{place}-wounded",
            place,
            (PartyCount("stretcher2", 7 + number % 2),),
            Priority.T1,
            accepts=("hospital",),
        )
        groups[f"{place}-frail"] = Group(
            f"{place}-frail",
            place,
            (PartyCount("wheel2", 6),),
            Priority.T2,
        )
        groups[f"{place}-families"] = Group(
            f"{place}-families",
            place,
            (PartyCount("family5", (100 + 9 * number) * scale), PartyCount("single", 40 * scale)),
            Priority.T3 if number < 2 else Priority.NONE,
            accepts=("town", "village"),
            arrives_per_hour=Fraction(900 * scale) if number == 4 else None,
        )
    groups["late"] = Group(
        "late",
        "baths",
        (PartyCount("family5", 3),),
        ready_at=13 * HOUR + 20 * MINUTE,
        name=Name("عائلات تصل متأخرة", "families who come late"),
    )
    boarding = Needs(4, 90, 120)
    types = {
        "bus": VehicleType(
            "bus",
            (Layout("seats", Needs(50)), Layout("ramp", Needs(40, 4))),
            "road",
            Name("حافلة", "bus"),
            boarding,
            Needs(2, 60, 90),
            2 * MINUTE,
            Fraction(45),
            loaded_factor=Fraction(5, 4),
        ),
        "ambulance": VehicleType(
            "ambulance",
            (Layout("one", Needs(2, 0, 2)),),
            "road",
            Name("سيارة إسعاف", "ambulance"),
            boarding,
            Needs(2, 60, 90),
            MINUTE,
            Fraction(45),
        ),
    }
    operators = {
        "crescent": Operator("crescent", Name("الهلال الأحمر", "Red Crescent")),
        "west": Operator("west", Name("مجلس الريف", "Country council")),
    }
    vehicles = {
        f"bus-{n:02}": Vehicle(
            f"bus-{n:02}",
            "bus",
            "yard",
            "crescent",
            Name(f"حافلة {n}", f"Bus {n}"),
            places=(*_ASSEMBLY, "orchard", "yard"),
        )
        for n in range(1, buses + 1)
    }
    vehicles |= {
        f"amb-{n:02}": Vehicle(
            f"amb-{n:02}", "ambulance", "yard", "crescent", Name(f"إسعاف {n}", f"Ambulance {n}")
        )
        for n in range(1, ambulances + 1)
    }
    vehicles |= {
        f"west-{n:02}": Vehicle(
            f"west-{n:02}", "bus", "orchard", "west", Name(f"حافلة الريف {n}", f"West bus {n}"),
            zones=("country",),
        )
        for n in range(1, onward + 1)
    }  # fmt: skip
    legs = [
        Leg("bridge", place, round(km * 160), round(km * 1000))
        for place, (*_, km) in _ASSEMBLY.items()
    ]
    legs += [replace(leg, origin=leg.destination, destination="bridge") for leg in legs]
    return Scenario(
        id="sample",
        name=Name("الحيّ القديم، عملية نموذجية", "Old Quarter, a made-up operation"),
        start=datetime(2026, 3, 14, 6, 0, tzinfo=UTC),
        timezone="Asia/Damascus",
        horizon=14 * HOUR,
        zones=zones,
        places=places,
        crossings=crossings,
        kinds=kinds,
        groups=groups,
        operators=operators,
        types=types,
        vehicles=vehicles,
        travel=Travel(
            legs=tuple(legs),
            detour=Fraction(13, 10),
            closures=(Closure("orchard", "town", Window(7 * HOUR, 8 * HOUR)),),
        ),
    )


def drive_seconds(scenario: Scenario, vehicle: str, origin: str, to: str, loaded: bool) -> int:
    """Seconds of a drive in the sample, straight lines over a sphere."""
    kind = scenario.types[scenario.vehicles[vehicle].type]
    for leg in scenario.travel.legs:
        if (leg.origin, leg.destination) == (origin, to):
            base = leg.seconds
            break
    else:
        assert kind.speed_kmh is not None
        base = -(-metres(scenario, origin, to) * 36 // (10 * kind.speed_kmh))
    factor = kind.loaded_factor if loaded else kind.empty_factor
    return int(-((-base * factor) // 1))


def metres(scenario: Scenario, origin: str, to: str) -> int:
    """Metres of a drive in the sample."""
    from math import asin, ceil, cos, radians, sin, sqrt

    for leg in scenario.travel.legs:
        if (leg.origin, leg.destination) == (origin, to):
            return leg.metres
    points = {**scenario.places, **scenario.crossings}
    a, b = points[origin].location, points[to].location
    assert a is not None
    assert b is not None
    latitudes = radians(a.latitude), radians(b.latitude)
    h = (
        sin((latitudes[1] - latitudes[0]) / 2) ** 2
        + cos(latitudes[0]) * cos(latitudes[1]) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    )
    return ceil(2 * 6_371_008.8 * asin(sqrt(h)) * 1.3)


@dataclass
class _Diary:
    """What the naive dispatcher has booked so far."""

    scenario: Scenario
    taken: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=dict)
    at: dict[str, tuple[str, int]] = field(default_factory=dict)

    def book(
        self, key: str, servers: int | None, t: int, length: int, windows: Iterable[Window]
    ) -> int:
        """The begin of a service that starts not before ``t``: the first gap that takes it."""
        taken = self.taken.setdefault(key, [])
        for begin in sorted(
            {t, *(end for _, end in taken if end > t), *(w.begin for w in windows)}
        ):
            inside = not windows or any(
                w.begin <= begin and begin + length <= w.end for w in joined(windows)
            )
            if begin < t or not inside:
                continue
            overlapping = [x for x in taken if x[0] < begin + length and x[1] > begin]
            if servers is None or _most_at_once(overlapping) < servers:
                taken.append((begin, begin + length))
                return begin
        raise AssertionError("the sample's windows are too short for the naive dispatcher")

    def drive(self, vehicle: str, to: str, loaded: bool, not_before: int = 0) -> int:
        origin, t = self.at[vehicle]
        depart = max(t, not_before)
        length = drive_seconds(self.scenario, vehicle, origin, to, loaded)
        for closure in self.scenario.travel.closures:
            if (closure.origin, closure.destination) == (origin, to):
                window = closure.window
                if depart < window.end and depart + length > window.begin:
                    depart = window.end
        self.steps[vehicle].append(Drive(origin, to, depart, depart + length))
        self.at[vehicle] = (to, depart + length)
        return depart + length

    def stop(
        self,
        vehicle: str,
        alight: list[PartyMove],
        board: list[PartyMove],
        not_before: int = 0,
        layout: str | None = None,
    ) -> tuple[int, int]:
        place_id, t = self.at[vehicle]
        place = self.scenario.places[place_id]
        kind = self.scenario.types[self.scenario.vehicles[vehicle].type]
        length = kind.stop_seconds
        for moves, seconds in ((alight, kind.alight_seconds), (board, kind.board_seconds)):
            for move in moves:
                needs = self.scenario.kinds[move.kind].needs
                length += move.count * sum(n * s for n, s in zip(needs, seconds, strict=True))
        begin = self.book(place_id, place.bays, max(t, not_before), length, place.windows)
        self.steps[vehicle].append(
            Stop(place_id, begin, begin + length, tuple(alight), tuple(board), layout)
        )
        self.at[vehicle] = (place_id, begin + length)
        return begin, begin + length

    def passage(
        self, vehicle: str, from_zone: str, heads: Needs, not_before: int, convoy: int | None
    ) -> int:
        crossing_id, t = self.at[vehicle]
        crossing = self.scenario.crossings[crossing_id]
        inspection = crossing.inspection(from_zone)
        loaded = heads.heads > 0
        length = inspection.loaded_seconds if loaded else inspection.empty_seconds
        length += sum(n * s for n, s in zip(heads, inspection.per_head_seconds, strict=True))
        key = f"{crossing_id}/{from_zone}"
        begin = self.book(key, crossing.lanes, max(t, not_before), length, crossing.windows)
        self.steps[vehicle].append(Passage(crossing_id, from_zone, begin, begin + length, convoy))
        self.at[vehicle] = (crossing_id, begin + length)
        return begin


def _most_at_once(intervals: list[tuple[int, int]]) -> int:
    edges = sorted([(b, 1) for b, _ in intervals] + [(e, -1) for _, e in intervals])
    most = now = 0
    for _, change in edges:
        now += change
        most = max(most, now)
    return most


@dataclass
class _Load:
    place: str
    moves: list[PartyMove]
    layout: str
    ready: int


def sample_plan(scenario: Scenario) -> Plan:
    """Waves of loaded vehicles, wounded first, then everybody in bus loads."""
    diary = _Diary(scenario)
    for vehicle in scenario.vehicles.values():
        diary.at[vehicle.id] = (vehicle.start, vehicle.available_at)
        diary.steps[vehicle.id] = []
    buses = [v for v in scenario.vehicles if v.startswith("bus")]
    ambulances = [v for v in scenario.vehicles if v.startswith("amb")]
    west = [v for v in scenario.vehicles if v.startswith("west")]
    patients = _patients(scenario)
    loads = _bus_loads(scenario)
    convoys: list[Convoy] = []
    waiting: list[tuple[int, list[PartyMove], str]] = []
    rule = scenario.crossings["bridge"].convoys
    assert rule is not None
    earliest = 0
    while patients or loads:
        wave: list[tuple[str, _Load]] = []
        for fleet, queue, size in (
            (ambulances, patients, max(2, rule.max_vehicles // 3)),
            (buses, loads, rule.max_vehicles - max(2, rule.max_vehicles // 3)),
        ):
            ready = sorted(fleet, key=lambda v: (diary.at[v][1], v))[:size]
            wave += [(v, queue.pop(0)) for v in ready if queue]
        convoy = len(convoys)
        arrivals = {}
        for vehicle, load in wave:
            if diary.at[vehicle][0] != "yard":
                diary.drive(vehicle, "bridge", loaded=False)
            else:
                diary.drive(vehicle, "bridge", loaded=False, not_before=5 * MINUTE * convoy)
            diary.passage(vehicle, "country", Needs(), 0, None)
            diary.drive(vehicle, load.place, loaded=False)
            diary.stop(vehicle, [], load.moves, load.ready, load.layout)
            arrivals[vehicle] = diary.drive(vehicle, "bridge", loaded=True)
        assembled = _one_window(scenario, len(wave), max(max(arrivals.values()), earliest))
        order = sorted(wave, key=lambda pair: (arrivals[pair[0]], pair[0]))
        first = True
        for vehicle, load in order:
            begin = diary.passage(
                vehicle, "quarter", _needs(scenario, load.moves), assembled, convoy
            )
            assembled = max(assembled, begin)
            if first:
                earliest = begin + rule.headway
            first = False
            straight = vehicle in ambulances
            diary.drive(vehicle, "hospital" if straight else "orchard", loaded=True)
            _, end = diary.stop(vehicle, load.moves, [])
            if not straight:
                waiting.append((end, load.moves, load.layout))
        earliest = max(earliest, assembled)
        convoys.append(Convoy("bridge", "quarter", tuple(v for v, _ in order)))
    _second_leg(diary, west, sorted(waiting, key=lambda w: w[0]))
    behind = tuple(
        LeftBehind(g.id, p.kind, p.count, g.place, Reason.NOT_READY)
        for g in scenario.groups.values()
        if g.id == "late"
        for p in g.parties
    )
    runs = tuple(Run(v, tuple(diary.steps[v])) for v in scenario.vehicles)
    figures = _figures(scenario, runs, behind)
    return Plan(
        scenario.id,
        scenario.digest,
        runs,
        tuple(convoys),
        behind,
        figures,
        _bounds(figures),
        made_by="by hand",
        seed=7,
    )


def _one_window(scenario: Scenario, vehicles: int, t: int) -> int:
    """When a convoy that is ready at ``t`` can pass without being cut by the end of a window."""
    length = 20 * MINUTE + 10 * MINUTE * -(-vehicles // 2)
    windows = scenario.crossings["bridge"].windows
    return next(max(t, w.begin) for w in windows if max(t, w.begin) + length <= w.end)


def _needs(scenario: Scenario, moves: Iterable[PartyMove]) -> Needs:
    total = Needs()
    for move in moves:
        total = total.plus(scenario.kinds[move.kind].needs.times(move.count))
    return total


def _patients(scenario: Scenario) -> list[_Load]:
    left = {g.id: g.parties[0].count for g in scenario.groups.values() if g.priority is Priority.T1}
    loads = []
    while any(left.values()):
        for group, count in left.items():
            take = min(2, count)
            if take:
                left[group] -= take
                loads.append(
                    _Load(
                        scenario.groups[group].place,
                        [PartyMove(group, "stretcher2", take)],
                        "one",
                        0,
                    )
                )
    return loads


def _bus_loads(scenario: Scenario) -> list[_Load]:
    loads: list[_Load] = []
    for place in _ASSEMBLY:
        frail = f"{place}-frail"
        families = scenario.groups[f"{place}-families"]
        left = {p.kind: p.count for p in families.parties}
        wheels = 6
        head = 0
        while left["family5"] or left["single"] or wheels:
            moves = []
            seats, layout = (40, "ramp") if wheels else (50, "seats")
            if wheels:
                take = min(4, wheels)
                wheels -= take
                seats -= take
                moves.append(PartyMove(frail, "wheel2", take))
            take = min(seats // 5, left["family5"])
            left["family5"] -= take
            seats -= 5 * take
            head += 5 * take
            if take:
                moves.append(PartyMove(families.id, "family5", take))
            take = 0 if left["family5"] else min(seats, left["single"])
            left["single"] -= take
            head += take
            if take:
                moves.append(PartyMove(families.id, "single", take))
            rate = families.arrives_per_hour
            ready = 0 if rate is None else int(-((-head * HOUR) // rate))
            loads.append(_Load(place, moves, layout, ready))
    by_place: dict[str, list[_Load]] = {}
    for load in loads:
        by_place.setdefault(load.place, []).append(load)
    mixed = []
    while any(by_place.values()):
        mixed += [queue.pop(0) for queue in by_place.values() if queue]
    return mixed


def _second_leg(
    diary: _Diary, west: list[str], waiting: list[tuple[int, list[PartyMove], str]]
) -> None:
    for number, (ready, moves, layout) in enumerate(waiting):
        vehicle = min(west, key=lambda v: (diary.at[v][1], v))
        if diary.at[vehicle][0] != "orchard":
            diary.drive(vehicle, "orchard", loaded=False)
        diary.stop(vehicle, [], moves, ready, layout)
        diary.drive(vehicle, "village" if number % 3 == 2 else "town", loaded=True)
        diary.stop(vehicle, moves, [])


def _figures(scenario: Scenario, runs: tuple[Run, ...], behind: tuple[LeftBehind, ...]) -> Figures:
    left = dict.fromkeys(PRIORITIES, 0)
    for item in behind:
        heads = scenario.kinds[item.kind].needs.heads * item.count
        left[scenario.groups[item.group].priority] += heads
    last = {p: 0 for p in PRIORITIES}
    exposure = 0
    distance = 0
    for run in runs:
        for step in run.steps:
            if isinstance(step, Drive):
                distance += metres(scenario, step.origin, step.destination)
            if isinstance(step, Stop) and scenario.places[step.place].receives:
                for move in step.alight:
                    group = scenario.groups[move.group]
                    last[group.priority] = max(last[group.priority], step.end)
                    heads = scenario.kinds[move.kind].needs.heads * move.count
                    exposure += heads * step.end * scenario.weights[group.priority]
    for item in behind:
        heads = scenario.kinds[item.kind].needs.heads * item.count
        group = scenario.groups[item.group]
        exposure += heads * (scenario.horizon - group.ready_at) * scenario.weights[group.priority]
    for group in scenario.groups.values():
        if group.arrives_per_hour is not None:
            k = 0
            for party in group.parties:
                heads = scenario.kinds[party.kind].needs.heads
                for _ in range(party.count):
                    k += heads
                    ready = int(-((-k * HOUR) // group.arrives_per_hour))
                    exposure -= heads * ready * scenario.weights[group.priority]
    return Figures(left, last[Priority.T1], max(last.values()), exposure, distance)


def _bounds(figures: Figures) -> Bounds:
    lanes = Proof(
        "crossing",
        {
            "by_at": figures.clearance * 96 // 100,
            "passages": 88,
            "crossing": "bridge",
            "returns": 0,
            "lanes": 2,
            "busy_s": 9 * HOUR,
            "way_s": 95 * MINUTE,
        },
        ("crossing:bridge", "window:bridge", "fleet"),
    )
    wounded = Proof(
        "reach",
        {
            "group": "market-wounded",
            "by_at": figures.t1_clearance,
            "ready_at": 0,
            "way_s": figures.t1_clearance,
        },
        ("type:ambulance",),
    )
    late = Proof("unreachable", {"heads": 15}, ("group:late", "horizon"))
    none = Proof("nothing", {})
    exposure = Proof("exposure-reach", {}, ("place:orchard",))
    return Bounds(
        {
            p: Bound(figures.left_behind[p], late if figures.left_behind[p] else none)
            for p in PRIORITIES
        },
        Bound(figures.t1_clearance, wounded),
        Bound(figures.clearance * 96 // 100, lanes),
        Bound(figures.exposure * 8 // 10, exposure),
    )
