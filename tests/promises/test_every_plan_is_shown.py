"""Whatever the scenario: a plan that holds can be shown, in both languages, and adds up."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from safepassage.exports import report
from safepassage.exports.report.journeys import journeys
from safepassage.language import LANGUAGES, language
from safepassage.model import PRIORITIES, Scenario
from strategies import random_scenarios
from tries import tries
from verify.naive import naive_plan

VOID = {"meta", "link", "input"}


class Depth(HTMLParser):
    """How deep the tags nest; back at nothing at the end of a well-formed page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@tries(40)
@given(random_scenarios())
def test_every_plan_is_shown(scenario: Scenario) -> None:
    plan = naive_plan(scenario)
    if plan is None:
        return
    behind = dict.fromkeys(PRIORITIES, 0)
    for party in journeys(scenario, plan):
        behind[party.priority] += party.heads if party.received is None else 0
    assert behind == plan.figures.left_behind
    for code in LANGUAGES:
        reader = Depth()
        reader.feed(report(scenario, plan, language(code)))
        reader.close()
        assert reader.open == []
