"""The map of roads: routes as they are driven, over streets from the same file.

One drawing of vectors in the page itself: it can be moved and enlarged without any network. Lines
are simplified to less than a hair at the greatest enlargement, and classes of streets that would
make the file too large are left out, the least first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians

from safepassage.exports.courses import Course, courses
from safepassage.exports.report.ground import Ground, Line
from safepassage.exports.report.panel import shape
from safepassage.exports.report.voice import Voice
from safepassage.model import Drive, Location, Plan, Route

WIDTH = 1000
"""Width of the drawing, in its own units; its height follows from what it shows."""
_EMPTY, _WIDEST = 1.8, 8.0
"""How wide a way is drawn, in pixels: without people, and with the most."""
_LEAST_HEIGHT, _MOST_HEIGHT = 520, 900
_FINE = 10
"""Lines are kept to a tenth of a unit: half a pixel at the fifth enlargement."""
_MARGIN = 0.08
_MOST_POINTS = 45_000
"""More points of streets than this make the file too large to be sent: about 300 kB."""
_PIECE = 200
"""So many points of a line are simplified at once."""
_METRES_PER_DEGREE = 111_195.0

_CLASSES = (
    ("motorway", ("motorway", "motorway_link", "trunk", "trunk_link")),
    ("primary", ("primary", "primary_link")),
    ("secondary", ("secondary", "secondary_link")),
    ("water", ("river", "canal", "fairway", "ferry")),
    ("tertiary", ("tertiary", "tertiary_link")),
    ("street", ("unclassified", "residential", "living_street", "road", "busway", "pedestrian")),
)
"""Layers of streets, the most important first: they fill the page's room in this order."""
_NAMED = {"motorway": 1, "primary": 1, "secondary": 2, "tertiary": 4, "street": 8}
"""From which enlargement on the names of a layer are shown."""
_MOST_NAMES = 260

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layer:
    """All lines of one kind, in one path."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    """A street's name: where, at which slant, from which enlargement on."""

    x: float
    y: float
    slant: float
    text: str
    enlarged: int


@dataclass(frozen=True, slots=True)
class Way:
    """A way that vehicles of the plan drive; ``people`` are carried along it in all."""

    path: str
    people: int
    width: float
    text: str
    vehicles: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place or crossing, and the way from it to the road; empty where it lies on it."""

    x: float
    y: float
    shape: str
    name: str
    snap: str


@dataclass(frozen=True, slots=True)
class RoadMap:
    """The section's drawing."""

    width: int
    height: int
    layers: list[Layer]
    ways: list[Way]
    closures: list[tuple[str, str]]
    spots: list[Spot]
    labels: list[Label]
    bars: list[tuple[float, str]]
    """Scale bars, the longest first: how long each is on the drawing, and on the ground."""
    left_out: bool
    """Whether small streets were left out."""
    licence: str


class _Paper:
    """From the globe to the drawing."""

    def __init__(self, points: Sequence[Point]) -> None:
        latitudes = [each[0] for each in points]
        longitudes = [each[1] for each in points]
        self.narrow = cos(radians((min(latitudes) + max(latitudes)) / 2))
        wide = max((max(longitudes) - min(longitudes)) * self.narrow, 0.004)
        tall = max(max(latitudes) - min(latitudes), 0.004)
        inner = 1 - 2 * _MARGIN
        self.scale = min(WIDTH * inner / wide, _MOST_HEIGHT * inner / tall)
        self.height = round(min(_MOST_HEIGHT, max(_LEAST_HEIGHT, tall * self.scale / inner)))
        middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        self.north = middle[0] + self.height / 2 / self.scale
        self.west = middle[1] - WIDTH / 2 / self.scale / self.narrow
        self.box = (
            self.north - self.height / self.scale,
            self.west,
            self.north,
            self.west + WIDTH / self.scale / self.narrow,
        )

    def at(self, point: Point) -> Point:
        """Where a latitude and longitude lie on the drawing."""
        return (
            (point[1] - self.west) * self.narrow * self.scale,
            (self.north - point[0]) * self.scale,
        )

    @property
    def metres_per_unit(self) -> float:
        return _METRES_PER_DEGREE / self.scale


def road_map(voice: Voice, plan: Plan, ground: Ground | None) -> RoadMap | None:
    """The drawing; None where no roads are known or no drive follows one."""
    if ground is None:
        return None
    found = courses(voice.scenario, plan, ground.route_of)
    driven = [act for course in found for act in course.acts if act.route is not None]
    if not driven:
        return None
    paper = _Paper([_pair(point) for act in driven for point in act.line])
    layers, labels, left_out = _streets(voice, ground, paper)
    return RoadMap(
        WIDTH,
        paper.height,
        layers,
        _ways(voice, found, paper),
        [(_path([line.points], paper), text) for line, text in ground.closures],
        _spots(voice, found, ground, paper),
        labels,
        _bars(voice, paper),
        left_out,
        ground.licence,
    )


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without the points that lie within ``tolerance`` of it (Douglas and Peucker).

    A long line is taken in pieces, whose ends stay: the worst line costs no square of its length.
    """
    keep = [False] * len(line)
    ends = [*range(0, len(line) - 1, _PIECE), len(line) - 1]
    for end in ends:
        keep[end] = True
    spans = list(itertools.pairwise(ends))
    while spans:
        low, high = spans.pop()
        farthest, most = 0, tolerance
        for i in range(low + 1, high):
            off = _off(line[i], line[low], line[high])
            if off > most:
                farthest, most = i, off
        if farthest:
            keep[farthest] = True
            spans += [(low, farthest), (farthest, high)]
    return [point for point, kept in zip(line, keep, strict=True) if kept]


def _off(p: Point, a: Point, b: Point) -> float:
    """How far a point lies from a stretch of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return hypot(p[0] - a[0] - share * dx, p[1] - a[1] - share * dy)


def _streets(voice: Voice, ground: Ground, paper: _Paper) -> tuple[list[Layer], list[Label], bool]:
    layers: list[Layer] = []
    labels: list[Label] = []
    points = 0
    for kind, classes in _CLASSES:
        lines = ground.streets(paper.box, frozenset(classes))
        drawn = [simplified([paper.at(p) for p in line.points], 0.5) for line in lines]
        size = sum(map(len, drawn))
        if points + size > _MOST_POINTS:
            return layers[::-1], labels[:_MOST_NAMES], True
        points += size
        if drawn:
            layers.append(Layer(kind, _joined(drawn)))
        if kind in _NAMED:
            labels += _labels(voice, kind, lines, drawn, paper)
    return layers[::-1], labels[:_MOST_NAMES], False


def _labels(
    voice: Voice,
    kind: str,
    lines: Sequence[Line],
    drawn: Sequence[Sequence[Point]],
    paper: _Paper,
) -> list[Label]:
    """One label for each name, on its longest straight piece."""
    best: dict[str, tuple[float, Point, Point]] = {}
    for line, points in zip(lines, drawn, strict=True):
        text = line.name.in_language(voice.language.code)
        for a, b in itertools.pairwise(points):
            inside = 0 < (a[0] + b[0]) / 2 < WIDTH and 0 < (a[1] + b[1]) / 2 < paper.height
            length = hypot(b[0] - a[0], b[1] - a[1])
            if text and inside and length > best.get(text, (0.0, a, b))[0]:
                best[text] = (length, a, b)
    result = []
    for text, (length, a, b) in best.items():
        needed = 6.2 * len(text)
        enlarged = _NAMED[kind]
        while enlarged < 16 and length * enlarged < needed * 0.8:
            enlarged *= 2
        slant = _slant(a, b)
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        result.append((-length, Label(x, y, slant, text, enlarged)))
    return [label for _, label in sorted(result, key=lambda each: (each[0], each[1].text))]


def _slant(a: Point, b: Point) -> float:
    """Degrees, so that no name stands on its head."""
    angle = degrees(atan2(b[1] - a[1], b[0] - a[0]))
    return angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle


def _ways(voice: Voice, found: Sequence[Course], paper: _Paper) -> list[Way]:
    """Every way that is driven, once, the most people first."""
    people: dict[tuple[str, str, Route], int] = {}
    vehicles: dict[tuple[str, str, Route], dict[str, None]] = {}
    for course in found:
        for act in course.acts:
            if isinstance(act.step, Drive) and act.route is not None:
                key = (act.point, act.to, act.route)
                people[key] = people.get(key, 0) + act.aboard
                vehicles.setdefault(key, {})[course.vehicle] = None
    ordered = sorted(people, key=lambda key: (people[key], key[0], key[1]))
    result = []
    for key in ordered:
        origin, destination, route = key
        text = voice.say(
            "road-way",
            origin=voice.name(origin),
            destination=voice.name(destination),
            way=voice.way(route.metres),
            duration=voice.span(route.seconds),
            people=people[key],
        )
        path = _path([[_pair(point) for point in route.points]], paper)
        if path:
            width = _EMPTY + (_WIDEST - _EMPTY) * people[key] / max(1, *people.values())
            result.append(Way(path, people[key], width, text, " ".join(vehicles[key])))
    return result


def _spots(voice: Voice, found: Sequence[Course], ground: Ground, paper: _Paper) -> list[Spot]:
    scenario = voice.scenario
    snaps: dict[str, str] = {}
    for point, place, road in ground.snaps:
        a, b = paper.at(_pair(place)), paper.at(_pair(road))
        snaps[point] = _joined([[a, b]]) if hypot(a[0] - b[0], a[1] - b[1]) > 0.3 else ""
    used = dict.fromkeys(p for course in found for act in course.acts for p in (act.point, act.to))
    result = []
    for point in used:
        thing = scenario.crossings.get(point) or scenario.places[point]
        if thing.location is not None:
            x, y = paper.at(_pair(thing.location))
            result.append(
                Spot(x, y, shape(scenario, point), voice.name(point), snaps.get(point, ""))
            )
    return result


def _path(lines: Iterable[Sequence[Point]], paper: _Paper) -> str:
    return _joined(simplified([paper.at(p) for p in line], 0.12) for line in lines if len(line) > 1)


def _joined(lines: Iterable[Sequence[Point]]) -> str:
    """Lines as one path of whole tenths, each point told from the one before."""
    parts = []
    for line in lines:
        whole = [(round(x * _FINE), round(y * _FINE)) for x, y in line]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(whole) if a != b]
        if steps:
            told = "l" + " ".join(f"{x} {y}" for x, y in steps)
            parts.append(f"M{whole[0][0]} {whole[0][1]}{told}".replace(" -", "-"))
    return "".join(parts)


def _pair(location: Location) -> Point:
    return location.latitude, location.longitude


def _bars(voice: Voice, paper: _Paper) -> list[tuple[float, str]]:
    lengths = [factor * 10**exponent for exponent in range(7, 0, -1) for factor in (5, 2, 1)]
    most = 160 * paper.metres_per_unit
    fitting = [each for each in lengths if each <= most] or [1]
    return [(round(each / paper.metres_per_unit, 2), voice.way(each)) for each in fitting]
