"""How fast the ledger counts: from the first entry, one more entry, and a city from its snapshot.

    python -m benchmarks.ledger [--entries 200000] [--city 3000000] [--write FILE]

A bus a minute brings families from camps to a town. Times are processor seconds of one process.
What is read is decoded from the bytes that the store keeps. Signatures are not checked again, nor
is the disk read: that is done when an entry is taken in, and the store looks at its own tail when
it is opened. The decoder's own time stands beside.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import msgspec

from benchmarks import journals
from safepassage.ledger.collecting import no_garbage
from safepassage.ledger.devices import Devices, devices_of, speaks_of_devices
from safepassage.ledger.entries import (
    Alighted,
    AnyFact,
    Arrived,
    Boarded,
    Consented,
    Departed,
    Entry,
    Heads,
    Opened,
    Ready,
    Registered,
)
from safepassage.ledger.fold import Fold
from safepassage.ledger.keys import NOTHING_BEFORE, DeviceKey
from safepassage.ledger.seen import Seen
from safepassage.ledger.situation import situation
from safepassage.ledger.snapshot import State, restored, saved
from safepassage.ledger.times import seconds_of, text_of
from safepassage.ledger.wire import read_kept

BEGIN = seconds_of("2016-12-15T06:00:00Z")
KEY = DeviceKey(b"k" * 32)
MEGABYTE = 1024 * 1024


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--city", type=int, default=3_000_000)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args(arguments)
    rows = [*counting(chosen.entries), *city(chosen.city)]
    table = "\n".join(["| what | figure |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)])
    print(table)
    if chosen.write is not None:
        chosen.write.write_text(f"# The ledger\n\n{__doc__}\n{table}\n", encoding="utf-8")
    return 0


def counting(entries: int) -> Iterator[tuple[str, str]]:
    """From cold: bodies as the store gives them are read and counted, in one process."""
    bodies = [msgspec.json.encode(entry) for entry in told(families(), entries)]
    yield from _cold(f"{entries:,} entries", "a family to an entry", bodies, devices())
    people = [msgspec.json.encode(entry) for entry in told(one_by_one(), entries)]
    yield from _cold("as many", "a wristband to an entry", people, devices())
    _, operation = journals.operation(entries)
    busloads = [one.body for one in operation]
    found = devices_of(filter(speaks_of_devices, map(read_kept, busloads)))
    yield from _cold("as many", "a busload to an entry, ten devices", busloads, found)


def _cold(what: str, shape: str, bodies: list[bytes], known: Devices) -> Iterator[tuple[str, str]]:
    gc.collect()
    with no_garbage():
        began = time.process_time()
        for body in bodies:
            read_kept(body)
        decoded = time.process_time()
        fold = Fold(lambda id_: None, known)
        fold.add_all(map(read_kept, bodies))
        situation(fold)
        done = time.process_time()
    yield f"{what}, {shape}: read only", f"{len(bodies) / (decoded - began):,.0f} a second"
    yield (
        "the same read, counted, and the situation",
        f"{len(bodies) / (done - decoded):,.0f} a second",
    )


def one_more(fold: Fold, entries: int) -> str:
    """Milliseconds for one more entry and its situation: of a hundred."""
    text = text_of(BEGIN)
    one = Registered(heads=Heads(4), where="waiting:camp-1", group="g1", party="family", parties=1)
    took = []
    for number in range(1, 101):
        began = time.process_time()
        fold.add(Entry("desk", entries + 1 + number, "", "o", text, text, one))
        situation(fold)
        took.append((time.process_time() - began) * 1000)
    return f"{median(took):.2f} ms, at most {max(took):.2f} ms"


def city(entries: int) -> Iterator[tuple[str, str]]:
    """Everybody with a wristband: registered, asked, ready, aboard, received."""
    gc.disable()
    fold = Fold(lambda id_: None, devices())
    fold.add_all(told(one_by_one(), entries))
    before = situation(fold)
    people = before.equation["registered"][0]
    state = State(fold, {}, set(), Seen(), devices())
    began = time.process_time()
    snapshot = saved(state, KEY)
    yield (
        f"a snapshot of {entries:,} entries, {people:,} people",
        f"{len(snapshot) / MEGABYTE:.0f} MB",
    )
    yield "written in", f"{time.process_time() - began:.2f} s"
    del fold, state
    gc.enable()
    gc.collect()
    began = time.process_time()
    again = restored(snapshot, lambda id_: None, KEY)
    assert again is not None
    after = situation(again.fold)
    yield "read, and the situation", f"{time.process_time() - began:.2f} s"
    assert after == before
    yield "one more entry and its situation", one_more(again.fold, entries)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "memory at most, entries never all held at once", f"{most:,.0f} MB"


def told(facts: Iterator[tuple[int, AnyFact]], entries: int) -> Iterator[Entry]:
    """The opening, and the entries of one device that tell the first so many facts."""
    yield opening()
    for number, (when, fact) in zip(range(2, entries + 2), facts, strict=False):
        text = text_of(when)
        yield Entry("desk", number, NOTHING_BEFORE, "officer", text, text, fact)


def families() -> Iterator[tuple[int, AnyFact]]:
    """Twelve families of four to a bus, each told by itself."""
    for bus, (vehicle, trip, place, when) in enumerate(buses()):
        group = f"g{bus % 200}"
        family = {"heads": Heads(4), "group": group, "party": "family", "parties": 1}
        if not bus % 1000:
            for camp in range(200):
                where = f"waiting:camp-{camp}"
                yield when, Registered(heads=Heads(1_000), group=f"g{camp}", where=where)
                yield (
                    when,
                    Consented(
                        heads=Heads(1_000),
                        group=f"g{camp}",
                        place=f"camp-{camp}",
                        destination="town",
                        language="ar",
                        explained="read aloud",
                    ),
                )
        for _ in range(12):
            yield when, Boarded(**family, place=place, vehicle=vehicle, trip=trip)
        yield when, Departed(vehicle=vehicle, trip=trip, place=place, toward="town", counted=48)
        for last in range(12):
            yield (
                when + 3600,
                Alighted(
                    **family,
                    place="town",
                    vehicle=vehicle,
                    trip=trip,
                    received=True,
                    empty=last == 11,
                ),
            )


def one_by_one() -> Iterator[tuple[int, AnyFact]]:
    """Fifty people to a bus, five entries for each of them."""
    for bus, (vehicle, trip, place, when) in enumerate(buses()):
        group = f"g{bus % 200}"
        bands = [f"W{bus * 50 + seat:07d}" for seat in range(50)]
        people = [{"heads": Heads(1), "group": group, "people": (band,)} for band in bands]
        for one in people:
            yield when, Registered(**one, where=f"waiting:{place}")
            yield (
                when,
                Consented(
                    **one, place=place, destination="town", language="ar", explained="read aloud"
                ),
            )
            yield when, Ready(**one, place=place)
            yield when, Boarded(**one, place=place, vehicle=vehicle, trip=trip)
        yield when, Departed(vehicle=vehicle, trip=trip, place=place, toward="town", counted=50)
        yield when + 3600, Arrived(vehicle=vehicle, trip=trip, place="town", counted=50)
        for one in people:
            empty = one is people[-1]
            yield (
                when + 3600,
                Alighted(
                    **one, place="town", vehicle=vehicle, trip=trip, received=True, empty=empty
                ),
            )


def buses() -> Iterator[tuple[str, int, str, int]]:
    """Five hundred buses, turn by turn: which, on which trip, from where, when."""
    bus = 0
    while True:
        yield f"bus-{bus % 500}", bus // 500 + 1, f"camp-{bus % 200}", BEGIN + bus * 60
        bus += 1


def devices() -> Devices:
    return devices_of([opening()])


def opening() -> Entry:
    fact = Opened(operation="city", scenario="0" * 64, key=KEY.public)
    text = text_of(BEGIN)
    return Entry("desk", 1, NOTHING_BEFORE, "coordinator", text, text, fact)


if __name__ == "__main__":
    sys.exit(main())
