"""Where each vehicle is drawn: its slot wherever it stands, and both ends of all that it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.exports.report.axes import TimeAxis
from safepassage.exports.report.levels import Level, thickness
from safepassage.exports.report.paths import Point
from safepassage.exports.report.slots import slots
from safepassage.exports.report.timeline import Doing, Span, Timeline
from safepassage.model import Scenario

Stand = tuple[str, str | None, str, int]
"""Where somebody stands: the point, at a crossing the side, the vehicle, and since when."""

Standing = dict[tuple[str, str | None], list[tuple[int, int, Stand]]]
"""By point and side, who stands there: from when to when, and the stand."""


def standing_places(lives: Sequence[Timeline]) -> Standing:
    """By point and side, who stands there from when to when: waiting and served in one piece."""
    result: Standing = {}
    for life in lives:
        at: Stand | None = None
        since = until = 0
        for span in life.spans:
            stands = span.doing not in (Doing.DRIVE, Doing.PASS)
            here = (span.point, span.zone)
            if at is not None and (not stands or here != at[:2]):
                result.setdefault(at[:2], []).append((since, until, at))
                at = None
            if stands:
                if at is None:
                    at, since = (span.point, span.zone, life.vehicle, span.begin), span.begin
                until = span.end
        if at is not None:
            result.setdefault(at[:2], []).append((since, until, at))
    return result


def numbered(
    standing: Standing,
) -> tuple[dict[Stand, int], dict[tuple[str, str | None], int]]:
    """The slot of every stand, and how many slots each point has on each side."""
    slot: dict[Stand, int] = {}
    count: dict[tuple[str, str | None], int] = {}
    for where, intervals in standing.items():
        found, most = slots(intervals)
        slot |= found
        count[where] = most
    return slot, count


@dataclass(frozen=True)
class Placing:
    """Where a vehicle is drawn at the begin and the end of each of its spans."""

    axis: TimeAxis
    levels: dict[str, Level]
    slot: dict[Stand, int]
    count: dict[tuple[str, str | None], int]
    low_side: dict[str, str]

    def standing(self, point: str, zone: str | None, slot: int) -> float:
        """The height of a slot: at a place from its lower edge up, at a crossing away from it."""
        level = self.levels[point]
        most = self.count.get((point, zone), 1)
        step = thickness(most) / most
        if zone is None:
            return level.core_bottom - step * (slot + 0.5)
        if zone == self.low_side[point]:
            return level.core_bottom + step * (slot + 0.5)
        return level.core_top - step * (slot + 0.5)

    def edge(self, point: str, zone: str | None) -> float:
        """Where a vehicle that does not stand enters or leaves the level of a point."""
        level = self.levels[point]
        if zone is None:
            return level.middle
        return level.core_bottom if zone == self.low_side[point] else level.core_top

    def points(self, scenario: Scenario, life: Timeline) -> list[tuple[Span, Point, Point]]:
        """Each span with its two ends; a drive joins what comes before it to what comes after."""
        ends: list[tuple[float, float] | None] = []
        slot = 0
        for span in life.spans:
            if span.doing is Doing.DRIVE:
                ends.append(None)
            elif span.doing is Doing.PASS:
                far_side = scenario.crossings[span.point].far_side(span.zone or "")
                ends.append((self.edge(span.point, span.zone), self.edge(span.point, far_side)))
            else:
                # A wait and the service after it are one stand, found under its first moment.
                stand = (span.point, span.zone, life.vehicle, span.begin)
                slot = self.slot.get(stand, slot)
                y = self.standing(span.point, span.zone, slot)
                ends.append((y, y))
        result = []
        for i, span in enumerate(life.spans):
            here = ends[i]
            if here is None:
                before = ends[i - 1] if i else None
                after = ends[i + 1] if i + 1 < len(ends) else None
                here = (
                    before[1] if before else self.edge(span.point, None),
                    after[0] if after else self.edge(span.to, None),
                )
            a, b = (self.axis.x(span.begin), here[0]), (self.axis.x(span.end), here[1])
            result.append((span, a, b))
        return result
