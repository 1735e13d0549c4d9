"""The queues at crossings: how far they reach, over time."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.exports.report.paths import Point, area, steps
from safepassage.exports.report.placing import Placing, Standing
from safepassage.exports.report.voice import Voice


@dataclass(frozen=True, slots=True)
class Queue:
    """The outline around those who queue on one side of a crossing."""

    outline: str
    text: str


def queues(voice: Voice, placing: Placing, standing: Standing) -> list[Queue]:
    """For each side of a crossing, how far its queue reaches over time."""
    queues = []
    for (point, zone), intervals in standing.items():
        if zone is None:
            continue
        changes = sorted({t for begin, end, _ in intervals for t in (begin, end)})
        edge = placing.edge(point, zone)
        reach: list[Point] = []
        waiting: list[tuple[int, int]] = []
        arriving = sorted((i[0], i[1], placing.slot[i[2]]) for i in intervals)
        for t in changes:
            while arriving and arriving[0][0] <= t:
                _, end, slot = arriving.pop(0)
                waiting.append((end, slot))
            waiting = [w for w in waiting if w[0] > t]
            last = max((slot for _, slot in waiting), default=-1)
            y = placing.standing(point, zone, last) if waiting else edge
            beyond = (y - edge) / (last + 0.5) / 2 if waiting else 0.0
            reach.append((placing.axis.x(t), y + beyond))
        outline = [(reach[0][0], edge), *steps(reach), (reach[-1][0], edge)]
        text = voice.say("queue-side", name=voice.name(point), zone=voice.name(zone))
        queues.append(Queue(area(outline), text))
    return queues
