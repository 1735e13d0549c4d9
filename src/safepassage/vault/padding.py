"""Size classes: what is sealed has one of few lengths, so that a length tells nothing."""

from __future__ import annotations

CLASSES = (512, 1024, 2048, 4096, 8192, 16384, 32768)
"""Bytes, padding included. Nearly every name and most medical facts fit into the first two."""

_END = b"\x80"


def pad(plain: bytes) -> bytes:
    """``plain``, a mark and zeros, up to the least size class.

    Raises:
        ValueError: where no class is large enough.
    """
    for size in CLASSES:
        if len(plain) < size:
            return (plain + _END).ljust(size, b"\x00")
    raise ValueError("longer than the largest size class")


def unpad(padded: bytes) -> bytes | None:
    """What was padded; None where nothing was."""
    plain, mark, zeros = padded.rpartition(_END)
    return plain if mark and not zeros.strip(b"\x00") and len(padded) in CLASSES else None
