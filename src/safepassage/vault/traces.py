"""What a thief would look for in the bytes of a disk: sealed records, key files, keys in the open.

Whole files are looked through, whatever their format, so that what a database has deleted but not
overwritten is found too.
"""

from __future__ import annotations

import base64
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from safepassage.vault import keyfile, record

Bytes = bytes | mmap.mmap

_SECRET = 32
_SMALL = 4096
"""Bytes; in files up to here every place is tried as the begin of a key."""

_LETTERS, _DIGITS = 43, 64
"""Of 32 bytes in base64, without the sign of the end, and in hexadecimal."""

_AT_ONCE = 2**22
"""Bytes of a file that are looked at together."""

_HEX = re.compile(rb"[0-9A-Fa-f]+")
_URL = bytes.maketrans(b"-_", b"+/")
_TEXT = re.compile(record.MARK.encode() + rb"[A-Za-z0-9+/]*")
_PLAIN = re.compile(re.escape(base64.b64decode(record.MARK)) + rb"(?s:.{3})")


def _signs(text: bytes) -> npt.NDArray[np.bool_]:
    """For each byte, whether it is one of these."""
    table = np.zeros(256, dtype=np.bool_)
    table[np.frombuffer(text, dtype=np.uint8)] = True
    return table


_IN_HEX = _signs(b"0123456789abcdefABCDEF")
_IN_BASE64 = _signs(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")


class Trace(Enum):
    """Something that opens names, or could be opened."""

    RECORD = "record"
    KEY_FILE = "key"


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Bytes that might be a private key."""

    bytes: bytes


def in_file(path: Path) -> Iterator[Trace | Secret]:
    """Every trace in a file; what is found twice comes twice."""
    if path.stat().st_size == 0:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(keyfile.MARK.encode()) >= 0:
            yield Trace.KEY_FILE
        yield from _records(content)
        yield from _secrets(content)


def openable(text: bytes) -> bool:
    """Whether a sealed text, or the beginning of one, still has a reader."""
    letters = text[: len(text) // 4 * 4]
    return letters.startswith(record.MARK.encode()) and _has_reader(base64.b64decode(letters)[:9])


def _has_reader(head: bytes) -> bool:
    """By the record's first nine bytes; a reader's card has none."""
    return len(head) == 9 and head[7] in (1, 2) and head[8] > 0


def _records(content: Bytes) -> Iterator[Trace]:
    texts = (openable(found[0]) for found in _TEXT.finditer(content))
    plain = (_has_reader(found[0]) for found in _PLAIN.finditer(content))
    if any(texts) or any(plain):
        yield Trace.RECORD


def _secrets(content: Bytes) -> Iterator[Secret]:
    """32 bytes in base64, in hexadecimal, and, in small files, anywhere."""
    for begin, end in _runs(content, _IN_BASE64, _LETTERS):
        # Two signs of the end stand after 64 bytes, a signature, and never after 32. And 64 letters
        # that are all digits of hexadecimal are no base64.
        whole = content[begin:end] if end - begin == _DIGITS else b""
        if content[end : end + 2] != b"==" and not _HEX.fullmatch(whole):
            found = content[end - _LETTERS : end]
            yield Secret(base64.b64decode(found.translate(_URL) + b"="))
    for begin, end in _runs(content, _IN_HEX, _DIGITS):
        if end - begin == _DIGITS:
            yield Secret(bytes.fromhex(content[begin:end].decode()))
    if len(content) <= _SMALL:
        for at in range(len(content) - _SECRET + 1):
            yield Secret(content[at : at + _SECRET])


def _runs(content: Bytes, signs: npt.NDArray[np.bool_], least: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each unbroken run of these signs that is at least so long, in order."""
    open_: list[int] = []
    inside = np.False_
    for at in range(0, len(content), _AT_ONCE):
        among = signs[np.frombuffer(content[at : at + _AT_ONCE], dtype=np.uint8)]
        edges = np.flatnonzero(np.diff(among, prepend=inside)) + at
        ends = np.concatenate([np.array(open_, dtype=np.intp), edges])
        inside = among[-1]
        open_ = [int(ends[-1])] if inside else []
        pairs = ends[: len(ends) // 2 * 2].reshape(-1, 2)
        yield from map(tuple, pairs[pairs[:, 1] - pairs[:, 0] >= least].tolist())
    if open_ and len(content) - open_[0] >= least:
        yield open_[0], len(content)
