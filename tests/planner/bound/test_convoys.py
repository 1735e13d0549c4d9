"""Bounds of crossings with convoys: by hand, and against verified plans of random towns."""

from __future__ import annotations

import threading

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from quickly import assert_none_beaten, planned
from safepassage.language import language
from safepassage.model import PRIORITIES, ConvoyRule, Figures, Priority, Scenario, Window
from safepassage.planner.bound import Bounding
from safepassage.planner.bound.fastest_convoys import FastestConvoys
from safepassage.proofs import sentence
from safepassage.travel import TravelTimes
from safepassage.units import Seconds
from safepassage.verify import figures
from story import scenario
from strategies import scenarios_with_convoys
from tries import tries


@tries(25, shrinks=False)
@given(scenarios_with_convoys())
def test_no_plan_beats_what_is_proven_of_its_convoys(scenario: Scenario) -> None:
    """Neither the quick bounds nor the strong ones."""
    plan = planned(scenario)
    reached = figures(scenario, plan)
    event(f"{len(plan.convoys)} convoys")
    bounds = Bounding(scenario, TravelTimes(scenario)).bounds(reached, seconds=6.0)
    assert_none_beaten(bounds, reached)
    event(f"method {bounds.clearance.proof.method}")
    event(f"left {any(b.proof.method == 'convoys-left' for b in bounds.left_behind.values())}")


GATE = """
    zone      inside
    zone      outside
    depot     yard   in outside
    assembly  mill   in inside
    reception arena  in outside
    crossing  gate from inside to outside lanes 2 inspect 6m open 1:00-4:00,24:00-28:00
    type      bus    seat 10
    group     people at mill 100 person
    road      yard   gate   10m
    road      gate   mill   5m
    road      gate   arena  30m
    horizon   48h
"""
BUSES = "".join(f"    vehicle bus-{n} bus yard\n" for n in range(1, 13))
"""The first bus is through the gate at 1:06 and back there, laden, at 1:16."""


def gate(rule: str, buses: str = BUSES, text: str = GATE) -> Scenario:
    """The town with a convoy rule: ``1-2 headway 30m escorts 1 turnaround 2h``."""
    return scenario(text.replace("open", f"convoy {rule} open") + buses)


def clearance(town: Scenario, t1_clearance: int = 0) -> int:
    """The bound of a plan that leaves nobody behind and takes two days."""
    nobody = dict.fromkeys(Priority, 0)
    late = Figures(nobody, t1_clearance, 48 * 3600, 10**12, 0)
    return Bounding(town, TravelTimes(town)).bounds(late, seconds=10.0).clearance.value


def hours(text: str) -> int:
    """``27:30`` in seconds."""
    hour, minute = map(int, text.split(":"))
    return 3600 * hour + 60 * minute


def test_whom_the_convoys_of_a_day_cannot_bring_out_waits_for_the_next() -> None:
    """Ten loads, two to a convoy.

    One escort, back after an hour: 1:16, 2:16, 3:16, then 24:00 and 25:00. Two: the fifth at 3:16.
    """
    assert clearance(gate("1-2 escorts 1 turnaround 1h")) == hours("25:36")
    assert clearance(gate("1-2 headway 30m escorts 2 turnaround 1h")) == hours("3:52")


def test_headway_alone_holds_up_convoys() -> None:
    """Five convoys of two, 40 minutes apart: 1:16, 1:56, 2:36, 3:16, and the last at 24:00."""
    assert clearance(gate("1-2 headway 40m")) == hours("24:36")


def test_what_is_left_of_a_window_limits_the_size_of_a_convoy() -> None:
    """Buses come in two by two: at 1:16 two can leave and four at 3:46, at 1:22 four and two.

    So four of ten wait until 24:00, and in two lanes take twelve minutes.
    """
    assert clearance(gate("1-6 headway 150m")) == hours("24:42")


def test_a_bus_is_in_no_other_convoy_before_it_is_back() -> None:
    """Two buses need 82 minutes for a round: 1:16, 2:38, 24:00, 25:22 and 26:44."""
    two = "    vehicle bus-1 bus yard\n    vehicle bus-2 bus yard\n"
    assert clearance(gate("1-2 headway 30m", two)) == hours("27:20")


def test_the_wounded_first_may_cost_the_others_a_convoy() -> None:
    """Who must be out by 2:11 passes at 1:35, and two convoys later the gate is shut.

    If they may pass second there are convoys at 1:16, 2:31 and 3:46.
    """
    text = (
        GATE.replace("100 person", "40 person")
        + """
    type      ambulance seat 1 stretcher 1
    group     wounded at mill 2 patient T1 ready 1:30
    vehicle   amb-1  ambulance yard
    vehicle   amb-2  ambulance yard
    """
    )
    town = gate("1-2 headway 75m", text=text)
    assert clearance(town, hours("2:11")) == hours("24:36")
    assert clearance(town, hours("5:00")) == hours("4:22")


def test_both_directions_share_the_escorts() -> None:
    """Where empty buses need a convoy too, the only escort brings in what it will take out.

    From the yard outside, five convoys in and five out, an hour apart, in three hours a day.
    """
    text = GATE.replace("24:00-28:00", "24:00-27:00,30:00-33:00,36:00-39:00")
    rule = "1-2 all escorts 1 turnaround 1h"
    assert clearance(gate(rule.replace(" all", ""), text=text)) == hours("25:36")
    assert clearance(gate(rule, text=text)) > hours("30:00")


def test_at_two_gates_in_a_row_the_one_with_convoys_counts() -> None:
    """Five convoys an hour apart through the second gate, whatever the first lets through."""
    text = GATE.replace("assembly  mill   in inside", "zone old\n    assembly mill in old")
    text = text.replace("road      gate   mill   5m", "road gate wall 2m\n    road wall mill 3m")
    text += "    crossing  wall from old to inside lanes any inspect 0m\n"
    assert clearance(gate("1-2 escorts 1 turnaround 1h", text=text)) == hours("25:36")


def test_beside_another_gate_convoys_prove_less_but_never_too_much() -> None:
    """The bridge takes a bus each hour, from 1:00 on, and the convoys through the gate the rest."""
    text = (
        GATE
        + """
    crossing bridge from inside to outside lanes 1 inspect 1h
    road     bridge mill  5m
    road     bridge arena 30m
    """
    )
    rule = "1-2 escorts 1 turnaround 1h"
    assert 0 < clearance(gate(rule, text=text)) <= clearance(gate(rule))


def test_whom_no_convoy_brings_out_by_the_horizon_is_left_behind() -> None:
    """Three convoys of two buses before the gate shuts for good: forty of a hundred stay."""
    town = gate("1-2 escorts 1 turnaround 1h", text=GATE.replace(",24:00-28:00", ""))
    left = dict.fromkeys(Priority, 0) | {Priority.NONE: 60}
    found = Bounding(town, TravelTimes(town)).bounds(Figures(left, 0, 4 * 3600, 0, 0), seconds=10.0)
    assert found.left_behind[Priority.NONE].value == 40
    proof = found.left_behind[Priority.NONE].proof
    told = sentence(proof, town, language("en"))
    assert told.startswith("40 people stay behind: by the horizon the convoys through gate")
    assert told.endswith("cannot bring out any more")
    assert "إخراج مزيد من الأشخاص" in sentence(proof, town, language("ar"))


def test_convoys_are_not_blamed_for_people_whom_nobody_could_bring_out() -> None:
    """Forty stay for want of convoys, and three who lie and whom no bus can take."""
    lying = "    kind lying stretcher 1\n    group flat at mill 3 lying\n"
    text = GATE.replace(",24:00-28:00", "") + lying
    town = gate("1-2 escorts 1 turnaround 1h", text=text)
    left = dict.fromkeys(Priority, 0) | {Priority.NONE: 63}
    found = Bounding(town, TravelTimes(town)).bounds(Figures(left, 0, 4 * 3600, 0, 0), seconds=10.0)
    assert found.left_behind[Priority.NONE].value == 43
    proof = found.left_behind[Priority.NONE].proof
    told = sentence(proof, town, language("en"))
    assert told.startswith("43 people stay behind, 3 of whom could not be received in time")
    assert "ما كان يمكن استقبالهم" in sentence(proof, town, language("ar"))


def test_the_argument_names_the_gate_and_its_convoys() -> None:
    """In English and in Arabic."""
    town = gate("1-2 escorts 1 turnaround 1h")
    nobody = dict.fromkeys(Priority, 0)
    figures_ = Figures(nobody, 0, 48 * 3600, 10**12, 0)
    bound = Bounding(town, TravelTimes(town)).bounds(figures_, seconds=10.0).clearance
    assert bound.proof.binds == ("convoys:gate",)
    assert "convoys through gate, of at most 2 vehicles each" in sentence(
        bound.proof, town, language("en")
    )
    assert "القوافل عبر" in sentence(bound.proof, town, language("ar"))


RULES = st.builds(
    ConvoyRule,
    min_vehicles=st.just(1),
    max_vehicles=st.integers(1, 3),
    headway=st.integers(0, 6),
    escorts=st.none() | st.integers(1, 2),
    turnaround=st.integers(0, 9),
)


@tries(300)
@given(
    rule=RULES,
    hours_=st.sampled_from([(), ((0, 30),), ((2, 9), (12, 20)), ((1, 5), (6, 7), (15, 30))]),
    lanes=st.none() | st.integers(1, 2),
    takes=st.integers(0, 4),
    together=st.booleans(),
    wishes=st.lists(
        st.tuples(st.integers(0, 25), st.integers(1, 3), st.booleans()), min_size=1, max_size=8
    ),
)
def test_no_timetable_is_faster(
    rule: ConvoyRule,
    hours_: tuple[tuple[int, int], ...],
    lanes: int | None,
    takes: int,
    together: bool,
    wishes: list[tuple[int, int, bool]],
) -> None:
    """Convoys as somebody wishes for them, as far as the rule allows: by no time more are through.

    Each wish is the begin, the size and the direction of a convoy that is held if it can be.
    """
    windows = tuple(Window(Seconds(a), Seconds(b)) for a, b in hours_)
    table = FastestConvoys(rule, windows, lanes, takes, since=1, together=together)
    held: list[tuple[int, bool]] = []
    ends: list[int] = []
    for begin, size, back in sorted(wishes):
        back &= together
        own = [at for at, other in held if other == back]
        lately = [at for at, _ in held if at > begin - rule.turnaround]
        window = next((w for w in windows or (Window(0, 99),) if w.begin <= begin < w.end), None)
        if window is None or begin < 1 or (own and begin < own[-1] + rule.headway):
            continue
        if rule.escorts is not None and rule.turnaround and len(lately) >= rule.escorts:
            continue
        done = [begin + takes * (1 + turn // (lanes or size)) for turn in range(size)]
        fits = [end for end in done if end <= window.end][: rule.max_vehicles]
        held += [(begin, back)] * bool(fits)
        ends += fits
    for until in range(40):
        assert sum(end <= until for end in ends) <= table.passed(until)


def test_who_is_ready_boards_before_the_last_one_is() -> None:
    """Four stretchers in forty minutes, the last patient at one, five minutes and an hour's way."""
    town = scenario(
        """
        horizon   8h
        zone      inside
        zone      outside
        assembly  ward in inside
        reception camp in outside room 100
        crossing  gate from inside to outside lanes 1 inspect 60 convoy 1-4 headway 5m
        type      amb   seat 2 stretcher 4 board-stretcher 10m board-seat 0
        vehicle   amb-1 amb ward
        group     wounded at ward 4 patient T1
        group     later at ward 1 person T1 ready 1:00
        road      ward gate 5m
        road      gate camp 60m
        """
    )
    figures = Figures(dict.fromkeys(PRIORITIES, 0), 12_000, 12_000, 10**9, 0)
    bounds = Bounding(town, TravelTimes(town)).bounds(figures, seconds=3.0)
    by_hand = (60 + 5 + 1 + 60) * 60
    assert bounds.t1_clearance.value <= by_hand
    assert bounds.clearance.value <= by_hand


def test_a_convoy_may_still_be_passing_when_others_get_ready() -> None:
    """Four full buses, fifty minutes of inspection each; four ambulances with the next convoy."""
    buses = "".join(f"vehicle bus-{n} bus p\n" for n in range(1, 5))
    ambulances = "".join(f"vehicle amb-{n} amb q\n" for n in range(1, 5))
    town = scenario(
        f"""
        horizon   6h
        zone      inside
        zone      outside
        assembly  p in inside
        assembly  q in inside
        reception e in outside room 200
        crossing  gate from inside to outside lanes 1 inspect 60 per-seat 60 convoy 1-4 headway 4h
        type      bus seat 49
        type      amb stretcher 1
        group     some at p 196 person
        group     others at q 4 patient ready 40m
        road      p gate 1s
        road      q gate 1s
        road      gate e 1s
        {buses}
        {ambulances}
        """
    )
    figures = Figures(dict.fromkeys(PRIORITIES, 0), 0, 6 * 3600, 10**9, 0)
    bounds = Bounding(town, TravelTimes(town)).bounds(figures, seconds=4.0)
    assert bounds.clearance.value <= 14_642


def test_very_many_windows_are_counted_all_the_same() -> None:
    """A convoy of three every ten minutes, for each of which the gate opens for a minute."""
    rule = ConvoyRule(1, 3, headway=Seconds(0), escorts=1, turnaround=Seconds(60))
    windows = tuple(Window(Seconds(600 * n), Seconds(600 * n + 60)) for n in range(1500))
    table = FastestConvoys(rule, windows, lanes=3, takes=60, since=0)
    assert table.passed(10 * 600) == 30
    assert table.passed(1500 * 600) >= 3 * 1500


def test_a_solver_that_fails_leaves_nobody_watching(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(cp_model.CpSolver, "solve", mistaken)
    before = set(threading.enumerate())
    with pytest.raises(ArithmeticError):
        clearance(gate("1-2 escorts 1 turnaround 1h"))
    assert set(threading.enumerate()) <= before
