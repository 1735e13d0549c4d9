"""Entries for tests of stores, to which a body is any bytes."""

from __future__ import annotations

from safepassage.ledger.store import Named, Store
from safepassage.ledger.store.tables import TableStore
from safepassage.ledger.wire import Signed

MERGED = "2016-12-15T10:04:00Z"
LATER = "2016-12-16T07:30:00Z"


def entry(
    number: int, body: bytes | None = None, signature: str = "A", device: str = "gate-1"
) -> Named:
    """The entry of a device with a number; its body says which it is."""
    said = b'{"device":"gate-1","number":%d}' % number if body is None else body
    return f"{device}/{number}", Signed(signature * 86 + "==", said)


def entries(first: int, last: int) -> list[Named]:
    """Several, both ends included."""
    return [entry(number) for number in range(first, last + 1)]


def tampered(store: Store, *statements: str) -> None:
    """Changes the tables behind the journal's back, as somebody with the database in hand can."""
    assert isinstance(store, TableStore)
    with store._transaction() as session:
        for statement in statements:
            session.rows(statement)  # type: ignore[arg-type]  # no literal


UNGUARDED = {
    "sqlite": (
        "DROP TRIGGER journal_is_never_edited",
        "DROP TRIGGER journal_is_never_shortened",
    ),
    "postgres": ("DROP TRIGGER journal_is_append_only ON journal",),
}
"""What such a person does first."""
