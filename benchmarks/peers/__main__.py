"""Runs one peer on one plain scenario and prints its value as JSON.

python -m benchmarks.peers {ortools,pyvrp,vroom} SCENARIO --seconds 30
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path

from benchmarks.peers.world import world_of
from safepassage import api

PEERS = {"ortools": "OR-Tools routing", "pyvrp": "PyVRP", "vroom": "VROOM"}


def main(arguments: list[str] | None = None) -> int:
    """0 where there is a plan, and where the peer is not installed, which the answer says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args(arguments)
    world = world_of(api.read(given.scenario))
    try:
        importlib.import_module(given.peer)
    except ImportError as missing:
        print(json.dumps({"missing": str(missing)}))
        return 0
    peer = importlib.import_module(f"benchmarks.peers.{given.peer}")
    begin = time.perf_counter()
    routes = peer.solve(world, given.seconds, given.threads)
    seconds = time.perf_counter() - begin
    print(json.dumps({"value": world.value(routes), "seconds": round(seconds, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
