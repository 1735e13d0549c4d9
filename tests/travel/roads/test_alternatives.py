from __future__ import annotations

from safepassage import api
from travel.roads.test_scenario import crossings, two_roads, write
from travel.roads.town import Town


def test_routes_that_share_little_and_the_crossings_each_passes(town: Town) -> None:
    scenario = api.read(write(town.folder, crossings(town)))
    first, second = api.convoy_routes(scenario, "bus", "home", "safe", 0, 5)
    assert (first.metres, first.shared, first.crossings) == (900, 0, ("high",))
    assert second.crossings == ("lower",)
    assert second.metres == 50 + 100 + 1000 + 100 + 50
    assert second.shared < 70
    assert second.seconds > first.seconds


def test_a_route_that_is_hardly_another_is_not_offered(town: Town) -> None:
    town.street((0, 0), (1000, 0))
    town.street((0, 0), (0, -60))
    town.build()
    scenario = api.read(write(town.folder, {}))
    assert len(api.convoy_routes(scenario, "bus", "home", "safe", 0, 3)) == 1


def test_what_is_closed_then_is_no_route(town: Town) -> None:
    two_roads(town)
    rows = [
        ["id", "of", "name", "begins", "ends"],
        ["c", "bridge", "High Road", "+1:00", "+2:00"],
    ]
    scenario = api.read(write(town.folder, {"road_changes": rows}))
    assert len(api.convoy_routes(scenario, "bus", "home", "safe", 0, 3)) == 2
    (only,) = api.convoy_routes(scenario, "bus", "home", "safe", 3700, 3)
    assert only.metres == 1300
    (told,) = api.affected(scenario)
    assert (told.stretches, told.metres, told.names) == (1, 200, (("High Road", "High Road"),))
