"""A plan in force, followed to any moment, then planned on from there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from safepassage.model import Drive, Plan, Run, Scenario, Stop, Window
from safepassage.notices import Refused
from safepassage.onward import changes_to, rest_of, standing, state_at
from safepassage.onward.begun import span
from safepassage.orders import Fate, kept, orders_of
from safepassage.planner import InForce, solve
from safepassage.units import Seconds
from safepassage.verify import check, figures
from strategies import random_scenarios
from tries import tries

SHORT = tries(40, shrinks=False)
MOMENTS = st.floats(0, 1)
"""How far into the plan."""


def planned(town: Scenario, in_force: InForce | None = None) -> Plan | None:
    """A quick plan; None where no plan can end every run where it must end."""
    try:
        return solve(
            town,
            seconds=None,
            iterations=40,
            seed=1,
            threads=1,
            watch=lambda progress: None,
            stop=lambda: False,
            in_force=in_force,
        )
    except Refused:
        return None


def moment_of(plan: Plan, share: float, town: Scenario) -> Seconds:
    ends = [span(step)[1] for run in plan.runs for step in run.steps]
    return Seconds(min(round(share * max(ends, default=0)), town.horizon - 1))


@SHORT
@given(random_scenarios(), MOMENTS)
def test_a_plan_that_is_followed_still_stands(town: Scenario, share: float) -> None:
    """What is left of it is a plan that verifies, and the new one is no worse and keeps to it."""
    plan = planned(town)
    assume(plan is not None)
    after = moment_of(plan, share, town)
    state, rest = state_at(town, plan, after), rest_of(town, plan, after)
    left = standing(state, rest)
    left = replace(left, figures=figures(state, left))
    assert check(state, left) == ()
    again = planned(state, InForce(rest, left))
    assert again is not None
    assert check(state, again) == ()
    step = town.clearance_step
    assert again.figures.key(step) <= left.figures.key(step)
    if again.figures == left.figures:
        assert {change.fate for change in changes_to(rest, state, again)} <= {Fate.KEPT}


@SHORT
@given(random_scenarios(), MOMENTS)
def test_nobody_is_lost_on_the_way(town: Scenario, share: float) -> None:
    """Whoever has not been received is in the state, by priority; time goes on by so much."""
    plan = planned(town)
    assume(plan is not None)
    after = moment_of(plan, share, town)
    state = state_at(town, plan, after)
    there = Counter(town.heads_by_priority())
    for run in plan.runs:
        for step in run.steps:
            if isinstance(step, Stop) and step.begin < after:
                for move in step.alight:
                    group, place = town.groups[move.group], town.places[step.place]
                    if place.receives and (not group.accepts or place.id in group.accepts):
                        heads = town.kinds[move.kind].needs.heads * move.count
                        there[group.priority] -= heads
    assert state.heads_by_priority() == there
    assert (state.start - town.start).total_seconds() == after
    assert state.horizon == town.horizon - after


@SHORT
@given(random_scenarios(), MOMENTS, st.randoms(use_true_random=False))
def test_whatever_has_happened_the_new_plan_verifies(town: Scenario, share: float, chance) -> None:
    """Gates shut for a while, vehicles break down: nothing that has departed is taken back."""
    plan = planned(town)
    assume(plan is not None)
    after = moment_of(plan, share, town)
    state = troubled(state_at(town, plan, after), chance)
    rest = rest_of(town, plan, after)
    again = planned(state, InForce(rest))
    assume(again is not None)
    assert check(state, again) == ()
    assert figures(state, again) == again.figures
    for run in again.runs:
        assert all(span(step)[0] >= 0 for step in run.steps)
        for on_its_way in state.under_way.vehicles:
            if on_its_way.vehicle == run.vehicle and run.steps:
                assert span(run.steps[0])[0] >= on_its_way.arrives_at
                assert begins_at(run) == on_its_way.point
    assert_kept_are_the_same(rest.runs, again, changes_to(rest, state, again))


def troubled(state: Scenario, chance) -> Scenario:
    crossings = {
        gate.id: replace(
            gate,
            windows=(*gate.windows,) if gate.windows else (Window(Seconds(3600), Seconds(10**6)),),
        )
        for gate in state.crossings.values()
    }
    idle = [
        vehicle.id
        for vehicle in state.vehicles.values()
        if all(aboard.vehicle != vehicle.id for aboard in state.under_way.aboard)
    ]
    broken = chance.choice(idle) if len(idle) > 1 and chance.random() < 0.5 else None
    vehicles = {id: vehicle for id, vehicle in state.vehicles.items() if id != broken}
    on_their_way = tuple(v for v in state.under_way.vehicles if v.vehicle != broken)
    under_way = replace(state.under_way, vehicles=on_their_way)
    return replace(
        state,
        crossings=crossings if chance.random() < 0.7 else state.crossings,
        vehicles=vehicles,
        under_way=under_way,
    )


def begins_at(run: Run) -> str:
    step = run.steps[0]
    if isinstance(step, Drive):
        return step.origin
    return step.crossing if hasattr(step, "crossing") else step.place


def assert_kept_are_the_same(before, plan: Plan, changes) -> None:
    """Every order of both plans is told once, and those called kept depart as they did."""
    same = [change for change in changes if change.fate is Fate.KEPT]
    assert len(same) == kept(changes)
    for change in same:
        assert change.was.depart == change.now.depart
        assert (change.was.origin, change.was.via, change.was.destination) == (
            change.now.origin,
            change.now.via,
            change.now.destination,
        )
        assert change.was.aboard == change.now.aboard
    old = sum(len(list(orders_of(run, {}))) for run in before)
    new = sum(len(list(orders_of(run, {}))) for run in plan.runs)
    assert sum(change.was is not None for change in changes) == old
    assert sum(change.now is not None for change in changes) == new
