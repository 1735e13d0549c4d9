"""One instant that a person types, read as the cells of a scenario's tables are."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from safepassage.files.cells.clock import Clock, InstantError
from safepassage.files.cells.number import digits
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Where
from safepassage.units import Seconds


def read_instant(text: str, scenario: Scenario) -> Seconds:
    """Seconds after the scenario's start (negative before it), in its time zone.

    Raises :class:`~safepassage.notices.Refused` where the text names no instant.
    """
    clock = Clock(ZoneInfo(scenario.timezone), scenario.start, known=True)
    try:
        return Seconds(clock.seconds(digits(text.strip())))
    except InstantError as error:
        raise Refused((Notice(error.code, where=Where(), numbers={"value": text}),)) from None
