"""Forgetting: keys and records are destroyed, and whatever is left is found and named."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from safepassage.notices import Refused
from safepassage.vault import Kind, Medical, Vault, forget, record, without_forgotten
from safepassage.vault.keyfile import Key, make
from vault.office import CHEAP, MEDIC, NOON, PASSPHRASE, YUSUF, Drawer, key, seed, trust, writer


class Ledger:
    """A ledger's folder with two sealed records, and two readers' key files on a stick."""

    def __init__(self, path: Path) -> None:
        self.folder, self.stick = path / "ledger", path / "stick"
        self.folder.mkdir()
        self.stick.mkdir()
        (self.folder / "inbox").mkdir()
        (self.folder / "device.key").write_bytes(seed("hub"))
        self.store = Drawer(self.folder / "sealed.txt")
        self.vault = Vault(self.store, trust("gate-1"))
        self.registrar = make(self.stick / "registrar.key", PASSPHRASE, CHEAP)
        self.medic = make(self.stick / "medic.key", PASSPHRASE, CHEAP)
        hub = writer("hub")
        self.vault.name_reader(hub, self.registrar.public, "registrar", {Kind.NAME})
        self.vault.name_reader(hub, self.medic.public, "medic", {Kind.MEDICAL})
        self.vault.add(writer("gate-1"), [YUSUF, Medical("0412", "diabetes")], NOON)

    @property
    def keys(self) -> list[Path]:
        return sorted(self.stick.iterdir())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def left(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(n.code, Path(str(n.where.file)).name) for n in refused.value.notices]


def test_everything_that_opens_names_is_destroyed_and_told(ledger: Ledger) -> None:
    texts = list(ledger.store.sealed())
    told = forget(ledger.store, ledger.folder, ledger.keys)
    assert told.keys == tuple(sorted([ledger.registrar.fingerprint, ledger.medic.fingerprint]))
    assert (told.key_files, told.records) == (2, 2)
    assert told.tried >= 1
    assert list(ledger.store.sealed()) == []
    assert ledger.keys == []
    everything = b"".join(p.read_bytes() for p in ledger.folder.rglob("*") if p.is_file())
    assert everything == seed("hub")
    assert len(texts) == 4


def test_key_files_in_the_ledgers_folder_are_destroyed_too(ledger: Ledger) -> None:
    inside = make(ledger.folder / "inbox" / "forgotten.key", PASSPHRASE, CHEAP)
    told = forget(ledger.store, ledger.folder, [ledger.folder / "inbox" / "forgotten.key"])
    assert told.key_files == 1
    assert inside.fingerprint in told.keys
    assert list((ledger.folder / "inbox").iterdir()) == []


def test_the_keys_of_readers_elsewhere_are_told_of_too(ledger: Ledger) -> None:
    told = forget(ledger.store, ledger.folder)
    assert told.key_files == 0
    assert told.keys == tuple(sorted([ledger.registrar.fingerprint, ledger.medic.fingerprint]))
    assert len(ledger.keys) == 2


def test_forgetting_again_changes_nothing(ledger: Ledger) -> None:
    forget(ledger.store, ledger.folder, ledger.keys)
    again = forget(ledger.store, ledger.folder)
    assert (again.keys, again.key_files, again.records) == ((), 0, 0)


def test_nothing_is_destroyed_where_a_file_is_no_key_file(ledger: Ledger) -> None:
    wrong = [ledger.stick / "letter.txt", ledger.stick / "photo.jpg"]
    for path in wrong:
        path.write_text("Dear Yousef")
    with pytest.raises(Refused) as refused:
        forget(ledger.store, ledger.folder, [*ledger.keys])
    assert left(refused) == [("V-KEY-FILE", "letter.txt"), ("V-KEY-FILE", "photo.jpg")]
    assert len(ledger.keys) == 4
    assert len(list(ledger.store.sealed())) == 4


def test_a_copy_of_records_in_the_folder_is_found(ledger: Ledger) -> None:
    copy = ledger.folder / "inbox" / "bundle.txt"
    copy.write_text("\n".join(f"sealed\t{text}" for text in ledger.store.sealed()))
    with pytest.raises(Refused) as refused:
        forget(ledger.store, ledger.folder, ledger.keys)
    assert left(refused) == [("V-LEFT-RECORDS", "bundle.txt")]
    copy.unlink()
    forget(ledger.store, ledger.folder)


def test_a_store_that_does_not_destroy_is_found_out(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger.store, "destroy", lambda: None)
    with pytest.raises(Refused) as refused:
        forget(ledger.store, ledger.folder, ledger.keys)
    assert left(refused) == [("V-LEFT-RECORDS", "ledger"), ("V-LEFT-RECORDS", "sealed.txt")]


def test_records_that_nobody_can_open_may_stay(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = [ledger.registrar.fingerprint, ledger.medic.fingerprint]

    def strip() -> None:
        parsed = [record.parse(text) for text in ledger.store.sealed()]
        kept = [sealed.without(gone).text for sealed in parsed if sealed]
        ledger.store.path.write_text("".join(f"sealed\t{text}\n" for text in kept))

    monkeypatch.setattr(ledger.store, "destroy", strip)
    told = forget(ledger.store, ledger.folder, ledger.keys)
    assert told.records == len(list(ledger.store.sealed())) == 2


@pytest.mark.parametrize("name", ["raw", "base64", "hexadecimal"])
def test_a_readers_key_left_in_the_open_is_found(ledger: Ledger, name: str) -> None:
    secret = bytes([7]) * 32
    opened = Key(secret)
    ledger.vault.name_reader(writer("hub"), opened.public, "careless", {Kind.NAME})
    ledger.vault.add(writer("gate-1"), [YUSUF], NOON)
    written = {
        "raw": secret,
        "base64": base64.b64encode(secret),
        "hexadecimal": secret.hex().encode(),
    }
    (ledger.folder / "notes").write_bytes(b"x " + written[name])
    with pytest.raises(Refused) as refused:
        forget(ledger.store, ledger.folder)
    assert left(refused) == [("V-LEFT-KEY", "notes")]


def test_a_broken_key_file_in_the_folder_is_named(ledger: Ledger) -> None:
    content = (ledger.stick / "medic.key").read_bytes()
    (ledger.folder / "backup.tar").write_bytes(b"tar" + content)
    with pytest.raises(Refused) as refused:
        forget(ledger.store, ledger.folder)
    assert left(refused) == [("V-LEFT-KEY", "backup.tar")]


def test_what_comes_in_later_loses_the_parts_of_forgotten_keys() -> None:
    both = record.seal(b"x", Kind.NAME, "op", [key(1).public, MEDIC.public])
    half = without_forgotten(both.text, [key(1).fingerprint])
    assert half is not None
    parsed = record.parse(half)
    assert parsed is not None
    assert list(parsed.wraps) == [MEDIC.fingerprint]
    assert record.unseal(parsed, "op", MEDIC.box, MEDIC.fingerprint) == b"x"
    assert without_forgotten(both.text, [key(1).fingerprint, MEDIC.fingerprint]) is None
    assert without_forgotten(both.text, []) == both.text
    card = record.plain_text(3, b"card")
    assert without_forgotten(card, [key(1).fingerprint]) == card


def test_what_is_the_hash_of_something_is_not_tried(ledger: Ledger) -> None:
    hashes = [hashlib.sha256(bytes([number])).digest() for number in range(50)]
    text = b"\n".join(one.hex().encode() for one in hashes)
    (ledger.folder / "journal").write_bytes(text.ljust(5000))
    (ledger.folder / "device.key").unlink()
    told = forget(ledger.store, ledger.folder, ledger.keys, hashes[:40])
    assert told.tried == 10


def test_a_key_among_hashes_is_found_in_every_file_in_which_it_lies(ledger: Ledger) -> None:
    secret = bytes(ledger.registrar.box._private_key)
    hashes = [hashlib.sha256(bytes([number])).digest() for number in range(200)]
    among = [*hashes[:100], secret, *hashes[100:]]
    for file in ("journal", "journal-wal"):
        (ledger.folder / file).write_bytes(b"\n".join(one.hex().encode() for one in among))
    with pytest.raises(Refused) as refused:
        forget(ledger.store, ledger.folder, ledger.keys, hashes)
    assert left(refused) == [("V-LEFT-KEY", "journal"), ("V-LEFT-KEY", "journal-wal")]
