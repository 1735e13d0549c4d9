"""One set of entries handed in in many orders: it is one situation, with one hash."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from safepassage.ledger.ledger import Ledger
from safepassage.ledger.situation import situation
from safepassage.ledger.store import MemoryStore
from safepassage.ledger.wire import Signed
from simulator.play import steps_of, world_of
from simulator.remembered import remembered
from simulator.settle import hear
from simulator.signing import believed, key_of
from simulator.world import REAL_SIGNATURES

ORDERS = 50
"""Orders in which each set is handed in."""

STEPS = 40
"""What happens before: some thirty entries of three to six phones."""

NOW = "2016-12-16T07:00:00Z"


class Orders(NamedTuple):
    """How many orders of how many sets were tried; ``wrong`` names the first that differs."""

    orders: int
    sets: int
    wrong: str | None


def one_hash(orders: int, begin: int = 0) -> Orders:
    """Hands sets of entries in in so many orders, cut into bundles, some of them twice."""
    tried, sets, seed = 0, 0, begin
    while tried < orders:
        seed += 1
        if seed % REAL_SIGNATURES == 0:
            continue
        sets += 1
        entries = entries_of(seed)
        with believed(real=False):
            first = digest_of(seed, entries, 0)  # remembers nothing
        tried += 1
        with believed(real=False), remembered():
            for number in range(1, min(ORDERS, orders - tried + 1)):
                tried += 1
                if digest_of(seed, entries, number) != first:
                    return Orders(tried, sets, f"seed {seed}, order {number} has another hash")
    return Orders(tried, sets, None)


def entries_of(seed: int) -> tuple[Signed, ...]:
    """All entries that the phones of a world hold after a while."""
    with believed(real=False):
        world = world_of(seed, steps_of(seed, STEPS))
    phones = world.phones.values()
    held = {signed: None for phone in phones for signed in phone.bundle().entries}
    return tuple(held)


def digest_of(seed: int, entries: tuple[Signed, ...], number: int) -> str:
    """The hash of the situation on a phone that hears them in an order of their own."""
    dice = Random(seed * 1_000_003 + number)
    shuffled = [*entries, *dice.sample(entries, min(3, len(entries)))]
    dice.shuffle(shuffled)
    ledger = Ledger(MemoryStore(), "late", key_of(seed, "late", real=False))
    cut = dice.randrange(len(shuffled) + 1)
    hear(ledger, (shuffled[:cut], shuffled[cut:]), NOW)
    return situation(ledger.fold).digest
