"""A ledger on disk: a folder with this device's name and key, and where its journal is.

::

    ledger.toml      which device this is, and its journal
    device.key       the device's private key; nobody else may read it
    journal.sqlite   the journal, unless ledger.toml names a database
    scenario/        the scenario that the operation began with, and plan.json, its plan in force

The last two are the front of the house's; this room neither reads nor writes them.
"""

from __future__ import annotations

import base64
import os
import tomllib
from contextlib import AbstractContextManager
from pathlib import Path

from safepassage.ledger.keys import DeviceKey, unbase64
from safepassage.ledger.ledger import Ledger
from safepassage.ledger.locks import locked
from safepassage.ledger.store import create_store, is_address, open_store
from safepassage.ledger.well_formed import is_device
from safepassage.notices import Notice, Refused, Where

SETTINGS = "ledger.toml"
KEY = "device.key"
JOURNAL = "journal.sqlite"
SCENARIO = "scenario"
PLAN = "plan.json"
_LOCK = "lock"
_FORMAT = "safepassage ledger 1"


def create_folder(folder: Path, device: str, key: DeviceKey, store: str | None = None) -> Ledger:
    """A new ledger for a device, with an empty journal: a file of the folder, or a database.

    Raises:
        Refused: where there is something already, or the device may not be called so.
    """
    if not is_device(device):
        numbers = {"value": device}
        raise Refused((Notice("L-DEVICE", where=Where(field="device"), numbers=numbers),))
    if is_folder(folder):
        raise Refused((Notice("L-FOLDER-THERE", where=Where(file=str(folder))),))
    folder.mkdir(parents=True, exist_ok=True)
    _write_secret(folder / KEY, base64.b64encode(key.seed) + b"\n")
    journal = store or JOURNAL
    text = f'format = "{_FORMAT}"\ndevice = "{device}"\njournal = {_quoted(journal)}\n'
    (folder / SETTINGS).write_text(text, encoding="utf-8")
    made = create_store(_journal(folder, journal))
    return Ledger(made, device, key, lambda: _locked(folder))


def open_folder(folder: Path) -> Ledger:
    """The ledger in a folder.

    Raises:
        Refused: where it is none, or something of it is missing or damaged.
    """
    settings = folder / SETTINGS
    if not settings.is_file():
        raise Refused((Notice("L-FOLDER", where=Where(file=str(folder))),))
    try:
        found = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise Refused((Notice("L-SETTINGS", where=Where(file=str(settings))),)) from None
    device, journal = found.get("device"), found.get("journal")
    if (
        found.get("format") != _FORMAT
        or not isinstance(device, str)
        or not isinstance(journal, str)
        or not is_device(device)
    ):
        raise Refused((Notice("L-SETTINGS", where=Where(file=str(settings))),))
    store = open_store(_journal(folder, journal))
    return Ledger(store, device, _key(folder / KEY), lambda: _locked(folder))


def is_folder(path: Path) -> bool:
    """Whether a path is a ledger's folder, whatever its state."""
    return (path / SETTINGS).is_file()


def _journal(folder: Path, journal: str) -> str | Path:
    return journal if is_address(journal) else folder / journal


def _key(file: Path) -> DeviceKey:
    try:
        text = file.read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        text = ""
    seed = unbase64(text, 32)
    if seed is None:
        raise Refused((Notice("L-KEY-FILE", where=Where(file=str(file))),))
    return DeviceKey(seed)


def _write_secret(file: Path, text: bytes) -> None:
    """Writes a file that only its owner may read, durably, from its first byte on."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _locked(folder: Path) -> AbstractContextManager[None]:
    """Nobody else records on this device meanwhile: two entries under one number would quarrel."""
    return locked(folder / _LOCK)
