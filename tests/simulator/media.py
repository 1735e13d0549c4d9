"""What a phone's disk is made of: a store in memory, or a real journal in SQLite."""

from __future__ import annotations

import copy
import shutil
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from safepassage.ledger.store import MemoryStore, Store
from safepassage.ledger.store.sqlite import SqliteStore


class Medium(Protocol):
    """What is left of a store after an accident, and copies of it.

    ``store`` is the one in use. A mark is where the medium stands before a write.
    """

    store: Store

    def mark(self) -> int: ...

    def lose_power(self, mark: int | None = None, part: float = 1.0) -> None:
        """The store is opened from what is on the medium; of all since the mark only a part is."""

    def copy(self) -> Any: ...

    def back_to(self, old: Any) -> None: ...


class Memory:
    """Keeps the promise of a store: a write that is not whole is not there."""

    def __init__(self) -> None:
        self.store: Store = MemoryStore()

    def mark(self) -> int:
        return 0

    def lose_power(self, mark: int | None = None, part: float = 1.0) -> None:
        """What was written stays."""

    def copy(self) -> Any:
        return copy.deepcopy(self.store)

    def back_to(self, old: Any) -> None:
        self.store = old


class SqliteFile:
    """A journal's real files, which are left as they are where the power goes.

    Nothing is closed or tidied up: the files are taken over by the bytes that stand in them then,
    the log cut off in the middle of the last write where that was torn, and opened anew.
    """

    NAME = "ledger.sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders = count()
        self._here = self._fresh()
        self.store: Store = SqliteStore.create(self._here / self.NAME)

    def mark(self) -> int:
        """The bytes in the log."""
        log = self._log(self._here)
        return log.stat().st_size if log.exists() else 0

    def lose_power(self, mark: int | None = None, part: float = 1.0) -> None:
        left = self.copy()
        log = self._log(left)
        if mark is not None and log.exists() and log.stat().st_size > mark:
            with log.open("r+b") as file:
                file.truncate(mark + int((log.stat().st_size - mark) * part))
        self.back_to(left)

    def copy(self) -> Path:
        there = self._fresh()
        for ending in ("", "-wal"):
            file = self._here / f"{self.NAME}{ending}"
            if file.exists():
                shutil.copyfile(file, there / file.name)
        return there

    def back_to(self, old: Any) -> None:
        self.store.close()
        self._here = old
        self.store = SqliteStore(old / self.NAME)

    def _fresh(self) -> Path:
        folder = self._folder / str(next(self._folders))
        folder.mkdir(parents=True)
        return folder

    def _log(self, folder: Path) -> Path:
        return folder / f"{self.NAME}-wal"
