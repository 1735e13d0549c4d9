"""A place as a report names it, found in a gazetteer: with generic words, or several at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from safepassage.reports.places.gazetteer import Gazetteer, Known
from safepassage.reports.spelling import spelled

_FOLDER = Path(__file__).parent


def _words(file: str) -> frozenset[str]:
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return frozenset(spelled(line) for line in lines if line and not line.startswith("#"))


_GENERIC = _words("generic.txt")
"""Words before or after a name that say what it is of, not which."""

_DIRECTIONS = _words("directions.txt")

_CROSSINGS = _words("crossings.txt")
"""Words that say that one passes here under control."""

_JOINT = re.compile(r"\s+و\s*|\s*[،,؛;]\s*(?:و(?=\S))?|\s+and\s+|\s*&\s*")
_PREFIX = re.compile("^[وفبلك](?=\\w{3})")


@dataclass(frozen=True, slots=True)
class Found:
    """What a report's name may mean. ``known`` None: not in the gazetteer; ``exact`` False: only
    part of the name was found ("south of X").
    """

    name: str
    known: Known | None
    exact: bool = True

    @property
    def is_crossing(self) -> bool:
        """Whether the name or the gazetteer says that one passes through here under control."""
        if self.known is not None and self.exact:
            return self.known.kind == "crossing"
        return bool(_CROSSINGS.intersection(spelled(self.name).split()))


def find(name: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The place, or the places, that a name means; one unknown one where nothing is found."""
    whole = _one(name, gazetteer)
    if whole is not None:
        return (whole,)
    parts = [part for part in _JOINT.split(name) if part.strip()]
    if len(parts) > 1:
        found = [_one(part, gazetteer) for part in parts]
        # A name may hold an "and" itself: it is taken apart where every part is known.
        if all(found):
            return tuple(one for one in found if one is not None)
    return (_within(name, gazetteer) or Found(name, None),)


def _one(name: str, gazetteer: Gazetteer) -> Found | None:
    for candidate in (name, _PREFIX.sub("", name.strip())):
        known = gazetteer.named(candidate)
        if known is not None:
            return Found(name, known)
        words = spelled(candidate).split()
        plain = " ".join(word for word in words if word not in _GENERIC)
        if plain and len(plain.split()) < len(words) and (known := gazetteer.named(plain)):
            return Found(name, known)
    return None


def _within(name: str, gazetteer: Gazetteer) -> Found | None:
    """The longest known name within; the place itself only in "X, south of Y"."""
    words = spelled(name).split()
    for length in range(min(len(words) - 1, 6), 0, -1):
        for begin in range(len(words) - length + 1):
            piece = " ".join(words[begin : begin + length])
            known = gazetteer.named(piece) or gazetteer.named(_PREFIX.sub("", piece))
            if known is not None:
                before, after = words[:begin], words[begin + length :]
                beside = bool(after) and after[0] in _DIRECTIONS
                return Found(name, known, exact=beside and _GENERIC.issuperset(before))
    return None
