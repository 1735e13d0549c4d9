"""Every rule of the road, in a town that was drawn for it. Streets are 100 m apart."""

from __future__ import annotations

from fractions import Fraction

import pytest

from travel.roads.town import Town

A, B, C, D = (0, 0), (100, 0), (200, 0), (300, 0)
NORTH = (100, 100)


def ladder(town: Town) -> None:
    """A street from A to D, and a way round by the north: 100 m longer on each side."""
    town.street(A, B, C, D)
    town.street(A, (0, 100), (300, 100), D)


def test_a_street_is_as_long_as_it_is(town: Town) -> None:
    town.street(A, B, C, D)
    assert town.metres(A, D) == 300
    drive = town.drive(A, D)
    assert drive is not None
    assert drive.milliseconds == pytest.approx(30_000, abs=50)


def test_a_one_way_street_is_driven_one_way(town: Town) -> None:
    town.street(A, B, C, D, oneway="yes")
    town.street(A, (0, 100), (300, 100), D)
    assert (town.metres(A, D), town.metres(D, A)) == (300, 500)


def test_a_one_way_street_drawn_backwards(town: Town) -> None:
    town.street(A, B, C, D, oneway="-1")
    town.street(A, (0, 100), (300, 100), D)
    assert (town.metres(A, D), town.metres(D, A)) == (500, 300)


def test_a_bus_may_go_against_it_where_a_sign_says_so(town: Town) -> None:
    town.street(A, B, C, D, oneway="yes", oneway__bus="no")
    town.street(A, (0, 100), (300, 100), D)
    assert town.metres(D, A, "bus") == 300
    assert town.metres(D, A, "minibus") == 500


def test_a_roundabout_is_driven_as_it_is_drawn(town: Town) -> None:
    ring = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    town.street(*ring, junction="roundabout")
    for corner, out in zip(ring[:4], [(-50, 0), (150, 0), (150, 100), (-50, 100)], strict=True):
        town.street(corner, out)
    assert town.metres((-50, 0), (150, 0)) == 200
    assert town.metres((150, 0), (-50, 0)) == 400


@pytest.mark.parametrize(
    ("tags", "who"),
    [
        ({"access": "no"}, set()),
        ({"access": "no", "bus": "yes"}, {"bus"}),
        ({"motor_vehicle": "no", "psv": "yes", "emergency": "yes"}, {"bus", "ambulance"}),
        ({"hgv": "no"}, {"bus", "ambulance", "minibus"}),
        ({"access": "private"}, set()),
        ({"access": "destination"}, {"bus", "ambulance", "minibus", "truck"}),
        ({"highway": "footway"}, set()),
        ({"highway": "pedestrian", "emergency": "yes"}, {"ambulance"}),
        ({"highway": "busway"}, {"bus"}),
        ({"highway": "track"}, {"ambulance", "minibus", "truck"}),
        ({"highway": "construction"}, set()),
        ({"highway": "service", "service": "emergency_access"}, {"ambulance"}),
    ],
)
def test_who_may_use_a_street(town: Town, tags: dict[str, str], who: set[str]) -> None:
    town.street(B, C, **tags)
    town.street(A, B)
    town.street(C, D)
    town.street(A, (0, 100), (300, 100), D)
    through = {p for p in ("bus", "ambulance", "minibus", "truck") if town.metres(A, D, p) == 300}
    assert through == who


def test_private_roads_are_driven_where_the_scenario_says_so(town: Town) -> None:
    town.street(B, C, access="private")
    town.street(A, B)
    town.street(C, D)
    town.street(A, (0, 100), (300, 100), D)
    assert town.metres(A, D) == 500
    assert town.metres(A, D, **{"private.roads": Fraction(1)}) == 300


@pytest.mark.parametrize(
    ("tags", "stopped"),
    [
        ({"barrier": "bollard"}, {"bus", "ambulance", "truck"}),
        ({"barrier": "gate"}, set()),
        ({"barrier": "gate", "access": "no", "emergency": "yes"}, {"bus", "truck"}),
        ({"barrier": "gate", "locked": "yes"}, {"bus", "ambulance", "truck"}),
        ({"barrier": "bus_trap"}, {"ambulance"}),
        ({"barrier": "height_restrictor", "maxheight": "3"}, {"bus", "truck"}),
    ],
)
def test_barriers(town: Town, tags: dict[str, str], stopped: set[str]) -> None:
    town.at(150, 0, **tags)
    town.street(A, B, (150, 0), C, D)
    town.street(A, (0, 100), (300, 100), D)
    assert {p for p in ("bus", "ambulance", "truck") if town.metres(A, D, p) == 500} == stopped


@pytest.mark.parametrize(
    ("limit", "stopped"),
    [
        ({"maxheight": "3.5"}, {"bus", "truck"}),
        ({"maxheight": "12'6\""}, {"truck"}),
        ({"maxheight": "default"}, set()),
        ({"maxwidth": "2.3"}, {"bus", "truck"}),
        ({"maxweight": "7.5 t"}, {"bus", "truck"}),
        ({"maxweight": "4000 kg"}, {"bus", "ambulance", "truck"}),
    ],
)
def test_limits_of_size(town: Town, limit: dict[str, str], stopped: set[str]) -> None:
    town.street(B, C, **limit)
    town.street(A, B)
    town.street(C, D)
    town.street(A, (0, 100), (300, 100), D)
    assert {p for p in ("bus", "ambulance", "truck") if town.metres(A, D, p) == 500} == stopped


def cross(town: Town) -> dict[str, int]:
    """Four streets that meet at B, and a ring road about them."""
    arms = {
        "west": town.street(A, B),
        "east": town.street(B, C),
        "north": town.street(B, (100, 100)),
        "south": town.street(B, (100, -100)),
    }
    town.street((0, 0), (0, 100), (100, 100), (200, 100), (200, 0))
    town.street((0, 0), (0, -100), (100, -100), (200, -100), (200, 0))
    return arms


WEST, NORTH_ARM = (50, 0), (100, 50)


def test_a_forbidden_turn(town: Town) -> None:
    arms = cross(town)
    town.turn(arms["west"], town.at(*B), arms["north"], restriction="no_left_turn")
    assert town.metres(WEST, NORTH_ARM) == 300
    assert town.metres(NORTH_ARM, WEST) == 100


def test_no_vehicle_turns_round_on_the_road_to_get_about_a_forbidden_turn(town: Town) -> None:
    """Straight on, about, and right: 200 m; by the ring it is 300 m."""
    arms = cross(town)
    town.street((120, 0), (120, -30))  # a dead end just behind the junction
    town.turn(arms["west"], town.at(*B), arms["north"], restriction="no_left_turn")
    assert town.metres(WEST, NORTH_ARM) == 300


def test_an_obligatory_turn_forbids_all_others(town: Town) -> None:
    arms = cross(town)
    town.turn(arms["west"], town.at(*B), arms["east"], restriction="only_straight_on")
    assert town.metres(WEST, NORTH_ARM) == 300
    assert town.metres(WEST, (100, -50)) == 300
    assert town.metres(WEST, (150, 0)) == 100
    assert town.metres((100, -50), NORTH_ARM) == 100


@pytest.mark.parametrize("exempt", ["bus", "psv", "bus;taxi"])
def test_buses_can_be_exempt(town: Town, exempt: str) -> None:
    arms = cross(town)
    tags = {"restriction": "no_left_turn", "except": exempt}
    town.turn(arms["west"], town.at(*B), arms["north"], **tags)
    assert town.metres(WEST, NORTH_ARM, "bus") == 100
    assert town.metres(WEST, NORTH_ARM, "truck") == 300


def test_a_turn_can_be_forbidden_to_trucks_alone(town: Town) -> None:
    arms = cross(town)
    town.turn(arms["west"], town.at(*B), arms["north"], restriction__hgv="no_left_turn")
    assert town.metres(WEST, NORTH_ARM, "bus") == 100
    assert town.metres(WEST, NORTH_ARM, "truck") == 300


def staircase(town: Town) -> tuple[int, int, int]:
    """From the west along a short street to the north: two turns that are both allowed."""
    origin = town.street((0, 0), (100, 0))
    via = town.street((100, 0), (120, 0))
    end = town.street((120, 0), (120, 100))
    town.street((120, 0), (300, 0), (300, 100), (120, 100))
    town.street((100, 0), (100, -100))
    return origin, via, end


def test_a_turn_over_a_way_is_forbidden_to_those_who_come_that_way(town: Town) -> None:
    origin, via, end = staircase(town)
    town.turn(origin, via, end, way=True, restriction="no_u_turn")
    assert town.metres((50, 0), (120, 50)) == 580
    assert town.metres((100, -50), (120, 50)) == 120


def test_who_came_over_a_way_must_go_on_as_it_says(town: Town) -> None:
    origin, via, end = staircase(town)
    town.turn(origin, via, end, way=True, restriction="only_left_turn")
    assert town.metres((50, 0), (200, 0)) == 550
    assert town.metres((100, -50), (200, 0)) == 150


def test_a_ferry_takes_as_long_as_its_timetable_says(town: Town) -> None:
    town.street(A, B)
    town.street(B, C, route="ferry", motor_vehicle="yes", duration="00:10")
    town.street(C, D)
    drive = town.drive(A, D)
    assert drive is not None
    assert drive.milliseconds == pytest.approx(620_000, abs=100)


def test_a_launch_for_passengers_takes_no_bus(town: Town) -> None:
    town.street(A, B)
    town.street(B, C, route="ferry", duration="00:10")
    town.street(C, D)
    assert town.metres(A, D) is None


def test_boats_go_by_river_and_nothing_else_does(town: Town) -> None:
    town.street(A, B, waterway="river")
    town.street((0, 50), (100, 50))
    assert town.metres(A, B, "boat") == 100
    snapped = town.snap(50, 10, "bus")
    assert snapped is not None
    assert snapped.metres == pytest.approx(40, abs=0.5)


@pytest.mark.parametrize(
    ("tags", "own", "seconds"),
    [
        ({"maxspeed": "72"}, {}, 15),
        ({"maxspeed": "72"}, {"signed.share": Fraction(1, 2)}, 30),
        ({"maxspeed": "30 mph"}, {}, 22.5),
        ({"surface": "sand"}, {}, 72),
        ({}, {"bus.most": Fraction(18)}, 60),
        ({}, {"column.on": Fraction(1)}, 45),
        ({"highway": "primary"}, {"column.on": Fraction(1), "speed.primary": Fraction(80)}, 27),
    ],
)
def test_how_fast_one_drives(
    town: Town, tags: dict[str, str], own: dict[str, Fraction], seconds: float
) -> None:
    town.street(A, B, C, D, **tags)
    drive = town.drive(A, D, own=own)
    assert drive is not None
    assert drive.milliseconds / 1000 == pytest.approx(seconds, rel=0.003)


def test_a_traffic_light_costs_time(town: Town) -> None:
    town.at(*B, highway="traffic_signals")
    town.street(A, B)
    town.street(B, C)
    drive = town.drive(A, C, own={"signals.seconds": Fraction(7)})
    assert drive is not None
    assert drive.milliseconds == pytest.approx(27_000, abs=50)


def test_a_way_that_leaves_the_extract_is_broken_there(town: Town) -> None:
    town.street(A, B, C, D)
    path = town.write()
    cut = path.read_text(encoding="utf-8").replace(town.nodes[1], "")
    path.write_text(cut, encoding="utf-8")
    from safepassage.travel.roads.osm import build_roads

    built = build_roads(path, town.folder / "cut.roads")
    assert built.edges == 1
    assert built.metres == 100
