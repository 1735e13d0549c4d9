"""Looks for strong bounds beside the search: none is lost, and none is waited for too long."""

from __future__ import annotations

import time

from planner.towns import RICH
from safepassage.model import PRIORITIES, Figures
from safepassage.planner.looks import Looks
from safepassage.travel import TravelTimes
from story import scenario

LATE = Figures(dict.fromkeys(PRIORITIES, 0), 6 * 3600, 6 * 3600, 10**12, 0)


def looks(seconds: float) -> Looks:
    """Of a search that is ended by the clock."""
    town = scenario(RICH)
    return Looks(
        town, TravelTimes(town), seconds=seconds, threads=2, by_count=False, stop=lambda: False
    )


def test_a_look_that_still_goes_on_at_the_end_says_what_it_has_found() -> None:
    """It would have gone on for twenty seconds of the processor; it ends, and its bounds count."""
    begun = time.monotonic()
    with looks(seconds=120) as looking:
        looking.before_round(0, LATE)
        found = looking.last()
    assert found is not None
    assert found[0] == LATE
    assert 0 < found[1].clearance.value <= LATE.clearance
    assert time.monotonic() - begun < 20


def test_without_a_look_there_is_nothing_to_say_at_the_end() -> None:
    with looks(seconds=4) as looking:
        assert looking.last() is None
