"""Names at the command line: sealed, found, forgotten; none of them ever on the line itself."""

from __future__ import annotations

import base64
import getpass
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.town import town, typed
from safepassage import api
from safepassage.files import write_scenario
from safepassage.ledger import DeviceKey, create_folder, open_folder
from safepassage.ledger.entries import Forgotten, NameRead
from safepassage.ledger.wire import read_kept
from safepassage.notices import Refused
from safepassage.vault import Key, keyfile
from vault.office import CHEAP, PASSPHRASE

YUSUF = (
    '{"type": "name", "wristband": "0412", "arabic": "يوسف الحلبي", "born": 1980, "father": "خالد"}'
)
TWIN = '{"type": "name", "wristband": "0413", "latin": "Yusuf Halabi"}'
ILL = '{"type": "medical", "wristband": "0412", "condition": "diabetes", "medicines": "insulin"}'


class Desk:
    """A ledger, key files of a registrar and a medic, and what is typed into standard input."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ledger, self.path = path / "ledger", path
        write_scenario(town(), path / "town")
        api.open_ledger(path / "town", self.ledger, api.Opening())
        self.passphrase = path / "passphrase.txt"
        self.passphrase.write_text(PASSPHRASE + "\n")
        self.registrar, self.medic = path / "registrar.key", path / "medic.key"
        self._monkeypatch = monkeypatch
        self.reader(keyfile.make(self.registrar, PASSPHRASE, CHEAP), "registrar", "name")
        self.reader(keyfile.make(self.medic, PASSPHRASE, CHEAP), "medic", "medical")

    def reader(self, key: Key, duty: str, kinds: str) -> int:
        public = base64.b64encode(key.public).decode()
        return typed("names", "reader", self.ledger, public, "--duty", duty, "--kinds", kinds)

    def type(self, text: str) -> None:
        stdin = SimpleNamespace(buffer=io.BytesIO(text.encode()))
        self._monkeypatch.setattr("sys.stdin", stdin)

    def add(self, *lines: str, key: Path | None = None) -> int:
        self.type("\n".join(lines) + "\n")
        given = [] if key is None else ["--key", key, "--passphrase", self.passphrase]
        return typed("names", "add", self.ledger, *given)

    def find(self, asked: str, *more: str, key: Path | None = None) -> int:
        self.type(asked + "\n")
        line = ["--key", key or self.registrar, "--passphrase", self.passphrase]
        return typed("names", "find", self.ledger, *line, "--purpose", "a mother asks", *more)

    def entries(self) -> list[object]:
        ledger = open_folder(self.ledger)
        facts = [read_kept(line.body).fact for line in ledger.store.kept()]
        ledger.close()
        return facts


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


Said = pytest.CaptureFixture[str]


def test_a_name_is_sealed_and_found_in_another_spelling(desk: Desk, capsys: Said) -> None:
    assert desk.add(YUSUF, "", ILL) == 0
    assert "Sealed 2 facts." in capsys.readouterr().out
    assert desk.find("Yousef") == 0
    assert capsys.readouterr().out == "0412 · يوسف الحلبي · 1980 · father: خالد\n"
    assert desk.entries()[-1] == NameRead(people=("0412",), purpose="a mother asks")


def test_a_medic_finds_by_the_number_and_reads_no_name(desk: Desk, capsys: Said) -> None:
    desk.add(YUSUF, ILL)
    capsys.readouterr()
    assert desk.find("0412", key=desk.medic) == 0
    assert capsys.readouterr().out == "condition: diabetes\nmedicines: insulin\n"
    assert desk.entries()[-1] == NameRead(people=("0412",), purpose="medical: a mother asks")
    assert desk.find("Yousef", key=desk.medic) == 0
    assert "Nobody is found" in capsys.readouterr().out
    assert desk.find("0412") == 0
    out = capsys.readouterr().out
    assert "يوسف" in out
    assert "diabetes" not in out


def test_the_answer_as_data(desk: Desk, capsys: Said) -> None:
    desk.add(YUSUF, ILL)
    capsys.readouterr()
    desk.find("Yusuf Halaby", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["more"] == 0
    assert [one["fact"]["wristband"] for one in answer["found"]] == ["0412"]
    assert 0.9 < answer["found"][0]["likeness"] < 1
    desk.find("0412", "--json", key=desk.medic)
    answer = json.loads(capsys.readouterr().out)
    assert [one["fact"]["condition"] for one in answer["found"]] == ["diabetes"]


def test_a_likely_duplicate_is_told_of_and_sealed_all_the_same(desk: Desk, capsys: Said) -> None:
    desk.add(YUSUF)
    capsys.readouterr()
    assert desk.add(TWIN, key=desk.registrar) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Sealed 1 fact."
    assert told[1].startswith("Row 1 may be somebody who has a number already: 0412 ·")
    desk.find("Yusuf", "--json")
    assert len(json.loads(capsys.readouterr().out)["found"]) == 2


def test_a_rival_and_many_more_are_told_of(desk: Desk, capsys: Said) -> None:
    desk.add(TWIN)
    desk.add(TWIN.replace("Yusuf", "Yunus"))
    desk.add(*(TWIN.replace("0413", str(n)) for n in range(500, 521)))
    capsys.readouterr()
    desk.find("0413")
    assert "also said, by somebody who did not know of the other: 0413" in capsys.readouterr().out
    desk.find("Yusuf Halabi")
    assert "more are alike" in capsys.readouterr().out


def test_what_is_wrong_is_told_without_the_name(desk: Desk, capsys: Said) -> None:
    assert desk.add(YUSUF, '{"type": "name", "arabic": "خالد"}', TWIN.replace("0413", "")) == 2
    said = capsys.readouterr()
    assert "row 2: " in said.err
    assert "[V-SHAPE]" in said.err
    assert "row 3 field wristband: " in said.err
    assert "خالد" not in said.err + said.out
    assert "Yusuf" not in said.err + said.out


def test_a_wrong_passphrase_opens_nothing(desk: Desk, capsys: Said) -> None:
    desk.add(YUSUF)
    desk.passphrase.write_text("")
    assert desk.find("Yusuf") == 2
    assert "[V-KEY-LOCKED]" in capsys.readouterr().err


def test_a_key_is_made_under_a_passphrase_that_is_typed(
    desk: Desk, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def typing(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr(getpass, "getpass", typing)
    capsys.readouterr()
    assert typed("names", "key", desk.path / "new.key") == 0
    said = capsys.readouterr().out
    key = keyfile.unlock(desk.path / "new.key", PASSPHRASE)
    assert asked == ["Passphrase: "]
    assert key.fingerprint in said
    assert base64.b64encode(key.public).decode() in said


def test_a_reader_is_taken_back(desk: Desk, capsys: Said) -> None:
    registrar = keyfile.unlock(desk.registrar, PASSPHRASE)
    capsys.readouterr()
    assert desk.reader(registrar, "registrar", "none") == 0
    assert "opens nothing that is sealed from now on" in capsys.readouterr().out
    assert desk.add(YUSUF) == 2
    assert "[V-UNREAD-NAME]" in capsys.readouterr().err
    assert desk.reader(registrar, "registrar", "names") == 2
    assert "not names" in capsys.readouterr().err
    assert typed("names", "reader", desk.ledger, "x", "--duty", "d", "--kinds", "name") == 2
    assert "[V-READER]" in capsys.readouterr().err


def test_everything_is_forgotten_and_counts_remain(desk: Desk, capsys: Said) -> None:
    desk.add(YUSUF, ILL)
    names = sorted(
        keyfile.unlock(path, PASSPHRASE).fingerprint for path in (desk.registrar, desk.medic)
    )
    kept = len(desk.entries())
    capsys.readouterr()
    assert typed("forget", desk.ledger, "--key", desk.registrar, "--key", desk.medic) == 0
    said = capsys.readouterr().out
    assert "Destroyed 2 sealed records." in said
    assert "Destroyed 2 key files." in said
    assert all(name in said for name in names)
    assert not desk.registrar.exists()
    facts = desk.entries()
    assert len(facts) == kept + 1
    assert facts[-1] == Forgotten(keys=tuple(names))
    assert typed("forget", desk.ledger) == 0
    assert len(desk.entries()) == kept + 1


def test_what_comes_in_after_forgetting_stays_forgotten(desk: Desk) -> None:
    desk.add(YUSUF, ILL)
    bundle = desk.path / "late.bundle"
    api.export_bundle(desk.ledger, bundle)
    typed("forget", desk.ledger)
    api.sync(desk.ledger, bundle)
    medic_found = desk.find("0412", key=desk.medic)
    ledger = open_folder(desk.ledger)
    sealed = [one.record for one in ledger.store.sealed()]
    ledger.close()
    assert medic_found == 0
    assert len(sealed) == 2  # the readers' cards, which nobody need hide


def test_a_device_enrolled_after_forgetting_is_given_nothing_that_was_forgotten(desk: Desk) -> None:
    desk.add(YUSUF, ILL)
    ledger = open_folder(desk.ledger)
    before = [one.record for one in ledger.store.sealed()]
    typed("forget", desk.ledger)
    ledger.store.seal(before)  # as an old copy of the disk would bring it back
    ledger.close()
    api.enrol(desk.ledger, "gate", "gate", None, desk.path / "gate")
    given = open_folder(desk.path / "gate")
    sealed = [one.record for one in given.store.sealed()]
    given.close()
    assert len(before) == 4
    assert len(sealed) == 2  # the readers' cards, which nobody need hide


def test_what_is_left_of_names_is_named(desk: Desk, capsys: Said) -> None:
    desk.add(YUSUF)
    api.export_bundle(desk.ledger, desk.ledger / "left.bundle")
    assert typed("forget", desk.ledger) == 2
    said = capsys.readouterr().err
    assert "left.bundle" in said
    assert "[V-LEFT-RECORDS]" in said
    assert not any(isinstance(fact, Forgotten) for fact in desk.entries())


def test_a_folder_without_an_opening_has_no_names(tmp_path: Path) -> None:
    create_folder(tmp_path / "empty", "desk", DeviceKey.new()).close()
    with pytest.raises(Refused) as refused:
        api.add_names(tmp_path / "empty", [YUSUF.encode()])
    assert [notice.code for notice in refused.value.notices] == ["L-FOLDER"]
