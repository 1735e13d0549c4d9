"""How the report speaks: names, clocks and sentences of one scenario in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from safepassage.language import Language
from safepassage.model import Priority, Scenario

_MINUTE = 60
_LONG = 10 * _MINUTE
"""From here on, people want minutes and not seconds; so does :meth:`Language.span`."""


@dataclass(frozen=True)
class Voice:
    """A scenario and a language: everything that is needed to name a thing or a moment."""

    scenario: Scenario
    language: Language

    def say(self, message: str, /, **arguments: object) -> str:
        """The report's sentence ``message``."""
        return self.language.say(f"report:{message}", **arguments)

    def name(self, identifier: str) -> str:
        """What people call the thing with this id, or the id where it has no name."""
        scenario = self.scenario
        for things in (
            scenario.places,
            scenario.crossings,
            scenario.vehicles,
            scenario.zones,
            scenario.groups,
            scenario.types,
            scenario.kinds,
            scenario.operators,
        ):
            thing = things.get(identifier)
            if thing is not None:
                return thing.name.in_language(self.language.code) or identifier
        return identifier

    def priority(self, priority: Priority) -> str:
        """``T1 immediate``."""
        return self.say(f"priority-{priority.value.lower()}")

    def served(self, board: int, alight: int) -> str:
        """``12 alight and 3 board``."""
        parts = []
        if alight:
            parts.append(self.say("count-alight", count=alight))
        if board:
            parts.append(self.say("count-board", count=board))
        return self.language.listing(parts)

    def clock(self, seconds: int) -> str:
        """The exact time of day, with the date from the second day on."""
        return self.language.clock(self.scenario.start, self.scenario.timezone, seconds)

    def by(self, seconds: int) -> str:
        """The time of day by which something is done: rounded up to the minute once it is long."""
        return self.clock(-(-seconds // _MINUTE) * _MINUTE if seconds >= _LONG else seconds)

    def not_before(self, seconds: int) -> str:
        """The time of day before which something cannot be: rounded down, once it is long."""
        return self.clock(seconds // _MINUTE * _MINUTE if seconds >= _LONG else seconds)

    def span(self, seconds: int) -> str:
        """A duration as people say it: whole minutes, rounded up, once it is ten of them."""
        return self.language.span(seconds)

    def way(self, metres: int) -> str:
        """A distance as people say it: kilometres, or metres where it is short."""
        if abs(metres) < 1000:
            return self.say("metres", value=metres)
        return self.say("kilometres", value=round(metres / 1000, 1))

    def hour(self, seconds: int) -> str:
        """The time of day alone, for an axis."""
        moment = self.scenario.start + timedelta(seconds=seconds)
        return self.language.clock(moment, self.scenario.timezone, 0)

    def local(self, seconds: int) -> datetime:
        """The moment in the scenario's time zone."""
        moment = self.scenario.start + timedelta(seconds=seconds)
        return moment.astimezone(ZoneInfo(self.scenario.timezone))

    def day(self, seconds: int) -> str:
        """The date of the moment in the scenario's time zone."""
        moment = self.scenario.start + timedelta(seconds=seconds)
        return self.language.date(moment, self.scenario.timezone)
