"""The tiny language that tests write scenarios in: one line, one fact.

    zone      inside
    zone      outside    open 1:00-5:00
    depot     garage     in outside
    assembly  school     in inside   bays 2
    reception arena      in outside  room 100
    crossing  bridge     from inside to outside  lanes 2  inspect 5m
    type      bus        seat 50  board 3  alight 2
    vehicle   bus-1      bus garage
    group     families   at school  12 family  T2  accepts arena
    kind      family     seat 3 wheelchair 1
    road      garage bridge 10m
    road      bridge arena  20m
    road      school bridge 10m

The first word says what the line is about, the second is its id, and the rest are clauses in any
order. Lines stand in any order too. Times and durations are whole seconds (``90``), or
``90s``, ``5m``, ``2h``, ``1h30m``, or ``H:MM[:SS]`` after the start; intervals are ``1:00-2:30``;
several ids are joined by commas. What is not said has the model's default, with these exceptions:

* a scenario without ``zone`` lines has one zone, ``land``, and places need not say ``in``;
* the horizon is 24 h, the start 2016-12-15 08:00 in Damascus, the id ``story``;
* the kinds ``person`` (a seat), ``wheelchair`` and ``patient`` (a stretcher) are always there;
* a crossing has one lane for each direction, as in the model; ``lanes any`` sets no limit;
* people board and alight in no time unless the type says otherwise.

Every word that a line may hold is in the function of its first word, below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction

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
    Location,
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
from safepassage.units import Metres, Seconds

START = datetime(2016, 12, 15, 6, 0, tzinfo=UTC)
NEEDS = tuple(need.value for need in Need)
DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")


def scenario(text: str) -> Scenario:
    """The scenario that the lines of ``text`` tell; ValueError names the line it cannot read."""
    story = _Story()
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    for line in sorted(filter(None, lines), key=lambda words: ORDER.get(words[0], len(ORDER))):
        words = _Words(line)
        try:
            first = words.take()
            if first not in FACTS:
                raise ValueError(f"no line begins with {first!r}")
            FACTS[first](story, words)
            if words.left:
                raise ValueError(f"{words.left[0]!r} is not understood")
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"in the line {' '.join(line)!r}: {error}") from error
    return story.told()


def changed(town: str, *facts: str) -> str:
    """The town with other facts: each takes the place of the line with the same first two words.

    A fact that no such line stands for comes after the last.
    """
    told = [line.strip() for line in town.strip().splitlines()]
    for fact in facts:
        for number, line in enumerate(told):
            if line.split()[:2] == fact.split()[:2]:
                told[number] = fact
                break
        else:
            told.append(fact)
    return "\n".join([*told, ""])


def seconds(text: str) -> Seconds:
    """``90``, ``90s``, ``5m``, ``2h``, ``1h30m``, ``H:MM``, ``H:MM:SS``; may be negative."""
    if text.startswith("-"):
        return Seconds(-seconds(text[1:]))
    if ":" in text:
        hours, minutes, *rest = (int(part) for part in text.split(":"))
        return Seconds(hours * 3600 + minutes * 60 + sum(rest))
    match = DURATION.fullmatch(text)
    if match is None or not text:
        raise ValueError(f"{text!r} is not a time")
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return Seconds(hours * 3600 + minutes * 60 + rest)


def window(text: str) -> Window:
    """``1:00-2:30``."""
    begin, end = text.split("-")
    return Window(seconds(begin), seconds(end))


@dataclass
class _Words:
    """The words of a line that nobody has read yet."""

    left: list[str]

    def take(self) -> str:
        return self.left.pop(0)

    def clauses(self) -> Iterator[str]:
        """Each clause's first word; the reader takes the rest of it."""
        while self.left:
            yield self.take()

    def integer(self) -> int:
        return int(self.take())

    def seconds(self) -> Seconds:
        return seconds(self.take())

    def ids(self) -> tuple[str, ...]:
        return tuple(self.take().split(","))

    def windows(self) -> tuple[Window, ...]:
        return tuple(window(part) for part in self.ids())


@dataclass
class _Story:
    id: str = "story"
    horizon: Seconds = Seconds(24 * 3600)
    clearance_step: Seconds = Seconds(1)
    detour: Fraction | None = None
    everywhere: Leg | None = None
    zones: dict[str, Zone] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    crossings: dict[str, Crossing] = field(default_factory=dict)
    kinds: dict[str, PartyKind] = field(
        default_factory=lambda: {
            "person": PartyKind("person", Needs(seat=1)),
            "wheelchair": PartyKind("wheelchair", Needs(wheelchair=1)),
            "patient": PartyKind("patient", Needs(stretcher=1)),
        }
    )
    groups: dict[str, Group] = field(default_factory=dict)
    types: dict[str, VehicleType] = field(default_factory=dict)
    vehicles: dict[str, Vehicle] = field(default_factory=dict)
    epochs: list[Epoch] = field(default_factory=list)
    legs: dict[tuple[str, str, str | None, str | None], Leg] = field(default_factory=dict)
    closures: list[Closure] = field(default_factory=list)
    under_way: list[VehicleUnderWay] = field(default_factory=list)
    aboard: list[PartiesAboard] = field(default_factory=list)
    waiting: list[PartiesAtHandover] = field(default_factory=list)
    taken: list[RoomTaken] = field(default_factory=list)

    def only_zone(self) -> str:
        """The zone of a place that does not say."""
        if len(self.zones) > 1:
            raise ValueError("say in which zone")
        return next(iter(self.zones), "land")

    def told(self) -> Scenario:
        if not self.zones:
            self.zones["land"] = Zone("land")
        return Scenario(
            id=self.id,
            name=Name(en=self.id),
            start=START,
            timezone="Asia/Damascus",
            horizon=self.horizon,
            zones=self.zones,
            places=self.places,
            crossings=self.crossings,
            kinds=self.kinds,
            groups=self.groups,
            operators={},
            types=self.types,
            vehicles=self.vehicles,
            travel=Travel(
                epochs=tuple(self.epochs) or (Epoch("all", Seconds(0)),),
                legs=(*self.legs.values(), *self._legs_everywhere()),
                detour=self.detour,
                closures=tuple(self.closures),
            ),
            under_way=UnderWay(
                tuple(self.under_way), tuple(self.aboard), tuple(self.waiting), tuple(self.taken)
            ),
            clearance_step=self.clearance_step,
        )

    def _legs_everywhere(self) -> Iterator[Leg]:
        """The leg of ``everywhere`` between all points of one zone that no line joins."""
        if self.everywhere is None:
            return
        zones = {place.id: {place.zone} for place in self.places.values()}
        zones |= {crossing.id: set(crossing.zones) for crossing in self.crossings.values()}
        for origin, near in zones.items():
            for destination, far in zones.items():
                if origin == destination or not near & far:
                    continue
                if (origin, destination, None, None) not in self.legs:
                    yield Leg(origin, destination, self.everywhere.seconds, self.everywhere.metres)


# One function for each first word ---------------------------------------------------------------


def _scenario(story: _Story, words: _Words) -> None:
    """``scenario ID [horizon T] [step T] [detour F]``."""
    story.id = words.take()
    for word in words.clauses():
        match word:
            case "horizon":
                story.horizon = words.seconds()
            case "step":
                story.clearance_step = words.seconds()
            case "detour":
                story.detour = Fraction(words.take())
            case _:
                raise ValueError(f"{word!r} is not understood")


def _horizon(story: _Story, words: _Words) -> None:
    """``horizon T``."""
    story.horizon = words.seconds()


def _zone(story: _Story, words: _Words) -> None:
    """``zone ID [open T-T,T-T]``."""
    id, windows = words.take(), ()
    for word in words.clauses():
        if word != "open":
            raise ValueError(f"{word!r} is not understood")
        windows = words.windows()
    story.zones[id] = Zone(id, windows=windows)


def _place(*roles: str) -> Callable[[_Story, _Words], None]:
    """``ROLE ID [in ZONE] [also ROLES] [bays N] [open T-T] [room N] [room-seat N] …``.

    Further: ``room-wheelchair N``, ``room-stretcher N``, ``holds N``, ``refuel T``,
    ``point LATITUDE,LONGITUDE``.
    """

    def place(story: _Story, words: _Words) -> None:
        id, facts, zone, all_roles = words.take(), {}, None, list(roles)
        heads, by_need = None, {}
        for word in words.clauses():
            match word:
                case "in":
                    zone = words.take()
                    if zone not in story.zones:
                        raise ValueError(f"there is no zone {zone!r}")
                case "also":
                    all_roles += words.ids()
                case "bays" | "holds":
                    facts[word] = words.integer()
                case "open":
                    facts["windows"] = words.windows()
                case "room":
                    heads = words.integer()
                case "room-seat" | "room-wheelchair" | "room-stretcher":
                    by_need[Need(word.removeprefix("room-"))] = words.integer()
                case "refuel":
                    facts["refuel_seconds"] = words.seconds()
                case "point":
                    latitude, longitude = words.ids()
                    facts["location"] = Location(float(latitude), float(longitude))
                case _:
                    raise ValueError(f"{word!r} is not understood")
        story.places[id] = Place(
            id,
            zone or story.only_zone(),
            frozenset(map(Role, all_roles)),
            room=Room(heads, by_need or None),
            **facts,
        )

    return place


def _crossing(story: _Story, words: _Words) -> None:
    """``crossing ID from ZONE to ZONE [lanes N|any] [shared] [inspect T] [onward T] [back T] …``.

    ``inspect`` is both directions, loaded and empty; ``onward`` and ``back`` are one direction;
    ``empty T`` an empty vehicle, either direction; ``per-seat T``, ``per-wheelchair T``,
    ``per-stretcher T`` what a head adds, either direction. ``open T-T``;
    ``point LATITUDE,LONGITUDE``; ``convoy MIN-MAX`` with ``headway T``, ``escorts N``,
    ``turnaround T``, ``all`` (the rule holds for empty vehicles too).
    """
    id, facts, rule = words.take(), {}, {}
    zones = ["", ""]
    onward, back, empty, per_head = 0, 0, None, dict.fromkeys(NEEDS, 0)
    for word in words.clauses():
        match word:
            case "from":
                zones[0] = words.take()
            case "to":
                zones[1] = words.take()
            case "lanes":
                lanes = words.take()
                facts["lanes"] = None if lanes == "any" else int(lanes)
            case "shared":
                facts["lanes_shared"] = True
            case "inspect":
                onward = back = words.seconds()
            case "onward":
                onward = words.seconds()
            case "back":
                back = words.seconds()
            case "empty":
                empty = words.seconds()
            case "per-seat" | "per-wheelchair" | "per-stretcher":
                per_head[word.removeprefix("per-")] = words.seconds()
            case "open":
                facts["windows"] = words.windows()
            case "point":
                latitude, longitude = words.ids()
                facts["location"] = Location(float(latitude), float(longitude))
            case "convoy":
                rule["min_vehicles"], rule["max_vehicles"] = map(int, words.take().split("-"))
            case "headway" | "turnaround":
                rule[word] = words.seconds()
            case "escorts":
                rule[word] = words.integer()
            case "all":
                rule["holds_for"] = ConvoyScope.ALL
            case _:
                raise ValueError(f"{word!r} is not understood")
    for zone in zones:
        if zone not in story.zones:
            raise ValueError(f"there is no zone {zone!r}")
    needs = Needs(**per_head)
    story.crossings[id] = Crossing(
        id,
        (zones[0], zones[1]),
        onward=Inspection(onward, onward if empty is None else empty, needs),
        back=Inspection(back, back if empty is None else empty, needs),
        convoys=ConvoyRule(**rule) if rule else None,
        **facts,
    )


def _needs(words: _Words) -> Needs:
    """``[seat N] [wheelchair N] [stretcher N]``, as far as they go."""
    needs = dict.fromkeys(NEEDS, 0)
    while words.left and words.left[0] in NEEDS:
        need = words.take()
        needs[need] = words.integer()
    return Needs(**needs)


def _kind(story: _Story, words: _Words) -> None:
    """``kind ID [seat N] [wheelchair N] [stretcher N]``."""
    id = words.take()
    story.kinds[id] = PartyKind(id, _needs(words))


def _group(story: _Story, words: _Words) -> None:
    """``group ID at PLACE N KIND [N KIND …] [T1|T2|T3] [accepts IDS] [via IDS] …``.

    ``via`` names handover points. ``ready T``; ``rate HEADS-AN-HOUR``; ``aboard T`` is the longest
    time aboard.
    """
    id, facts, parties = words.take(), {}, []
    for word in words.clauses():
        match word:
            case "at":
                facts["place"] = words.take()
                if facts["place"] not in story.places:
                    raise ValueError(f"there is no place {facts['place']!r}")
            case "T1" | "T2" | "T3":
                facts["priority"] = Priority(word)
            case "accepts":
                facts["accepts"] = words.ids()
            case "via":
                facts["handovers"] = words.ids()
            case "ready":
                facts["ready_at"] = words.seconds()
            case "rate":
                facts["arrives_per_hour"] = Fraction(words.take())
            case "aboard":
                facts["max_aboard"] = words.seconds()
            case _ if word.isdigit():
                kind = words.take()
                if kind not in story.kinds:
                    raise ValueError(f"there is no kind {kind!r}")
                parties.append(PartyCount(kind, int(word)))
            case _:
                raise ValueError(f"{word!r} is not understood")
    story.groups[id] = Group(id, parties=tuple(parties), **facts)


def _type(story: _Story, words: _Words) -> None:
    """``type ID [seat N] [wheelchair N] [stretcher N] [board T] [alight T] [stop T] …``.

    The places make a layout ``plain``; ``layout`` lines add others. ``board`` and ``alight`` are
    for each head; ``board-stretcher T`` and the like for one need. ``profile ID`` (else the type's
    id), ``speed KMH``, ``loaded F``, ``empty F``, ``range METRES``.
    """
    id, facts = words.take(), {}
    board, alight = dict.fromkeys(NEEDS, 0), dict.fromkeys(NEEDS, 0)
    plain = _needs(words)
    for word in words.clauses():
        match word:
            case "board" | "alight":
                each = words.seconds()
                (board if word == "board" else alight).update(dict.fromkeys(NEEDS, each))
            case _ if word.startswith(("board-", "alight-")):
                verb, need = word.split("-")
                (board if verb == "board" else alight)[Need(need).value] = words.seconds()
            case "stop":
                facts["stop_seconds"] = words.seconds()
            case "profile":
                facts["profile"] = words.take()
            case "speed":
                facts["speed_kmh"] = Fraction(words.take())
            case "loaded" | "empty":
                facts[f"{word}_factor"] = Fraction(words.take())
            case "range":
                facts["range_metres"] = Metres(words.integer())
            case _:
                raise ValueError(f"{word!r} is not understood")
    story.types[id] = VehicleType(
        id,
        layouts=(Layout("plain", plain),) if plain.heads else (),
        board_seconds=Needs(**board),
        alight_seconds=Needs(**alight),
        **{"profile": id, **facts},
    )


def _layout(story: _Story, words: _Words) -> None:
    """``layout TYPE ID [seat N] [wheelchair N] [stretcher N]``."""
    of, id = words.take(), words.take()
    before = story.types[of]
    story.types[of] = VehicleType(
        **{slot: getattr(before, slot) for slot in before.__slots__ if slot != "layouts"},
        layouts=(*before.layouts, Layout(id, _needs(words))),
    )


def _vehicle(story: _Story, words: _Words) -> None:
    """``vehicle ID TYPE START [zones IDS] [places IDS] [available T] [crew T-T] [end DEPOT]``."""
    id, type, start, facts = words.take(), words.take(), words.take(), {}
    if type not in story.types:
        raise ValueError(f"there is no type {type!r}")
    if start not in story.places:
        raise ValueError(f"there is no place {start!r}")
    for word in words.clauses():
        match word:
            case "zones" | "places":
                facts[word] = words.ids()
            case "available":
                facts["available_at"] = words.seconds()
            case "crew":
                facts["crew_hours"] = words.windows()
            case "end":
                facts["end"] = words.take()
            case _:
                raise ValueError(f"{word!r} is not understood")
    story.vehicles[id] = Vehicle(id, type, start, **facts)


def _epoch(story: _Story, words: _Words) -> None:
    """``epoch ID BEGIN [factor F]``."""
    id, begins, factor = words.take(), words.seconds(), Fraction(1)
    for word in words.clauses():
        if word != "factor":
            raise ValueError(f"{word!r} is not understood")
        factor = Fraction(words.take())
    story.epochs.append(Epoch(id, begins, factor))


def _drive(words: _Words) -> tuple[Seconds, Metres, str | None, str | None]:
    """``T [metres N] [profile ID] [epoch ID]``."""
    time, metres, which = words.seconds(), Metres(0), {"profile": None, "epoch": None}
    for word in words.clauses():
        match word:
            case "metres":
                metres = Metres(words.integer())
            case "profile" | "epoch":
                which[word] = words.take()
            case _:
                raise ValueError(f"{word!r} is not understood")
    return time, metres, which["profile"], which["epoch"]


def _known_points(story: _Story, *points: str) -> None:
    for point in points:
        if point not in story.places and point not in story.crossings:
            raise ValueError(f"there is no place or crossing {point!r}")


def _leg(story: _Story, words: _Words) -> None:
    """``leg FROM TO T [metres N] [profile ID] [epoch ID]``: this way only."""
    origin, destination = words.take(), words.take()
    _known_points(story, origin, destination)
    time, metres, profile, epoch = _drive(words)
    leg = Leg(origin, destination, time, metres, profile, epoch)
    story.legs[origin, destination, profile, epoch] = leg


def _road(story: _Story, words: _Words) -> None:
    """``road A B T [metres N] [profile ID] [epoch ID]``: both ways."""
    a, b = words.take(), words.take()
    _known_points(story, a, b)
    time, metres, profile, epoch = _drive(words)
    for origin, destination in ((a, b), (b, a)):
        leg = Leg(origin, destination, time, metres, profile, epoch)
        story.legs[origin, destination, profile, epoch] = leg


def _everywhere(story: _Story, words: _Words) -> None:
    """``everywhere T [metres N]``: between all points of one zone that no other line joins."""
    time, metres, _, _ = _drive(words)
    story.everywhere = Leg("", "", time, metres)


def _closure(story: _Story, words: _Words) -> None:
    """``closure FROM TO T-T [profile ID]``: this way only."""
    origin, destination, closed, profile = words.take(), words.take(), words.take(), None
    _known_points(story, origin, destination)
    for word in words.clauses():
        if word != "profile":
            raise ValueError(f"{word!r} is not understood")
        profile = words.take()
    story.closures.append(Closure(origin, destination, window(closed), profile))


def _under_way(story: _Story, words: _Words) -> None:
    """``under-way VEHICLE POINT [arrives T] [out-of ZONE] [layout ID] [driven METRES]``."""
    vehicle, point, facts = words.take(), words.take(), {}
    _known_points(story, point)
    for word in words.clauses():
        match word:
            case "arrives":
                facts["arrives_at"] = words.seconds()
            case "out-of":
                facts["from_zone"] = words.take()
            case "layout":
                facts["layout"] = words.take()
            case "driven":
                facts["metres"] = Metres(words.integer())
            case _:
                raise ValueError(f"{word!r} is not understood")
    story.under_way.append(VehicleUnderWay(vehicle, point, **facts))


def _aboard(story: _Story, words: _Words) -> None:
    """``aboard VEHICLE GROUP N KIND [since T]``; T is 0 or negative."""
    vehicle, group, count, kind = words.take(), words.take(), words.integer(), words.take()
    boarded_at = Seconds(0)
    for word in words.clauses():
        if word != "since":
            raise ValueError(f"{word!r} is not understood")
        boarded_at = words.seconds()
    story.aboard.append(PartiesAboard(vehicle, group, kind, count, boarded_at))


def _waiting(story: _Story, words: _Words) -> None:
    """``waiting HANDOVER GROUP N KIND``: at a handover point, at the start."""
    place, group, count, kind = words.take(), words.take(), words.integer(), words.take()
    story.waiting.append(PartiesAtHandover(place, group, kind, count))


def _taken(story: _Story, words: _Words) -> None:
    """``taken PLACE [seat N] [wheelchair N] [stretcher N]``."""
    story.taken.append(RoomTaken(words.take(), _needs(words)))


FACTS: dict[str, Callable[[_Story, _Words], None]] = {
    "scenario": _scenario,
    "horizon": _horizon,
    "zone": _zone,
    "depot": _place("depot"),
    "assembly": _place("assembly"),
    "reception": _place("reception"),
    "hospital": _place("hospital"),
    "handover": _place("handover"),
    "crossing": _crossing,
    "kind": _kind,
    "group": _group,
    "type": _type,
    "layout": _layout,
    "vehicle": _vehicle,
    "epoch": _epoch,
    "leg": _leg,
    "road": _road,
    "everywhere": _everywhere,
    "closure": _closure,
    "under-way": _under_way,
    "aboard": _aboard,
    "waiting": _waiting,
    "taken": _taken,
}
"""What a line may begin with. Lines are read in this order, so that they may be told in any."""

ORDER = dict(zip(FACTS, (0, 0, 1, 2, 2, 2, 2, 2, *range(3, len(FACTS))), strict=False))
