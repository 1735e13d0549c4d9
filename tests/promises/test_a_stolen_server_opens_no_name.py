"""A whole day with names, and then everything is copied: folder, database, its log and its dumps,
bundles, what was printed. No name and no medical fact stands in any byte of it, and no key that is
there opens one.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from nacl.public import PrivateKey, SealedBox

from cli.town import town
from ledger.store.servers import Server, why_no_server
from safepassage import api
from safepassage.cli import entry
from safepassage.files import write_scenario
from safepassage.ledger import ledger as ledger_room
from safepassage.ledger import open_folder
from safepassage.notices import Refused
from safepassage.vault import Key, Kind, keyfile, record
from safepassage.vault.traces import Secret, in_file
from vault.office import CHEAP, PASSPHRASE
from vault.thief import forms

PEOPLE = [
    {
        "type": "name",
        "wristband": f"{number:04}",
        "arabic": f"يوسف الحلبي {extra}",
        "latin": f"Yousef Halabi {extra}",
        "father": "عبدالقادر",
        "mother": "Marianne",
        "phone": "+963944555666",
    }
    for number, extra in enumerate(["Alpha", "Bravo", "Charlie", "Deltafoxtrot"], 412)
]
ILL = {
    "type": "medical",
    "wristband": "0412",
    "condition": "diabetes mellitus",
    "medicines": "insulin glargine",
    "remarks": "شظية في الصدر",
}
WORDS = {
    word
    for fact in [*PEOPLE, ILL]
    for field, value in fact.items()
    if field not in ("type", "wristband")
    for word in str(value).split()
    if len(word) > 3
}


def line(fact: dict[str, str]) -> bytes:
    return json.dumps(fact, ensure_ascii=False).encode()


class Talkative(Server):
    """One that writes down all that it is told, and sorts on the disk."""

    def start_talkative(self) -> None:
        settings = ("log_statement=all", "log_min_duration_statement=0", "log_temp_files=0")
        settings += ("log_error_verbosity=verbose", "log_parameter_max_length=-1", "work_mem=64kB")
        self.start(*(option for setting in settings for option in ("-c", setting)))


class Stolen:
    """All that lay on the server's machine, in ``loot``; the readers' keys were elsewhere."""

    def __init__(self, path: Path, server: Talkative | None, printed: list[str]) -> None:
        self.path, self.loot = path, path / "loot"
        self.folder = path / "server" / "ledger"
        self.server = server
        self.printed = printed
        write_scenario(town(), path / "town")
        address = None if server is None else server.address("aleppo")
        api.open_ledger(path / "town", self.folder, api.Opening(store=address))
        stick = path / "stick"
        stick.mkdir()
        self.registrar = keyfile.make(stick / "registrar.key", PASSPHRASE, CHEAP)
        self.medic = keyfile.make(stick / "medic.key", PASSPHRASE, CHEAP)
        self.name_reader(self.registrar, Kind.NAME)
        self.name_reader(self.medic, Kind.MEDICAL)

    def name_reader(self, key: Key, kind: Kind) -> None:
        public = base64.b64encode(key.public).decode()
        api.name_reader(self.folder, public, kind.value, [kind])

    def live_through_a_day(self) -> None:
        """Names put down, corrected, asked for, refused; snapshots, bundles, a journal."""
        api.add_names(self.folder, [*map(line, PEOPLE), line(ILL)])
        corrected = {**PEOPLE[0], "latin": "Younes Halabi"}
        api.add_names(self.folder, [line(corrected)], self.registrar)
        for asked in ("Yousef Halabi", "٠٤١٢", "Deltafoxtrot"):
            assert api.find_names(self.folder, asked, "a mother asks", self.registrar).names.people
        assert api.find_names(self.folder, "0412", "a dose is due", self.medic).medical
        self.go_wrong()
        out = self.path / "server" / "out"
        out.mkdir()
        api.export_bundle(self.folder, out / "bundle")
        api.export_journal(self.folder, out / "journal")
        api.export_codes(self.folder, out / "codes")

    def go_wrong(self) -> None:
        """What goes wrong is printed and logged, with all that an exception tells."""
        wrong = [
            line({**PEOPLE[1], "born": "Marianne"}),
            line({**PEOPLE[1], "Marianne": "Marianne"}),
            line({**PEOPLE[1], "wristband": "Yousef Halabi Alpha"}),
            line({**PEOPLE[1], "latin": "Marianne\x00Marianne"}),
            line({**PEOPLE[1], "sex": "Marianne"}),
            line(PEOPLE[1])[:-9],
            line(PEOPLE[1]).replace("يوسف".encode(), b"\xff\xfe Marianne"),
            line({**ILL, "condition": "diabetes mellitus" * 200}),
        ]
        for told in (wrong, *([one] for one in wrong)):
            self.failing(lambda told=told: api.add_names(self.folder, told))
        # Tracebacks show the lines of the program, and no name stands in those of this test.
        asked = PEOPLE[0]["mother"]
        self.failing(lambda: api.find_names(self.folder, asked, " ", self.registrar))
        fails = pytest.MonkeyPatch()
        for method in ("append", "seal"):
            with closing(open_folder(self.folder)) as ledger, fails.context() as patch:
                patch.setattr(type(ledger.store), method, _full)
                self.failing(lambda: api.add_names(self.folder, [line(PEOPLE[2])], self.registrar))
                self.failing(lambda: api.find_names(self.folder, asked, "x", self.registrar))

    def failing(self, what) -> None:  # type: ignore[no-untyped-def]  # any of several calls
        try:
            what()
        except (Refused, OSError) as failure:
            told = "".join(traceback.format_exception(failure))
            self.printed += [told, repr(failure), str(failure)]
            logging.getLogger().error("it failed", exc_info=failure)

    def copied(self) -> Path:
        """A copy while everything runs, and, of a database, one more when its power is gone."""
        reader = self.hold_the_log_open()
        shutil.copytree(self.path / "server", self.loot / "server")
        if self.server is not None:
            for file, options in (("dump.sql", []), ("inserts.sql", ["--inserts"])):
                dump = ["pg_dump", *options, "-f", str(self.loot / file), self.server.address()]
                subprocess.run(dump, check=True, capture_output=True)
            self.sort_on_the_disk()
            shutil.copytree(self.server.folder, self.loot / "running", ignore=_sockets)
            self.server.kill()
            shutil.copytree(self.server.folder, self.loot / "killed", ignore=_sockets)
        reader.close()
        (self.loot / "printed").write_text("\n".join(self.printed), encoding="utf-8")
        return self.loot

    def hold_the_log_open(self):  # type: ignore[no-untyped-def]  # a ledger, of either store
        """A reader at work: of SQLite, the files ``-wal`` and ``-shm`` stay beside the journal."""
        ledger = open_folder(self.folder)
        ledger.store.seal(["SPsealedAAAA"])
        return ledger

    def sort_on_the_disk(self) -> None:
        """Temporary files, in which a server keeps what it sorts, stay while the cursor is open."""
        assert self.server is not None
        self.cursor = psycopg.connect(self.server.address())
        self.cursor.execute(
            "DECLARE c CURSOR FOR SELECT record, g FROM aleppo.sealed, generate_series(1, 400) g"
            " ORDER BY record, g"
        )
        self.cursor.execute("FETCH 10 FROM c")


def _full(*arguments: object) -> None:
    raise OSError(28, "No space left on device")


def _sockets(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.startswith(".s.")]


class Kept(logging.Handler):
    """Whatever is logged, as it would stand in a file."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def stolen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stolen]:
    server = None
    if request.param == "postgres":
        if why_no_server() or shutil.which("pg_dump") is None:
            pytest.skip(why_no_server() or "there is no pg_dump")
        server = Talkative()
    printed: list[str] = []
    handler = Kept(printed)
    root = logging.getLogger()
    before = root.level
    try:
        if server is not None:
            server.start_talkative()
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ledger_room, "SNAPSHOT_EVERY", 1)
            found = Stolen(tmp_path_factory.mktemp("stolen"), server, printed)
            found.live_through_a_day()
            found.copied()
        yield found
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        if server is not None:
            server.remove()


def everything(loot: Path) -> list[Path]:
    return [path for path in sorted(loot.rglob("*")) if path.is_file()]


def test_it_is_all_there(stolen: Stolen) -> None:
    """Or the tests below would look through too little."""
    names = {path.relative_to(stolen.loot).as_posix() for path in everything(stolen.loot)}
    assert {"printed", "server/out/bundle", "server/out/journal"} <= names
    assert any(name.startswith("server/out/codes/") for name in names)
    ledger = open_folder(stolen.folder) if stolen.server is None else None
    if ledger is not None:
        with closing(ledger):
            assert ledger.store.snapshot() is not None
        log = stolen.loot / "server/ledger/journal.sqlite-wal"
        assert b"SPsealed" in log.read_bytes()
        assert "server/ledger/journal.sqlite-shm" in names
    else:
        assert b"SPsealed" in (stolen.loot / "dump.sql").read_bytes()
        log = (stolen.loot / "killed/log").read_bytes()
        assert b"COPY journal" in log
        assert b"INSERT INTO sealed" in log
        for what in ("running/data/pg_wal/", "running/data/base/pgsql_tmp/"):
            assert any(name.startswith(what) for name in names), what
    printed = (stolen.loot / "printed").read_text()
    assert "Traceback" in printed
    assert "V-SHAPE" in printed


def test_no_word_of_a_name_stands_anywhere(stolen: Stolen) -> None:
    looked_for = forms(WORDS)
    assert len(WORDS) > 12
    for path in everything(stolen.loot):
        content = path.read_bytes()
        found = [form for form in looked_for if form in content]
        assert found == [], path


def test_no_key_that_is_there_opens_a_record(stolen: Stolen) -> None:
    sealed: dict[str, record.Record] = {}
    secrets: set[bytes] = set()
    for path in everything(stolen.loot):
        if path.relative_to(stolen.loot).parts[0] in ("server", "dump.sql"):
            content = path.read_bytes()
            for part in content.split(b"SPsealed")[1:]:
                text = "SPsealed" + bytes(_letters(part)).decode()
                for length in range(len(text) - len(text) % 4, 0, -4):
                    one = record.parse(text[:length])
                    if one is not None:
                        sealed[one.nonce.hex()] = one
                        break
        if path.stat().st_size < 2**17:
            secrets |= {one.bytes for one in in_file(path) if isinstance(one, Secret)}
    readers = {name for one in sealed.values() for name in one.wraps}
    assert readers == {stolen.registrar.fingerprint, stolen.medic.fingerprint}
    assert len(sealed) >= len(PEOPLE) + 2
    device = base64.b64decode((stolen.folder / "device.key").read_bytes())
    assert device in secrets
    assert {Key(secret).fingerprint for secret in [device, *sorted(secrets)[:3000]]}.isdisjoint(
        readers
    )
    operation = _operation(stolen)
    for one in sealed.values():
        for name in one.wraps:
            box = SealedBox(PrivateKey(device))
            assert record.unseal(one, operation, box, name) is None
    # The trial would find the right key.
    opened = [
        record.unseal(one, operation, stolen.registrar.box, stolen.registrar.fingerprint)
        for one in sealed.values()
    ]
    assert sum(content is not None for content in opened) == len(sealed) - 1


def _letters(part: bytes) -> Iterator[int]:
    for sign in part:
        if not (chr(sign).isalnum() and sign < 128) and sign not in b"+/=":
            return
        yield sign


def _operation(stolen: Stolen) -> str:
    journal = (stolen.loot / "server/out/journal").read_bytes().splitlines()
    fact = json.loads(journal[1].split(b"\t")[-1])["fact"]
    return f"{fact['operation']} {fact['key']}"


def test_a_program_that_fails_prints_no_name(tmp_path: Path) -> None:
    """As a process of its own, with a fault in its midst that nobody foresaw."""
    write_scenario(town(), tmp_path / "town")
    api.open_ledger(tmp_path / "town", tmp_path / "ledger", api.Opening())
    key = keyfile.make(tmp_path / "r.key", PASSPHRASE, CHEAP)
    public = base64.b64encode(key.public).decode()
    api.name_reader(tmp_path / "ledger", public, "registrar", [Kind.NAME])
    (tmp_path / "pass").write_text(PASSPHRASE)
    faults = {
        "sealing": "from safepassage.vault import record; record.pad = lambda c: 1 / 0",
        "writing": "from safepassage.vault import versions; versions.write = None",
        "reading": "from safepassage.vault import opened; opened.order = None",
        "storing": "from safepassage.ledger.store.tables import TableStore; TableStore.seal = None",
    }
    api.add_names(tmp_path / "ledger", [line(PEOPLE[0])])
    given = ["--key", str(tmp_path / "r.key"), "--passphrase", str(tmp_path / "pass")]
    verbs = {"add": line(PEOPLE[1]), "find": b"Yousef Halabi"}
    failed = 0
    for verb, typed in verbs.items():
        for fault in faults.values():
            words = ["names", verb, str(tmp_path / "ledger"), *given]
            words += ["--purpose", "x"] if verb == "find" else []
            program = f"""
{fault}
import sys
from safepassage.cli import main
sys.argv[1:] = {words!r}
main()
"""
            done = subprocess.run(
                [sys.executable, "-X", "dev", "-c", program],
                input=typed,
                capture_output=True,
                env={**os.environ, "PYTHONWARNINGS": "ignore", entry.TRACEBACK: "1"},
            )
            fails = b"Traceback" in done.stderr
            failed += fails
            # What does not fail answers, and names are the answer.
            told = done.stderr + done.stdout if fails else done.stderr
            found = [form for form in forms(WORDS) if form in told]
            assert found == [], (verb, fault)
    assert failed >= 3
