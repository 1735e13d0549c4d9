"""What a driver does at each junction of a route, from its geometry, names and other ways out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from safepassage.exports.directions.angles import arriving, bearing, leaving, metres, turned
from safepassage.model import Branch, Location, Name, Route, Stretch

_STRAIGHT, _SLIGHT, _SHARP, _BACK = 20.0, 50.0, 125.0, 165.0
"""From so many degrees on, a turn is slight, a turn, sharp, and back the way one came."""
_ALIKE = 35.0
"""Two ways out less than so many degrees apart are a fork: one must be told which."""
_BESIDE = 10.0
"""A destination farther than so many metres from the road lies on one of its sides."""

_RANK = {
    name: rank
    for rank, names in enumerate(
        (
            ("motorway",),
            ("trunk", "motorway_link"),
            ("primary", "trunk_link"),
            ("secondary", "primary_link"),
            ("tertiary", "secondary_link"),
            ("unclassified", "residential", "tertiary_link", "road", "busway"),
            ("living_street", "pedestrian"),
        )
    )
    for name in names
}
"""Classes of road, the greatest first; any other is a lesser way than these."""
_LEAST = 7
MINOR = _LEAST
"""The rank of yards, tracks and paths: no driver takes them for the road, nor counts them as exits
of a roundabout."""


class Kind(Enum):
    """What is done."""

    DEPART = "depart"
    CONTINUE = "continue"
    """The road goes on under another name."""
    TURN = "turn"
    KEEP = "keep"
    """At a fork."""
    RAMP = "ramp"
    """Onto a slip road."""
    MERGE = "merge"
    """From a slip road."""
    ROUNDABOUT = "roundabout"
    U_TURN = "u-turn"
    FERRY = "ferry"
    ASHORE = "ashore"
    ARRIVE = "arrive"


class Turn(Enum):
    """How far one turns."""

    STRAIGHT = "straight"
    SLIGHT_RIGHT = "slight-right"
    RIGHT = "right"
    SHARP_RIGHT = "sharp-right"
    SLIGHT_LEFT = "slight-left"
    LEFT = "left"
    SHARP_LEFT = "sharp-left"


@dataclass(frozen=True, slots=True)
class Manoeuvre:
    """One thing that a driver does, at a point.

    ``metres`` are driven since the manoeuvre before. ``name`` and ``ref`` are those of the road
    that is taken; ``exit`` counts a roundabout's exits, 0 where the way ends on it. ``angle`` is
    how far one turns, right positive; at the departure, the bearing. ``soon`` tells that it follows
    the one before at once.
    """

    kind: Kind
    at: Location
    metres: int
    turn: Turn = Turn.STRAIGHT
    angle: float = 0.0
    name: Name = Name()
    ref: str = ""
    exit: int = 0
    soon: bool = False


def manoeuvres(route: Route) -> tuple[Manoeuvre, ...]:
    """Every manoeuvre of the route, from the departure to the arrival, none left out."""
    if not route.stretches:
        return (Manoeuvre(Kind.ARRIVE, route.destination, 0),)
    return tuple(_all(route))


def turn_of(angle: float) -> Turn:
    """The word for a turn of so many degrees."""
    size = abs(angle)
    if size < _STRAIGHT:
        return Turn.STRAIGHT
    right = angle > 0
    if size < _SLIGHT:
        return Turn.SLIGHT_RIGHT if right else Turn.SLIGHT_LEFT
    if size < _SHARP:
        return Turn.RIGHT if right else Turn.LEFT
    return Turn.SHARP_RIGHT if right else Turn.SHARP_LEFT


def rank(road: str) -> int:
    """How great a road of this class is; 0 is the greatest."""
    return _RANK.get(road, _LEAST)


def same_road(a: Stretch, b: Stretch) -> bool:
    """Whether a driver calls both by one name, or by one number, or neither by any."""
    if a.name != Name() or b.name != Name():
        return bool({a.name.ar, a.name.en} & {b.name.ar, b.name.en} - {""})
    return a.ref == b.ref


def _all(route: Route) -> Iterator[Manoeuvre]:
    stretches = route.stretches
    first = stretches[0]
    heading = leaving(first.points)
    kind = Kind.FERRY if first.ferry else Kind.DEPART
    yield Manoeuvre(kind, first.points[0], 0, angle=heading, name=first.name, ref=first.ref)
    gone, number = int(first.metres), 0
    if first.roundabout:
        # The way begins on a roundabout: the exits are counted all the same.
        number, around, exit_ = _around(stretches, 0)
        if number < len(stretches):
            yield _leave(first, stretches, number, 0, exit_)
            gone = int(around) + int(stretches[number].metres)
        else:
            number, gone = number - 1, int(around)
    while number + 1 < len(stretches):
        here, there = stretches[number], stretches[number + 1]
        if there.roundabout and not here.roundabout:
            after, around, exit_ = _around(stretches, number + 1)
            yield _leave(here, stretches, after, gone, exit_)
            number = min(after, len(stretches) - 1)
            gone = int(around) + (int(stretches[after].metres) if after < len(stretches) else 0)
            continue
        found = _at_junction(here, there, gone)
        number += 1
        if found is not None:
            yield found
            gone = 0
        gone += int(there.metres)
    yield _arrive(route, gone)


def _around(stretches: Sequence[Stretch], begin: int) -> tuple[int, int, int]:
    """From the first stretch on a roundabout: the first one after it, metres on it, its exit."""
    passed, driven, number = 0, 0, begin
    while number < len(stretches) and stretches[number].roundabout:
        driven += int(stretches[number].metres)
        if number + 1 < len(stretches) and stretches[number + 1].roundabout:
            passed += sum(rank(branch.road) < MINOR for branch in stretches[number].others)
        number += 1
    return number, driven, passed + 1 if number < len(stretches) else 0


def _leave(
    before: Stretch, stretches: Sequence[Stretch], after: int, gone: int, exit_: int
) -> Manoeuvre:
    at = before.points[-1]
    if after >= len(stretches):
        return Manoeuvre(Kind.ROUNDABOUT, at, gone)
    taken = stretches[after]
    angle = turned(arriving(before.points), leaving(taken.points))
    return Manoeuvre(Kind.ROUNDABOUT, at, gone, turn_of(angle), angle, taken.name, taken.ref, exit_)


def _at_junction(here: Stretch, there: Stretch, gone: int) -> Manoeuvre | None:
    """What is done between two stretches; None where the road simply goes on."""
    at = there.points[0]
    angle = turned(arriving(here.points), leaving(there.points))

    def does(kind: Kind, turn: Turn | None = None) -> Manoeuvre:
        chosen = turn_of(angle) if turn is None else turn
        return Manoeuvre(kind, at, gone, chosen, angle, there.name, there.ref)

    if there.ferry != here.ferry:
        return does(Kind.FERRY if there.ferry else Kind.ASHORE)
    if there.ferry:
        return None
    if _back(here, there, angle):
        return does(Kind.U_TURN)
    others = _worth_seeing(here, there)
    link, was_link = there.road.endswith("_link"), here.road.endswith("_link")
    if link and not was_link and others:
        return does(Kind.RAMP, _side(here, there, others, angle))
    if was_link and not link and abs(angle) < _SLIGHT:
        return does(Kind.MERGE)
    fork = _fork(here, there, others)
    if fork is not None and abs(angle) < _SLIGHT:
        return does(Kind.KEEP, fork)
    if abs(angle) >= _SLIGHT and (others or not same_road(here, there)):
        return does(Kind.TURN)
    if same_road(here, there):
        straighter = any(
            abs(_turn_onto(here, branch)) < abs(angle) - _BESIDE
            and rank(branch.road) <= rank(there.road)
            for branch in others
        )
        return does(Kind.TURN) if straighter and abs(angle) >= _STRAIGHT else None
    if abs(angle) >= _STRAIGHT and others:
        return does(Kind.TURN)
    return does(Kind.CONTINUE)


def _back(here: Stretch, there: Stretch, angle: float) -> bool:
    """Whether one turns round: by the way that one came, or onto the other carriageway."""
    if len(there.points) > 1 and there.points[1] == here.points[-2]:
        return True
    return abs(angle) >= _BACK and bool(here.others)


def _worth_seeing(here: Stretch, there: Stretch) -> list[Branch]:
    """The other ways out that a driver could take for the road; on a yard or track, all."""
    limit = MINOR if rank(there.road) < MINOR else MINOR + 1
    return [branch for branch in here.others if rank(branch.road) < limit]


def _turn_onto(here: Stretch, branch: Branch) -> float:
    return turned(arriving(here.points), branch.bearing)


def _fork(here: Stretch, there: Stretch, others: Sequence[Branch]) -> Turn | None:
    """The side of the way taken, where another of about the same rank leads about the same way,
    or as far to the other side.
    """
    angle = turned(arriving(here.points), leaving(there.points))
    for branch in others:
        other = _turn_onto(here, branch)
        alike = abs(angle) < _STRAIGHT and abs(turned(angle, other)) < _ALIKE
        evenly = angle * other < 0 and abs(abs(angle) - abs(other)) < _STRAIGHT
        if (alike or evenly) and abs(other) < _SLIGHT and rank(branch.road) <= rank(there.road) + 1:
            return Turn.LEFT if angle < other else Turn.RIGHT
    return None


def _side(here: Stretch, there: Stretch, others: Sequence[Branch], angle: float) -> Turn:
    """On which side a slip road leaves: seen from the other ways where it runs straight on."""
    return _fork(here, there, others) or (Turn.RIGHT if angle >= 0 else Turn.LEFT)


def _arrive(route: Route, gone: int) -> Manoeuvre:
    last = route.stretches[-1]
    end = last.points[-1]
    turn, angle = Turn.STRAIGHT, 0.0
    if metres(end, route.destination) > _BESIDE:
        angle = turned(arriving(last.points), bearing(end, route.destination))
        if _STRAIGHT <= abs(angle) <= 180 - _STRAIGHT:
            turn = Turn.RIGHT if angle > 0 else Turn.LEFT
    return Manoeuvre(Kind.ARRIVE, end, gone, turn, angle)
