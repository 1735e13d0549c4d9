"""Finding people by name: how often the right one is found, and how soon among half a million."""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from nacl.public import PrivateKey

from benchmarks.table import markdown, percent, write
from safepassage.vault import Kind, Name, record
from safepassage.vault.keyfile import Key
from safepassage.vault.search import Index

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from vault.spellings import Spelt, spellings

CUTOFFS = (0.7, 0.8, 0.9, 0.95, 0.99)
ASKED = ("Mohamed", "محمد احمد", "Ahmad Khaled", "خالد العلي", "عبد الرحمن محمد الحلبي", "Zouhair")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; always content, since they are figures and no promises."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--people", type=int, default=500_000)
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args(arguments)
    chance = random.Random(chosen.seed)
    parts = [
        _found(spellings()),
        _cut(spellings()),
        _full(spellings(), chance),
        _speed(spellings(), chosen.people, chance),
        _opening(chosen.records),
    ]
    print("\n".join(parts))
    if chosen.write:
        write(chosen.write, "Names", "python -m benchmarks.names", parts)
    return 0


def _index(names: Sequence[str]) -> Index:
    made = Index()
    for name in names:
        made.add([name])
    return made


def _found(known: Sequence[Spelt]) -> str:
    """Each name once, in its usual Arabic spelling; every other spelling is asked for."""
    made = _index([name.arabic[0] for name in known])
    rows = []
    for script in ("Arabic", "Latin"):
        asked = [
            (at, spelling)
            for at, name in enumerate(known)
            for spelling in (name.arabic[1:] if script == "Arabic" else name.latin)
        ]
        places = [[hit.person for hit in made.find(s, 20)[0]] for _, s in asked]
        shares = [
            sum(at in place[:most] for (at, _), place in zip(asked, places, strict=True))
            / len(asked)
            for most in (1, 5, 20)
        ]
        rows.append([script, str(len(asked)), *(percent(share) for share in shares)])
    return f"One name of {len(known)}, asked for by its other spellings.\n\n" + markdown(
        ["spellings", "asked", "first", "among 5", "among 20"], rows
    )


def _cut(known: Sequence[Spelt]) -> str:
    """Recall and precision at each likeness: of all pairs of a name and an asked spelling."""
    made = _index([name.arabic[0] for name in known])
    right, wrong, asked = [], [], 0
    for at, name in enumerate(known):
        for spelling in name.all[1:]:
            asked += 1
            for hit in made.find(spelling, len(known))[0]:
                (right if hit.person == at else wrong).append(hit.likeness)
    rows = []
    for cutoff in CUTOFFS:
        good, bad = (sum(value >= cutoff for value in values) for values in (right, wrong))
        rows.append([f"{cutoff}", percent(good / asked), percent(good / max(1, good + bad))])
    return (
        "The same, by likeness: names that differ in a vowel (Salem, Salim) are alike.\n\n"
        + markdown(["likeness at least", "recall", "precision"], rows)
    )


def _people(known: Sequence[Spelt], count: int, chance: random.Random) -> Iterator[list[Spelt]]:
    """Given name, father's and grandfather's by how common they are, and a last name."""
    weights = [1 / (place + 3) for place in range(len(known))]
    for _ in range(count):
        yield [*chance.choices(known, weights, k=3), chance.choice(known)]


def _spelt(name: list[Spelt], latin: bool, chance: random.Random) -> str:
    return " ".join(chance.choice(part.latin if latin else part.arabic) for part in name)


def _full(known: Sequence[Spelt], chance: random.Random) -> str:
    """Full names among many, each written by one officer and asked for by another."""
    people = list(_people(known, 20_000, chance))
    made = _index([_spelt(name, chance.random() < 0.3, chance) for name in people])
    rows = []
    for words in (2, 3, 4):
        asked = [(at, people[at][: words - 1] + people[at][3:]) for at in range(0, 20_000, 40)]
        places = [
            [hit.person for hit in made.find(_spelt(name, chance.random() < 0.5, chance), 20)[0]]
            for _, name in asked
        ]
        shares = [
            sum(at in place[:most] for (at, _), place in zip(asked, places, strict=True))
            / len(asked)
            for most in (1, 5, 20)
        ]
        rows.append([str(words), *(percent(share) for share in shares)])
    return "Full names of four words among 20,000 people, each spelt by chance.\n\n" + markdown(
        ["words asked", "first", "among 5", "among 20"], rows
    )


def _speed(known: Sequence[Spelt], count: int, chance: random.Random) -> str:
    names = [_spelt(name, chance.random() < 0.3, chance) for name in _people(known, count, chance)]
    begin = time.process_time()
    made = _index(names)
    built = time.process_time() - begin
    rows = []
    for asked in ASKED:
        times = []
        for _ in range(5):
            begin = time.process_time()
            _, found = made.find(asked, 20)
            times.append(time.process_time() - begin)
        rows.append([asked, f"{found:,}", f"{median(times) * 1000:.0f} ms"])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    opening = (
        f"{count:,} people; the index is built in {built:.0f} s of one core; {most} MB in all."
    )
    return opening + "\n\n" + markdown(["asked", "alike", "takes"], rows)


def _opening(count: int) -> str:
    """Unsealing, which reads every record once when names are unlocked."""
    key = Key(bytes(PrivateKey.generate()))
    content = b"s" * 64 + bytes(str(Name("0412", "يوسف الحلبي")), "utf-8")
    begin = time.process_time()
    texts = [record.seal(content, Kind.NAME, "op", [key.public]).text for _ in range(count)]
    sealed = time.process_time() - begin
    begin = time.process_time()
    for text in texts:
        parsed = record.parse(text)
        assert parsed is not None
        assert record.unseal(parsed, "op", key.box, key.fingerprint)
    unsealed = time.process_time() - begin
    rows = [
        ["sealed", f"{sealed / count * 1e6:.0f} µs"],
        ["unsealed", f"{unsealed / count * 1e6:.0f} µs"],
    ]
    return "One record, for one reader.\n\n" + markdown(["", "takes"], rows)


if __name__ == "__main__":
    sys.exit(main())
