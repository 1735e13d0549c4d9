"""Nobody is lost: in any of these worlds, whatever befalls people, phones and bundles."""

from __future__ import annotations

from random import SystemRandom

import pytest

from simulator.play import STEPS, play, steps_of
from simulator.shrink import shrink
from simulator.story import told
from simulator.world import REAL_SIGNATURES
from tries import EXPLORING, MORE

WORLDS = 100
"""Worlds in every run; ``make simulate`` plays ten thousand."""

SMALL_WORLDS = 60
AUDITED_WORLDS = 12
"""Worlds with real signatures, whose journals are audited after each step."""

AT_EVERY_STEP = 40
"""Steps in a world that is recounted after each of them."""

FIRST = SystemRandom().randrange(1 << 40) if EXPLORING else 0


def hold(seed: int, steps: int, *, closely: bool = False) -> None:
    """Plays a seed; where it fails, the shortest story that does is told."""
    story = steps_of(seed, steps)
    if play(seed, story, closely=closely).wrong is not None:
        story = shrink(seed, story)
        pytest.fail(told(seed, story, play(seed, story, closely=closely)))


@pytest.mark.parametrize("some", range(10))
def test_no_head_and_no_acknowledged_entry_is_lost(some: int) -> None:
    worlds = WORLDS * (MORE if EXPLORING else 1) // 10
    for seed in range(worlds):
        hold(FIRST + some * worlds + seed, STEPS)


@pytest.mark.parametrize("some", range(4))
def test_in_small_worlds_a_recount_agrees_at_every_step(some: int) -> None:
    worlds = SMALL_WORLDS * (MORE if EXPLORING else 1) // 4
    for seed in range(worlds):
        hold(FIRST + 100_000 + some * worlds + seed, AT_EVERY_STEP, closely=True)


def test_in_small_worlds_the_audit_agrees_at_every_step() -> None:
    worlds = AUDITED_WORLDS * (MORE if EXPLORING else 1)
    first = FIRST // REAL_SIGNATURES * REAL_SIGNATURES
    for seed in range(first, first + worlds * REAL_SIGNATURES, REAL_SIGNATURES):
        hold(seed, AT_EVERY_STEP, closely=True)
