"""The way that every entry takes through a fold, once more in Python: see ``engine/module.cpp``."""

from __future__ import annotations

from collections.abc import Iterable

from safepassage.ledger.courses import NEVER
from safepassage.ledger.entries import Corrected, Entry, Movement
from safepassage.ledger.fold import Fold
from safepassage.ledger.times import seconds_of


def count(fold: Fold, entries: Iterable[Entry], until: int = NEVER) -> None:
    """Counts entries as ``Fold.add_all`` does, each by itself and with no memory of the last."""
    for entry in entries:
        last, ahead, own_kinds = fold.speaks(entry.device)
        if entry.number > last:
            fold.leave_out(entry)
            continue
        numbers, base, heard = fold.listens(entry.device)
        if not numbers.add(entry.number):
            continue
        fold.latest[entry.device] = max(heard, entry.heard)
        fact = entry.fact
        if type(fact) not in own_kinds:
            fold.out_of_turn(entry)
        if isinstance(fact, Corrected):
            fold.correct(entry, fact)
            continue
        fold.corrects(entry)
        time = seconds_of(entry.happened) - ahead * (entry.happened == entry.heard)
        if time > until:
            continue
        flow = fold.books.move(fact, time, base | entry.number, 1)
        if flow is None:
            fold.take(entry, fact, time, base | entry.number)
            continue
        assert isinstance(fact, Movement)
        fold.persons.move(fact.people, flow.out_of, flow.into, base | entry.number, 1)
        fold.note(fact, flow.out_of, 1)
