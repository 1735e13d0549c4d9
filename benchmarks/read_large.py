"""Where the time goes when the large scenario of ``benchmarks.size`` is read and checked.

    python -m benchmarks.read_large [--workbook] [--profile] [--repeat N]

``benchmarks.size`` measures the command as a user waits for it; this measures reading and checking
inside one process, as a folder or as a workbook, each on its own.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.size import lay_out
from safepassage import files


def main(arguments: list[str] | None = None) -> int:
    """0 where the scenario is read clean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workbook", action="store_true", help="as .xlsx instead of a folder")
    parser.add_argument("--profile", action="store_true", help="also list the costliest functions")
    parser.add_argument("--repeat", type=int, default=5, help="times to measure (default 5)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as out:
        path = Path(out) / "large"
        lay_out(path, random.Random(0))
        if given.workbook:
            path = as_workbook(path)
        seconds = [timed(path) for _ in range(given.repeat)]
        if given.profile:
            with cProfile.Profile() as profile:
                timed(path)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(30)
    for name, (read, check) in (("fastest", min(seconds)), ("slowest", max(seconds))):
        print(f"{name}: read in {read:.2f} s, checked in {check:.2f} s")
    return 0


def as_workbook(folder: Path) -> Path:
    """The scenario in ``folder`` as a workbook beside it."""
    book = folder.with_suffix(".xlsx")
    scenario = files.read_scenario(folder).scenario
    assert scenario is not None
    files.write_scenario(scenario, book)
    return book


def timed(path: Path) -> tuple[float, float]:
    """Seconds of reading and of checking."""
    begin = time.perf_counter()
    reading = files.read_scenario(path)
    assert reading.scenario is not None, reading.notices
    read = time.perf_counter()
    files.impossible(reading.scenario, reading.origins)
    return read - begin, time.perf_counter() - read


if __name__ == "__main__":
    sys.exit(main())
