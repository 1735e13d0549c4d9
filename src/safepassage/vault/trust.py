"""Whom the vault believes, and where it keeps what is sealed.

The ledger knows both, and the two rooms do not know each other: whoever opens them hands on what
stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey


class SealedStore(Protocol):
    """Where sealed records lie: texts that the store cannot read, each kept once."""

    def seal(self, records: Iterable[str]) -> None:
        """Keeps these records; one that is there already changes nothing."""

    def sealed(self) -> Iterator[str]:
        """All of them, in any order."""

    def destroy(self) -> None:
        """Overwrites all of them where they lie, so that none can be found again."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Who may speak in this operation.

    ``operation`` tells it from every other (the digest of the entry that opened it, say);
    ``devices`` are the Ed25519 public keys of the enrolled devices, by name; ``coordinators``
    those among them that may say who reads, of which none was revoked; ``revoked`` those that were
    revoked since, with the number of the last entry of theirs that counts.
    """

    operation: str
    devices: Mapping[str, bytes]
    coordinators: frozenset[str]
    revoked: Mapping[str, int] = field(default_factory=dict)

    def counts(self, device: str, after: int | None) -> bool:
        """Whether what a device wrote counts which had made so many entries (None: not known)."""
        last = self.revoked.get(device)
        return last is None or (after is not None and after <= last)

    def signed(self, device: str, message: bytes, signature: bytes) -> bool:
        """Whether this enrolled device signed this message."""
        key = self.devices.get(device)
        if key is None:
            return False
        try:
            VerifyKey(key).verify(message, signature)
        except (CryptoError, ValueError, TypeError):
            return False
        return True


class Writer:
    """The device that seals: its name, the seed of its signing key, which it never shows, and the
    number of the last entry that it made in the ledger.
    """

    def __init__(self, device: str, seed: bytes, after: int = 0) -> None:
        self.device = device
        self.after = after
        self._key = SigningKey(seed)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of its Ed25519 signature."""
        return self._key.sign(message).signature

    def __repr__(self) -> str:
        return f"Writer({self.device})"
