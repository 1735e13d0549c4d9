"""Every worked scenario, planned for a second and for a minute, and verified."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.command import ROOT, Effort, Failed, Result, planned
from benchmarks.table import clock, markdown, percent, write, yes

HEAD = (
    "scenario",
    "verified",
    "left behind",
    "T1 out",
    "T1 bound",
    "all out",
    "bound",
    "gap",
    "proven",
    "planned in",
    "all out after 1 s",
)
RESULTS = Path(__file__).parent / "RESULTS-scenarios.md"


def main(arguments: list[str] | None = None) -> int:
    """0 where every plan holds, 1 where one does not or could not be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="folders of scenarios/ (default: all)")
    parser.add_argument("--seconds", type=float, default=60, help="to plan each (default 60)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    names = given.names or sorted(p.name for p in (ROOT / "scenarios").iterdir() if p.is_dir())
    effort = Effort(given.seconds, given.seed, given.threads)
    rows = []
    for row in measured(names, effort):
        print(" | ".join(row), flush=True)
        rows.append(row)
    table = markdown(HEAD, rows)
    command = f"python -m benchmarks.scenarios --seconds {given.seconds:g} --seed {given.seed}"
    write(given.write, "The worked scenarios", command, [table])
    return 0 if all(row[1] == "yes" for row in rows) else 1


def measured(names: list[str], effort: Effort) -> Iterator[tuple[str, ...]]:
    """A row of the table for each scenario."""
    for name in names:
        folder = ROOT / "scenarios" / name
        with tempfile.TemporaryDirectory() as out:
            try:
                first = planned(folder, Path(out) / "first", Effort(1, effort.seed, effort.threads))
                yield row(name, planned(folder, Path(out) / "plan", effort), first)
            except Failed as failed:
                yield (name, "NO", str(failed), *["–"] * (len(HEAD) - 3))


def row(name: str, result: Result, first: Result) -> tuple[str, ...]:
    """What the table says of one scenario."""
    bounds = result.answer["bounds"]
    t1_bound = bounds.get("t1_clearance_s") if isinstance(bounds, dict) else None
    early = clock(first.number("clearance_s")) if first.holds else "NO"
    if first.whole("left_behind"):
        early += f", {first.whole('left_behind')} left"
    return (
        name,
        yes(result.holds and first.holds),
        str(result.whole("left_behind")),
        clock(result.number("t1_clearance_s")),
        clock(t1_bound),
        clock(result.number("clearance_s")),
        clock(result.number("bound_s")),
        percent(result.number("gap")),
        "yes" if result.proven else "–",
        f"{result.number('seconds') or 0:.1f} s",
        early,
    )


if __name__ == "__main__":
    sys.exit(main())
