"""Manoeuvres as sentences, from our own templates."""

from __future__ import annotations

from safepassage.exports.directions.manoeuvres import Kind, Manoeuvre, Turn
from safepassage.language import Language

_ORDINALS = 10
"""Up to the tenth, exits and trips are counted in words."""
_COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


def said(speak: Language, step: Manoeuvre, destination: str) -> str:
    """The sentence for one manoeuvre, with the way before it; ``destination`` is where one goes.

    ``After 1.2 km, at the roundabout take the second exit: Ramouseh Road``
    """
    what = _what(speak, step, destination)
    if step.soon:
        return _say(speak, "soon", what=what)
    if step.kind is Kind.DEPART:
        return what
    way = distance(speak, step.metres)
    return _say(speak, "after", way=way, what=what) if way else _say(speak, "at-once", what=what)


def distance(speak: Language, metres: int) -> str:
    """A distance as it is said to a driver: rounded as an odometer can follow; empty below 10 m."""
    if metres < 10:
        return ""
    if metres < 975:
        step = 10 if metres < 100 else 50
        return _say(speak, "metres", count=max(step, round(metres / step) * step))
    tenths = round(metres / 100)
    if tenths >= 100 or tenths % 10 == 0:
        return _say(speak, "kilometres", count=round(tenths / 10))
    return _say(speak, "kilometres-part", count=f"{tenths // 10}.{tenths % 10}")


def ordinal(speak: Language, number: int, thing: str) -> str:
    """``second exit``, ``الرحلة الثانية``: the ordinal agrees with the gender of the thing.

    ``thing`` is ``exit`` (masculine in Arabic) or ``trip`` (feminine).
    """
    word = str(number) if number <= _ORDINALS else "number"
    message = f"exit-{word}" if thing == "exit" else f"trip-{word}"
    return _say(speak, message, number=str(number))


def compass(speak: Language, bearing: float) -> str:
    """``north-west``."""
    return _say(speak, f"compass-{_COMPASS[round(bearing / 45) % 8]}")


def _what(speak: Language, step: Manoeuvre, destination: str) -> str:
    road = _road(speak, step)
    match step.kind:
        case Kind.DEPART:
            heading = compass(speak, step.angle)
            return _with_road(speak, "depart", road, heading=heading)
        case Kind.ROUNDABOUT if step.exit == 0:
            return _say(speak, "roundabout-enter")
        case Kind.ROUNDABOUT:
            exit_ = ordinal(speak, step.exit, "exit")
            return _with_road(speak, "roundabout", road, exit=exit_)
        case Kind.ARRIVE:
            sides = {Turn.LEFT: "arrive-left", Turn.RIGHT: "arrive-right"}
            return _say(speak, sides.get(step.turn, "arrive"), place=destination)
        case Kind.TURN:
            return _with_road(speak, f"turn-{step.turn.value}", road)
        case Kind.KEEP:
            return _with_road(speak, f"keep-{step.turn.value}", road)
        case Kind.RAMP:
            return _with_road(speak, f"ramp-{step.turn.value}", road)
        case _:
            return _with_road(speak, step.kind.value, road)


def _with_road(speak: Language, message: str, road: str, **arguments: object) -> str:
    what = _say(speak, message, **arguments)
    return _say(speak, "onto", what=what, road=road) if road else what


def _road(speak: Language, step: Manoeuvre) -> str:
    name = step.name.in_language(speak.code)
    if name and step.ref:
        return _say(speak, "road-with-number", name=name, ref=step.ref)
    return name or step.ref


def _say(speak: Language, message: str, **arguments: object) -> str:
    return speak.say(f"directions:{message}", **arguments)
