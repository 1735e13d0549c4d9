"""From the middle on, at the command line: a state is written, and planned on from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.town import typed
from safepassage import api
from safepassage.files import read_plan, read_scenario, write_plan, write_scenario
from safepassage.model import Name, Scenario, Window
from safepassage.onward import state_at
from safepassage.units import Seconds
from story import scenario, seconds
from verify.telling import told

TOWN = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out inspect 5m
    type      bus seat 4
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    road      school gate 10m metres 1000
    road      gate arena 10m metres 1000
    group     town at school 12 person
"""

PLAN = """
    run bus-1
      stop school 0:00-0:00 board 4 person of town layout plain
      drive school gate 0:00-0:10
      pass gate in 0:10-0:15
      drive gate arena 0:15-0:25
      stop arena 0:25-0:25 alight 4 person of town
      drive arena gate 0:25-0:35
      pass gate out 0:35-0:40
      drive gate school 0:40-0:50
      stop school 0:50-0:50 board 4 person of town layout plain
      drive school gate 0:50-1:00
      pass gate in 1:00-1:05
      drive gate arena 1:05-1:15
      stop arena 1:15-1:15 alight 4 person of town
    run bus-2
      stop school 0:05-0:05 board 4 person of town layout plain
      drive school gate 0:05-0:15
      pass gate in 0:15-0:20
      drive gate arena 0:20-0:30
      stop arena 0:30-0:30 alight 4 person of town
"""


class Files(NamedTuple):
    """A town, its plan in force, and where to write."""

    town: Path
    plan: Path
    state: Path
    out: Path
    known: Scenario


@pytest.fixture
def files(tmp_path: Path) -> Files:
    known = scenario(TOWN)
    write_scenario(known, tmp_path / "town")
    write_plan(told(known, PLAN), tmp_path / "plan.json")
    return Files(
        tmp_path / "town", tmp_path / "plan.json", tmp_path / "state", tmp_path / "out", known
    )


def write_state(files: Files, **facts: object) -> Scenario:
    """The state after twelve minutes, with other facts."""
    assert typed("state", files.town, files.plan, "--at", "+0:12", "--out", files.state) == 0
    found = replace(api.read(files.state), **facts)
    write_scenario(found, files.state)
    return found


def planned_on(files: Files, *more: object) -> int:
    return typed(
        "plan", files.town, "--from", files.state, "--plan", files.plan,
        "--iterations", 500, "--out", files.out, *more,
    )  # fmt: skip


def test_a_state_is_a_scenario_that_begins_later(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("state", files.town, files.plan, "--at", "+0:12", "--out", files.state) == 0
    said = capsys.readouterr().out
    assert said == f"How things stand at 08:12 if all goes by plan is in {files.state}.\n"
    reading = read_scenario(files.state)
    assert reading.notices == ()
    found = reading.scenario
    assert found is not None
    assert (found.start - files.known.start).total_seconds() == 12 * 60
    assert [bus.point for bus in found.under_way.vehicles] == ["gate", "gate"]


def test_a_state_may_be_a_workbook_and_its_moment_a_time_of_day(
    files: Files, tmp_path: Path
) -> None:
    book = tmp_path / "state.xlsx"
    at = "2016-12-15 08:12"
    assert typed("state", files.town, files.plan, "--at", at, "--out", book) == 0
    write_state(files)
    assert api.read(book) == api.read(files.state)


def test_where_all_goes_by_plan_every_order_is_kept(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    write_state(files)
    capsys.readouterr()
    assert planned_on(files) == 0
    said = capsys.readouterr().out
    assert "orders    4 kept, 0 changed, 0 new, 0 dropped\n" in said
    assert typed("verify", files.state, files.out / "plan.json") == 0


def test_a_gate_that_shuts_changes_orders_and_each_is_told(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    state = write_state(files)
    gate = replace(
        state.crossings["gate"], windows=(Window(seconds("0:28"), Seconds(state.horizon)),)
    )
    write_state(files, crossings={"gate": gate})
    capsys.readouterr()
    assert planned_on(files) == 0
    said = capsys.readouterr().out
    changed = [line for line in said.splitlines() if line.startswith("orders")][1:]
    assert changed
    assert all(" now " in line or " new: " in line or " no longer " in line for line in changed)
    report = (files.out / "report.html").read_text(encoding="utf-8")
    assert 'id="orders"' in report
    plan = read_plan(files.out / "plan.json")
    assert plan.digest == api.read(files.state).digest
    assert planned_on(files, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert sum(answer["orders"].values()) == len(answer["order_changes"])
    fates = [change["fate"] for change in answer["order_changes"]]
    assert fates.count("kept") == answer["orders"]["kept"] < len(fates)
    moved = next(change for change in answer["order_changes"] if change["fate"] == "changed")
    assert moved["was"].keys() == moved["now"].keys() == {
        "origin", "destination", "via", "depart_s", "arrive_s", "aboard",
    }  # fmt: skip


def test_a_vehicle_that_has_gone_keeps_its_name_in_its_last_orders(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    named = replace(files.known.vehicles["bus-2"], name=Name(ar="الحافلة الثانية", en="Second bus"))
    known = replace(files.known, vehicles=files.known.vehicles | {"bus-2": named})
    write_scenario(known, files.town)
    write_plan(told(known, PLAN), files.plan)
    now = state_at(known, told(known, PLAN), seconds("0:01"))
    write_scenario(replace(now, vehicles={"bus-1": now.vehicles["bus-1"]}), files.state)
    assert planned_on(files) == 0
    assert "Second bus no longer from school" in capsys.readouterr().out
    assert "Second bus" in (files.out / "report.html").read_text(encoding="utf-8")


def test_without_a_plan_in_force_nothing_is_said_of_orders(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert typed("plan", files.town, "--iterations", 1, "--out", out, "--json") == 0
    assert "orders" not in json.loads(capsys.readouterr().out)
    assert 'id="orders"' not in (out / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("given", ["--from", "--plan"])
def test_a_state_and_a_plan_in_force_belong_together(
    given: str, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    other = files.town if given == "--from" else files.plan
    assert typed("plan", files.town, given, other, "--out", files.out) == 2
    assert "--from and --plan belong together" in capsys.readouterr().err
    assert not files.out.exists()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"id": "elsewhere"}, "P-STATE-SCENARIO"),
        ({"start": scenario(TOWN).start.replace(year=2015)}, "P-STATE-EARLIER"),
    ],
)
def test_a_state_of_something_else(
    facts: dict[str, object], code: str, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    write_state(files, **facts)
    assert planned_on(files) == 2
    heard = capsys.readouterr()
    assert f"[{code}]" in heard.err
    assert len(heard.err.splitlines()) == 1
    assert not files.out.exists()


def test_a_state_with_other_vehicles(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    other = scenario(TOWN.replace("bus-1 bus", "van-1 bus").replace("bus-2 bus", "van-2 bus"))
    write_scenario(other, files.state)
    assert planned_on(files) == 2
    assert "[P-STATE-VEHICLES]" in capsys.readouterr().err
    write_scenario(
        scenario(TOWN.replace("bus-2 bus", "bus-2 van") + "type van seat 2"), files.state
    )
    assert planned_on(files) == 2
    assert "[P-STATE-TYPE]" in capsys.readouterr().err


def test_a_plan_in_force_for_another_scenario(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    write_state(files)
    write_scenario(scenario(TOWN.replace("12 person", "11 person")), files.town)
    assert planned_on(files) == 2
    assert "[R0-SCENARIO]" in capsys.readouterr().err
    assert typed("state", files.town, files.plan, "--at", "+0:12", "--out", files.out) == 2
    assert "[R0-SCENARIO]" in capsys.readouterr().err
    assert not files.out.exists()


def test_a_plan_in_force_that_orders_a_vehicle_nobody_knows(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    write_state(files)
    text = files.plan.read_text(encoding="utf-8")
    files.plan.write_text(text.replace('"bus-2"', '"bus-9"'), encoding="utf-8")
    assert planned_on(files) == 2
    assert "bus-9" in capsys.readouterr().err
    assert not files.out.exists()


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("-0:01", "P-AT-BEFORE"),
        ("+999:00", "P-AT-HORIZON"),
        ("noon", "F-INSTANT"),
        ("2016-12-14 23:00", "P-AT-BEFORE"),
    ],
)
def test_a_moment_outside_the_plan(
    at: str, code: str, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("state", files.town, files.plan, f"--at={at}", "--out", files.out) == 2
    heard = capsys.readouterr()
    assert f"[{code}]" in heard.err
    assert len(heard.err.splitlines()) == 1
    assert not files.out.exists()


def test_in_arabic(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    write_state(files)
    capsys.readouterr()
    assert planned_on(files, "--lang", "ar") == 0
    said = capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")
    assert "باقية 4، معدَّلة 0، جديدة 0، ملغاة 0" in said
    assert "الأوامر المعدَّلة" in (files.out / "report.html").read_text(encoding="utf-8")
