"""A bundle as a sequence of QR codes, from screen to screen: read in any order, and more than once.

Each code holds ``SP1:HASH:I:N:PIECE``; see ``docs/formats/journal.md``. All its letters are in the
alphanumeric set of QR codes, which makes them a third smaller.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from safepassage.notices import Notice, Refused

PIECE = 900
"""Bytes of the compressed bundle in one code: what a phone reads at arm's length."""

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of a bundle that comes in codes: more is a mistake, or meant to fill the memory."""

MOST_TOLD = 40
"""Missing codes that are named: more say no more."""

_FRAME = re.compile(r"SP1:([0-9A-F]{16}):([1-9][0-9]{0,4}):([1-9][0-9]{0,4}):(.{2,1350})", re.ASCII)
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


class Frame(NamedTuple):
    """One code: which bundle, which piece of how many, and the piece."""

    bundle: str
    number: int
    of: int
    piece: bytes


def frames_of(bundle: bytes) -> tuple[str, ...]:
    """The texts of the codes that carry a bundle.

    Raises:
        Refused: where it is too large for that.
    """
    if len(bundle) > MOST_BYTES:
        numbers = {"number": len(bundle), "most": MOST_BYTES}
        raise Refused((Notice("L-FRAMES-LARGE", numbers=numbers),))
    packed = zlib.compress(bundle, 9)
    pieces = [packed[at : at + PIECE] for at in range(0, len(packed), PIECE)]
    name = _name(bundle)
    return tuple(
        f"SP1:{name}:{number}:{len(pieces)}:{_base45(piece)}"
        for number, piece in enumerate(pieces, start=1)
    )


def read_frame(text: str) -> Frame | None:
    """One code; None where it is not one of ours, or is torn."""
    found = _FRAME.fullmatch(text)
    if found is None:
        return None
    name, number, count, letters = found.groups()
    piece = _unbase45(letters)
    if piece is None or int(number) > int(count):
        return None
    return Frame(name, int(number), int(count), piece)


def missing(frames: Iterable[Frame]) -> tuple[int, ...]:
    """The numbers of the codes that have not been read yet, of those of one bundle."""
    known = list(frames)
    count = max((frame.of for frame in known), default=0)
    return tuple(sorted(set(range(1, count + 1)) - {frame.number for frame in known}))


def joined(frames: Iterable[Frame]) -> bytes:
    """The bundle that all codes together carry.

    Raises:
        Refused: where codes are missing, belong to several bundles, or do not fit together.
    """
    known = {frame.number: frame for frame in frames}
    names = {(frame.bundle, frame.of) for frame in known.values()}
    if len(names) != 1:
        raise Refused((Notice("L-FRAMES-MIXED", numbers={"number": len(names)}),))
    lacking = missing(known.values())
    if lacking:
        named = [*map(str, lacking[:MOST_TOLD]), *(["…"] if len(lacking) > MOST_TOLD else [])]
        told: dict[str, int | str] = {"value": ", ".join(named), "number": len(lacking)}
        raise Refused((Notice("L-FRAMES-MISSING", numbers=told),))
    packed = b"".join(known[number].piece for number in sorted(known))
    unpack = zlib.decompressobj()
    try:
        bundle = unpack.decompress(packed, MOST_BYTES + 1)
    except zlib.error:
        bundle = b""
    if not unpack.eof or _name(bundle) != next(iter(names))[0]:
        raise Refused((Notice("L-FRAMES-TORN"),))
    return bundle


def _name(bundle: bytes) -> str:
    return hashlib.sha256(bundle).hexdigest()[:16].upper()


def _base45(plain: bytes) -> str:
    """RFC 9285: two bytes are three letters, a last byte is two."""
    pairs = len(plain) // 2
    numbers = struct.unpack(f">{pairs}H", plain[: 2 * pairs])
    letters = "".join(_TWO[number % 2025] + _BASE45[number // 2025] for number in numbers)
    return letters + _TWO[plain[-1]] if len(plain) % 2 else letters


def _unbase45(letters: str) -> bytes | None:
    values = letters.encode("ascii", "replace").translate(_VALUES)
    whole = len(values) // 3 * 3
    left = values[whole:]
    if _NO_LETTER in values or len(left) == 1:
        return None
    threes = zip(values[0:whole:3], values[1:whole:3], values[2:whole:3], strict=True)
    numbers = [low + 45 * middle + 2025 * high for low, middle, high in threes]
    last = [left[0] + 45 * left[1]] if left else []
    if max(numbers, default=0) >= 1 << 16 or max(last, default=0) >= 1 << 8:
        return None
    return struct.pack(f">{len(numbers)}H", *numbers) + bytes(last)


_TWO = tuple(low + high for high in _BASE45 for low in _BASE45)
"""Every two letters, by the number below 45 × 45 that they stand for: the low one first."""

_NO_LETTER = 255

_VALUES = bytes(
    _BASE45.find(chr(byte)) if chr(byte) in _BASE45 else _NO_LETTER for byte in range(256)
)
"""What each letter stands for, by its byte."""
