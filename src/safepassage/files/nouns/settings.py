"""What the scenario says about itself: ``scenario.toml``, or the workbook's sheet ``scenario``."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from safepassage.files.cells.column import NAMED, Column, Spec, optional, required
from safepassage.files.cells.instant import Start, TimeZone
from safepassage.files.cells.quantity import Duration, Ratio, Whole
from safepassage.files.cells.words import Text
from safepassage.files.nouns.draft import Record, named
from safepassage.model import DEFAULT_WEIGHTS, PRIORITIES, Priority, Scenario
from safepassage.units import Seconds

LONGEST_HORIZON = 366 * 86_400
"""A year: no evacuation is planned further ahead."""

MOST_WEIGHT = 1000
"""How many times more an hour of one priority can weigh than an hour of another."""

TIMEZONE: Column[str] = required("timezone", TimeZone())
START: Column[datetime] = required("start", Start())
HORIZON: Column[Seconds] = required("horizon", Duration("h", least=1, most=LONGEST_HORIZON))
CLEARANCE_STEP = optional(
    "clearance_step", Duration("s", least=1, most=LONGEST_HORIZON), Seconds(1)
)
WEIGHTS: dict[Priority, Column[int]] = {
    priority: optional(
        f"weights.{priority.value}", Whole(most=MOST_WEIGHT), DEFAULT_WEIGHTS[priority]
    )
    for priority in PRIORITIES
}
DETOUR: Column[Fraction | None] = optional("travel.detour", Ratio(least=1, most=100), None)
ROADS = optional("travel.roads", Text(), "")

SETTINGS = Spec(
    "scenario",
    True,
    (*NAMED, START, TIMEZONE, HORIZON, CLEARANCE_STEP, *WEIGHTS.values(), DETOUR, ROADS),
)


def record(scenario: Scenario) -> Record:
    """The scenario's settings as one row."""
    return {
        **named(scenario.id, scenario.name),
        START: scenario.start,
        TIMEZONE: scenario.timezone,
        HORIZON: scenario.horizon,
        CLEARANCE_STEP: scenario.clearance_step,
        **{WEIGHTS[priority]: scenario.weights[priority] for priority in PRIORITIES},
        DETOUR: scenario.travel.detour,
        ROADS: scenario.travel.roads.file if scenario.travel.roads else "",
    }
