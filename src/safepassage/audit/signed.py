"""One signature: Ed25519, by libsodium."""

from __future__ import annotations

from binascii import a2b_base64
from functools import lru_cache

from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from safepassage.audit.lines import Line, Seal
from safepassage.audit.values import from_base64

BEFORE_A_BODY = b"safepassage entry 1\n"
"""What is signed before a body, so that a signature of something else is none of an entry."""


def signer(line: Line, keys: tuple[str, ...]) -> str | None:
    """The first of these keys by which the line's body is signed; None: by none of them."""
    if not keys:
        return None
    signature = a2b_base64(line.signature)
    signed = BEFORE_A_BODY + line.body
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
