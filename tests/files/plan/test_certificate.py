"""Certificates in plan.json: what is wrong with one is said."""

import pytest

from files.plan.page import codes, example, written
from safepassage.files.plan import read_plan
from safepassage.files.plan.certificate import certificate_out
from safepassage.model import (
    PRIORITIES,
    ArrivalCertificate,
    RunsCertificate,
)


def bounded(**certificate: object) -> dict:
    """The example with a certificate for the clearance."""
    bound = {"value": 0, "method": "nothing"}
    left = {priority.value: bound for priority in PRIORITIES}
    clearance = bound | {"certificate": certificate}
    bounds = {"left_behind": left, "t1_clearance": bound, "exposure": bound}
    return {**example(), "bounds": {**bounds, "clearance": clearance}}


RUNS = {
    "by": "runs",
    "value": 5,
    "step": 60,
    "people": [["people", "person", "mill", [[0, -1], [7, 12]]]],
    "lanes": [["bridge", "in", [[0, 3]]]],
    "bays": [["mill", [[0, 0], [4, 1]]]],
    "rooms": [["town", "heads", 2]],
    "fullness": [["bus-1", [[1, 0, 0, 40]]]],
}
LANES = {"by": "lanes", "value": 5, "crossing": "bridge", "from_zone": "in"}


def test_a_plan_of_the_first_format_is_read_and_has_no_certificates(tmp_path):
    """What such a file calls a certificate, it does not know."""
    first = {"format": "safepassage plan 1"}
    plain = read_plan(written(tmp_path, example()))
    assert read_plan(written(tmp_path, example() | first)) == plain
    assert codes(written(tmp_path, bounded(by="arrival", value=1) | first)) == ["P-UNKNOWN"]
    second = {"format": "safepassage plan 2"}
    assert codes(written(tmp_path, bounded(**RUNS) | second))[0] == "P-CHOICE"
    read_plan(written(tmp_path, bounded(by="arrival", value=1) | second))
    plan = read_plan(written(tmp_path, bounded(by="arrival", value=1)))
    assert plan.bounds.clearance.certificate == ArrivalCertificate(1)


@pytest.mark.parametrize(
    ("certificate", "code"),
    [
        ({"by": "faith", "value": 5}, "P-CHOICE"),
        ({"by": "arrival"}, "P-MISSING"),
        ({"by": "arrival", "value": -1}, "P-SMALL"),
        ({"by": "arrival", "value": 1, "places": []}, "P-UNKNOWN"),
        ({"by": "room", "value": 1}, "P-MISSING"),
        (LANES | {"prices": []}, "P-MISSING"),
        (LANES | {"tails": [[1]], "prices": []}, "P-TAIL"),
        (LANES | {"tails": [[1, -1]], "prices": []}, "P-SMALL"),
        (LANES | {"tails": [], "prices": [["a", 1]]}, "P-PRICE"),
        (LANES | {"tails": [], "prices": [["a", "b", 0.5]]}, "P-TYPE"),
        (RUNS | {"step": 0}, "P-SMALL"),
        (RUNS | {"people": [["people", "person", [[0, 1]]]]}, "P-PRICE-ROW"),
        (RUNS | {"people": [["people", "person", "mill", [[0, 1, 2]]]]}, "P-PRICE-ROW"),
        (RUNS | {"people": [["people", "person", "mill", [7]]]}, "P-PRICE-ROW"),
        (RUNS | {"people": [["people", "person", "mill", 1]]}, "P-TYPE"),
        (RUNS | {"people": [["people", "person", "mill", [[-1, 1]]]]}, "P-SMALL"),
        (RUNS | {"lanes": [["bridge", "in", [[0, -3]]]]}, "P-SMALL"),
        (RUNS | {"bays": [["mill", [[0, 1.5]]]]}, "P-TYPE"),
        (RUNS | {"rooms": [["town", "heads", -2]]}, "P-SMALL"),
        (RUNS | {"fullness": [["bus-1", [[1, 0, 40]]]]}, "P-PRICE-ROW"),
        ({key: RUNS[key] for key in RUNS if key != "lanes"}, "P-MISSING"),
    ],
)
def test_a_spoilt_certificate_gets_a_notice(tmp_path, certificate, code):
    assert codes(written(tmp_path, bounded(**certificate))) == [code]


def test_prices_for_runs_are_read_as_they_are_written(tmp_path):
    certificate = read_plan(written(tmp_path, bounded(**RUNS))).bounds.clearance.certificate
    assert certificate == RunsCertificate(
        value=5,
        step=60,
        people=(("people", "person", "mill", ((0, -1), (7, 12))),),
        lanes=(("bridge", "in", ((0, 3),)),),
        bays=(("mill", ((0, 0), (4, 1))),),
        rooms=(("town", "heads", 2),),
        fullness=(("bus-1", ((1, 0, 0, 40),)),),
    )
    assert certificate_out(certificate) == RUNS
