"""Certificates on paper, and certificates that somebody has improved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from safepassage.language import LANGUAGES, language
from safepassage.model import (
    PER_SECOND,
    PRIORITIES,
    ArrivalCertificate,
    Bound,
    Bounds,
    Certificate,
    LanesCertificate,
    Needs,
    Plan,
    Priority,
    Proof,
    RoomCertificate,
    Scenario,
)
from safepassage.planner import solve
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from safepassage.verify.bound import Checked, check_bounds, refusals
from safepassage.verify.bound.lanes import dearest
from story import scenario
from strategies import random_scenarios
from tries import tries
from verify.naive import naive_plan
from verify.telling import NOTHING

BRIDGE = """
    zone      inside
    zone      outside
    depot     yard   in inside
    assembly  mill   in inside
    reception near   in outside
    reception far    in outside room 100
    crossing  bridge from inside to outside lanes 1 shared inspect 10m
    type      bus    seat 10
    group     some   at mill 30 person accepts far
    group     others at mill 30 person accepts near
    road      yard   mill   5m
    road      mill   bridge 5m
    road      bridge near   5m
    road      bridge far    60m
    vehicle   bus-1  bus yard
    vehicle   bus-2  bus yard
"""

MINUTE = 60 * PER_SECOND


def lanes(
    value: int,
    *,
    since: int = 0,
    tails: tuple[tuple[int, int], ...] = ((3600, PER_SECOND),),
    prices: tuple[tuple[str, str, int], ...] = (("some", "person", 2 * MINUTE),),
) -> LanesCertificate:
    """Of two buses: who goes far is worth two minutes of lane, one in ten of a way out and in.

    Three loads are an hour of lane, less the two ways in that were not: 10 to 50, and an hour on.
    """
    return LanesCertificate(value, "bridge", "inside", since, tails, prices)


def checked(
    town: Scenario, certificate: Certificate | None, figure: str = "clearance", **left: int
) -> Checked:
    """What becomes of a certificate beside a plan that leaves so many behind."""
    plan = plan_with(town, certificate, figure, **left)
    found = check_bounds(town, plan)
    assert bool(refusals(found, plan)) == any(one.refused for one in found)
    return next(one for one in found if one.figure == figure)


def plan_with(town: Scenario, certificate: Certificate | None, figure: str, **left: int) -> Plan:
    """A plan that says nothing but one bound and who is left behind."""
    behind = {priority: left.get(priority.value, 0) for priority in PRIORITIES}
    nothing = Bound(0, Proof("nothing", {}))
    value = certificate.value if certificate is not None else 7
    bound = Bound(value, Proof("nothing", {}), certificate)
    name, _, priority = figure.partition(".")
    each = {"t1_clearance": nothing, "clearance": nothing, "exposure": nothing}
    by_priority = dict.fromkeys(PRIORITIES, nothing)
    if priority:
        by_priority[Priority(priority)] = bound
    else:
        each[name] = bound
    figures = replace(NOTHING, left_behind=behind)
    return Plan(town.id, town.digest, (), (), (), figures, Bounds(by_priority, **each))


def test_a_lane_is_open_no_longer_than_it_is_open() -> None:
    """10 minutes until the first is there, 40 of lane, an hour on; one second more is refused."""
    town = scenario(BRIDGE)
    assert checked(town, lanes(110 * 60)) == Checked("clearance", 6600, 6600)
    assert checked(town, lanes(110 * 60 + 1)).refused


def test_whoever_may_stay_behind_is_the_dearest() -> None:
    """Ten fewer are 20 minutes fewer."""
    town = scenario(BRIDGE)
    assert checked(town, lanes(90 * 60), none=10).whole
    assert checked(town, lanes(90 * 60 + 1), none=10).refused


def test_who_is_lost_anyway_is_not_who_may_stay_behind() -> None:
    """Ten more on a stretcher, whom no bus can carry, are the ten who stay behind."""
    town = scenario(BRIDGE + "\n    group lying at mill 10 patient accepts far")
    assert checked(town, lanes(110 * 60), none=10).whole


def test_two_tails_are_weighed_against_each_other() -> None:
    """Half of all lane seconds until an hour before the end, half until five minutes before.

    Each of those who go far is then worth a whole way, each of the others half of one: 60 + 30
    minutes less 20, and open are half of T − 10 − 60 and half of T − 10 − 5: T is 112 minutes.
    """
    half = PER_SECOND // 2
    tails = ((300, half), (3600, half))
    prices = (("some", "person", 2 * MINUTE), ("others", "person", MINUTE))
    town = scenario(BRIDGE)
    assert checked(town, lanes(6749, tails=tails, prices=prices)).whole
    assert checked(town, lanes(6751, tails=tails, prices=prices)).refused


def test_vehicles_that_may_not_fetch_them_need_not_be_paid() -> None:
    """A big bus that may not go to the mill carries nobody through, so nothing is cheaper."""
    big = "\n    type coach seat 50\n    vehicle coach-1 coach far places near,far"
    assert checked(scenario(BRIDGE + big), lanes(110 * 60)).whole
    anywhere = "\n    type coach seat 50\n    vehicle coach-1 coach far"
    assert checked(scenario(BRIDGE + anywhere), lanes(110 * 60)).refused


def test_apart_lanes_charge_for_no_way_in() -> None:
    """Three loads of ten minutes, a minute a head: 10 + 30 + 60."""
    town = scenario(BRIDGE.replace(" shared", ""))
    prices = (("some", "person", MINUTE),)
    assert checked(town, lanes(100 * 60, prices=prices)).whole
    assert checked(town, lanes(100 * 60 + 1, prices=prices)).refused
    assert checked(town, lanes(100 * 60)).refused


def test_a_persons_own_seconds_are_theirs_to_pay() -> None:
    """30 seconds a head more: 15 minutes for a load, and 90 seconds of price."""
    town = scenario(BRIDGE.replace(" shared", " per-seat 30"))
    prices = (("some", "person", MINUTE * 3 // 2),)
    # The first is there after 10 minutes, and so 45 minutes later the last of the three is through.
    assert checked(town, lanes(115 * 60, prices=prices)).whole
    assert checked(town, lanes(115 * 60 + 1, prices=prices)).refused


def test_shut_hours_are_not_open() -> None:
    """Open until 0:30 and from 2:00: twenty minutes, and twenty more from 2:00, and an hour."""
    town = scenario(BRIDGE.replace("inspect 10m", "inspect 10m open 0:00-0:30,2:00-9:00"))
    assert checked(town, lanes((140 + 60) * 60)).whole
    assert checked(town, lanes((140 + 60) * 60 + 1)).refused


def test_late_comers_are_counted_from_when_they_come() -> None:
    """Ready at 3:00: forty minutes from then, and an hour on; the others are not counted."""
    late = scenario(BRIDGE.replace("accepts far", "accepts far ready 3:00"))
    assert checked(late, lanes(280 * 60, since=3 * 3600)).whole
    assert checked(late, lanes(280 * 60 + 1, since=3 * 3600)).refused
    assert checked(scenario(BRIDGE), lanes(280 * 60, since=3 * 3600)).refused


CROOKED: dict[str, Callable[[LanesCertificate], LanesCertificate]] = {
    "later": lambda c: replace(c, value=c.value + 1),
    "dearer": lambda c: replace(c, prices=(("some", "person", 2 * MINUTE + 1),)),
    "twice the price": lambda c: replace(c, prices=c.prices * 2),
    "those with a short way": lambda c: replace(
        c, prices=(*c.prices, ("others", "person", MINUTE))
    ),
    "nobody's kind": lambda c: replace(c, prices=(*c.prices, ("some", "patient", MINUTE))),
    "nobody's group": lambda c: replace(c, prices=(*c.prices, ("ghosts", "person", MINUTE))),
    "a longer way": lambda c: replace(c, tails=((3601, PER_SECOND),)),
    "cheaper seconds": lambda c: replace(c, tails=((3600, PER_SECOND - 1),)),
    "a negative tail": lambda c: replace(c, tails=((3600, PER_SECOND), (0, -PER_SECOND))),
    "time before the start": lambda c: replace(c, since=-3600, value=c.value + 1),
    "the other way": lambda c: replace(c, from_zone="outside"),
    "no such zone": lambda c: replace(c, from_zone="moon"),
    "no such crossing": lambda c: replace(c, crossing="tunnel"),
    "no tails": lambda c: replace(c, tails=()),
    "no prices": lambda c: replace(c, prices=()),
}


@pytest.mark.parametrize("how", CROOKED)
def test_a_certificate_that_was_improved_is_refused(how: str) -> None:
    town = scenario(BRIDGE)
    assert checked(town, lanes(110 * 60)).whole
    found = checked(town, CROOKED[how](lanes(110 * 60)))
    assert found.refused
    assert found.certified is None


@pytest.mark.parametrize(
    "more",
    [
        "crossing ford from inside to outside",
        "vehicle bus-3 bus yard",
        "type coach seat 11\n vehicle bus-3 coach far",
        "handover mid in inside\n reception mill-2 in inside\n group some at mill 30 person",
    ],
)
def test_the_certificate_of_another_town_is_refused(more: str) -> None:
    """A second way out, a bus more, a bigger one, safety on this side: each makes it untrue."""
    assert checked(scenario(f"{BRIDGE}\n    {more}"), lanes(110 * 60)).refused


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("left_behind.T2", "R10-CERTIFICATE-LEFT-BEHIND"),
        ("t1_clearance", "R10-CERTIFICATE-T1-CLEARANCE"),
        ("clearance", "R10-CERTIFICATE-CLEARANCE"),
        ("exposure", "R10-CERTIFICATE-EXPOSURE"),
    ],
)
def test_a_refused_certificate_is_named(figure: str, code: str) -> None:
    town = scenario(BRIDGE)
    plan = plan_with(town, ArrivalCertificate(10**9), figure)
    (notice,) = refusals(check_bounds(town, plan), plan)
    assert notice.code == code
    assert notice.where.field == f"bounds.{figure}.certificate"
    for one in LANGUAGES:
        assert language(one).notice(notice)


def test_lanes_say_nothing_of_exposure_and_room_nothing_of_time() -> None:
    town = scenario(BRIDGE)
    assert checked(town, lanes(110 * 60), "exposure").refused
    assert checked(town, lanes(110 * 60), "left_behind.none").refused
    assert checked(town, lanes(110 * 60), "t1_clearance").refused
    assert checked(town, RoomCertificate(1, ("far",))).refused


def test_arrivals_are_worked_out_again() -> None:
    """To the mill 5, to the bridge 5, through it 10 and an hour on; 30 heads 80, 30 heads 25."""
    town = scenario(BRIDGE)
    assert checked(town, ArrivalCertificate(80 * 60)).whole
    assert checked(town, ArrivalCertificate(80 * 60 + 1)).refused
    assert checked(town, ArrivalCertificate(25 * 60), none=30).whole
    assert checked(town, ArrivalCertificate(25 * 60 + 1), none=30).refused
    exposure = 30 * 80 * 60 + 30 * 25 * 60
    assert checked(town, ArrivalCertificate(exposure), "exposure").whole
    assert checked(town, ArrivalCertificate(exposure + 1), "exposure").refused


def test_room_is_counted_again() -> None:
    """Room for 100, and 130 people who may go nowhere else."""
    town = scenario(BRIDGE.replace("30 person accepts far", "130 person accepts far"))
    assert checked(town, RoomCertificate(30, ("far",)), "left_behind.none").whole
    assert checked(town, RoomCertificate(31, ("far",)), "left_behind.none").refused
    assert checked(town, RoomCertificate(30, ("near",)), "left_behind.none").refused
    assert checked(town, RoomCertificate(30, ("far", "near")), "left_behind.none").refused


def test_whom_nothing_can_carry_is_lost() -> None:
    town = scenario(BRIDGE + "\n    group lying at mill 10 patient T1")
    assert checked(town, ArrivalCertificate(10), "left_behind.T1").whole
    assert checked(town, ArrivalCertificate(11), "left_behind.T1").refused


def test_a_bound_above_its_certificate_is_certified_in_part() -> None:
    """What is stated beyond is neither believed nor called wrong."""
    town = scenario(BRIDGE)
    plain = checked(town, None)
    assert (plain.certified, plain.refused) == (None, False)
    bounding = Bounding(town, TravelTimes(town))
    bounds = bounding.certified(NOTHING, bounding.bounds(NOTHING, seconds=1.0))
    clearance = replace(bounds.clearance, value=bounds.clearance.value + 1000)
    plan = Plan(town.id, town.digest, (), (), (), NOTHING, replace(bounds, clearance=clearance))
    found = next(one for one in check_bounds(town, plan) if one.figure == "clearance")
    assert not found.refused
    assert found.certified is not None
    assert found.certified < found.stated


def test_the_dearest_load_fills_the_places() -> None:
    """Five seats and a wheelchair: a family of three for 10, a chair for 4, and a seat for 2."""
    worth = {Needs(3): 10, Needs(1, 1): 4, Needs(1): 2}
    assert dearest(Needs(5, 1), worth) == 10 + 4 + 2
    assert dearest(Needs(2), worth) == 4
    assert dearest(Needs(), worth) == 0


@tries(60)
@given(random_scenarios(), st.data())
def test_no_certificate_proves_what_a_plan_disproves(town: Scenario, data: st.DataObject) -> None:
    """The planner's own hold; whatever is changed in them, none that holds lies above a plan."""
    reached = naive_plan(town)
    assume(reached is not None)
    assert reached is not None
    bounding = Bounding(town, TravelTimes(town))
    bounds = bounding.certified(reached.figures, bounding.bounds(reached.figures, seconds=0.5))
    plan = replace(reached, bounds=bounds)
    found = check_bounds(town, plan)
    assert refusals(found, plan) == ()
    certificate = bounds.clearance.certificate
    if isinstance(certificate, LanesCertificate):
        certificate = data.draw(changed(certificate))
    else:
        certificate = ArrivalCertificate(data.draw(st.integers(0, 2 * town.horizon)))
    clearance = replace(bounds.clearance, value=certificate.value, certificate=certificate)
    again = check_bounds(town, replace(plan, bounds=replace(bounds, clearance=clearance)))
    one = next(each for each in again if each.figure == "clearance")
    if not one.refused:
        assert certificate.value <= reached.figures.clearance


@st.composite
def crowded_towns(draw: st.DrawFn) -> Scenario:
    """One crossing and more people than pass it at once; both ways, now and then."""

    def minutes(least: int, most: int) -> str:
        return f"{draw(st.integers(least, most))}m"

    lines = [
        "zone inside",
        "zone outside",
        f"depot yard in {draw(st.sampled_from(['inside', 'outside']))}",
        "assembly mill in inside",
        "assembly quay in outside",
        "reception near in outside",
        "reception far in outside",
        "reception camp in inside",
        f"crossing bridge from inside to outside lanes {draw(st.integers(1, 2))}"
        + draw(st.sampled_from(["", " shared", " shared"]))
        + f" onward {minutes(1, 10)} back {minutes(1, 10)}"
        + draw(st.sampled_from(["", f" empty {minutes(0, 5)}"]))
        + draw(st.sampled_from(["", " per-seat 20"]))
        + draw(st.sampled_from(["", " open 0:30-1:00,1:30-20:00"])),
        f"type bus seat {draw(st.integers(3, 6))} stop {minutes(0, 2)}",
        "type van seat 2 wheelchair 1 board 30",
        "kind family seat 2",
        f"group some at mill {draw(st.integers(2, 9))} person accepts far",
        f"group others at mill {draw(st.integers(0, 5)) + 1} family 2 wheelchair accepts near,far",
    ]
    if draw(st.booleans()):
        lines.append(f"group back at quay {draw(st.integers(1, 9))} person accepts camp")
    at = draw(st.sampled_from(["yard", "yard", "near", "camp"]))
    lines += [f"vehicle b{n} bus {at}" for n in range(draw(st.integers(1, 3)))]
    lines += [f"vehicle v{n} van yard" for n in range(draw(st.integers(1, 2)))]
    roads = ["mill bridge", "mill camp", "camp bridge", "bridge near", "bridge far", "near far"]
    roads += ["quay near", "quay bridge"]
    roads += ["yard bridge"] + (["yard mill"] if "yard in inside" in lines[2] else [])
    lines += [f"road {road} {minutes(1, 40)}" for road in roads]
    return scenario("\n".join(lines))


@tries(25)
@given(crowded_towns(), st.data())
def test_no_crossing_is_certified_to_be_slower_than_it_is(
    town: Scenario, data: st.DataObject
) -> None:
    """Where lanes bind: beside plans that were searched for, with certificates of all kinds."""
    plan = solve(
        town,
        seconds=None,
        iterations=100,
        seed=1,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
    )
    assert plan.bounds is not None
    found = check_bounds(town, plan)
    assert refusals(found, plan) == ()
    bounding = Bounding(town, TravelTimes(town))
    quick = bounding.certified(plan.figures, bounding.bounds(plan.figures, seconds=0.5))
    for bounds in (plan.bounds, quick):
        assert bounds.clearance.value <= plan.figures.clearance
        certificate = bounds.clearance.certificate
        event(type(certificate).__name__)
        if isinstance(certificate, LanesCertificate):
            improved = data.draw(changed(certificate))
            assume(improved.value > plan.figures.clearance)
            clearance = replace(bounds.clearance, value=improved.value, certificate=improved)
            crooked = replace(plan, bounds=replace(bounds, clearance=clearance))
            one = next(c for c in check_bounds(town, crooked) if c.figure == "clearance")
            assert one.refused


def changed(certificate: LanesCertificate) -> st.SearchStrategy[LanesCertificate]:
    """The certificate with any of its numbers made larger or smaller."""
    part = st.sampled_from([0, 1, 2, 3])

    @st.composite
    def draw_one(draw: st.DrawFn) -> LanesCertificate:
        return replace(
            certificate,
            value=certificate.value + draw(st.sampled_from([0, 60, 3600, 36000])),
            since=draw(st.sampled_from([0, 0, 600, 7200])),
            tails=tuple((t * draw(part), m * draw(part)) for t, m in certificate.tails),
            prices=tuple((g, k, p * draw(part)) for g, k, p in certificate.prices),
        )

    return draw_one()
