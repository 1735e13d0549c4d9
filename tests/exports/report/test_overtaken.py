"""T1 patients whom a lower priority overtook, and why."""

from __future__ import annotations

import pytest

from safepassage.exports.report.journeys import journeys
from safepassage.exports.report.overtaken import Overtaken, Why, overtaken
from safepassage.exports.report.voice import Voice
from safepassage.language import language
from story import scenario as told_scenario
from verify.telling import told

TOWN = """
    assembly  school
    reception arena
    hospital  clinic
    type      van   seat 4 {stretcher}
    vehicle   v1    van school
    vehicle   v2    van school
    type      ambulance stretcher 1
    vehicle   a1    ambulance school
    group     worst at school 1 patient T1 accepts clinic
    group     rest  at school 3 person accepts {rest}
    road      school arena 10m
    road      school clinic 10m
"""
DAY = """
    run v1
      stop school 0:10-0:10 board 3 person of rest layout plain
      drive school {rest} 0:10-0:20
      stop {rest} 0:20-0:20 alight 3 person of rest
    run a1
      stop school {boards}-{boards} board 1 patient of worst layout plain
      drive school clinic {boards}-{arrives}
      stop clinic {arrives}-{arrives} alight 1 patient of worst
"""


def found(
    boards: str = "0:20", arrives: str = "0:30", stretcher: str = "", rest: str = "arena"
) -> Overtaken:
    here = told_scenario(TOWN.format(stretcher=stretcher, rest=rest))
    plan = told(here, DAY.format(boards=boards, arrives=arrives, rest=rest))
    return overtaken(Voice(here, language("en")), plan, journeys(here, plan))


def test_who_leaves_later_and_arrives_later_is_overtaken() -> None:
    shown = found()
    (row,) = shown.rows
    assert (row.group, row.place, row.ready, row.boards) == ("worst", "school", 0, 1200)
    assert (row.ahead, row.vehicles, row.why) == (3, ("v1",), Why.NO_PLACE)
    assert (shown.heads, shown.t1_heads) == (1, 1)


@pytest.mark.parametrize(
    ("boards", "arrives"),
    [("0:05", "0:15"), ("0:10", "0:20"), ("0:05", "1:00"), ("0:11", "0:20")],
    ids=["earlier", "together", "earlier but slower", "later but as soon"],
)
def test_who_leaves_first_or_arrives_no_later_is_not(boards: str, arrives: str) -> None:
    assert found(boards, arrives).rows == []


def test_a_vehicle_with_a_stretcher_that_goes_elsewhere_is_a_reason() -> None:
    (row,) = found(stretcher="stretcher 1").rows
    assert row.why is Why.ELSEWHERE


def test_a_vehicle_that_could_have_taken_the_patient_was_a_choice() -> None:
    (row,) = found(stretcher="stretcher 1", rest="clinic").rows
    assert row.why is Why.CHOSEN
    assert "could have taken" in row.reason


def test_a_patient_left_behind_is_overtaken_by_everybody_received() -> None:
    here = told_scenario(TOWN.format(stretcher="", rest="arena"))
    plan = told(here, DAY.format(boards="0:20", arrives="0:30", rest="arena").split("run a1")[0])
    (row,) = overtaken(Voice(here, language("ar")), plan, journeys(here, plan)).rows
    assert (row.boards, row.received) == (None, None)
