"""One program at a time: a lock on a file, which the system lets go of when its holder dies.

docs/decisions/0021-a-lock-of-our-own.md says why no library does it.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

WAIT = 0.05
"""Seconds after which Windows is asked again: it has no lock that waits without end."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Waits until nobody else holds the file, and holds it. The file stays, and stays empty.

    Raises:
        OSError: where the folder cannot be written, or the disk knows no locks.
    """
    with file.open("ab") as held:
        name, system = _system()
        if name == "fcntl":
            system.flock(held.fileno(), system.LOCK_EX)
            yield
        else:
            with _on_windows(held.fileno(), system):
                yield


@contextmanager
def _on_windows(descriptor: int, msvcrt: ModuleType) -> Iterator[None]:
    """The first byte of the file is held, whether it is there or not."""
    while True:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            break
        except PermissionError:
            time.sleep(WAIT)
    try:
        yield
    finally:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _system() -> tuple[str, ModuleType]:
    """What this system locks files with."""
    try:
        return "fcntl", importlib.import_module("fcntl")
    except ImportError:
        return "msvcrt", importlib.import_module("msvcrt")
