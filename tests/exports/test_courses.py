"""A plan on the ground: trips counted, heads added, lines where locations are known."""

from __future__ import annotations

from dataclasses import replace

from exports.route_town import AT, town, two_trips
from safepassage import verify
from safepassage.exports.courses import Ground, courses, local, name, used_points, utc
from safepassage.model import Drive, Location, Name, Route, Stretch
from safepassage.units import Metres, Seconds


def test_the_town_and_its_plan_hold() -> None:
    assert verify.check(town(), two_trips(town())) == ()


def test_trips_are_from_empty_to_empty_and_what_lies_between_is_none() -> None:
    (course,) = courses(town(), two_trips(town()))
    assert [(trip, len(acts)) for trip, acts in course.parts] == [
        (None, 1),
        (1, 5),
        (None, 3),
        (2, 5),
    ]
    assert [act.aboard for act in course.acts] == [0] + [50] * 4 + [0] * 4 + [10] * 4 + [0]


def test_a_bus_that_sets_down_and_boards_at_one_stop_begins_another_trip() -> None:
    known = town()
    plan = two_trips(known)
    (course,) = courses(known, plan)
    stops = [act for act in course.acts if act.board or act.alight]
    assert [act.trip for act in stops] == [1, 1, 2, 2]


def test_a_drive_without_roads_is_a_straight_line() -> None:
    (course,) = courses(town(), two_trips(town()))
    drive = course.acts[0]
    assert drive.line == (AT["garage"], AT["school"])
    assert drive.ground is Ground.STRAIGHT


def test_a_drive_along_roads_joins_the_places_to_them() -> None:
    bend = Location(41.2, -8.6), Location(41.21, -8.6)

    def route_of(vehicle: str, drive: Drive, loaded: bool) -> Route | None:
        stretch = Stretch(bend, Seconds(1), Metres(1))
        return Route(AT["garage"], AT["school"], (stretch,)) if not loaded else None

    (course,) = courses(town(), two_trips(town()), route_of)
    assert course.acts[0].line == (AT["garage"], *bend, AT["school"])
    assert course.acts[0].ground is Ground.ROAD
    assert course.acts[2].ground is Ground.STRAIGHT


def test_two_places_on_one_point_of_a_road_have_a_line_of_two_points() -> None:
    known = town()
    (course,) = courses(
        known, two_trips(known), lambda v, d, loaded: Route(AT["garage"], AT["garage"])
    )
    assert len(course.acts[0].line) == 2


def test_a_place_without_a_location_has_no_line() -> None:
    known = town()
    lost = replace(known.places["school"], location=None)
    known = replace(known, places={**known.places, "school": lost})
    (course,) = courses(known, two_trips(known))
    assert course.acts[0].line == ()
    assert course.acts[0].ground is Ground.UNKNOWN
    assert course.acts[3].line == (AT["bridge"],)


def test_names_and_moments() -> None:
    known = town()
    assert name(known, "arena") == Name("Arena", "Arena")
    assert name(known, "bridge") == Name("الجسر", "Bridge")
    assert used_points(courses(known, two_trips(known))) == ("garage", "school", "bridge", "arena")
    assert local(known, 60) == "2016-12-15T08:01:00+02:00"
    assert utc(known, 60) == "2016-12-15T06:01:00Z"
