"""What seconds of lanes and bays are charged, against every second in which they may begin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy import array

from safepassage.planner.bound.grid import Grid
from safepassage.planner.bound.tariff import StepTariff

COUNT = 6
PRICES = st.lists(st.integers(0, 4), min_size=COUNT, max_size=COUNT)


@settings(max_examples=300, deadline=None)
@given(
    prices=PRICES,
    length=st.integers(1, 7),
    fixed=st.integers(0, 20),
    own=st.integers(1, 9),
    others=st.integers(0, 20),
    step=st.integers(0, COUNT - 1),
    late=st.integers(0, 6),
)
def test_nobody_pays_more_than_what_is_held_costs(
    prices: list[int], length: int, fixed: int, own: int, others: int, step: int, late: int
) -> None:
    """However long it lasts: its fixed part and each person's seconds cost no more together."""
    tariff = StepTariff(Grid(length, COUNT), {}, {}, {"mill": array(prices, dtype=float)}, {})
    each = [price for price in prices for _ in range(length)] + [0] * 60
    begin = step * length + min(late, length - 1)
    rate = tariff.bay_rate("mill", fixed, own, own + others)
    for served in range(own, own + others + 1):
        costs = sum(each[begin : begin + fixed + served])
        charged = tariff.bay_spent("mill", fixed)[step] + served * rate[step]
        assert charged <= costs + 1e-9


@settings(max_examples=200, deadline=None)
@given(
    prices=PRICES,
    length=st.integers(1, 7),
    fixed=st.integers(0, 20),
    own=st.integers(1, 9),
    others=st.integers(0, 20),
    step=st.integers(0, COUNT - 1),
)
def test_the_least_average_is_that_of_a_time(
    prices: list[int], length: int, fixed: int, own: int, others: int, step: int
) -> None:
    """It is no lower than it must be: something that may be served costs that much."""
    tariff = StepTariff(Grid(length, COUNT), {}, {}, {"mill": array(prices, dtype=float)}, {})
    each = [price for price in prices for _ in range(length)] + [0] * 60
    begin, held = tariff.bay_shared("mill", fixed, own, own + others, step)
    rate = tariff.bay_rate("mill", fixed, own, own + others)[step]
    if any(prices):
        assert own <= held <= own + others
        assert step * length + fixed <= begin <= (step + 1) * length + fixed
        assert sum(each[begin : begin + held]) / held == pytest.approx(rate)
