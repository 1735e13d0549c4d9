"""The page: every section's numbers put into its template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from safepassage.exports.report import paths
from safepassage.exports.report.behind import behind
from safepassage.exports.report.bound import bind_list, bounded
from safepassage.exports.report.curve import STRIP_HEIGHT, safe
from safepassage.exports.report.footing import footing
from safepassage.exports.report.ground import Ground
from safepassage.exports.report.headline import headline
from safepassage.exports.report.journeys import journeys
from safepassage.exports.report.movement import movement
from safepassage.exports.report.occupation import ROW, occupation
from safepassage.exports.report.orders import changed_orders
from safepassage.exports.report.overtaken import overtaken
from safepassage.exports.report.placemap import place_map
from safepassage.exports.report.roadmap import road_map
from safepassage.exports.report.timeline import timelines
from safepassage.exports.report.timetables import timetables
from safepassage.exports.report.voice import Voice
from safepassage.exports.report.waits import SHARES, waits
from safepassage.language import Language
from safepassage.model import Plan, Scenario
from safepassage.orders import Change

_TEMPLATES = Path(__file__).parent / "templates"

_SECTIONS = (
    "orders",
    "safe",
    "movement",
    "occupation",
    "map",
    "waits",
    "bound",
    "behind",
    "vehicles",
    "points",
    "footing",
)
"""The page's sections, by the ids of their headings."""


def report(
    scenario: Scenario,
    plan: Plan,
    language: Language,
    changes: Sequence[Change] | None = None,
    before: Scenario | None = None,
    ground: Ground | None = None,
) -> str:
    """The plan as one HTML file that needs nothing else, in one language.

    ``changes`` say what it makes of the orders of a plan in force, which was made for the scenario
    ``before``; None where there was none. ``ground`` are the scenario's roads, where it has any.
    The same scenario, plan and language give the same text, byte for byte. The plan must be one
    that holds (see :mod:`safepassage.verify`); where it moves people who are not there, this
    raises ValueError. A bound whose proof has no sentence raises, too.
    """
    voice = Voice(scenario, language)
    parties = journeys(scenario, plan)
    lives = timelines(scenario, plan)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["px"] = paths.number
    return environment.get_template("page.html").render(
        voice=voice,
        t=voice.say,
        number=language.number,
        percent=language.percent,
        span=voice.span,
        clock=voice.clock,
        name=voice.name,
        bind_list=lambda binds: bind_list(voice, binds),
        language=language,
        contents=[
            (section, voice.say(f"title-{section}"))
            for section in _SECTIONS
            if section != "orders" or changes is not None
        ],
        orders=None if changes is None else changed_orders(voice, changes, before or scenario),
        headline=headline(voice, plan, parties),
        bounded=bounded(voice, plan),
        safe=safe(voice, plan, parties),
        strip_height=STRIP_HEIGHT,
        movement=movement(voice, plan, lives),
        occupation=occupation(voice, lives),
        row_height=ROW,
        map=place_map(voice, lives, parties),
        waits=waits(voice, parties),
        roads=road_map(voice, plan, ground),
        shares=SHARES,
        overtaken=overtaken(voice, plan, parties),
        behind=behind(voice, plan),
        timetables=timetables(voice, lives),
        footing=footing(voice, plan),
        style=_asset("report.css"),
        script=_asset("report.js"),
    )


def _asset(name: str) -> Markup:
    """A file of our own, put into the page as it is."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))
