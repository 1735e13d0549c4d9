"""A plan as a dispatcher would write it down, one step a line, so that tests can be read aloud.

    run bus-1
      drive garage bridge 0:00-0:10
      pass bridge out 0:10-0:15 convoy 0
      stop school 0:25-0:30 alight 1 family of town board 2 person of town layout a
      refuel garage 1:00-1:10
    convoy bridge out bus-1,bus-2
    left 3 person of town at school no-time

Vehicles that stay where they are have no lines. The language is the one that ``verify.telling``
reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from safepassage.model import Drive, PartyMove, Passage, Plan, Refuel, Step, Stop


def timetable(plan: Plan) -> str:
    """All lines of the plan."""
    return "\n".join(_lines(plan))


def lines(text: str) -> str:
    """The lines of a test's indented text, to compare with a timetable."""
    return dedent(text).strip()


def clock(seconds: int) -> str:
    """``H:MM``, with ``:SS`` where the minute is not full."""
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02}" + (f":{rest:02}" if rest else "")


def _lines(plan: Plan) -> Iterator[str]:
    for run in plan.runs:
        if run.steps:
            yield f"run {run.vehicle}"
        for step in run.steps:
            yield f"  {_step(step)}"
    for convoy in plan.convoys:
        yield f"convoy {convoy.crossing} {convoy.from_zone} {','.join(convoy.vehicles)}"
    for left in plan.left_behind:
        parties = f"{left.count} {left.kind} of {left.group}"
        yield f"left {parties} at {left.where} {left.reason.value}"


def _step(step: Step) -> str:
    match step:
        case Drive(origin, destination, depart, arrive):
            return f"drive {origin} {destination} {clock(depart)}-{clock(arrive)}"
        case Passage(crossing, from_zone, begin, end, convoy):
            behind = "" if convoy is None else f" convoy {convoy}"
            return f"pass {crossing} {from_zone} {clock(begin)}-{clock(end)}{behind}"
        case Refuel(place, begin, end):
            return f"refuel {place} {clock(begin)}-{clock(end)}"
        case Stop(place, begin, end, alight, board, layout):
            words = ["stop", place, f"{clock(begin)}-{clock(end)}"]
            words += ["alight", _moves(alight)] if alight else []
            words += ["board", _moves(board)] if board else []
            words += ["layout", layout] if layout not in (None, "plain") else []
            return " ".join(words)
    raise TypeError(step)


def _moves(moves: tuple[PartyMove, ...]) -> str:
    return ", ".join(f"{move.count} {move.kind} of {move.group}" for move in moves)
