"""Phones that are enrolled, checked, lost, stolen, broken, and set up again."""

from __future__ import annotations

from random import Random

from safepassage.ledger.bundle import Bundle
from safepassage.ledger.entries import (
    ClockChecked,
    Corrected,
    Enrolled,
    Entry,
    Fact,
    Heads,
    Opened,
    Registered,
    Revoked,
)
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.times import text_of
from safepassage.ledger.wire import Signed, sign
from simulator.acts.network import take_in
from simulator.phones import Phone
from simulator.signing import key_of
from simulator.world import World, off

MOST_PHONES = 7


def enrol(world: World, dice: Random) -> None:
    """A new phone is enrolled by a coordinator, whose own enrolment may be on its way still."""
    by = [phone for phone in world.usable() if phone.role == "coordinator"]
    if by and len(world.phones) < MOST_PHONES:
        role = dice.choice(("coordinator", "gate", "medic", "driver"))
        phone = world.new_phone(f"{role}-{len(world.phones) + 1}", role, off(dice))
        coordinator = dice.choice(by)
        if world.enrol(coordinator, phone):
            take_in(world, phone, coordinator.bundle())


def enrol_again(world: World, dice: Random) -> None:
    """A second coordinator enrols a phone that is enrolled already, with the same key."""
    by = [phone for phone in world.usable() if phone.role == "coordinator"]
    others = [phone for phone in world.phones.values() if phone is not world.root]
    if by and others:
        phone = dice.choice(others)
        fact = Enrolled(device=phone.name, key=phone.key.public, role="gate")
        world.record(dice.choice(by), fact, world.now)


def enrol_another(world: World, dice: Random) -> None:
    """A coordinator gives a second phone a name that is taken: any, and so with another key.

    A thief may do so too, with the stolen phone's key; nobody may take the first phone's name.
    """
    by = [phone for phone in world.phones.values() if phone.role == "coordinator"]
    name = dice.choice(sorted(world.phones))
    coordinator = dice.choice(by)
    key = key_of(world.seed, f"{name} again", real=world.real)
    role = dice.choice(("coordinator", "gate"))
    # ``choice`` gives a text, which is one of the two roles.
    fact = Enrolled(device=name, key=key.public, role=role)  # type: ignore[arg-type]
    if coordinator in world.usable() and (coordinator is not world.root or dice.random() < 0.5):
        world.doubles.add(name)
        world.record(coordinator, fact, world.now)
    elif coordinator.honest is not None:
        world.doubles.add(name)
        _hand_in(world, dice, coordinator.name, coordinator.honest + 1, fact, coordinator.key)


def speak_as_another(world: World, dice: Random) -> None:
    """Who was given a name that was taken speaks: people, devices, clocks, corrections."""
    if not world.doubles:
        return
    name = dice.choice(sorted(world.doubles))
    other = dice.choice(sorted(world.phones))
    key = key_of(world.seed, f"{name} again", real=world.real)
    facts: list[Fact] = [
        Registered(heads=Heads(seat=dice.randint(1, 9)), where="waiting:halt"),
        Revoked(device=other, after=dice.randint(0, 3), reason="double"),
        ClockChecked(device=other, ahead=dice.randint(-5000, 5000)),
        Enrolled(device="thief", key=key.public, role="gate"),
        Corrected(entry=f"{other}/{dice.randint(1, 9)}", reason="double", instead=None),
    ]
    fact = dice.choice(facts)
    if isinstance(fact, Enrolled):
        world.thieves.add("thief")
    _hand_in(world, dice, name, dice.randint(1, 12), fact, key)


def _hand_in(
    world: World, dice: Random, name: str, number: int, fact: Fact, key: DeviceKey
) -> None:
    """Somebody hands a phone an entry that they made with whatever key."""
    targets = world.usable()
    if targets:
        clock = text_of(world.now)
        # Any fact: what is forged need not be one of ours.
        entry = Entry(name, number, "cd" * 32, "another", clock, clock, fact)  # type: ignore[arg-type]
        target = dice.choice(targets)
        world.say(f"another hands {target.name} {entry.id}: {fact.__struct_config__.tag}")
        take_in(world, target, Bundle((sign(entry, key),)))


def check_clock(world: World, dice: Random) -> None:
    """Somebody looks at a phone's clock."""
    phones = world.usable()
    if phones:
        looked_at = dice.choice(sorted(world.phones))
        fact = ClockChecked(device=looked_at, ahead=world.phones[looked_at].ahead)
        world.record(dice.choice(phones), fact, world.now)


def accident(world: World, dice: Random) -> None:
    """Soon a phone loses power in the middle of a write, or finds no room."""
    what = dice.choice(("before", "after", f"torn {dice.randrange(100)}", "full", "unsure"))
    phone = dice.choice(sorted(world.phones))
    world.phones[phone].disk.accidents[dice.randrange(3)] = what
    world.say(f"{phone} will fail: {what}")


def start_again(world: World, dice: Random) -> None:
    """A phone is switched off and on."""
    name = dice.choice(sorted(world.phones))
    world.phones[name].start()
    world.touched.add(name)
    world.say(f"{name} is switched off and on")


def copy(world: World, dice: Random) -> None:
    """A phone is set up from its old copy: it may now give a number twice. Or a copy is made."""
    phones = [phone for phone in world.usable() if phone is not world.root]
    if phones:
        phone = dice.choice(phones)
        if phone.name in world.copies:
            phone.restore(world.copies.pop(phone.name))
            world.touched.add(phone.name)
            world.say(f"{phone.name} is set up from an old copy")
        else:
            world.copies[phone.name] = phone.disk.copy()


def break_down(world: World, dice: Random) -> None:
    """A phone breaks for good, with all that only it knew."""
    phones = [phone for phone in world.usable() if phone is not world.root]
    if len(phones) > 1:
        phone = dice.choice(phones)
        phone.dead = True
        world.say(f"{phone.name} is broken for good")
        for event in world.truth.events:
            if event not in world.papers and not _somewhere(world, event.tellings):
                world.papers.append(event)


def steal(world: World, dice: Random) -> None:
    """A phone is stolen, its key with it."""
    phones = [phone for phone in world.usable() if phone is not world.root]
    if len(phones) > 1:
        phone = dice.choice(phones)
        fold = phone.ledger.fold
        phone.honest = max(fold.seen.last(phone.name), fold.uncounted.last(phone.name))
        world.say(f"{phone.name} is stolen after its entry {phone.honest}")


def forge(world: World, dice: Random) -> None:
    """A thief makes entries with the stolen key: new ones, or rivals of honest ones."""
    stolen = [phone for phone in world.phones.values() if phone.honest is not None]
    targets = world.usable()
    if not stolen or not targets:
        return
    phone = dice.choice(stolen)
    number = dice.randint(1, (phone.honest or 0) + 2)
    others = [name for name in sorted(world.phones) if name not in (phone.name, "root")]
    facts: list[Fact] = [
        Registered(heads=Heads(seat=50), where="waiting:sukkari"),
        Registered(heads=None, where="waiting:sukkari"),
        Corrected(entry=f"root/{dice.randint(1, 9)}", reason="thief", instead=None),
        Corrected(entry=f"{phone.name}/{number}", reason="circle", instead=None),
        ClockChecked(device="root", ahead=5000),
    ]
    if others:
        facts.append(Revoked(device=dice.choice(others), after=1, reason="thief"))
    key = key_of(world.seed, "thief", real=world.real)
    facts.append(Enrolled(device="thief", key=key.public, role="coordinator"))
    clock = text_of(world.now)
    fact = dice.choice(facts)
    if isinstance(fact, Enrolled):
        world.thieves.add("thief")
    # One of several facts, which share no type but that of all.
    entry = Entry(phone.name, number, "cd" * 32, "thief", clock, clock, fact)  # type: ignore[arg-type]
    forged = [sign(entry, phone.key)]
    if world.thieves and dice.random() < 0.5:
        where = Registered(heads=Heads(seat=7), where="waiting:halt")
        forged.append(sign(Entry("thief", 1, "cd" * 32, "thief", clock, clock, where), key))
    target = dice.choice(targets)
    world.say(f"a thief hands {target.name} {entry.id}: {fact.__struct_config__.tag}")
    take_in(world, target, Bundle(tuple(forged)))


def strange(world: World, dice: Random) -> None:
    """What is no entry of this operation: a stranger's, one with a bad signature, another's."""
    targets = world.usable()
    if not targets:
        return
    clock = text_of(world.now)
    key = key_of(world.seed, "stranger", real=world.real)
    fact = Registered(heads=Heads(seat=3), where="waiting:halt")
    opening = Opened(operation="another", scenario="cd" * 32, key=key.public)
    honest = dice.choice(sorted(world.phones))
    of_root = Entry(honest, 3, "cd" * 32, "x", clock, clock, fact)
    made = [
        sign(Entry("stranger", 1, "cd" * 32, "x", clock, clock, fact), key),
        sign(of_root, key),
        sign(Entry("root", 1, "0" * 64, "x", clock, clock, opening), key),
        Signed("", b"{}"),
        Signed("A" * 88, b'{"device":"root","number":-1}'),
    ]
    take_in(world, dice.choice(targets), Bundle(tuple(dice.sample(made, 3))))


def revoke(world: World, dice: Random) -> None:
    """A coordinator revokes a phone that is stolen or broken, after the last that they know of."""
    by = [phone for phone in world.usable() if phone.role == "coordinator"]
    lost = [phone for phone in world.phones.values() if not phone.usable]
    if dice.random() < 0.15:
        lost = [phone for phone in world.phones.values() if phone is not world.root]
    if by and lost:
        _revoke(world, dice, dice.choice(by), dice.choice(lost))


def _revoke(world: World, dice: Random, by: Phone, phone: Phone) -> None:
    after = max(0, by.ledger.fold.seen.last(phone.name) - dice.choice((0, 0, 1)))
    world.record(by, Revoked(device=phone.name, after=after, reason="lost"), world.now)


def _somewhere(world: World, tellings: list[tuple[str, bytes]]) -> bool:
    """Whether any phone that works keeps one of these entries."""
    return any(
        line.body == body
        for id_, body in tellings
        for phone in world.phones.values()
        if phone.usable
        for line in phone.disk.under(id_)
    )
