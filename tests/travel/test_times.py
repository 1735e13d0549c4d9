"""Drive times: which leg holds, what factors make of it, and which drives there are at all."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from safepassage.model import Epoch, Leg, Scenario, Travel
from safepassage.travel import NOT_DRIVABLE, TravelTimes
from safepassage.verify.roads import Roads
from story import scenario
from strategies import random_scenarios
from tries import tries

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4
    type      truck seat 4
    vehicle   bus-1 bus school
    group     town at school 1 person
"""


def seconds(
    text: str, origin: str, destination: str, type: str = "bus", epoch: int = 0, loaded: bool = True
) -> int:
    """The least seconds of one drive."""
    times = TravelTimes(scenario(text))
    table = times.seconds(type, epoch, loaded=loaded)
    return int(table[times.index[origin], times.index[destination]])


def test_a_leg_holds_in_its_direction_only() -> None:
    assert seconds(TOWN + "leg school arena 600", "school", "arena") == 600
    assert seconds(TOWN + "leg school arena 600", "arena", "school") == NOT_DRIVABLE


def test_the_most_particular_leg_holds() -> None:
    town = (
        TOWN
        + """
        epoch day 0
        epoch night 10:00
        leg school arena 100
        leg school arena 200 epoch night
        leg school arena 300 profile bus
        leg school arena 400 profile bus epoch night
        leg arena school 100
        leg arena school 200 epoch night
        leg arena school 300 profile bus
    """
    )
    out = [
        seconds(town, "school", "arena", type, epoch)
        for type in ("truck", "bus")
        for epoch in (0, 1)
    ]
    assert out == [100, 200, 300, 400]
    # A leg of the profile comes before a leg of the epoch.
    assert seconds(town, "arena", "school", "bus", 1) == 300


def test_types_may_share_a_profile() -> None:
    town = TOWN.replace("type      truck seat 4", "type truck seat 4 profile bus")
    assert seconds(town + "leg school arena 600 profile bus", "school", "arena", "truck") == 600


def test_factors_are_exact_and_rounded_up_once() -> None:
    town = TOWN.replace("type      bus seat 4", "type bus seat 4 loaded 4/3 empty 11/10")
    assert seconds(town + "leg school arena 600", "school", "arena", loaded=True) == 800
    assert seconds(town + "leg school arena 600", "school", "arena", loaded=False) == 660
    assert seconds(town + "leg school arena 601", "school", "arena", loaded=True) == 802
    # In floating point 10 × 1.1 is a little more than 11.
    assert seconds(town + "leg school arena 10", "school", "arena", loaded=False) == 11


def test_a_given_leg_comes_before_a_straight_line() -> None:
    town = """
        scenario  story detour 1
        assembly  school point 0,0
        reception arena point 0,1
        type      bus seat 4 speed 36
        vehicle   bus-1 bus school
        group     town at school 1 person
        leg       school arena 5 metres 7
    """
    times = TravelTimes(scenario(town))
    assert times.seconds("bus", 0, loaded=True).tolist() == [[0, 5], [11120, 0]]
    assert times.metres("bus", 0).tolist() == [[0, 7], [111196, 0]]


def test_an_epoch_slows_straight_lines_but_not_given_legs() -> None:
    town = """
        scenario  story detour 1
        assembly  school point 0,0
        reception arena point 0,1
        type      bus seat 4 speed 36
        vehicle   bus-1 bus school
        group     town at school 1 person
        epoch     calm 0
        epoch     rush 1:00 factor 3/2
        leg       school arena 5
    """
    times = TravelTimes(scenario(town))
    # 111,196 m at 10 m/s, half as long again: 16,679.4 s, rounded up.
    assert times.seconds("bus", 1, loaded=True).tolist() == [[0, 5], [16680, 0]]
    assert times.least_seconds("bus", loaded=True).tolist() == [[0, 5], [11120, 0]]


def test_no_line_is_drawn_without_a_detour_a_speed_and_both_ends() -> None:
    town = """
        scenario  story detour 1
        assembly  school point 0,0
        reception arena point 0,1
        type      bus seat 4 speed 36
        vehicle   bus-1 bus school
        group     town at school 1 person
    """
    assert seconds(town, "school", "arena") == 11120
    for fact in (" detour 1", " speed 36", " point 0,1"):
        assert seconds(town.replace(fact, ""), "school", "arena") == NOT_DRIVABLE


def test_a_drive_joins_only_points_that_share_a_zone() -> None:
    town = """
        zone      in
        zone      mid
        zone      out
        assembly  school in in
        reception arena in out
        crossing  gate from in to mid
        crossing  bridge from mid to out
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 1 person
    """
    points = ("school", "arena", "gate", "bridge")
    legs = "\n".join(f"leg {a} {b} 60" for a in points for b in points if a != b)
    times = TravelTimes(scenario(town + legs))
    assert times.points == points
    never = NOT_DRIVABLE
    assert times.seconds("bus", 0, loaded=True).tolist() == [
        [0, never, 60, never],
        [never, 0, never, 60],
        [60, never, 0, 60],
        [never, 60, 60, 0],
    ]
    assert times.metres("bus", 0)[0, 1] == never


def test_the_tables_may_be_asked_for_a_few_points() -> None:
    known = scenario(TOWN + "leg school arena 600\nhospital clinic\nleg school clinic 60")
    times = TravelTimes(known, ["clinic", "school"])
    assert times.seconds("bus", 0, loaded=True).tolist() == [[0, NOT_DRIVABLE], [60, 0]]


def agree(known: Scenario) -> None:
    """Whether every entry of every table is what the checker works out for itself."""
    times, roads = TravelTimes(known), Roads(known)
    zones = {place.id: {place.zone} for place in known.places.values()}
    zones |= {crossing.id: set(crossing.zones) for crossing in known.crossings.values()}
    for type in known.types.values():
        for number, epoch in enumerate(known.travel.epochs):
            for loaded in (True, False):
                table = times.seconds(type.id, number, loaded=loaded)
                for origin, row in times.index.items():
                    for destination, column in times.index.items():
                        least = roads.least(type, origin, destination, epoch.begins, loaded=loaded)
                        if origin == destination:
                            assert table[row, column] == 0
                        elif least is None or not zones[origin] & zones[destination]:
                            assert table[row, column] == NOT_DRIVABLE
                        else:
                            assert table[row, column] == least
                            metres = roads.metres(type, origin, destination, epoch.begins)
                            assert times.metres(type.id, number)[row, column] == metres


@given(random_scenarios())
@tries(30)
def test_the_checker_comes_to_the_same_times(known: Scenario) -> None:
    agree(known)


degrees = st.floats(-80, 80).map(lambda angle: round(angle, 5))
factors = st.fractions(Fraction(1, 2), 3, max_denominator=50)


@given(
    st.lists(st.tuples(degrees, degrees), min_size=2, max_size=3, unique=True),
    st.fractions(1, 3, max_denominator=20),
    st.fractions(5, 120, max_denominator=8),
    factors,
    factors,
)
@tries(60)
def test_the_checker_draws_the_same_lines(
    points: list[tuple[float, float]],
    detour: Fraction,
    speed: Fraction,
    slower: Fraction,
    loaded: Fraction,
) -> None:
    places = "\n".join(f"reception p{n} point {at[0]},{at[1]}" for n, at in enumerate(points))
    known = scenario(
        f"""
        scenario  story detour {detour}
        assembly  school point 33.5,36.3
        {places}
        type      bus seat 4 speed {speed} loaded {loaded}
        vehicle   bus-1 bus school
        group     town at school 1 person
        epoch     calm 0
        epoch     rush 1:00 factor {slower}
        """
    )
    agree(known)


def test_legs_to_places_that_are_not_there_count_for_nothing() -> None:
    known = scenario(TOWN + "leg school arena 600")
    stray = Leg("school", "nowhere", 5)
    travel = Travel((Epoch("all", 0),), (*known.travel.legs, stray))
    times = TravelTimes(type(known)(**{**vars(known), "travel": travel}))
    assert times.seconds("bus", 0, loaded=True).tolist() == [[0, 600], [NOT_DRIVABLE, 0]]
