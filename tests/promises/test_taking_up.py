"""A list that is taken up where it differs from another is dispatched as it is from the start."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from promises.test_any_list_of_trips import any_trips, values
from safepassage.model import Scenario
from safepassage.planner import _engine
from safepassage.planner.problem import translate
from strategies import random_scenarios
from tries import tries

MANY = tries(60, shrinks=False)

NEIGHBOURS = 12


def changed(trips: list[_engine.Trip], others: list[_engine.Trip], dice: Random) -> None:
    """One trip goes, comes, moves or is another, mostly late in the list."""
    at = max(dice.randrange(len(trips) + 1), dice.randrange(len(trips) + 1))
    match dice.randrange(4):
        case 0:
            trips.insert(at, dice.choice(others))
        case 1:
            del trips[at : at + 1]
        case 2:
            trips[at : at + 1] = [dice.choice(others)]
        case _:
            moved = trips[at : at + 1]
            del trips[at : at + 1]
            to = dice.randrange(len(trips) + 1)
            trips[to:to] = moved


@MANY
@given(random_scenarios(), st.integers(0, 2**32), st.sampled_from([0.0, 0.5, 1.0]))
def test_a_neighbour_is_worth_what_it_is_from_the_start(
    town: Scenario, seed: int, whole: float
) -> None:
    """Lists wander as in a search: some neighbours are adopted, others are not."""
    translation, dice = translate(town), Random(seed)
    taken_up = _engine.Search(translation.problem, 1)
    others = any_trips(translation, dice, whole)
    trips = any_trips(translation, dice, whole) + any_trips(translation, dice, whole)
    taken_up.evaluate(trips)
    taken_up.rely_on(trips)
    for _ in range(NEIGHBOURS):
        neighbour = list(trips)
        changed(neighbour, others, dice)
        score = taken_up.evaluate(neighbour)
        from_start = _engine.Search(translation.problem, 1)
        assert values(score) == values(from_start.evaluate(neighbour))
        assert taken_up.ends == from_start.ends
        assert taken_up.stranded == from_start.stranded
        if dice.random() < 0.4:
            trips = neighbour
            taken_up.rely_on(trips)
