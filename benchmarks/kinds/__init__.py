"""Kinds of scenarios that can be laid out in any number: every seed another, each feasible.

A kind is a function of dice and a size. It returns a whole scenario, in which everything that
chance decides comes from the dice: the same seed gives the same scenario.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from benchmarks.kinds.convoys import convoys
from benchmarks.kinds.crossings import crossings
from benchmarks.kinds.ferries import ferries
from benchmarks.kinds.founding import founding
from benchmarks.kinds.handover import handover
from benchmarks.kinds.hospitals import hospitals
from benchmarks.kinds.large import large
from benchmarks.kinds.plain import plain
from safepassage.model import Scenario

Rich = Callable[[random.Random, float], Scenario]
"""A rich kind: dice, and how many times the usual number of people and vehicles."""

RICH: Mapping[str, Rich] = {
    "founding": founding,
    "convoys": convoys,
    "crossings": crossings,
    "handover": handover,
    "hospitals": hospitals,
    "ferries": ferries,
    "large": large,
}

PLAIN_SIZES = ((100, 200), (100, 800), (1_000, 4_000), (1_000, 20_000), (5_000, 20_000))
"""Buses and trips of the plain cases that are measured."""


def laid_out(kind: str, seed: int, scale: float = 1) -> Scenario:
    """The scenario of a rich kind for a seed; ``scale`` times as many people and vehicles."""
    return RICH[kind](random.Random(f"{kind} {seed}"), scale)


def plain_of(buses: int, trips: int, seed: int) -> Scenario:
    """The plain scenario of a size for a seed."""
    return plain(random.Random(f"plain {buses} {trips} {seed}"), buses, trips)


__all__ = ["PLAIN_SIZES", "RICH", "laid_out", "plain_of"]
