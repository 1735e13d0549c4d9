"""The map: places where they are, and flows of people as wide as they are large.

No background tiles, so nothing is asked of a network. The map is never mirrored: west is left.
Where places crowd together a second panel shows them at a larger scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.labels import Rectangle, Wanted, placed, text_width
from safepassage.exports.report.paths import Point, area, number
from safepassage.exports.report.timeline import Doing, Timeline
from safepassage.exports.report.voice import Voice
from safepassage.model import Location, Role, Scenario

WIDTH = 420.0
_LEAST, _MOST = 230.0, 450.0
_MARGIN = 34.0
_CROWD = 0.09
"""Points nearer to each other than this share of the map's width belong to one crowd."""
_NORTH = Rectangle(WIDTH - 34, 4, WIDTH, 44)
_METRES_PER_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True)
class Flow:
    """People carried from one point to another, over the whole plan."""

    origin: str
    destination: str
    people: int


@dataclass(frozen=True, slots=True)
class FlowView:
    """A flow as it is drawn."""

    path: str
    arrow: str
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """A place or crossing as it is drawn; ``label`` is None where none fits."""

    point: str
    name: str
    people: str
    shape: str
    x: float
    y: float
    label: Rectangle | None
    leader: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One map."""

    title: str
    width: float
    height: float
    nodes: list[Node]
    flows: list[FlowView]
    boxes: list[tuple[Rectangle, str]]
    """Crowds that another panel shows, with their letters."""
    bar: float
    bar_text: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The section; no panels where the scenario knows fewer than two locations."""

    panels: list[Panel]
    flows: list[tuple[str, str, int]]
    unplaced: list[str]
    shapes: list[tuple[str, str]]


def place_map(voice: Voice, lives: Sequence[Timeline], parties: Iterable[Journey]) -> PlaceMap:
    """The map of everything that the plan uses or where people wait."""
    scenario = voice.scenario
    used = dict.fromkeys(g.place for g in scenario.groups.values())
    used |= dict.fromkeys(
        p for life in lives if life.moves for s in life.spans for p in (s.point, s.to)
    )
    located: dict[str, Location] = {}
    unplaced = []
    for point in used:
        thing = scenario.crossings.get(point) or scenario.places[point]
        if thing.location is None:
            unplaced.append(voice.name(point))
        else:
            located[point] = thing.location
    flows = people_flows(lives)
    people = _people(scenario, parties)
    panels = []
    if len(located) >= 2:
        plane = _plane(located)
        crowds = _crowds(plane)
        letters = {i: chr(ord("A") + i) for i in range(len(crowds))}
        inside = {p: letters[i] for i, crowd in enumerate(crowds) for p in crowd}
        title = voice.say("map-overview")
        panels.append(_panel(voice, title, plane, list(plane), flows, people, inside))
        for i, crowd in enumerate(crowds):
            title = voice.say("map-detail", letter=letters[i])
            panels.append(_panel(voice, title, plane, crowd, flows, people, {}))
    shapes = list(dict.fromkeys(_shape(scenario, p) for p in located))
    return PlaceMap(
        panels,
        [(voice.name(f.origin), voice.name(f.destination), f.people) for f in flows],
        unplaced,
        [(shape, voice.say(f"shape-{shape}")) for shape in shapes],
    )


def people_flows(lives: Iterable[Timeline]) -> list[Flow]:
    """Heads carried on each leg, the largest flow first."""
    total: dict[tuple[str, str], int] = {}
    for life in lives:
        for span in life.spans:
            if span.doing is Doing.DRIVE and span.needs.heads and span.point != span.to:
                key = (span.point, span.to)
                total[key] = total.get(key, 0) + span.needs.heads
    ordered = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    return [Flow(a, b, heads) for (a, b), heads in ordered]


def _people(scenario: Scenario, parties: Iterable[Journey]) -> dict[str, int]:
    """People who begin at each assembly point, or are received at each reception point."""
    result: dict[str, int] = {}
    for party in parties:
        start = scenario.groups[party.group].place
        result[start] = result.get(start, 0) + party.heads
        if party.received is not None:
            end = party.rides[-1].alight_place or ""
            result[end] = result.get(end, 0) + party.heads
    return result


def _plane(located: dict[str, Location]) -> dict[str, Point]:
    """Metres east and south: good enough for the few hundred kilometres of an operation."""
    middle = sum(at.latitude for at in located.values()) / len(located)
    narrow = cos(radians(middle))
    return {
        point: (
            at.longitude * narrow * _METRES_PER_DEGREE,
            -at.latitude * _METRES_PER_DEGREE,
        )
        for point, at in located.items()
    }


def _crowds(plane: dict[str, Point]) -> list[list[str]]:
    """Groups of at least three points that are too near to each other to be told apart."""
    xs, ys = [p[0] for p in plane.values()], [p[1] for p in plane.values()]
    reach = _CROWD * max(max(xs) - min(xs), max(ys) - min(ys), 1.0)
    left = list(plane)
    crowds = []
    while left:
        crowd = [left.pop(0)]
        for point in crowd:
            near = [q for q in left if _distance(plane[point], plane[q]) < reach]
            crowd += near
            left = [q for q in left if q not in near]
        if 3 <= len(crowd) < len(plane) and _extent(plane, crowd) < 5 * reach:
            crowds.append(crowd)
    return crowds[:3]


def _extent(plane: dict[str, Point], points: Sequence[str]) -> float:
    xs, ys = [plane[p][0] for p in points], [plane[p][1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _distance(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _panel(
    voice: Voice,
    title: str,
    plane: dict[str, Point],
    shown: Sequence[str],
    flows: Sequence[Flow],
    people: dict[str, int],
    crowded: dict[str, str],
) -> Panel:
    scenario = voice.scenario
    xs, ys = [plane[p][0] for p in shown], [plane[p][1] for p in shown]
    wide, tall = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    side = _MARGIN + 46
    scale = min((WIDTH - 2 * side) / wide, (_MOST - 2 * _MARGIN) / tall)
    height = min(_MOST, max(_LEAST, tall * scale + 2 * _MARGIN + 20))
    left = (WIDTH - wide * scale) / 2 - min(xs) * scale
    top = (height - 14 - tall * scale) / 2 - min(ys) * scale
    at = {p: (left + x * scale, top + y * scale) for p, (x, y) in plane.items()}
    most = max((f.people for f in flows), default=1)
    inside = set(shown)
    views = []
    along: list[Point] = []
    for flow in flows:
        if flow.origin not in at or flow.destination not in at:
            continue
        if flow.origin not in inside and flow.destination not in inside:
            continue
        if flow.origin in crowded and crowded.get(flow.destination) == crowded[flow.origin]:
            continue
        view, points = _flow(voice, flow, at[flow.origin], at[flow.destination], most, height)
        views.append(view)
        along += points
    plain = [p for p in shown if p not in crowded]
    boxes = _boxes(at, crowded)
    labels = placed(
        _wanted(voice, plain, people, at),
        Rectangle(2, 2, WIDTH - 2, height - 26),
        [*(_around(at[p]) for p in shown), *(box for box, _ in boxes), _NORTH],
        along,
    )
    nodes = []
    for p in shown:
        label = labels.get(p)
        nodes.append(
            Node(
                p,
                voice.name(p),
                _count(voice, people.get(p, 0)),
                _shape(scenario, p),
                *at[p],
                label,
                label is not None and _gap(label, at[p]) > 12,
            )
        )
    metres = _round_length(110 / scale)
    return Panel(
        title,
        WIDTH,
        height,
        nodes,
        views,
        boxes,
        metres * scale,
        voice.say("kilometres", value=metres / 1000),
    )


def _count(voice: Voice, people: int) -> str:
    return voice.language.number(people) if people else ""


def _wanted(
    voice: Voice, points: Sequence[str], people: dict[str, int], at: dict[str, Point]
) -> list[Wanted]:
    rank = {"crossing": 0, "handover": 1, "hospital": 2, "reception": 2, "assembly": 3, "depot": 4}
    order = sorted(points, key=lambda p: (rank[_shape(voice.scenario, p)], -people.get(p, 0), p))
    return [
        Wanted(
            p,
            at[p],
            text_width(voice.name(p), 12.5) + 4,
            29.0 if people.get(p) else 16.0,
        )
        for p in order
    ]


def _boxes(at: dict[str, Point], crowded: dict[str, str]) -> list[tuple[Rectangle, str]]:
    result = []
    for letter in dict.fromkeys(crowded.values()):
        points = [at[p] for p, of in crowded.items() if of == letter]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        result.append((Rectangle(min(xs) - 9, min(ys) - 9, max(xs) + 9, max(ys) + 9), letter))
    return result


def _around(point: Point) -> Rectangle:
    return Rectangle(point[0] - 7, point[1] - 7, point[0] + 7, point[1] + 7)


def _gap(box: Rectangle, point: Point) -> float:
    x = max(box.left - point[0], 0, point[0] - box.right)
    y = max(box.top - point[1], 0, point[1] - box.bottom)
    return hypot(x, y)


def _flow(
    voice: Voice, flow: Flow, a: Point, b: Point, most: int, height: float
) -> tuple[FlowView, list[Point]]:
    """A curve that bends to its right, so that the way back does not cover the way there."""
    length = max(1.0, _distance(a, b))
    bend = 0.14
    control = (
        (a[0] + b[0]) / 2 - (b[1] - a[1]) * bend,
        (a[1] + b[1]) / 2 + (b[0] - a[0]) * bend,
    )
    width = max(1.2, 13 * flow.people / most)

    def on(t: float) -> Point:
        return (
            (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * control[0] + t * t * b[0],
            (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * control[1] + t * t * b[1],
        )

    # The arrowhead sits where it can be seen, even when one end lies outside the panel.
    seen = [
        t / 20 for t in range(4, 17) if 0 < on(t / 20)[0] < WIDTH and 0 < on(t / 20)[1] < height
    ]
    middle = seen[len(seen) // 2] if seen else 0.5
    tip, tail = on(min(1, middle + 0.02)), on(middle - 0.02)
    step = max(1e-6, _distance(tip, tail))
    ux, uy = (tip[0] - tail[0]) / step, (tip[1] - tail[1]) / step
    size = 4 + width * 0.45
    x, y = on(middle)
    arrow = [
        (x + ux * size, y + uy * size),
        (x - ux * size * 0.6 - uy * size * 0.8, y - uy * size * 0.6 + ux * size * 0.8),
        (x - ux * size * 0.6 + uy * size * 0.8, y - uy * size * 0.6 - ux * size * 0.8),
    ]
    path = f"M{number(a[0])} {number(a[1])}Q{number(control[0])} {number(control[1])} {number(b[0])} {number(b[1])}"  # noqa: E501
    text = voice.say(
        "flow",
        people=flow.people,
        origin=voice.name(flow.origin),
        destination=voice.name(flow.destination),
    )
    samples = [on(i / 24) for i in range(25)] if length > 20 else []
    return FlowView(path, area(arrow) if length > 24 else "", width, text), samples


def _shape(scenario: Scenario, point: str) -> str:
    if point in scenario.crossings:
        return "crossing"
    roles = scenario.places[point].roles
    for role in (Role.HOSPITAL, Role.HANDOVER, Role.RECEPTION, Role.ASSEMBLY, Role.DEPOT):
        if role in roles:
            return role.value
    return "depot"


def _round_length(metres: float) -> int:
    """The largest round length that is not longer than ``metres``."""
    best = 1
    for exponent in range(8):
        for factor in (1, 2, 5):
            if factor * 10**exponent <= metres:
                best = factor * 10**exponent
    return best
