"""Whatever is asked of a store in whatever order, all three answer alike, and nothing is lost."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ledger.store.entries import entry
from ledger.store.servers import Server
from ledger.store.work import state
from safepassage.ledger.store import MemoryStore, Named, Store, create_store, open_store
from safepassage.notices import Notice
from tries import EXPLORING

ENTRIES = st.lists(
    st.builds(
        entry,
        st.integers(1, 6),
        st.sampled_from([None, b"", b"rival", b"\xff\x00"]),
        st.sampled_from("AB"),
    ),
    max_size=5,
)
TIMES = st.sampled_from(["2016-12-15T10:04:00Z", "2016-12-14T09:00:00Z"])


class Plain:
    """What a store means, said without chains, tables or files."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, Named]] = []
        self.aside: list[Named] = []


class Calls(RuleBasedStateMachine):
    """One store that is closed and opened again now and then, beside one in memory."""

    where: str

    @initialize()
    def begin(self) -> None:
        self.store: Store = create_store(self.where)
        self.memory = MemoryStore()
        self.plain = Plain()

    @rule(entries=ENTRIES, merged=TIMES)
    def append(self, entries: list[Named], merged: str) -> None:
        new = self.store.append(entries, merged)
        assert new == self.memory.append(entries, merged)
        known = {named for _, named in self.plain.kept}
        told = [named for named in dict.fromkeys(entries) if named not in known]
        assert [line.named for line in new] == told
        self.plain.kept += [(merged, named) for named in told]

    @rule(entries=ENTRIES, most=st.integers(0, 6))
    def put_aside(self, entries: list[Named], most: int) -> None:
        without_room = self.store.put_aside(entries, most)
        assert without_room == self.memory.put_aside(entries, most)
        for named in dict.fromkeys(entries):
            if named not in self.plain.aside and named not in without_room:
                self.plain.aside.append(named)
        assert (
            len(self.plain.aside) <= most
            or not set(entries) - set(self.plain.aside)
            or (set(without_room) == set(entries) - set(self.plain.aside))
        )

    @rule(entries=ENTRIES)
    def take_from_aside(self, entries: list[Named]) -> None:
        self.store.take_from_aside(entries)
        self.memory.take_from_aside(entries)
        self.plain.aside = [named for named in self.plain.aside if named not in entries]

    @rule(position=st.integers(0, 12), snapshot=st.binary(max_size=4))
    def keep_snapshot(self, position: int, snapshot: bytes) -> None:
        self.store.keep_snapshot(position, snapshot)
        self.memory.keep_snapshot(position, snapshot)

    @rule(records=st.lists(st.sampled_from(["YQ==", "Yg==", "Yw=="]), max_size=4))
    def seal(self, records: list[str]) -> None:
        self.store.seal(records)
        self.memory.seal(records)

    @rule()
    def destroy_sealed(self) -> None:
        assert self.store.destroy_sealed() == self.memory.destroy_sealed()

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = open_store(self.where)

    @invariant()
    def nothing_is_lost(self) -> None:
        found = state(self.store)
        assert found == state(self.memory)
        assert [(line.merged, line.named) for line in found.lines] == self.plain.kept
        assert list(found.aside) == self.plain.aside
        assert self.store.head() == self.memory.head()

    @invariant()
    def nothing_is_broken(self) -> None:
        none: tuple[Notice, ...] = ()
        assert self.store.problems(whole=True) == self.memory.problems(whole=True) == none

    @rule(after=st.integers(0, 12), number=st.integers(1, 6))
    def look(self, after: int, number: int) -> None:
        assert list(self.store.kept(after)) == list(self.memory.kept(after))
        assert self.store.under(f"gate-1/{number}") == self.memory.under(f"gate-1/{number}")

    def teardown(self) -> None:
        self.store.close()


_numbers = count(1)
FEW = settings(max_examples=500 if EXPLORING else 15, stateful_step_count=15)


def test_sqlite(tmp_path: Path) -> None:
    class OfSqlite(Calls):
        @initialize()
        def begin(self) -> None:
            self.where = str(tmp_path / f"journal-{next(_numbers)}")
            super().begin()

    run(OfSqlite)


def test_postgres(server: Server) -> None:
    class OfPostgres(Calls):
        @initialize()
        def begin(self) -> None:
            self.where = server.address(f"calls_{next(_numbers)}")
            super().begin()

    run(OfPostgres)


def run(machine: type[Calls]) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(machine, settings=FEW)
