"""How a rule says what it found: where in the plan, which vehicle, and both numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safepassage.notices import Notice, Where

if TYPE_CHECKING:
    from safepassage.verify.unfolding import Moment


def at_step(code: str, moment: Moment, **numbers: int | str) -> Notice:
    """A problem of one step: names the vehicle, the step (counted from 1) and its point."""
    place = {"vehicle": moment.vehicle.id, "step": str(moment.index + 1), "place": moment.point}
    field = f"runs[{moment.run}].steps[{moment.index}]"
    return Notice(code, where=Where(field=field), numbers=place | numbers)


def in_run(code: str, run: int, vehicle: str, **numbers: int | str) -> Notice:
    """A problem of a whole run."""
    return Notice(code, where=Where(field=f"runs[{run}]"), numbers={"vehicle": vehicle} | numbers)


def clock(seconds: int) -> str:
    """``H:MM:SS``, as a plan's file writes times: after the start, or how long."""
    minutes, rest = divmod(abs(seconds), 60)
    sign = "−" if seconds < 0 else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{rest:02}"
