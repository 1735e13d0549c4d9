"""Anytime curves: the best plan's clearance and its bound against time, as a picture."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.command import ROOT, Effort
from benchmarks.generate import size
from benchmarks.kinds import RICH, laid_out, plain_of
from benchmarks.trace import Trace, trace
from safepassage import files

PICTURE = Path(__file__).parent / "anytime.svg"
CASES = (
    "aleppo-2016",
    "azovstal-2022",
    "100/200",
    "100/800",
    "1000/4000",
    *(kind for kind in RICH if kind != "founding"),
)
COLUMNS = 3
PATIENCE = 60


def main(arguments: list[str] | None = None) -> int:
    """0 where the picture was drawn, and where what draws it is missing, which is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "cases",
        nargs="*",
        default=CASES,
        help="folders of scenarios/, BUSES/TRIPS, or kinds (default: some of each)",
    )
    parser.add_argument("--seconds", type=float, default=60, help="to plan each (default 60)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="default: every core")
    parser.add_argument("--write", type=Path, default=PICTURE, help="the picture")
    given = parser.parse_args(arguments)
    try:
        import matplotlib
    except ImportError as missing:
        print(f"skipped: {missing}. `make bench` installs it.")
        return 0
    matplotlib.use("agg")
    effort = Effort(given.seconds, given.seed, given.threads)
    found = {}
    for case in given.cases:
        with tempfile.TemporaryDirectory() as out:
            found[case] = trace(_laid_out(case, Path(out)), effort, given.seconds + PATIENCE)
        last = found[case].moments[-1:]
        print(case, *last, found[case].failure, flush=True)
    draw(found, given.seconds, given.write)
    return 0


def _laid_out(case: str, out: Path) -> Path:
    """The folder of a case: a worked scenario's own, or one laid out below ``out``."""
    if (ROOT / "scenarios" / case / "scenario.toml").exists():
        return ROOT / "scenarios" / case
    scenario = laid_out(case, 1) if case in RICH else plain_of(*size(case), 0)
    files.write_scenario(scenario, out / "scenario")
    return out / "scenario"


def draw(found: dict[str, Trace], seconds: float, picture: Path) -> None:
    """A panel for each case; times in hours against seconds of planning on a logarithmic scale."""
    from matplotlib import rcParams
    from matplotlib.figure import Figure

    rcParams["svg.hashsalt"] = "anytime"
    rows = -(-len(found) // COLUMNS)
    figure = Figure(figsize=(4.2 * COLUMNS, 3 * rows), layout="constrained")
    panels = figure.subplots(rows, COLUMNS, squeeze=False).flat
    for panel, (case, one) in zip(panels, found.items(), strict=False):
        panel.set_title(case)
        moments = [moment for moment in one.moments if not moment.left_behind]
        if moments:
            clock = [max(0.05, moment.seconds) for moment in moments]
            clock.append(max(seconds, clock[-1]))
            for name, values, color in (
                ("clearance", [moment.clearance for moment in moments], "C3"),
                ("bound", [moment.bound for moment in moments], "C0"),
            ):
                hours = [value / 3600 for value in (*values, values[-1])]
                panel.step(clock, hours, where="post", color=color, label=name)
            panel.set_xscale("log")
            panel.legend()
        else:
            panel.text(0.5, 0.5, one.failure or "nobody left behind: never", ha="center")
        panel.set_xlabel("seconds of planning")
        panel.set_ylabel("hours")
    for panel in list(figure.axes)[len(found) :]:
        panel.set_visible(False)
    figure.savefig(picture, metadata={"Date": None} if picture.suffix == ".svg" else None)


if __name__ == "__main__":
    sys.exit(main())
