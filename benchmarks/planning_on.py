"""A crossing closes for two hours mid-way: planning on, beside planning afresh."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.command import ROOT, VERIFYING_SECONDS, Effort, Failed, Result, planned, run
from benchmarks.table import clock, markdown, percent, write, yes
from safepassage import api, files
from safepassage.model import Scenario, Window
from safepassage.units import Seconds

HEAD = (
    "scenario",
    "state at",
    "closed",
    "verified",
    "first plan after",
    "all out, 1 s",
    "all out, 5 s",
    "afresh",
    "5 s beside afresh",
    "left behind, 5 s beside afresh",
    "orders kept",
    "of",
)
RESULTS = Path(__file__).parent / "RESULTS-planning-on.md"
NAMES = ("aleppo-2016", "azovstal-2022")
CLOSED_AFTER, CLOSED_FOR = 3600, 7200
"""Seconds from the state to the closing, and how long it lasts."""


def main(arguments: list[str] | None = None) -> int:
    """0 where every plan holds and none leaves more people behind than one made afresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, help=f"default: {' '.join(NAMES)}")
    parser.add_argument("--seconds", type=float, default=60, help="to plan first, and afresh")
    parser.add_argument("--share", type=float, default=0.25, help="of the clearance that is over")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    effort = Effort(given.seconds, given.seed, given.threads)
    rows = []
    good = True
    for name in given.names:
        try:
            row, holds = measured(name, effort, given.share)
        except Failed as failed:
            row, holds = (name, "NO", str(failed), *["–"] * (len(HEAD) - 3)), False
        good &= holds
        print(" | ".join(row), flush=True)
        rows.append(row)
    command = f"python -m benchmarks.planning_on --seconds {given.seconds:g} --seed {given.seed}"
    write(given.write, "Planning on from the middle", command, [markdown(HEAD, rows)])
    return 0 if good else 1


def measured(name: str, effort: Effort, share: float) -> tuple[tuple[str, ...], bool]:
    """The row of one scenario, and whether all in it is as it must be."""
    folder = ROOT / "scenarios" / name
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        first = planned(folder, out / "first", effort)
        in_force = out / "first" / "plan.json"
        after = int(share * first.whole("clearance_s"))
        at = f"+{after // 3600}:{after % 3600 // 60:02}"
        run("state", folder, in_force, "--at", at, "--out", out / "now", seconds=60)
        crossing, closed = shut(api.read(out / "now"))
        files.write_scenario(closed, out / "now")
        quick, five = (
            planned_on(folder, in_force, out / "now", out / f"{s}", replace(effort, seconds=s))
            for s in (1, 5)
        )
        afresh = planned(out / "now", out / "afresh", effort)
    ratio = (five.number("clearance_s") or 0) / (afresh.number("clearance_s") or 1) - 1
    lost = five.whole("left_behind"), afresh.whole("left_behind")
    orders = five.answer["orders"]
    assert isinstance(orders, Mapping)
    holds = first.holds and quick.holds and five.holds and afresh.holds
    row = (
        name,
        at,
        crossing,
        yes(holds),
        f"{quick.number('seconds') or 0:.1f} s",
        clock(quick.number("clearance_s")),
        clock(five.number("clearance_s")),
        clock(afresh.number("clearance_s")),
        percent(ratio),
        f"{lost[0]} / {lost[1]}",
        str(orders["kept"]),
        str(orders["kept"] + orders["changed"] + orders["dropped"]),
    )
    return row, holds and lost[0] <= lost[1]


def shut(state: Scenario) -> tuple[str, Scenario]:
    """The state with its first crossing closed from an hour on for two hours; which one."""
    crossing = next(iter(state.crossings.values()))
    open_now = crossing.windows or (Window(Seconds(0), Seconds(state.horizon)),)
    begin, end = Seconds(CLOSED_AFTER), Seconds(CLOSED_AFTER + CLOSED_FOR)
    windows = [Window(w.begin, min(w.end, begin)) for w in open_now if w.begin < begin]
    windows += [Window(max(w.begin, end), w.end) for w in open_now if w.end > end]
    crossings = {**state.crossings, crossing.id: replace(crossing, windows=tuple(windows))}
    return crossing.id, replace(state, crossings=crossings)


def planned_on(scenario: Path, in_force: Path, state: Path, out: Path, effort: Effort) -> Result:
    """A plan from the state on, judged by the checker."""
    text = run(
        "plan", scenario, "--from", state, "--plan", in_force, "--out", out, *effort.options,
        "--json", seconds=effort.seconds + VERIFYING_SECONDS,
    )  # fmt: skip
    answer = json.loads(text)
    verdict = run(
        "verify", state, answer["plan"], "--json", seconds=VERIFYING_SECONDS, may_exit=(0, 1)
    )
    return Result(answer, json.loads(verdict)["holds"])


if __name__ == "__main__":
    sys.exit(main())
