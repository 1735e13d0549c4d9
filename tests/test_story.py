"""The language of the tests says what it means."""

import pytest

from safepassage.model import Leg, Need, Needs, PartyCount, Priority, Role, Window
from story import changed, scenario, seconds


def test_the_example_of_its_own_page():
    """The lines that its page shows make the scenario they speak of."""
    import story

    lines = [line for line in story.__doc__.splitlines() if line.startswith("    ")]
    told = scenario("\n".join(lines))
    assert list(told.places) == ["garage", "school", "arena"]
    assert told.places["school"].bays == 2
    assert told.places["school"].roles == {Role.ASSEMBLY}
    assert told.places["arena"].room.heads == 100
    assert told.zones["outside"].windows == (Window(3600, 18000),)
    assert told.crossings["bridge"].lanes == 2
    assert told.crossings["bridge"].onward.loaded_seconds == 300
    assert told.kinds["family"].needs == Needs(3, 1, 0)
    assert told.groups["families"].parties == (PartyCount("family", 12),)
    assert told.groups["families"].priority is Priority.T2
    assert told.types["bus"].layouts[0].places == Needs(50)
    assert Leg("arena", "bridge", 1200) in told.travel.legs


def test_a_town_without_crossings():
    told = scenario("""
        depot garage
        hospital clinic room-stretcher 2
        type van seat 3 stop 1m
        layout van lying stretcher 1
        vehicle van-1 van garage available 0:30 crew 0-2:00
        everywhere 10m metres 5000
    """)
    assert told.places["clinic"].zone == "land"
    assert told.places["clinic"].room.by_need == {Need.STRETCHER: 2}
    assert [layout.id for layout in told.types["van"].layouts] == ["plain", "lying"]
    assert told.vehicles["van-1"].crew_hours == (Window(0, 7200),)
    assert set(told.travel.legs) == {
        Leg("garage", "clinic", 600, 5000),
        Leg("clinic", "garage", 600, 5000),
    }


def test_other_facts_take_the_place_of_those_about_the_same() -> None:
    town = """
        depot garage
        vehicle bus-1 bus garage
        road garage school 5m
    """
    assert changed(town, "vehicle bus-1 van school", "zone land open 1:00-2:00") == (
        "depot garage\nvehicle bus-1 van school\nroad garage school 5m\nzone land open 1:00-2:00\n"
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [("90", 90), ("90s", 90), ("5m", 300), ("1h30m", 5400), ("1:30", 5400), ("-0:10", -600)],
)
def test_times(text, meant):
    assert seconds(text) == meant


@pytest.mark.parametrize(
    "line",
    ["bus bus-1", "depot garage inn land", "group g at nowhere 1 person", "zone a b", "vehicle v"],
)
def test_a_line_that_means_nothing_is_named(line):
    with pytest.raises(ValueError, match="in the line"):
        scenario(line)
