"""The same entries, in whatever order they come, are the same situation."""

from __future__ import annotations

from simulator.orders import one_hash


def test_one_set_of_entries_has_one_hash_in_a_thousand_orders() -> None:
    found = one_hash(1000)
    assert found.wrong is None
    assert found.orders == 1000
