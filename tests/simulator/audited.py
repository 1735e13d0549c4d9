"""The second program reads the journal that a phone exports, and must find the same people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from safepassage.audit import audit
from safepassage.ledger.situation import situation
from simulator.phones import Phone


def disagreements(phone: Phone) -> Iterator[str]:
    """In what the audit of the phone's journal differs from what the phone says."""
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.txt"
        journal.write_bytes(b"".join(phone.ledger.journal()))
        found = audit(journal, 1)
    stands = situation(phone.ledger.fold)
    count = found.count
    shown = {account: tuple(count.shown(account)) for account in list(count.balances)}
    accounts = {line.account: line.heads for line in stands.accounts if any(line.heads)}
    if accounts != {account: heads for account, heads in shown.items() if any(heads)}:
        yield f"accounts {accounts} and {shown}"
    open_ = {one.id for one in stands.discrepancies}
    audited = {one.id for one in found.discrepancies}
    if open_ != audited:
        yield f"discrepancies {sorted(open_ ^ audited)}"
    devices = {
        name: (device.key, device.role, device.last)
        for name, device in phone.ledger.fold.devices.known.items()
    }
    if devices != {
        name: (one.key, one.role, one.last) for name, one in found.standing.devices.items()
    }:
        yield f"devices {devices} and {found.standing.devices}"
    counting = Counter(entry.device for entry in found.standing.counting)
    if counting != {name: n for name in devices if (n := phone.ledger.fold.seen.of(name))}:
        yield f"entries that count: {counting}"
