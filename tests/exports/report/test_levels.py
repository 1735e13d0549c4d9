"""The vertical coordinate: how far along each point lies, and that no two levels touch."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.exports.report.levels import Strip, along, stacked
from safepassage.model import Scenario
from story import scenario as told_scenario


def test_points_lie_in_order_of_their_way_out(scenario: Scenario) -> None:
    far = along(scenario, (*scenario.places, *scenario.crossings))
    assert far.in_metres
    assert far.origin == "market"  # the furthest from the bridge
    assert far.distance["market"] == 0
    assert far.distance["bridge"] == 5400
    order = sorted(far.distance, key=lambda p: far.distance[p])
    assert order.index("bridge") < order.index("orchard") < order.index("town")


def test_no_drive_rises_by_more_than_it_is_long(scenario: Scenario) -> None:
    far = along(scenario, (*scenario.places, *scenario.crossings)).distance
    for leg in scenario.travel.legs:
        assert abs(far[leg.origin] - far[leg.destination]) <= leg.metres


def test_without_metres_the_time_of_driving_counts() -> None:
    here = told_scenario(
        """
        assembly  near
        assembly  far
        reception arena
        type      van seat 4
        vehicle   v1 van arena
        group     a at near 1 person
        group     b at far 1 person
        road      far near 10m
        road      near arena 5m
        """
    )
    found = along(here, here.places)
    assert not found.in_metres
    assert found.origin == "far"
    assert found.distance == {"near": 600, "far": 0, "arena": 900}


def test_a_point_that_nothing_joins_has_no_distance() -> None:
    here = told_scenario(
        """
        assembly  here
        reception arena
        depot     island
        type      van seat 4
        vehicle   v1 van here
        group     a at here 1 person
        road      here arena 5m
        """
    )
    assert "island" not in along(here, here.places).distance


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60_000), st.floats(3, 60)), min_size=1, max_size=60))
def test_levels_never_touch_and_rise_with_distance(points: list[tuple[int, float]]) -> None:
    distance = {str(i): metres for i, (metres, _) in enumerate(points)}
    strips = [Strip(str(i), 0, core, 0) for i, (_, core) in enumerate(points)]
    levels = stacked(strips, distance, 560, 12, 10)
    upwards = sorted(levels.values(), key=lambda level: -level.bottom)
    assert [distance[level.point] for level in upwards] == sorted(distance.values())
    for below, above in itertools.pairwise(upwards):
        assert above.bottom <= below.top - 12 + 1e-6
    assert min(level.top for level in upwards) >= 10 - 1e-6
