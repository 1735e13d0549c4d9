"""A story: steps that are drawn from a seed, and what comes of them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from simulator.acts import corrections, decisions, devices, door, network, people, vehicles
from simulator.checker import Checker, Wrong
from simulator.remembered import remembered
from simulator.settle import settle
from simulator.signing import believed
from simulator.world import ON_DISK, REAL_SIGNATURES, World

STEPS = 170
"""Steps of a story: they make a hundred entries or so."""

Act = Callable[[World, Random], None]

ACTS: dict[str, tuple[int, Act]] = {
    "register": (9, people.register),
    "join": (2, people.join),
    "bear": (1, people.bear),
    "board": (12, people.board),
    "alight": (8, people.alight),
    "hand over": (2, people.hand_over),
    "end": (5, people.end),
    "find": (3, people.find),
    "consent": (3, people.consent),
    "paper": (3, people.paper),
    "drive": (14, vehicles.drive),
    "count": (4, vehicles.count),
    "sight": (2, vehicles.sight),
    "decide": (5, decisions.decide),
    "correct": (4, corrections.correct),
    "correct at once": (1, corrections.correct_at_once),
    "resolve": (2, corrections.resolve),
    "send": (20, network.send),
    "deliver": (6, network.deliver),
    "enrol": (2, devices.enrol),
    "enrol again": (1, devices.enrol_again),
    "enrol another": (1, devices.enrol_another),
    "speak as another": (3, devices.speak_as_another),
    "check clock": (2, devices.check_clock),
    "accident": (5, devices.accident),
    "start again": (2, devices.start_again),
    "copy": (1, devices.copy),
    "break down": (1, devices.break_down),
    "steal": (1, devices.steal),
    "forge": (3, devices.forge),
    "strange": (1, devices.strange),
    "revoke": (2, devices.revoke),
    "mistype": (2, door.mistype),
}
"""What may happen, how often among the others, and what it does."""


class Step(NamedTuple):
    """Something that happens, with dice of its own: it can be left out and nothing else changes."""

    act: str
    dice: int


@dataclass(frozen=True)
class Outcome:
    """What came of a story: what is wrong, if anything; the sentences; entries made in all."""

    wrong: str | None
    log: tuple[str, ...]
    entries: int
    figures: dict[str, int]

    @property
    def sort(self) -> str:
        """What is wrong without the figures: shrinking must not trade one fault for another."""
        return (self.wrong or "").partition(":")[0]


def steps_of(seed: int, number: int) -> tuple[Step, ...]:
    """The story of a seed."""
    dice = Random(seed * 2 + 1)
    names = list(ACTS)
    drawn = dice.choices(names, [weight for weight, _ in ACTS.values()], k=number)
    return tuple(Step(name, dice.getrandbits(32)) for name in drawn)


def world_of(seed: int, steps: Sequence[Step]) -> World:
    """The world as it is after a story, unchecked and unsettled."""
    world = World(seed)
    for step in steps:
        _happen(world, step)
    return world


def play(seed: int, steps: Sequence[Step], *, closely: bool = False) -> Outcome:
    """Lets a story happen, looks at everything after each step, and settles it in the end."""
    log: list[str] = []
    checker = Checker(closely=closely)
    wrong = None
    entries = 0
    world = None
    real = seed % REAL_SIGNATURES == 0
    with ExitStack() as around:
        around.enter_context(believed(real=real))
        if not real:
            around.enter_context(remembered())
        folder = None
        if seed % REAL_SIGNATURES == ON_DISK:
            folder = Path(around.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        try:
            world = World(seed, folder, log=log)
            checker.look(world)
            for step in steps:
                _happen(world, step)
                checker.look(world)
            settle(world, checker)
        except Wrong as found:
            wrong = str(found)
        except Exception as error:  # whatever the real code raises is a fault
            where = traceback.extract_tb(error.__traceback__)[-1]
            wrong = f"{type(error).__name__} in {where.name}: {error}"
            log.extend(traceback.format_exc().splitlines()[-12:])
        if world is not None:
            entries = max(phone.disk.head()[0] for phone in world.phones.values())
            checker.figures.update(world.figures)
            for phone in world.phones.values():
                phone.disk.close()
    return Outcome(wrong, tuple(log), entries, dict(checker.figures))


def _happen(world: World, step: Step) -> None:
    dice = Random(step.dice)
    world.now += dice.randint(0, 300)
    ACTS[step.act][1](world, dice)
