"""Headcounts: whether what somebody counted is what the entries say was there about then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from safepassage.audit.corrections import Outcome
from safepassage.audit.meaning import ClockChecked, Counted, Resolved
from safepassage.audit.part import Entry
from safepassage.audit.recount import Posting

ABOUT_THEN = 600
"""Seconds before and after a count in which the account may have held the number: people write
times down by and by.
"""


class Miscount(NamedTuple):
    """A count that does not fit, with the nearest number that the account held about then."""

    entry: Entry
    account: str
    counted: int
    held: int


def miscounts(
    counting: Iterable[Entry],
    outcome: Outcome,
    moves: Iterable[Posting],
    uncertain: set[str],
) -> Iterator[Miscount]:
    """Counts that fit at no moment about then, and that no officer has resolved."""
    counts: list[tuple[Entry, Counted]] = []
    resolved: set[str] = set()
    clocks = ahead(counting)
    instead = outcome.instead
    for entry in counting:
        told = outcome.meaning(entry) if entry.row in instead else entry.meaning
        if isinstance(told, Counted):
            counts.append((entry, told))
        elif isinstance(told, Resolved):
            resolved.add(told.discrepancy)
    accounts = {counted.account for _, counted in counts} - uncertain
    held = _held(moves, outcome, accounts, clocks)
    for entry, counted in counts:
        if counted.account in uncertain or f"count:{entry.id}" in resolved:
            continue
        about_then = _about(held[counted.account], outcome.when(entry, clocks))
        if counted.heads not in about_then:
            nearest = min(about_then, key=lambda heads: (abs(heads - counted.heads), heads))
            yield Miscount(entry, counted.account, counted.heads, nearest)


def ahead(counting: Iterable[Entry]) -> dict[str, int]:
    """How far each device's clock runs ahead, by whoever looked last."""
    latest: dict[str, tuple[int, str, int]] = {}
    for entry in counting:
        told = entry.meaning
        if isinstance(told, ClockChecked):
            look = (told.heard, entry.id, told.ahead)
            latest[told.device] = max(latest.get(told.device, look), look)
    return {device: seconds for device, (_, _, seconds) in latest.items()}


class Held(NamedTuple):
    """What an account held in a second, entry by entry: whoever brings in most comes first, whoever
    takes out most last. Who writes down whole minutes may tell of a short ride in a single one.
    """

    second: int
    heads: tuple[int, ...]


def _held(
    moves: Iterable[Posting], outcome: Outcome, accounts: set[str], clocks: dict[str, int]
) -> dict[str, list[Held]]:
    """For each account, the seconds at which its balance changed, in their order."""
    changes: dict[str, dict[int, list[int]]] = {account: defaultdict(list) for account in accounts}
    for entry, moved in moves if accounts else ():
        if moved.out_of in changes or moved.into in changes:
            when, heads = outcome.when(entry, clocks), sum(moved.heads or ())
            if moved.out_of in changes:
                changes[moved.out_of][when].append(-heads)
            if moved.into in changes:
                changes[moved.into][when].append(heads)
    return {account: list(_running(by_second)) for account, by_second in changes.items()}


def _running(by_second: dict[int, list[int]]) -> Iterator[Held]:
    balance = 0
    for second in sorted(by_second):
        heads = tuple(accumulate(sorted(by_second[second], reverse=True), initial=balance))[1:]
        yield Held(second, heads)
        balance = heads[-1]


def _about(held: list[Held], when: int) -> set[int]:
    """Every number that the account held at some moment about then."""
    before = 0
    about_then: set[int] = set()
    for second, heads in held:
        if second < when - ABOUT_THEN:
            before = heads[-1]
        elif second <= when + ABOUT_THEN:
            about_then.update(heads)
    return about_then | {before}
