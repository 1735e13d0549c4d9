"""Judging a plan from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.town import Files, bounded, plan_of_one_trip, town, typed
from safepassage.files import write_plan, write_scenario
from safepassage.model import ArrivalCertificate


def test_a_plan_that_holds(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("verify", files.scenario, files.plan) == 0
    said = capsys.readouterr().out
    assert "verified  10 rules, 1 trip, 0 problems\n" in said


def test_a_broken_plan_names_the_rule(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    text = files.plan.read_text()
    files.plan.write_text(text.replace('"distance": 10000', '"distance": 9999'))
    assert files.plan.read_text() != text
    assert typed("verify", files.scenario, files.plan) == 1
    said = capsys.readouterr().out
    assert "[R10-DISTANCE]" in said
    assert "1 problem\n" in said


def test_json_tells_the_problems_and_what_the_steps_add_up_to(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = plan_of_one_trip(files.known)
    write_plan(replace(broken, left_behind=()), files.plan)
    assert typed("verify", files.scenario, files.plan, "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["holds"] is False
    assert {problem["code"].partition("-")[0] for problem in answer["problems"]} == {"R1"}
    assert answer["clearance_s"] == 1300
    assert answer["left_behind"] == 60
    assert set(answer["problems"][0]) == {
        "code",
        "severity",
        "file",
        "row",
        "column",
        "field",
        "numbers",
        "problem",
        "remedy",
    }


def with_certificate(files: Files, stated: int, certificate: ArrivalCertificate | None) -> None:
    """The plan with a bound of the clearance, which is 1205 seconds for one pupil alone."""
    plan = bounded(plan_of_one_trip(files.known), stated)
    assert plan.bounds is not None
    nobody = {p: replace(b, value=0) for p, b in plan.bounds.left_behind.items()}
    clearance = replace(plan.bounds.clearance, certificate=certificate)
    t1 = replace(plan.bounds.t1_clearance, value=0)
    bounds = replace(plan.bounds, left_behind=nobody, t1_clearance=t1, clearance=clearance)
    write_plan(replace(plan, bounds=bounds), files.plan)


@pytest.mark.parametrize(
    ("stated", "certificate", "code", "sentence"),
    [
        (1205, 1205, 0, "clearance: 20 min 5 s, certified and checked again"),
        (1300, 1205, 0, "clearance: 21 min 40 s is stated, and 20 min 5 s certified"),
        (1300, None, 0, "clearance: 21 min 40 s is stated, without a certificate"),
        (1206, 1206, 1, "clearance: 20 min 6 s is stated, and its certificate does not hold"),
    ],
)
def test_bound_says_how_much_is_certified(
    files: Files,
    capsys: pytest.CaptureFixture[str],
    stated: int,
    certificate: int | None,
    code: int,
    sentence: str,
) -> None:
    proof = None if certificate is None else ArrivalCertificate(certificate)
    with_certificate(files, stated, proof)
    assert typed("verify", files.scenario, files.plan) == 0
    assert typed("verify", files.scenario, files.plan, "--bound") == code
    said = capsys.readouterr().out
    assert sentence in said
    assert ("[R10-CERTIFICATE-CLEARANCE]" in said) == (code == 1)
    assert typed("verify", files.scenario, files.plan, "--bound", "--json") == code
    answer = json.loads(capsys.readouterr().out)
    assert answer["holds"] is (code == 0)
    certified = None if code or certificate is None else certificate
    assert answer["bounds"][-2] == {
        "figure": "clearance",
        "stated": stated,
        "certified": certified,
        "refused": code == 1,
    }


def test_a_plan_without_bounds_has_nothing_to_certify(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("verify", files.scenario, files.plan, "--bound") == 0
    assert "the plan states no bounds" in capsys.readouterr().out


def test_a_plan_for_another_scenario_is_bad_input(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(town(), horizon=town().horizon - 1)
    write_scenario(other, tmp_path / "other")
    assert typed("verify", tmp_path / "other", files.plan) == 2
    heard = capsys.readouterr()
    assert "[R0-SCENARIO]" in heard.err
    assert heard.out == ""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "P-"),
        (b"{", "P-TRUNCATED"),
        (b"[]", "P-"),
        (b"\xff\xfe\x00", "P-"),
        (b"not json at all", "P-JSON"),
        (b'{"format": "safepassage plan 2"}', "P-MISSING"),
    ],
)
def test_a_file_that_is_no_plan(
    content: bytes, code: str, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    files.plan.write_bytes(content)
    assert typed("verify", files.scenario, files.plan) == 2
    heard = capsys.readouterr()
    assert f"[{code}" in heard.err
    assert "Traceback" not in heard.err


def test_a_plan_that_was_cut_off_anywhere(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    whole = files.plan.read_bytes()
    for length in range(0, len(whole) - 2, max(1, len(whole) // 40)):
        files.plan.write_bytes(whole[:length])
        assert typed("verify", files.scenario, files.plan) == 2
        heard = capsys.readouterr()
        assert "[P-" in heard.err
        assert len(heard.err.splitlines()) == 1


def test_files_that_are_not_there(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("verify", files.scenario, tmp_path / "nowhere.json") == 2
    assert typed("verify", tmp_path / "nowhere", files.plan) == 2
    assert typed("verify", files.scenario, tmp_path) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert len(heard.err.splitlines()) == 3


def test_the_verdict_in_arabic(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("verify", files.scenario, files.plan, "--lang", "ar") == 0
    assert "رحلة واحدة، لا مشكلات" in capsys.readouterr().out.replace("\u2068", "").replace(
        "\u2069", ""
    )
