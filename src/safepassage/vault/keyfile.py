"""Key files: a reader's private key, under a passphrase, on the reader's own device or stick.

Nothing that opens a name is ever kept elsewhere. Argon2id turns the passphrase into a key; whoever
has the file must spend its memory and time for every guess.
"""

from __future__ import annotations

import base64
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.pwhash import argon2id
from nacl.utils import random

from safepassage.notices import Notice, Refused, Where
from safepassage.vault.record import fingerprint, unbase64

MARK = "safepassage-key-1"
"""What stands in every key file, and is looked for where none may be left."""

SHORTEST = 15
"""Letters of a passphrase: three or four words that nobody says together."""

_LARGEST_FILE = 4096
"""Bytes; a key file has some 400."""

_NONCE, _SALT, _KEY, _TAG = 24, argon2id.SALTBYTES, 32, 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: passes, and bytes of memory."""

    passes: int = 4
    memory: int = 256 * 2**20

    @property
    def bearable(self) -> bool:
        """Whether a file may ask for so much: a foreign file must not fill the machine."""
        return (
            argon2id.OPSLIMIT_MIN <= self.passes <= 32
            and argon2id.MEMLIMIT_MIN <= self.memory <= 2 * 2**30
        )


USUAL = Cost()
"""Four passes over 256 MiB: about a second on a laptop (RFC 9106 asks for three over 64 MiB)."""


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    public: str
    passes: int
    memory: int
    salt: str
    nonce: str
    cipher: str


class Key:
    """A reader's private key, unlocked: it lives in memory alone, and never shows itself."""

    def __init__(self, secret: bytes) -> None:
        private = PrivateKey(secret)
        self.public = bytes(private.public_key)
        self.fingerprint = fingerprint(self.public)
        self.box = SealedBox(private)

    def __repr__(self) -> str:
        return f"<Key {self.fingerprint}>"


def make(path: Path, passphrase: str, cost: Cost = USUAL) -> Key:
    """A new key, in a new file that its owner alone may read.

    Raises:
        Refused: where the passphrase is too short.
        FileExistsError: where there is a file already; none is ever overwritten.
    """
    if len(passphrase.strip()) < SHORTEST:
        raise Refused((Notice("V-PASSPHRASE", numbers={"shortest": SHORTEST}),))
    secret, salt, nonce = random(_KEY), random(_SALT), random(_NONCE)
    key = Key(secret)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
        secret, _bound(key.public), nonce, _stretched(passphrase, salt, cost)
    )
    written = _Written(
        MARK,
        _text(key.public),
        cost.passes,
        cost.memory,
        _text(salt),
        _text(nonce),
        _text(sealed),
    )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(written) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def unlock(path: Path, passphrase: str) -> Key:
    """The key in a file.

    Raises:
        Refused: where the file is no key file, or the passphrase is not the one.
    """
    written = _read(path)
    key = _opened(written, passphrase) if written is not None else None
    if key is None:
        code = "V-KEY-FILE" if written is None else "V-KEY-LOCKED"
        raise Refused((Notice(code, where=Where(file=str(path))),))
    return key


def fingerprint_of(path: Path) -> str | None:
    """Whose key a file holds, without the passphrase; None where it is no key file."""
    written = _read(path)
    return None if written is None else fingerprint(base64.b64decode(written.public))


def erase(path: Path) -> None:
    """Overwrites a file with noise, gives it another name, and removes it.

    What a disk keeps beside it (older versions, worn cells of a stick) is out of reach.
    """
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(os.urandom(size))
        file.flush()
        os.fsync(file.fileno())
    nameless = path.with_name(os.urandom(8).hex())
    path.rename(nameless)
    nameless.unlink()
    with suppress(OSError):  # Not every system opens folders; the file is gone anyway.
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _opened(written: _Written, passphrase: str) -> Key | None:
    fields = (written.public, written.salt, written.nonce, written.cipher)
    public, salt, nonce, cipher = (base64.b64decode(field) for field in fields)
    stretched = _stretched(passphrase, salt, Cost(written.passes, written.memory))
    try:
        secret = crypto_aead_xchacha20poly1305_ietf_decrypt(
            cipher, _bound(public), nonce, stretched
        )
    except CryptoError:
        return None
    key = Key(secret)
    return key if key.public == public else None


def _read(path: Path) -> _Written | None:
    with path.open("rb") as file:
        content = file.read(_LARGEST_FILE)
    try:
        written = msgspec.json.decode(content, type=_Written)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    lengths = (
        (written.public, _KEY),
        (written.salt, _SALT),
        (written.nonce, _NONCE),
        (written.cipher, _KEY + _TAG),
    )
    right = all(len(unbase64(text) or b"") == length for text, length in lengths)
    bearable = Cost(written.passes, written.memory).bearable
    return written if written.form == MARK and right and bearable else None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    given = passphrase.strip().encode()
    return argon2id.kdf(_KEY, given, salt, opslimit=cost.passes, memlimit=cost.memory)


def _bound(public: bytes) -> bytes:
    return MARK.encode() + b"\n" + public


def _text(plain: bytes) -> str:
    return base64.b64encode(plain).decode()
