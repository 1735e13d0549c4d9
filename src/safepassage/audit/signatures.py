"""Whether each entry was signed by its device: Ed25519, by libsodium."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from safepassage.audit.journal import Stretch
from safepassage.audit.lines import Seal, signature_and_body
from safepassage.audit.meaning import Enrolled, Opened
from safepassage.audit.part import Entry, notice
from safepassage.audit.pool import shared
from safepassage.audit.values import from_base64
from safepassage.notices import Notice

BEFORE_A_BODY = b"safepassage entry 1\n"
"""What is signed before a body, so that a signature of something else is none of an entry."""


class Task(NamedTuple):
    """A stretch of the journal, and by row the keys that may have signed."""

    stretch: Stretch
    keys: dict[int, tuple[str, ...]]


def check_signatures(
    entries: Sequence[Entry], stretches: Sequence[Stretch], processes: int | None
) -> Iterator[Notice]:
    """Notes with every entry which key signed it, and tells of those that none did.

    A key may have signed if any entry names it as the device's; whose word that is, and whether it
    counts, is asked later. Entries of a device that no entry names are not told of here.
    """
    keys = _keys(entries)
    may_sign: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
    place = 0
    for entry in entries:
        while place + 1 < len(stretches) and stretches[place + 1].first_row <= entry.row:
            place += 1
        if entry.device in keys:
            may_sign[place][entry.row] = keys[entry.device]
    tasks = [Task(stretches[place], rows) for place, rows in may_sign.items()]
    by_row: dict[int, str | None] = {}
    for signers in shared(signers_of, tasks, processes):
        by_row |= signers
    for entry in entries:
        entry.key = by_row.get(entry.row, keys[entry.device][0]) if entry.device in keys else None
        if entry.device in keys and entry.key is None:
            yield notice("A-SIGNATURE", entry.row, entry=entry.id)


def _keys(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Every key that any entry says is a device's."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        told = entry.meaning
        if isinstance(told, (Opened, Enrolled)):
            device = told.device if isinstance(told, Enrolled) else entry.device
            known = found.get(device, ())
            found[device] = known if told.key in known else (*known, told.key)
    return found


def signers_of(task: Task) -> dict[int, str | None]:
    """By row, which key signed, where it is not the first of those that may have: None for none."""
    signers: dict[int, str | None] = {}
    texts = dict(enumerate(task.stretch.texts(), task.stretch.first_row))
    for row, keys in task.keys.items():
        signer = _signer(texts.get(row, b""), keys)
        if signer != keys[0]:
            signers[row] = signer
    return signers


def _signer(text: bytes, keys: tuple[str, ...]) -> str | None:
    found = signature_and_body(text)
    if found is None:  # somebody writes to the file while we read
        return None
    signature, body = found
    signed = BEFORE_A_BODY + body
    return next((key for key in keys if is_signed(signed, signature, key)), None)


def is_seal_signed(seal: Seal, key: str) -> bool:
    """Whether the seal is by this key."""
    signature = from_base64(seal.signature.decode("latin-1"), 64)
    return signature is not None and is_signed(seal.signed, signature, key)


def is_signed(signed: bytes, signature: bytes, key: str) -> bool:
    """Whether the signature of these bytes is by the key, which is in base64."""
    try:
        crypto_sign_open(signature + signed, _bytes_of(key))
    except BadSignatureError:
        return False
    return True


@lru_cache(10_000)
def _bytes_of(key: str) -> bytes:
    found = from_base64(key, 32)
    assert found is not None
    return found
