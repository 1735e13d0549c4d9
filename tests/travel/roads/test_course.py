from __future__ import annotations

from safepassage.model import Location, Route
from safepassage.travel.roads.assumptions import with_overrides
from safepassage.travel.roads.course import in_both, lines, route_of
from safepassage.travel.roads.file import Name
from safepassage.travel.roads.network import network_of
from safepassage.travel.roads.pace import OPEN, milliseconds
from travel.roads.town import EVEN, Town, degrees


def route(town: Town, start: tuple[float, float], end: tuple[float, float]) -> Route:
    drive = town.drive(start, end)
    assert drive is not None
    table = with_overrides(EVEN)
    network = network_of(town.roads, "bus", table)
    ms = milliseconds(town.roads, "bus", table, OPEN)
    ends = (Location(*degrees(*point)) for point in (start, end))
    return route_of(town.roads, network, drive, ms, *ends)


def test_a_route_says_what_a_driver_meets(town: Town) -> None:
    town.street((0, 0), (100, 0), name="Sukkari", name__ar="السكّري")
    town.street((100, 0), (200, 0), bridge="yes", ref="M5")
    town.street((100, 0), (100, 80), highway="service", name="Side")
    town.street((200, 0), (200, 100), name="شارع")
    found = route(town, (20, 0), (200, 60))
    assert [(s.metres, s.seconds, s.road) for s in found.stretches] == [
        (80, 8, "residential"),
        (100, 10, "residential"),
        (60, 6, "residential"),
    ]
    assert found.stretches[0].name.ar == "السكّري"
    assert found.stretches[0].name.en == "Sukkari"
    assert found.stretches[1].bridge
    assert found.stretches[1].ref == "M5"
    assert (found.stretches[2].name.ar, found.stretches[2].name.en) == ("شارع", "شارع")
    (branch,) = found.stretches[0].others
    assert (branch.bearing, branch.road, branch.name.en) == (0, "service", "Side")
    assert found.stretches[1].others == ()
    for before, after in zip(found.stretches, found.stretches[1:], strict=False):
        assert before.points[-1] == after.points[0]


def test_against_the_drawing_the_points_are_in_driving_order(town: Town) -> None:
    town.street((0, 0), (50, 10), (100, 0))
    found = route(town, (100, 0), (0, 0))
    longitudes = [point.longitude for point in found.points]
    assert longitudes == sorted(longitudes, reverse=True)
    assert len(longitudes) == 3


def test_a_name_in_arabic_letters_is_the_arabic_one() -> None:
    assert in_both(Name(local="طريق", english="Road")).ar == "طريق"
    assert in_both(Name(local="Rua", arabic="شارع")).en == "Rua"


def test_the_lines_of_a_box(town: Town) -> None:
    town.street((0, 0), (100, 0), name="In")
    town.street((5000, 0), (5100, 0), name="Out")
    south, west = degrees(-10, -10)
    north, east = degrees(200, 200)
    assert [name.en for _, name, _, _ in lines(town.roads, (south, west, north, east))] == ["In"]
    assert len(list(lines(town.roads))) == 2
