"""The bus evacuation problem: 50 random instances and Valparaíso, beside published results."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import DATA, Effort, Failed, planned, run
from benchmarks.table import markdown, percent, write, yes

HEAD = (
    "instance",
    "verified",
    "value",
    "bound",
    "gap",
    "proven",
    "seconds",
    "best known",
    "published MIP",
    "published GRASP",
    "no worse than best known",
)
RESULTS = Path(__file__).parent / "RESULTS-bep.md"
WHERE = "jjloyola/bep-grasp on GitHub (IEEE CEC 2017), as random/ and valparaiso/"


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of an instance beforehand; an empty cell where nothing is."""

    mip: str
    grasp: str
    best_known: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One instance's row; value and bound are None where no plan was made."""

    instance: str
    published: Published
    holds: bool = False
    value: int | None = None
    bound: int | None = None
    proven: bool = False
    seconds: float = 0.0
    failure: str = ""

    @property
    def no_worse(self) -> bool:
        """Whether the value is at most the best known one; nothing beats what is unknown."""
        known = self.published.best_known
        return self.value is not None and (not known or self.value <= int(known))

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        shown = [str(self.value), str(self.bound)] if self.value is not None else ["–", "–"]
        gap = None if not self.bound or self.value is None else self.value / self.bound - 1
        return (
            self.instance,
            yes(self.holds) if not self.failure else self.failure,
            *shown,
            percent(gap),
            "yes" if self.proven else "–",
            f"{self.seconds:.1f}",
            self.published.best_known,
            self.published.mip or "–",
            self.published.grasp or "–",
            yes(self.no_worse),
        )


def main(arguments: list[str] | None = None) -> int:
    """0 where every plan holds and none is worse than the best known, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="*", help="names of instances (default: all)")
    parser.add_argument("--seconds", type=float, default=10, help="random instances (default 10)")
    parser.add_argument("--valparaiso-seconds", type=float, default=30, help="default 30")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--data", type=Path, default=DATA / "bep")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    if not (given.data / "published.csv").exists():
        print(f"skipped: {given.data} is missing. It comes from {WHERE}.")
        return 0
    rows = []
    for row in measured(given):
        print(" | ".join(row.cells), flush=True)
        rows.append(row)
    summary = summed(rows)
    print(summary)
    command = (
        f"python -m benchmarks.bep --seconds {given.seconds:g}"
        f" --valparaiso-seconds {given.valparaiso_seconds:g} --seed {given.seed}"
    )
    table = markdown(HEAD, [row.cells for row in rows])
    write(given.write, "The bus evacuation problem", command, [f"{summary}\n", table])
    return 0 if rows and all(row.holds and row.no_worse for row in rows) else 1


def measured(given: argparse.Namespace) -> Iterator[Measured]:
    """The instances in the order of their names, small ones first."""
    published = read_published(given.data / "published.csv")
    random = sorted((given.data / "random").glob("*.txt"), key=by_size)
    real = sorted((given.data / "valparaiso").glob("*.txt"), key=by_size)
    for file in (*random, *real):
        if given.instances and file.stem not in given.instances:
            continue
        seconds = given.valparaiso_seconds if file in real else given.seconds
        effort = Effort(seconds, given.seed, given.threads)
        yield one(file, published[file.stem], effort)


def one(file: Path, published: Published, effort: Effort) -> Measured:
    """One instance converted, planned and verified."""
    with tempfile.TemporaryDirectory() as out:
        folder = Path(out) / file.stem
        try:
            run("convert", "bep", file, "--out", folder, seconds=60)
            result = planned(folder, Path(out) / "plan", effort)
        except Failed as failed:
            return Measured(file.stem, published, failure=str(failed))
        bound = result.number("bound_s")
        return Measured(
            file.stem,
            published,
            holds=result.holds and result.whole("left_behind") == 0,
            value=result.whole("clearance_s"),
            bound=None if bound is None else int(bound),
            proven=result.proven,
            seconds=result.number("seconds") or 0.0,
        )


def read_published(file: Path) -> dict[str, Published]:
    """Published values by instance."""
    with file.open(encoding="utf-8", newline="") as text:
        return {
            row["instance"]: Published(row["mip_value"], row["grasp_best"], row["best_known"])
            for row in csv.DictReader(text)
        }


def by_size(file: Path) -> tuple[int, ...]:
    """BEP-1-10-10-6-i2 after BEP-1-8-8-5-i9, and i10 after i9."""
    return tuple(int(part.lstrip("i")) for part in file.stem.split("-")[1:])


def summed(rows: list[Measured]) -> str:
    """The table in a sentence."""
    return (
        f"{len(rows)} instances: {sum(row.holds for row in rows)} planned and verified, "
        f"{sum(row.proven for row in rows)} proven best, "
        f"{sum(row.value is not None and not row.no_worse for row in rows)} above the best known."
    )


if __name__ == "__main__":
    sys.exit(main())
