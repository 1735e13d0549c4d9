"""Merging: is this an entry of ours? Then it is kept, always, since what was recorded happened.

The order of the questions is part of the specification (docs/ledger.md, "At merging") and
``tests/ledger/test_merge.py`` holds it as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from safepassage.ledger.devices import Devices, opens
from safepassage.ledger.entries import Entry, Opened
from safepassage.ledger.keys import NOTHING_BEFORE, digest, signed_by
from safepassage.ledger.wire import Signed, read, read_kept
from safepassage.notices import Notice, Refused


class Verdict(StrEnum):
    """What becomes of an entry that is handed in."""

    MALFORMED = "malformed"
    """It is no entry: refused."""
    OTHER = "other"
    """It opens another operation: refused."""
    STRANGER = "stranger"
    """Nobody has enrolled its device yet: put aside, and asked again when somebody does."""
    CROWDED = "crowded"
    """The same, but there is no room to put it aside: it must be handed in again."""
    FORGED = "forged"
    """Its device did not sign it: refused."""
    SEEN = "seen"
    """It is here already: harmless."""
    RIVAL = "rival"
    """Another body is here under its id: kept beside it, and a discrepancy."""
    REVOKED = "revoked"
    """It comes after the last that its device's revocation names, or is signed by a key by which
    the device was enrolled in vain: kept, and not counted."""
    KEPT = "kept"
    """It is new: kept."""


KEPT = frozenset({Verdict.RIVAL, Verdict.REVOKED, Verdict.KEPT})
"""The verdicts after which an entry stands in the journal."""


class Judged(NamedTuple):
    """An entry that was handed in, and what becomes of it; ``notices`` say why it was refused."""

    signed: Signed
    verdict: Verdict
    entry: Entry | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def named(self) -> tuple[str, Signed]:
        """The entry under its id; none where it is no entry."""
        return "" if self.entry is None else self.entry.id, self.signed


def judge(signed: Signed, devices: Devices, under: Callable[[str], Sequence[bytes]]) -> Judged:
    """What becomes of an entry; ``under`` gives the bodies that are kept under an id."""
    try:
        entry = read(signed.body)
    except Refused as refused:
        return Judged(signed, Verdict.MALFORMED, None, refused.notices)
    if isinstance(entry.fact, Opened) or entry.previous == NOTHING_BEFORE:
        return Judged(signed, _of_opening(signed, entry, devices, under(entry.id)), entry)
    keys = devices.keys_of(entry.device)
    if not keys:
        return Judged(signed, Verdict.STRANGER, entry)
    key = next((one for one in keys if signed_by(one, signed.body, signed.signature)), None)
    if key is None:
        return Judged(signed, Verdict.FORGED, entry)
    bodies = under(entry.id)
    if signed.body in bodies:
        return Judged(signed, Verdict.SEEN, entry)
    if bodies:
        return Judged(signed, Verdict.RIVAL, entry)
    if key != keys[0] or not devices.counts(entry.device, entry.number):
        return Judged(signed, Verdict.REVOKED, entry)
    return Judged(signed, Verdict.KEPT, entry)


def _of_opening(signed: Signed, entry: Entry, devices: Devices, bodies: Sequence[bytes]) -> Verdict:
    """The first entry of all: a ledger that has none yet takes the one it is given."""
    if signed.body in bodies:
        return Verdict.SEEN
    fact, first = entry.fact, entry.previous == NOTHING_BEFORE and entry.number == 1
    if devices.opening is not None or not first or not isinstance(fact, Opened):
        return Verdict.OTHER
    return Verdict.KEPT if signed_by(fact.key, signed.body, signed.signature) else Verdict.FORGED


def counting(bodies: Sequence[bytes]) -> bytes:
    """Of several bodies under one id the one that counts: whose SHA-256 comes first.

    What opened the operation did so for good.
    """
    if len(bodies) == 1:
        return bodies[0]
    return min(bodies, key=lambda body: (not opens(read_kept(body)), digest(body)))
