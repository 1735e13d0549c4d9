"""Where a moment cuts a plan: what had begun before it, and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from safepassage.model import Convoy, Drive, Passage, Plan, Refuel, Run, Scenario, Step, Stop
from safepassage.orders import Change, Load, changes, stepped
from safepassage.units import Seconds


@dataclass(frozen=True)
class Rest:
    """What a plan holds after a moment, ``after`` seconds from its own start.

    ``whole`` are the plan's runs, with times from that moment on (negative before it); ``begun``
    says how many steps of each run had begun, and ``carried`` whom each vehicle had aboard at the
    plan's own start. ``runs`` are the steps that had not begun, ``aboard`` whom each vehicle then
    has aboard, and ``convoys`` those that had not begun to pass.
    """

    plan: Plan
    after: Seconds
    whole: tuple[Run, ...]
    begun: Mapping[str, int]
    carried: Mapping[str, Load]
    runs: tuple[Run, ...]
    aboard: Mapping[str, Load]
    convoys: tuple[Convoy, ...]


def rest_of(scenario: Scenario, plan: Plan, after: Seconds) -> Rest:
    """The part of ``plan``, which holds for ``scenario``, that has not begun by ``after``.

    A step has begun when it begins before that moment. A convoy is one departure: once its first
    vehicle is being inspected, the passages of all its vehicles have begun.
    """
    moving = _moving_convoys(plan, after)
    kept = [number for number in range(len(plan.convoys)) if number not in moving]
    renumbered = {number: position for position, number in enumerate(kept)}
    begun, whole, runs = {}, [], []
    carried: dict[str, Load] = {}
    aboard: dict[str, Load] = {}
    for run in plan.runs:
        count = sum(_has_begun(step, after, moving) for step in run.steps)
        begun[run.vehicle] = count
        shifted = tuple(_shifted(step, after, renumbered) for step in run.steps)
        whole.append(Run(run.vehicle, shifted))
        runs.append(Run(run.vehicle, shifted[count:]))
        load = carried[run.vehicle] = aboard_at_start(scenario, run.vehicle)
        for step in run.steps[:count]:
            load = stepped(load, step)
        aboard[run.vehicle] = load
    return Rest(
        plan,
        after,
        tuple(whole),
        begun,
        carried,
        tuple(runs),
        aboard,
        tuple(plan.convoys[number] for number in kept),
    )


def aboard_at_start(scenario: Scenario, vehicle: str) -> Load:
    """Whom the vehicle has aboard when the scenario begins."""
    load: dict[tuple[str, str], int] = {}
    for parties in scenario.under_way.aboard:
        if parties.vehicle == vehicle:
            key = parties.group, parties.kind
            load[key] = load.get(key, 0) + parties.count
    return load


def changes_to(rest: Rest, state: Scenario, plan: Plan) -> tuple[Change, ...]:
    """What ``plan``, made for ``state``, makes of the orders that were still to come."""
    return changes(
        [(run, rest.aboard[run.vehicle]) for run in rest.runs],
        [(run, aboard_at_start(state, run.vehicle)) for run in plan.runs],
    )


def span(step: Step) -> tuple[Seconds, Seconds]:
    """Begin and end of a step; a drive begins when it departs."""
    if isinstance(step, Drive):
        return step.depart, step.arrive
    return step.begin, step.end


def _moving_convoys(plan: Plan, after: Seconds) -> set[int]:
    return {
        step.convoy
        for run in plan.runs
        for step in run.steps
        if isinstance(step, Passage) and step.convoy is not None and step.begin < after
    }


def _has_begun(step: Step, after: Seconds, moving: set[int]) -> bool:
    if isinstance(step, Passage) and step.convoy in moving:
        return True
    return span(step)[0] < after


def _shifted(step: Step, after: Seconds, renumbered: Mapping[int, int]) -> Step:
    if isinstance(step, Drive):
        return replace(
            step, depart=Seconds(step.depart - after), arrive=Seconds(step.arrive - after)
        )
    begin, end = Seconds(step.begin - after), Seconds(step.end - after)
    if isinstance(step, Passage):
        convoy = None if step.convoy is None else renumbered.get(step.convoy)
        return replace(step, begin=begin, end=end, convoy=convoy)
    if isinstance(step, (Stop, Refuel)):
        return replace(step, begin=begin, end=end)
    raise AssertionError(step)
