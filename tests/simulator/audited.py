"""The second program reads what a phone keeps, and must find the same people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from safepassage.audit import audit
from safepassage.audit.auditing import Recounted, recounted
from safepassage.audit.keys import keys_of
from safepassage.audit.lines import NOTHING_BEFORE
from safepassage.audit.part import Entry, read_part
from safepassage.ledger import merge
from safepassage.ledger.ledger import Ledger
from safepassage.ledger.situation import Situation
from safepassage.ledger.store import Kept, Store

MERGED, UNSIGNED = b"2016-12-15T07:00:00Z", b"A" * 86 + b"=="
"""What stands on the line beside a body that is read for itself."""


class Reading:
    """A journal as the audit reads it, line by line; it goes on from the last line that it read."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._lines: list[Kept] = []
        self._keys: dict[str, tuple[str, ...]] = {}

    def read_on(self, store: Store) -> None:
        """Reads the lines that have come since.

        Raises:
            AssertionError: where the audit cannot read one of them.
        """
        for line in store.kept(len(self._lines)):
            self._entries.append(replace(entry_in(line.body), row=line.position + 1))
            self._lines.append(line)

    def recounted(self) -> Recounted:
        """What the audit makes of all lines that were read."""
        keys = keys_of(self._entries)
        others = keys != self._keys
        for line, entry in zip(self._lines, self._entries, strict=True):
            if others or entry.key is None:
                may_sign = keys.get(entry.device, ())
                signed = (key for key in may_sign if _is_signed(key, line))
                entry.key = next(signed, None)
        self._keys = keys
        return recounted(self._entries)


def entry_in(body: bytes) -> Entry:
    """The entry in a body, as the audit reads it from a line that stands alone."""
    link = sha256(b"\t".join((NOTHING_BEFORE, MERGED, UNSIGNED, body))).hexdigest().encode()
    part = read_part([b"\t".join((b"1", MERGED, link, UNSIGNED, body)) + b"\n"], 2, None)
    assert not part.problems, f"the audit cannot read an entry: {body!r} {part.problems}"
    assert not part.unlinked
    (entry,) = part.entries
    return entry


def _is_signed(key: str, line: Kept) -> bool:
    """By the simulator's signatures, which the audit does not know; see ``signing.py``."""
    return merge.signed_by(key, line.body, line.signature)


def differences(ledger: Ledger, stands: Situation, found: Recounted) -> Iterator[str]:
    """In what the audit of a journal differs from what its ledger says."""
    count = found.count
    shown = {account: tuple(count.shown(account)) for account in list(count.balances)}
    accounts = {line.account: line.heads for line in stands.accounts if any(line.heads)}
    if accounts != {account: heads for account, heads in shown.items() if any(heads)}:
        yield f"accounts {accounts} and {shown}"
    terms = {term: tuple(heads) for term, heads in count.equation().items() if any(heads)}
    equation = {term: tuple(heads) for term, heads in stands.equation.items() if any(heads)}
    if equation != terms:
        yield f"equation {equation} and {terms}"
    open_ = {one.id for one in stands.discrepancies}
    audited = {one.id for one in found.discrepancies}
    if open_ != audited:
        yield f"discrepancies {sorted(open_ ^ audited)}"
    devices = known(ledger)
    there = {name: (one.key, one.role, one.last) for name, one in found.standing.devices.items()}
    if devices != there:
        yield f"devices {devices} and {there}"
    counting = Counter(entry.device for entry in found.standing.counting)
    if counting != {name: n for name in devices if (n := ledger.fold.seen.of(name))}:
        yield f"entries that count: {counting}"


def known(ledger: Ledger) -> dict[str, tuple[str, str, int | None]]:
    """Key, role and last number of each device that a ledger knows."""
    devices = ledger.fold.devices.known
    return {name: (device.key, device.role, device.last) for name, device in devices.items()}


def of_journal(ledger: Ledger, stands: Situation) -> Iterator[str]:
    """The same of the journal that the phone exports, by the audit as users start it."""
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.txt"
        journal.write_bytes(b"".join(ledger.journal()))
        found = audit(journal, 1)
    yield from differences(
        ledger, stands, Recounted(found.standing, found.count, found.discrepancies)
    )
