"""The cost of growth: seconds until the gap is 5 %, doubling plain cases from 100 trips on."""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.command import Effort
from benchmarks.kinds import plain_of
from benchmarks.kinds.plain import LOAD
from benchmarks.table import markdown, percent, write
from benchmarks.trace import Trace, trace
from safepassage import files

HEAD = (
    "trips",
    "buses",
    "people",
    "first plan",
    "to the gap",
    "slope",
    "gap at last",
    "memory",
)
RESULTS = Path(__file__).parent / "RESULTS-growth.md"
TRIPS_A_BUS = 4
LARGEST = 20_000
PATIENCE = 60
"""Seconds that a plan may take beyond its time before it is given up."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size's trace."""

    trips: int
    trace: Trace
    gap: float

    @property
    def seconds(self) -> float | None:
        """Seconds until the gap was small enough."""
        return self.trace.within(self.gap)


def main(arguments: list[str] | None = None) -> int:
    """0 where every size was planned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="to plan each (default 120)")
    parser.add_argument("--largest", type=int, default=LARGEST, help="trips (default 20000)")
    parser.add_argument("--gap", type=float, default=0.05, help="default 0.05")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    rows = []
    for row in measured(given):
        print(row.trips, row.seconds, row.trace.failure, flush=True)
        rows.append(row)
    command = (
        f"python -m benchmarks.growth --seconds {given.seconds:g} --largest {given.largest}"
        f" --gap {given.gap:g} --seed {given.seed}"
    )
    said = (
        f"Seconds until the gap was {percent(given.gap)}, {TRIPS_A_BUS} trips a bus. The slope is "
        "that of a straight line through this size and the one before, both scales logarithmic: "
        f"1 grows as the size does, 2 as its square. In all: {_shown(slope(rows))}.\n"
    )
    table = markdown(HEAD, cells(rows))
    print(said, table, sep="\n")
    write(given.write, "The cost of growth", command, [said, table])
    return 0 if all(not row.trace.failure for row in rows) else 1


def measured(given: argparse.Namespace) -> Iterator[Measured]:
    """A row for each size, each twice the one before."""
    for trips in sizes(given.largest):
        scenario = plain_of(trips // TRIPS_A_BUS, trips, 0)
        with tempfile.TemporaryDirectory() as out:
            folder = Path(out) / "plain"
            files.write_scenario(scenario, folder)
            effort = Effort(given.seconds, given.seed, given.threads)
            yield Measured(trips, trace(folder, effort, given.seconds + PATIENCE), given.gap)


def sizes(largest: int) -> Iterator[int]:
    """100, 200, 400 … and the largest itself."""
    trips = 100
    while trips < largest:
        yield trips
        trips *= 2
    yield largest


def cells(rows: list[Measured]) -> Iterator[tuple[str, ...]]:
    """The rows as text, each with the slope from the one before."""
    for before, row in pairwise([None, *rows]):
        assert row is not None
        found = row.trace.moments
        yield (
            f"{row.trips:,}",
            f"{row.trips // TRIPS_A_BUS:,}",
            f"{row.trips * LOAD:,}",
            f"{found[0].seconds:.1f} s" if found else row.trace.failure,
            "not in time" if row.seconds is None else f"{row.seconds:.1f} s",
            _shown(None if before is None else slope([before, row])),
            percent(found[-1].gap) if found and found[-1].gap < math.inf else "–",
            "–" if row.trace.megabytes is None else f"{row.trace.megabytes:,} MB",
        )


def slope(rows: list[Measured]) -> float | None:
    """By least squares: how the logarithm of the seconds grows with that of the trips."""
    points = [(math.log(row.trips), math.log(row.seconds)) for row in rows if row.seconds]
    if len(points) < 2:
        return None
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    spread: float = sum((x - mean_x) ** 2 for x, _ in points)
    together: float = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return together / spread


def _shown(number: float | None) -> str:
    return "–" if number is None else f"{number:.2f}"


if __name__ == "__main__":
    sys.exit(main())
