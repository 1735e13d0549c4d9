"""A whole journal: what stands in it, and whether its lines are linked, numbered and sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from safepassage.audit.keys import keys_of
from safepassage.audit.lines import HEADER, NOTHING_BEFORE, Seal, is_seal, seal_line
from safepassage.audit.numbering import misnumbered
from safepassage.audit.part import Entry, Keys, Part, notice, read_part
from safepassage.audit.pool import shared
from safepassage.notices import Notice, Refused, Where

FIRST_ROW = 2
"""Where the first entry stands; the header is row 1."""

BYTES_OF_A_PART = 1_000_000
"""How much of a journal is read at once: about 2,000 entries, a quarter of a second of work."""


OPENED, ENROLLED = b'"opened"', b'"enrolled"'
"""One of these stands on a line that names a device's key, unless it is written in an odd way."""


class Stretch(NamedTuple):
    """Where the lines of a part stand in the file; ``above`` is the line before them."""

    path: Path
    begin: int
    length: int
    first_row: int
    above: bytes | None

    def texts(self) -> list[bytes]:
        """The lines, each with what ends it."""
        with self.path.open("rb") as file:
            file.seek(self.begin)
            return BytesIO(file.read(self.length)).readlines()


class Layout(NamedTuple):
    """Where everything stands in the file. ``seal`` is None where there is no last line.

    ``naming`` are the lines that look as if they named a device's key, by their rows.
    """

    stretches: Sequence[Stretch]
    naming: Mapping[int, bytes]
    seal: bytes | None
    seal_row: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal holds, and what is wrong with its lines, row by row.

    ``seal`` is None where there is none that can be read. ``tried`` are the keys by which
    signatures were looked at.
    """

    stretches: Sequence[Stretch]
    tried: Keys
    entries: list[Entry]
    problems: list[Notice]
    seal: Seal | None
    seal_row: int
    seal_problems: list[Notice]


def read_journal(path: Path, processes: int | None) -> Journal:
    """Reads a journal. Raises :class:`~safepassage.notices.Refused` where the file is none."""
    layout = lay_out(path)
    entries: list[Entry] = []
    numbers: list[int | None] = []
    unlinked: set[int] = set()
    problems: list[Notice] = []
    chain: bytes | None = NOTHING_BEFORE
    tried = _keys_in(layout.naming)
    for part in shared(partial(read_stretch, keys=tried), layout.stretches, processes):
        entries += part.entries
        numbers += part.numbers
        unlinked |= part.unlinked
        problems += part.problems
        chain = part.chain
    odd = list(misnumbered(numbers, unlinked, FIRST_ROW))
    problems += odd
    misplaced = {problem.where.row for problem in odd}
    problems += (notice("A-CHANGED", row) for row in unlinked - misplaced)
    seal = None if layout.seal is None else seal_line(layout.seal)
    return Journal(
        stretches=layout.stretches,
        tried=tried,
        entries=entries,
        problems=problems,
        seal=seal,
        seal_row=layout.seal_row,
        seal_problems=list(_of_seal(layout, seal, len(numbers), chain)),
    )


def lay_out(path: Path) -> Layout:
    """Where the lines of a journal stand."""
    stretches: list[Stretch] = []
    naming: dict[int, bytes] = {}
    with path.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            raise Refused((Notice("A-NO-JOURNAL", where=Where(file=path.name, row=1)),))
        begin = end = len(HEADER)
        first_row = row = FIRST_ROW
        above, last = None, None
        for text in file:
            if OPENED in text or ENROLLED in text:
                naming[row] = text
            if is_seal(text):
                if end > begin:
                    stretches.append(Stretch(path, begin, end - begin, first_row, above))
                return Layout(stretches, naming, text, row, goes_on=file.read(1) != b"")
            end += len(text)
            row += 1
            last = text
            if end - begin >= BYTES_OF_A_PART:
                stretches.append(Stretch(path, begin, end - begin, first_row, above))
                begin, first_row, above = end, row, last
    if end > begin:
        stretches.append(Stretch(path, begin, end - begin, first_row, above))
    return Layout(stretches, naming, None, row, goes_on=False)


def read_stretch(stretch: Stretch, keys: Keys) -> Part:
    """The part that stands in a stretch of the file."""
    return read_part(stretch.texts(), stretch.first_row, stretch.above, keys)


def _keys_in(naming: Mapping[int, bytes]) -> Keys:
    """The keys that some lines name, so that signatures can be looked at while lines are read.

    Where the whole journal turns out to name others, its lines are read again.
    """
    parts = (read_part([text], row, None) for row, text in naming.items())
    return keys_of(entry for part in parts for entry in part.entries)


def _of_seal(
    layout: Layout, seal: Seal | None, count: int, chain: bytes | None
) -> Iterator[Notice]:
    """What is wrong with the last line, its signature apart."""
    row = layout.seal_row
    if layout.seal is None:
        yield notice("A-UNSEALED", row)
    elif seal is None:
        yield notice("A-SEAL", row)
    elif seal.entries != str(count).encode():
        yield notice("A-SEAL-COUNT", row, stated=seal.entries.decode("latin-1"), found=count)
    elif seal.chain != chain:
        yield notice("A-SEAL-CHAIN", row)
    if layout.goes_on:
        yield notice("A-AFTER-SEAL", row + 1)
