"""Key files: a passphrase opens them, nothing else does, and they can be destroyed."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from safepassage.notices import Refused
from safepassage.vault import keyfile
from safepassage.vault.keyfile import USUAL, Cost, Key, erase, fingerprint_of, make, unlock
from vault.office import CHEAP, PASSPHRASE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "registrar.key"


def code_of(path: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(Refused) as caught:
        unlock(path, passphrase)
    (notice,) = caught.value.notices
    assert notice.where.file == str(path)
    return notice.code


def changed(path: Path, **fields: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_a_key_comes_back_by_its_passphrase(path: Path) -> None:
    made = make(path, PASSPHRASE, CHEAP)
    again = unlock(path, f"  {PASSPHRASE}\n")
    assert again.public == made.public
    assert again.box.decrypt(_sealed(made)) == b"x"
    assert fingerprint_of(path) == made.fingerprint
    assert path.stat().st_mode & 0o777 == 0o600


def _sealed(key: Key) -> bytes:
    from nacl.public import PublicKey, SealedBox

    return SealedBox(PublicKey(key.public)).encrypt(b"x")


def test_two_keys_have_nothing_in_common(path: Path, tmp_path: Path) -> None:
    make(path, PASSPHRASE, CHEAP)
    make(tmp_path / "other.key", PASSPHRASE, CHEAP)
    one, other = (json.loads(p.read_text()) for p in (path, tmp_path / "other.key"))
    assert all(one[name] != other[name] for name in ("public", "salt", "nonce", "cipher"))


def test_another_passphrase_opens_nothing(path: Path) -> None:
    make(path, PASSPHRASE, CHEAP)
    assert code_of(path, PASSPHRASE.upper()) == "V-KEY-LOCKED"


@pytest.mark.parametrize(("passphrase", "long_enough"), [("x" * 14 + " ", False), ("x" * 15, True)])
def test_a_short_passphrase_makes_no_key(path: Path, passphrase: str, long_enough: bool) -> None:
    if long_enough:
        make(path, passphrase, CHEAP)
        return
    with pytest.raises(Refused) as caught:
        make(path, passphrase, CHEAP)
    assert [n.code for n in caught.value.notices] == ["V-PASSPHRASE"]
    assert dict(caught.value.notices[0].numbers) == {"shortest": 15}
    assert not path.exists()


def test_a_file_that_is_there_is_never_overwritten(path: Path) -> None:
    path.write_text("something")
    with pytest.raises(FileExistsError):
        make(path, PASSPHRASE, CHEAP)
    assert path.read_text() == "something"


def test_a_file_holds_no_secret_in_the_open(path: Path) -> None:
    key = make(path, PASSPHRASE, CHEAP)
    content = path.read_bytes()
    secret = key.box._private_key
    assert secret not in content
    assert base64.b64encode(secret) not in content
    assert PASSPHRASE.encode() not in content


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"{}", b"[1]", b'{"form": "safepassage-key-1"}']
)
def test_what_is_no_key_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert fingerprint_of(path) is None
    assert code_of(path) == "V-KEY-FILE"


@pytest.mark.parametrize(
    "fields",
    [
        {"form": "safepassage-key-2"},
        {"public": "AAAA"},
        {"public": "!"},
        {"salt": "AAAA"},
        {"nonce": "AAAA"},
        {"cipher": "AAAA"},
        {"passes": 0},
        {"passes": 33},
        {"memory": 1},
        {"memory": 2**31 + 1},
        {"more": 1},
    ],
)
def test_a_file_that_was_changed_in_form_is_none(path: Path, fields: dict[str, object]) -> None:
    make(path, PASSPHRASE, CHEAP)
    changed(path, **fields)
    assert fingerprint_of(path) is None
    assert code_of(path) == "V-KEY-FILE"


def test_the_costs_that_a_file_may_ask_for() -> None:
    assert USUAL.bearable
    assert Cost(passes=32, memory=2**31).bearable
    assert Cost(passes=1, memory=8192).bearable
    assert (USUAL.passes, USUAL.memory) == (4, 256 * 2**20)


def test_another_public_key_in_the_file_is_found_out(path: Path, tmp_path: Path) -> None:
    make(path, PASSPHRASE, CHEAP)
    other = make(tmp_path / "other.key", PASSPHRASE, CHEAP)
    changed(path, public=base64.b64encode(other.public).decode())
    assert code_of(path) == "V-KEY-LOCKED"


def test_a_secret_that_is_not_that_of_the_public_key_is_found_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path, PASSPHRASE, CHEAP)
    monkeypatch.setattr(
        keyfile, "crypto_aead_xchacha20poly1305_ietf_decrypt", lambda *_: bytes(range(32))
    )
    assert code_of(path) == "V-KEY-LOCKED"


def test_an_unlocked_key_shows_its_fingerprint_alone(path: Path) -> None:
    key = make(path, PASSPHRASE, CHEAP)
    assert repr(key) == f"<Key {key.fingerprint}>"


def test_a_file_is_overwritten_before_it_goes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path, PASSPHRASE, CHEAP)
    before = path.read_bytes()
    at_the_end: list[tuple[str, bytes]] = []
    unlink = Path.unlink

    def watched(gone: Path, missing_ok: bool = False) -> None:
        at_the_end.append((gone.name, gone.read_bytes()))
        unlink(gone, missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    erase(path)
    ((name, content),) = at_the_end
    assert list(path.parent.iterdir()) == []
    assert name != path.name
    assert len(content) == len(before)
    assert sum(a == b for a, b in zip(content, before, strict=True)) < len(before) / 4


def test_where_folders_cannot_be_opened_the_file_goes_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path, PASSPHRASE, CHEAP)

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(keyfile.os, "open", refuse)
    erase(path)
    assert not path.exists()
