"""The end of a story: everything arrives, every mistake is found, and the ledger is the truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from safepassage.ledger.bundle import Bundle
from safepassage.ledger.entries import (
    Alighted,
    ClockChecked,
    Corrected,
    Entry,
    Fact,
    Heads,
    Movement,
    Resolved,
    Revoked,
)
from safepassage.ledger.ledger import Ledger
from safepassage.ledger.situation import discrepancies, situation
from safepassage.ledger.store import MemoryStore
from safepassage.ledger.times import text_of
from safepassage.ledger.wire import Signed, read_kept
from simulator.acts.network import take_in
from simulator.checker import Checker, Wrong
from simulator.people import NEEDS
from simulator.phones import Phone
from simulator.signing import key_of
from simulator.world import World

OF_DEVICES = ("opened", "enrolled", "revoked", "clock_checked", "corrected")


def settle(world: World, checker: Checker) -> None:
    """Lets everything arrive, puts every mistake right, and compares everything with the truth."""
    dice = Random(world.seed)
    by_stocktaking = dice.random() < 0.3
    for phone in world.phones.values():
        phone.disk.accidents = {}
        phone.door = None
        phone.ledger.refresh()
    root = world.root
    world.say("everything arrives")
    for phone in world.phones.values():
        if phone.usable and phone is not root:
            _hand_on(world, phone, root)
    checker.look(world, closely=True)
    world.say("everything is put right")
    world.now += 3600
    _devices(world)
    _corrections(world)
    _people(world, by_stocktaking=by_stocktaking)
    if by_stocktaking:
        _take_stock(world)
    _headcounts(world, by_stocktaking=by_stocktaking)
    checker.look(world, closely=True)
    _is_the_truth(world, by_stocktaking=by_stocktaking)
    _same_everywhere(world, checker, dice)
    checker.audited(world, world.root)


def _devices(world: World) -> None:
    """Clocks are looked at, thieves are cut off."""
    for phone in world.phones.values():
        world.record(world.root, ClockChecked(device=phone.name, ahead=phone.ahead), world.now)
        if phone.honest is not None:
            stolen = Revoked(device=phone.name, after=phone.honest, reason="stolen")
            world.record(world.root, stolen, world.now)
    for thief in sorted(world.thieves):
        world.record(world.root, Revoked(device=thief, after=0, reason="a thief's"), world.now)


def _counted(world: World) -> list[Entry]:
    """The entries that count on the first phone."""
    ledger = world.root.ledger
    found = []
    for id_ in sorted({line.id for line in world.root.disk.kept()}):
        entry = ledger.entry(id_)
        if entry is not None and id_ in ledger.fold.seen:
            found.append(entry)
    return found


def _corrections(world: World) -> None:
    """Corrections of the day, right or wrong, are taken back one by one."""
    for entry in _counted(world):
        if isinstance(entry.fact, Corrected):
            _correct(world, entry.id, None)


def _people(world: World, *, by_stocktaking: bool) -> None:
    """Each event is told once, as it was; whatever tells of none is taken back."""
    events = world.all_events()
    told: set[int] = set()
    for entry in _counted(world):
        fact = entry.fact
        body = world.root.ledger.store.under(entry.id)
        event = next(
            (
                events[entry.id, one.body]
                for one in body
                if (entry.id, one.body) in events and read_kept(one.body) == entry
            ),
            None,
        )
        if event is None:
            if isinstance(fact, Movement) or (isinstance(fact, Resolved) and not by_stocktaking):
                _correct(world, entry.id, None)
        elif by_stocktaking and event.number not in told and _is_of_number(fact, event.fact):
            told.add(event.number)
        elif event.number in told:
            _correct(world, entry.id, None)
        else:
            told.add(event.number)
            if fact != event.fact:
                _correct(world, entry.id, event.fact)
    for event in world.truth.events:
        if event.number not in told and not by_stocktaking:
            world.tell(world.root, event)


def _is_of_number(fact: Fact, truth: Movement) -> bool:
    """Whether stock-taking alone can find what is wrong: heads are known, no trip is ended."""
    return (
        isinstance(fact, Movement)
        and fact.heads is not None
        and not (isinstance(fact, Alighted) and fact.empty and fact != truth)
    )


def _take_stock(world: World) -> None:
    """Everybody is counted everywhere, and what is too much here is what is too few there."""
    truth = world.truth.balances()
    zero = (0, 0, 0)
    for at, need in enumerate(NEEDS):
        fold = world.root.ledger.fold
        fold.settle()
        accounts = fold.books.accounts
        surplus: list[tuple[str, int]] = []
        lacking: list[tuple[str, int]] = []
        for account in sorted(truth.keys() | accounts.keys()):
            here = accounts[account].by_need() if account in accounts else zero
            over = here[at] - truth.get(account, zero)[at]
            (surplus if over > 0 else lacking).extend([(account, abs(over))] if over else [])
        while surplus:
            (out_of, over), (into, under) = surplus.pop(), lacking.pop()
            heads = min(over, under)
            fact = Resolved(
                discrepancy=out_of,
                reason="all were counted",
                out_of=out_of,
                into=into,
                heads=Heads(**{need: heads}),
            )
            world.record(world.root, fact, world.now)
            surplus += [(out_of, over - heads)] if over > heads else []
            lacking += [(into, under - heads)] if under > heads else []


def _headcounts(world: World, *, by_stocktaking: bool) -> None:
    """What was counted right fits now; what was counted wrongly is resolved by name."""
    here = {(line.id, line.body) for line in world.root.disk.kept()}
    right = {told[0] for told, was_right in world.counts.items() if was_right and told in here}
    fold = world.root.ledger.fold
    fold.settle()
    for one in discrepancies(fold):
        if one.id.startswith("count:"):
            _, _, id_ = one.id.partition(":")
            if id_ in right and not by_stocktaking and f"rival:{id_}" not in _rivals(world):
                raise Wrong(f"a right headcount does not fit: {id_} counted {one.stated}")
            world.record(world.root, Resolved(discrepancy=one.id, reason="miscounted"), world.now)


def _rivals(world: World) -> set[str]:
    bodies: dict[str, set[bytes]] = {}
    for line in world.root.disk.kept():
        bodies.setdefault(line.id, set()).add(line.body)
    return {f"rival:{id_}" for id_, some in bodies.items() if len(some) > 1}


def _is_the_truth(world: World, *, by_stocktaking: bool) -> None:
    """Each account holds who is really there, and nothing is open but what stays open."""
    fold = world.root.ledger.fold
    stands = situation(fold)
    truth = {name: heads for name, heads in world.truth.balances().items() if any(heads)}
    here = {
        name: account.by_need()
        for name, account in fold.books.accounts.items()
        if any(account.by_need())
    }
    if here != truth:
        differ = sorted(set(here.items()) ^ set(truth.items()))
        raise Wrong(f"all is put right and heads are lost or invented: {differ}")
    if any(stands.equation["unreconciled"]) or any(line.unknown for line in stands.accounts):
        raise Wrong(f"all is put right and something is not: {stands.equation}")
    left = {one.id for one in stands.discrepancies} - _rivals(world)
    if by_stocktaking:
        left = {id_ for id_ in left if not id_.startswith("person:")}
    if left:
        raise Wrong(f"all is put right and this stays open: {sorted(left)}")
    if not by_stocktaking:
        for person in world.truth.everybody:
            band = person.band
            event_bands = fold.persons.where(band) if band else {}
            if band and event_bands and event_bands != {person.at: 1}:
                raise Wrong(f"somebody is elsewhere: {band} {event_bands}, in truth {person.at}")


def _same_everywhere(world: World, checker: Checker, dice: Random) -> None:
    """All phones that work know the same in the end, and so does one that hears it all at once."""
    root = world.root
    others = [phone for phone in world.phones.values() if phone.usable and phone is not root]
    for _ in range(2):  # what was put aside for want of an enrolment is kept now, and comes back
        for phone in others:
            _hand_on(world, root, phone)
            _hand_on(world, phone, root)
    stands = situation(root.ledger.fold).digest
    for phone in others:
        if situation(phone.ledger.fold).digest != stands:
            raise Wrong(f"all know the same, and stand otherwise: root and {phone.name}")
    checker.look(world)
    everything = root.bundle()
    entries = list(everything.entries)
    dice.shuffle(entries)
    late = Ledger(MemoryStore(), "late", key_of(world.seed, "late", real=False))
    cut = dice.randrange(len(entries) + 1)
    hear(late, (entries[:cut], entries[cut:]), text_of(world.now))
    if situation(late.fold).digest != situation(root.ledger.fold).digest:
        raise Wrong("in another order it is another situation: at once, shuffled")


def hear(ledger: Ledger, bundles: Iterable[Sequence[Signed]], now: str) -> None:
    """A ledger takes bundles in; what two of one name said it is handed again, while that helps.

    It may hear of one of the two first: then the other signs wrongly, and what was put aside of
    theirs is dropped as forged.
    """
    judged = [one for some in bundles for one in ledger.merge(some, now)]
    position = -1
    while position != ledger.store.head()[0]:
        position = ledger.store.head()[0]
        devices = ledger.fold.devices
        left = [
            one.signed for one in judged if one.entry and devices.is_contested(one.entry.device)
        ]
        ledger.merge(left, now)


def _hand_on(world: World, giver: Phone, taker: Phone) -> None:
    """One hands the other what it lacks."""
    has = set(taker.bundle().entries)
    lacks = [signed for signed in giver.bundle().entries if signed not in has]
    if lacks:
        take_in(world, taker, Bundle(tuple(lacks)))


def _correct(world: World, entry: str, instead: Movement | None) -> None:
    world.record(world.root, Corrected(entry=entry, reason="put right", instead=instead), world.now)
