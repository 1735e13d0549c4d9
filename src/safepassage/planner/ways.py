"""Which crossings lead from one zone to another, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.model import Scenario

MOST_WAYS = 12
"""Ways kept for a pair of zones, those through fewest crossings first."""

EXTRA_CROSSINGS = 1
"""How many crossings more than the least a way may pass."""


def ways_between_zones(scenario: Scenario) -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """For every two zones the sequences of crossings that join them without coming back.

    No zone is visited twice. Within a zone the way is direct: it passes no crossing.
    """
    ways: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for start in scenario.zones:
        found: dict[str, list[tuple[str, ...]]] = {}
        for zone, way in _walk(scenario, start, (), {start}):
            found.setdefault(zone, []).append(way)
        for zone, candidates in found.items():
            least = min(len(way) for way in candidates)
            kept = sorted(
                (way for way in candidates if len(way) <= least + EXTRA_CROSSINGS), key=len
            )
            ways[start, zone] = kept[:MOST_WAYS]
    return ways


def _walk(
    scenario: Scenario, zone: str, way: tuple[str, ...], seen: set[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for crossing in scenario.crossings.values():
        if zone not in crossing.zones:
            continue
        far = crossing.far_side(zone)
        if far in seen:
            continue
        yield far, (*way, crossing.id)
        yield from _walk(scenario, far, (*way, crossing.id), seen | {far})
