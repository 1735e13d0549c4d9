"""Whatever trips the search tries, in whatever order: what comes of them is a plan, or broken."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from safepassage.model import Scenario
from safepassage.planner import _engine
from safepassage.planner.problem import NONE, Translation, translate
from safepassage.planner.written import write
from safepassage.verify import check, figures
from strategies import random_scenarios
from tries import tries

MANY = tries(60, shrinks=False)


def any_trips(translation: Translation, random: Random, whole: float = 0.5) -> list[_engine.Trip]:
    """Up to a dozen trips, sensible or not; so many of them are dispatched whole."""
    places = list(translation.scenario.places.values())
    picks = [translation.point(place.id) for place in places if place.boards]
    drops = [translation.point(place.id) for place in places if not place.boards]
    drops += [translation.point(place.id) for place in places if place.id == "edge"]
    trips = []
    for _ in range(random.randint(1, 12)):
        trip = _engine.Trip()
        trip.vehicle = random.randrange(len(translation.vehicles))
        trip.picks = [random.choice(picks), random.choice([NONE, NONE, *picks]), NONE]
        trip.drops = [random.choice(drops), random.choice([NONE, *drops]), NONE]
        trip.patience = random.choice([2**30, 2**30, 600, 0])
        trip.priorities = random.choice([3, 3, 3, 1, 0])
        trip.first_lot = random.choice([NONE, random.randrange(len(translation.lots))])
        trip.most = random.choice([2**30, 2**30, 2**30, 5, 2])
        trip.closes = random.random() < 0.2
        trip.refuel = random.random() < 0.1
        trip.choosy = random.random() < 0.1
        trip.whole = random.random() < whole
        trips.append(trip)
    return trips


def values(score: _engine.Score) -> tuple[object, ...]:
    """The score as what can be compared."""
    return (
        score.broken,
        tuple(score.left),
        score.t1_clearance,
        score.clearance,
        score.exposure,
        score.distance,
    )


@MANY
@given(random_scenarios(), st.integers(0, 2**32))
def test_what_is_not_broken_is_a_plan_that_verifies(town: Scenario, seed: int) -> None:
    translation = translate(town)
    search = _engine.Search(translation.problem, 1)
    trips = any_trips(translation, Random(seed))
    if search.evaluate(trips).broken:
        trips = search.mend(trips)
    if search.evaluate(trips).broken:
        return
    plan = write(translation, search, trips, bounds=None, seed=0)
    assert check(town, plan) == ()
    assert figures(town, plan) == plan.figures


@MANY
@given(random_scenarios(), st.integers(0, 2**32))
def test_trips_that_carry_nobody_leave_no_trace(town: Scenario, seed: int) -> None:
    """The search keeps a list without them; it is worth exactly as much."""
    translation = translate(town)
    search = _engine.Search(translation.problem, 1)
    trips = any_trips(translation, Random(seed), whole=1.0)
    score = search.offer(trips)
    if score.broken:
        return
    kept = search.best
    assert values(search.evaluate(kept)) == values(score) == values(search.best_score)
    plans = [write(translation, search, some, bounds=None, seed=0) for some in (trips, kept)]
    assert plans[0] == plans[1]


@MANY
@given(random_scenarios(), st.integers(0, 2**32))
def test_the_list_that_is_kept_is_worth_what_is_kept_of_it(town: Scenario, seed: int) -> None:
    """Who is sent in time may go in vain: without those trips it is no worse."""
    translation = translate(town)
    search = _engine.Search(translation.problem, 1)
    trips = any_trips(translation, Random(seed))
    score = search.offer(trips)
    if score.broken:
        return
    assert values(search.evaluate(search.best)) == values(search.best_score)
    assert not score.better_than(search.best_score, 1)


@MANY
@given(random_scenarios(), st.integers(0, 2**32))
def test_a_list_is_worth_the_same_whatever_was_dispatched_before(town: Scenario, seed: int) -> None:
    translation = translate(town)
    search, fresh = (_engine.Search(translation.problem, 1) for _ in range(2))
    trips, others = (any_trips(translation, Random(seed + n)) for n in range(2))
    search.evaluate(others)
    search.mend(others)
    search.build([], False, True, False)
    assert values(search.evaluate(trips)) == values(fresh.evaluate(trips))
