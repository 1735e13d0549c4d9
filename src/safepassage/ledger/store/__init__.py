"""Where entries are kept: an append-only journal that outlives crashes. See ``docs/store.md``.

Three stores keep one promise: an SQLite file, PostgreSQL, and memory for tests and simulation.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.ledger.store.interface import Kept, Named, SealedRecord, Store
from safepassage.ledger.store.memory import MemoryStore
from safepassage.ledger.store.sqlite import SqliteStore
from safepassage.notices import Notice, Refused, Severity

if TYPE_CHECKING:
    from safepassage.ledger.store.postgres import PostgresStore

__all__ = [
    "Kept",
    "MemoryStore",
    "Named",
    "SealedRecord",
    "SqliteStore",
    "Store",
    "create_store",
    "is_address",
    "open_store",
]

_ADDRESS = re.compile(r"postgres(ql)?://", re.ASCII)


def is_address(where: str) -> bool:
    """Whether this is the address of a PostgreSQL database, and not a file's path."""
    return _ADDRESS.match(where) is not None


def create_store(where: str | Path) -> Store:
    """A new journal: an SQLite file, or ``postgresql://…/database#schema``.

    Raises:
        Refused: ``J-EXISTS`` where there is one; what makes it impossible elsewhere.
    """
    if is_address(str(where)):
        return _postgres().create(str(where))
    return SqliteStore.create(Path(where))


def open_store(where: str | Path, *, even_broken: bool = False) -> Store:
    """The journal that is there; with ``even_broken``, for reading alone where its chain is broken.

    Raises:
        Refused: where it is missing, or no journal, or damaged.
    """
    if is_address(str(where)):
        return _postgres()(str(where), even_broken=even_broken)
    return SqliteStore(Path(where), even_broken=even_broken)


def _postgres() -> type[PostgresStore]:
    """The store in PostgreSQL, whose library not everybody installs."""
    try:
        from safepassage.ledger.store.postgres import PostgresStore
    except ImportError:
        raise Refused((Notice("J-DRIVER", Severity.STOP),)) from None
    return PostgresStore
