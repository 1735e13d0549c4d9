"""What each entry says in the end: corrections take the place of what they correct.

A correction may itself be corrected. Two that say different things are a discrepancy, and neither
is followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from safepassage.audit.meaning import ClockChecked, Corrected, Enrolled, Meaning, Opened, Revoked
from safepassage.audit.part import Entry

AS_MADE = (Opened, Enrolled, Revoked, ClockChecked)
"""What stands as it was made: who may speak, and by whose clock, is not for corrections to say."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says instead, and when it was, by the clock of which device."""

    meaning: Meaning | None
    happened: int
    clock: str


@dataclass(slots=True)
class Outcome:
    """What entries say where that is not what they were made with, and which are in dispute.

    Both by the entry's id; a dispute lists the corrections.
    """

    instead: dict[str, Said] = field(default_factory=dict)
    disputes: dict[str, list[Entry]] = field(default_factory=dict)

    def meaning(self, entry: Entry) -> Meaning | None:
        """What an entry that counts says in the end."""
        said = self.instead.get(entry.id) if self.instead else None
        return entry.meaning if said is None else said.meaning

    def when(self, entry: Entry, ahead: Mapping[str, int]) -> int:
        """When it was, less what the clock that tells so runs ahead."""
        said = self.instead.get(entry.id) if self.instead else None
        if said is None:
            return entry.happened - ahead.get(entry.device, 0)
        return said.happened - ahead.get(said.clock, 0)


def corrected(counting: Iterable[Entry]) -> Outcome:
    """Follows all corrections among the entries that count, in any order."""
    correcting = [entry for entry in counting if isinstance(entry.meaning, Corrected)]
    if not correcting:
        return Outcome()
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in correcting:
        assert isinstance(entry.meaning, Corrected)
        named[entry.meaning.entry].append(entry)
    found = {entry.id: entry for entry in counting if entry.id in named}
    return _followed(named, found)


def _followed(named: dict[str, list[Entry]], found: dict[str, Entry]) -> Outcome:
    """From the corrections that nothing corrects, back to the entries that are none."""
    outcome = Outcome()
    open_: dict[str, int] = {id_: len(by) for id_, by in named.items()}
    standing: dict[str, list[Entry]] = defaultdict(list)
    ready = [entry for by in named.values() for entry in by if entry.id not in named]
    while ready:
        correction = ready.pop()
        assert isinstance(correction.meaning, Corrected)
        target = correction.meaning.entry
        if correction.id not in outcome.instead:
            standing[target].append(correction)
        open_[target] -= 1
        if open_[target] == 0:
            _settle(target, standing[target], found, outcome, ready)
    # Corrections that name one another in a circle correct nothing; they can still be corrected.
    for target, left in open_.items():
        if left:
            _settle(target, standing[target], found, outcome, [])
    return outcome


def _settle(
    target: str,
    by: Sequence[Entry],
    found: dict[str, Entry],
    outcome: Outcome,
    ready: list[Entry],
) -> None:
    """All that is to say of an entry has been heard."""
    entry = found.get(target)
    if entry is None:
        return
    if by and not isinstance(entry.meaning, AS_MADE):
        first = by[0]
        assert isinstance(first.meaning, Corrected)
        if any(_saying(other) != first.meaning.saying for other in by):
            outcome.disputes[target] = sorted(by, key=lambda other: other.row)
        else:
            outcome.instead[target] = _instead(entry, by)
    if isinstance(entry.meaning, Corrected):
        ready.append(entry)


def _saying(entry: Entry) -> str:
    assert isinstance(entry.meaning, Corrected)
    return entry.meaning.saying


def _instead(entry: Entry, by: Sequence[Entry]) -> Said:
    """What is said instead, by corrections that agree; of their clocks, that of the first id."""
    first = min(by, key=lambda other: other.id)
    assert isinstance(first.meaning, Corrected)
    if first.meaning.happened is None:
        return Said(first.meaning.instead, entry.happened, entry.device)
    return Said(first.meaning.instead, first.meaning.happened, first.device)
