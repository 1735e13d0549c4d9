"""A sheet for each vehicle: every trip, every drive turn by turn; to read, to print, to send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from safepassage.exports.courses import Act, Course, Ground, RouteOf, courses, name
from safepassage.exports.directions.angles import bearing, metres
from safepassage.exports.directions.manoeuvres import manoeuvres
from safepassage.exports.directions.merging import merged
from safepassage.exports.directions.said import compass, distance, ordinal, said
from safepassage.exports.filenames import filenames
from safepassage.language import Language
from safepassage.model import Drive, Passage, Plan, Scenario, Stop

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Leg:
    """One drive, told; or what is done at a place, with no steps."""

    title: str
    facts: str
    steps: list[str]
    note: str
    drive: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A trip, or an empty way between trips."""

    title: str
    legs: list[Leg]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one driver gets."""

    title: str
    facts: str
    parts: list[Part]


def directions(
    scenario: Scenario, plan: Plan, route_of: RouteOf, speak: Language
) -> Mapping[str, str]:
    """For each vehicle a page that needs nothing else, and the same as plain text."""
    found = courses(scenario, plan, route_of)
    pages = filenames([course.vehicle for course in found], ".html")
    template = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("directions.html")
    files: dict[str, str] = {}
    for course in found:
        sheet = _sheet(scenario, course, speak)
        page = pages[course.vehicle]
        files[page] = template.render(sheet=sheet, language=speak, t=partial(_say, speak))
        files[page.removesuffix(".html") + ".txt"] = _text(sheet, speak)
    return files


def _sheet(scenario: Scenario, course: Course, speak: Language) -> Sheet:
    vehicle = scenario.vehicles[course.vehicle]
    called = vehicle.name.in_language(speak.code) or vehicle.id
    operation = scenario.name.in_language(speak.code) or scenario.id
    parts = [
        Part(
            _say(speak, "empty-way") if trip is None else ordinal(speak, trip, "trip"),
            [_leg(scenario, act, speak) for act in acts],
        )
        for trip, acts in course.parts
    ]
    date = speak.date(scenario.start, scenario.timezone)
    return Sheet(
        _say(speak, "title", vehicle=called),
        _say(speak, "facts", operation=operation, date=date),
        parts,
    )


def _leg(scenario: Scenario, act: Act, speak: Language) -> Leg:
    begin, end = (
        speak.clock(scenario.start, scenario.timezone, moment) for moment in (act.begin, act.end)
    )
    here = name(scenario, act.point).in_language(speak.code)
    if isinstance(act.step, Drive):
        there = name(scenario, act.to).in_language(speak.code)
        title = _say(speak, "drive", origin=here, destination=there)
        times = _say(speak, "times", depart=begin, arrive=end)
        facts = f"{times} · {_say(speak, 'aboard', count=act.aboard)}"
        return Leg(title, facts, _steps(act, there, speak), _note(act, speak), True)
    if isinstance(act.step, Stop):
        parts = [
            _say(speak, message, count=count)
            for message, count in (("stop-alight", act.alight), ("stop-board", act.board))
            if count
        ]
        what = speak.listing(parts)
        return Leg(
            _say(speak, "stop", place=here, begin=begin, end=end, what=what), "", [], "", False
        )
    message = "pass" if isinstance(act.step, Passage) else "refuel"
    return Leg(_say(speak, message, place=here, begin=begin, end=end), "", [], "", False)


def _steps(act: Act, destination: str, speak: Language) -> list[str]:
    if act.route is None:
        return []
    return [said(speak, step, destination) for step in merged(manoeuvres(act.route))]


def _note(act: Act, speak: Language) -> str:
    """What is told where there are no roads to tell."""
    if act.ground is Ground.STRAIGHT:
        here, there = act.line[0], act.line[-1]
        way = distance(speak, round(metres(here, there))) or _say(speak, "metres", count=0)
        return _say(speak, "straight", heading=compass(speak, bearing(here, there)), way=way)
    return _say(speak, "unknown") if act.ground is Ground.UNKNOWN else ""


def _text(sheet: Sheet, speak: Language) -> str:
    lines = [sheet.title, sheet.facts, "", _say(speak, "warning"), _say(speak, "by-the-road")]
    for part in sheet.parts:
        lines += ["", f"== {part.title} =="]
        for leg in part.legs:
            lines += ["", leg.title] if leg.drive else [leg.title]
            lines += [text for text in (leg.facts, leg.note) if text]
            lines += [f"{number}. {step}" for number, step in enumerate(leg.steps, start=1)]
    return "\n".join(lines) + "\n"


def _say(speak: Language, message: str, **arguments: object) -> str:
    return speak.say(f"directions:{message}", **arguments)
