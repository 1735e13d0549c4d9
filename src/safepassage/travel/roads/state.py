"""How the roads are during a spell, and how they will be when a drive is on its way."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.model import RoadChange, RoadMap, Window
from safepassage.travel.roads.pace import Conditions, Slow


def closings(
    roads: RoadMap, profile: str, begins: int, ends: int | None
) -> Iterator[tuple[Conditions, int | None]]:
    """The conditions under which a drive of the spell [begins, ends) may count on a road.

    In the order in which they are tried: first with what is closed during the spell; then with
    what closes next as well, and so on. Each comes with the moment at which the next road closes,
    by which a drive that uses the roads as they were must have arrived; None where none does.
    """
    begins = max(0, begins)
    own = [change for change in roads.changes if change.profile in (None, profile)]
    shut = [change for change in own if change.factor is None and _holds(change.window, begins)]
    slow = tuple(
        Slow(change.edges, change.factor)
        for change in own
        if change.factor is not None and _holds(change.window, begins)
    )
    night = any(_holds(window, begins) for window in roads.nights)
    later = sorted(
        (
            (change.window.begin, number, change)
            for number, change in enumerate(own)
            if change.factor is None and change.window is not None and change.window.begin > begins
        ),
        key=lambda each: each[:2],
    )
    if ends is None:
        later = []
    closed = _edges(shut)
    for begin, _, change in later:
        yield Conditions(night, closed, slow), begin
        closed = tuple(sorted({*closed, *change.edges}))
    yield Conditions(night, closed, slow), None


def _holds(window: Window | None, at: int) -> bool:
    return window is None or window.begin <= at < window.end


def _edges(changes: list[RoadChange]) -> tuple[int, ...]:
    return tuple(sorted({edge for change in changes for edge in change.edges}))
