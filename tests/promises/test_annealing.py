"""However lists are changed, put in order and shortened: the best is never worse, and is a plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from promises.test_any_list_of_trips import values
from safepassage.model import Scenario
from safepassage.planner import _engine
from safepassage.planner.problem import Translation, translate
from safepassage.planner.written import write
from safepassage.verify import check, figures
from strategies import random_scenarios
from tries import tries

SOME = tries(40, shrinks=False)

AIMS = (
    _engine.Aim.LeftBehind,
    _engine.Aim.T1Clearance,
    _engine.Aim.Clearance,
    _engine.Aim.Exposure,
)


def built(translation: Translation, seed: int) -> tuple[_engine.Search, list[_engine.Trip]]:
    """A search, and a first list of which nothing has to be mended any more."""
    search = _engine.Search(translation.problem, seed)
    trips = search.build([], False, True, False)
    return search, search.mend(trips) if search.evaluate(trips).broken else trips


@SOME
@given(random_scenarios(), st.integers(0, 2**32))
def test_annealing_makes_nothing_worse_and_keeps_a_plan(town: Scenario, seed: int) -> None:
    translation = translate(town)
    search, trips = built(translation, seed)
    before = search.offer(trips)
    if before.broken:
        return
    for far_first in (False, True):
        search.offer(search.loosened(trips, far_first))
    for aim in AIMS:
        search.anneal(aim, 300, 600.0, 5.0, _engine.StopFlag())
        after = search.best_score
        assert not before.better_than(after, town.clearance_step)
        before = after
    assert values(search.evaluate(search.best)) == values(search.best_score)
    plan = write(translation, search, search.best, bounds=None, seed=0)
    assert check(town, plan) == ()
    assert figures(town, plan) == plan.figures


@SOME
@given(random_scenarios(), st.booleans())
def test_what_is_loosened_is_a_plan_once_it_is_mended(town: Scenario, far_first: bool) -> None:
    translation = translate(town)
    search, trips = built(translation, 1)
    loose = search.loosened(trips, far_first)
    if search.evaluate(loose).broken:
        loose = search.mend(loose)
    if search.evaluate(loose).broken:
        return
    plan = write(translation, search, loose, bounds=None, seed=0)
    assert check(town, plan) == ()
    assert figures(town, plan) == plan.figures
