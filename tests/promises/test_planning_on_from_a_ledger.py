"""A plan that is carried out and recorded leads where the plan itself says that it leads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from carried_out import began, carried_out
from promises.test_planning_on import MOMENTS, moment_of, planned
from safepassage.files import read_scenario, write_scenario
from safepassage.model import Drive, Plan, Refuel, Scenario, Stop
from safepassage.onward import rest_of, scenario_of, standing, state_at
from safepassage.orders import whole_group
from safepassage.units import Seconds
from safepassage.verify import check, figures
from strategies import random_scenarios
from tries import tries

SHORT = tries(20, shrinks=False)


def people(town: Scenario) -> Counter:
    """Heads of every group and kind by where they are; those still to come apart."""
    there: Counter = Counter()
    for group in town.groups.values():
        when = "later" if group.ready_at else "waiting"
        for row in group.parties:
            there[when, group.place, whole_group(group.id), row.kind] += row.count
    for one in town.under_way.at_handover:
        there["waiting", one.place, one.group, one.kind] += one.count
    for one in town.under_way.aboard:
        there["aboard", one.vehicle, one.group, one.kind] += one.count
    for taken in town.under_way.room_taken:
        for need, heads in taken.heads._asdict().items():
            there["received", taken.place, need, ""] += heads
    return +there


def vehicles(town: Scenario, slack: dict[str, int] | None = None) -> dict[str, tuple]:
    return {one.vehicle: (one.point, one.from_zone, one.layout) for one in town.under_way.vehicles}


def who_left(plan: Plan, after: Seconds) -> frozenset[str]:
    return frozenset(
        move.group
        for run in plan.runs
        for step in run.steps
        if isinstance(step, Stop) and step.begin <= after
        for move in (*step.board, *step.alight)
    )


@SHORT
@given(random_scenarios(), MOMENTS, st.randoms(use_true_random=False))
def test_what_is_recorded_leads_where_the_plan_does(town: Scenario, share: float, chance) -> None:
    """The same people at the same places, and the same vehicles, whoever was registered or not."""
    plan = planned(town)
    assume(plan is not None)
    after = moment_of(plan, share, town)
    still = sorted(town.groups.keys() - who_left(plan, after))
    unmet = frozenset(chance.sample(still, chance.randint(0, len(still))))
    ledger = carried_out(town, plan, after, unmet)
    found = scenario_of(ledger.fold, town, began(town) + after, plan)
    by_plan = state_at(town, plan, after)
    assert found.notices == ()
    assert people(found.scenario) == people(by_plan)
    assert vehicles(found.scenario) == vehicles(by_plan)
    assert found.scenario.vehicles == by_plan.vehicles
    assert found.scenario.start == by_plan.start
    assert found.scenario.horizon == by_plan.horizon
    assert found.scenario.crossings == by_plan.crossings
    assert found.scenario.travel == by_plan.travel
    if not any(place.refuel_seconds is not None for place in town.places.values()):
        metres = {one.vehicle: one.metres for one in by_plan.under_way.vehicles}
        assert {one.vehicle: one.metres for one in found.scenario.under_way.vehicles} == metres
    for one, other in zip(
        found.scenario.under_way.vehicles, by_plan.under_way.vehicles, strict=True
    ):
        last = rest_of(town, plan, after)
        steps = next(run.steps for run in plan.runs if run.vehicle == one.vehicle)
        begun = steps[: last.begun[one.vehicle]]
        if not begun or isinstance(begun[-1], Drive):
            assert one.arrives_at == other.arrives_at
        else:  # how long a service or an inspection takes is recorded by nobody
            assert one.arrives_at == 0


@SHORT
@given(random_scenarios(), MOMENTS)
def test_a_plan_that_was_carried_out_still_stands(town: Scenario, share: float) -> None:
    """From the ledger as from the plan: what is left of it holds as it is."""
    plan = planned(town)
    assume(plan is not None)
    steps = [step for run in plan.runs for step in run.steps]
    assume(not any(isinstance(step, Refuel) for step in steps))
    after = moment_of(plan, share, town)
    ledger = carried_out(town, plan, after)
    state = scenario_of(ledger.fold, town, began(town) + after, plan).scenario
    left = standing(state, rest_of(town, plan, after))
    left = replace(left, figures=figures(state, left))
    assert check(state, left) == ()


@SHORT
@given(random_scenarios(), MOMENTS)
def test_the_scenario_from_now_on_reads_back_the_same(town: Scenario, share: float) -> None:
    plan = planned(town)
    assume(plan is not None)
    after = moment_of(plan, share, town)
    ledger = carried_out(town, plan, after)
    made = scenario_of(ledger.fold, town, began(town) + after, plan).scenario
    with TemporaryDirectory() as folder:
        write_scenario(made, Path(folder) / "now")
        reading = read_scenario(Path(folder) / "now")
    assert [notice for notice in reading.notices if notice.severity.name == "STOP"] == []
    assert reading.scenario is not None
    assert reading.scenario.digest == made.digest
