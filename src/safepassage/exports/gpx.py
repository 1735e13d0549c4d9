"""A plan as GPX 1.1, a file for each vehicle: for a driver's navigator, or a radio room's map.

Each trip is a route of its stops, and a track of the way between them with the planned times.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, hypot, radians
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from safepassage.exports.courses import (
    Act,
    Course,
    Ground,
    RouteOf,
    courses,
    location,
    name,
    used_points,
    utc,
)
from safepassage.exports.filenames import filenames
from safepassage.language import Language, language
from safepassage.model import Drive, Location, Name, Plan, Role, Scenario, Stop

_NAMESPACE = "http://www.topografix.com/GPX/1/1"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_LANGUAGES = ("ar", "en")
_UNSEEN = "\u200e\u200f\u2066\u2067\u2068\u2069\ufffe\uffff"
"""Marks of direction, and the two characters of no meaning."""


def gpx(scenario: Scenario, plan: Plan, route_of: RouteOf, speak: Language) -> Mapping[str, str]:
    """A file for each vehicle that moves between points whose location is known.

    All texts stand in Arabic and in English side by side. Groups, kinds and the parties' names
    stay out.
    """
    found = [c for c in courses(scenario, plan, route_of) if any(act.line for act in c.acts)]
    files = filenames([course.vehicle for course in found], ".gpx")
    return {files[course.vehicle]: _file(scenario, course) for course in found}


def _file(scenario: Scenario, course: Course) -> str:
    vehicle = _both(_vehicle(scenario, course.vehicle))
    root = Element(
        "gpx",
        {
            "version": "1.1",
            "creator": "Safe Passage",
            "xmlns": _NAMESPACE,
            "xmlns:xsi": _SCHEMA,
            "xsi:schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/gpx.xsd",
        },
    )
    metadata = SubElement(root, "metadata")
    _text(metadata, "name", f"{vehicle} · {_both(_scenario(scenario))}")
    _text(metadata, "desc", _said("gpx-file"))
    for point in used_points([course]):
        at = location(scenario, point)
        if at is not None:
            waypoint = SubElement(root, "wpt", _position(at))
            _text(waypoint, "name", _both(name(scenario, point)))
            _text(waypoint, "type", _kind(scenario, point))
    parts = course.parts
    for number, (trip, acts) in enumerate(parts, start=1):
        _route(scenario, root, f"{vehicle} · {_trip(trip)}", number, acts)
    for number, (trip, acts) in enumerate(parts, start=1):
        _track(scenario, root, f"{vehicle} · {_trip(trip)}", number, acts)
    indent(root, " ")
    text: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return text.decode() + "\n"


def _route(scenario: Scenario, root: Element, title: str, number: int, acts: Sequence[Act]) -> None:
    """The points where something happens, with what, and when."""
    stops = list(_stops(scenario, acts))
    if not stops:
        return
    route = SubElement(root, "rte")
    _text(route, "name", title)
    _text(route, "desc", _lines_are(acts))
    _text(route, "number", str(number))
    for at, seconds, title_of, description in stops:
        point = SubElement(route, "rtept", _position(at))
        _text(point, "time", utc(scenario, seconds))
        _text(point, "name", title_of)
        _text(point, "desc", description)


def _stops(scenario: Scenario, acts: Sequence[Act]) -> Iterator[tuple[Location, int, str, str]]:
    """Where a part of a run begins, stops and ends: place, moment, name, and what is done."""
    for i, act in enumerate(acts):
        if not act.line:
            continue
        if not isinstance(act.step, Drive):
            what = _what(act)
            yield act.line[0], act.begin, _both(name(scenario, act.point)), what
            continue
        if i == 0:
            depart = _said("gpx-depart")
            yield act.line[0], act.begin, _both(name(scenario, act.point)), depart
        if i + 1 == len(acts):
            arrive = _said("gpx-arrive")
            yield act.line[-1], act.end, _both(name(scenario, act.to)), arrive


def _track(scenario: Scenario, root: Element, title: str, number: int, acts: Sequence[Act]) -> None:
    drives = [act for act in acts if isinstance(act.step, Drive) and act.line]
    if not drives:
        return
    track = SubElement(root, "trk")
    _text(track, "name", title)
    _text(track, "desc", _lines_are(acts))
    _text(track, "number", str(number))
    for act in drives:
        segment = SubElement(track, "trkseg")
        for at, seconds in zip(act.line, times_along(act.line, act.begin, act.end), strict=True):
            _text(SubElement(segment, "trkpt", _position(at)), "time", utc(scenario, seconds))


def times_along(line: Sequence[Location], begin: int, end: int) -> tuple[int, ...]:
    """When a vehicle that drives evenly is at each point of the line, in whole seconds."""
    narrow = cos(radians(line[0].latitude))
    gone = [0.0]
    for a, b in itertools.pairwise(line):
        east = (b.longitude - a.longitude + 540) % 360 - 180
        gone.append(gone[-1] + hypot(east * narrow, b.latitude - a.latitude))
    whole = gone[-1] or 1.0
    return (*(begin + int((end - begin) * each / whole) for each in gone[:-1]), end)


def _lines_are(acts: Iterable[Act]) -> str:
    """What the lines of these acts are: the least certain of them counts."""
    grounds = {act.ground for act in acts if isinstance(act.step, Drive)}
    for ground in (Ground.UNKNOWN, Ground.STRAIGHT):
        if ground in grounds:
            return _said(f"line-{ground.value}")
    return _said("line-road")


def _what(act: Act) -> str:
    if isinstance(act.step, Stop):
        return _said("gpx-stop", board=act.board, alight=act.alight, aboard=act.aboard)
    return _said("gpx-pass", aboard=act.aboard)


def _kind(scenario: Scenario, point: str) -> str:
    if point in scenario.crossings:
        return "crossing"
    roles = scenario.places[point].roles
    return " ".join(role.value for role in Role if role in roles)


def _trip(trip: int | None) -> str:
    return _said("empty") if trip is None else _said("trip", trip=trip)


def _vehicle(scenario: Scenario, vehicle: str) -> Name:
    given = scenario.vehicles[vehicle].name
    return Name(given.in_language("ar") or vehicle, given.in_language("en") or vehicle)


def _scenario(scenario: Scenario) -> Name:
    given = scenario.name
    return Name(given.in_language("ar") or scenario.id, given.in_language("en") or scenario.id)


def _said(message: str, **arguments: object) -> str:
    spoken: list[Language] = [language(code) for code in _LANGUAGES]
    ar, en = (speak.say(f"exports:{message}", **arguments) for speak in spoken)
    return f"{ar} / {en}"


def _both(named: Name) -> str:
    return named.en if named.ar == named.en else f"{named.ar} / {named.en}"


def _position(at: Location) -> dict[str, str]:
    """Attributes of a point; GPX has longitudes from −180 to below 180."""
    longitude = round(at.longitude, 6)
    if longitude >= 180:
        longitude -= 360
    return {"lat": f"{at.latitude:.6f}", "lon": f"{longitude:.6f}"}


def _text(parent: Element, tag: str, text: str) -> None:
    """A child with this text; what XML cannot hold, or a navigator would draw as boxes, is left
    out.
    """
    kept = (c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in _UNSEEN)
    SubElement(parent, tag).text = "".join(kept)
