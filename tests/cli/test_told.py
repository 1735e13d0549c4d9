"""What an entry tells in a sentence, for every kind, in both languages; and one entry by its id."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cli.test_ledger_verbs import ABOARD, LEAVES, ledger, piped, said, status  # noqa: F401
from cli.town import Files, town, typed
from ledger.test_door import EXAMPLES
from safepassage.cli.told import Teller
from safepassage.language import language
from safepassage.ledger import Fold, as_words, entries_in, fact_of
from safepassage.ledger import entries as e
from safepassage.ledger.entries import KINDS, Heads


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told(kind: str, code: str) -> None:
    told = Teller(town(), language(code)).sentence(EXAMPLES[kind])
    assert told
    assert "{" not in told
    assert "None" not in told


TOLD = [
    (
        e.Boarded(
            heads=Heads(seat=2, wheelchair=1),
            place="school",
            vehicle="b",
            trip=2,
            people=("7", "8", "9"),
        ),
        "3 people (2 seated, 1 in wheelchairs, 0 on stretchers) [7, 8 and 9]"
        " boarded b at school, trip 2",
    ),
    (
        e.Registered(heads=None, group="pupils", where="aboard:bus-1/3"),
        "an unknown number of people of pupils registered, aboard bus-1, trip 3",
    ),
    (
        e.Alighted(
            heads=Heads(seat=1), vehicle="b", trip=1, place="arena", received=True, empty=True
        ),
        "one person got out of b at arena, trip 1: received; nobody is left aboard",
    ),
    (e.GoSigned(go=False), "NO-GO signed"),
    (e.ClockChecked(device="g", ahead=-60), "the clock of g is 1 min behind"),
    (e.Suspended(reason="shots"), "everything suspended: shots"),
    (e.Corrected(entry="g/1", reason="slip"), "g/1 did not happen (slip)"),
    (
        e.Resolved(
            discrepancy="aboard:b/1",
            reason="r",
            out_of="aboard:b/1",
            into="left",
            heads=Heads(seat=1),
        ),
        "aboard:b/1 resolved: one person out of “aboard b, trip 1” into “left” (r)",
    ),
]


@pytest.mark.parametrize(("fact", "sentence"), TOLD)
def test_what_is_read_back(fact, sentence: str) -> None:
    assert Teller(town(), language("en")).sentence(fact) == sentence


def test_of_many_wristbands_ten_are_read_back() -> None:
    people = tuple(str(number) for number in range(1000, 1012))
    fact = e.NameRead(people=people, purpose="p")
    assert "1009 and 2 more" in Teller(town(), language("en")).sentence(fact)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"opened", "enrolled", "corrected"}))
def test_as_it_is_typed_it_is_typed(kind: str) -> None:
    fact = EXAMPLES[kind]
    (spoken,) = entries_in(shlex.split(as_words(fact)))
    assert fact_of(spoken, Fold(lambda _: None), town()) == fact


def test_an_entry_by_its_id(ledger: Path, capsys) -> None:  # noqa: F811
    typed("record", ledger, *ABOARD, *LEAVES)
    typed("record", ledger, "corrected", "entry=desk/4", "reason=typo")
    out = said(("status", ledger, "--entry", "desk/4"), capsys)
    assert "desk/4, 08:10, 15 December 2016, desk: 20 people of pupils boarded bus-1" in out
    assert "Corrected by desk/6" in out
    assert "What counts now: it did not happen." in out
    assert "heads=20,0,0" in out
    out = said(("status", ledger, "--entry", "desk/6"), capsys)
    assert "It corrects desk/4: 20 people" in out
    assert "Nothing is open about it." in out
    typed("record", ledger, "left", "where=arena", "heads=3", "happened=+0:05")
    assert "3 more went out than came in" in said(("status", ledger, "--entry", "desk/7"), capsys)
    capsys.readouterr()
    assert typed("status", ledger, "--entry", "desk/4", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["corrected_by"], found["counted"], found["counts"]) == (["desk/6"], None, True)
    assert found["fact"]["kind"] == "boarded"
    for wrong in ("desk/99", "desk", "nobody/1", "desk/0"):
        assert "D-ENTRY" in said(("status", ledger, "--entry", wrong), capsys, 2)
    assert "--at" in said(("status", ledger, "--entry", "desk/4", "--at", "+0:01"), capsys, 2)
    for code in ("ar", "en"):
        assert "{" not in said(("status", ledger, "--entry", "desk/4", "--lang", code), capsys)


def test_what_is_refused_says_that_nothing_was_recorded(ledger: Path, capsys) -> None:  # noqa: F811
    out = said(("record", ledger, "left", "where=school", "heads=1", "bored"), capsys, 2)
    assert "Nothing was recorded." in out
    assert status(ledger, capsys)["entries"] == 3


def test_a_tracker_is_answered_while_its_pipe_is_open(ledger: Path) -> None:  # noqa: F811
    """Each line is answered when it is durable; a bad one at once; the pipe may stay open."""
    program = "import sys; from safepassage.cli.entry import run; sys.exit(run(sys.argv[1:]))"
    pipe = subprocess.Popen(
        [sys.executable, "-c", program, "record", str(ledger), "-", "--json", "--lang", "en"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    assert pipe.stdin is not None
    assert pipe.stdout is not None
    answers = []
    lines = ['{"kind":"left","where":"school","heads":1}', "nonsense", '{"kind":"left"}']
    for line in (*lines, lines[0]):
        pipe.stdin.write(line + "\n")
        pipe.stdin.flush()
        answers.append(json.loads(pipe.stdout.readline()))
    pipe.stdin.close()
    assert pipe.wait() == 1
    pipe.stdout.close()
    assert [(one["line"], one["recorded"]) for one in answers] == [
        (1, "desk/4"),
        (2, None),
        (3, None),
        (4, "desk/5"),
    ]
    assert [one["code"] for one in answers[1]["notices"]] == ["D-LINE"]


def test_a_line_too_long_is_told_and_the_next_is_read(ledger: Path, capsys, monkeypatch) -> None:  # noqa: F811
    good = '{"kind":"left","where":"school","heads":1}\n'
    piped(monkeypatch, good + "[" * 3_000_000 + "\n" + good)
    out = said(("record", ledger, "-"), capsys, 1)
    assert "line 2 was not recorded" in out
    assert status(ledger, capsys)["entries"] == 5


def test_what_follows_in_one_line_knows_what_went_before(ledger: Path, capsys) -> None:  # noqa: F811
    """Whoever boards after the bus was empty boards its next trip, typed at once or one by one."""
    typed("record", ledger, *ABOARD)
    rest = ("alighted", "vehicle=bus-1", "place=arena", "heads=20", "empty=yes", "happened=+0:20")
    again = ("boarded", "vehicle=bus-1", "place=school", "heads=5", "happened=+0:30")
    assert "trip 2" in said(("record", ledger, *rest, *again), capsys)


def test_an_exercise_has_its_own_clock_and_says_so_everywhere(
    files: Files, tmp_path: Path, capsys
) -> None:
    """The town's day is long over, or years away: the exercise plays on that day."""
    out = tmp_path / "drill"
    typed("open", files.scenario, "--out", out, "--exercise", "--registered", "--unasked")
    typed("enrol", out, "gate-1", "--role", "gate", "--out", tmp_path / "gate-1")
    told = said(
        ("record", tmp_path / "gate-1", "boarded", "vehicle=bus-1", "place=school", "heads=20"),
        capsys,
    )
    assert told.startswith("EXERCISE")
    assert ", 08:0" in told
    assert "15 December 2016" in told
    typed("export", tmp_path / "gate-1", "--bundle", tmp_path / "b")
    typed("sync", out, tmp_path / "b")
    assert said(("status", out), capsys).startswith("EXERCISE: nobody is moved.\n")
    assert said(("status", out, "--entry", "gate-1/1"), capsys).startswith("EXERCISE")
    assert status(out, capsys)["exercise"] is True
    assert "D-FUTURE" in said(("record", out, "completed", "happened=+3:00"), capsys, 2)
    typed("export", out, "--journal", tmp_path / "j")
    assert "EXERCISE" in said(("audit", tmp_path / "j"), capsys)
    assert typed("plan", "--from", out, "--out", tmp_path / "now", "--seconds", "1") == 0
    assert "EXERCISE" in (tmp_path / "now" / "report.html").read_text()


def test_an_exercise_of_a_day_to_come(files: Files, tmp_path: Path, capsys) -> None:
    at = "2098-05-01 10:00"
    out = tmp_path / "drill"
    typed("open", files.scenario, "--out", out, "--exercise", "--at", at, "--unasked")
    told = said(("record", out, "registered", "where=school", "heads=3"), capsys)
    assert "1 May 2098" in told
