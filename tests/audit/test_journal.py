"""Journals read in parts, by several processes or by one, with the same result."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from benchmarks.journals import Device, journal, operation

from audit.town import Town, audited, boarded, codes, equation, fact, registered, rows
from safepassage.audit import journal as reading
from safepassage.audit import signatures
from safepassage.audit.data import as_data
from safepassage.audit.journal import lay_out
from safepassage.audit.pool import shared
from safepassage.language import language
from safepassage.notices import Refused


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BYTES_OF_A_PART", 2_000)


@pytest.mark.usefixtures("short_parts")
@pytest.mark.parametrize("change", [(b"", b""), (b'"seat":2', b'"seat":1'), (b"\n", b"\n\n")])
def test_parts_and_processes_change_nothing(
    change: tuple[bytes, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, told = operation(100)
    whole = journal(told, root)
    whole = whole[:30_000] + whole[30_000:].replace(*change, 1)
    assert len(lay_out(written(whole, tmp_path)).stretches) > 10
    answers = [as_data(audited(whole, tmp_path, n), language("en")) for n in (1, 2)]
    monkeypatch.setattr(reading, "BYTES_OF_A_PART", 1_000_000)
    answers.append(as_data(audited(whole, tmp_path), language("en")))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]["sound"] is (change == (b"", b""))


def written(data: bytes, folder: Path) -> Path:
    path = folder / "town.journal"
    path.write_bytes(data)
    return path


@pytest.mark.usefixtures("short_parts")
def test_the_last_part_may_end_at_the_seal_or_before_it(tmp_path: Path) -> None:
    root, told = operation(100)
    whole = journal(told, root)
    layout = lay_out(written(whole, tmp_path))
    last = layout.stretches[-1]
    begins = layout.stretches[-1].begin
    assert last.begin + last.length == whole.rindex(b"end\t")
    until = whole[:begins] + whole[whole.rindex(b"end\t") :]
    layout = lay_out(written(until, tmp_path))
    assert layout.stretches[-1].begin + layout.stretches[-1].length == begins
    assert codes(audited(until, tmp_path))[0] == "A-SEAL-COUNT"
    layout = lay_out(written(whole[:begins], tmp_path))
    assert layout.seal is None
    assert codes(audited(whole[:begins], tmp_path))[0] == "A-UNSEALED"


@pytest.mark.parametrize("data", [b"", b"safepassage", b"safepassage journal 2\n", b"\x00" * 100])
def test_a_file_that_is_no_journal(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        audited(data, tmp_path)


def test_a_journal_of_nothing(tmp_path: Path) -> None:
    found = audited(journal([], Device("coordinator")), tmp_path)
    assert codes(found) == ["A-NO-OPENING", "A-SEAL-DEVICE"]
    assert audited(b"safepassage journal 1\n", tmp_path).problems[-1].code == "A-UNSEALED"


@pytest.mark.parametrize(
    "seal", [b"end\n", b"end\t1\t2\n", b"end of it\n", b"end", b"endx\t1\t2\t3\t4\n"]
)
def test_a_seal_that_cannot_be_read(seal: bytes, tmp_path: Path) -> None:
    town = Town()
    whole = journal(town.told, town.root)
    found = audited(whole[: whole.rindex(b"end\t")] + seal, tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-SEAL", 5)]


def test_a_seal_whose_signature_is_none(tmp_path: Path) -> None:
    town = Town()
    whole = journal(town.told, town.root)
    begin = whole.rindex(b"\t") + 1
    for signature in (b"x", b"\xff" * 88, whole[begin : begin + 84] + b"QR==", b""):
        found = audited(whole[:begin] + signature + b"\n", tmp_path)
        assert codes(found) == ["A-SEAL-SIGNATURE"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n2\t", b"\n02\t"),
        (b"\n2\t", b"\n2 \t"),
        (b"\n2\t2016-12-15T", b"\n2\t2016-13-15T"),
        (b"\n2\t2016-12-15T06:00:12Z\t", b"\n2\t2016-12-15T06:00:12Z\tA"),
        (b"\n2\t2016-12-15T06:00:12Z\t", b"\n2\t2016-12-15T06:00:12Z\t\t"),
        (b"==\t{", b"=\t{"),
    ],
)
def test_a_line_that_cannot_be_read(old: bytes, new: bytes, tmp_path: Path) -> None:
    town = Town()
    town.say(registered(5))
    whole = journal(town.told, town.root)
    place = whole.index(old, whole.index(b"\n2\t"))
    found = audited(whole[:place] + whole[place:].replace(old, new, 1), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-LINE", 3)
    assert "A-CHANGED" not in codes(found)


def test_lines_run_together_are_one_that_cannot_be_read(tmp_path: Path) -> None:
    town = Town()
    for seats in (1, 2, 3):
        town.say(registered(seats))
    lines = journal(town.told, town.root).splitlines(keepends=True)
    lines[3] = lines[3].replace(b"\n", b" ")
    found = audited(b"".join(lines), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-LINE", 4)
    assert "A-REMOVED" not in codes(found)


def test_a_file_that_somebody_writes_to_while_it_is_read(
    tmp_path: Path,
) -> None:
    """What is no longer there when its signature is looked at was signed by nobody."""
    other = Town()
    other.say(registered(6))
    town = Town()
    town.say(registered(5))
    path = written(journal(town.told, town.root), tmp_path)
    found = reading.read_journal(path, 1)
    whole = path.read_bytes()
    for changed in (whole.replace(b"\t", b" "), whole.replace(b"==\t", b"!=\t"), b""):
        path.write_bytes(changed)
        unsigned = signatures.check_signatures(found.entries, found.stretches, 1)
        assert {problem.code for problem in unsigned} == {"A-SIGNATURE"}
        assert all(entry.key is None for entry in found.entries)
    path.write_bytes(journal(other.told, other.root))
    unsigned = signatures.check_signatures(found.entries, found.stretches, 1)
    assert [problem.where.row for problem in unsigned] == [5]
    assert [entry.key is None for entry in found.entries] == [False, False, False, True]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.usefixtures("short_parts")
def test_a_key_that_is_named_in_an_odd_way_is_a_key(processes: int, tmp_path: Path) -> None:
    """Where signatures were looked at by other keys than the whole journal names, they are again.

    The word that tells which lines name keys may be written letter by letter; and words may stand
    on a line and name nothing.
    """
    town = Town()
    made = town.device("north")
    said = fact("enrolled", device="north", key=made.key, role="gate")
    plain = town.root.write(said, 0, None, 4, town.told[-1].digest)
    odd = town.root.told(plain.body.replace(b'"enrolled"', b'"\\u0065nrolled"'), 4)
    town.told.append(odd)
    for seats in range(1, 40):
        town.say(registered(seats, group='"enrolled"'), by=made)
    found = audited(journal(town.told, town.root), tmp_path, processes)
    assert found.sound
    assert not found.standing.left_out
    assert found.standing.devices["north"].key == made.key
    other = town.root.told(plain.body.replace(made.key.encode(), town.gate.key.encode()), 4)
    town.told[town.told.index(odd)] = other
    found = audited(journal(town.told, town.root), tmp_path, processes)
    assert {why.value for _, why in found.standing.left_out} == {"other-key"}
    assert set(codes(found)) == {"A-SIGNATURE"}


def test_an_entry_goes_from_process_to_process_as_it_is(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(5))
    town.correct(town.say(boarded(4)), boarded(3), happened="2016-12-15T06:00:00Z")
    for entry in town.audit(tmp_path).entries:
        assert pickle.loads(pickle.dumps(entry)) == entry


def test_work_is_shared_in_order() -> None:
    assert list(shared(abs, [-3, 2, -1], 2)) == [3, 2, 1]
    assert list(shared(abs, [-3, 2, -1], None)) == [3, 2, 1]
    assert list(shared(abs, [-3], None)) == [3]
    assert list(shared(abs, [], None)) == []


def test_what_was_collected_before_is_collected_again(tmp_path: Path) -> None:
    import gc

    town = Town()
    town.say(boarded(0))
    assert gc.isenabled()
    town.audit(tmp_path)
    assert gc.isenabled()
    gc.disable()
    town.audit(tmp_path)
    assert not gc.isenabled()
    gc.enable()
    assert equation(town.audit(tmp_path)) == " = "
