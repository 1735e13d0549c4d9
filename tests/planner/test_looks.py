"""Looks for strong bounds beside the search: none is lost, and none is waited for too long."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

import pytest

from planner.towns import RICH
from safepassage.model import PRIORITIES, Bounds, Figures
from safepassage.notices import Notice
from safepassage.planner.bound import Bounding
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.looks import PATIENCE, Looks
from safepassage.planner.prover import Prover, nothing_proven
from safepassage.travel import TravelTimes
from story import scenario

LATE = Figures(dict.fromkeys(PRIORITIES, 0), 6 * 3600, 6 * 3600, 10**12, 0)


def looks(
    seconds: float | None,
    warn: Callable[[Notice], None] | None = None,
    *,
    waits: bool = False,
    stop: Callable[[], bool] = lambda: False,
    meter: Meter = CLOCK,
) -> Looks:
    """Of a search of the rich town that is ended by the clock, unless it waits."""
    town = scenario(RICH)
    prover = Prover(town, TravelTimes(town), warn, meter)
    return Looks(prover, seconds=seconds, waits=waits, stop=stop)


def test_a_look_that_still_goes_on_at_the_end_says_what_it_has_found() -> None:
    """It would have gone on for twenty seconds of the processor; it ends, and its bounds count."""
    begun = time.monotonic()
    with looks(seconds=120) as looking:
        looking.before_round(0, LATE)
        found = looking.last()
    if found is not None:
        assert found[0] == LATE
        assert 0 < found[1].clearance.value <= LATE.clearance
    assert time.monotonic() - begun < 20


def test_without_a_look_there_is_nothing_to_say_at_the_end() -> None:
    with looks(seconds=4) as looking:
        assert looking.last() is None


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strong bounds have a mistake."""

    def mistaken(*_: object, seconds: float = 0.0, **__: object) -> Bounds:
        if seconds > 0:
            raise ArithmeticError("one is\nless than one")
        return nothing_proven()

    monkeypatch.setattr(Bounding, "bounds", mistaken)


@pytest.mark.usefixtures("failing")
def test_a_look_that_fails_costs_its_bound_and_is_told_once() -> None:
    told: list[Notice] = []
    with looks(seconds=4, warn=told.append, waits=True) as looking:
        looking.before_round(0, LATE)
        assert looking.after_round() == (LATE, nothing_proven())
        looking.before_round(9, LATE)
        assert looking.last() == (LATE, nothing_proven())
    assert [notice.code for notice in told] == ["S-BOUND-FAILED"]
    assert told[0].numbers == {"mistake": "ArithmeticError: one is less than one"}


@pytest.mark.usefixtures("failing")
def test_where_nobody_listens_a_mistake_is_raised() -> None:
    with looks(seconds=4, waits=True) as looking:
        looking.before_round(0, LATE)
        with pytest.raises(ArithmeticError):
            looking.after_round()


@pytest.mark.parametrize("waits", [False, True])
def test_nobody_waits_long_for_a_look_that_cannot_be_interrupted(
    waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, released, asked = Event(), Event(), Event()

    def endless(*_: object, **__: object) -> Bounds:
        begun.set()
        released.wait(60)
        return nothing_proven()

    monkeypatch.setattr(Bounding, "bounds", endless)
    try:
        with looks(seconds=60, waits=waits, stop=asked.is_set) as looking:
            looking.before_round(0, LATE)
            assert begun.wait(30)
            asked.set()
            since = time.monotonic()
            assert (looking.after_round() if waits else looking.last()) is None
        assert time.monotonic() - since < PATIENCE + 5
    finally:
        released.set()


def test_what_a_look_by_count_finds_does_not_depend_on_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A processor whose clock races, or stands still, is none of its business."""
    found = []
    for pace in (0.0, 1000.0):
        ticks = iter(range(10**9))
        monkeypatch.setattr(time, "thread_time", lambda ticks=ticks, pace=pace: next(ticks) * pace)
        with looks(seconds=None, waits=True, meter=Meter(counts=True)) as looking:
            looking.before_round(0, LATE)
            found.append(looking.after_round())
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0][1].clearance.value > 0


def test_a_budget_that_is_counted_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that can take long is counted, so a look that may do little does little."""
    meter = Meter(counts=True)
    with looks(seconds=4 * 0.01, waits=True, meter=meter) as looking:
        looking.before_round(0, LATE)
        looking.after_round()
    little = meter.read()
    with looks(seconds=4 * 2.0, waits=True, meter=meter) as looking:
        looking.before_round(0, LATE)
        looking.after_round()
    assert 0 < little < meter.read() - little
