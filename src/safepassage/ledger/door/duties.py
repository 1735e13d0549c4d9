"""Is it the duty of this device's user to say so?"""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.ledger.door.caller import Caller, kind_of
from safepassage.ledger.entries import AnyFact, Corrected
from safepassage.ledger.roles import RECORDS
from safepassage.notices import Notice, Where


def may_they(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """What this role does not record, a coordinator does."""
    if type(fact) not in RECORDS[caller.role]:
        yield Notice("D-ROLE", numbers={"role": caller.role, "kind": kind_of(fact)})
    elif caller.role != "coordinator" and isinstance(fact, Corrected):
        yield from _may_they_correct(fact, caller)


def _may_they_correct(fact: Corrected, caller: Caller) -> Iterator[Notice]:
    """Who is no coordinator corrects what their own device said, by what they may say."""
    about = caller.fold.entry(fact.entry)
    if about is not None and about.device != caller.device:
        numbers = {"role": caller.role, "value": fact.entry}
        yield Notice("D-NOT-THEIRS", where=Where(field="entry"), numbers=numbers)
        return
    if about is not None and not isinstance(about.fact, Corrected):
        yield from may_they(about.fact, caller)
    if fact.instead is not None:
        yield from may_they(fact.instead, caller)
