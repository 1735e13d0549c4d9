"""The day at the command line: open, enrol, record, status, sync, export, and planning on."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
from pathlib import Path

import pytest

from cli.town import Files, typed
from safepassage.files import read_plan, read_scenario
from safepassage.ledger import Bundle, DeviceKey, Entry, write_bundle
from safepassage.ledger.entries import Completed
from safepassage.ledger.wire import sign
from safepassage.verify import check

ROOT = Path(__file__).resolve().parents[2]

ABOARD = (
    *("boarded", "vehicle=bus-1", "place=school", "heads=20", "group=pupils"),
    *("party=person", "parties=20", "happened=+0:10"),
)
LEAVES = (
    *("departed", "vehicle=bus-1", "place=school", "toward=arena"),
    *("happened=+0:11", "expected=+0:21"),
)


@pytest.fixture
def ledger(files: Files, tmp_path: Path) -> Path:
    out = tmp_path / "ledger"
    assert (
        typed("open", files.scenario, "--out", out, "--registered", "--at", "+0:00", "--unasked")
        == 0
    )
    return out


def status(ledger: Path, capsys, *more: str) -> dict:
    capsys.readouterr()
    assert typed("status", ledger, "--json", *more) == 0
    return json.loads(capsys.readouterr().out)


def said(words: tuple, capsys, code: int = 0) -> str:
    capsys.readouterr()
    assert typed(*words) == code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.out + captured.err


def answered(words: tuple, capsys) -> dict:
    capsys.readouterr()
    assert typed(*words, "--json") == 0
    return json.loads(capsys.readouterr().out)


def answered_with(words: tuple, capsys, code: int) -> dict:
    capsys.readouterr()
    assert typed(*words, "--json") == code
    return json.loads(capsys.readouterr().out)


def test_a_day_that_is_written_down(ledger: Path, capsys) -> None:
    assert said(("record", ledger, *ABOARD, *LEAVES), capsys).splitlines() == [
        "desk/4, 08:10, 15 December 2016, desk: 20 people of pupils boarded bus-1 at school,"
        " trip 1; 20 × person",
        "desk/5, 08:11, 15 December 2016, desk: bus-1 departed from school for arena, trip 1;"
        " expected 08:21, 15 December 2016",
    ]
    now = status(ledger, capsys, "--at", "+0:15")
    assert now["equation"]["waiting"] == [60, 0, 0]
    assert now["equation"]["aboard"] == [20, 0, 0]
    assert now["vehicles"] == {"bus-1": "departed:arena"}
    before = status(ledger, capsys, "--at", "+0:10")
    assert before["vehicles"] == {}
    lines = said(("status", ledger, "--at", "+0:15"), capsys)
    assert "bus-1 on the way to arena — aboard: 20" in lines
    assert "registered 80 + joined 0 + born 0 = waiting 60 + aboard 20 + received 0" in lines


@pytest.mark.parametrize("language", ["ar", "en"])
def test_both_languages_say_everything(ledger: Path, capsys, language: str) -> None:
    typed("record", ledger, *ABOARD, *LEAVES, "suspended", "reason=r", "happened=+0:12")
    typed(
        "record",
        ledger,
        "alighted",
        "vehicle=bus-1",
        "place=arena",
        "heads=19",
        "empty=yes",
        "happened=+0:25",
    )
    typed(
        "record",
        ledger,
        "joined",
        "where=school",
        "heads=?",
        "happened=+0:13",
        "broke_down",
        "vehicle=bus-1",
        "happened=+0:30",
    )
    out = said(("status", ledger, "--at", "+2:00", "--lang", language), capsys)
    assert "{" not in out
    assert "???" not in out
    assert ("معلَّقة" if language == "ar" else "SUSPENDED") in out


def test_what_is_refused_leaves_nothing_behind(ledger: Path, capsys) -> None:
    typed("record", ledger, "suspended", "reason=r", "happened=+0:05")
    before = status(ledger, capsys, "--at", "+1:00")
    out = said(("record", ledger, *ABOARD, *LEAVES), capsys, 2)
    assert "D-SUSPENDED" in out
    assert "row 2" in out
    assert status(ledger, capsys, "--at", "+1:00") == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("record", "LEDGER", "heads=3"), "D-KIND-FIRST"),
        (("record", "LEDGER", "borded", "heads=3"), "D-KIND-NEAR"),
        (("record", "LEDGER", "completed", "happened=soon"), "F-"),
        (("record", "LEDGER", "completed", "happened=2099-01-01 10:00"), "D-FUTURE"),
        (("record", "nowhere", "completed"), "L-FOLDER"),
        (("status", "nowhere"), "L-FOLDER"),
        (("status", "LEDGER", "--at", "soon"), "F-"),
        (("sync", "LEDGER", "nowhere"), "nowhere does not exist"),
        (("sync", "nowhere", "nowhere"), "L-FOLDER"),
        (("export", "LEDGER"), "--journal"),
        (("export", "nowhere", "--journal", "x"), "L-FOLDER"),
        (("enrol", "LEDGER", "gate-1", "--role", "king", "--out", "x"), "king"),
        (("enrol", "LEDGER", "desk", "--role", "gate", "--out", "x"), "D-DEVICE-KNOWN"),
        (("enrol", "LEDGER", "Gate 1", "--role", "gate", "--out", "x"), "L-DEVICE"),
        (("open", "SCENARIO", "--out", "LEDGER"), "L-FOLDER-THERE"),
        (("open", "nowhere", "--out", "x"), "F-NOT-FOUND"),
        (("open", "SCENARIO", "--out", "x", "--at", "soon"), "F-"),
        (("plan", "--from", "LEDGER", "--at", "soon", "--out", "x"), "F-"),
        (("plan", "--from", "LEDGER", "--at", "2030-01-01 00:00", "--out", "x"), "N-HORIZON"),
        (("plan", "SCENARIO", "--from", "LEDGER", "--out", "x"), "--plan"),
        (("plan", "SCENARIO", "--at", "+1:00", "--out", "x"), "--at"),
        (("plan", "--out", "x"), "SCENARIO"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_will_not_do_is_told_in_a_sentence(
    ledger: Path, files: Files, capsys, monkeypatch, tmp_path, words, code, language
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    known = {"LEDGER": ledger, "SCENARIO": files.scenario}
    out = said((*(known.get(word, word) for word in words), "--lang", language), capsys, 2)
    if language == "en" or code.startswith(("D-", "L-", "F-", "N-")):
        assert code in out
    assert sorted(tmp_path.rglob("*")) == before


def piped(monkeypatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_lines_of_json(ledger: Path, capsys, monkeypatch) -> None:
    one = {
        "kind": "boarded",
        "vehicle": "bus-1",
        "place": "school",
        "heads": 20,
        "happened": "+0:10",
    }
    two = {"kind": "left", "where": "school", "heads": {"seat": 2}, "maker": "gate officer"}
    piped(monkeypatch, f"{json.dumps(one)}\n\n{json.dumps(two)}\n")
    out = said(("record", ledger, "-", "--json"), capsys)
    assert [json.loads(line) for line in out.splitlines()] == [
        {"line": 1, "recorded": "desk/4", "notices": []},
        {"line": 3, "recorded": "desk/5", "notices": []},
    ]
    assert status(ledger, capsys)["equation"]["left"] == [2, 0, 0]
    piped(monkeypatch, "")
    assert said(("record", ledger, "-"), capsys, 2) == "Nothing was recorded.\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{}\n[1]\n", ["D-LINE", "D-LINE"]),
        ("not json\n", ["D-LINE"]),
        ("[" * 100_000, ["D-LINE"]),
        ('{"kind": 7}\n', ["D-LINE"]),
        ('{"kind": "left", "where": "school", "heads": 1, "heads": 2}\n', ["D-LINE"]),
        ('{"kind":"completed","happened":5}\n', ["D-VALUE"]),
        ('{"kind":"completed","happened":["x"]}\n', ["D-VALUE"]),
        ('{"kind":"completed","maker":["x"]}\n', ["D-VALUE"]),
        ('{"kind":"completed","maker":"\\ud800"}\n', ["L-TEXT"]),
        (
            '{"kind":"vehicle_went","vehicle":["bus-1"]}\n{"kind":"arrived","vehicle":{}}\n',
            ["L-SHAPE", "D-MISSING"],
        ),
    ],
)
def test_lines_that_are_none_are_told_by_row_and_the_rest_goes_on(
    ledger: Path, capsys, monkeypatch, text, codes
) -> None:
    good = '{"kind":"left","where":"school","heads":1}\n'
    piped(monkeypatch, good + text + ("" if text.endswith("\n") else "\n") + good)
    out = said(("record", ledger, "-"), capsys, 1)
    for code in codes:
        assert code in out
    assert "line 2 was not recorded" in out
    assert status(ledger, capsys)["entries"] == 5
    piped(monkeypatch, text)
    assert "Nothing was recorded." in said(("record", ledger, "-"), capsys, 2)


def test_a_correction_says_when_it_happened_and_is_made_now(ledger: Path, capsys) -> None:
    typed("record", ledger, *ABOARD)
    fact = '{"kind":"left","where":"waiting:school","heads":{"seat":1}}'
    out = said(
        (
            "record",
            ledger,
            "corrected",
            "entry=desk/4",
            "reason=typo",
            f"instead={fact}",
            "happened=+0:20",
        ),
        capsys,
    )
    assert "desk: desk/4 corrected (typo): one person left by choice, waiting at school" in out
    assert status(ledger, capsys, "--at", "+0:19")["equation"]["left"] == [0, 0, 0]
    assert status(ledger, capsys, "--at", "+0:20")["equation"]["left"] == [1, 0, 0]


def test_a_warning_stands_in_nobodys_way(ledger: Path, capsys) -> None:
    out = said(("record", ledger, "left", "where=arena", "heads=3", "happened=+0:05"), capsys)
    assert "D-ABSENT" in out
    assert "desk/4, 08:05, 15 December 2016, desk: 3 people left by choice, received at" in out


def test_devices_hand_on_what_they_have(ledger: Path, tmp_path: Path, capsys) -> None:
    gate, stick = tmp_path / "gate", tmp_path / "stick"
    assert typed("enrol", ledger, "gate-1", "--role", "gate", "--out", gate) == 0
    stick.mkdir()
    assert typed("record", gate, *ABOARD) == 0
    assert "D-ROLE" in said(("record", gate, "suspended", "reason=r"), capsys, 2)
    assert "nothing to take in" in said(("sync", gate, stick), capsys)
    assert "1 new" in said(("sync", ledger, stick), capsys)
    assert sorted(one.name for one in stick.iterdir()) == ["desk.bundle", "gate-1.bundle"]
    again = answered(("sync", ledger, stick), capsys)
    assert set(again) == {"seen"}
    typed("sync", gate, stick)
    assert status(gate, capsys)["digest"] == status(ledger, capsys)["digest"]


def test_a_bundle_as_a_file_twice_cut_short_and_of_another_operation(
    ledger: Path, files: Files, tmp_path: Path, capsys
) -> None:
    gate, bundle, other = tmp_path / "gate", tmp_path / "b.bundle", tmp_path / "other"
    typed("enrol", ledger, "gate-1", "--role", "gate", "--out", gate)
    typed("record", gate, *ABOARD)
    assert "wrote" in said(("export", gate, "--bundle", bundle), capsys)
    assert "1 new" in said(("sync", ledger, bundle), capsys)
    assert "new" not in said(("sync", ledger, bundle), capsys)
    before = status(ledger, capsys)
    bundle.write_bytes(bundle.read_bytes()[:-100])
    said(("sync", ledger, bundle), capsys, 2)
    assert typed("open", files.scenario, "--out", other, "--at", "+0:00") == 0
    typed("export", other, "--bundle", bundle)
    assert "D-OTHER" in said(("sync", ledger, bundle), capsys, 2)
    assert status(ledger, capsys)["digest"] == before["digest"]


def test_a_ledger_is_no_stick(ledger: Path, tmp_path: Path, capsys) -> None:
    gate = tmp_path / "gate"
    typed("enrol", ledger, "gate-1", "--role", "gate", "--out", gate)
    assert "D-STICK" in said(("sync", ledger, gate), capsys, 2)
    assert not list(gate.glob("*.bundle"))


def test_everything_is_written_out(ledger: Path, tmp_path: Path, capsys) -> None:
    journal, codes = tmp_path / "j.txt", tmp_path / "codes"
    out = said(("export", ledger, "--journal", journal, "--codes", codes), capsys)
    assert journal.read_bytes().startswith(b"safepassage journal 1\n1\t")
    assert "3 entries" in out
    pictures = sorted(codes.iterdir())
    assert pictures[0].name == "0001.svg"
    assert b"<svg" in pictures[0].read_bytes()
    mine = codes / "mine.txt"
    mine.write_text("a note")
    typed("record", ledger, *ABOARD)
    typed("export", ledger, "--codes", codes)
    assert mine.read_text() == "a note"


def test_a_plan_that_does_not_hold_is_not_put_in_force(
    files: Files, tmp_path: Path, capsys
) -> None:
    text = json.loads(files.plan.read_text())
    text["digest"] = "0" * 64
    files.plan.write_text(json.dumps(text))
    said(("open", files.scenario, "--plan", files.plan, "--out", tmp_path / "x"), capsys, 2)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("in_force", [True, False])
def test_planning_on_from_the_middle_of_a_day(
    files: Files, tmp_path: Path, capsys, in_force
) -> None:
    made, out = tmp_path / "ledger", tmp_path / "out"
    plan = ("--plan", files.plan) if in_force else ()
    assert (
        typed(
            "open",
            files.scenario,
            *plan,
            "--out",
            made,
            "--registered",
            "--at",
            "+0:00",
            "--unasked",
        )
        == 0
    )
    assert typed("record", made, *ABOARD, *LEAVES) == 0
    words = (
        "plan",
        "--from",
        made,
        "--at",
        "+0:15",
        "--iterations",
        20,
        "--threads",
        1,
        "--out",
        out,
    )
    answer = answered(words, capsys)
    assert ("orders" in answer) is in_force
    assert typed("check", out / "scenario.xlsx") == 0
    assert typed("verify", out / "scenario.xlsx", out / "plan.json") == 0
    now = read_scenario(out / "scenario.xlsx").scenario
    assert sum(now.heads_by_priority().values()) == 80
    assert [(one.vehicle, one.count) for one in now.under_way.aboard] == [("bus-1", 20)]
    assert check(now, read_plan(out / "plan.json")) == ()


def test_a_plan_that_can_no_longer_be_carried_on_is_replaced(
    files: Files, tmp_path: Path, capsys
) -> None:
    made, out = tmp_path / "ledger", tmp_path / "out"
    typed(
        "open",
        files.scenario,
        "--plan",
        files.plan,
        "--out",
        made,
        "--registered",
        "--at",
        "+0:00",
        "--unasked",
    )
    typed("record", made, "broke_down", "vehicle=bus-1", "place=garage", "happened=+0:01")
    typed(
        "record",
        made,
        "vehicle_came",
        "vehicle=bus-9",
        "type=bus",
        "place=garage",
        "happened=+0:05",
    )
    words = (
        "plan",
        "--from",
        made,
        "--at",
        "+0:15",
        "--iterations",
        20,
        "--threads",
        1,
        "--out",
        out,
    )
    answer = answered(words, capsys)
    assert answer["left_behind"] == 0
    assert "orders" not in answer  # with none of its vehicles left, nothing of it can be kept
    assert typed("verify", out / "scenario.xlsx", out / "plan.json") == 0


def test_a_later_plan_comes_with_the_scenario_that_it_is_for(
    files: Files, ledger: Path, tmp_path: Path
) -> None:
    words = ("plan", files.scenario, "--plan", files.plan, "--from", ledger, "--at", "+0:05")
    assert typed(*words, "--iterations", 10, "--threads", 1, "--out", tmp_path / "out") == 0


def test_one_bad_file_stops_no_other(ledger: Path, files: Files, tmp_path: Path, capsys) -> None:
    gate, stick, other = tmp_path / "gate", tmp_path / "stick", tmp_path / "other"
    typed("enrol", ledger, "gate-1", "--role", "gate", "--out", gate)
    typed("record", gate, *ABOARD)
    typed("open", files.scenario, "--out", other, "--at", "+0:00")
    stick.mkdir()
    typed("export", other, "--bundle", stick / "a.bundle")
    (stick / "b.bundle").write_text("torn")
    (stick / "c.bundle").mkdir()
    typed("export", gate, "--bundle", stick / "gate.bundle")
    out = said(("sync", ledger, stick), capsys, 1)
    assert [code for code in ("D-OTHER", "L-BUNDLE", "D-UNREADABLE") if code not in out] == []
    assert "1 new" in out
    assert (stick / "desk.bundle").is_file()
    assert status(ledger, capsys)["aside"] == 0


def test_a_bundle_all_of_which_is_refused_is_told_by_the_code(
    ledger: Path, tmp_path: Path, capsys
) -> None:
    key, bundle = DeviceKey.new(), tmp_path / "b.bundle"
    entry = Entry(
        "desk", 9, "0" * 63 + "1", "x", "2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z", Completed()
    )
    bundle.write_bytes(write_bundle(Bundle((sign(entry, key),))))
    assert "1 refused: the device did not sign it" in said(("sync", ledger, bundle), capsys, 2)
    assert answered_with(("sync", ledger, bundle), capsys, 2) == {"forged": 1}


def test_a_folder_of_other_things_is_no_stick(ledger: Path, tmp_path: Path, capsys) -> None:
    codes = tmp_path / "codes"
    typed("export", ledger, "--codes", codes)
    before = sorted(codes.iterdir())
    assert "D-NO-STICK" in said(("sync", ledger, codes), capsys, 2)
    assert sorted(codes.iterdir()) == before


@pytest.mark.parametrize("moment", [0, 946_684_799, 4_102_444_800, 10**15])
def test_a_clock_that_has_lost_its_time_writes_nothing(
    ledger: Path, files: Files, tmp_path: Path, capsys, monkeypatch, moment
) -> None:
    bundle = tmp_path / "b.bundle"
    typed("export", ledger, "--bundle", bundle)
    monkeypatch.setattr("time.time", lambda: moment)
    for words in (
        ("record", ledger, *ABOARD),
        ("sync", ledger, bundle),
        ("open", files.scenario, "--out", tmp_path / "x"),
    ):
        assert "D-CLOCK" in said(words, capsys, 2)
    assert not (tmp_path / "x").exists()


def test_before_the_opening_nothing_is_planned(
    ledger: Path, files: Files, tmp_path, capsys
) -> None:
    late = tmp_path / "late"
    typed("open", files.scenario, "--out", late, "--at", "+0:10")
    words = ("plan", "--from", late, "--at", "+0:09", "--out", tmp_path / "out")
    assert "N-BEFORE" in said(words, capsys, 2)
    assert not (tmp_path / "out").exists()


def test_an_opening_after_the_horizon_is_warned_of(files: Files, tmp_path: Path, capsys) -> None:
    words = ("open", files.scenario, "--at", "2098-01-01 08:00", "--out", tmp_path / "a")
    assert "D-PAST" in said(words, capsys)
    words = ("open", files.scenario, "--at", "+0:00", "--out", tmp_path / "b")
    assert "D-PAST" not in said(words, capsys)


def test_the_scenario_and_the_plan_are_those_of_the_opening(
    files: Files, tmp_path: Path, capsys
) -> None:
    made = tmp_path / "ledger"
    typed("open", files.scenario, "--plan", files.plan, "--out", made, "--at", "+0:00")
    assert typed("status", made) == 0
    plan = (made / "plan.json").read_bytes()
    (made / "plan.json").write_bytes(plan + b"\n")
    assert "D-PLAN" in said(("status", made), capsys, 2)
    (made / "plan.json").unlink()
    assert "D-PLAN" in said(("record", made, *ABOARD), capsys, 2)
    (made / "plan.json").write_bytes(plan)
    groups = made / "scenario" / "parties.csv"
    groups.write_text(groups.read_text().replace("60", "61"))
    assert "D-SCENARIO" in said(("status", made), capsys, 2)


def test_no_key_comes_to_lie_inside_a_ledger(ledger: Path, files: Files, capsys) -> None:
    before = sorted(ledger.rglob("*"))
    words = ("enrol", ledger, "gate-2", "--role", "gate", "--out", ledger / "gates" / "gate-2")
    assert "D-INSIDE" in said(words, capsys, 2)
    assert "D-INSIDE" in said(("open", files.scenario, "--out", ledger / "inner"), capsys, 2)
    assert sorted(ledger.rglob("*")) == before
    assert status(ledger, capsys)["entries"] == 3


def test_a_file_that_cannot_be_written_is_named_as_it_was_typed(ledger: Path, capsys) -> None:
    out = said(("export", ledger, "--journal", "/nonexistent/x"), capsys, 2)
    assert "/nonexistent/x" in out
    assert "draft" not in out


def test_all_of_the_operation_suspended_is_null_for_machines(ledger: Path, capsys) -> None:
    typed("record", ledger, "suspended", "reason=r", "happened=+0:05")
    assert status(ledger, capsys)["suspended"] == [None]


def test_every_device_has_its_line(ledger: Path, tmp_path: Path, capsys) -> None:
    typed("enrol", ledger, "gate-1", "--role", "gate", "--out", tmp_path / "gate")
    out = said(("status", ledger), capsys)
    assert "desk (coordinator): up to entry 4, " in out
    assert "gate-1 (gate): nothing has come yet" in out


def test_the_page_on_recording_works_as_it_is_written(tmp_path: Path, capsys, monkeypatch) -> None:
    page = (ROOT / "docs/how-to/record-an-operation.md").read_text(encoding="utf-8")
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    blocks = page.split("```")[1::2]
    lines = [shlex.split(line) for block in blocks for line in block.splitlines() if line]
    for words in lines:
        if words[0] != "safepassage":
            subprocess.run(words, check=True)
        elif words[1] == "open" and "--plan" in words:
            # Planning the whole day takes its time; everything else is done to the letter.
            at = words.index("--plan")
            assert said((*words[1:at], *words[at + 2 :]), capsys)
        elif words[1] != "plan" and not any(word.startswith("instead=") for word in words):
            said(tuple(words[1:]), capsys)
    assert "unreconciled is 0" in said(("audit", "operation.journal"), capsys)
