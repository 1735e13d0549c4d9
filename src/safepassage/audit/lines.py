"""One line of a journal, its columns, and its link in the chain of lines."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

from safepassage.audit.values import is_time

HEADER = b"safepassage journal 1\n"
"""The first line of every journal."""

NOTHING_BEFORE = b"0" * 64
"""What stands for a hash where nothing came before."""

SEAL = b"end"
"""The first column of the last line."""

COLUMNS = 5
"""On every line but the first."""

_ENTRY = re.compile(
    rb"([1-9][0-9]{0,11})\t"  # the number
    rb"([^\t\n]*)\t"  # when it was merged
    rb"([0-9a-f]{64})\t"  # the chain
    rb"([A-Za-z0-9+/]{85}[AQgw]==)\t"  # 64 bytes in base64, as everybody must write them
    rb"([^\t\n]*)\n"  # the body
)


class Line(NamedTuple):
    """The columns of a line that carries an entry, as they stand there."""

    number: int
    merged: bytes
    chain: bytes
    signature: bytes
    body: bytes

    def link(self, before: bytes) -> bytes:
        """What the chain must be here, if it was ``before`` on the line above."""
        linked = b"\t".join((before, self.merged, self.signature, self.body))
        return sha256(linked).hexdigest().encode()


class Seal(NamedTuple):
    """The columns of the last line: how many entries, the last chain, by whom it is signed."""

    entries: bytes
    chain: bytes
    device: bytes
    signature: bytes

    @property
    def signed(self) -> bytes:
        """The bytes that the exporting device signed."""
        return HEADER + self.entries + b"\t" + self.chain


def entry_line(text: bytes) -> Line | None:
    """The line's columns; None where it is not such a line."""
    found = _ENTRY.fullmatch(text)
    if found is None:
        return None
    number, merged, chain, signature, body = found.groups()
    if not is_time(merged.decode("latin-1")):
        return None
    return Line(int(number), merged, chain, signature, body)


def seal_line(text: bytes) -> Seal | None:
    """The columns of the last line; None where it is not such a line."""
    columns = text.removesuffix(b"\n").split(b"\t")
    if len(columns) != COLUMNS or columns[0] != SEAL or not text.endswith(b"\n"):
        return None
    return Seal(*columns[1:])


def is_seal(text: bytes) -> bool:
    """Whether the line means to be the seal."""
    return text.startswith(SEAL)
