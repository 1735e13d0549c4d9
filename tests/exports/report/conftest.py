"""The sample and its plan, made once for all tests of the report."""

from __future__ import annotations

import pytest

from exports.sample import sample_plan, sample_scenario
from safepassage.exports.report.journeys import Journey, journeys
from safepassage.exports.report.timeline import Timeline, timelines
from safepassage.exports.report.voice import Voice
from safepassage.language import LANGUAGES, language
from safepassage.model import Plan, Scenario


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    return sample_scenario()


@pytest.fixture(scope="session")
def plan(scenario: Scenario) -> Plan:
    return sample_plan(scenario)


@pytest.fixture(scope="session")
def parties(scenario: Scenario, plan: Plan) -> tuple[Journey, ...]:
    return journeys(scenario, plan)


@pytest.fixture(scope="session")
def lives(scenario: Scenario, plan: Plan) -> tuple[Timeline, ...]:
    return timelines(scenario, plan)


@pytest.fixture(params=LANGUAGES)
def voice(request: pytest.FixtureRequest, scenario: Scenario) -> Voice:
    """Once in each language."""
    return Voice(scenario, language(request.param))
