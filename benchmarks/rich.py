"""Scenarios with all the rules, laid out by kind and seed: the gap after so many seconds."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import Effort, Failed, Result, planned
from benchmarks.kinds import RICH, laid_out
from benchmarks.table import clock, markdown, percent, write, yes
from safepassage import files

HEAD = (
    "scenario",
    "verified",
    "people",
    "vehicles",
    "left behind",
    "T1 out",
    "T1 bound",
    "all out",
    "bound",
    "gap",
    "proven",
    "seconds",
    "memory",
)
SUMMARY_HEAD = ("kind", "seeds", "verified", "all received", "proven", "median gap", "worst gap")
RESULTS = Path(__file__).parent / "RESULTS-rich.md"


@dataclass(frozen=True, slots=True)
class Measured:
    """One scenario's plan; ``result`` is None where there is none."""

    kind: str
    seed: int
    people: int
    vehicles: int
    result: Result | None
    failure: str = ""

    @property
    def holds(self) -> bool:
        """Whether there is a plan, and the checker agrees."""
        return self.result is not None and self.result.holds

    @property
    def gap(self) -> float | None:
        """That of the clearance, where it is stated."""
        return None if self.result is None else self.result.number("gap")

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        begin = (
            f"{self.kind} {self.seed}",
            yes(self.holds),
            f"{self.people:,}",
            f"{self.vehicles}",
        )
        result = self.result
        if result is None:
            return (begin[0], self.failure, *begin[2:], *["–"] * (len(HEAD) - len(begin)))
        bounds = result.answer["bounds"]
        t1_bound = bounds.get("t1_clearance_s") if isinstance(bounds, dict) else None
        return (
            *begin,
            str(result.whole("left_behind")),
            clock(result.number("t1_clearance_s")),
            clock(t1_bound),
            clock(result.number("clearance_s")),
            clock(result.number("bound_s")),
            percent(self.gap),
            "yes" if result.proven else "–",
            f"{result.number('seconds') or 0:.1f}",
            "–" if result.megabytes is None else f"{result.megabytes:,} MB",
        )


def main(arguments: list[str] | None = None) -> int:
    """0 where every plan holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(RICH)} (default: all)")
    parser.add_argument("--seeds", type=int, default=10, help="scenarios of each kind (default 10)")
    parser.add_argument("--large-seeds", type=int, default=1, help="of the large kind (default 1)")
    parser.add_argument("--seconds", type=float, default=60, help="to plan each (default 60)")
    parser.add_argument("--scale", type=float, default=1, help="so many times the people (1)")
    parser.add_argument("--seed", type=int, default=0, help="of the planner (default 0)")
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    if unknown := set(given.kinds) - set(RICH):
        parser.error(f"{', '.join(sorted(unknown))}: the kinds are {', '.join(RICH)}")
    rows = []
    for row in measured(given):
        print(" | ".join(row.cells), flush=True)
        rows.append(row)
    command = (
        f"python -m benchmarks.rich {' '.join([*given.kinds, ''])}--seeds {given.seeds}"
        f" --large-seeds {given.large_seeds} --seconds {given.seconds:g} --scale {given.scale:g}"
        f" --seed {given.seed}"
    )
    summary = markdown(SUMMARY_HEAD, summed(rows))
    print(summary)
    table = markdown(HEAD, [row.cells for row in rows])
    write(given.write, "Scenarios with all the rules", command, [summary, table])
    return 0 if rows and all(row.holds for row in rows) else 1


def measured(given: argparse.Namespace) -> Iterator[Measured]:
    """A row for each kind and seed."""
    effort = Effort(given.seconds, given.seed, given.threads)
    for kind in given.kinds or RICH:
        for seed in range(1, 1 + (given.large_seeds if kind == "large" else given.seeds)):
            yield one(kind, seed, given.scale, effort)


def one(kind: str, seed: int, scale: float, effort: Effort) -> Measured:
    """One scenario laid out, planned and verified."""
    scenario = laid_out(kind, seed, scale)
    size = (sum(scenario.heads_by_priority().values()), len(scenario.vehicles))
    with tempfile.TemporaryDirectory() as out:
        folder = Path(out) / kind
        files.write_scenario(scenario, folder)
        try:
            return Measured(kind, seed, *size, planned(folder, Path(out) / "plan", effort))
        except Failed as failed:
            return Measured(kind, seed, *size, None, str(failed))


def summed(rows: list[Measured]) -> Iterator[tuple[str, ...]]:
    """A row for each kind: how many hold, and the gaps; where none is stated it is the worst."""
    for kind in dict.fromkeys(row.kind for row in rows):
        of_kind = [row for row in rows if row.kind == kind]
        results = [row.result for row in of_kind if row.result is not None]
        gaps = [float("inf") if row.gap is None else row.gap for row in of_kind]
        yield (
            kind,
            str(len(of_kind)),
            str(sum(row.holds for row in of_kind)),
            str(sum(result.whole("left_behind") == 0 for result in results)),
            str(sum(result.proven for result in results)),
            percent(_stated(statistics.median(gaps))),
            percent(_stated(max(gaps))),
        )


def _stated(gap: float) -> float | None:
    return None if gap == float("inf") else gap


if __name__ == "__main__":
    sys.exit(main())
