"""Keys of devices: Ed25519 (RFC 8032), by libsodium. The only file of the room that knows it."""

from __future__ import annotations

import base64
import binascii
import hashlib

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

_SIGNED = b"safepassage entry 1\n"
_SEALED = b"safepassage journal 1\n"


class DeviceKey:
    """The private key of a device. It signs what the device says, and never leaves it."""

    def __init__(self, seed: bytes) -> None:
        self._key = SigningKey(seed)

    @classmethod
    def new(cls) -> DeviceKey:
        """A key from the system's randomness."""
        return cls(bytes(SigningKey.generate()))

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes."""
        return bytes(self._key)

    @property
    def public(self) -> str:
        """The public key, in base64."""
        return base64.b64encode(bytes(self._key.verify_key)).decode()

    def sign(self, body: bytes) -> str:
        """The signature of an entry's body, in base64."""
        return base64.b64encode(self._key.sign(_SIGNED + body).signature).decode()

    def seal(self, count: int, chain: str) -> str:
        """The signature under a journal of ``count`` entries that ends with ``chain``."""
        sealed = self._key.sign(_SEALED + f"{count}\t{chain}".encode()).signature
        return base64.b64encode(sealed).decode()

    def __repr__(self) -> str:
        return f"DeviceKey({self.public})"


def signed_by(public: str, body: bytes, signature: str) -> bool:
    """Whether the holder of the public key signed this body."""
    plain = unbase64(signature, 64)
    key = unbase64(public, 32)
    if plain is None or key is None:
        return False
    try:
        VerifyKey(key).verify(_SIGNED + body, plain)
    except (BadSignatureError, ValueError):
        return False
    return True


def unbase64(text: str, length: int) -> bytes | None:
    """The ``length`` bytes that a text in base64 stands for; None unless in its one proper form."""
    try:
        plain = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(plain) != length or base64.b64encode(plain).decode() != text:
        return None
    return plain


def digest(body: bytes) -> str:
    """SHA-256 in hexadecimal: what the next entry of the device names, and rivals are told by."""
    return hashlib.sha256(body).hexdigest()


NOTHING_BEFORE = "0" * 64
"""What stands for the entry before the first of all."""
