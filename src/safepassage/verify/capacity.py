"""R3 capacity: on every trip there is one layout that the people aboard fit at every moment."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.model import Need, Stop
from safepassage.notices import Notice
from safepassage.verify.finding import at_step
from safepassage.verify.unfolding import Moment, Unfolded, Unfolding, trips


def check(plan: Unfolding) -> Iterator[Notice]:
    """Each trip has its layout, stated where it begins, and nobody stands."""
    for run in plan.runs:
        yield from _stated_once(run)
        yield from _fits(plan, run)


def _stated_once(run: Unfolded) -> Iterator[Notice]:
    layouts = [layout.id for layout in run.type.layouts]
    known = {"type": run.type.id, "allowed": ", ".join(layouts)}
    for moment in run.moments:
        stop = moment.step
        if not isinstance(stop, Stop):
            continue
        begins = bool(moment.boarded) and not moment.kept
        if begins and stop.layout is None:
            yield at_step("R3-NO-LAYOUT", moment, **known)
        elif begins and stop.layout not in layouts:
            yield at_step("R3-LAYOUT-UNKNOWN", moment, stated=stop.layout or "", **known)
        elif not begins and stop.layout is not None and moment.layout is None:
            yield at_step("R3-LAYOUT-STRAY", moment, stated=stop.layout)
        elif not begins and stop.layout is not None and stop.layout != moment.layout:
            yield at_step(
                "R3-LAYOUT-CHANGED", moment, stated=stop.layout, allowed=moment.layout or ""
            )


def _fits(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    layouts = {layout.id: layout.places for layout in run.type.layouts}
    for trip in trips(run):
        for moment in trip.moments:
            places = layouts.get(moment.layout or "")
            if places is None or not moment.boarded or moment is trip.last:
                continue
            crowded = list(_too_many(plan, moment, places))
            yield from crowded
            if crowded:
                break


def _too_many(plan: Unfolding, moment: Moment, places: tuple[int, int, int]) -> Iterator[Notice]:
    aboard = plan.needs(moment.after.items())
    for need, taken, there in zip(Need, aboard, places, strict=True):
        if taken > there:
            yield at_step(
                "R3-TOO-MANY",
                moment,
                need=need.value,
                layout=moment.layout or "",
                stated=taken,
                allowed=there,
            )
