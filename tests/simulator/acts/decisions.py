"""Agreements, suspensions, signatures under a go, and what sources say."""

from __future__ import annotations

from random import Random

from safepassage.ledger.entries import (
    AgreementEnded,
    AgreementMade,
    CalledOff,
    Fact,
    GoSigned,
    Guaranteed,
    Overridden,
    Resumed,
    Stated,
    Suspended,
)
from safepassage.ledger.times import text_of
from simulator.world import World


def decide(world: World, dice: Random) -> None:
    """Somebody decides something, or takes it upon themselves."""
    begins, ends = text_of(world.now - 600), text_of(world.now + 7200)
    some = dice.choice((None, "a-1"))
    facts: tuple[Fact, ...] = (
        Suspended(reason="shots", agreement=some),
        Suspended(reason="shots"),
        Resumed(agreement=some),
        Resumed(),
        AgreementMade(
            agreement="a-1", sides=("east", "west"), routes=("south",), vehicles=(), begins=begins
        ),
        Guaranteed(
            agreement="a-1",
            side=dice.choice(("east", "west")),
            routes=(),
            vehicles=(),
            begins=begins,
            ends=ends,
        ),
        AgreementEnded(agreement="a-1"),
        GoSigned(go=dice.random() < 0.7),
        Overridden(rule="suspended", vehicle="bus-1", trip=1, reason="wounded", second="second"),
        Stated(source="radio", reliability="C3", about="sukkari", figures={"heads": None}),
        CalledOff(reason="shelling"),
    )
    phones = world.usable()
    if phones:
        world.record(dice.choice(phones), dice.choice(facts), world.now)
