"""What is done at junctions drawn by hand."""

from __future__ import annotations

import pytest

from exports.directions.junctions import out, road, route
from safepassage.exports.directions import Kind, Manoeuvre, Turn, manoeuvres
from safepassage.model import Location, Route, Stretch

SOUTH = (0.0, -300.0)
ZERO = (0.0, 0.0)


def told(*stretches: Stretch) -> list[Manoeuvre]:
    """Everything but departure and arrival."""
    found = manoeuvres(route(*stretches))
    assert found[0].kind in (Kind.DEPART, Kind.FERRY)
    assert found[-1].kind is Kind.ARRIVE
    assert sum(step.metres for step in found) == sum(s.metres for s in stretches)
    return list(found[1:-1])


@pytest.mark.parametrize(
    ("end", "turn"),
    [
        ((300.0, 0.0), Turn.RIGHT),
        ((-300.0, 0.0), Turn.LEFT),
        ((200.0, 300.0), Turn.SLIGHT_RIGHT),
        ((-200.0, 300.0), Turn.SLIGHT_LEFT),
        ((200.0, -250.0), Turn.SHARP_RIGHT),
        ((-200.0, -250.0), Turn.SHARP_LEFT),
    ],
)
def test_a_turn_onto_another_road(end: tuple[float, float], turn: Turn) -> None:
    (step,) = told(
        road(SOUTH, ZERO, name="A", others=(out(0), out(90), out(270))), road(ZERO, end, name="B")
    )
    assert (step.kind, step.turn, step.name.en, step.metres) == (Kind.TURN, turn, "B", 300)


def test_a_bend_is_no_turn() -> None:
    assert told(road(SOUTH, ZERO, name="A"), road(ZERO, (300.0, 0.0), name="A")) == []


def test_a_road_that_turns_where_another_goes_straight_on_is_told() -> None:
    (step,) = told(
        road(SOUTH, ZERO, name="A", others=(out(0),)), road(ZERO, (300.0, 0.0), name="A")
    )
    assert (step.kind, step.turn) == (Kind.TURN, Turn.RIGHT)


def test_side_streets_are_passed_in_silence() -> None:
    side = (out(90), out(270), out(90, "service"))
    assert told(road(SOUTH, ZERO, name="A", others=side), road(ZERO, (10.0, 300.0), name="A")) == []


def test_a_bend_with_a_yard_beside_it_is_no_turn() -> None:
    yard = (out(0, "service"),)
    assert told(road(SOUTH, ZERO, name="A", others=yard), road(ZERO, (300.0, 0.0), name="A")) == []


def test_on_a_yard_the_other_yards_count() -> None:
    (step,) = told(
        road(SOUTH, ZERO, kind="service", others=(out(0, "service"),)),
        road(ZERO, (300.0, 0.0), kind="service"),
    )
    assert step.turn is Turn.RIGHT


def test_a_road_that_goes_on_under_another_name() -> None:
    (step,) = told(road(SOUTH, ZERO, name="A"), road(ZERO, (0.0, 300.0), name="B"))
    assert (step.kind, step.name.en) == (Kind.CONTINUE, "B")


def test_a_name_in_one_language_alone_is_the_same_road() -> None:
    from dataclasses import replace

    from safepassage.model import Name

    a = road(SOUTH, ZERO, name="A")
    b = replace(road(ZERO, (0.0, 300.0), name="A"), name=Name("", "A"))
    assert told(a, b) == []


def test_two_nameless_roads_of_one_number_are_one() -> None:
    assert told(road(SOUTH, ZERO, ref="M5"), road(ZERO, (0.0, 300.0), ref="M5")) == []
    (step,) = told(road(SOUTH, ZERO, ref="M5"), road(ZERO, (0.0, 300.0), ref="M4"))
    assert (step.kind, step.ref) == (Kind.CONTINUE, "M4")


@pytest.mark.parametrize(
    ("mine", "other", "side"), [(-40.0, 10, Turn.LEFT), (40.0, 350, Turn.RIGHT)]
)
def test_a_fork(mine: float, other: int, side: Turn) -> None:
    (step,) = told(
        road(SOUTH, ZERO, name="A", others=(out(other),)), road(ZERO, (mine, 300.0), name="A")
    )
    assert (step.kind, step.turn) == (Kind.KEEP, side)


def test_a_road_that_parts_evenly() -> None:
    (step,) = told(
        road(SOUTH, ZERO, name="A", others=(out(30),)), road(ZERO, (-150.0, 260.0), name="A")
    )
    assert (step.kind, step.turn) == (Kind.KEEP, Turn.LEFT)


def test_a_lesser_road_makes_no_fork() -> None:
    assert (
        told(
            road(SOUTH, ZERO, kind="primary", name="A", others=(out(15),)),
            road(ZERO, (-10.0, 300.0), kind="primary", name="A"),
        )
        == []
    )


def test_off_the_motorway_and_onto_a_road() -> None:
    ramp, merge = told(
        road(SOUTH, ZERO, kind="motorway", ref="M5", others=(out(0, "motorway"),)),
        road(ZERO, (60.0, 300.0), kind="motorway_link"),
        road((60.0, 300.0), (90.0, 600.0), kind="primary", name="B"),
    )
    assert (ramp.kind, ramp.turn) == (Kind.RAMP, Turn.RIGHT)
    assert (merge.kind, merge.name.en) == (Kind.MERGE, "B")


def test_a_ramp_on_the_left_of_a_road_that_bends_right() -> None:
    (ramp,) = told(
        road(SOUTH, ZERO, kind="trunk", others=(out(25, "trunk"),)),
        road(ZERO, (15.0, 300.0), kind="trunk_link"),
    )
    assert (ramp.kind, ramp.turn) == (Kind.RAMP, Turn.LEFT)


def test_back_by_the_way_one_came() -> None:
    (step,) = told(road(SOUTH, ZERO, name="A"), road(ZERO, SOUTH, name="A"))
    assert step.kind is Kind.U_TURN


def test_a_hairpin_is_no_u_turn() -> None:
    assert (
        told(
            road((40.0, -300.0), (40.0, -20.0), (20.0, 0.0), name="A"),
            road((20.0, 0.0), (0.0, -20.0), (0.0, -300.0), name="A"),
        )
        == []
    )


def around(exits: tuple[int, ...], leave: tuple[float, float]) -> list[Manoeuvre]:
    """From the south onto a roundabout; at each of its corners so many ways lead out of it."""
    corners = [(0.0, -20.0), (20.0, 0.0), (0.0, 20.0), (-20.0, 0.0)]
    stretches = [road((0.0, -300.0), corners[0], name="A", others=(out(90),))]
    for number, count in enumerate(exits):
        stretches.append(
            road(
                corners[number % 4],
                corners[(number + 1) % 4],
                roundabout=True,
                others=tuple(out(45) for _ in range(count)),
            )
        )
    stretches.append(road(corners[len(exits) % 4], leave, name="Ramouseh Road"))
    return told(*stretches)


@pytest.mark.parametrize(
    ("exits", "number"), [((1,), 1), ((1, 1), 2), ((1, 1, 1), 3), ((0, 1, 1), 2), ((2, 1, 1, 1), 5)]
)
def test_exits_of_a_roundabout_are_counted(exits: tuple[int, ...], number: int) -> None:
    (step,) = around(exits, (300.0, 300.0))
    assert (step.kind, step.exit, step.name.en) == (Kind.ROUNDABOUT, number, "Ramouseh Road")


def test_a_yard_is_no_exit() -> None:
    corner = road((0.0, 0.0), (20.0, 20.0), roundabout=True, others=(out(90, "service"),))
    (step,) = told(
        road(SOUTH, ZERO),
        corner,
        road((20.0, 20.0), (0.0, 40.0), roundabout=True, others=(out(0),)),
        road((0.0, 40.0), (-300.0, 40.0)),
    )
    assert step.exit == 1


def test_two_roundabouts_one_after_the_other() -> None:
    first, second = told(
        road(SOUTH, ZERO),
        road(ZERO, (20.0, 20.0), roundabout=True, others=(out(0),)),
        road((20.0, 20.0), (300.0, 20.0), name="B"),
        road((300.0, 20.0), (320.0, 40.0), roundabout=True, others=(out(0),)),
        road((320.0, 40.0), (300.0, 60.0), roundabout=True, others=(out(0),)),
        road((300.0, 60.0), (0.0, 60.0), name="C"),
    )
    assert (first.exit, second.exit) == (1, 2)
    assert second.metres == 280 + 28


def test_a_way_that_begins_on_a_roundabout_and_one_that_ends_there() -> None:
    begins = manoeuvres(
        route(
            road(ZERO, (20.0, 20.0), roundabout=True, others=(out(0),)),
            road((20.0, 20.0), (300.0, 20.0), name="B"),
        )
    )
    assert [step.kind for step in begins] == [Kind.DEPART, Kind.ROUNDABOUT, Kind.ARRIVE]
    ends = manoeuvres(route(road(SOUTH, ZERO), road(ZERO, (20.0, 20.0), roundabout=True)))
    assert [step.kind for step in ends] == [Kind.DEPART, Kind.ROUNDABOUT, Kind.ARRIVE]
    assert ends[1].exit == 0
    assert ends[2].metres == 28


def test_onto_a_ferry_and_off_it() -> None:
    onto, off = told(
        road(SOUTH, ZERO, name="Quay"),
        road(ZERO, (0.0, 3000.0), kind="ferry", name="Bowen"),
        road((0.0, 3000.0), (0.0, 3300.0), name="Pier"),
    )
    assert (onto.kind, onto.name.en, off.kind, off.name.en) == (
        Kind.FERRY,
        "Bowen",
        Kind.ASHORE,
        "Pier",
    )


@pytest.mark.parametrize(
    ("place", "turn"),
    [
        ((40.0, 300.0), Turn.RIGHT),
        ((-40.0, 300.0), Turn.LEFT),
        ((0.0, 340.0), Turn.STRAIGHT),
        ((3.0, 300.0), Turn.STRAIGHT),
        ((0.0, 260.0), Turn.STRAIGHT),
    ],
)
def test_the_side_on_which_one_arrives(place: tuple[float, float], turn: Turn) -> None:
    found = manoeuvres(route(road(ZERO, (0.0, 300.0)), to=place))
    assert found[-1].kind is Kind.ARRIVE
    assert found[-1].turn is turn


def test_a_route_without_stretches_is_an_arrival() -> None:
    here = Location(1, 2)
    assert [step.kind for step in manoeuvres(Route(here, here))] == [Kind.ARRIVE]
