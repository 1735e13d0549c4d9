"""Ids as names of files, on every system."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[\w.-]+")
_LONGEST = 80


def filenames(ids: Sequence[str], suffix: str) -> dict[str, str]:
    """A name for each id, no two alike even where upper and lower case are the same.

    What a file's name cannot hold becomes ``_``; a name of another id gets a number.
    """
    taken: set[str] = set()
    found: dict[str, str] = {}
    for identifier in ids:
        plain = "".join(c if _PLAIN.fullmatch(c) else "_" for c in identifier).lstrip(".")
        base = plain[:_LONGEST] or "_"
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        found[identifier] = name + suffix
    return found
