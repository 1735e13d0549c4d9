"""What is there when a journal is begun or opened, and what is said where it is not one."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from ledger.store.entries import LATER, MERGED, UNGUARDED, entries, entry, tampered
from safepassage.ledger.store import (
    MemoryStore,
    SqliteStore,
    create_store,
    is_address,
    open_store,
)
from safepassage.ledger.store.chain import TAIL
from safepassage.notices import Refused, Severity


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    (notice,) = refusal.value.notices
    assert notice.severity is Severity.STOP
    return notice.code


def test_a_journal_is_there_when_it_is_opened_again(place: str) -> None:
    store = create_store(place)
    kept = store.append(entries(1, 3), MERGED)
    store.close()
    again = open_store(place)
    assert list(again.kept()) == kept
    assert again.append(entries(3, 4), LATER)[0].position == 4
    again.close()


def test_nothing_is_begun_where_a_journal_is(place: str) -> None:
    store = create_store(place)
    store.append(entries(1, 1), MERGED)
    with pytest.raises(Refused) as refusal:
        create_store(place)
    assert code(refusal) == "J-EXISTS"
    assert store.head()[0] == 1
    store.close()


@pytest.mark.parametrize("what", ["put_aside", "seal"])
def test_nor_where_anything_at_all_was_kept(place: str, what: str) -> None:
    store = create_store(place)
    if what == "seal":
        store.seal(["YQ=="])
    else:
        store.put_aside(entries(1, 1), most=1)
    store.close()
    with pytest.raises(Refused) as refusal:
        create_store(place)
    assert code(refusal) == "J-EXISTS"


def test_a_journal_that_was_never_written_to_is_taken_up(place: str) -> None:
    create_store(place).close()
    store = create_store(place)
    assert store.append(entries(1, 1), MERGED)[0].position == 1
    store.close()


def test_there_is_no_journal_where_nothing_is(place: str) -> None:
    with pytest.raises(Refused) as refusal:
        open_store(place)
    assert code(refusal) == "J-MISSING"


def test_a_later_version_is_not_guessed_at(place: str) -> None:
    store = create_store(place)
    if isinstance(store, SqliteStore):
        store.rows("PRAGMA user_version = 7")
    else:
        tampered(store, "UPDATE about SET version = 7")
    store.close()
    with pytest.raises(Refused) as refusal:
        open_store(place)
    assert code(refusal) == "J-NEWER"
    assert refusal.value.notices[0].numbers == {"version": 7, "known": 1}


TAMPERING = {
    "changed": ("UPDATE journal SET merged = '2016-12-15T10:05:00Z' WHERE position = 199", 199),
    "removed": ("DELETE FROM journal WHERE position = 198", 199),
    "put in": (
        "INSERT INTO journal SELECT 201, merged, chain, id, signature, body"
        " FROM journal WHERE position = 200",
        201,
    ),
}


@pytest.mark.parametrize("kind", TAMPERING)
def test_a_broken_end_is_seen_on_opening_and_nothing_is_written(place: str, kind: str) -> None:
    statement, at = TAMPERING[kind]
    store = create_store(place)
    store.append(entries(1, 200), MERGED)
    before = [line.position for line in store.kept()]
    tampered(store, *UNGUARDED["postgres" if is_address(place) else "sqlite"], statement)
    (notice,) = store.problems()
    assert (notice.code, notice.numbers) == ("J-CHAIN", {"position": at})
    store.close()
    with pytest.raises(Refused) as refusal:
        open_store(place)
    assert refusal.value.notices == (notice,)
    rescue = open_store(place, even_broken=True)
    assert len(set(before) ^ {line.position for line in rescue.kept()}) <= 1
    for change in (
        lambda: rescue.append(entries(201, 201), MERGED),
        lambda: rescue.put_aside(entries(1, 1), most=1),
        lambda: rescue.take_from_aside([]),
        lambda: rescue.keep_snapshot(1, b""),
        lambda: rescue.seal(["YQ=="]),
        lambda: rescue.destroy_sealed(),
    ):
        with pytest.raises(Refused) as refusal:
            change()
        assert code(refusal) == "J-CHAIN"
    rescue.close()


def test_a_line_broken_long_ago_is_found_on_demand(place: str) -> None:
    store = create_store(place)
    store.append(entries(1, TAIL + 2), MERGED)
    guard = UNGUARDED["postgres" if is_address(place) else "sqlite"]
    tampered(store, *guard, "UPDATE journal SET signature = 'B' WHERE position = 2")
    assert store.problems() == ()
    (notice,) = store.problems(whole=True)
    assert (notice.code, notice.numbers) == ("J-CHAIN", {"position": 2})
    tampered(store, "UPDATE journal SET signature = 'B' WHERE position = 3")
    assert [found.numbers for found in store.problems()] == [{"position": 3}]
    store.close()


def test_a_line_missing_before_the_end_shows_there(place: str) -> None:
    store = create_store(place)
    store.append(entries(1, TAIL + 2), MERGED)
    guard = UNGUARDED["postgres" if is_address(place) else "sqlite"]
    tampered(store, *guard, "DELETE FROM journal WHERE position = 2")
    assert [found.numbers for found in store.problems()] == [{"position": 3}]
    store.close()


def test_memory_that_was_tampered_with_says_so_too() -> None:
    store = MemoryStore()
    store.append(entries(1, TAIL + 2), MERGED)
    store._lines[1] = store._lines[1]._replace(merged=LATER)
    assert store.problems() == ()
    assert [found.numbers for found in store.problems(whole=True)] == [{"position": 2}]
    store._lines[2] = store._lines[2]._replace(merged=LATER)
    assert [found.numbers for found in store.problems()] == [{"position": 3}]


@pytest.mark.parametrize("statement", ["UPDATE journal SET id = 'x'", "DELETE FROM journal"])
def test_the_database_itself_guards_the_journal(place: str, statement: str) -> None:
    store = create_store(place)
    kept = store.append(entries(1, 2), MERGED)
    with pytest.raises(Refused):
        tampered(store, statement)
    assert list(store.kept()) == kept
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshot SET checked = checked + 1",
        "UPDATE snapshot SET position = 2",
        "UPDATE snapshot SET position = 9",
    ],
)
def test_a_snapshot_that_does_not_fit_is_none(place: str, statement: str) -> None:
    store = create_store(place)
    store.append(entries(1, 3), MERGED)
    store.keep_snapshot(3, b"state")
    tampered(store, statement)
    assert store.snapshot() is None
    store.close()


# SQLite alone


@pytest.mark.parametrize(
    "content", [b"", b"id,name\n", b"SQLite format 3\0" + bytes(84), b"\0" * 200]
)
def test_a_file_of_another_kind_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal"
    path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        SqliteStore(path)
    assert code(refusal) == "J-NOT-ONE"
    assert refusal.value.notices[0].where.file == str(path)
    with pytest.raises(Refused) as refusal:
        SqliteStore.create(path)
    assert code(refusal) == "J-EXISTS"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_somebody_elses_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE journal (position INTEGER PRIMARY KEY, chain TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(Refused) as refusal:
        SqliteStore(path)
    assert code(refusal) == "J-NOT-ONE"
    assert path.read_bytes() == before


def test_a_torn_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    store = SqliteStore.create(path)
    store.append(entries(1, 1000), MERGED)
    store.close()
    whole = path.read_bytes()
    for length in (100, 4096, 8192, len(whole) // 2):
        path.write_bytes(whole[:length])
        with pytest.raises(Refused) as refusal:
            SqliteStore(path)
        assert code(refusal) == "J-DAMAGED", length


def test_a_damaged_page_that_the_chain_does_not_see_is_found_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    store = SqliteStore.create(path)
    store.append(entries(1, 2000), MERGED)
    [(page,)] = store.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'journal_by_id'")
    store.close()
    content = bytearray(path.read_bytes())
    content[page * 4096 - 300 : page * 4096 - 200] = b"x" * 100
    path.write_bytes(content)
    again = SqliteStore(path)
    assert again.problems() == ()
    assert [found.code for found in again.problems(whole=True)] == ["J-DAMAGED"]
    again.close()


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        SqliteStore(tmp_path)
    assert code(refusal) == "J-DISK"
    assert refusal.value.notices[0].numbers == {"reason": "EISDIR"}


def test_nothing_is_begun_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        SqliteStore.create(tmp_path / "nowhere" / "journal")
    assert code(refusal) == "J-DISK"


def test_a_name_of_any_letters_will_do(tmp_path: Path) -> None:
    path = tmp_path / "يومية ?mode=memory#%41"
    SqliteStore.create(path).close()
    store = SqliteStore(path)
    store.append(entries(1, 1), MERGED)
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_relative_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    SqliteStore.create(Path("journal")).close()
    open_store("journal").close()


@pytest.mark.parametrize("taken", [False, True])
def test_file_systems_without_second_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    def refuse(*names: object) -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr("os.link", refuse)
    path = tmp_path / "journal"
    if taken:
        path.write_bytes(b"mine")
        with pytest.raises(Refused) as refusal:
            SqliteStore.create(path)
        assert code(refusal) == "J-EXISTS"
        assert path.read_bytes() == b"mine"
    else:
        SqliteStore.create(path).close()
        SqliteStore(path).close()
    assert list(tmp_path.iterdir()) == [path]


def test_systems_that_open_no_folders_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    real = os.open

    def refuse(path: Path, flags: int) -> int:
        if stat.S_ISDIR(os.stat(path).st_mode):
            raise PermissionError
        return real(path, flags)

    monkeypatch.setattr("os.open", refuse)
    SqliteStore.create(tmp_path / "journal").close()


def test_a_full_disk_is_told_from_a_failing_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(Refused) as refusal:
        SqliteStore.create(tmp_path / "journal")
    assert code(refusal) == "J-FULL"
    assert list(tmp_path.iterdir()) == []


def test_settings_are_those_that_keep_the_promise(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "journal")
    for setting, value in {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "secure_delete": 1,
        "journal_size_limit": 16 * 1024 * 1024,
        "busy_timeout": 30_000,
    }.items():
        found = store.rows(f"PRAGMA {setting}")  # type: ignore[arg-type]  # of a list of our own
        assert found == [(value,)], setting
    store.close()


def test_destroyed_records_stand_in_no_file_any_more(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "journal")
    secret = "U2VjcmV0" * 100
    store.seal([secret, *(f"{number:04}====" for number in range(500))])
    assert any(secret.encode() in file.read_bytes() for file in tmp_path.iterdir())
    assert store.destroy_sealed() == 501
    for file in tmp_path.iterdir():
        assert b"U2VjcmV0" not in file.read_bytes(), file.name
        assert b"0499====" not in file.read_bytes(), file.name
    store.close()


def test_the_log_does_not_stay_long(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "journal")
    store.keep_snapshot(0, bytes(40_000_000))
    for number in range(1, 4):
        store.append([entry(number)], MERGED)
    assert (tmp_path / "journal-wal").stat().st_size <= 16 * 1024 * 1024
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["journal"]


def test_a_closed_journal_says_so_by_our_own_mistake(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "journal")
    store.close()
    with pytest.raises(Refused):
        store.head()
