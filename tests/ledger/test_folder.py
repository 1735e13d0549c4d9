"""A ledger on disk: what is missing or damaged is told, and two at once never quarrel."""

from __future__ import annotations

import multiprocessing
import stat
from pathlib import Path

import pytest

from carried_out import told
from ledger.test_door import TOWN
from safepassage.ledger import DeviceKey, Heads, Opened, create_folder, open_folder, text_of
from safepassage.ledger.entries import Joined
from safepassage.ledger.folder import is_folder
from safepassage.notices import Refused

NOW = text_of(1_481_799_600)


def opened(folder: Path) -> Path:
    key = DeviceKey.new()
    ledger = create_folder(folder, "desk", key)
    fact = Opened(operation="town", scenario=TOWN.digest, key=key.public, needs_consent=False)
    ledger.open(told(TOWN, fact, 0), NOW)
    ledger.close()
    return folder


def code(open_it) -> str:
    with pytest.raises(Refused) as refused:
        open_it()
    return refused.value.notices[0].code


def test_what_was_recorded_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    folder = opened(tmp_path / "ledger")
    assert is_folder(folder)
    assert not is_folder(tmp_path)
    ledger = open_folder(folder)
    assert (ledger.device, ledger.store.head()[0]) == ("desk", 1)
    ledger.close()
    assert stat.S_IMODE((folder / "device.key").stat().st_mode) == 0o600


def test_a_folder_is_one_ledger_only(tmp_path: Path) -> None:
    folder = opened(tmp_path / "ledger")
    key = (folder / "device.key").read_bytes()
    assert code(lambda: create_folder(folder, "desk", DeviceKey.new())) == "L-FOLDER-THERE"
    assert (folder / "device.key").read_bytes() == key
    assert code(lambda: create_folder(tmp_path / "x", "No Name", DeviceKey.new())) == "L-DEVICE"
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("ledger.toml", None, "L-FOLDER"),
        ("ledger.toml", b"", "L-SETTINGS"),
        ("ledger.toml", b"\xff\xfe", "L-SETTINGS"),
        ("ledger.toml", b"format =", "L-SETTINGS"),
        ("ledger.toml", b'format = "other"\ndevice = "desk"\njournal = "j"', "L-SETTINGS"),
        (
            "ledger.toml",
            b'format = "safepassage ledger 1"\ndevice = 7\njournal = "j"',
            "L-SETTINGS",
        ),
        (
            "ledger.toml",
            b'format = "safepassage ledger 1"\ndevice = "d"\njournal = 7',
            "L-SETTINGS",
        ),
        (
            "ledger.toml",
            b'format = "safepassage ledger 1"\ndevice = "D!"\njournal = "j"',
            "L-SETTINGS",
        ),
        ("device.key", None, "L-KEY-FILE"),
        ("device.key", b"", "L-KEY-FILE"),
        ("device.key", b"\xff", "L-KEY-FILE"),
        ("device.key", b"c2hvcnQ=\n", "L-KEY-FILE"),
    ],
)
def test_what_is_missing_or_damaged_is_told(tmp_path: Path, file, text, found) -> None:
    folder = opened(tmp_path / "ledger")
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(text)
    assert code(lambda: open_folder(folder)) == found


def test_another_key_cannot_speak(tmp_path: Path) -> None:
    folder, other = opened(tmp_path / "ledger"), opened(tmp_path / "other")
    (folder / "device.key").write_bytes((other / "device.key").read_bytes())
    ledger = open_folder(folder)
    fact = told(TOWN, Joined(heads=None, where="waiting:school"), 60)
    assert code(lambda: ledger.record([fact], NOW)) == "L-NOT-ENROLLED"
    ledger.close()


def record(folder: Path, times: int) -> None:
    for _ in range(times):
        ledger = open_folder(folder)
        one = told(TOWN, Joined(heads=Heads(seat=1), where="waiting:school"), 60)
        ledger.record([one], NOW)
        ledger.close()


def test_two_processes_at_once_give_no_number_twice_and_lose_nothing(tmp_path: Path) -> None:
    folder, times = opened(tmp_path / "ledger"), 15
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=record, args=(folder, times)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
        assert one.exitcode == 0
    ledger = open_folder(folder)
    ledger.fold.settle()
    ids = [line.id for line in ledger.store.kept()]
    assert sorted(ids) == sorted({f"desk/{number}" for number in range(1, 2 + 2 * times)})
    assert ledger.fold.books.accounts["waiting:school"].shown == (2 * times, 0, 0)
    ledger.close()


def test_who_holds_a_ledger_open_takes_up_what_others_record(tmp_path: Path) -> None:
    folder = opened(tmp_path / "ledger")
    one, other = open_folder(folder), open_folder(folder)
    fact = told(TOWN, Joined(heads=Heads(seat=1), where="waiting:school"), 60)
    assert one.record([fact], NOW).entries[0].id == "desk/2"
    assert other.record([fact], NOW).entries[0].id == "desk/3"
    assert one.record([fact], NOW).entries[0].id == "desk/4"
    one.close()
    other.close()


def test_a_folder_with_another_devices_key_seals_no_journal(tmp_path: Path) -> None:
    folder = opened(tmp_path / "ledger")
    other = opened(tmp_path / "other")
    (folder / "device.key").write_bytes((other / "device.key").read_bytes())
    ledger = open_folder(folder)
    assert code(lambda: list(ledger.journal())) == "L-NOT-ENROLLED"
    ledger.close()


def test_nothing_is_merged_by_a_clock_that_has_lost_its_time(tmp_path: Path) -> None:
    ledger = open_folder(opened(tmp_path / "ledger"))
    for lost in ("1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "soon"):
        assert code(lambda lost=lost: ledger.merge((), lost)) == "D-CLOCK"
    ledger.close()
