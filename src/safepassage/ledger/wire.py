"""An entry as bytes: what a device signs, hands on and keeps. See ``docs/formats/journal.md``."""

from __future__ import annotations

import json
from typing import NamedTuple

import msgspec

from safepassage.ledger.accounts import LONGEST
from safepassage.ledger.entries import Entry
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.well_formed import problems
from safepassage.notices import Notice, Refused, Where

LONGEST_BODY = 16_384
"""Bytes in a body."""


class Signed(NamedTuple):
    """What a device made: ``signature`` in base64, ``body`` the exact bytes that it signed."""

    signature: str
    body: bytes


_DECODER = msgspec.json.Decoder(Entry)
_ENCODER = msgspec.json.Encoder()

read_kept = _DECODER.decode
"""The entry in a body that this ledger has kept, and so has looked at once before."""


def read(body: bytes) -> Entry:
    """The entry in a body that comes from outside.

    Raises:
        Refused: with everything that is wrong with it.
    """
    if len(body) > LONGEST_BODY:
        raise Refused((_notice("L-LONG", "", number=len(body), most=LONGEST_BODY),))
    if b"\n" in body or b"\t" in body or b"\r" in body:
        raise Refused((_notice("L-LINE", ""),))
    try:
        entry = _DECODER.decode(body)
        _look_for_doubles(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        reason, _, path = str(wrong).partition(" - at `$")
        shown = "".join(letter for letter in reason if letter.isprintable())[:LONGEST]
        raise Refused((_notice("L-SHAPE", path.strip("`."), reason=shown),)) from None
    wrong_values = problems(entry)
    if wrong_values:
        raise Refused(wrong_values)
    return entry


def write(entry: Entry) -> bytes:
    """The body of an entry.

    Raises:
        Refused: where it is not as an entry must be.
    """
    wrong_values = problems(entry)
    if wrong_values:
        raise Refused(wrong_values)
    body = _ENCODER.encode(entry)
    if len(body) > LONGEST_BODY:
        raise Refused((_notice("L-LONG", "", number=len(body), most=LONGEST_BODY),))
    return body


def sign(entry: Entry, key: DeviceKey) -> Signed:
    """The entry as its device hands it on."""
    body = write(entry)
    return Signed(key.sign(body), body)


def _look_for_doubles(body: bytes) -> None:
    """Two readers may take two different fields of one name for the right one."""
    json.loads(body.decode(), object_pairs_hook=_each_once)


def _each_once(fields: list[tuple[str, object]]) -> None:
    met = set()
    for name, _ in fields:
        if name in met:
            raise Refused((_notice("L-TWICE", name[:LONGEST]),))
        met.add(name)


def _notice(code: str, field: str, **numbers: int | str) -> Notice:
    return Notice(code, where=Where(field=field or None), numbers=numbers)
