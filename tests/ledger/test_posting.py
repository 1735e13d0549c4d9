"""The compiled way into the sums counts entries and nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ledger.story import OPENED, fold_of, story
from safepassage.ledger.accounts import Trip


def test_what_is_no_entry_is_refused() -> None:
    fold = fold_of("")
    with pytest.raises(TypeError):
        fold.add_all([Trip("bus", 1)])  # type: ignore[list-item]


def test_a_time_that_is_none_is_refused() -> None:
    entry = story(OPENED + "10:00 gate registered 1 waiting:a")[-1]
    with pytest.raises(ValueError, match="twenty letters"):
        fold_of("").add(replace(entry, happened="10:00"))


def test_the_last_trip_of_a_vehicle_is_known_without_looking_at_all_accounts() -> None:
    fold = fold_of("10:00 gate boarded 1 a x/12\n10:01 gate boarded 1 a x/3")
    assert fold.books.last_trip("x") == 12
    assert fold.books.last_trip("y") == 0
