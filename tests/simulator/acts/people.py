"""What happens to people, and how officers write it down: mostly right."""

from __future__ import annotations

from functools import partial
from random import Random

import msgspec

from safepassage.ledger.entries import (
    Alighted,
    Boarded,
    Born,
    Consented,
    Declined,
    Detained,
    Died,
    Found,
    HandedOver,
    Heads,
    Joined,
    Left,
    Missing,
    Movement,
    Registered,
    Returned,
    Withdrew,
)
from simulator.people import Event, Person
from simulator.world import HALT, RECEPTIONS, SOURCES, Vehicle, World

ENDINGS = (Declined, Declined, Withdrew, Left, Detained, Died, Missing, Missing, Missing)


def register(world: World, dice: Random) -> None:
    """A family is counted in where it waits."""
    world.groups += 1
    family = [_person(world, dice, f"family-{world.groups}") for _ in range(dice.randint(1, 6))]
    _arrive(world, dice, family, f"waiting:{dice.choice(SOURCES)}", Registered)


def join(world: World, dice: Random) -> None:
    """Somebody joins whom nobody registered, on the way perhaps."""
    account = dice.choice([_boarding(world, dice).account, f"waiting:{HALT}"])
    _arrive(world, dice, [_person(world, dice, "unknown")], account, Joined)


def bear(world: World, dice: Random) -> None:
    """A child is born."""
    spots = [spot for sort in ("waiting", "aboard") for spot in world.truth.accounts(sort)]
    if spots:
        child = _person(world, dice, "born")
        _arrive(world, dice, [child], dice.choice(spots), Born)


def board(world: World, dice: Random) -> None:
    """People who wait where a vehicle stands board it."""
    vehicle = _boarding(world, dice)
    who = _some(world, dice, f"waiting:{vehicle.place}")
    if who and not vehicle.under_way:
        make = partial(Boarded, place=vehicle.place, vehicle=vehicle.name, trip=vehicle.trip)
        _write_down(world, dice, world.truth.move(world.now, who, make))


def alight(world: World, dice: Random) -> None:
    """People alight where they are received or change; a vehicle that is empty begins a trip."""
    for vehicle in dice.sample(world.vehicles, len(world.vehicles)):
        who = world.truth.at(vehicle.account)
        if vehicle.under_way or not who or vehicle.place in SOURCES:
            continue
        if dice.random() < 0.3:
            who = dice.sample(who, dice.randint(1, len(who)))
        empty = len(who) == len(world.truth.at(vehicle.account)) and dice.random() < 0.9
        make = partial(
            Alighted,
            vehicle=vehicle.name,
            trip=vehicle.trip,
            place=vehicle.place,
            received=vehicle.place in RECEPTIONS,
            empty=empty,
        )
        event = world.truth.move(world.now, who, make)
        if empty:
            vehicle.trip += 1
        _write_down(world, dice, event)
        return


def hand_over(world: World, dice: Random) -> None:
    """A receiver takes charge of people."""
    at = [account for account in world.truth.accounts("received")]
    if at:
        account = dice.choice(at)
        make = partial(HandedOver, place=account.partition(":")[2], receiver="hospital")
        _write_down(world, dice, world.truth.move(world.now, _some(world, dice, account), make))


def end(world: World, dice: Random) -> None:
    """People decline, withdraw, leave, are taken, die, or are missed."""
    make = dice.choice(ENDINGS)
    sorts = ("waiting",) if make is Declined else ("waiting", "aboard", "received")
    spots = [spot for sort in sorts for spot in world.truth.accounts(sort)]
    if spots:
        spot = dice.choice(spots)
        who = _some(world, dice, spot)[: dice.randint(1, 2)]
        _write_down(world, dice, world.truth.move(world.now, who, partial(make, where=spot)))


def find(world: World, dice: Random) -> None:
    """Who was missing is somewhere; who stayed or left comes back."""
    ends = [name for name in ("missing", "declined", "left", "detained") if world.truth.at(name)]
    if not ends:
        return
    of = dice.choice(ends)
    where = f"waiting:{dice.choice((*SOURCES, HALT))}"
    who = _some(world, dice, of)[:2]
    make = partial(Found, where=where) if of == "missing" else partial(Returned, of=of, where=where)
    _write_down(world, dice, world.truth.move(world.now, who, make))


def consent(world: World, dice: Random) -> None:
    """People agree to be taken somewhere. It moves nobody."""
    spots = world.truth.accounts("waiting")
    phones = world.usable()
    if spots and phones:
        spot = dice.choice(spots)
        who = _some(world, dice, spot)
        fact = Consented(
            heads=None if dice.random() < 0.1 else Heads(seat=len(who)),
            group=dice.choice((None, who[0].group)),
            place=spot.partition(":")[2],
            destination=dice.choice(RECEPTIONS),
            language="ar",
            explained="read aloud",
        )
        world.record(dice.choice(phones), fact, world.now)


def paper(world: World, dice: Random) -> None:
    """Something that stood on paper is typed in, late; at times though it had been before."""
    phones = world.usable()
    if phones and world.papers:
        event = world.papers.pop(dice.randrange(len(world.papers)))
        world.say("from paper, late:")
        world.tell(dice.choice(phones), event)


def _arrive(
    world: World, dice: Random, people: list[Person], account: str, make: type[Movement]
) -> None:
    for person in people:
        person.at = account
    _write_down(world, dice, world.truth.come(world.now, people, partial(make, where=account)))


def _write_down(world: World, dice: Random, event: Event) -> None:
    """Officers tell what they saw: rightly, wrongly, twice, late or not at all."""
    phones = world.usable()
    if not phones or dice.random() < world.careless / 3:
        world.papers.append(event)
        return
    fact = event.fact
    if dice.random() < world.careless:
        fact = _mistaken(dice, fact)
    world.tell(dice.choice(phones), event, fact)
    if dice.random() < world.careless / 3:
        world.say("and somebody else wrote it down too:")
        world.tell(dice.choice(phones), event, event.fact)


def _mistaken(dice: Random, fact: Movement) -> Movement:
    """What a tired officer writes instead."""
    kind = dice.randrange(4)
    heads = fact.heads
    assert heads is not None
    if kind == 0:
        return msgspec.structs.replace(fact, heads=None)
    if kind == 1 and isinstance(fact, (Boarded, Alighted)):
        return msgspec.structs.replace(fact, trip=fact.trip + 1)
    if kind == 2 and fact.people:
        seat = heads.seat + 1
        more = ("w-0", *fact.people)
        return msgspec.structs.replace(
            fact, heads=Heads(seat, heads.wheelchair, heads.stretcher), people=more
        )
    seat = max(0, heads.seat + dice.choice((-1, 1, 1, 9)))
    wrong = Heads(seat, heads.wheelchair, heads.stretcher)
    return msgspec.structs.replace(fact, heads=wrong, people=())


def _person(world: World, dice: Random, group: str) -> Person:
    need = dice.choices(("seat", "wheelchair", "stretcher"), (12, 2, 1))[0]
    band = None
    if world.banded:
        world.bands += 1
        band = f"w-{world.bands}"
    return Person(need, group, band, "")


def _boarding(world: World, dice: Random) -> Vehicle:
    return dice.choice(world.vehicles)


def _some(world: World, dice: Random, account: str) -> list[Person]:
    who = world.truth.at(account)
    return dice.sample(who, dice.randint(1, len(who))) if who else []
