"""How many neighbours the search of rich scenarios tries in a second of one processor."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from benchmarks.kinds import RICH, laid_out
from benchmarks.table import markdown
from safepassage.planner import _engine
from safepassage.planner.chains import FIRST_ROUND, Chains
from safepassage.planner.problem import translate

HEAD = ("scenario", "trips", "vehicles", "neighbours a second")

WARM, COLD = 0.01, 0.0003
"""Temperatures, as shares of the clearance: those of most rounds."""


def main(arguments: list[str] | None = None) -> int:
    """0: nothing here can be wrong, only slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="all of them by default")
    parser.add_argument("--seeds", type=int, default=1, help="seeds of each kind (default 1)")
    parser.add_argument("--neighbours", type=int, default=4000, help="tried (default 4000)")
    given = parser.parse_args(arguments)
    for kind in given.kinds:
        if kind not in RICH:
            parser.error(f"{kind}: no such kind; there are {', '.join(RICH)}")
    print(markdown(HEAD, rows(given.kinds or list(RICH), given.seeds, given.neighbours)), end="")
    return 0


def rows(kinds: list[str], seeds: int, neighbours: int) -> Iterator[tuple[object, ...]]:
    """For each scenario: first lists, a short round, then so many neighbours from there."""
    for kind in kinds:
        for seed in range(1, seeds + 1):
            scenario = laid_out(kind, seed)
            chains = Chains(translate(scenario), 0, 1)
            chains.begin()
            chains.round(FIRST_ROUND, None, lambda: False)
            search, value = chains.searches[0], chains.figures.clearance
            trips = len(search.best)
            begin = time.process_time()
            tried = search.anneal(
                _engine.Aim.Clearance, neighbours, WARM * value, COLD * value, chains.flag
            )
            a_second = tried / max(1e-9, time.process_time() - begin)
            yield f"{kind} {seed}", trips, len(scenario.vehicles), f"{a_second:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
