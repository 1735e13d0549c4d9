"""What is done to a journal while it crashes, and what it then has to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ledger.store.entries import LATER, MERGED, entries, entry
from safepassage.ledger.store import Kept, MemoryStore, Named, Store

Step = Callable[[Store], object]


class State(NamedTuple):
    """Everything that a store holds."""

    lines: tuple[Kept, ...]
    aside: tuple[Named, ...]
    snapshot: tuple[int, bytes] | None
    sealed: tuple[str, ...]


def state(store: Store) -> State:
    return State(
        tuple(store.kept()),
        tuple(store.aside()),
        store.snapshot(),
        tuple(record.record for record in store.sealed()),
    )


def states(work: Sequence[Step]) -> list[State]:
    """After no step, after the first …"""
    model = MemoryStore()
    found = [state(model)]
    for step in work:
        step(model)
        found.append(state(model))
    return found


def _long(number: int) -> Named:
    """An entry of several pages."""
    return entry(number, b"%d " % number * 4_000)


SHORT: tuple[Step, ...] = (
    lambda store: store.append([entry(1)], MERGED),
    lambda store: store.append(entries(1, 30), MERGED),
    lambda store: store.put_aside(entries(100, 103), most=3),
    lambda store: store.append([_long(31)], LATER),
    lambda store: store.take_from_aside(entries(101, 102)),
    lambda store: store.keep_snapshot(20, b"state" * 1_000),
    lambda store: store.seal(["YQ==", "Yg=="]),
    lambda store: store.append([entry(1, b"rival"), entry(32)], LATER),
)
"""Each sort of change once."""

LONG: tuple[Step, ...] = (
    *SHORT,
    *(lambda store, n=n: store.append([entry(n)], LATER) for n in range(33, 45)),
    lambda store: store.append(entries(45, 245), LATER),
    lambda store: store.keep_snapshot(40, b"newer" * 10_000),
    lambda store: store.destroy_sealed(),
    lambda store: store.seal(["Yw=="]),
    *(lambda store, n=n: store.append([_long(n), entry(n + 1)], LATER) for n in range(246, 256, 2)),
    lambda store: store.take_from_aside(entries(100, 100)),
)
"""Long enough for the log to be written back several times, if it is kept short."""
