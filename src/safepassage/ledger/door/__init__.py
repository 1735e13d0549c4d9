"""At the door: may this device's user record this now, by what the device knows?

A refusal here keeps people from doing what they should not do; it never hides what happened.
Somebody with the authority overrides it by name (:class:`~safepassage.ledger.entries.Overridden`,
recorded before), and what comes in from elsewhere is never asked these questions
(:mod:`safepassage.ledger.merge`). The questions are asked in the order of :data:`QUESTIONS`, which
is part of the specification (docs/ledger.md, "At the door").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from safepassage.ledger.door.caller import Caller, as_of, kind_of
from safepassage.ledger.door.duties import may_they
from safepassage.ledger.door.names import is_it_known
from safepassage.ledger.door.rules import does_it_break_a_rule, does_it_fit, is_it_there
from safepassage.ledger.entries import AnyFact, Corrected
from safepassage.notices import Notice, Severity

FUTURE = 300
"""Seconds by which something may be said to have happened later than now: clocks differ."""

_NO_LONGER = (
    "registered",
    "joined",
    "consented",
    "ready",
    "boarded",
    "vehicle_came",
    "agreement_made",
    "guaranteed",
    "suspended",
    "resumed",
    "agreement_ended",
    "go_signed",
    "completed",
    "called_off",
)
"""What begins something. A departure has a question of its own; and whoever is on the way when the
operation is called off still arrives, alights, is handed over."""


def refusals(fact: AnyFact, caller: Caller) -> tuple[Notice, ...]:
    """Why a fact may not be recorded; warnings (severity WARN) stand in nobody's way.

    All questions of the first sort that finds anything are answered at once: who may not speak is
    not told what else would be wrong.
    """
    caller.fold.settle()
    found: list[Notice] = []
    for question in QUESTIONS:
        found.extend(question(fact, caller))
        if any(notice.severity is Severity.STOP for notice in found):
            break
    return tuple(found)


def _is_it_over(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Had the operation ended when it happened? Then nothing new begins."""
    if kind_of(fact) in _NO_LONGER and caller.fold.policy.at(caller.time).over is not None:
        yield Notice("D-OVER", numbers={"kind": kind_of(fact)})
    if isinstance(fact, Corrected) and fact.instead is not None:
        about = caller.fold.entry(fact.entry)
        if about is not None and kind_of(fact.instead) != kind_of(about.fact):
            yield from _is_it_over(fact.instead, as_of(fact, about, caller))


def _is_it_to_come(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Can it have happened already?"""
    if caller.time > caller.now + FUTURE:
        yield Notice("D-FUTURE", numbers={"seconds": caller.time - caller.now})


QUESTIONS: tuple[Callable[[AnyFact, Caller], Iterator[Notice]], ...] = (
    may_they,
    _is_it_over,
    _is_it_to_come,
    is_it_known,
    does_it_break_a_rule,
    does_it_fit,
    is_it_there,
)
"""What is asked, in this order."""

__all__ = ["FUTURE", "QUESTIONS", "Caller", "refusals"]
