"""Lays out a scenario of a kind: every seed another, the same seed the same bytes.

python -m benchmarks.generate convoys --seed 3 --out DIR
python -m benchmarks.generate plain --size 1000/4000 --seed 0 --out DIR
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.kinds import RICH, laid_out, plain_of
from safepassage import files
from safepassage.notices import Refused


def main(arguments: list[str] | None = None) -> int:
    """0 where the scenario was written, 2 where something is in its way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kind", choices=["plain", *RICH])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", type=size, help="plain: BUSES/TRIPS (default 100/200)")
    parser.add_argument("--scale", type=scale, help="the others: so many times the people (1)")
    parser.add_argument("--out", type=Path, required=True, help="the folder, or NAME.xlsx")
    given = parser.parse_args(arguments)
    if (given.size if given.kind != "plain" else given.scale) is not None:
        parser.error("plain has a --size, the other kinds a --scale")
    if given.kind == "plain":
        buses, trips = given.size or (100, 200)
        scenario = plain_of(buses, trips, given.seed)
    else:
        scenario = laid_out(given.kind, given.seed, given.scale or 1)
    try:
        files.write_scenario(scenario, given.out)
    except Refused as refused:
        print(f"{given.out}: {', '.join(notice.code for notice in refused.notices)}")
        return 2
    people = sum(scenario.heads_by_priority().values())
    print(f"{given.out}: {people:,} people, {len(scenario.vehicles):,} vehicles")
    return 0


def size(text: str) -> tuple[int, int]:
    """``1000/4000`` as buses and trips."""
    buses, _, trips = text.partition("/")
    if not (buses.isdecimal() and trips.isdecimal() and int(buses) > 0 and int(trips) > 1):
        raise argparse.ArgumentTypeError(f"{text} is not BUSES/TRIPS, such as 100/200")
    return int(buses), int(trips)


def scale(text: str) -> float:
    """A number above zero."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.01 <= number <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0.01 to 100")
    return number


if __name__ == "__main__":
    sys.exit(main())
