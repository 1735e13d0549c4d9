"""Officers who find a mistake and correct it, at times wrongly, at times against each other."""

from __future__ import annotations

from random import Random

import msgspec

from safepassage.ledger.entries import Corrected, Heads, Movement, Registered, Resolved
from safepassage.ledger.situation import discrepancies
from safepassage.ledger.wire import read_kept
from simulator.world import World


def correct(world: World, dice: Random) -> None:
    """Somebody corrects an entry that their phone knows, or a correction of one."""
    phones = world.usable()
    if not phones:
        return
    phone = dice.choice(phones)
    events = world.all_events()
    known = [one for one in phone.disk.kept() if _correctable(read_kept(one.body).fact)]
    if not known:
        return
    line = dice.choice(known)
    event = events.get((line.id, line.body))
    if event is not None and dice.random() < 0.7:
        instead: Movement | None = event.fact
        if dice.random() < 0.3:
            instead = msgspec.structs.replace(
                event.fact, heads=Heads(seat=dice.randint(0, 5)), people=()
            )
    elif dice.random() < 0.3:
        instead = None
    elif events:
        instead = dice.choice(list(events.values())).fact
    else:
        instead = None
    fact = Corrected(entry=line.id, reason="looked again", instead=instead)
    world.record(phone, fact, world.now)


def correct_at_once(world: World, dice: Random) -> None:
    """Somebody writes a fact and, in the same breath, that it should have said something else."""
    phones = world.usable()
    if not phones:
        return
    phone = dice.choice(phones)
    fold = phone.ledger.fold
    number = max(fold.seen.last(phone.name), fold.uncounted.last(phone.name)) + 1
    wrong = Registered(heads=Heads(seat=dice.randint(1, 5)), where="waiting:halt")
    correction = Corrected(entry=f"{phone.name}/{number}", reason="slip", instead=None)
    made = phone.record([(wrong, world.now), (correction, world.now)], world.now)
    world.touched.add(phone.name)
    world.made.update(body for _, body in made or ())
    world.say(f"{phone.name} writes {number} and corrects it at once: {made is not None}")


def resolve(world: World, dice: Random) -> None:
    """Somebody settles a discrepancy that their phone shows, rightly or not."""
    phones = world.usable()
    if not phones:
        return
    phone = dice.choice(phones)
    phone.ledger.fold.settle()
    found = discrepancies(phone.ledger.fold)
    if not found:
        return
    one = dice.choice(found)
    lacking = -sum(one.off)
    if one.id.startswith("aboard:") and one.off[0] and not any(one.off[1:]):
        out_of, into = ("joined", one.id) if lacking > 0 else (one.id, "left")
        heads = Heads(seat=abs(one.off[0]))
        fact = Resolved(discrepancy=one.id, reason="asked", out_of=out_of, into=into, heads=heads)
    else:
        fact = Resolved(discrepancy=one.id, reason="asked")
    world.record(phone, fact, world.now)


def _correctable(fact: object) -> bool:
    return isinstance(fact, (Movement, Corrected, Resolved))
