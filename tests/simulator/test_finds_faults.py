"""The simulator is worth its name: a ledger with a fault in it is found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from msgspec.structs import replace

from safepassage.ledger import books, corrections, devices, fold, intake, ledger, merge, persons
from safepassage.ledger.entries import Boarded, Died, Heads, Movement
from safepassage.ledger.store import MemoryStore
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


@pytest.mark.parametrize(
    "fault",
    [
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
