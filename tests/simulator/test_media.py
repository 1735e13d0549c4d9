"""Where the power goes in the middle of a write to SQLite, the write is there wholly or not."""

from __future__ import annotations

from pathlib import Path

from safepassage.ledger.wire import Signed
from simulator.disk import Disk, PowerLost
from simulator.media import Memory, SqliteFile

NOW = "2016-12-15T07:00:00Z"


def entries(*numbers: int) -> list[tuple[str, Signed]]:
    return [(f"gate/{number}", Signed("c2ln", b"body %d" % number * 90)) for number in numbers]


def after(befalls: str, disk: Disk) -> list[str]:
    """What is kept of three entries that were acknowledged and three during which it befalls."""
    disk.append(entries(1, 2, 3), NOW)
    disk.accidents = {0: befalls}
    try:
        disk.append(entries(4, 5, 6), NOW)
    except PowerLost:
        pass
    else:
        raise AssertionError
    assert disk.problems(whole=True) == ()
    kept = [line.id for line in disk.kept()]
    disk.append(entries(4, 5, 6), NOW)
    assert [line.id for line in disk.kept()] == [f"gate/{number}" for number in range(1, 7)]
    return kept


def test_a_torn_write_is_there_wholly_or_not_at_all(tmp_path: Path) -> None:
    acknowledged = ["gate/1", "gate/2", "gate/3"]
    found = set()
    for part in range(0, 101, 4):
        disk = Disk(SqliteFile(tmp_path / str(part)))
        kept = after(f"torn {part}", disk)
        assert kept[:3] == acknowledged
        found.add(len(kept))
        disk.close()
    assert found == {3, 6}


def test_before_a_write_and_after_it(tmp_path: Path) -> None:
    for number, (befalls, kept) in enumerate([("before", 3), ("after", 6)]):
        assert len(after(befalls, Disk(SqliteFile(tmp_path / str(number))))) == kept
        assert len(after(befalls, Disk(Memory()))) == kept


def test_an_old_copy_is_what_was_there_then(tmp_path: Path) -> None:
    for medium in (Memory(), SqliteFile(tmp_path)):
        disk = Disk(medium)
        disk.append(entries(1, 2), NOW)
        old = disk.copy()
        disk.append(entries(3), NOW)
        disk.back_to(old)
        assert [line.id for line in disk.kept()] == ["gate/1", "gate/2"]
        disk.append(entries(4), NOW)
        assert [line.id for line in disk.kept()] == ["gate/1", "gate/2", "gate/4"]
