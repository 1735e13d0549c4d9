"""A fold as bytes, so that a long operation need not be added up from its first entry each time.

A snapshot is a cache and never the truth: whatever does not fit is left aside, and the entries are
added up again. It is authenticated with a key that comes from the device's own, and only what this
device wrote with this version is taken up: unpickling anything else would run what others wrote.
"""

from __future__ import annotations

import hashlib
import hmac
import pickle
from typing import NamedTuple

from safepassage import __version__
from safepassage.ledger.collecting import no_garbage
from safepassage.ledger.devices import Devices
from safepassage.ledger.entries import Entry
from safepassage.ledger.fold import Find, Fold
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.seen import Seen

VERSION = 5
"""Grows with whatever a fold holds."""

_MARK = b"safepassage snapshot %d %s\n" % (VERSION, __version__.encode())
_TAG = 32


class State(NamedTuple):
    """What a ledger knows of the journal's first lines."""

    fold: Fold
    told_of_devices: dict[str, Entry]
    rivals: set[str]
    taken: Seen
    devices: Devices


def saved(state: State, key: DeviceKey) -> bytes:
    """The state as bytes."""
    state.fold.settle()
    told = state.fold.state(), *state[1:]
    text = _MARK + pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    return _tag(text, key) + text


def restored(snapshot: bytes, find: Find, key: DeviceKey) -> State | None:
    """What was saved; None unless this device and this version wrote it."""
    tag, text = snapshot[:_TAG], snapshot[_TAG:]
    if not hmac.compare_digest(tag, _tag(text, key)) or not text.startswith(_MARK):
        return None
    with no_garbage():
        fold, *others = pickle.loads(text[len(_MARK) :])
        return State(Fold.of_state(fold, find), *others)


def _tag(text: bytes, key: DeviceKey) -> bytes:
    own = hashlib.blake2b(key.seed, digest_size=32, person=b"sp-snapshot").digest()
    return hmac.new(own, text, hashlib.sha256).digest()
