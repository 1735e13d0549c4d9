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

from safepassage.vault import keyfile, record

Bytes = bytes | mmap.mmap

_SECRET = 32
_SMALL = 4096
"""Bytes; in files up to here every place is tried as the begin of a key."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{43}(?![A-Za-z0-9+/_-])")
_HEX = re.compile(rb"(?<![0-9A-Fa-f])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])")
_URL = bytes.maketrans(b"-_", b"+/")
_TEXT = re.compile(record.MARK.encode() + rb"[A-Za-z0-9+/]*")
_PLAIN = re.compile(re.escape(base64.b64decode(record.MARK)) + rb"(?s:.{3})")


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
    for found in _BASE64.finditer(content):
        yield Secret(base64.b64decode(found[0].translate(_URL) + b"="))
    for found in _HEX.finditer(content):
        yield Secret(bytes.fromhex(found[0].decode()))
    if len(content) <= _SMALL:
        for at in range(len(content) - _SECRET + 1):
            yield Secret(content[at : at + _SECRET])
