"""Convoys on the movement graph: a ribbon around vehicles that pass a crossing together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from safepassage.exports.report.axes import ZOOMS
from safepassage.exports.report.paths import Point, area
from safepassage.exports.report.placing import Placing
from safepassage.exports.report.timeline import Doing, Timeline
from safepassage.exports.report.voice import Voice
from safepassage.model import Passage, Plan


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A convoy: the outline around its vehicles on one drive."""

    outline: str
    text: str
    label: str
    x: float
    y: float
    zoom: int
    """From which zoom on there is room for the label."""


def ribbons(voice: Voice, plan: Plan, lives: Sequence[Timeline], placing: Placing) -> list[Ribbon]:
    """For every convoy, outlines around the drives of its vehicles to and from the crossing."""
    drives: dict[tuple[int, str, str], list[tuple[Point, Point]]] = {}
    for life in lives:
        pieces = placing.points(voice.scenario, life)
        for i, (span, *_) in enumerate(pieces):
            if not isinstance(span.step, Passage) or span.step.convoy is None:
                continue
            convoy = span.step.convoy
            after = next((p for p in pieces[i + 1 :] if p[0].doing is Doing.DRIVE), None)
            drives.setdefault((convoy, span.point, span.point), []).append(pieces[i][1:])
            if after is not None:
                key = (convoy, span.point, after[0].to)
                drives.setdefault(key, []).append(after[1:])
    result = []
    for (number, crossing, to), pairs in drives.items():
        if len(pairs) < 2:
            continue
        pairs.sort(key=lambda pair: pair[0])
        outline = [pair[0] for pair in pairs] + [pair[1] for pair in reversed(pairs)]
        size = len(plan.convoys[number].vehicles)
        text = voice.say("convoy", number=number + 1, count=size, crossing=voice.name(crossing))
        passing = crossing == to
        middle = sum(p[0] for pair in pairs for p in pair) / (2 * len(pairs))
        result.append(
            Ribbon(
                area(outline),
                text,
                voice.language.number(size) if passing else "",
                middle,
                placing.levels[crossing].middle,
                1,
            )
        )
    return _uncrowded(result)


def _uncrowded(ribbons: list[Ribbon]) -> list[Ribbon]:
    """The ribbons, each label with the least zoom at which it does not run into another."""
    result: list[Ribbon] = []
    kept: dict[float, list[tuple[float, int]]] = {}
    for ribbon in ribbons:
        others = kept.setdefault(ribbon.y, [])
        zoom = next(
            (
                z
                for z in (1, *ZOOMS)
                if all(abs(ribbon.x - x) * z > 20 for x, other in others if other <= z)
            ),
            ZOOMS[-1],
        )
        if ribbon.label:
            others.append((ribbon.x, zoom))
        result.append(replace(ribbon, zoom=zoom))
    return result
