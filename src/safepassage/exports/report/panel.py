"""One map on paper of a given width: symbols, flows, names, a scale and the north."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safepassage.exports.report.flows import Curve, Flow, curve
from safepassage.exports.report.labels import Rectangle, Wanted, nearest, placed, text_width
from safepassage.exports.report.paths import Point, line
from safepassage.exports.report.plane import apart, distance
from safepassage.exports.report.voice import Voice
from safepassage.model import Role, Scenario

NARROW = 420.0
"""A width at which a panel can be read on a phone."""
WIDE = 860.0
"""A width for a crowded map."""
_SIDE, _TOP, _FOOT = 80.0, 46.0, 30.0
_SYMBOL = 15.0
_SIZE, _LINE, _LONG = 12.5, 14.5, 112.0
_MANY = 200
"""More names than this no map can hold; the most important get the room."""
_RANK = ("crossing", "handover", "hospital", "reception", "assembly", "depot")
"""Whose name is placed first."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place or crossing as it is drawn; ``label`` is None where none fits."""

    point: str
    name: str
    lines: list[str]
    """The name as it is written, on one line or on two."""
    people: str
    shape: str
    x: float
    y: float
    label: Rectangle | None
    leader: str
    """A line from the point to its label, where that stands apart."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One map."""

    title: str
    width: float
    height: float
    nodes: list[Node]
    flows: list[tuple[Curve, str]]
    boxes: list[tuple[Rectangle, str]]
    """Crowds that another panel shows, with their letters."""
    bar: float
    bar_text: str

    @property
    def nameless(self) -> int:
        """How many points outside the crowds have no room for their names."""
        inside = [box for box, _ in self.boxes]
        return sum(
            node.label is None and not any(box.holds((node.x, node.y)) for box in inside)
            for node in self.nodes
        )


@dataclass(frozen=True)
class Matter:
    """What all panels of one map draw: where things are in metres, flows, and people."""

    points: Mapping[str, Point]
    flows: Sequence[Flow]
    people: Mapping[str, int]


def panel(
    voice: Voice,
    title: str,
    matter: Matter,
    shown: Sequence[str],
    crowded: Mapping[str, str],
    width: float = NARROW,
) -> Panel:
    """The points ``shown``; those ``crowded`` are drawn without names, in a box with a letter."""
    xs = [matter.points[p][0] for p in shown]
    ys = [matter.points[p][1] for p in shown]
    wide, tall = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    most = 450.0 if width == NARROW else 640.0
    scale = min((width - 2 * _SIDE) / wide, (most - _TOP - _FOOT - 30) / tall)
    height = max(230.0, tall * scale + 2 * _TOP + _FOOT)
    left = (width - wide * scale) / 2 - min(xs) * scale
    top = (height - _FOOT - tall * scale) / 2 - min(ys) * scale
    plain = [p for p in shown if p not in crowded]
    at = {p: (left + x * scale, top + y * scale) for p, (x, y) in matter.points.items()}
    if len(plain) <= _MANY:
        at = apart(at, plain, _SYMBOL)
    flows = _flows(voice, matter, at, set(shown), crowded, width, height)
    boxes = _boxes(at, crowded)
    labels = placed(
        _wanted(voice, plain, matter.people, at)[:_MANY],
        Rectangle(2, 2, width - 2, height - _FOOT + 4),
        [
            *(_around(at[p]) for p in shown),
            *(Rectangle(box.left, box.top - 20, box.right, box.bottom) for box, _ in boxes),
            Rectangle(width - 34, 4, width, 44),  # the north arrow
        ],
        [point for drawn, _ in flows for point in drawn.samples],
    )
    metres = _round_length(110 / scale)
    return Panel(
        title,
        width,
        height,
        [_node(voice, p, at[p], matter.people.get(p, 0), labels.get(p)) for p in shown],
        flows,
        boxes,
        metres * scale,
        voice.way(metres),
    )


def shape(scenario: Scenario, point: str) -> str:
    """What kind of symbol stands for the point: its weightiest role."""
    if point in scenario.crossings:
        return "crossing"
    roles = scenario.places[point].roles
    for role in (Role.HOSPITAL, Role.HANDOVER, Role.RECEPTION, Role.ASSEMBLY):
        if role in roles:
            return role.value
    return "depot"


def _node(voice: Voice, point: str, at: Point, people: int, label: Rectangle | None) -> Node:
    end = nearest(label, at) if label else at
    return Node(
        point,
        voice.name(point),
        _lines(voice.name(point)),
        voice.language.number(people) if people else "",
        shape(voice.scenario, point),
        *at,
        label,
        line([at, end]) if distance(at, end) > 14 else "",
    )


def _flows(
    voice: Voice,
    matter: Matter,
    at: Mapping[str, Point],
    shown: set[str],
    crowded: Mapping[str, str],
    width: float,
    height: float,
) -> list[tuple[Curve, str]]:
    """The flows that touch the panel, but for those inside one crowd."""
    most = max((flow.people for flow in matter.flows), default=1)
    result = []
    for flow in matter.flows:
        a, b = flow.origin, flow.destination
        if a not in at or b not in at or not shown & {a, b}:
            continue
        if a in crowded and crowded.get(b) == crowded[a]:
            continue
        text = voice.say(
            "flow", people=flow.people, origin=voice.name(a), destination=voice.name(b)
        )
        result.append((curve(at[a], at[b], flow.people / most, width, height), text))
    return result


def _wanted(
    voice: Voice, points: Sequence[str], people: Mapping[str, int], at: Mapping[str, Point]
) -> list[Wanted]:
    """The names to place, the most important first."""
    order = sorted(
        points, key=lambda p: (_RANK.index(shape(voice.scenario, p)), -people.get(p, 0), p)
    )
    wanted = []
    for p in order:
        text = _lines(voice.name(p))
        width = max(text_width(each, _SIZE) for each in text) + 4
        wanted.append(Wanted(p, at[p], width, _LINE * len(text) + (14 if people.get(p) else 2)))
    return wanted


def _lines(name: str) -> list[str]:
    """The name on one line, or on two where it is long: cut at the blank nearest to its middle."""
    blanks = [i for i, character in enumerate(name) if character == " "]
    if text_width(name, _SIZE) <= _LONG or not blanks:
        return [name]
    cut = min(blanks, key=lambda i: (abs(2 * i - len(name)), i))
    return [name[:cut], name[cut + 1 :]]


def _boxes(at: Mapping[str, Point], crowded: Mapping[str, str]) -> list[tuple[Rectangle, str]]:
    result = []
    for letter in dict.fromkeys(crowded.values()):
        points = [at[p] for p, of in crowded.items() if of == letter]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = Rectangle(min(xs) - 9, min(ys) - 9, max(xs) + 9, max(ys) + 9)
        result.append((box, letter))
    return result


def _around(point: Point) -> Rectangle:
    return Rectangle(point[0] - 7, point[1] - 7, point[0] + 7, point[1] + 7)


def _round_length(metres: float) -> int:
    """The largest round length that is not longer than ``metres``."""
    lengths = [factor * 10**exponent for exponent in range(8) for factor in (1, 2, 5)]
    return max((length for length in lengths if length <= metres), default=1)
