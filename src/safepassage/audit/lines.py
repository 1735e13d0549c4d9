"""One line of a journal, its columns, and its link in the chain of lines."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

from safepassage.audit.values import from_base64, is_time

HEADER = b"safepassage journal 1\n"
"""The first line of every journal."""

NOTHING_BEFORE = b"0" * 64
"""What stands for a hash where nothing came before."""

SEAL = b"end"
"""The first column of the last line."""

COLUMNS = 5
"""On every line but the first."""

_NUMBER = re.compile(rb"[1-9][0-9]{0,11}")
_CHAIN = re.compile(rb"[0-9a-f]{64}")


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
    columns = text.removesuffix(b"\n").split(b"\t")
    if len(columns) != COLUMNS:
        return None
    number, merged, chain, signature, body = columns
    if not (
        text.endswith(b"\n")
        and _NUMBER.fullmatch(number)
        and is_time(merged.decode("latin-1"))
        and _CHAIN.fullmatch(chain)
        and from_base64(signature.decode("latin-1"), 64) is not None
    ):
        return None
    return Line(int(number), merged, chain, signature, body)


def signature_and_body(text: bytes) -> tuple[bytes, bytes] | None:
    """Of a line that has been read before; None where it is no longer what it was."""
    columns = text.removesuffix(b"\n").split(b"\t")
    if len(columns) != COLUMNS:
        return None
    signature = from_base64(columns[3].decode("latin-1"), 64)
    return None if signature is None else (signature, columns[4])


def seal_line(text: bytes) -> Seal | None:
    """The columns of the last line; None where it is not such a line."""
    columns = text.removesuffix(b"\n").split(b"\t")
    if len(columns) != COLUMNS or columns[0] != SEAL or not text.endswith(b"\n"):
        return None
    return Seal(*columns[1:])


def is_seal(text: bytes) -> bool:
    """Whether the line means to be the seal."""
    return text.startswith(SEAL)
