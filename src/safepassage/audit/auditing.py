"""The whole audit, one question after the other."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from safepassage.audit.corrections import corrected
from safepassage.audit.devices import Standing, standing
from safepassage.audit.discrepancies import Discrepancy, discrepancies
from safepassage.audit.journal import Journal, read_journal
from safepassage.audit.meaning import Opened
from safepassage.audit.part import Entry, notice
from safepassage.audit.recount import Count, postings, recount
from safepassage.audit.sequence import out_of_sequence
from safepassage.audit.signatures import check_signatures
from safepassage.audit.signed import is_seal_signed
from safepassage.notices import Notice


@dataclass(frozen=True, slots=True)
class Audit:
    """What came out. ``problems`` are signs of tampering, the first to look at first.

    ``entries`` are all that stand in the journal and can be read; who counts is in ``standing``.
    """

    journal: Journal
    problems: Sequence[Notice]
    entries: Sequence[Entry]
    standing: Standing
    count: Count
    discrepancies: Sequence[Discrepancy]

    @property
    def operation(self) -> str | None:
        """The operation's id; None where no opening can be believed."""
        opening = self.standing.opening
        told = opening.meaning if opening is not None else None
        return told.operation if isinstance(told, Opened) else None

    @property
    def exercise(self) -> bool:
        """Whether the opening says that it is an exercise."""
        opening = self.standing.opening
        told = opening.meaning if opening is not None else None
        return isinstance(told, Opened) and told.exercise

    def by_row(self) -> Mapping[int | None, Entry]:
        """The entries that stand on rows with problems."""
        rows = {problem.where.row for problem in self.problems}
        return {entry.row: entry for entry in self.entries if entry.row in rows}

    @property
    def sound(self) -> bool:
        """Whether nothing was tampered with and everything adds up."""
        return not self.problems and not self.discrepancies


def audit(path: Path, processes: int | None = None) -> Audit:
    """Recounts an operation from its journal, and looks for whatever was tampered with.

    ``processes`` None: as many as there are processors. Raises
    :class:`~safepassage.notices.Refused` where the file is no journal, ``OSError`` where it cannot
    be read.
    """
    with _nothing_collected():
        journal = read_journal(path, processes)
        entries = journal.entries
        of_rows = problems_of_rows(journal, processes)
        counted = recounted(entries)
        result = counted.standing
        changed = {one.where.row for one in of_rows if one.where.row is not None}
        of_devices = sorted(out_of_sequence(entries, result.opening, changed), key=_row)
        return Audit(
            journal=journal,
            problems=(*of_rows, *of_devices, *_of_seal(journal, result)),
            entries=entries,
            standing=result,
            count=counted.count,
            discrepancies=counted.discrepancies,
        )


@dataclass(frozen=True, slots=True)
class Recounted:
    """What entries add up to, once it is known who signed each of them."""

    standing: Standing
    count: Count
    discrepancies: Sequence[Discrepancy]


def recounted(entries: Sequence[Entry]) -> Recounted:
    """Who counts, what is said in the end, and whether it adds up: from entries in any order."""
    result = standing(entries)
    outcome = corrected(result.counting)
    moves = list(postings(result.counting, outcome))
    count = recount(moves)
    return Recounted(result, count, discrepancies(result, outcome, moves, count))


def problems_of_rows(journal: Journal, processes: int | None) -> list[Notice]:
    """What is wrong with single rows, one problem for each: an audit's first problems.

    Notes with every entry which key signed it.
    """
    unsigned = check_signatures(journal.entries, journal.stretches, processes, journal.tried)
    return _first_of_each_row([*journal.problems, *unsigned])


def _of_seal(journal: Journal, result: Standing) -> Iterator[Notice]:
    yield from journal.seal_problems
    if journal.seal is not None:
        name = journal.seal.device.decode("latin-1")
        device = result.devices.get(name)
        if device is None:
            yield notice("A-SEAL-DEVICE", journal.seal_row, device=name)
        elif not is_seal_signed(journal.seal, device.key):
            yield notice("A-SEAL-SIGNATURE", journal.seal_row, device=name)


def _row(problem: Notice) -> int:
    return problem.where.row or 0


def _first_of_each_row(problems: Sequence[Notice]) -> list[Notice]:
    """One problem for each row, in the order of rows: the others follow from it.

    What was done to a line (removed, doubled, changed) comes before what is wrong with its entry.
    """
    first: dict[int, Notice] = {}
    for problem in sorted(problems, key=lambda one: (_row(one), _WEIGHT.get(one.code, 1))):
        first.setdefault(_row(problem), problem)
    return list(first.values())


_WEIGHT = {
    "A-LINE": 0,
    "A-REMOVED": 0,
    "A-DOUBLED": 0,
    "A-REORDERED": 0,
    "A-NUMBER": 0,
    "A-CHANGED": 0,
}
"""Which codes tell what was done to a line; all others say what is wrong with its entry."""


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Millions of small things are kept, none in circles: to look for garbage costs minutes."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
