"""Does this plan keep its word? Every rule of the domain, one to a file, from the passenger's end.

The rules share nothing with the planner, not even travel times: a mistake must be made twice, and
differently, to leave the building. They take whatever a plan states, nonsense included, and answer
with notices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from safepassage.model import Figures, Plan, Scenario
from safepassage.notices import Notice
from safepassage.verify import (
    bays,
    capacity,
    crossings,
    party,
    people,
    reception,
    report,
    time,
    vehicle,
    windows,
)
from safepassage.verify.whereabouts import Whereabouts

Rule = Callable[[Whereabouts], Iterator[Notice]]

RULES: tuple[Rule, ...] = (
    people.check,
    party.check,
    capacity.check,
    time.check,
    windows.check,
    crossings.check,
    bays.check,
    reception.check,
    vehicle.check,
    report.check,
)
"""R1 to R10, in order."""


def check(scenario: Scenario, plan: Plan) -> tuple[Notice, ...]:
    """Everything in which ``plan`` breaks its word; empty where the plan holds.

    A plan made for another scenario gets one notice, ``R0-SCENARIO``, and is not judged further.
    """
    if plan.digest != scenario.digest:
        numbers = {"stated": plan.digest, "allowed": scenario.digest, "scenario": scenario.id}
        return (Notice("R0-SCENARIO", numbers=numbers),)
    unfolded = Whereabouts(scenario, plan)
    return tuple(notice for rule in RULES for notice in rule(unfolded))


def figures(scenario: Scenario, plan: Plan) -> Figures:
    """What the steps of ``plan`` add up to, whatever figures the plan states."""
    return report.figures(Whereabouts(scenario, plan))


__all__ = ["RULES", "Rule", "check", "figures"]
