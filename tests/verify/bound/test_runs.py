"""Prices for runs: certificates on paper, improved ones, and those that the planner writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from quickly import planned
from safepassage.model import Bound, Figures, Needs, Plan, Proof, RunsCertificate, Scenario
from safepassage.planner import solve
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from safepassage.verify.bound import Checked, accepts, check_bounds, refusals
from safepassage.verify.bound.hours import Hours
from safepassage.verify.bound.meters import Meter
from story import scenario
from strategies import random_scenarios, scenarios_with_convoys
from tries import tries
from verify.bound.test_certificates import BRIDGE, crowded_towns
from verify.telling import NOTHING

SHUTTLE = """
    depot     yard
    assembly  mill
    reception town room 30
    type      bus seat 10 stop 1m
    group     people at mill 25 person
    road      yard mill 5m
    road      mill town 10m
    vehicle   bus-1 bus yard
"""
"""Three rides: 5, and 1 + 10 + 1 each, and 10 back twice: 61 minutes."""


def shuttle(value: int, step: int = 60, price: int = 1) -> RunsCertificate:
    """Everybody is worth the same, and nothing else has a price."""
    people = (("people", "person", "mill", ((0, price),)),)
    return RunsCertificate(value, step, people, (), (), (), (("bus-1", ((1, 0, 0, 1),)),))


def bridge(value: int, step: int = 1) -> RunsCertificate:
    """Who goes far is worth two minutes of lane, from ten minutes on until an hour before the end.

    The first way of each bus needs no way in: 20 minutes, and 40 of lane are an hour.
    """
    fullness = tuple((f"bus-{n}", ((1, 0, 0, 1),)) for n in (1, 2))
    lane = ((0, 0), (600 // step, 1), ((value - 3601) // step, 0))
    people = (("some", "person", "mill", ((0, 120),)),)
    return RunsCertificate(value, step, people, (("bridge", "inside", lane),), (), (), fullness)


def checked(town: Scenario, certificate: RunsCertificate, **left: int) -> Checked:
    """What becomes of it beside a plan that leaves so many behind."""
    plan = beside(town, certificate, **left)
    found = check_bounds(town, plan)
    assert bool(refusals(found, plan)) == any(one.refused for one in found)
    return next(one for one in found if one.figure == "clearance")


def beside(town: Scenario, certificate: RunsCertificate, **left: int) -> Plan:
    figures = replace(
        NOTHING,
        left_behind={p: left.get(p.value, 0) for p in NOTHING.left_behind},
        t1_clearance=type(NOTHING.t1_clearance)(left.get("t1_clearance", 0)),
    )
    bounding = Bounding(town, TravelTimes(town))
    bounds = bounding.bounds(None)
    bound = Bound(certificate.value, Proof("nothing", {}), certificate)
    return Plan(town.id, town.digest, (), (), (), figures, replace(bounds, clearance=bound))


def test_a_vehicle_makes_no_more_rides_than_it_can() -> None:
    """In a second less than 61 minutes a bus makes two rides: twenty of twenty-five."""
    town = scenario(SHUTTLE)
    assert checked(town, shuttle(61 * 60)) == Checked("clearance", 3660, 3660)
    assert checked(town, shuttle(61 * 60 + 1)).refused
    assert checked(town, shuttle(61 * 60, step=1)).whole
    assert checked(town, shuttle(61 * 60, step=300)).refused


def test_whoever_may_stay_behind_is_worth_nothing() -> None:
    town = scenario(SHUTTLE)
    assert checked(town, shuttle(61 * 60), none=4).whole
    assert checked(town, shuttle(61 * 60), none=5).refused


@pytest.mark.parametrize(("value", "price"), [(1500, 2**53 - 1), (12 * 3600, 3 * 10**14)])
def test_prices_that_cannot_be_added_up_exactly_are_refused(value: int, price: int) -> None:
    """In 64 bits what a day of the depot's bay costs would be below nothing."""
    town = scenario(SHUTTLE.replace("depot     yard", "depot     yard bays 1"))
    dear = replace(shuttle(value, step=10), bays=(("yard", ((0, price),)),))
    assert checked(town, dear).refused


@pytest.mark.parametrize(("value", "step"), [(10**15, 10**15), (3600, 10**15), (10**9, 10**8)])
def test_times_after_the_horizon_and_steps_of_more_than_all_time_are_refused(
    value: int, step: int
) -> None:
    assert checked(scenario(SHUTTLE), shuttle(value, step)).refused


def test_a_ride_that_loses_is_left_out_where_it_must_be_made_on_the_way() -> None:
    """The patients take ten times the room of the others, who are at a loss: 10 - 1 + 10 is 19.

    The way from the hospital to the patients leads by the others, whom the ambulance carries
    there: nobody drives by a place without serving somebody.
    """
    town = scenario(
        """
        depot     yard
        assembly  first
        assembly  second
        reception third
        reception ward
        type      ambulance stretcher 1
        layout    ambulance sitting wheelchair 1
        vehicle   ambulance-1 ambulance first
        group     hurt at first 2 patient accepts ward
        group     others at second 1 wheelchair accepts third
        everywhere 10h
        leg       first ward 10m
        leg       ward second 10m
        leg       second third 10m
        leg       third first 10m
        """
    )
    people = (
        ("hurt", "patient", "first", ((0, 10),)),
        ("others", "wheelchair", "second", ((0, -1),)),
    )
    fullness = (("ambulance-1", ((0, 0, 1, 10), (0, 1, 0, 1))),)
    wrong = RunsCertificate(3600, 1, people, (), (), (), fullness)
    assert checked(town, wrong, none=1).refused
    assert checked(town, wrong).refused


def test_a_lane_is_paid_for_by_whoever_passes() -> None:
    """As by the certificate of lanes alone: 10 minutes, 40 of lane and an hour on."""
    town = scenario(BRIDGE)
    assert checked(town, bridge(110 * 60)).whole
    assert checked(town, bridge(110 * 60 + 1)).refused


def test_people_are_worth_more_when_they_are_ready() -> None:
    """From 2:00 on: the bus that waits for them makes its third ride after 56 minutes."""
    town = scenario(SHUTTLE.replace("25 person", "25 person ready 2:00"))
    late = replace(shuttle(2 * 3600 + 56 * 60), people=(("people", "person", "mill", ((0, 1),)),))
    assert checked(town, late).refused
    risen = replace(late, people=(("people", "person", "mill", ((0, 0), (120, 1))),))
    assert checked(town, risen).whole
    assert checked(town, replace(risen, value=risen.value + 1)).refused
    fallen = replace(late, people=(("people", "person", "mill", ((0, 2), (120, 1))),))
    assert checked(town, fallen).refused


HANDED_OVER = """
    depot     yard
    assembly  mill
    handover  camp
    reception town
    type      van  seat 5
    type      bus  seat 10
    group     people at mill 20 person accepts town
    road      yard mill 5m
    road      mill camp 10m
    road      camp town 30m
    vehicle   van-1 van yard places yard,mill,camp
    vehicle   bus-1 bus camp places camp,town
"""


def test_who_changes_pays_where_they_alight_and_earns_where_they_board() -> None:
    """Ten are at the camp after 35 minutes and in town after 65; the bus is back at 95.

    So all are out after 125.

    Whoever is set down before earns the van their price for nothing: five of twenty.
    """
    town = scenario(HANDED_OVER)
    people = (
        ("people", "person", "mill", ((0, 1),)),
        ("people", "person", "camp", ((0, 0), (35, 1))),
    )
    fullness = (("van-1", ((1, 0, 0, 1),)), ("bus-1", ((1, 0, 0, 1),)))
    certificate = RunsCertificate(125 * 60, 60, people, (), (), (), fullness)
    assert checked(town, certificate).whole
    assert checked(town, replace(certificate, value=125 * 60 + 1)).refused
    dear = (people[0], ("people", "person", "camp", ((0, 1), (35, 3))))
    assert checked(town, replace(certificate, people=dear)).refused


def test_wounded_are_received_by_the_time_that_the_plan_states() -> None:
    """Five T1 patients must be out after 17 minutes: on the first ride, so that three are needed.

    Without that, nobody is asked to hurry; with five less seats for others it makes no difference.
    """
    town = scenario(SHUTTLE + "\n    group hurt at mill 5 person T1")
    people = (("people", "person", "mill", ((0, 1),)), ("hurt", "person", "mill", ((0, 1),)))
    certificate = replace(shuttle(61 * 60), people=people)
    assert checked(town, certificate, t1_clearance=17 * 60).whole
    only_them = replace(certificate, people=people[1:], value=600)
    assert checked(town, only_them, t1_clearance=16 * 60).whole


CROOKED: dict[str, Callable[[RunsCertificate], RunsCertificate]] = {
    "later": lambda c: replace(c, value=c.value + 1),
    "cheaper people": lambda c: replace(c, people=(("some", "person", "mill", ((0, 119),)),)),
    "a price that falls": lambda c: replace(
        c, people=(("some", "person", "mill", ((0, 120), (9, 119))),)
    ),
    "one price twice": lambda c: replace(c, people=c.people * 2),
    "somebody else": lambda c: replace(c, people=(("others", "person", "mill", ((0, 120),)),)),
    "nobody's group": lambda c: replace(
        c, people=(*c.people, ("ghosts", "person", "mill", ((0, 1),)))
    ),
    "nowhere": lambda c: replace(c, people=(*c.people, ("some", "person", "moon", ((0, 1),)))),
    "a cheaper lane": lambda c: replace(
        c, lanes=(("bridge", "inside", ((0, 0), (700, 1), (c.value - 3601, 0))),)
    ),
    "a dearer lane": lambda c: replace(
        c, lanes=(("bridge", "inside", ((0, 0), (600, 2), (c.value - 3601, 0))),)
    ),
    "a lane priced twice": lambda c: replace(
        c, lanes=(*c.lanes, ("bridge", "outside", c.lanes[0][2]))
    ),
    "a lane that is paid for": lambda c: replace(c, lanes=(("bridge", "inside", ((0, -1),)),)),
    "no such lane": lambda c: replace(c, lanes=(("tunnel", "inside", ((0, 1),)),)),
    "a bay without end": lambda c: replace(c, bays=(("mill", ((0, 1),)),)),
    "room without end": lambda c: replace(c, rooms=(("near", "heads", 1),)),
    "room for nobody's need": lambda c: replace(c, rooms=(("far", "wings", 1),)),
    "room for bad prices": lambda c: replace(c, rooms=(("far", "heads", -1),)),
    "prices out of order": lambda c: replace(
        c, people=(("some", "person", "mill", ((0, 120), (5, 120), (3, 120))),)
    ),
    "a price that begins late": lambda c: replace(
        c, people=(("some", "person", "mill", ((1, 120),)),)
    ),
    "coarser steps": lambda c: replace(c, step=7),
    "no steps": lambda c: replace(c, step=0),
    "no time": lambda c: replace(c, value=0),
    "too many steps": lambda c: replace(c, value=10**6),
    "people who take no room": lambda c: replace(
        c, fullness=tuple((vehicle, ((1, 0, 0, 0),)) for vehicle, _ in c.fullness)
    ),
    "a vehicle of which nothing is said": lambda c: replace(c, fullness=()),
    "prices beyond counting": lambda c: replace(
        c, people=(("some", "person", "mill", ((0, 2**62),)),)
    ),
}


@pytest.mark.parametrize("how", CROOKED)
def test_prices_that_were_improved_are_refused(how: str) -> None:
    town = scenario(BRIDGE)
    assert checked(town, bridge(110 * 60)).whole
    plan = beside(town, CROOKED[how](bridge(110 * 60)))
    assert not accepts(town)(plan.figures, "clearance", CROOKED[how](bridge(110 * 60)))


@pytest.mark.parametrize(
    "more",
    [
        "crossing ford from inside to outside\n road mill ford 5m\n road ford far 5m",
        "vehicle bus-3 bus yard",
        "type coach seat 11\n vehicle bus-3 coach far",
        "handover mid in inside\n reception mill-2 in inside\n group some at mill 30 person",
    ],
)
def test_prices_of_another_town_are_refused(more: str) -> None:
    assert checked(scenario(f"{BRIDGE}\n    {more}"), bridge(110 * 60)).refused


def test_prices_say_nothing_of_exposure() -> None:
    town = scenario(BRIDGE)
    figures = beside(town, bridge(110 * 60)).figures
    assert not accepts(town)(figures, "exposure", bridge(110 * 60))
    assert not accepts(town)(figures, "t1_clearance", bridge(110 * 60))


@settings(max_examples=300, deadline=None)
@given(
    prices=st.lists(st.integers(0, 4), min_size=6, max_size=6),
    length=st.integers(1, 7),
    fixed=st.integers(0, 20),
    own=st.integers(1, 9),
    others=st.integers(0, 20),
    at=st.integers(0, 41),
)
def test_nobody_pays_more_than_what_is_held_costs(
    prices: list[int], length: int, fixed: int, own: int, others: int, at: int
) -> None:
    """However long an inspection lasts: its fixed part and everybody's share cost no more."""
    hours = Hours(length, 6 * length - 1)
    meter = Meter(hours, tuple(enumerate(prices)))
    at %= 6 * length
    each = [price for price in prices for _ in range(length)] + [0] * 60
    for served in range(own, own + others + 1):
        charged = meter.least(fixed)[at // length]
        charged += served // own * meter.share(fixed, own, own + others)[at // length]
        assert charged <= sum(each[at : at + fixed + served])


def offered(town: Scenario, reached: Figures) -> tuple[RunsCertificate, ...]:
    """What the joint programme proved, whether the checker accepts it or not."""
    found = []

    def keeps(figures: Figures, figure: str, certificate: object) -> bool:
        if isinstance(certificate, RunsCertificate) and figure == "clearance":
            found.append(certificate)
        return False

    bounding = Bounding(town, TravelTimes(town))
    bounding.certified(reached, bounding.bounds(reached, seconds=0.5), keeps, 0.3)
    return tuple({certificate.people: certificate for certificate in found}.values())


@tries(12)
@given(st.one_of(random_scenarios(), crowded_towns(), scenarios_with_convoys()), st.data())
def test_no_prices_prove_what_a_plan_disproves(town: Scenario, data: st.DataObject) -> None:
    """Those of the programme hold for a time before the plan is done, and for none after it."""
    plan = planned(town)
    reached = plan.figures
    bounding = Bounding(town, TravelTimes(town))
    holds = accepts(town)
    made = bounding.certified(reached, bounding.bounds(reached, seconds=0.5), holds, 0.3)
    found = check_bounds(town, replace(plan, bounds=made))
    assert refusals(found, replace(plan, bounds=made)) == ()
    event(f"written: {type(made.clearance.certificate).__name__}")
    for certificate in offered(town, reached):
        late = int(reached.clearance) + 1
        event("asked beyond the plan")
        assert not holds(reached, "clearance", replace(certificate, value=late))
        again = data.draw(changed(certificate, late))
        assert not holds(reached, "clearance", again)


@st.composite
def changed(draw: st.DrawFn, certificate: RunsCertificate, value: int) -> RunsCertificate:
    """Other prices, steps of other lengths: any prices are good, and none prove what is not so."""

    def factor() -> int:
        return draw(st.sampled_from([0, 1, 1, 1, 2, 3]))

    def times(priced: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        by = factor()
        return tuple((step, by * price) for step, price in priced)

    return replace(
        certificate,
        value=value,
        step=max(1, certificate.step * draw(st.sampled_from([1, 1, 2, 3])) // 2),
        people=tuple((*names, times(priced)) for *names, priced in certificate.people),
        lanes=tuple((*names, times(priced)) for *names, priced in certificate.lanes),
        bays=tuple((*names, times(priced)) for *names, priced in certificate.bays),
        rooms=tuple((place, what, factor() * price) for place, what, price in certificate.rooms),
    )


def test_needs_are_told_apart() -> None:
    """A van takes two lying or six sitting: nobody is worth more than their part of it."""
    town = scenario(
        SHUTTLE.replace("seat 10", "seat 6 stretcher 2") + "\n    group lying at mill 4 patient"
    )
    people = (
        ("people", "person", "mill", ((0, 1),)),
        ("lying", "patient", "mill", ((0, 3),)),
    )
    fullness = (("bus-1", ((*Needs(seat=1), 1), (*Needs(stretcher=1), 3))),)
    # Twelve a ride and 25 + 12 in all: four rides, of which the third is over after 61 minutes.
    certificate = replace(shuttle(61 * 60), people=people, fullness=fullness)
    assert checked(town, certificate).whole
    heavier = (("bus-1", ((*Needs(seat=1), 1), (*Needs(stretcher=1), 9))),)
    assert checked(town, replace(certificate, fullness=heavier)).refused


ROUND_ABOUT = """
    depot     yard
    assembly  mill
    assembly  farm
    reception town
    type      car seat 1
    group     people at mill 2 person
    road      yard mill 5m
    road      yard farm 5m
    road      mill town 30m
    road      mill farm 5m
    road      farm town 5m
    vehicle   car-1 car yard
"""


def test_who_holds_one_party_at_a_time_serves_nobody_on_the_way() -> None:
    """By way of the farm it would be ten minutes; but whom could a full car serve there?"""
    fullness = (("car-1", ((1, 0, 0, 1),)),)
    # There after 35 minutes, back after 65 and there again after 95.
    one = replace(shuttle(95 * 60), fullness=fullness)
    assert checked(scenario(ROUND_ABOUT), one).whole
    assert checked(scenario(ROUND_ABOUT), replace(one, value=95 * 60 + 1)).refused
    # With two seats it may board somebody there: 15 minutes, 10 back and 10 again.
    pair = ROUND_ABOUT.replace("seat 1", "seat 2").replace("mill 2 person", "mill 3 person")
    assert checked(scenario(pair), one).refused
    assert checked(scenario(pair), replace(one, value=35 * 60)).whole
    handed = ROUND_ABOUT + "\n    handover inn"
    assert checked(scenario(handed), one).refused


@tries(10)
@given(
    minutes=st.lists(st.integers(1, 60), min_size=6, max_size=6),
    parties=st.lists(st.integers(1, 6), min_size=2, max_size=2),
    cars=st.integers(1, 3),
    seats=st.integers(1, 2),
)
def test_plain_towns_are_certified(
    minutes: list[int], parties: list[int], cars: int, seats: int
) -> None:
    """Prices of routes are accepted, and prove no more than a plan does not disprove."""
    roads = ["yard mill", "yard farm", "mill town", "farm town", "mill camp", "farm camp"]
    lines = [
        "depot yard",
        "assembly mill",
        "assembly farm",
        "reception town room 4",
        "reception camp",
        f"type car seat {seats}",
        f"group some at mill {parties[0]} person",
        f"group others at farm {parties[1]} person",
        *(f"road {road} {each}m" for road, each in zip(roads, minutes, strict=True)),
        *(f"vehicle car-{n} car yard" for n in range(cars)),
    ]
    town = scenario("\n".join(lines))
    plan = solve(
        town,
        seconds=None,
        iterations=200,
        seed=1,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
        accepts=accepts(town),
    )
    assert plan.bounds is not None
    found = check_bounds(town, plan)
    assert refusals(found, plan) == ()
    certificate = plan.bounds.clearance.certificate
    event(f"{plan.bounds.clearance.proof.method}: {type(certificate).__name__}")
    assert certificate is not None
    if isinstance(certificate, RunsCertificate):
        late = replace(certificate, value=int(plan.figures.clearance) + 1)
        assert not accepts(town)(plan.figures, "clearance", late)
