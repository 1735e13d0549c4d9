"""Nobody is lost: in any of these worlds, whatever befalls people, phones and bundles.

Four hundred worlds are played in every run, half of them here and half in
``test_other_worlds.py``, beside each other; ``make simulate`` plays ten thousand.
"""

from __future__ import annotations

import pytest

from simulator.holding import FIRST, hold, hold_some
from simulator.world import REAL_SIGNATURES
from tries import EXPLORING, MORE

SMALL_WORLDS = 60
AUDITED_WORLDS = 12
"""Worlds with real signatures, whose journals are exported and audited after each step."""

AT_EVERY_STEP = 40
"""Steps in a world that is recounted after each of them."""


@pytest.mark.parametrize("some", range(10))
def test_no_head_and_no_acknowledged_entry_is_lost(some: int) -> None:
    hold_some(some)


@pytest.mark.parametrize("some", range(4))
def test_in_small_worlds_a_recount_agrees_at_every_step(some: int) -> None:
    worlds = SMALL_WORLDS * (MORE if EXPLORING else 1) // 4
    for seed in range(worlds):
        hold(FIRST + 100_000 + some * worlds + seed, AT_EVERY_STEP, closely=True)


def test_in_small_worlds_the_whole_audit_agrees_at_every_step() -> None:
    worlds = AUDITED_WORLDS * (MORE if EXPLORING else 1)
    first = FIRST // REAL_SIGNATURES * REAL_SIGNATURES
    for seed in range(first, first + worlds * REAL_SIGNATURES, REAL_SIGNATURES):
        hold(seed, AT_EVERY_STEP, closely=True)
