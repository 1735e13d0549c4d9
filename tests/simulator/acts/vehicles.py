"""Vehicles on their way, and headcounts."""

from __future__ import annotations

from random import Random

from safepassage.ledger.entries import (
    Arrived,
    BrokeDown,
    Counted,
    CrossingClosed,
    CrossingOpened,
    Departed,
    Fact,
    Heads,
    Passed,
    VehicleCame,
    VehicleWent,
)
from safepassage.ledger.times import text_of
from simulator.world import HALT, RECEPTIONS, SOURCES, Vehicle, World


def drive(world: World, dice: Random) -> None:
    """A vehicle departs, or one that is under way arrives."""
    vehicle = dice.choice(world.vehicles)
    phones = world.usable()
    if not phones:
        return
    counted = _counted(world, dice, vehicle)
    fact: Fact
    if not vehicle.under_way:
        toward = (
            HALT if vehicle.place in SOURCES and dice.random() < 0.3 else dice.choice(RECEPTIONS)
        )
        if not world.truth.at(vehicle.account):
            toward = dice.choice((*SOURCES, HALT))
        fact = Departed(
            vehicle=vehicle.name,
            trip=vehicle.trip,
            counted=counted,
            place=vehicle.place,
            toward=toward,
            route="south",
            expected=text_of(world.now + 3600),
        )
        vehicle.place, vehicle.under_way = toward, True
    elif dice.random() < 0.2:
        fact = Passed(vehicle=vehicle.name, trip=vehicle.trip, counted=counted, crossing="gate")
    else:
        fact = Arrived(
            vehicle=vehicle.name, trip=vehicle.trip, counted=counted, place=vehicle.place
        )
        vehicle.under_way = False
    _note(world, dice, fact, vehicle.account, counted)


def count(world: World, dice: Random) -> None:
    """Somebody counts the people of an account."""
    accounts = sorted({person.at for person in world.truth.everybody if ":" in person.at})
    if accounts and world.usable():
        account = dice.choice(accounts)
        heads = len(world.truth.at(account))
        if dice.random() < world.careless:
            heads += dice.choice((-1, 1, 10))
        if account.startswith("handed_over:"):
            return
        fact = Counted(where=account, heads=Heads(seat=heads))
        _note(world, dice, fact, account, heads)


def sight(world: World, dice: Random) -> None:
    """Vehicles come, go and break down; a crossing closes and opens."""
    vehicle = dice.choice(world.vehicles)
    phones = world.usable()
    facts = (
        VehicleCame(vehicle=vehicle.name, type="bus", place=vehicle.place),
        VehicleWent(vehicle=vehicle.name),
        BrokeDown(vehicle=vehicle.name),
        CrossingClosed(crossing="gate"),
        CrossingOpened(crossing="gate"),
    )
    if phones:
        world.record(dice.choice(phones), dice.choice(facts), world.now)


def _counted(world: World, dice: Random, vehicle: Vehicle) -> int | None:
    if dice.random() < 0.5:
        return None
    heads = len(world.truth.at(vehicle.account))
    return heads + (dice.choice((1, 2)) if dice.random() < world.careless else 0)


def _note(world: World, dice: Random, fact: Fact, account: str, counted: int | None) -> None:
    made = world.record(dice.choice(world.usable()), fact, world.now)
    if made is not None and counted is not None:
        world.counts[made] = counted == len(world.truth.at(account))
