"""What is said of servers and addresses that will not do."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from ledger.store.entries import MERGED, entries
from ledger.store.servers import Server
from safepassage.ledger.store import create_store, open_store
from safepassage.ledger.store.postgres import PostgresStore, _parts
from safepassage.notices import Refused


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    (notice,) = refusal.value.notices
    return notice.code


def test_without_its_library_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "safepassage.ledger.store.postgres", None)
    for way in (create_store, open_store):
        with pytest.raises(Refused) as refusal:
            way("postgresql://localhost/x")
        assert code(refusal) == "J-DRIVER"


@pytest.mark.parametrize("name", ["Aleppo", "a-b", "1st", 'x"; DROP SCHEMA y; --', "a" * 41])
def test_a_schema_has_a_plain_name(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        open_store(f"postgresql://localhost/x#{name}")
    assert code(refusal) == "J-ADDRESS"
    assert refusal.value.notices[0].numbers == {"name": name}


def test_an_address_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        open_store("postgresql://localhost/x?nonsense=1")
    assert code(refusal) == "J-SERVER"


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        open_store(f"postgresql://me:secret@/x?host={tmp_path}")
    assert code(refusal) == "J-SERVER"
    (notice,) = refusal.value.notices
    assert notice.where.file == f"postgresql://{tmp_path}/x#safepassage"
    assert "secret" not in str(notice)


def test_a_schema_of_somebody_else_is_not_touched(server: Server, schema: str) -> None:
    with psycopg.connect(server.address()) as db:
        db.execute(f"CREATE SCHEMA {schema}".encode())
    with pytest.raises(Refused) as refusal:
        open_store(server.address(schema))
    assert code(refusal) == "J-NOT-ONE"
    with pytest.raises(Refused) as refusal:
        create_store(server.address(schema))
    assert code(refusal) == "J-EXISTS"


def test_where_no_schema_is_named_it_has_the_products_name(server: Server) -> None:
    store = create_store(server.address())
    store.append(entries(1, 1), MERGED)
    store.close()
    assert open_store(server.address("safepassage")).head()[0] == 1


def test_commits_wait_for_the_disk_whatever_the_address_says(server: Server, schema: str) -> None:
    address = server.address().partition("#")[0] + "&options=-c%20synchronous_commit%3Doff"
    store = PostgresStore.create(f"{address}#{schema}")
    assert store.rows("SHOW synchronous_commit") == [("on",)]
    assert store.rows("SHOW lock_timeout") == [("30s",)]
    store.close()


def test_a_server_that_does_not_wait_for_its_disk_is_refused() -> None:
    reckless = Server()
    try:
        reckless.start("-c", "fsync=off")
        with pytest.raises(Refused) as refusal:
            create_store(reckless.address())
        assert code(refusal) == "J-UNSAFE"
        assert refusal.value.notices[0].numbers == {"setting": "fsync"}
    finally:
        reckless.remove()


def test_who_waits_too_long_is_told(server: Server, schema: str) -> None:
    one = PostgresStore.create(server.address(schema))
    other = PostgresStore(server.address(schema), patience=0.2)
    with one._transaction(), pytest.raises(Refused) as refusal:
        other.append(entries(1, 1), MERGED)
    assert code(refusal) == "J-BUSY"
    assert len(other.append(entries(1, 1), MERGED)) == 1
    one.close()
    other.close()


def test_a_lost_connection_is_made_anew(server: Server, schema: str) -> None:
    store = PostgresStore.create(server.address(schema))
    store.append(entries(1, 1), MERGED)
    with psycopg.connect(server.address()) as db:
        db.execute("SELECT pg_terminate_backend(%s)", (store._db.info.backend_pid,))
    with pytest.raises(Refused) as refusal:
        store.append(entries(2, 2), MERGED)
    assert code(refusal) == "J-SERVER"
    (line,) = store.append(entries(2, 2), MERGED)
    assert line.position == 2
    store.close()


def test_destroyed_records_stand_in_the_table_no_more(server: Server, schema: str) -> None:
    store = PostgresStore.create(server.address(schema))
    store.seal(["U2VjcmV0" * 10])
    [(path,)] = store.rows("SELECT pg_relation_filepath('sealed')")
    store.rows("CHECKPOINT")
    assert b"U2VjcmV0" in (server.folder / "data" / path).read_bytes()
    store.destroy_sealed()
    store.rows("CHECKPOINT")
    [(new_path,)] = store.rows("SELECT pg_relation_filepath('sealed')")
    assert new_path != path
    old = server.folder / "data" / path
    assert not old.exists() or old.stat().st_size == 0
    assert b"U2VjcmV0" not in (server.folder / "data" / new_path).read_bytes()
    store.close()


@pytest.mark.parametrize(
    ("failure", "told", "reason"),
    [
        (errors.DuplicateSchema("a"), "J-EXISTS", "a"),
        (errors.LockNotAvailable("a"), "J-BUSY", "a"),
        (errors.DiskFull("a"), "J-FULL", "a"),
        (errors.DataCorrupted("a"), "J-DAMAGED", "a"),
        (errors.IndexCorrupted("a"), "J-DAMAGED", "a"),
        (errors.UndefinedTable("a"), "J-DAMAGED", "a"),
        (psycopg.OperationalError("two\n   lines\n"), "J-SERVER", "two lines"),
        (psycopg.OperationalError(), "J-SERVER", "OperationalError"),
    ],
)
def test_each_failure_of_the_server_has_its_sentence(
    failure: psycopg.Error, told: str, reason: str
) -> None:
    store = PostgresStore.__new__(PostgresStore)
    store._name = "there"
    with pytest.raises(Refused) as refusal, store._refusals():
        raise failure
    assert code(refusal) == told
    (notice,) = refusal.value.notices
    assert (notice.where.file, notice.numbers) == ("there", {"reason": reason})


def test_an_address_is_shown_with_all_that_it_leaves_out() -> None:
    assert _parts("postgresql:///aleppo")[2] == "postgresql://localhost/aleppo#safepassage"
    assert _parts("postgresql://me:secret@h/a#b")[1:] == ("b", "postgresql://h/a#b")


def test_no_connection_is_left_behind(server: Server, schema: str) -> None:
    """By what is refused, or by taking up what was begun; a server has few to give."""
    before = connections(server)
    create_store(server.address(schema)).close()
    create_store(server.address(schema)).close()
    store = create_store(server.address(schema))
    store.append(entries(1, 3), MERGED)
    store.close()
    for way in (create_store, lambda _: open_store(server.address(f"{schema}_none"))):
        with pytest.raises(Refused):
            way(server.address(schema))
    assert connections(server) == before


def connections(server: Server) -> int:
    """Of ours; those that ended a moment ago are waited for."""
    counted = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'safepassage'"
    gc.disable()
    try:
        with psycopg.connect(server.address()) as db:
            for _ in range(50):
                row = db.execute(counted).fetchone()
                assert row is not None
                if row[0] == 0:
                    break
                time.sleep(0.02)
            return int(row[0])
    finally:
        gc.enable()
