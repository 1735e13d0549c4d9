"""The compiled pricing of runs, against every walk through small networks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.planner import _bound
from tries import tries

STEPS = 5
NODES = 3


def runs_of(
    arcs: list[tuple[int, int, int, float, int]],
    takes: list[list[int]],
    may_wait: list[list[bool]],
    empty: list[bool],
) -> _bound.Runs:
    """A network of so many steps and nodes as the tables have; ``takes`` by arc."""
    return _bound.Runs(
        len(may_wait),
        len(empty),
        arcs,
        np.ascontiguousarray(np.array(takes, dtype=np.int32).reshape(len(arcs), -1).T),
        np.array(may_wait, dtype=np.uint8),
        np.array(empty, dtype=np.uint8),
    )


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[tuple[int, int, int, float, int]], list[list[int]]]:
    """Arcs that each take one to three steps where they are allowed."""
    ends = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=6))
    arcs = [
        (source, target, number, float(draw(st.integers(0, 2))), draw(st.sampled_from([-1, 0, 1])))
        for number, (source, target) in enumerate(sorted(ends))
    ]
    one = st.one_of(st.just(_bound.NOT_ALLOWED), st.integers(1, 3))
    return arcs, [draw(st.lists(one, min_size=STEPS, max_size=STEPS)) for _ in arcs]


def amounts() -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(-3, 5), min_size=STEPS, max_size=STEPS)
    return st.lists(row, min_size=6, max_size=6)


@tries(200)
@given(
    network=networks(),
    fixed=amounts(),
    party=amounts(),
    waits=st.lists(
        st.lists(st.booleans(), min_size=NODES, max_size=NODES), min_size=STEPS, max_size=STEPS
    ),
    limit=st.integers(0, STEPS - 1),
)
def test_the_best_run_is_the_best_of_all_walks(
    network: tuple[list[tuple[int, int, int, float, int]], list[list[int]]],
    fixed: list[list[int]],
    party: list[list[int]],
    waits: list[list[bool]],
    limit: int,
) -> None:
    arcs, takes = network
    empty = [True, False, True]
    none = -(10**9)

    def most(step: int, node: int) -> float:
        found: float = 0 if empty[node] else none
        if step > limit:
            return found
        if waits[step][node]:
            found = max(found, most(step + 1, node))
        for number, (source, target, payoff, rate, before) in enumerate(arcs):
            done = takes[number][step]
            if source != node or done < 0 or (before >= 0 and step + done > limit - before):
                continue
            earned = fixed[payoff][step] + rate * party[payoff][step]
            found = max(found, earned + most(min(step + done, STEPS + 1), target))
        return found

    runs = runs_of(arcs, takes, waits, empty)
    tables = (np.array(amount, dtype=float) for amount in (fixed, party))
    assert runs.price(*tables, limit)
    assert runs.worth(0, 0) == most(0, 0)
    total = sum(
        fixed[arcs[arc][2]][step] + arcs[arc][3] * party[arcs[arc][2]][step]
        for arc, step in runs.best(0, 0)
    )
    assert total == most(0, 0)


def test_a_round_that_takes_no_step_and_earns_has_no_best() -> None:
    runs = runs_of([(0, 0, 0, 0.0, -1)], [[0, 0]], [[True], [True]], [True])
    assert not runs.price(np.ones((1, 2)), np.zeros((1, 2)), 1)
    assert runs.price(-np.ones((1, 2)), np.zeros((1, 2)), 1)


def test_tables_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="size of the network"):
        runs_of([(0, 0, 0, 0.0, -1)], [[0]], [[True], [True]], [True])
    with pytest.raises(ValueError, match="join nodes"):
        runs_of([(0, 1, 0, 0.0, -1)], [[0]], [[True]], [True])
    runs = runs_of([(0, 0, 1, 0.0, -1)], [[1]], [[True]], [True])
    with pytest.raises(ValueError, match="without its payoff"):
        runs.price(np.ones((1, 1)), np.ones((1, 1)), 0)
