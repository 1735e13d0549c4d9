"""What no plan can beat: each figure, its bound, the gap, the proof in a sentence, what binds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from safepassage import proofs
from safepassage.exports.report.voice import Voice
from safepassage.model import PRIORITIES, Bound, Plan, Priority, Proof, gap

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of the plan. ``bound`` and ``sentence`` are None where nothing is proven."""

    name: str
    value: str
    bound: str | None
    gap: str | None
    proven: bool
    sentence: str | None
    binds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """Something that a coordinator could change, and the figures that it holds back."""

    what: str
    advice: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounded:
    """The section."""

    figures: list[FigureView]
    binds: list[Binding]
    proven: bool
    stated: bool


def bounded(voice: Voice, plan: Plan) -> Bounded:
    """Every figure in DOMAIN's order; the distance has no bound."""
    figures = [_left_behind(voice, plan, p) for p in PRIORITIES if _asked(voice, p)]
    heads = voice.scenario.heads_by_priority()
    bounds = plan.bounds
    if heads[Priority.T1]:
        figures.append(
            _moment(
                voice,
                "t1-clearance",
                int(plan.figures.t1_clearance),
                bounds.t1_clearance if bounds else None,
            )
        )
    figures.append(
        _moment(
            voice, "clearance", int(plan.figures.clearance), bounds.clearance if bounds else None
        )
    )
    figures.append(_exposure(voice, plan))
    figures.append(
        FigureView(
            voice.say("figure-distance"),
            voice.way(int(plan.figures.distance)),
            None,
            None,
            False,
            None,
            (),
        )
    )
    return Bounded(
        figures,
        _bindings(voice, plan),
        plan.proven(int(voice.scenario.clearance_step)),
        bounds is not None,
    )


def sentence(voice: Voice, proof: Proof) -> str:
    """The proof as a sentence of its own."""
    return _capital(proofs.sentence(proof, voice.scenario, voice.language))


def _capital(text: str) -> str:
    """The text as it begins a line; letters without capitals stay as they are."""
    return text[:1].upper() + text[1:]


def gap_text(voice: Voice, value: int, bound: int) -> str | None:
    """``3.5 %``; None where the gap is not defined."""
    share = gap(value, bound)
    return None if share is None else voice.language.percent(max(share, Fraction(0)))


def _asked(voice: Voice, priority: Priority) -> bool:
    return voice.scenario.heads_by_priority()[priority] > 0


def _left_behind(voice: Voice, plan: Plan, priority: Priority) -> FigureView:
    name = voice.say("figure-left-behind", priority=voice.priority(priority))
    value = int(plan.figures.left_behind[priority])
    if plan.bounds is None:
        return FigureView(name, voice.language.number(value), None, None, False, None, ())
    bound = plan.bounds.left_behind[priority]
    return FigureView(
        name,
        voice.language.number(value),
        voice.language.number(bound.value),
        voice.language.number(value - bound.value),
        value <= bound.value,
        sentence(voice, bound.proof) if value or bound.value else None,
        bound.proof.binds if value else (),
    )


def _moment(voice: Voice, name: str, value: int, bound: Bound | None) -> FigureView:
    text = voice.say("clock-after", clock=voice.by(value), duration=voice.span(value))
    if bound is None:
        return FigureView(voice.say(f"figure-{name}"), text, None, None, False, None, ())
    step = int(voice.scenario.clearance_step) if name == "clearance" else 1
    proven = -(-value // step) <= -(-bound.value // step)
    return FigureView(
        voice.say(f"figure-{name}"),
        text,
        text if value == bound.value else _not_before(voice, bound.value),
        gap_text(voice, value, bound.value),
        proven,
        sentence(voice, bound.proof),
        bound.proof.binds,
    )


def _not_before(voice: Voice, seconds: int) -> str:
    """A bound in words, rounded down so that it stays true."""
    whole = seconds // 60 * 60 if seconds >= 600 else seconds
    return voice.say(
        "clock-after", clock=voice.not_before(seconds), duration=voice.language.duration(whole)
    )


def _exposure(voice: Voice, plan: Plan) -> FigureView:
    name = voice.say("figure-exposure")
    value = int(plan.figures.exposure)
    text = voice.say("head-hours", hours=voice.language.number(-(-value // _HOUR)))
    if plan.bounds is None:
        return FigureView(name, text, None, None, False, None, ())
    bound = plan.bounds.exposure
    return FigureView(
        name,
        text,
        voice.say("head-hours", hours=voice.language.number(bound.value // _HOUR)),
        gap_text(voice, value, bound.value),
        value <= bound.value,
        sentence(voice, bound.proof),
        bound.proof.binds,
    )


def _bindings(voice: Voice, plan: Plan) -> list[Binding]:
    if plan.bounds is None:
        return []
    stated: list[tuple[str, Proof]] = [
        (voice.say("figure-left-behind", priority=voice.priority(p)), b.proof)
        for p, b in plan.bounds.left_behind.items()
        if b.value or plan.figures.left_behind[p]
    ]
    if _asked(voice, Priority.T1):
        stated.append((voice.say("figure-t1-clearance"), plan.bounds.t1_clearance.proof))
    stated.append((voice.say("figure-clearance"), plan.bounds.clearance.proof))
    stated.append((voice.say("figure-exposure"), plan.bounds.exposure.proof))
    held: dict[str, list[str]] = {}
    for figure, proof in stated:
        for bind in proof.binds:
            named = held.setdefault(bind, [])
            if figure not in named:
                named.append(figure)
    return [
        Binding(
            _capital(bind_list(voice, [bind])),
            voice.say(f"advice-{bind.partition(':')[0]}"),
            tuple(figures),
        )
        for bind, figures in held.items()
    ]


def bind_list(voice: Voice, binds: Iterable[str]) -> str:
    """``the crossing Ramouseh and the number of vehicles``."""
    return voice.language.listing(
        proofs.binding(bind, voice.scenario, voice.language) for bind in binds
    )
