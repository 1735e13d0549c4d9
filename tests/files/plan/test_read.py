"""plan.json is read, and what is wrong is said."""

import json

import pytest

from files.plan.page import codes, example, written
from safepassage import verify
from safepassage.files.plan import read_plan
from safepassage.language import language
from safepassage.model import (
    PRIORITIES,
    Drive,
    PartyMove,
    Reason,
)
from safepassage.notices import Refused
from story import scenario


def test_the_example_of_the_page_is_a_plan(tmp_path):
    """Times by the clock and in seconds are one; what is not given is empty."""
    plan = read_plan(written(tmp_path, example()))
    assert plan.runs[0].steps[0] == Drive("garage", "school", 0, 600)
    assert plan.runs[0].steps[1].board == (PartyMove("families", "family", 2),)
    assert plan.left_behind[0].reason is Reason.NOT_READY
    assert plan.figures.clearance == 2220
    assert [plan.figures.left_behind[p] for p in PRIORITIES] == [0, 0, 0, 1]
    assert (plan.bounds, plan.convoys, plan.made_by, plan.seed) == (None, (), "", 0)


def test_the_example_of_the_page_keeps_every_rule(tmp_path):
    """What the page tells of happens in this scenario, and the figures are right."""
    town = scenario("""
        zone      inside
        zone      outside
        depot     garage   in inside
        assembly  school   in inside   bays 1
        reception arena    in outside  room 20
        crossing  bridge   from inside to outside  inspect 5m
        kind      family   seat 4
        group     families at school  2 family
        group     late     at school  1 person  ready 23:59
        type      bus      seat 8  stop 1m
        vehicle   bus-1    bus garage
        road      garage school 10m  metres 5000
        road      school bridge 5m   metres 2000
        road      bridge arena  15m  metres 10000
    """)
    plan = read_plan(written(tmp_path, {**example(), "digest": town.digest}))
    assert verify.check(town, plan) == ()


@pytest.mark.parametrize(
    ("spoil", "code", "field"),
    [
        (lambda p: p.update(format="safepassage plan 9"), "P-VERSION", "format"),
        (lambda p: p.pop("format"), "P-VERSION", "format"),
        (lambda p: p.pop("runs"), "P-MISSING", None),
        (lambda p: p.pop("figures"), "P-MISSING", None),
        (lambda p: p["figures"].pop("exposure"), "P-MISSING", "figures"),
        (lambda p: p.update(made_bye="me"), "P-UNKNOWN", None),
        (lambda p: p["runs"][0]["steps"][0].pop("arrive"), "P-MISSING", "runs[0].steps[0]"),
        (lambda p: p.update(seed="7"), "P-TYPE", "seed"),
        (lambda p: p.update(seed=True), "P-TYPE", "seed"),
        (lambda p: p.update(seed=-1), "P-SMALL", "seed"),
        (lambda p: p.update(seed=2**53), "P-HUGE", "seed"),
        (lambda p: p.update(seed=10**5000), "P-HUGE", "seed"),
        (lambda p: p.update(seed=float("nan")), "P-TYPE", "seed"),
        (lambda p: p.update(runs={}), "P-TYPE", "runs"),
        (lambda p: p.update(figures=[]), "P-TYPE", "figures"),
        (lambda p: p.update(digest=""), "P-ID", "digest"),
        (lambda p: p.update(scenario="two words"), "P-ID", "scenario"),
        (lambda p: p.update(scenario="\ud800"), "P-ID", "scenario"),
        (lambda p: p.update(made_by="\ud800"), "P-ID", "made_by"),
        (lambda p: p.update(scenario=7), "P-TYPE", "scenario"),
        (lambda p: p.update(made_by=7), "P-TYPE", "made_by"),
        (lambda p: p["figures"].update(clearance="noon"), "P-TYPE", "figures.clearance"),
        (lambda p: p["figures"].update(clearance="1:75"), "P-TYPE", "figures.clearance"),
        (lambda p: p["figures"].update(clearance=1.5), "P-TYPE", "figures.clearance"),
        (
            lambda p: p["left_behind"][0].update(reason="no-tme"),
            "P-CHOICE",
            "left_behind[0].reason",
        ),
        (lambda p: p["left_behind"][0].update(count=0), "P-SMALL", "left_behind[0].count"),
        (lambda p: p["runs"][0]["steps"].append({}), "P-STEP", "runs[0].steps[6]"),
        (
            lambda p: p["runs"][0]["steps"][0].update(drive=["a"]),
            "P-DRIVE",
            "runs[0].steps[0].drive",
        ),
        (
            lambda p: p["runs"][0]["steps"][1].update(board=[["families", "family"]]),
            "P-MOVE",
            "runs[0].steps[1].board[0]",
        ),
        (
            lambda p: p["runs"][0]["steps"][3].update(convoy=0),
            "P-CONVOY",
            "runs[0].steps[3].convoy",
        ),
        (lambda p: p["runs"].append({"vehicle": "bus-1"}), "P-RUN-TWICE", "runs"),
    ],
)
def test_each_mistake_is_named_with_its_field(tmp_path, spoil, code, field):
    value = example()
    spoil(value)
    path = tmp_path / "plan.json"
    text = json.dumps(value) if value.get("seed") != 10**5000 else _with_digits(value)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_plan(path)
    assert [(n.code, n.where.field) for n in refused.value.notices] == [(code, field)]
    assert codes(path) == [code]


def _with_digits(value: dict) -> str:
    """JSON with a number that is longer than Python cares to print."""
    return json.dumps({**value, "seed": 0}).replace('"seed": 0', '"seed": 1' + "0" * 5000)


def test_a_slip_of_the_pen_gets_a_suggestion(tmp_path):
    value = example()
    value["figures"]["clearence"] = value["figures"].pop("clearance")
    path = written(tmp_path, value)
    with pytest.raises(Refused) as refused:
        read_plan(path)
    said = [language("en").notice(notice) for notice in refused.value.notices]
    assert 'The field "clearance" is missing.' in said[0]
    assert 'Did you mean "clearance"?' in said[1]


def test_all_mistakes_are_said_at_once_up_to_a_hundred(tmp_path):
    value = example()
    value["runs"] = [{"vehicle": f"v{n}", "steps": [{"stop": 1}]} for n in range(200)]
    found = codes(written(tmp_path, value))
    assert len(found) == 101
    assert found[-1] == "P-MORE"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "P-TRUNCATED"),
        (b'{"format": "safepassage plan 2", "scenario": "al', "P-TRUNCATED"),
        (b'{"format": "safepassage plan 2",', "P-TRUNCATED"),
        (b'{"format" "safepassage plan 2"}', "P-JSON"),
        (b"\xff\xfe{\x00", "P-TEXT"),
        (b"[" * 100_000, "P-DEEP"),
        (b"[]", "P-TYPE"),
        (b'{"seed": 1, "seed": 2}', "P-TWICE"),
    ],
)
def test_files_that_are_no_plan(tmp_path, content, code):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    assert codes(path)[0] == code


def test_every_beginning_of_a_plan_is_refused_as_cut_off(tmp_path):
    """Wherever the copy broke off, the notice says so."""
    whole = json.dumps(example(), ensure_ascii=False).encode()
    path = tmp_path / "plan.json"
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        assert codes(path) == ["P-TRUNCATED"]


def test_a_file_that_is_not_there(tmp_path):
    assert codes(tmp_path / "plan.json") == ["P-FILE"]
    assert codes(tmp_path) == ["P-FILE"]


def test_a_byte_order_mark_is_nothing(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(example()).encode())
    assert read_plan(path).scenario == "story"
