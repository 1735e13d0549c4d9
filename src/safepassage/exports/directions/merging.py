"""Fewer words: manoeuvres that a driver does as one, or does not notice as any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safepassage.exports.directions.manoeuvres import Kind, Manoeuvre
from safepassage.model import Name

_ACROSS = 45
"""The two halves of one junction of a divided road are not farther apart, in metres."""
_JOG = 30
"""A road that is shifted sideways by so many metres at a crossing goes on."""
_SHORT = 150
"""A road is not worth its name where one leaves it after so many metres."""
_SOON = 60
"""What follows after so few metres must be told together with what comes before."""
_TURNS = (Kind.TURN, Kind.U_TURN)


def merged(found: Sequence[Manoeuvre]) -> tuple[Manoeuvre, ...]:
    """The manoeuvres as a driver wants them: the metres of those left out are kept."""
    steps = _without_jogs(_one_for_two(list(found)))
    steps = _without_short_names(steps)
    return tuple(
        replace(step, soon=True)
        if number and step.metres <= _SOON and step.kind is not Kind.ARRIVE and _acts(before)
        else step
        for number, (before, step) in enumerate(
            zip([steps[0], *steps], steps, strict=False) if steps else ()
        )
    )


def _acts(step: Manoeuvre) -> bool:
    return step.kind not in (Kind.DEPART, Kind.CONTINUE)


def _one_for_two(steps: list[Manoeuvre]) -> list[Manoeuvre]:
    """Two turns to one side within a junction are one turn: or one U-turn."""
    result: list[Manoeuvre] = []
    owed = 0
    for step in steps:
        before = result[-1] if result else None
        if (
            before is not None
            and before.kind is step.kind is Kind.TURN
            and step.metres <= _ACROSS
            and before.angle * step.angle > 0
            and before.name == Name()
            and 150 <= abs(before.angle + step.angle) <= 215
        ):
            angle = before.angle + step.angle
            result[-1] = replace(
                step, kind=Kind.U_TURN, at=before.at, metres=before.metres, angle=angle
            )
            owed = step.metres
        else:
            result.append(replace(step, metres=step.metres + owed))
            owed = 0
    if owed:
        result[-1] = replace(result[-1], metres=result[-1].metres + owed)
    return result


def _without_jogs(steps: list[Manoeuvre]) -> list[Manoeuvre]:
    """A turn to one side and at once one to the other, and one is on the same road: nothing."""
    result: list[Manoeuvre] = []
    number = 0
    owed = 0
    road: tuple[Name, str] | None = None
    while number < len(steps):
        step = steps[number]
        after = steps[number + 1] if number + 1 < len(steps) else None
        if (
            after is not None
            and road is not None
            and step.kind in _TURNS
            and after.kind is Kind.TURN
            and after.metres <= _JOG
            and abs(step.angle + after.angle) < 30
            and (after.name, after.ref) == road
            and after.name != Name()
        ):
            owed += step.metres + after.metres
            number += 2
            continue
        result.append(replace(step, metres=step.metres + owed))
        owed = 0
        road = (step.name, step.ref)
        number += 1
    return result


def _without_short_names(steps: list[Manoeuvre]) -> list[Manoeuvre]:
    """A name that changes on the way is told only where one stays on the road, and it has one."""
    result: list[Manoeuvre] = []
    owed = 0
    for number, step in enumerate(steps):
        left = steps[number + 1].metres if number + 1 < len(steps) else 0
        nameless = step.name == Name() and not step.ref
        if step.kind is Kind.CONTINUE and (nameless or left < _SHORT):
            owed += step.metres
            continue
        result.append(replace(step, metres=step.metres + owed))
        owed = 0
    if owed and result:
        result[-1] = replace(result[-1], metres=result[-1].metres + owed)
    return result
