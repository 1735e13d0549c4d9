"""A sealed record: bytes that only the keys named in it open, as one text in base64.

========  =====  ====================================================================
bytes            meaning
========  =====  ====================================================================
0–5              the mark: every sealed text begins with the letters ``SPsealed``
6         1      the form of the record
7         1 2    the kind: name, medical facts (3 is a reader's card, see ``cards``)
8         n      how many readers
9 …       96 n   for each: 16 bytes of fingerprint, 80 bytes of the record's key in a sealed box
then      24     nonce
then             XChaCha20-Poly1305 of the padded content, and 16 bytes of tag
========  =====  ====================================================================

The cipher binds form, kind and operation, so that a record cannot stand for one of another kind or
operation; the wristband number is within, so that it cannot stand for another person's either.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random

from safepassage.vault.facts import Kind
from safepassage.vault.padding import CLASSES, pad, unpad

MARK = "SPsealed"
"""How every sealed text begins: what is looked for where nothing may be left."""

MOST_READERS = 100
"""Readers of one record. Few hold keys, or none is a secret."""

_MAGIC = base64.b64decode(MARK)
_FORM = 1
_KINDS = {Kind.NAME: 1, Kind.MEDICAL: 2}
_KIND_OF = {number: kind for kind, number in _KINDS.items()}
_FINGERPRINT, _WRAP, _NONCE, _TAG, _KEY = 16, 80, 24, 16, 32
_HEAD = len(_MAGIC) + 3


def fingerprint(public: bytes) -> str:
    """What a reader's public key is called: 32 hexadecimal digits."""
    return hashlib.sha256(b"safepassage-reader-1\n" + public).hexdigest()[: 2 * _FINGERPRINT]


@dataclass(frozen=True, slots=True)
class Record:
    """A sealed record taken apart. ``wraps`` are its key, in a sealed box for each reader."""

    kind: Kind
    wraps: Mapping[str, bytes]
    nonce: bytes
    cipher: bytes

    @property
    def identity(self) -> bytes:
        """The same for two copies that differ in their readers alone."""
        return hashlib.sha256(self.nonce + self.cipher).digest()

    @property
    def text(self) -> str:
        """The record as it is kept and carried."""
        wraps = (bytes.fromhex(name) + wrap for name, wrap in sorted(self.wraps.items()))
        head = bytes([_FORM, _KINDS[self.kind], len(self.wraps)])
        plain = b"".join((_MAGIC, head, *wraps, self.nonce, self.cipher))
        return base64.b64encode(plain).decode()

    def without(self, readers: Iterable[str]) -> Record:
        """The same record, which these readers can no longer open."""
        gone = frozenset(readers)
        return replace(self, wraps={n: w for n, w in self.wraps.items() if n not in gone})


def seal(content: bytes, kind: Kind, operation: str, readers: Iterable[bytes]) -> Record:
    """``content`` under a fresh key, which is wrapped for each reader's public key.

    Raises:
        ValueError: as :func:`seal_all` does.
    """
    return seal_all([content], kind, operation, readers)[0]


def seal_all(
    contents: Iterable[bytes], kind: Kind, operation: str, readers: Iterable[bytes]
) -> list[Record]:
    """What is written down at one time, each content a record of its own, under one fresh key.

    The key is wrapped once for each reader's public key, so that a reader's device, for which
    unwrapping is most of the work, does it once for all of them. Each record has its own nonce, of
    192 random bits.

    Raises:
        ValueError: where there is no reader, or a content or their number is too large.
    """
    key = random(_KEY)
    wraps = {fingerprint(public): _wrap(key, public) for public in readers}
    if not 0 < len(wraps) <= MOST_READERS:
        raise ValueError("no reader, or too many")
    bound = _bound(kind, operation)
    sealed = []
    for content in contents:
        nonce = random(_NONCE)
        cipher = crypto_aead_xchacha20poly1305_ietf_encrypt(pad(content), bound, nonce, key)
        sealed.append(Record(kind, wraps, nonce, cipher))
    return sealed


def unseal(
    record: Record,
    operation: str,
    reader: SealedBox[PrivateKey],
    name: str,
    unwrapped: dict[bytes, bytes | None] | None = None,
) -> bytes | None:
    """The content, by the private key whose fingerprint is ``name``; None where it does not open
    the record, or the record was made for another operation, or tampered with.

    ``unwrapped`` remembers what this private key made of each wrapped key, from call to call.
    """
    if unwrapped is None:
        unwrapped = {}
    wrap = record.wraps.get(name, b"")
    if wrap not in unwrapped:
        unwrapped[wrap] = _unwrap(record, reader, name)
    key = unwrapped[wrap]
    if key is None:
        return None
    bound = _bound(record.kind, operation)
    try:
        padded = crypto_aead_xchacha20poly1305_ietf_decrypt(record.cipher, bound, record.nonce, key)
    except CryptoError:
        return None
    return unpad(padded)


def share(
    record: Record,
    reader: SealedBox[PrivateKey],
    name: str,
    public: bytes,
    wrapped: dict[bytes, bytes] | None = None,
) -> Record | None:
    """The same record, which the holder of ``public`` can open too; None where ``reader`` cannot
    open it, or too many can already.

    ``wrapped`` remembers each key as it was wrapped for that holder, from call to call: what was
    sealed under one key stays so.
    """
    key = _unwrap(record, reader, name)
    if key is None or len(record.wraps) >= MOST_READERS:
        return None
    wrapped = {} if wrapped is None else wrapped
    if key not in wrapped:
        wrapped[key] = _wrap(key, public)
    return replace(record, wraps={**record.wraps, fingerprint(public): wrapped[key]})


def parse(text: str) -> Record | None:
    """The record that a text is; None where it is none."""
    plain = unbase64(text)
    if plain is None or len(plain) < _HEAD or plain[:6] != _MAGIC or plain[6] != _FORM:
        return None
    kind, count = _KIND_OF.get(plain[7]), plain[8]
    begin = _HEAD + count * (_FINGERPRINT + _WRAP)
    cipher = plain[begin + _NONCE :]
    if kind is None or len(cipher) - _TAG not in CLASSES:
        return None
    wraps = {}
    for at in range(_HEAD, begin, _FINGERPRINT + _WRAP):
        whose = at + _FINGERPRINT
        wraps[plain[at:whose].hex()] = plain[whose : whose + _WRAP]
    return Record(kind, wraps, plain[begin : begin + _NONCE], cipher)


def plain_text(number: int, content: bytes) -> str:
    """A text that is carried as records are, and can be read by all (see ``cards``)."""
    return base64.b64encode(_MAGIC + bytes([_FORM, number]) + content).decode()


def of_plain_text(number: int, text: str) -> bytes | None:
    """The content of such a text; None where it is none."""
    mark = _MAGIC + bytes([_FORM, number])
    # A city's records are many, and cards few: the first letters tell.
    begin = unbase64(text[:12])
    if begin is None or not begin.startswith(mark):
        return None
    plain = unbase64(text)
    return None if plain is None else plain[len(mark) :]


def unbase64(text: str) -> bytes | None:
    """The bytes that a text in base64 stands for; None unless in its one proper form."""
    try:
        plain = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return plain if base64.b64encode(plain).decode() == text else None


def _wrap(key: bytes, public: bytes) -> bytes:
    return SealedBox(PublicKey(public)).encrypt(key)


def _unwrap(record: Record, reader: SealedBox[PrivateKey], name: str) -> bytes | None:
    wrap = record.wraps.get(name)
    if wrap is None:
        return None
    try:
        key = reader.decrypt(wrap)
    except CryptoError:
        return None
    return key if len(key) == _KEY else None


def _bound(kind: Kind, operation: str) -> bytes:
    return f"safepassage-sealed-{_FORM}\n{kind.value}\n{operation}".encode()
