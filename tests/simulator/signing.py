"""Keys out of the seed: real ones, or a cheap stand-in where signatures are not what is tested.

The stand-in is a hash of public key and body. Nobody in the simulated world forges that hash; who
steals a phone has its key, as with real ones. All else, from ``sign`` to the verdict, is real code.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from safepassage.ledger.keys import DeviceKey


class CheapKey(DeviceKey):
    """Signs with a hash: some thirty times as fast as Ed25519 to make, and more to check."""

    def __init__(self, seed: bytes) -> None:
        self._public = base64.b64encode(hashlib.sha256(seed).digest()).decode()

    @property
    def public(self) -> str:
        return self._public

    def sign(self, body: bytes) -> str:
        return _cheap(self._public, b"entry" + body)

    def seal(self, count: int, chain: str) -> str:
        return _cheap(self._public, f"journal{count}\t{chain}".encode())


def key_of(seed: int, name: str, *, real: bool) -> DeviceKey:
    """The key of a device of the world that the seed makes."""
    plain = hashlib.sha256(f"{seed} {name}".encode()).digest()
    return DeviceKey(plain) if real else CheapKey(plain)


@contextmanager
def believed(*, real: bool) -> Iterator[None]:
    """Within, the ledger checks signatures by their real rule, or by the stand-in's."""
    if real:
        yield
        return
    with ExitStack() as patches:
        for module in ("merge", "ledger", "intake"):
            patches.enter_context(
                mock.patch(f"safepassage.ledger.{module}.signed_by", _signed_cheaply)
            )
        yield


def _signed_cheaply(public: str, body: bytes, signature: str) -> bool:
    return signature == _cheap(public, b"entry" + body)


def _cheap(public: str, text: bytes) -> str:
    return base64.b64encode(hashlib.sha512(public.encode() + text).digest()).decode()
