"""What somebody looks for who has copied everything: words of names, in any form."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1256", "iso8859_6")


def written(word: str) -> Iterator[bytes]:
    """The word in every encoding, and each of these in base64 at each of its three places."""
    for encoding in ENCODINGS:
        try:
            plain = word.encode(encoding)
        except UnicodeEncodeError:
            continue
        yield plain
        yield plain.hex().encode()
        for shift in range(3):
            text = base64.b64encode(bytes(shift) + plain)
            yield text[-(-shift * 8 // 6) : len(text) // 4 * 4 - 4]
    escaped = word.encode("unicode_escape")
    if escaped != word.encode():
        yield escaped
        yield escaped.replace(b"\\", b"\\\\")


def forms(words: Iterable[str]) -> frozenset[bytes]:
    """Every form of every word that is too long to be there by chance."""
    return frozenset(form for word in words for form in written(word) if len(form) > 6)
