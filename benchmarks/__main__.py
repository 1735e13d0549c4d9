"""Every benchmark, one after the other: ``python -m benchmarks``."""

from __future__ import annotations

import sys

from benchmarks import (
    bep,
    curves,
    growth,
    icep,
    journal,
    ledger,
    names,
    plain,
    planning_on,
    reading,
    rich,
    scenarios,
    size,
)


def main() -> int:
    """0 where every benchmark is content."""
    exits: list[int] = []
    for benchmark in (
        size,
        journal,
        ledger,
        names,
        scenarios,
        planning_on,
        reading,
        icep,
        bep,
        plain,
        rich,
        growth,
        curves,
    ):
        print(f"\n{benchmark.__name__}: {benchmark.__doc__}", flush=True)
        exits.append(benchmark.main([]))
    return max(exits)


if __name__ == "__main__":
    sys.exit(main())
