"""What devices hand to each other: a file, a request and a row of QR codes are the same bytes."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from safepassage.ledger.wire import Signed
from safepassage.notices import Notice, Refused, Where

MOST_TOLD = 20
"""Lines that are named as wrong: more say no more."""

_FIRST = b"safepassage bundle 1"


class Bundle(NamedTuple):
    """Entries of any devices, in any order, and records of the vault, which stay closed."""

    entries: tuple[Signed, ...]
    sealed: tuple[str, ...] = ()


def write_bundle(bundle: Bundle) -> bytes:
    """The bytes of a bundle; the same bundle gives the same bytes."""
    lines = [_FIRST]
    lines += [b"entry\t" + one.signature.encode() + b"\t" + one.body for one in bundle.entries]
    lines += [b"sealed\t" + record.encode() for record in bundle.sealed]
    text = b"".join(line + b"\n" for line in lines)
    end = f"end\t{len(lines) - 1}\t{hashlib.sha256(text).hexdigest()}\n"
    return text + end.encode()


def read_bundle(text: bytes, file: str | None = None) -> Bundle:
    """A bundle from its bytes.

    Nothing is said of the entries themselves: each is judged by itself when it is merged.

    Raises:
        Refused: where it is no bundle, or did not arrive whole.
    """
    if not text.startswith(_FIRST + b"\n"):
        raise Refused((_notice("L-BUNDLE", file, 1),))
    begin_of_end = text.rfind(b"\n", 0, -1) + 1
    end, inner = text[begin_of_end:], text[len(_FIRST) + 1 : begin_of_end]
    count = inner.count(b"\n")
    if not (end.startswith(b"end\t") and end.endswith(b"\n")):
        raise Refused((_notice("L-BUNDLE-END", file, count + 2),))
    whole = hashlib.sha256(text[:begin_of_end]).hexdigest()
    if end != f"end\t{count}\t{whole}\n".encode():
        raise Refused((_notice("L-BUNDLE-HASH", file, count + 2),))
    entries, sealed, wrong = [], [], []
    for row, line in enumerate(BytesIO(inner), start=2):
        sort, _, rest = line[:-1].partition(b"\t")
        signature, tab, body = rest.partition(b"\t")
        if sort == b"entry" and tab and signature.isascii():
            entries.append(Signed(signature.decode(), body))
        elif sort == b"sealed" and _is_base64(rest):
            sealed.append(rest.decode())
        else:
            wrong.append(_notice("L-BUNDLE-LINE", file, row))
            if len(wrong) == MOST_TOLD:
                break
    if wrong:
        raise Refused(tuple(wrong))
    return Bundle(tuple(entries), tuple(sealed))


def bundle_of(entries: Iterable[Signed], sealed: Iterable[str] = ()) -> Bundle:
    """A bundle of entries and sealed records."""
    return Bundle(tuple(entries), tuple(sealed))


def _is_base64(text: bytes) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error:
        return False
    return True


def _notice(code: str, file: str | None, row: int) -> Notice:
    return Notice(code, where=Where(file=file, row=row))
