"""Which keys entries say are a device's."""

from __future__ import annotations

from collections.abc import Iterable

from safepassage.audit.meaning import Enrolled, Opened
from safepassage.audit.part import Entry


def keys_of(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Every key that any entry says is a device's."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        told = entry.meaning
        if isinstance(told, (Opened, Enrolled)):
            device = told.device if isinstance(told, Enrolled) else entry.device
            known = found.get(device, ())
            found[device] = known if told.key in known else (*known, told.key)
    return found
