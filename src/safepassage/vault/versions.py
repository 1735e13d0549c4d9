"""What was said of one wristband number, again and again: signed versions, in an order that
depends on them alone, so that every device shows the same one, whichever came first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from safepassage.vault.facts import Fact, Kind, in_one_script, kind_of
from safepassage.vault.trust import Trust, Writer

_SIGNATURE = 64


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A fact as a device told it. ``number`` is one more than the highest that it knew of;
    ``written`` is its clock's time. ``after`` is the number of the device's last entry in the
    ledger then: by it, what a device wrote before it was revoked is told from what came later.
    """

    device: str
    number: int
    written: str
    fact: Fact
    after: int | None = None

    def __repr__(self) -> str:
        return f"<Said {self.device}/{self.number}>"


_DECODER = msgspec.json.Decoder(Said)
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True, repr=False)
class Version:
    """One version as it lay sealed: what was said, and the signature, not yet looked at."""

    content: bytes

    @property
    def said(self) -> Said | None:
        """None where the content is no version."""
        try:
            said = _DECODER.decode(self.content[_SIGNATURE:])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        fact = in_one_script(said.fact)
        return said if fact is said.fact else replace(said, fact=fact)

    def holds(self, trust: Trust) -> bool:
        """Whether an enrolled device of this operation said so, while it could be believed."""
        said = self.said
        if said is None or not trust.counts(said.device, said.after):
            return False
        body = self.content[_SIGNATURE:]
        message = _message(trust.operation, kind_of(said.fact), body)
        return trust.signed(said.device, message, self.content[:_SIGNATURE])

    def __repr__(self) -> str:
        return "<Version>"


def write(said: Said, writer: Writer, operation: str) -> bytes:
    """The content to be sealed: the signature, then what is said."""
    body = _ENCODER.encode(said)
    return writer.sign(_message(operation, kind_of(said.fact), body)) + body


def order(said: Said) -> tuple[int, str, str, str]:
    """What is highest in this order holds: first the count of corrections, only then clocks."""
    body = hashlib.sha256(_ENCODER.encode(said)).hexdigest()
    return said.number, said.written, said.device, body


def _message(operation: str, kind: Kind, body: bytes) -> bytes:
    return f"safepassage-record-1\n{kind.value}\n{operation}\n".encode() + body
