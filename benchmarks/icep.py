"""The isolated community evacuation problem: Bowen Island, beside published results."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.command import DATA, Effort, Failed, planned, run
from benchmarks.table import markdown, percent, write, yes

HEAD = (
    "instance",
    "scenario",
    "verified",
    "minutes",
    "bound",
    "gap",
    "proven",
    "seconds",
    "best known",
    "published",
)
RESULTS = Path(__file__).parent / "RESULTS-icep.md"
WHERE = "singfie/ICEP-exact-implementation on GitHub (MIT)"


def main(arguments: list[str] | None = None) -> int:
    """0 where every plan holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30, help="to plan each (default 30)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--data", type=Path, default=DATA / "icep")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    if not (given.data / "published.csv").exists():
        print(f"skipped: {given.data} is missing. It comes from {WHERE}.")
        return 0
    rows = []
    for row in measured(given.data, Effort(given.seconds, given.seed, given.threads)):
        print(" | ".join(row), flush=True)
        rows.append(row)
    command = f"python -m benchmarks.icep --seconds {given.seconds:g} --seed {given.seed}"
    write(
        given.write,
        "The isolated community evacuation problem",
        command,
        ["Times in minutes, as published; ours round legs up to seconds.\n", markdown(HEAD, rows)],
    )
    return 0 if rows and all(row[2] == "yes" for row in rows) else 1


def measured(data: Path, effort: Effort) -> Iterator[tuple[str, ...]]:
    """A row of the table for each published result."""
    with (data / "published.csv").open(encoding="utf-8", newline="") as text:
        for published in csv.DictReader(text):
            yield one(data / published["instance"], published, effort)


def one(instance: Path, published: Mapping[str, str], effort: Effort) -> tuple[str, ...]:
    """One scenario of one instance converted, planned and verified."""
    name = published["scenario"]
    known = (published["best_known_min"], published["published_makespan_min"])
    with tempfile.TemporaryDirectory() as out:
        folder = Path(out) / "scenario"
        try:
            run("convert", "icep", instance, "--scenario", name, "--out", folder, seconds=60)
            result = planned(folder, Path(out) / "plan", effort)
        except Failed as failed:
            return (instance.name, name, str(failed), *["–"] * 5, *known)
    bound = result.number("bound_s")
    return (
        instance.name,
        name,
        yes(result.holds and result.whole("left_behind") == 0),
        f"{result.whole('clearance_s') / 60:.2f}",
        "–" if bound is None else f"{bound / 60:.2f}",
        percent(result.number("gap")),
        "yes" if result.proven else "–",
        f"{result.number('seconds') or 0:.1f}",
        *known,
    )


if __name__ == "__main__":
    sys.exit(main())
