"""Readers' cards: whose key may open what, signed by a coordinator.

A server that could put its own key among the readers would read every later name. So cards are
signed, and everybody who seals looks at the signatures. A card is no secret; it is carried and kept
as records are.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from safepassage.vault import record
from safepassage.vault.facts import Kind
from safepassage.vault.trust import Trust, Writer

_CARD = 3
_SIGNATURE = 64
_KEY = 32


@dataclass(frozen=True, slots=True)
class Reader:
    """Who may read: a public key (32 bytes), the duty of its holder, and the kinds."""

    key: bytes
    duty: str
    kinds: frozenset[Kind]

    @property
    def fingerprint(self) -> str:
        """What the key is called."""
        return record.fingerprint(self.key)


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a coordinator's device said of a key. No kinds: it is to open nothing from now on."""

    device: str
    number: int
    key: str
    duty: str
    kinds: tuple[Kind, ...]


_DECODER = msgspec.json.Decoder(Card)
_ENCODER = msgspec.json.Encoder()


def write(reader: Reader, number: int, writer: Writer, operation: str) -> str:
    """The card as it is kept and carried. ``number``: one more than that of the key's last card."""
    kinds = tuple(sorted(reader.kinds, key=lambda kind: kind.value))
    key = base64.b64encode(reader.key).decode()
    body = _ENCODER.encode(Card(writer.device, number, key, reader.duty, kinds))
    return record.plain_text(_CARD, writer.sign(_message(operation, body)) + body)


def readers(texts: Iterable[str], trust: Trust) -> tuple[Reader, ...]:
    """Everybody who may read something, by fingerprint, whatever the order of the texts."""
    last = _last(texts, trust)
    found = (Reader(key, card.duty, frozenset(card.kinds)) for key, card in last.items())
    return tuple(sorted((r for r in found if r.kinds), key=lambda reader: reader.fingerprint))


def next_number(texts: Iterable[str], trust: Trust, key: bytes) -> int:
    """The number that a further card of this key takes."""
    card = _last(texts, trust).get(key)
    return 1 if card is None else card.number + 1


def _last(texts: Iterable[str], trust: Trust) -> dict[bytes, Card]:
    cards: dict[bytes, Card] = {}
    for text in texts:
        card = _read(text, trust)
        key = record.unbase64(card.key) if card is not None else None
        if card is None or key is None or len(key) != _KEY:
            continue
        if key not in cards or _order(card) > _order(cards[key]):
            cards[key] = card
    return cards


def _order(card: Card) -> tuple[int, bool, str, str]:
    """Of two that came about apart, the one that opens nothing holds."""
    digest = hashlib.sha256(_ENCODER.encode(card)).hexdigest()
    return card.number, not card.kinds, card.device, digest


def _read(text: str, trust: Trust) -> Card | None:
    content = record.of_plain_text(_CARD, text)
    if content is None:
        return None
    signature, body = content[:_SIGNATURE], content[_SIGNATURE:]
    try:
        card = _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if card.device not in trust.coordinators:
        return None
    return card if trust.signed(card.device, _message(trust.operation, body), signature) else None


def _message(operation: str, body: bytes) -> bytes:
    return f"safepassage-reader-card-1\n{operation}\n".encode() + body
