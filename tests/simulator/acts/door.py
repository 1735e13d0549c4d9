"""What the door must refuse: names that nobody knows, and with them all that is told at once."""

from __future__ import annotations

from random import Random

from safepassage.ledger.entries import (
    Boarded,
    Corrected,
    CrossingClosed,
    Departed,
    Fact,
    Heads,
    Registered,
    Revoked,
    Suspended,
)
from simulator.world import World


def mistype(world: World, dice: Random) -> None:
    """Somebody mistypes a name, after facts that are in order: none of them may be kept."""
    phones = world.usable()
    if not phones or not world.guarded:
        return
    phone = dice.choice(phones)
    wrong: tuple[Fact, ...] = (
        Registered(heads=Heads(seat=3), where="waiting:sukari"),
        Registered(heads=Heads(seat=3), where="aboard:bus-9/1"),
        Registered(heads=Heads(seat=3), where="waiting:sukkari", group="family-x"),
        Boarded(heads=Heads(seat=1), place="sukkari", vehicle="bus-9", trip=1),
        Departed(vehicle="bus-1", trip=1, place="sukkari", toward="nowhere"),
        CrossingClosed(crossing="gat"),
        Corrected(entry="nobody/99", reason="misread", instead=None),
        Revoked(device="nobody", after=1, reason="lost"),
        Suspended(reason="shots", agreement="a-9"),
    )
    fine = Registered(heads=Heads(seat=2), where="waiting:sukkari")
    facts: list[Fact] = [fine] * dice.randrange(3) + [dice.choice(wrong)]
    if phone.role == "driver":
        facts = facts[-1:]
    before = phone.disk.head()
    made = phone.record([(fact, world.now) for fact in facts], world.now)
    world.touched.add(phone.name)
    world.say(f"{phone.name} is told of what nobody knows: {', '.join(phone.refused)}")
    kept = phone.disk.head() != before
    assert made is None, "the door let in what nobody knows"
    assert not kept, "the door refused and something was kept"
