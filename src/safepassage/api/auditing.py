"""The second program's verb: a journal, or a ledger that is exported for it first."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from safepassage.api.exchange import export_journal
from safepassage.api.ledger import is_ledger

if TYPE_CHECKING:
    from safepassage.audit import Audit


def audit(source: Path) -> Audit:
    """Recounts an operation from its journal, and looks for what was tampered with.

    ``source`` is an exported journal, or a ledger's folder, whose journal is exported for this and
    thrown away. Raises ``Refused`` where it is neither.
    """
    from safepassage.audit import audit as recounted

    if not is_ledger(source):
        return recounted(source)
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal"
        export_journal(source, journal)
        return recounted(journal)
