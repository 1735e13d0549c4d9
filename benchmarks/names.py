"""Finding people by name: how often the right one is found, and how soon among half a million."""

from __future__ import annotations

import argparse
import base64
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import median

from benchmarks.table import markdown, percent, write
from safepassage.ledger.store import SqliteStore
from safepassage.ledger.store.chain import NO_CHAIN, chained
from safepassage.ledger.wire import Signed
from safepassage.vault import Kind, Name, forget, record
from safepassage.vault.search import LEAST, Index, sounds, words

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from vault.office import REGISTRAR, Office
from vault.spellings import Pair, Spelt, spellings, variants

CITY, ENTRIES = 500_000, 3_000_000
CUTOFFS = (0.7, 0.8, 0.9, 0.95, 0.99)
ASKED = ("Mohamed", "محمد احمد", "Ahmad Khaled", "خالد العلي", "عبد الرحمن محمد الحلبي", "Zouhair")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; always content, since they are figures and no promises."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--people", type=int, default=500_000)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args(arguments)
    chance = random.Random(chosen.seed)
    parts = [
        _found(spellings()),
        _cut(spellings()),
        _full(spellings(), chance),
        _variants(spellings(), 20_000, chance),
        _speed(spellings(), chosen.people, chance),
        _opening(spellings(), chosen.records, chance),
        _forgetting(chosen.entries),
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
    for many in (2, 3, 4):
        asked = [(at, people[at][: many - 1] + people[at][3:]) for at in range(0, 20_000, 40)]
        places = [
            [hit.person for hit in made.find(_spelt(name, chance.random() < 0.5, chance), 20)[0]]
            for _, name in asked
        ]
        shares = [
            sum(at in place[:most] for (at, _), place in zip(asked, places, strict=True))
            / len(asked)
            for most in (1, 5, 20)
        ]
        rows.append([str(many), *(percent(share) for share in shares)])
    return "Full names of four words among 20,000 people, each spelt by chance.\n\n" + markdown(
        ["words asked", "first", "among 5", "among 20"], rows
    )


def _variants(known: Sequence[Spelt], others: int, chance: random.Random) -> str:
    """A list that the rules were not made with: each name among many others, and each pair."""
    crowd = [_spelt(name, chance.random() < 0.3, chance) for name in _people(known, others, chance)]
    rows = []
    pairs = variants()
    everybody = [*crowd, *dict.fromkeys(pair.written for pair in pairs)]
    made = _index(everybody)
    for sort in dict.fromkeys(pair.sort for pair in pairs if pair.same):
        places = []
        for pair in pairs:
            if pair.same and pair.sort == sort:
                found = [everybody[hit.person] for hit in made.find(pair.asked, 20)[0]]
                places.append(found.index(pair.written) if pair.written in found else 20)
        counts = [sum(place < most for place in places) for most in (1, 5, 20)]
        rows.append([sort, str(len(places)), *map(str, counts)])
    totals = [sum(int(row[column]) for row in rows) for column in (1, 2, 3, 4)]
    rows.append(["**all**", *(f"**{total}**" for total in totals)])
    alike = {
        same: [_likeness(pair) for pair in pairs if pair.same is same] for same in (True, False)
    }
    cuts = [
        [
            f"{cutoff}",
            *(
                f"{sum(value >= cutoff for value in alike[same])} of {len(alike[same])}"
                for same in (True, False)
            ),
        ]
        for cutoff in (LEAST, 0.8, 0.9, 0.95, 0.99)
    ]
    return (
        f"Names of a list that the rules were not made with, each among {others:,} people, by what "
        "is different in the question.\n\n"
        + markdown(["different", "asked", "first", "among 5", "among 20"], rows)
        + "\nHow alike such pairs are; and pairs of people who look alike and are not one. From "
        "0.8 on, somebody may be the same person and is shown as a likely duplicate.\n\n"
        + markdown(["likeness at least", "one person", "two people"], cuts)
    )


def _likeness(pair: Pair) -> float:
    """Of a pair: how alike what is asked is to what was written, among nobody else."""
    hits, _ = _index([pair.written]).find(pair.asked, 1)
    return hits[0].likeness if hits else 0.0


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


def _opening(known: Sequence[Spelt], count: int, chance: random.Random) -> str:
    """What it takes to unlock a city's names, and to find the first one: by how they were put down,
    since what is sealed at one time has one key, and unwrapping a key is most of the work.
    """
    office = Office()
    people = [
        Name(
            f"{number:06}",
            _spelt(name, False, chance),
            _spelt(name, True, chance),
            father=name[1].arabic[0],
            born=chance.randrange(1930, 2016),
            phone=f"+963 9{chance.randrange(10**8):08}",
        )
        for number, name in enumerate(_people(known, count, chance))
    ]
    rows = []
    for told, at_once in (("one by one", 1), ("families of four", 4), ("lists of 1,000", 1000)):
        office.store.texts.clear()
        office.__post_init__()
        taking = Taking()
        for first in range(0, count, at_once):
            office.add(*people[first : first + at_once])
        taking.part("sealed")
        opened = office.vault.unlock(REGISTRAR, office.readings.append)
        taking.part("unlocked")
        assert opened.name("000000", "a benchmark") is not None
        taking.part("by number")
        # As after a start: what an earlier row has met is not remembered.
        for remembered in (words._words, words._one, words._bare, sounds.sound):
            remembered.cache_clear()
        assert opened.find("Mohamed", "a benchmark").people
        taking.part("by name")
        each = taking.seconds["unlocked"] / count
        index = taking.seconds["by name"] / count
        rows.append(
            [
                told,
                f"{taking.seconds['sealed'] / count * 1e6:.0f} µs",
                f"{each * 1e6:.0f} µs",
                f"{index * 1e6:.0f} µs",
                f"{each * CITY:.0f} s",
                f"{(each + index) * CITY:.0f} s",
            ]
        )
    return (
        f"{count:,} records with names in both scripts, for one reader; seconds of one core. A "
        f"city has {CITY:,} people.\n\n"
        + markdown(
            ["put down", "sealed", "unlocked", "indexed", "city by number", "city by name"], rows
        )
    )


def _forgetting(count: int) -> str:
    """``forget`` on a journal with a sealed record for every sixth entry."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore.create(Path(folder) / "journal")
        previous = NO_CHAIN
        for first in range(0, count, 5_000):
            some = []
            for number in range(first, min(first + 5_000, count)):
                body = _BODY % (number % 40, number, previous.encode(), number)
                previous = sha256(body).hexdigest()
                signature = base64.b64encode(random.Random(number).randbytes(64)).decode()
                some.append((f"gate-{number % 40}/{number}", Signed(signature, body)))
            store.append(some, "2016-12-15T10:04:00Z")
        records = record.seal_all([bytes(300)] * (count // 6), Kind.NAME, "op", [REGISTRAR.public])
        store.seal([each.text for each in records])
        taking = Taking()
        told = forget(_Shelf(store), Path(folder), (), _hashes(store))
        taking.part("forgotten")
        store.close()
    each = taking.seconds["forgotten"] / count
    return (
        f"Forgetting in a journal of {count:,} entries with {told.records:,} sealed records: "
        f"{each * 1e6:.0f} µs of one core for each entry, that is {each * ENTRIES:.0f} s for the "
        f"{ENTRIES:,} entries of a city. {told.tried} possible keys were tried.\n"
    )


_BODY = (
    b'{"device":"gate-%d","number":%d,"previous":"%s","maker":"officer","happened":"2016-12-15T'
    b'10:04:00Z","heard":"2016-12-15T10:04:00Z","fact":{"type":"boarded","vehicle":"bus-12",'
    b'"place":"ramouseh","heads":{"seat":3},"people":["%06d"]}}'
)


class _Shelf:
    """The journal's sealed records, as the vault sees them."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def seal(self, records: Iterable[str]) -> None:
        self._store.seal(list(records))

    def sealed(self) -> Iterator[str]:
        return (each.record for each in self._store.sealed())

    def destroy(self) -> None:
        self._store.destroy_sealed()


def _hashes(store: SqliteStore) -> Iterator[bytes]:
    chain = NO_CHAIN
    for line in store.kept():
        chain = chained(chain, line.merged, line.signature, line.body)
        yield bytes.fromhex(chain)
        yield sha256(line.body).digest()


class Taking:
    """Processor seconds of each part of something."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._begin = time.process_time()

    def part(self, name: str) -> None:
        """This part ends here."""
        now = time.process_time()
        self.seconds[name] = now - self._begin
        self._begin = now


if __name__ == "__main__":
    sys.exit(main())
