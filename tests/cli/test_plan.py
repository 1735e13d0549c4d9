"""Planning from the command line: what is said, what is written, and what never is."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cli.town import Files, bounded, plan_of_one_trip, typed
from safepassage import files as files_room
from safepassage import planner
from safepassage.cli import complaints
from safepassage.files import read_plan
from safepassage.language import language
from safepassage.model import Bounds, Plan, Scenario
from safepassage.planner.bound import Bounding
from safepassage.planner.progress import Progress

Solve = Callable[..., Plan]


@pytest.fixture
def solving(monkeypatch: pytest.MonkeyPatch) -> Callable[[Solve], None]:
    """Puts a planner of the test's own in the place of the real one."""

    def put(solve: Solve) -> None:
        monkeypatch.setattr(planner, "solve", solve, raising=False)

    return put


def one_trip(known: Scenario, **effort: Any) -> Plan:
    return bounded(plan_of_one_trip(known), 1000)


def by_mistake(known: Scenario, **effort: Any) -> Plan:
    raise ZeroDivisionError


def test_the_summary_tells_the_plan_the_bound_and_what_was_written(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(one_trip)
    out = tmp_path / "out"
    assert typed("plan", files.scenario, "--out", out) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "story, 15 December 2016 · 80 people, among them 20 T1 · 1 × bus · no crossing",
        "plan      the last of those brought out are out by 08:22, after 22 min · T1 by 08:22"
        " · 60 people left behind (60 without priority)",
        "left      60 people of others, at school: the vehicles cannot bring them in time",
        "bound     those without priority: at least 60 people must be left behind:"
        " nothing stands in the way",
        "bound     at the earliest after 17 min: nothing stands in the way   gap 30 %",
        "binds     the number of vehicles",
        "verified  10 rules, 1 trip, 0 problems",
        f"wrote     {out}/plan.json · report.html",
    ]
    assert sorted(path.name for path in out.iterdir()) == ["plan.json", "report.html"]
    assert read_plan(out / "plan.json") == one_trip(files.known)


def test_the_summary_in_arabic_has_no_english_sentence(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(one_trip)
    assert typed("plan", files.scenario, "--out", tmp_path / "out", "--lang", "ar") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "15 كانون الأول 2016" in lines[0]
    assert lines[1].startswith("الخطة")
    assert "60" in lines[1]
    assert all(any("\u0621" <= letter <= "\u064a" for letter in line) for line in lines)


def test_json_is_one_object_with_the_fields_that_other_tools_rely_on(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(one_trip)
    out = tmp_path / "out"
    assert typed("plan", files.scenario, "--out", out, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    seconds = answer.pop("seconds")
    assert 0 <= seconds < 60
    assert answer == {
        "left_behind": 60,
        "left_behind_by_priority": {"T1": 0, "T2": 0, "T3": 0, "none": 60},
        "t1_clearance_s": 1300,
        "clearance_s": 1300,
        "bound_s": 1000,
        "gap": pytest.approx(0.3),
        "proven": False,
        "bounds": {
            "left_behind": {"T1": 0, "T2": 0, "T3": 0, "none": 60},
            "t1_clearance_s": 1300,
            "clearance_s": 1000,
            "exposure_head_s": 0,
        },
        "exposure_head_s": 20 * 16 * 1300 + 60 * files.known.horizon,
        "distance_m": 10_000,
        "verified": True,
        "plan": str(out / "plan.json"),
        "report": str(out / "report.html"),
        "notices": [],
    }


def test_a_plan_without_bounds_states_no_gap(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(lambda known, **effort: plan_of_one_trip(known))
    assert typed("plan", files.scenario, "--out", tmp_path / "out", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["bound_s"] is None
    assert answer["gap"] is None
    assert answer["bounds"] is None
    assert answer["proven"] is False


def test_a_plan_at_its_bounds_is_proven_best(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(lambda known, **effort: bounded(plan_of_one_trip(known), 1300))
    assert typed("plan", files.scenario, "--out", tmp_path / "out") == 0
    assert "   proven best\n" in capsys.readouterr().out


def test_the_planner_is_asked_as_the_line_says(
    files: Files, tmp_path: Path, solving: Callable[[Solve], None]
) -> None:
    asked: list[dict[str, Any]] = []

    def solve(known: Scenario, **effort: Any) -> Plan:
        asked.append({key: effort[key] for key in ("seconds", "iterations", "seed", "threads")})
        return one_trip(known)

    solving(solve)
    line = ("plan", files.scenario, "--out", tmp_path / "out")
    typed(*line, "--threads", 1)
    typed(*line, "--seconds", 2.5, "--seed", 7, "--threads", 2)
    typed(*line, "--iterations", 10, "--threads", 1)
    typed(*line, "--seconds", "٣", "--threads", "١")
    assert asked == [
        {"seconds": 60.0, "iterations": None, "seed": 0, "threads": 1},
        {"seconds": 2.5, "iterations": None, "seed": 7, "threads": 2},
        {"seconds": None, "iterations": 10, "seed": 0, "threads": 1},
        {"seconds": 3.0, "iterations": None, "seed": 0, "threads": 1},
    ]


def test_a_bound_that_fails_costs_no_plan_and_is_told_beside_it(
    files: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def mistaken(*_: object, **__: object) -> Bounds:
        raise ArithmeticError("one is less than one")

    monkeypatch.setattr(Bounding, "bounds", mistaken)
    line = ("plan", files.scenario, "--out", tmp_path / "out", "--iterations", 10)
    assert typed(*line) == 0
    heard = capsys.readouterr()
    assert "verified" in heard.out
    assert "⚠ " in heard.err
    assert "(ArithmeticError: one is less than one)" in heard.err
    assert typed(*line, "--json") == 0
    (notice,) = json.loads(capsys.readouterr().out)["notices"]
    assert (notice["code"], notice["severity"]) == ("S-BOUND-FAILED", "warn")


def test_nothing_unverified_is_written(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def solve(known: Scenario, **effort: Any) -> Plan:
        plan = plan_of_one_trip(known)
        return replace(plan, figures=replace(plan.figures, clearance=plan.figures.clearance - 1))

    solving(solve)
    out = tmp_path / "out"
    assert typed("plan", files.scenario, "--out", out) == 70
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith(
        "safepassage: We made a mistake: the plan that was found breaks R10-"
    )
    assert not out.exists()


def test_a_mistake_of_ours_is_a_sentence_and_not_a_stack(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(by_mistake)
    assert typed("plan", files.scenario, "--out", tmp_path / "out") == 70
    said = capsys.readouterr().err
    assert said.startswith("safepassage: We made a mistake (ZeroDivisionError).")
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_a_mistake_in_what_cannot_be_loaded_is_a_sentence_too(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "safepassage.api", None)
    monkeypatch.delattr("safepassage.api", raising=False)
    assert "(KeyError)" in complaints.of_ourselves(language("en"), KeyError("x"))


def test_an_earlier_plan_survives_a_failure(
    files: Files, tmp_path: Path, solving: Callable[[Solve], None]
) -> None:
    out = tmp_path / "out"
    solving(one_trip)
    typed("plan", files.scenario, "--out", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    solving(by_mistake)
    assert typed("plan", files.scenario, "--out", out) == 70
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_that_is_a_file_is_told_before_planning(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    solving(lambda known, **effort: pytest.fail("planned in vain"))
    out = tmp_path / "out"
    out.write_text("mine")
    for place in (out, out / "below"):
        assert typed("plan", files.scenario, "--out", place) == 2
        assert capsys.readouterr().err == (
            f"safepassage: {place} is in the way: a folder is needed there, and it is a file.\n"
        )
    assert out.read_text() == "mine"


def test_a_full_disk_leaves_nothing_half_written(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(plan: Plan, path: Path) -> None:
        path.write_text("{")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    solving(one_trip)
    monkeypatch.setattr(files_room, "write_plan", full)
    out = tmp_path / "new" / "out"
    assert typed("plan", files.scenario, "--out", out) == 2
    assert capsys.readouterr().err.endswith("safepassage: The disk is full. Nothing was written.\n")
    assert not out.parent.exists()


def test_ctrl_c_ends_the_search_with_the_best_plan_so_far(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def solve(known: Scenario, **effort: Any) -> Plan:
        assert not effort["stop"]()
        os.kill(os.getpid(), signal.SIGINT)
        assert effort["stop"]()
        return one_trip(known)

    solving(solve)
    assert typed("plan", files.scenario, "--out", tmp_path / "out") == 0
    heard = capsys.readouterr()
    assert "Ending with the best plan so far" in heard.err
    assert "verified  10 rules" in heard.out
    assert (tmp_path / "out" / "plan.json").exists()


def test_a_second_ctrl_c_gives_up_and_writes_nothing(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def solve(known: Scenario, **effort: Any) -> Plan:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        return one_trip(known)

    solving(solve)
    assert typed("plan", files.scenario, "--out", tmp_path / "out") == 130
    assert capsys.readouterr().err.endswith(
        "safepassage: Interrupted. No file was left half-written.\n"
    )
    assert not (tmp_path / "out").exists()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_progress_goes_to_the_error_stream(
    files: Files,
    tmp_path: Path,
    solving: Callable[[Solve], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def solve(known: Scenario, **effort: Any) -> Plan:
        plan = one_trip(known)
        effort["watch"](Progress(1.5, plan.figures, plan.bounds))
        return plan

    solving(solve)
    assert typed("plan", files.scenario, "--out", tmp_path / "out", "--json") == 0
    heard = capsys.readouterr()
    assert heard.err == (
        "1 s · 60 left behind · T1 21 min 40 s · last one out after 21 min 40 s"
        " · bound 16 min 40 s\n"
    )
    assert json.loads(heard.out)["verified"]


def test_progress_on_a_terminal_rewrites_one_line(files: Files) -> None:
    from safepassage.cli.progress import ProgressLines
    from safepassage.language import language

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    lines = ProgressLines(language("en"), terminal)
    lines(Progress(0.0, None, None))
    lines.clear()
    assert terminal.getvalue() == "\r\x1b[K0 s · no plan yet" + "\r\x1b[K"
