"""Reading reports: how much of annotated reports is read, how fast, and that no text stops it."""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.table import markdown, write
from safepassage.reports import statements_of
from safepassage.reports.lexicon import lexicon

REPORTS = Path(__file__).parents[2] / "shared" / "reports"
MEASURES = ("numbers", "numbers+source", "numbers+status", "route slots", "kinds")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 where a text was read other than once, whole and in linear time."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--reports", type=Path, default=REPORTS, help="dev.jsonl and score.py")
    parser.add_argument("--fuzzed", type=int, default=20_000, help="texts laid out by chance")
    parser.add_argument("--megabytes", type=int, default=10, help="of the long text")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args(arguments)
    parts: list[str] = []
    if (chosen.reports / "dev.jsonl").exists():
        parts += [_scores(chosen.reports), _speed(chosen.reports)]
    fuzzed, sound = _fuzzed(chosen.fuzzed, chosen.seed)
    parts += [_long(chosen.megabytes), fuzzed]
    print("\n".join(parts))
    if chosen.write:
        write(chosen.write, "Reading reports", "python -m benchmarks.reading", parts)
    return 0 if sound else 1


def _records(reports: Path) -> list[dict[str, Any]]:
    lines = (reports / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _scores(reports: Path) -> str:
    """By the scorer that belongs to the reports, whole and by operation."""
    with tempfile.TemporaryDirectory() as folder:
        read = Path(folder) / "read.jsonl"
        read.write_text(
            "\n".join(
                json.dumps(
                    {
                        "id": record["id"],
                        "statements": [s.to_json() for s in statements_of(record["text"])],
                    },
                    ensure_ascii=False,
                )
                for record in _records(reports)
            ),
            encoding="utf-8",
        )
        gold = reports / "dev.jsonl"
        command = [sys.executable, str(reports / "score.py"), str(gold), str(read)]
        said = subprocess.run(
            [*command, "--by", "operation", "--json"], capture_output=True, text=True, check=True
        )
    rows = []
    for name, scores in json.loads(said.stdout).items():
        figures = scores["numbers"]["gold"]
        rows.append(
            [name.removeprefix("operation="), str(figures)]
            + [f"{scores[measure]['f1']:.3f}" for measure in MEASURES]
        )
    heads = ["operation", "figures", "F1 figures", "with source", "with status", "places", "kinds"]
    return "Annotated reports, by operation.\n\n" + markdown(heads, rows)


def _speed(reports: Path) -> str:
    texts = [record["text"] for record in _records(reports)]
    for text in texts:
        statements_of(text)
    rounds, started = 10, time.process_time()
    for _ in range(rounds):
        for text in texts:
            statements_of(text)
    seconds = (time.process_time() - started) / (rounds * len(texts))
    letters = sum(map(len, texts)) / len(texts)
    rows = [[f"{letters:.0f}", f"{1000 * seconds:.2f}", f"{1 / seconds:.0f}"]]
    heads = ["letters a report", "ms a report", "reports a second and core"]
    return "Speed, in seconds of the processor.\n\n" + markdown(heads, rows)


_STOPLESS = "غادرت 20 حافلة من حلب إلى إدلب وعلى متنها 900 شخص بحسب مصدر محلي ثم "


def _long(megabytes: int) -> str:
    """A text without a full stop, in two lengths: twice as long takes twice as long."""
    rows = []
    for size in (megabytes // 2, megabytes):
        text = _STOPLESS * (size * 1_000_000 // len(_STOPLESS.encode()))
        started = time.process_time()
        found = len(statements_of(text))
        seconds = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows.append([str(size), f"{found:,}", f"{seconds:.1f}", f"{memory:.0f}"])
    heads = ["MB without a full stop", "statements", "seconds", "MB of memory so far"]
    return "Long texts.\n\n" + markdown(heads, rows)


def _fuzzed(count: int, seed: int) -> tuple[str, bool]:
    """Texts of words of the lexicon, signs and noise: nothing raised, every quote in its place."""
    chance = random.Random(seed)
    wrong, statements, slowest = 0, 0, 0.0
    started = time.process_time()
    for text in _texts(chance, count):
        before = time.process_time()
        try:
            found = statements_of(text)
        except Exception as error:
            wrong += 1
            print(f"{error!r}: {text!r}", file=sys.stderr)
            continue
        slowest = max(slowest, time.process_time() - before)
        statements += len(found)
        wrong += sum(text[s.quote.start : s.quote.end] != s.quote.words for s in found)
    seconds = time.process_time() - started
    rows = [
        [f"{count:,}", f"{statements:,}", str(wrong), f"{1000 * slowest:.0f}", f"{seconds:.0f}"]
    ]
    heads = ["texts", "statements", "raised or misquoted", "slowest, ms", "seconds in all"]
    return "Texts laid out by chance.\n\n" + markdown(heads, rows), wrong == 0


def _texts(chance: random.Random, count: int) -> Iterator[str]:
    known = lexicon()
    words = list(known.single)
    phrases = [
        " ".join((first, *rest)) for first in known.phrases for rest, _ in known.phrases[first]
    ]
    signs = [
        *".,،؛:;!?؟()[]«»“”\"'-–—%$/",
        "\n",
        "\n\n",
        "و",
        "ب",
        "ل",
        "ال",
        "…",
        "ـ",
        "ً",
        "\u200f",
    ]
    for _ in range(count):
        parts: list[str] = []
        for _ in range(chance.randint(1, 14)):
            kind = chance.random()
            if kind < 0.5:
                parts.append(chance.choice(words))
            elif kind < 0.62:
                parts.append(chance.choice(phrases))
            elif kind < 0.75:
                parts.append(str(chance.choice((1, 7, 20, 2016, 4000, 12_500, 10**9))))
            elif kind < 0.92:
                parts.append(chance.choice(signs))
            else:
                parts.append(chr(chance.choice((chance.randrange(0x20, 0x700), 0xFEFB, 0x1F68C))))
        yield chance.choice((" ", "", " ", " ")).join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
