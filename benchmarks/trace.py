"""How the best plan and its bounds move while the planner works, as one JSON object a line.

    python -m benchmarks.trace SCENARIO --seconds 60

Seconds count from the begin of reading the scenario. The last line says what was written.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

from benchmarks.command import ROOT, Effort, Failed, Ran, ran
from safepassage import api
from safepassage.language import language
from safepassage.planner.progress import Progress


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known so many seconds after the begin."""

    seconds: float
    left_behind: int
    clearance: int
    bound: int

    @property
    def gap(self) -> float:
        """(value − bound) ÷ bound; infinite where somebody is left behind or nothing is known."""
        if self.left_behind or self.bound <= 0:
            return float("inf")
        return (self.clearance - self.bound) / self.bound


@dataclass(frozen=True, slots=True)
class Trace:
    """All moments, and why there are no more: empty where the plan was written and verified."""

    moments: tuple[Moment, ...]
    failure: str
    megabytes: int | None

    def within(self, gap: float) -> float | None:
        """Seconds until the gap was no more than this; None where it never was."""
        return next((moment.seconds for moment in self.moments if moment.gap <= gap), None)


def trace(scenario: Path, effort: Effort, patience: float) -> Trace:
    """Plans in a process of its own, which is ended after ``patience`` seconds."""
    line = [sys.executable, "-m", "benchmarks.trace", str(scenario.resolve()), *effort.options]
    try:
        done = ran(line, patience, cwd=ROOT)
    except Failed as late:
        return Trace((), str(late), None)
    return traced(done)


def traced(done: Ran) -> Trace:
    """What a process that has ended told."""
    moments = tuple(Moment(**json.loads(line)) for line in done.out.splitlines())
    failure = done.errors.strip().splitlines()[-1:] if done.code else []
    return Trace(moments, "".join(failure), done.megabytes)


def main(arguments: list[str] | None = None) -> int:
    """0 where a plan was written and verified."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=cpu_count() or 1)
    given = parser.parse_args(arguments)
    begin = time.perf_counter()

    def watch(progress: Progress) -> None:
        if progress.figures is not None and progress.bounds is not None:
            moment = {
                "seconds": round(time.perf_counter() - begin, 2),
                "left_behind": progress.figures.left_behind_in_all,
                "clearance": progress.figures.clearance,
                "bound": progress.bounds.clearance.value,
            }
            print(json.dumps(moment), flush=True)

    scenario = api.read(given.scenario)
    effort = api.Effort(seconds=given.seconds, seed=given.seed, threads=given.threads)
    with tempfile.TemporaryDirectory() as out:
        api.plan(scenario, Path(out) / "plan", language("en"), effort, watch)
    return 0


if __name__ == "__main__":
    sys.exit(main())
