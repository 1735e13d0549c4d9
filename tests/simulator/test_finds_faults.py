"""The simulator is worth its name: a ledger with a fault in it is found out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest import mock

import pytest
from msgspec.structs import replace

from safepassage.ledger import (
    books,
    corrections,
    devices,
    fold,
    intake,
    ledger,
    merge,
    persons,
    wire,
)
from safepassage.ledger.entries import Boarded, Died, Heads, Movement
from safepassage.ledger.store import MemoryStore
from safepassage.notices import Notice, Refused
from simulator.play import Outcome, play, steps_of

SEEDS = 60
"""Worlds in which each fault must show at least once."""

Fault = Callable[[], Any]


def forgets_who_died() -> Any:
    return mock.patch.object(Died, "accounts", lambda self: (self.where, "left"))


def loses_stretchers_on_the_way() -> Any:
    move = books.Books.move

    def lossy(self: Any, fact: Movement, *rest: Any) -> None:
        heads = fact.heads
        if isinstance(fact, Boarded) and heads is not None and heads.stretcher:
            fact = replace(fact, heads=Heads(heads.seat, heads.wheelchair))
        move(self, fact, *rest)

    return mock.patch.object(books.Books, "move", lossy)


def believes_wrong_clocks() -> Any:
    return mock.patch.object(
        fold, "seconds_of", lambda text: len(text) * 0 + 86_400 * int(text[8:10])
    )


def counts_the_first_of_two_rivals() -> Any:
    first = mock.patch.object(ledger, "counting", lambda bodies: bodies[0])
    return first


def drops_rivals() -> Any:
    return mock.patch.object(
        intake, "KEPT", merge.KEPT - {merge.Verdict.RIVAL, merge.Verdict.REVOKED}
    )


def follows_the_last_correction() -> Any:
    different = corrections._different

    def last(*asked: Any) -> Any:
        return different(*asked)[-1:]

    return mock.patch.object(corrections, "_different", last)


def forgets_a_line_when_it_starts() -> Any:
    kept = MemoryStore.kept
    return mock.patch.object(
        MemoryStore, "kept", lambda self, after=0: iter(list(kept(self, after))[: 40 - after])
    )


def takes_wristbands_for_heads() -> Any:
    return mock.patch.object(persons.Persons, "move", return_value=None)


def never_judges_strangers_again() -> Any:
    return mock.patch.object(MemoryStore, "aside", return_value=[])


def believes_whoever_was_given_a_name() -> Any:
    return mock.patch.object(devices.Devices, "is_contested", return_value=False)


def records_what_the_door_refuses() -> Any:
    record = ledger.Ledger.record

    def lax(self: Any, told: Any, now: str, door: Any = None) -> Any:
        told = list(told)
        try:
            return record(self, told, now, *([door] if door else []))
        except Refused:
            return record(self, told, now)

    return mock.patch.object(ledger.Ledger, "record", lax)


def counts_what_the_door_refused_with_the_rest() -> Any:
    """What was counted on trial, before the door refused what was told with it, is not undone."""
    made, begin_anew = ledger.Ledger._made, ledger.Ledger._begin_anew

    def lax(self: Any, *asked: Any) -> Any:
        self.__dict__.pop("refused", None)
        try:
            return made(self, *asked)
        except Refused:
            self.refused = True
            raise

    def forgetful(self: Any) -> None:
        if not self.__dict__.pop("refused", False):
            begin_anew(self)

    stack = ExitStack()
    stack.enter_context(mock.patch.object(ledger.Ledger, "_made", lax))
    stack.enter_context(mock.patch.object(ledger.Ledger, "_begin_anew", forgetful))
    return stack


def forgets_overrides() -> Any:
    return mock.patch.object(fold.Fold, "override", return_value=None)


def makes_what_is_no_entry_elsewhere() -> Any:
    """The device that makes an entry looks at it less closely than who takes it in."""
    strict = wire.problems

    def strange(entry: Any) -> Any:
        heads = getattr(entry.fact, "heads", None)
        return strict(entry) or (["many"] if heads is not None and heads.total > 4 else [])

    reads = mock.patch.object(merge, "read", lambda body: _refusing(wire.read(body), strange))
    return reads


def _refusing(entry: Any, strange: Callable[[Any], Any]) -> Any:
    if strange(entry):
        raise Refused((Notice("L-SHAPE"),))
    return entry


@pytest.mark.parametrize(
    "fault",
    [
        records_what_the_door_refuses,
        counts_what_the_door_refused_with_the_rest,
        forgets_overrides,
        makes_what_is_no_entry_elsewhere,
        forgets_who_died,
        loses_stretchers_on_the_way,
        believes_wrong_clocks,
        counts_the_first_of_two_rivals,
        drops_rivals,
        follows_the_last_correction,
        forgets_a_line_when_it_starts,
        takes_wristbands_for_heads,
        never_judges_strangers_again,
        believes_whoever_was_given_a_name,
    ],
)
def test_a_fault_is_found(fault: Fault) -> None:
    with fault():
        found = next((one for one in map(outcome, range(1, SEEDS)) if one.wrong), None)
    assert found is not None


def outcome(seed: int) -> Outcome:
    return play(seed, steps_of(seed, 100))
