"""What the vault keeps of one wristband number: a name, or medical facts, never both in one.

These nouns show nothing of what they hold when they are printed, logged or seen in a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from typing import Literal
from unicodedata import digit

import msgspec
from msgspec.structs import replace

from safepassage.notices import Notice, Refused, Where

LONGEST = 200
"""Letters in a field, as in an entry; medical facts may be ten times as long."""

LONGEST_MEDICAL = 2000
"""Letters in a field of medical facts."""

EARLIEST, LATEST = 1880, 2099
"""Years in which somebody may be born."""


class Kind(Enum):
    """What is sealed apart from what: who reads names need not read medical facts."""

    NAME = "name"
    MEDICAL = "medical"


class _Hidden(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A fact about one wristband number, that shows only of which sort it is."""

    wristband: str

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return []


class Name(_Hidden, frozen=True, tag="name"):
    """Who somebody is. ``arabic`` or ``latin`` is there; the rest may be empty.

    ``born`` is a year; ``phone`` is that of the next of kin.
    """

    arabic: str = ""
    latin: str = ""
    father: str = ""
    mother: str = ""
    born: int | None = None
    sex: Literal["female", "male"] | None = None
    phone: str = ""


class Medical(_Hidden, frozen=True, tag="medical"):
    """What those who treat somebody must know."""

    condition: str = ""
    medicines: str = ""
    allergies: str = ""
    remarks: str = ""


Fact = Name | Medical
"""What is sealed in one record."""

_DECODER = msgspec.json.Decoder(Fact)


def kind_of(fact: Fact) -> Kind:
    """Of which kind a fact is."""
    return Kind.NAME if isinstance(fact, Name) else Kind.MEDICAL


def read_fact(line: bytes, row: int | None = None) -> Fact:
    """The fact that a line of JSON tells: ``{"type": "name", "wristband": "0412", …}``.

    Raises:
        Refused: naming the row and the field, and never what stands there.
    """
    fact: Fact | None = None
    # What the exception says may hold a name, so that it ends here and no other names it.
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        fact = _DECODER.decode(line)
    if fact is None:
        raise Refused((Notice("V-SHAPE", where=Where(row=row)),))
    fact = in_one_script(fact)
    wrong = problems(fact, row)
    if wrong:
        raise Refused(wrong)
    return fact


def problems(fact: Fact, row: int | None = None) -> tuple[Notice, ...]:
    """Everything that is wrong with a fact; the notices name fields, never their values."""
    return tuple(_problems(fact, row))


def wristband_of(text: str) -> str:
    """A wristband number as the ledger writes it: the same in the digits of every script."""
    if text.isascii():
        return text
    return "".join(str(digit(sign)) if sign.isdecimal() else sign for sign in text)


def in_one_script(fact: Fact) -> Fact:
    """The same fact, about the wristband number in the digits 0 to 9."""
    number = wristband_of(fact.wristband)
    return fact if number == fact.wristband else replace(fact, wristband=number)


def is_wristband(text: str) -> bool:
    """Whether a text may be a wristband number: printable, without blanks, of 1 to 200 letters."""
    return 0 < len(text) <= LONGEST and text.isprintable() and " " not in text


def _problems(fact: Fact, row: int | None) -> Iterator[Notice]:
    if not is_wristband(fact.wristband):
        yield Notice("V-WRISTBAND", where=Where(row=row, field="wristband"))
    most = LONGEST if isinstance(fact, Name) else LONGEST_MEDICAL
    filled = False
    for field in fact.__struct_fields__[1:]:
        value = getattr(fact, field)
        if isinstance(value, str):
            filled |= value.strip() != ""
            if len(value) > most or not _printable(value):
                yield Notice("V-TEXT", where=Where(row=row, field=field), numbers={"most": most})
    if isinstance(fact, Name):
        filled = (fact.arabic + fact.latin).strip() != ""
        if fact.born is not None and not EARLIEST <= fact.born <= LATEST:
            years = {"earliest": str(EARLIEST), "latest": str(LATEST)}
            yield Notice("V-BORN", where=Where(row=row, field="born"), numbers=years)
    if not filled:
        code = "V-NAMELESS" if isinstance(fact, Name) else "V-NOTHING"
        yield Notice(code, where=Where(row=row))


def _printable(text: str) -> bool:
    """Marks of direction and joining belong to Arabic as people type it."""
    return all(sign.isprintable() or sign in "\u200c\u200d\u200e\u200f\n" for sign in text)
