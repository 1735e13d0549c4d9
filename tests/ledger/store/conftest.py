"""The three stores, so that one test can ask the same of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from ledger.store.servers import Server, why_no_server
from safepassage.ledger.store import MemoryStore, SqliteStore, Store

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL server for all tests that do not kill it."""
    if why_no_server():
        pytest.skip(why_no_server())
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def schema() -> str:
    """A schema's name that no other test has."""
    return f"journal_{next(_numbers)}"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes empty stores of one kind, and closes them afterwards."""
    made: list[Store] = []

    def new() -> Store:
        if request.param == "memory":
            store: Store = MemoryStore()
        elif request.param == "sqlite":
            store = SqliteStore.create(tmp_path / f"journal-{len(made)}")
        else:
            from safepassage.ledger.store.postgres import PostgresStore

            server: Server = request.getfixturevalue("server")
            store = PostgresStore.create(server.address(f"journal_{next(_numbers)}"))
        made.append(store)
        return store

    yield new
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    """An empty store: each of the three in turn."""
    return new_store()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path, schema: str) -> str:
    """Where a journal can be begun: a path, then an address."""
    if request.param == "sqlite":
        return str(tmp_path / "journal")
    server: Server = request.getfixturevalue("server")
    return server.address(schema)
