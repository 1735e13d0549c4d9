"""The second program reads the journal that a phone exports, and must find the same people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from safepassage.audit import audit
from safepassage.ledger.situation import situation
from simulator.phones import Phone


def disagreements(phone: Phone) -> Iterator[str]:
    """In what the audit of the phone's journal differs from what the phone says.

    Rivals are left out that count nowhere: they change nothing, and only the audit names them.
    """
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
    rivals = {
        one.id for one in found.discrepancies if one.id.startswith("rival:") and one.id not in open_
    }
    if open_ ^ ({one.id for one in found.discrepancies} - rivals):
        yield f"discrepancies {sorted(open_ ^ {one.id for one in found.discrepancies})}"
