"""A part of a journal, read by itself: so several processors can each read parts of their own.

All that a part needs of the lines before it is the chain that stands on the line above. It is
taken as it stands there: a line that was changed is found where it is, and not once more on
every line below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from hashlib import sha256
from operator import attrgetter
from sys import intern

from safepassage.audit import body
from safepassage.audit.lines import NOTHING_BEFORE, Line, entry_line
from safepassage.audit.meaning import Meaning, meaning
from safepassage.audit.signed import signer
from safepassage.audit.values import seconds
from safepassage.notices import Notice, Where

Keys = Mapping[str, tuple[str, ...]]
"""By device, the keys that may have signed what it says."""

NO_KEYS: Keys = {}
"""Nobody's signature is looked at."""


@dataclass(slots=True)
class Entry:
    """An entry as a recount needs it, and the row of the journal on which it stands.

    ``digest`` is the SHA-256 of its body, ``previous`` what it says of the body before it.
    ``happened`` and ``heard`` are in seconds since 1970. ``key`` is the one that its signature
    is by, once that has been looked at; None: by none that the device ever had.
    """

    row: int
    device: str
    number: int
    previous: bytes
    digest: bytes
    happened: int
    heard: int
    meaning: Meaning | None
    key: str | None = None

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        """How it goes from one process to another: a third of the time that it would take."""
        return Entry, _fields(self)

    @property
    def id(self) -> str:
        """The entry's id."""
        return f"{self.device}/{self.number}"


_fields: Callable[[Entry], tuple[object, ...]] = attrgetter(*(one.name for one in fields(Entry)))


@dataclass(slots=True)
class Part:
    """What stands in some lines: their entries, their numbers, what is wrong with them.

    ``numbers`` has None for a line that cannot be read, ``unlinked`` the rows whose chain does not
    continue the one above. ``chain`` is what stands on the last line.
    """

    entries: list[Entry] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    unlinked: set[int] = field(default_factory=set)
    problems: list[Notice] = field(default_factory=list)
    chain: bytes | None = None


def read_part(
    texts: Sequence[bytes], first_row: int, above: bytes | None, keys: Keys = NO_KEYS
) -> Part:
    """The part that begins on ``first_row``; ``above`` is the line before it, None for the header.

    Only lines of entries: the header and the seal are looked at elsewhere. Signatures are looked at
    where ``keys`` says which there may be.
    """
    part = Part()
    before = _chains_above(above)
    for row, text in enumerate(texts, first_row):
        line = entry_line(text)
        if line is None:
            part.numbers.append(None)
            part.problems.append(notice("A-LINE", row))
            before = ()
            continue
        part.numbers.append(line.number)
        links = [line.link(chain) for chain in before]
        if before and line.chain not in links:
            part.unlinked.add(row)
            # Where the chain itself was changed, the line below goes by what it was before.
            before = (line.chain, links[0])
        else:
            before = (line.chain,)
        _read_entry(line, row, part, keys)
    part.chain = before[0] if before else None
    return part


def _chains_above(above: bytes | None) -> tuple[bytes, ...]:
    if above is None:
        return (NOTHING_BEFORE,)
    line = entry_line(above)
    return () if line is None else (line.chain,)


def _read_entry(line: Line, row: int, part: Part, keys: Keys) -> None:
    try:
        said = body.read(line.body)
    except body.NotAnEntry as wrong:
        code = "A-FIELD" if wrong.field else "A-BODY"
        part.problems.append(notice(code, row, field=wrong.field))
        return
    heard, happened = seconds(said["heard"]), seconds(said["happened"])
    assert heard is not None
    assert happened is not None
    device = intern(said["device"])
    part.entries.append(
        Entry(
            row=row,
            device=device,
            number=said["number"],
            previous=bytes.fromhex(said["previous"]),
            digest=sha256(line.body).digest(),
            happened=happened,
            heard=heard,
            meaning=meaning(said["fact"], heard),
            key=signer(line, keys.get(device, ())),
        )
    )


def notice(code: str, row: int, **numbers: int | str) -> Notice:
    """Something wrong on a row of the journal."""
    return Notice(code, where=Where(row=row), numbers=numbers)
