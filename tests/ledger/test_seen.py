"""Which numbers of each device have come, and which holes are left."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from safepassage.ledger.seen import Seen


def seen(*numbers: int) -> Seen:
    made = Seen()
    for number in numbers:
        made.add("gate", number)
    return made


def test_holes_are_runs_of_what_has_not_come() -> None:
    assert seen(1, 2, 5, 6, 9).holes("gate") == ((3, 4), (7, 8))
    assert seen(3).holes("gate") == ((1, 2),)
    assert seen(1, 2, 3).holes("gate") == ()
    assert seen().holes("gate") == ()


def test_an_entry_is_new_once() -> None:
    numbers = seen(1, 4)
    assert not numbers.add("gate", 1)
    assert not numbers.add("gate", 4)
    assert numbers.add("gate", 2)
    assert numbers.add("rashid", 1)
    assert numbers.count() == 4
    assert (numbers.of("gate"), numbers.of("rashid"), numbers.of("nobody")) == (3, 1, 0)


def test_what_has_come_is_in_it() -> None:
    numbers = seen(1, 4)
    assert "gate/1" in numbers
    assert "gate/4" in numbers
    assert "gate/2" not in numbers
    assert "gate/5" not in numbers
    assert "rashid/1" not in numbers


def test_the_last_is_the_highest_that_has_come() -> None:
    assert seen(4, 1).last("gate") == 4
    assert seen().last("gate") == 0
    assert list(seen(2).devices()) == ["gate"]


def test_a_device_that_begins_with_a_million_costs_nothing() -> None:
    tracemalloc.start()
    numbers = Seen()
    for device in range(1000):
        numbers.add(f"d-{device}", 1_000_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000
    assert numbers.holes("d-7") == ((1, 999_999),)


@given(st.lists(st.integers(1, 30)))
def test_it_holds_what_a_set_holds(told: list[int]) -> None:
    numbers = seen(*told)
    assert numbers.count() == len(set(told))
    assert numbers.last("gate") == max(told, default=0)
    lacking = {n for first, last in numbers.holes("gate") for n in range(first, last + 1)}
    assert lacking == set(range(1, max(told, default=0))) - set(told)
    assert all((f"gate/{n}" in numbers) == (n in told) for n in range(1, 32))
