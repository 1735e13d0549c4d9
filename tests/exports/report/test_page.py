"""The page as a whole: one file, both languages, nothing from outside, always the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from exports.sample import sample_plan, sample_scenario
from safepassage.exports import report
from safepassage.language import LANGUAGES, language
from safepassage.model import Name, Plan, Proof, Scenario

VOID = {"meta", "link", "input", "br", "img", "hr"}


@pytest.fixture(scope="module")
def pages(scenario: Scenario, plan: Plan) -> dict[str, str]:
    return {code: report(scenario, plan, language(code)) for code in LANGUAGES}


class Balanced(HTMLParser):
    """Complains about tags that are not closed, or closed out of order, and gathers ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_is_well_formed_and_its_links_lead_somewhere(
    pages: dict[str, str], code: str
) -> None:
    reader = Balanced()
    reader.feed(pages[code])
    reader.close()
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links} <= set(reader.ids)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_asks_for_nothing_from_outside(pages: dict[str, str], code: str) -> None:
    page = pages[code]
    assert not re.search(r"(?:https?:)?//[\w.-]+\.\w", page.replace("// ", ""))
    assert not re.search(r"""\b(?:src|srcset|action|poster)\s*=""", page)
    assert "@import" not in page
    assert re.findall(r"url\(([^)]*)\)", page)
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", page))
    assert "default-src 'none'" in page


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_says_its_language_and_direction(pages: dict[str, str], code: str) -> None:
    direction = {"ar": "rtl", "en": "ltr"}[code]
    assert f'<html lang="{code}" dir="{direction}">' in pages[code]


def test_the_same_plan_gives_the_same_bytes(
    scenario: Scenario, plan: Plan, pages: dict[str, str]
) -> None:
    again = report(sample_scenario(), sample_plan(sample_scenario()), language("ar"))
    assert again.encode() == pages["ar"].encode()


def test_a_page_for_44_vehicles_stays_small(pages: dict[str, str]) -> None:
    assert all(len(page.encode()) < 3_000_000 for page in pages.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_hostile_names_stay_text(scenario: Scenario, code: str) -> None:
    hostile = '</script><script>alert("1")</script><b onmouseover=x>'
    name = Name(hostile, hostile)
    poisoned = replace(
        scenario,
        name=name,
        places={k: replace(p, name=name) for k, p in scenario.places.items()},
        crossings={k: replace(c, name=name) for k, c in scenario.crossings.items()},
        vehicles={k: replace(v, name=name) for k, v in scenario.vehicles.items()},
        groups={k: replace(g, name=name) for k, g in scenario.groups.items()},
        kinds={k: replace(g, name=name) for k, g in scenario.kinds.items()},
        types={k: replace(g, name=name) for k, g in scenario.types.items()},
        zones={k: replace(g, name=name) for k, g in scenario.zones.items()},
    )
    page = report(poisoned, sample_plan(poisoned), language(code))
    assert page.count("<script") == 1
    assert "onmouseover=x>" not in page
    assert "&lt;script&gt;" in page


def test_a_proof_without_a_sentence_is_our_mistake(scenario: Scenario, plan: Plan) -> None:
    assert plan.bounds is not None
    strange = replace(plan.bounds.clearance, proof=Proof("never-heard-of", {}))
    broken = replace(plan, bounds=replace(plan.bounds, clearance=strange))
    with pytest.raises(LookupError):
        report(scenario, broken, language("en"))


def test_a_plan_without_bounds_says_so(scenario: Scenario, plan: Plan) -> None:
    page = report(scenario, replace(plan, bounds=None), language("en"))
    assert "This plan states no bound" in page
    assert "The gap is" not in page
