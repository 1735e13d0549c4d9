"""All of it together: what stops, what warns, and where it points."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from files.check.finding import FACTS
from files.small import read
from safepassage.files import impossible
from safepassage.language import LANGUAGES, language
from safepassage.model import Scenario
from safepassage.notices import Severity
from story import scenario
from strategies import random_scenarios
from tries import tries

POSSIBLE = scenario("\n".join(FACTS.values()))


def test_without_people_there_is_nothing_to_plan() -> None:
    nobody = replace(POSSIBLE, groups={})
    assert [(n.code, n.severity) for n in impossible(nobody)] == [("C-NO-PEOPLE", Severity.STOP)]


def test_without_vehicles_there_is_nothing_to_plan_either() -> None:
    notices = impossible(replace(POSSIBLE, vehicles={}))
    assert [(n.code, n.severity) for n in notices] == [("C-NO-VEHICLES", Severity.STOP)]
    assert notices[0].numbers == {"people": 40}


def test_all_else_warns_since_others_can_still_be_moved() -> None:
    notices = impossible(replace(POSSIBLE, horizon=0))
    assert notices
    assert {notice.severity for notice in notices} == {Severity.WARN}


def test_findings_point_at_the_row_in_the_file() -> None:
    reading = read(
        groups="id,place,ready\nall,school,+13:00",
        layouts="type,id,seat\nbus,seats,50",
        parties="group,kind,count\nall,patient,4",
    )
    assert reading.scenario is not None
    found = impossible(reading.scenario, reading.origins)
    where = {n.code: (n.where.file, n.where.row, n.where.column) for n in found}
    assert where["C-KIND-NO-VEHICLE"] == ("kinds.csv", 3, "id")
    assert where["C-READY-LATE"] == ("groups.csv", 2, "ready")


@tries(30)
@given(random_scenarios())
def test_whatever_the_scenario_it_is_said_in_both_languages(scenario: Scenario) -> None:
    for notice in impossible(scenario):
        for code in LANGUAGES:
            assert notice.code in language(code).notice(notice)
