"""Reading and checking a scenario of 100,000 people, 2,000 places and 500 vehicles."""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.command import Failed, run
from benchmarks.table import markdown, write

RESULTS = Path(__file__).parent / "RESULTS-size.md"
ASSEMBLY_POINTS, RECEPTION_POINTS, VEHICLES, PEOPLE = 1_950, 50, 500, 100_000
LARGEST = 6
"""The largest family."""


def main(arguments: list[str] | None = None) -> int:
    """0 where ``check`` finds nothing to complain about."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="times to measure (default 5)")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as out:
        folder = Path(out) / "large"
        lay_out(folder, random.Random(0))
        try:
            seconds = sorted(timed(folder) for _ in range(given.repeat))
        except Failed as failed:
            print(failed)
            return 1
    middle = seconds[len(seconds) // 2]
    row = [(f"{PEOPLE:,}", f"{ASSEMBLY_POINTS + RECEPTION_POINTS:,}", VEHICLES, f"{middle:.2f} s")]
    table = markdown(("people", "places", "vehicles", "read and checked in (median)"), row)
    print(table)
    write(given.write, "Size", f"python -m benchmarks.size --repeat {given.repeat}", [table])
    return 0


def timed(folder: Path) -> float:
    """Seconds that ``safepassage check`` takes, from start to end of the process."""
    begin = time.perf_counter()
    run("check", folder, seconds=120)
    return time.perf_counter() - begin


def lay_out(folder: Path, dice: random.Random) -> None:
    """A country-wide scenario as a folder of tables."""
    folder.mkdir()
    (folder / "scenario.toml").write_text(
        'id = "large"\nstart = "2030-01-01 06:00"\ntimezone = "UTC"\nhorizon_h = 72\n'
        "[travel]\ndetour = 1.3\n",
        encoding="utf-8",
    )
    sites = [f"site-{n:04}" for n in range(ASSEMBLY_POINTS)]
    shelters = [f"shelter-{n:02}" for n in range(RECEPTION_POINTS)]

    def place(name: str, role: str, room: int | None) -> tuple[object, ...]:
        return (name, "land", role, 34 + dice.random() * 3, 36 + dice.random() * 4, room)

    def table(name: str, head: str, rows: Iterable[Sequence[object]]) -> None:
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((head.split(), *rows))

    table("zones", "id", [("land",)])
    table(
        "places",
        "id zone roles latitude longitude room",
        [place(site, "assembly", None) for site in sites]
        + [place(shelter, "reception depot", 2_500) for shelter in shelters],
    )
    table("kinds", "id seat", [(f"family-{size}", size) for size in range(1, LARGEST + 1)])
    table("groups", "id place", [(f"of-{site}", site) for site in sites])
    table("parties", "group kind count", parties(sites, dice))
    table("vehicle_types", "id board_seat_s alight_seat_s speed_kmh", [("bus", 3, 2, 40)])
    table("layouts", "type id seat", [("bus", "seats", 50)])
    table(
        "vehicles",
        "id type start",
        [(f"bus-{n:03}", "bus", dice.choice(shelters)) for n in range(VEHICLES)],
    )


def parties(sites: list[str], dice: random.Random) -> list[tuple[object, ...]]:
    """Families at every site, all sites alike in heads, everybody in exactly one family."""
    rows: list[tuple[object, ...]] = []
    for number, site in enumerate(sites):
        left = PEOPLE * (number + 1) // len(sites) - PEOPLE * number // len(sites)
        families: Counter[int] = Counter()
        while left:
            size = dice.randint(1, min(LARGEST, left))
            families[size] += 1
            left -= size
        rows += [(f"of-{site}", f"family-{size}", n) for size, n in sorted(families.items())]
    return rows


if __name__ == "__main__":
    sys.exit(main())
