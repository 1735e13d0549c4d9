"""Whatever is done to a journal is found, and the line on which it was done is named.

The chain of lines finds and places whatever one changes who cannot, or will not, work the chain out
anew. Each line is read with the one above it alone: so every byte of a journal is flipped here, one
after the other, and read again by the code that reads whole journals, in the lines that it touches.
Whole audits are made of a sample; with EXPLORE in the environment, of a hundred times as many.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from benchmarks.journals import Device, Told, journal, lines, operation, sealed

from audit.town import Town, audited, codes, registered, rows
from safepassage.audit import signed
from safepassage.audit.journal import lay_out
from safepassage.audit.numbering import misnumbered
from safepassage.audit.part import read_part
from safepassage.audit.signed import is_signed
from safepassage.notices import Refused
from tries import EXPLORING

ENTRIES = 1_000
WHOLE_AUDITS = 2_000 if EXPLORING else 20


@cache
def thousand() -> tuple[bytes, ...]:
    """The lines of a journal of 1,000 entries, the header and the seal among them."""
    root, told = operation(ENTRIES)
    body = list(lines(told))
    return (b"safepassage journal 1\n", *body, sealed(body, root))


@pytest.fixture(autouse=True)
def _each_signature_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same signature of the same bytes is looked at once in all these audits."""
    monkeypatch.setattr(signed, "is_signed", _remembered)


_remembered = cache(is_signed)


def flips(every: int) -> Iterator[tuple[int, bytes]]:
    """Each ``every``-th byte of each line, flipped: the line's row and what stands there then."""
    chance = random.Random(1)
    place = 0
    for row, line in enumerate(thousand(), 1):
        for at in range(len(line)):
            place += 1
            if place % every == 0:
                other = line[at] ^ chance.randrange(1, 256)
                yield row, line[:at] + bytes([other]) + line[at + 1 :]


def is_found_nearby(row: int, flipped: bytes) -> bool:
    """Whether the lines about the flipped one, read again, point at its row."""
    whole = thousand()
    above = whole[row - 2] if row > 2 else None
    texts = BytesIO(flipped + whole[row]).readlines()
    if len(texts) == 2:
        texts.pop()
    part = read_part(texts, row, above)
    odd = misnumbered(part.numbers, part.unlinked, row, due=row - 1)
    found = {problem.where.row for problem in (*part.problems, *odd)} | part.unlinked
    return row in found


def test_every_byte_of_every_entry_flipped() -> None:
    """Half a million flips, each read by the code that reads whole journals."""
    every = 1 if EXPLORING else 7
    missed = [
        (row, flipped)
        for row, flipped in flips(every)
        if 1 < row < ENTRIES + 2 and not is_found_nearby(row, flipped)
    ]
    assert missed == []


def test_every_byte_of_the_header_flipped(tmp_path: Path) -> None:
    header = thousand()[0]
    for at in range(len(header)):
        flipped = header[:at] + bytes([header[at] ^ 1]) + header[at + 1 :]
        path = tmp_path / "flipped.journal"
        path.write_bytes(flipped + b"".join(thousand()[1:]))
        with pytest.raises(Refused) as refused:
            lay_out(path)
        assert [(n.code, n.where.row) for n in refused.value.notices] == [("A-NO-JOURNAL", 1)]


def test_every_byte_of_the_seal_flipped(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(5))
    whole = journal(town.told, town.root)
    begin = whole.rindex(b"\nend") + 1
    last = whole[:begin].count(b"\n") + 1
    for at in range(begin, len(whole)):
        for bit in (1, 128):
            flipped = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
            found = audited(flipped, tmp_path)
            assert rows(found)[0] == last, (at - begin, codes(found))


def test_whole_audits_name_the_line_that_was_flipped(tmp_path: Path) -> None:
    every = sum(map(len, thousand())) // WHOLE_AUDITS
    for row, flipped in flips(every):
        whole = [*thousand()]
        whole[row - 1] = flipped
        found = audited(b"".join(whole), tmp_path)
        assert rows(found)[0] == row
        assert not found.sound


PLACES = [2, 3, 500, 1000, 1001]
"""Rows on which something is done: the first entries, one in the middle, the last ones."""


@pytest.mark.parametrize("row", PLACES)
def test_an_entry_dropped(row: int, tmp_path: Path) -> None:
    whole = [*thousand()]
    del whole[row - 1]
    found = audited(b"".join(whole), tmp_path)
    first = found.problems[0]
    if row == ENTRIES + 1:
        assert (first.code, first.where.row) == ("A-SEAL-COUNT", row)
        assert first.numbers == {"stated": "1000", "found": 999}
    else:
        assert (first.code, first.where.row) == ("A-REMOVED", row)
        assert first.numbers == {"first": row - 1, "last": row - 1}


@pytest.mark.parametrize("row", PLACES)
@pytest.mark.parametrize("later", [1, 7])
def test_an_entry_doubled(row: int, later: int, tmp_path: Path) -> None:
    whole = [*thousand()]
    place = min(row - 1 + later, ENTRIES + 1)
    whole.insert(place, whole[row - 1])
    found = audited(b"".join(whole), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-DOUBLED", place + 1)
    assert found.problems[0].numbers == {"number": row - 1}
    assert "A-TWICE" in codes(found) or row == 2


@pytest.mark.parametrize("row", PLACES[:-1])
@pytest.mark.parametrize("later", [1, 300])
def test_two_entries_swapped(row: int, later: int, tmp_path: Path) -> None:
    whole = [*thousand()]
    other = min(row + later, ENTRIES + 1)
    whole[row - 1], whole[other - 1] = whole[other - 1], whole[row - 1]
    found = audited(b"".join(whole), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-REORDERED", row)
    assert found.problems[0].numbers == {"stated": other - 1, "due": row - 1}


def test_a_stretch_removed(tmp_path: Path) -> None:
    whole = [*thousand()]
    del whole[500:600]
    found = audited(b"".join(whole), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-REMOVED", 501)
    assert found.problems[0].numbers == {"first": 500, "last": 599}


def test_cut_off_anywhere(tmp_path: Path) -> None:
    whole = b"".join(thousand()[:40]) + thousand()[-1]
    short = journal(_first(38), Device("coordinator"))
    assert audited(short, tmp_path).problems == ()
    ends = [at for at in range(len(thousand()[0]), len(short)) if b"\n" in short[at - 1 : at + 1]]
    anywhere = range(len(thousand()[0]), len(short), 1 if EXPLORING else 97)
    for length in sorted({*anywhere, *ends}):
        found = audited(short[:length], tmp_path)
        assert found.problems, length
        assert rows(found)[0] == short[:length].count(b"\n") + 1, (length, codes(found))
    assert codes(audited(whole, tmp_path))[0] == "A-SEAL-COUNT"


def _first(entries: int) -> list[Told]:
    return list(operation(entries)[1])


def test_line_endings_changed(tmp_path: Path) -> None:
    whole = [*thousand()]
    path = tmp_path / "dos.journal"
    path.write_bytes(b"".join(whole).replace(b"\n", b"\r\n"))
    with pytest.raises(Refused) as refused:
        lay_out(path)
    assert refused.value.notices[0].where.row == 1
    whole[9] = whole[9].replace(b"\n", b"\r\n")
    found = audited(b"".join(whole), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-CHANGED", 10)
    whole = [*thousand()]
    whole.insert(9, b"\n")
    found = audited(b"".join(whole), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-LINE", 10)


def test_renumbered_after_something_was_removed(tmp_path: Path) -> None:
    """The numbers are right again; the chain is not."""
    whole = [line for place, line in enumerate(thousand()) if place != 400]
    for place in range(400, len(whole) - 1):
        number, rest = whole[place].split(b"\t", 1)
        whole[place] = str(int(number) - 1).encode() + b"\t" + rest
    found = audited(b"".join(whole), tmp_path)
    assert (codes(found)[0], rows(found)[0]) == ("A-CHANGED", 401)
    assert "A-MISSING" in codes(found)


def test_a_changed_chain_is_one_changed_line(tmp_path: Path) -> None:
    whole = [*thousand()]
    columns = whole[9].split(b"\t")
    columns[2] = b"a" * 64
    whole[9] = b"\t".join(columns)
    found = audited(b"".join(whole), tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-CHANGED", 10)]


def test_who_works_the_chain_out_anew_still_has_no_device_s_key(tmp_path: Path) -> None:
    """A body changed, and all chains after it made to fit: its signature and the seal do not."""
    town = Town()
    town.say(registered(40))
    town.say(registered(2))
    honest = town.told[3]
    town.told[3] = Told(
        honest.device, honest.number, honest.signature, honest.body.replace(b"40", b"39")
    )
    found = audited(journal(town.told, Device("coordinator", salt="forger")), tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [
        ("A-SIGNATURE", 5),
        ("A-SEAL-SIGNATURE", 7),
    ]


def test_an_exported_journal_with_an_honest_seal_on_other_lines(tmp_path: Path) -> None:
    """Entries exchanged and the chain made to fit, with the seal of before."""
    town = Town()
    town.say(registered(40))
    town.say(registered(2))
    old = journal(town.told, town.root)
    town.told[3:5] = reversed(town.told[3:5])
    body = list(lines(town.told))
    found = audited(
        b"safepassage journal 1\n" + b"".join(body) + old[old.rindex(b"end") :], tmp_path
    )
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-SEAL-CHAIN", 7)]


def test_sealed_by_a_stranger(tmp_path: Path) -> None:
    town = Town()
    found = audited(journal(town.told, Device("stranger")), tmp_path)
    assert codes(found) == ["A-SEAL-DEVICE"]
    assert found.problems[0].numbers == {"device": "stranger"}


def test_something_after_the_seal(tmp_path: Path) -> None:
    town = Town()
    whole = journal(town.told, town.root)
    found = audited(whole + b"\n", tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-AFTER-SEAL", 6)]
    found = audited(whole + whole[whole.rindex(b"end") :], tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-AFTER-SEAL", 6)]


def test_a_number_changed_alone(tmp_path: Path) -> None:
    whole = [*thousand()]
    whole[9] = whole[9].replace(b"9\t", b"57\t", 1)
    found = audited(b"".join(whole), tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-NUMBER", 10)]
    assert found.problems[0].numbers == {"stated": 57, "due": 9}


def test_the_first_problem_is_the_one_to_look_at_first(tmp_path: Path) -> None:
    """A changed entry also breaks what follows it; that is told after it, wherever it stands."""
    town = Town()
    for seats in (1, 2, 3):
        town.say(registered(seats))
    town.told[3:] = reversed(town.told[3:])
    body = list(lines(town.told))
    body[4] = body[4].replace(b'"seat":2', b'"seat":7')
    found = audited(b"safepassage journal 1\n" + b"".join(body) + sealed(body, town.root), tmp_path)
    assert list(zip(codes(found), rows(found), strict=True)) == [("A-CHANGED", 6)]
    assert [entry.id for entry, _ in found.standing.left_out] == ["gate-1/2"]
