"""A plan as GeoJSON (RFC 7946): places and crossings, what is done there, and every drive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from safepassage.exports.courses import (
    Act,
    Course,
    Ground,
    RouteOf,
    courses,
    local,
    location,
    name,
    used_points,
)
from safepassage.exports.meridian import cut
from safepassage.language import Language, language
from safepassage.model import Location, Passage, Plan, Refuel, Role, Scenario, Stop

FILE = "plan.geojson"

_DIGITS = 6
"""A millionth of a degree is a hand's breadth; RFC 7946 asks for no more."""


def geojson(
    scenario: Scenario, plan: Plan, route_of: RouteOf, speak: Language
) -> Mapping[str, str]:
    """One file: a feature for each place or crossing used, each stop and each drive.

    Its properties are those of ``docs/formats/geojson.md``. Groups, kinds and the parties' names
    stay out: counts of heads are all that it says of people.
    """
    found = courses(scenario, plan, route_of)
    features = [
        *(_point(scenario, point) for point in used_points(found)),
        *(feature for course in found for feature in _features(scenario, course)),
    ]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in features)
    head = {
        "type": "FeatureCollection",
        "scenario": scenario.id,
        "digest": plan.digest,
        "name_ar": scenario.name.ar,
        "name_en": scenario.name.en,
        "timezone": scenario.timezone,
        "start": local(scenario, 0),
    }
    text = json.dumps(head, ensure_ascii=False)[:-1]
    return {FILE: f'{text}, "features": [\n{lines}\n]}}\n'}


def _point(scenario: Scenario, point: str) -> dict[str, object]:
    named = name(scenario, point)
    properties: dict[str, object] = {
        "kind": "crossing" if point in scenario.crossings else "place",
        "id": point,
        "name_ar": named.ar,
        "name_en": named.en,
    }
    place = scenario.places.get(point)
    if place is not None:
        properties["zone"] = place.zone
        properties["roles"] = [role.value for role in Role if role in place.roles]
    else:
        properties["zones"] = list(scenario.crossings[point].zones)
    at = location(scenario, point)
    return _feature(point, None if at is None else _geometry([at]), properties)


def _features(scenario: Scenario, course: Course) -> Iterator[dict[str, object]]:
    vehicle = scenario.vehicles[course.vehicle]
    for act in course.acts:
        properties: dict[str, object] = {
            "kind": _kind(act),
            "vehicle": vehicle.id,
            "vehicle_ar": vehicle.name.in_language("ar") or vehicle.id,
            "vehicle_en": vehicle.name.in_language("en") or vehicle.id,
            "type": vehicle.type,
            "trip": act.trip,
            "step": act.number,
            **_ends(scenario, act),
            "begin": local(scenario, act.begin),
            "end": local(scenario, act.end),
            "begin_s": act.begin,
            "end_s": act.end,
            "aboard": act.aboard,
        }
        if isinstance(act.step, Stop):
            properties |= {"board": act.board, "alight": act.alight}
        if act.ground is not Ground.ROAD and act.point != act.to:
            properties |= _said_of(act.ground)
        elif act.point != act.to:
            properties["line"] = act.ground.value
            if act.route is not None:
                properties["metres"] = act.route.metres
        geometry = _geometry(act.line) if act.line else None
        yield _feature(f"{vehicle.id}/{act.number}", geometry, properties)


def _kind(act: Act) -> str:
    match act.step:
        case Stop():
            return "stop"
        case Passage():
            return "passage"
        case Refuel():
            return "refuel"
        case _:
            return "drive"


def _ends(scenario: Scenario, act: Act) -> dict[str, object]:
    if act.point == act.to:
        at = name(scenario, act.point)
        return {"at": act.point, "at_ar": at.ar, "at_en": at.en}
    here, there = name(scenario, act.point), name(scenario, act.to)
    return {
        "from": act.point,
        "from_ar": here.ar,
        "from_en": here.en,
        "to": act.to,
        "to_ar": there.ar,
        "to_en": there.en,
    }


def _said_of(ground: Ground) -> dict[str, object]:
    """What a reader must know of a line that is no road, in both languages."""
    message = f"exports:line-{ground.value}"
    return {
        "line": ground.value,
        "note_ar": language("ar").say(message),
        "note_en": language("en").say(message),
    }


def _feature(
    identifier: str, geometry: dict[str, object] | None, properties: dict[str, object]
) -> dict[str, object]:
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def _geometry(line: Sequence[Location]) -> dict[str, object]:
    """A point, a line, or the parts of a line that crosses the date line."""
    if len(line) == 1:
        return {"type": "Point", "coordinates": _position(line[0])}
    parts = [[_position(point) for point in part] for part in cut(line)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _position(point: Location) -> list[float]:
    return [round(point.longitude, _DIGITS), round(point.latitude, _DIGITS)]
