"""Headcounts, held against what the entries say was there about then."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.town import Town, alighted, boarded, fact, open_, registered


def counted(heads: int, kind: str = "departed") -> dict[str, object]:
    where = {
        "departed": {"place": "mill", "toward": "bridge"},
        "passed": {"crossing": "bridge"},
        "arrived": {"place": "school"},
    }[kind]
    return fact(kind, vehicle="bus", trip=1, counted=heads, **where)


def ride(town: Town) -> None:
    """38 aboard from 10 minutes after the beginning to 60 after it."""
    town.say(registered(40), 0)
    town.say(boarded(38), 10)
    town.say(alighted(38, empty=True), 60)


@pytest.mark.parametrize("kind", ["departed", "passed", "arrived"])
@pytest.mark.parametrize(("heads", "fits"), [(38, True), (37, False), (39, False)])
def test_a_count_aboard(kind: str, heads: int, fits: bool, tmp_path: Path) -> None:
    town = Town()
    ride(town)
    told = town.say(counted(heads, kind), 30)
    found = town.audit(tmp_path)
    assert open_(found) == ([] if fits else [f"count:{told.id}"])
    if not fits:
        one = found.discrepancies[0]
        assert (one.stated, one.found, one.accounts) == (heads, 38, ("aboard:bus/1",))
        assert [entry.number for entry in one.entries] == [4, 2, 3]


@pytest.mark.parametrize(
    ("minutes", "fits"),
    [
        (0, True),
        (-1 / 60, False),
        (69.9, True),
        (70, True),
        (70 + 1 / 60, False),
    ],
)
def test_ten_minutes_are_about_then(minutes: float, fits: bool, tmp_path: Path) -> None:
    town = Town()
    ride(town)
    town.say(counted(38), minutes)
    assert (open_(town.audit(tmp_path)) == []) is fits


@pytest.mark.parametrize(("minutes", "fits"), [(20, True), (20 + 1 / 60, False)])
def test_what_was_before_ten_minutes_ago_is_over(
    minutes: float, fits: bool, tmp_path: Path
) -> None:
    """Nobody was aboard until 10 minutes after the beginning."""
    town = Town()
    ride(town)
    town.say(counted(0), minutes)
    assert (open_(town.audit(tmp_path)) == []) is fits


def test_a_ride_within_a_minute_was_full_in_it(tmp_path: Path) -> None:
    town = Town()
    for what in (registered(40), alighted(38, empty=True), boarded(38), counted(38)):
        town.say(what, 5)
    assert open_(town.audit(tmp_path)) == []


@pytest.mark.parametrize(
    ("heads", "fits"), [(0, True), (5, True), (8, True), (9, True), (1, False), (3, False)]
)
def test_within_a_second_most_come_first_and_most_go_last(
    heads: int, fits: bool, tmp_path: Path
) -> None:
    town = Town()
    for seats in (1, 5, 3):
        town.say(registered(seats))
        town.say(boarded(seats))
        town.say(alighted(seats))
    counting = town.say(counted(heads))
    assert open_(town.audit(tmp_path)) == ([] if fits else [f"count:{counting.id}"])


def test_the_nearest_number_is_told(tmp_path: Path) -> None:
    town = Town()
    ride(town)
    town.say(counted(20), 10)
    assert town.audit(tmp_path).discrepancies[0].found == 38
    town = Town()
    ride(town)
    town.say(counted(19), 10)
    assert town.audit(tmp_path).discrepancies[0].found == 0


def test_a_count_of_an_account_counts_all_needs(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40), 0)
    town.say(fact("counted", where="waiting:mill", heads={"seat": 30, "wheelchair": 10}), 5)
    assert open_(town.audit(tmp_path)) == []


def test_a_count_where_nobody_ever_was(tmp_path: Path) -> None:
    town = Town()
    town.say(fact("counted", where="waiting:mill", heads={"seat": 3}), 5)
    assert open_(town.audit(tmp_path)) == ["count:gate-1/1"]


def test_a_count_fits_where_nobody_knows_how_many_there_are(tmp_path: Path) -> None:
    town = Town()
    ride(town)
    town.say(boarded(0, heads=None), 90)
    town.say(counted(20), 30)
    assert open_(town.audit(tmp_path)) == []


def test_an_officer_resolves_a_count(tmp_path: Path) -> None:
    town = Town()
    ride(town)
    wrong = town.say(counted(37), 30)
    other = town.say(counted(36), 31)
    town.say(fact("resolved", discrepancy=f"count:{wrong.id}", reason="a child asleep"))
    assert open_(town.audit(tmp_path)) == [f"count:{other.id}"]


def test_a_clock_that_runs_ahead_is_set_right(tmp_path: Path) -> None:
    """The second gate's clock is a day ahead; whoever looked last is believed."""
    town = Town()
    ride(town)
    town.say(counted(38), 30 + 24 * 60, by=town.other)
    assert open_(town.audit(tmp_path)) == ["count:gate-2/1"]
    town.say(fact("clock_checked", device="gate-2", ahead=24 * 3600), heard=200)
    town.say(fact("clock_checked", device="gate-2", ahead=0), heard=100)
    assert open_(town.audit(tmp_path)) == []


def test_of_two_looks_at_once_the_later_id_is_believed(tmp_path: Path) -> None:
    town = Town()
    ride(town)
    town.say(counted(38), 30 + 60, by=town.other)
    town.say(fact("clock_checked", device="gate-2", ahead=3600), heard=100)
    town.say(fact("clock_checked", device="gate-2", ahead=0), heard=100, by=town.root)
    assert open_(town.audit(tmp_path)) == []


def test_the_time_of_a_movement_is_set_right_too(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40), 0)
    town.say(boarded(38), 100, by=town.other)
    town.say(fact("clock_checked", device="gate-2", ahead=90 * 60))
    town.say(counted(38), 15)
    assert open_(town.audit(tmp_path)) == []


@pytest.mark.parametrize(
    ("happened", "ahead", "fits"), [(10, 0, True), (10, 60, True), (70, 60, False), (70, 0, False)]
)
def test_a_corrected_time_was_told_by_somebody_and_stands(
    happened: int, ahead: int, fits: bool, tmp_path: Path
) -> None:
    town = Town()
    town.say(registered(40), -100)
    late = town.say(boarded(38), 300, by=town.other)
    town.say(counted(38), 15)
    town.say(fact("clock_checked", device="gate-2", ahead=ahead * 60))
    time = f"2016-12-15T{6 + happened // 60:02}:{happened % 60:02}:00Z"
    town.correct(late, boarded(38), happened=time)
    assert (open_(town.audit(tmp_path)) == []) is fits


def test_a_time_that_stood_on_paper_is_not_moved_by_the_device_s_clock(tmp_path: Path) -> None:
    """Typed in at 200 on a phone an hour and a half ahead: it happened at 10, as somebody wrote."""
    town = Town()
    town.say(registered(40), 0)
    town.say(boarded(38), 10, by=town.other, heard=200)
    town.say(fact("clock_checked", device="gate-2", ahead=90 * 60))
    town.say(counted(38), 15)
    assert open_(town.audit(tmp_path)) == []


def test_a_corrected_time_that_is_the_device_s_own_is_by_its_clock(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40), -100)
    late = town.say(boarded(38), 5, by=town.other, heard=100)
    town.say(counted(38), 15)
    town.say(fact("clock_checked", device="gate-2", ahead=90 * 60))
    town.correct(late, boarded(38), happened="2016-12-15T07:40:00Z")
    assert open_(town.audit(tmp_path)) == []
