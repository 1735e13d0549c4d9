"""What each entry says in the end: corrections take the place of what they correct.

A correction may itself be corrected: then the entry that it names says what the later one says, or
the correction did not happen. Two that say different things are a discrepancy, and neither is
followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from safepassage.audit.meaning import ClockChecked, Corrected, Enrolled, Meaning, Opened, Revoked
from safepassage.audit.part import Entry

AS_MADE = (Opened, Enrolled, Revoked, ClockChecked, Corrected)
"""What stands as it was made: who may speak, and by whose clock, is not for corrections to say;
and a correction says nothing of its own.
"""


class Said(NamedTuple):
    """What is to be said instead, and when it was; None: when the entry says.

    ``saying`` is the fact as a text, empty where it did not happen.
    """

    saying: str
    happened: int | None
    meaning: Meaning | None


@dataclass(slots=True)
class Outcome:
    """What entries say where that is not what they were made with, and which are in dispute.

    The first by the entry's row, the second by its id; a dispute lists the corrections.
    """

    instead: dict[int, Said] = field(default_factory=dict)
    disputes: dict[str, list[Entry]] = field(default_factory=dict)

    def meaning(self, entry: Entry) -> Meaning | None:
        """What an entry that counts says in the end."""
        said = self.instead.get(entry.row)
        return entry.meaning if said is None else said.meaning

    def when(self, entry: Entry, ahead: Mapping[str, int]) -> int:
        """When it was; what was timed by the device's clock less what that runs ahead."""
        said = self.instead.get(entry.row)
        happened = None if said is None else said.happened
        if happened is None:
            happened = entry.happened
        return happened - ahead.get(entry.device, 0) if happened == entry.heard else happened


def corrected(counting: Sequence[Entry]) -> Outcome:
    """Follows all corrections among the entries that count, in any order."""
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in counting:
        if isinstance(entry.meaning, Corrected):
            named[entry.meaning.entry].append(entry)
    outcome = Outcome()
    if named:
        found = {entry.id: entry for entry in counting if entry.id in named}
        for first in named.keys() - {entry.id for by in named.values() for entry in by}:
            _follow(first, named, found, outcome)
    return outcome


def _follow(
    first: str, named: Mapping[str, list[Entry]], found: Mapping[str, Entry], outcome: Outcome
) -> None:
    """All corrections of an entry that is none, those of its corrections, and so on.

    From the last of them up. Corrections that name one another in a circle lead to no such entry,
    and correct nothing.
    """
    entry = found.get(first)
    order: list[tuple[str, int | None]] = [(first, None if entry is None else entry.happened)]
    for id_, happened in order:
        order += [(by.id, _happened(by, happened)) for by in named.get(id_, ())]
    said: dict[str, list[Said]] = {}
    for id_, happened in reversed(order):
        said[id_] = _different(named.get(id_, ()), happened, said)
        if len(said[id_]) > 1:
            outcome.disputes[id_] = sorted(named[id_], key=lambda by: by.row)
    if entry is not None and len(said[first]) == 1 and not isinstance(entry.meaning, AS_MADE):
        outcome.instead[entry.row] = said[first][0]


def _different(
    corrections: Iterable[Entry], happened: int | None, said: Mapping[str, list[Said]]
) -> list[Said]:
    """The different things that corrections of one entry say in the end."""
    found: dict[tuple[str, int | None], Said] = {}
    for by in corrections:
        assert isinstance(by.meaning, Corrected)
        mine = Said(by.meaning.saying, _happened(by, happened), by.meaning.instead)
        below = said[by.id]
        if len(below) == 1:
            if not below[0].saying:
                continue  # this correction did not happen
            mine = below[0]
        found.setdefault((mine.saying, mine.happened), mine)
    return list(found.values())


def _happened(by: Entry, above: int | None) -> int | None:
    """When a correction says that it was: what it corrects says so where it does not."""
    assert isinstance(by.meaning, Corrected)
    return above if by.meaning.happened is None else by.meaning.happened
