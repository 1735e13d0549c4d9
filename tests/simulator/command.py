"""The simulator's command: many seeds, one seed again, or many orders of one set of entries."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from safepassage import audit, ledger
from simulator.orders import one_hash
from simulator.play import STEPS, play, steps_of
from simulator.shrink import shrink
from simulator.story import told

AT_ONCE = 100
"""Seeds that one process plays before it says what came of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; 1 where a promise was broken."""
    asked = _parser().parse_args(arguments)
    if asked.seed is not None:
        return _again(asked.seed, asked.steps)
    if asked.permutations:
        found = one_hash(asked.permutations, asked.begin)
        came_of_it = found.wrong or "one hash each"
        print(f"{found.orders} orders of {found.sets} sets of entries: {came_of_it}")
        return 1 if found.wrong else 0
    return _many(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10_000, help="how many worlds")
    parser.add_argument("--begin", type=int, default=0, help="the first seed")
    parser.add_argument("--steps", type=int, default=STEPS, help="what happens in each")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--record", type=Path, help="a file to go on from, and to write to")
    parser.add_argument("--seed", type=int, help="this world alone, and what happens in it")
    parser.add_argument("--permutations", type=int, default=0, help="so many orders, no worlds")
    return parser


def _again(seed: int, steps: int) -> int:
    """One seed once more; where it fails, the shortest story that does."""
    story = steps_of(seed, steps)
    outcome = play(seed, story)
    if outcome.wrong is not None:
        story = shrink(seed, story)
        outcome = play(seed, story)
    print(told(seed, story, outcome))
    return 1 if outcome.wrong else 0


def _many(asked: argparse.Namespace) -> int:
    """Many seeds, a hundred at a time; the record knows which are done, and by what code."""
    record = _record(asked)
    run = {"code": code(), "first": record["next"], "next": record["next"]}
    record["runs"].append(run)
    begins = range(record["next"], asked.begin + asked.seeds, AT_ONCE)
    last = asked.begin + asked.seeds
    chunks = [range(begin, min(begin + AT_ONCE, last)) for begin in begins]
    with get_context("spawn").Pool(asked.processes) as pool:
        for chunk, done in zip(chunks, _done(pool, chunks, asked.steps), strict=True):
            record["next"] = run["next"] = chunk.stop
            record["seeds"] += len(chunk)
            for name in ("entries", "figures"):
                record[name] = dict(Counter(record[name]) + done[name])
            record["failures"] += done["failures"]
            _write(asked.record, record)
            for seed, wrong in done["failures"]:
                print(f"seed {seed}: {wrong}", flush=True)
    print(json.dumps({**record, "failures": len(record["failures"])}))
    return 1 if record["failures"] else 0


def _done(pool: Any, chunks: list[range], steps: int) -> Iterator[dict[str, Any]]:
    yield from pool.imap(partial(played, steps=steps), chunks)


def played(seeds: range, steps: int) -> dict[str, Any]:
    """What came of some seeds: entries and looks in all, and what is wrong with which."""
    figures: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    failures = []
    for seed in seeds:
        outcome = play(seed, steps_of(seed, steps))
        figures.update(outcome.figures)
        entries["kept"] += outcome.entries
        if outcome.wrong is not None:
            failures.append((seed, outcome.wrong))
    return {"entries": entries, "figures": figures, "failures": failures}


def _record(asked: argparse.Namespace) -> dict[str, Any]:
    if asked.record is not None and asked.record.exists():
        record: dict[str, Any] = json.loads(asked.record.read_text(encoding="utf-8"))
        if (record["begin"], record["steps"]) != (asked.begin, asked.steps):
            raise SystemExit(f"{asked.record} is of other seeds or steps")
        return record
    return {
        "begin": asked.begin,
        "steps": asked.steps,
        "next": asked.begin,
        "runs": [],
        "seeds": 0,
        "entries": {},
        "figures": {},
        "failures": [],
    }


def code() -> str:
    """What tells the code that was simulated from any other: a hash of its files."""
    here = Path(__file__).parent
    rooms = (here, *(Path(room.__path__[0]) for room in (ledger, audit)))
    files = sorted(file for room in rooms for file in room.rglob("*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _write(file: Path | None, record: dict[str, Any]) -> None:
    """Wholly or not at all: whoever stops the command goes on from what stands there."""
    if file is not None:
        new = file.with_suffix(".new")
        new.write_text(json.dumps(record), encoding="utf-8")
        os.replace(new, file)
