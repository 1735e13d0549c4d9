"""One more vehicle, one more lane, one more hour: what could be done can still be done.

So every plan of the poorer town is a plan of the richer one, no bound of the richer one lies above
it, and a plan that is proven best there is no worse than any here.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, event, given
from hypothesis import strategies as st

from promises.test_every_plan import beaten, planned
from safepassage.model import Plan, Run, Scenario, Window
from safepassage.units import Seconds
from safepassage.verify import check, figures
from strategies import random_scenarios
from tries import tries

HOUR = 3600
EARLIER_FIGURES = 6
"""Left behind by priority, T1 clearance and clearance: what a proof of the best plan covers."""


def one_more_vehicle(town: Scenario) -> Scenario:
    """Another like one that stands where any number may stand, free to end where it likes."""
    first = next((v for v in town.vehicles.values() if town.places[v.start].holds is None), None)
    assume(first is not None)
    another = replace(first, id="one-more", end=None)
    return replace(town, vehicles={**town.vehicles, another.id: another})


def one_more_lane(town: Scenario) -> Scenario:
    """At every crossing."""
    crossings = {
        id: crossing if crossing.lanes is None else replace(crossing, lanes=crossing.lanes + 1)
        for id, crossing in town.crossings.items()
    }
    return replace(town, crossings=crossings)


def one_more_hour(town: Scenario) -> Scenario:
    """Before the horizon, and at the end of every window of a crossing."""

    def longer(windows: tuple[Window, ...]) -> tuple[Window, ...]:
        return tuple(Window(w.begin, Seconds(w.end + HOUR)) for w in windows)

    crossings = {
        id: replace(crossing, windows=longer(crossing.windows))
        for id, crossing in town.crossings.items()
    }
    return replace(town, horizon=Seconds(town.horizon + HOUR), crossings=crossings)


def in_the_richer(plan: Plan, richer: Scenario) -> Plan:
    """The same plan there: who came to it stays where they are."""
    idle = [id for id in richer.vehicles if id not in {run.vehicle for run in plan.runs}]
    runs = (*plan.runs, *(Run(id, ()) for id in idle))
    return replace(plan, digest=richer.digest, runs=runs, bounds=None)


@tries(25, shrinks=False)
@given(
    random_scenarios(),
    st.sampled_from([one_more_vehicle, one_more_lane, one_more_hour]),
    st.integers(0, 3),
)
def test_more_never_makes_the_proven_best_worse(town: Scenario, more, seed: int) -> None:
    richer = more(town)
    plan, other = planned(town, seed), planned(richer, seed)
    assume(plan is not None and other is not None)
    there = in_the_richer(plan, richer)
    # Whoever is left behind waits longer where the horizon is later: exposure is another one.
    there = replace(there, figures=figures(richer, there))
    assert check(richer, there) == ()
    assert beaten(other.bounds, other.figures, there.figures) == []
    proven = other.proven(richer.clearance_step)
    event(f"{more.__name__} proven {proven}")
    if proven:
        best = other.figures.key(richer.clearance_step)[:EARLIER_FIGURES]
        assert best <= there.figures.key(richer.clearance_step)[:EARLIER_FIGURES]
