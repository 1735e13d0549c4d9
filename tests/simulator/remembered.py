"""What five phones work out from the same bytes is worked out once: reading, and signatures.

Each is a function of bytes alone, so the ledger is asked nothing less: which bytes it takes up,
when, and what it makes of them. Worlds with real signatures remember nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType

from safepassage.ledger import intake, ledger, merge
from simulator import audited, checker, recount

USERS: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    ("read", (merge,)),
    ("read_kept", (merge, intake, ledger, checker)),
    ("signed_by", (merge, intake, ledger)),
    ("entry_in", (audited,)),
    ("loads", (recount,)),
    ("seconds", (recount,)),
)
"""The functions that remember, and the modules that call them by this name."""


@contextmanager
def remembered() -> Iterator[None]:
    """Within, these functions remember their answers; not what they refused."""
    before = [(user, name, getattr(user, name)) for name, users in USERS for user in users]
    for name, users in USERS:
        remembers = cache(getattr(users[0], name))
        for user in users:
            setattr(user, name, remembers)
    try:
        yield
    finally:
        for user, name, function in before:
            setattr(user, name, function)
