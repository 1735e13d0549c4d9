"""A sample of small faults in the rooms that count people: how many of them a test notices."""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.command import ROOT
from benchmarks.mutation import covering
from benchmarks.mutation.mutants import Mutant, mutants
from benchmarks.mutation.trials import Trials, Verdict
from benchmarks.table import markdown, percent, write

PACKAGE = "src/safepassage"
ROOMS = {
    "ledger": ("ledger/*.py", "ledger/entries/*.py"),
    "store": ("ledger/store/*.py",),
    "vault": ("vault/**/*.py",),
    "audit": ("audit/**/*.py",),
}
TESTS = (
    "tests/vault",
    "tests/audit",
    "tests/ledger",
    "tests/promises/test_one_ledger.py",
    "tests/promises/test_an_audit_loses_nobody.py",
    # What crashes does so in other processes, for minutes: those tests are not asked.
    "--ignore=tests/ledger/store/test_sqlite_crashes.py",
    "--ignore=tests/ledger/store/test_postgres_crashes.py",
    "--ignore=tests/ledger/store/test_many_at_once.py",
)
FOLDER = ROOT / "out" / "mutation"


def main(arguments: Sequence[str] | None = None) -> int:
    """Tries what was not tried yet, prints the table and who survived; always content."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--sample", type=int, default=100, help="mutants of each room")
    parser.add_argument("--seed", type=int, default=0, help="where chance begins")
    parser.add_argument("--anew", action="store_true", help="look anew which test runs which line")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="what was found so far")
    parser.add_argument("--write", type=Path, metavar="FILE")
    chosen = parser.parse_args(arguments)
    rooms = chosen.rooms or list(ROOMS)
    if unknown := set(rooms) - set(ROOMS):
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    if chosen.anew or not (chosen.folder / "times.json").exists():
        packages = ("safepassage.ledger", "safepassage.vault", "safepassage.audit")
        covering.measure(chosen.folder, packages, TESTS)
        for known in chosen.folder.glob("*.jsonl"):
            known.unlink()
    samples = {room: _sample(room, chosen.sample, chosen.seed) for room in rooms}
    found = {room: _verdicts(room, samples[room], chosen) for room in rooms}
    parts = [_table(samples, found), _survivors(samples, found)]
    print("\n".join(parts))
    if chosen.write:
        command = f"python -m benchmarks.mutation --sample {chosen.sample} --seed {chosen.seed}"
        write(chosen.write, "Mutation", command, parts)
    return 0


def _everything(room: str) -> list[Mutant]:
    files = sorted(file for pattern in ROOMS[room] for file in (ROOT / PACKAGE).glob(pattern))
    return [each for file in files for each in mutants(file, file.relative_to(ROOT).as_posix())]


def _sample(room: str, size: int, seed: int) -> list[Mutant]:
    """So many of a room's mutants, each as likely as any other."""
    every = _everything(room)
    return random.Random(f"{seed} {room}").sample(every, min(size, len(every)))


def _verdicts(
    room: str, sample: Sequence[Mutant], chosen: argparse.Namespace
) -> dict[Mutant, Verdict]:
    """Of each mutant: those tried before are not tried again."""
    file = chosen.folder / f"{room}-{chosen.seed}.jsonl"
    known: dict[tuple[str, int, str], Verdict] = {}
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            path, number, fault, verdict = json.loads(line)
            known[path, number, fault] = Verdict(verdict)
    missing = [each for each in sample if _key(each) not in known]

    def told(mutant: Mutant, verdict: Verdict) -> None:
        known[_key(mutant)] = verdict
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([*_key(mutant), verdict.value]) + "\n")
        print(f"{room} {verdict.value}: {_shown(mutant)}", file=sys.stderr)

    if missing:
        trials = Trials(missing, covering.read(chosen.folder), told)
        line = ["-q", "-s", "-p", "no:cacheprovider", *TESTS]
        # What fails is not made small first: that it fails is enough.
        from hypothesis.internal.conjecture.engine import ConjectureRunner

        ConjectureRunner.shrink_interesting_examples = lambda self: None  # type: ignore[method-assign]
        pytest.main(line, plugins=[trials])
    return {each: known[_key(each)] for each in sample}


def _key(mutant: Mutant) -> tuple[str, int, str]:
    return mutant.path, mutant.number, mutant.fault


def _shown(mutant: Mutant) -> str:
    return f"{mutant.path}:{mutant.line} {mutant.fault}"


def _table(samples: dict[str, list[Mutant]], found: dict[str, dict[Mutant, Verdict]]) -> str:
    rows = []
    for room, sample in samples.items():
        counts = Counter(found[room].values())
        noticed = counts[Verdict.KILLED] + counts[Verdict.ENDLESS]
        low, high = likely(noticed, len(sample))
        rows.append(
            [
                room,
                f"{len(_everything(room)):,}",
                str(len(sample)),
                *(str(counts[verdict]) for verdict in Verdict),
                percent(noticed / max(1, len(sample))),
                f"{percent(low)} – {percent(high)}",
            ]
        )
    names = [verdict.value for verdict in Verdict]
    return markdown(["room", "mutants", "tried", *names, "score", "95 % sure"], rows)


def _survivors(samples: dict[str, list[Mutant]], found: dict[str, dict[Mutant, Verdict]]) -> str:
    left = [
        f"- `{_shown(mutant)}`"
        for room in samples
        for mutant, verdict in sorted(found[room].items(), key=lambda each: _key(each[0]))
        if verdict in (Verdict.SURVIVED, Verdict.UNCOVERED)
    ]
    return "Not noticed:\n\n" + "\n".join(left) + "\n"


def likely(noticed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval (1927): between which shares the true one lies, 95 times of 100."""
    if tried == 0:
        return 0.0, 1.0
    z = 1.96
    share = noticed / tried
    whole = 1 + z * z / tried
    middle = share + z * z / (2 * tried)
    spread = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


if __name__ == "__main__":
    sys.exit(main())
