"""Worlds that must hold: where one does not, the shortest story that shows it is told."""

from __future__ import annotations

from random import SystemRandom

import pytest

from simulator.play import STEPS, play, steps_of
from simulator.shrink import shrink
from simulator.story import told
from tries import EXPLORING, MORE

FIRST = SystemRandom().randrange(1 << 40) if EXPLORING else 0
"""The first seed: the same in each everyday run, another in each exploration."""

OF_A_TEST = 20 * (MORE if EXPLORING else 1)
"""Worlds that one test plays."""


def hold(seed: int, steps: int = STEPS, *, closely: bool = False) -> None:
    """Plays a seed; where it fails, the shortest story that does is told."""
    story = steps_of(seed, steps)
    if play(seed, story, closely=closely).wrong is not None:
        story = shrink(seed, story)
        pytest.fail(told(seed, story, play(seed, story, closely=closely)))


def hold_some(some: int) -> None:
    """Plays the worlds of one test of many."""
    for seed in range(OF_A_TEST):
        hold(FIRST + some * OF_A_TEST + seed)
