"""Plain cases from 200 to 20,000 trips and Valparaíso, beside OR-Tools, PyVRP and VROOM."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

from benchmarks.command import DATA, ROOT, Effort, Failed, planned, ran, run
from benchmarks.generate import size
from benchmarks.kinds import PLAIN_SIZES, plain_of
from benchmarks.peers.__main__ import PEERS
from benchmarks.peers.world import routes_of, world_of
from benchmarks.table import markdown, percent, write
from benchmarks.trace import Moment, trace
from safepassage import api, files

HEAD = (
    "instance",
    "buses",
    "trips",
    "first",
    "in 1 s",
    "ours",
    "bound",
    "gap",
    "ours in",
    "memory",
)
RESULTS = Path(__file__).parent / "RESULTS.md"
SOON = 1.0
"""Seconds in which a first plan and a first bound are wanted."""

PATIENCE = 90
"""Seconds that a peer may take beyond its time before it is given up."""

SAID = """\
*First* is when, from the begin of reading, a plan with a bound beside it was first known; *in 1 s*
is the gap of a run of one second, whose plan was verified.
"""

CANNOT = """\
Everybody has the same seconds in the same run, on the same machine, one after the other. A value is
the longest route in seconds, added up by one scorer from the routes alone.

- **OR-Tools routing** has the longest route as its aim. It can choose among shelters with room, by
  a node for each of a load's nearest ones, but its routes are longer that way; so shelters are
  settled beforehand, by a flow of least driving. It begins with a greedy plan and uses one core.
- **PyVRP** has no shortest longest route: a limit on each route is bisected, each attempt beginning
  with the best routes so far. It knows no room that vehicles share, so shelters are settled
  beforehand, and no free end, so driving to the end is free. It uses one core.
- **VROOM** has no shortest longest route either: the same bisection. It has no choice of shelter
  and no shared room: shelters are settled beforehand.
- None of the three states a bound, nor can say crossings, convoys, handovers or loads by layout.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan's value and the seconds it took; ``failure`` says why there is none."""

    value: int | None = None
    seconds: float = 0.0
    failure: str = ""

    def __str__(self) -> str:
        if self.value is None:
            return self.failure
        return f"{self.value:,} ({self.seconds:.0f} s)"


@dataclass(frozen=True, slots=True)
class Measured:
    """One instance: ours with its bound, and the peers'."""

    instance: str
    buses: int
    trips: int
    ours: Answer
    bound: int | None
    megabytes: int | None
    soon: tuple[Moment, ...]
    """What was known meanwhile, where no more than a second was given and the plan was verified."""
    peers: Mapping[str, Answer]

    @property
    def gap(self) -> float | None:
        """Ours above our bound."""
        if self.ours.value is None or not self.bound:
            return None
        return self.ours.value / self.bound - 1

    @property
    def ratio(self) -> float | None:
        """Ours ÷ the best peer's: below 1 ours is shorter."""
        values = [answer.value for answer in self.peers.values() if answer.value]
        return None if self.ours.value is None or not values else self.ours.value / min(values)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        return (
            self.instance,
            f"{self.buses:,}",
            f"{self.trips:,}",
            f"{self.soon[0].seconds:.1f} s" if self.soon else "–",
            percent(self.soon[-1].gap) if self.soon else "–",
            self.ours.failure if self.ours.value is None else f"{self.ours.value:,}",
            "–" if self.bound is None else f"{self.bound:,}",
            percent(self.gap),
            f"{self.ours.seconds:.1f} s",
            "–" if self.megabytes is None else f"{self.megabytes:,} MB",
            *map(str, self.peers.values()),
            "–" if self.ratio is None else f"{self.ratio:.3f}",
        )


def main(arguments: list[str] | None = None) -> int:
    """0 where every plan of ours holds and no peer's is better, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=size, default=PLAIN_SIZES, metavar="BUSES/TRIPS")
    parser.add_argument("--seconds", type=float, default=60, help="for each (default 60)")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--no-valparaiso", action="store_true")
    parser.add_argument("--seed", type=int, default=0, help="of the cases and of the planner")
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--data", type=Path, default=DATA / "bep")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    head = (*HEAD, *(PEERS[name] for name in given.peers), "ours ÷ best peer")
    rows = []
    for row in measured(given):
        print(" | ".join(row.cells), flush=True)
        rows.append(row)
    sizes = " ".join(f"{buses}/{trips}" for buses, trips in given.sizes)
    effort = f"--seconds {given.seconds:g} --seed {given.seed}"
    command = f"python -m benchmarks.plain --sizes {sizes} {effort}"
    parts = [f"{summed(rows)}\n", SAID, CANNOT, markdown(head, [row.cells for row in rows])]
    print(parts[0])
    write(given.write, "Plain scenarios, beside other solvers", command, parts)
    content = (row.ours.value is not None and (row.ratio or 0) <= 1 for row in rows)
    return 0 if rows and all(content) else 1


def measured(given: argparse.Namespace) -> Iterator[Measured]:
    """A row for each instance, Valparaíso first."""
    with tempfile.TemporaryDirectory() as out:
        for name, folder in _instances(given, Path(out)):
            yield one(name, folder, given)


def _instances(given: argparse.Namespace, out: Path) -> Iterator[tuple[str, Path]]:
    real = sorted((given.data / "valparaiso").glob("*.txt"))
    if given.no_valparaiso:
        real = []
    elif not real:
        print(f"Valparaíso skipped: {given.data} is missing (benchmarks/README.md).", flush=True)
    for file in real:
        run("convert", "bep", file, "--out", out / file.stem, seconds=60)
        yield f"Valparaíso {file.stem.rpartition('-')[2]}", out / file.stem
    for buses, trips in given.sizes:
        folder = out / f"plain-{buses}-{trips}"
        files.write_scenario(plain_of(buses, trips, given.seed), folder)
        yield f"plain {buses:,}/{trips:,}", folder


def one(name: str, folder: Path, given: argparse.Namespace) -> Measured:
    """One instance, planned by everybody in turn."""
    world = world_of(api.read(folder))
    effort = Effort(given.seconds, given.seed, given.threads)
    bound, megabytes = None, None
    try:
        result = planned(folder, folder.with_name(f"{folder.name}-plan"), effort)
        if not result.holds:
            raise Failed("NOT VERIFIED")
        if result.whole("left_behind"):
            raise Failed(f"{result.whole('left_behind')} left behind")
        plan = api.read_plan(Path(str(result.answer["plan"])))
        ours = Answer(world.value(routes_of(plan)), result.number("seconds") or 0.0)
        bound = int(result.number("bound_s") or 0)
        megabytes = result.megabytes
    except Failed as failed:
        ours = Answer(failure=str(failed))
    threads = given.threads or cpu_count() or 1
    return Measured(
        name,
        len(world.starts),
        sum(world.loads.values()),
        ours,
        bound,
        megabytes,
        soon(folder, given),
        {peer: peers_answer(peer, folder, given.seconds, threads) for peer in given.peers},
    )


def soon(folder: Path, given: argparse.Namespace) -> tuple[Moment, ...]:
    """What is known by when, of a second's planning whose plan is verified; else nothing."""
    traced = trace(folder, Effort(SOON, given.seed, given.threads), PATIENCE)
    whole = not traced.failure and all(not moment.left_behind for moment in traced.moments[:1])
    return traced.moments if whole else ()


def peers_answer(peer: str, folder: Path, seconds: float, threads: int) -> Answer:
    """What a peer finds, or why it finds nothing."""
    line = [sys.executable, "-m", "benchmarks.peers", peer, str(folder)]
    try:
        done = ran(
            [*line, "--seconds", str(seconds), "--threads", str(threads)],
            seconds + PATIENCE,
            cwd=ROOT,
        )
    except Failed as failed:
        return Answer(failure=str(failed))
    if done.code:
        said = done.errors.strip().splitlines()[-1:] or [f"ended with {done.code}"]
        return Answer(failure=said[0])
    told = json.loads(done.out.splitlines()[-1])
    if "missing" in told:
        return Answer(failure=f"skipped: {told['missing']}")
    return Answer(told["value"], told["seconds"])


def summed(rows: list[Measured]) -> str:
    """The table in a sentence."""
    ratios = [row.ratio for row in rows if row.ratio is not None]
    if not ratios:
        return f"{len(rows)} instances, none of them planned by anybody else."
    mean = sum(ratios) / len(ratios)
    worse = sum(ratio > 1 for ratio in ratios)
    return (
        f"{len(ratios)} instances compared: ours is longer than the best peer's on {worse}; "
        f"on average ours takes {mean:.3f} of its time."
    )


if __name__ == "__main__":
    sys.exit(main())
