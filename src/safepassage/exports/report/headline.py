"""The plan in a few sentences: who is out by when, who is not, and how good that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.exports.report.bound import gap_text, sentence
from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.voice import Voice
from safepassage.model import Plan, Priority


@dataclass(frozen=True, slots=True)
class Headline:
    """The top of the page."""

    title: str
    when: str
    facts: list[str]
    out: str
    wounded: str
    left: str
    bound: str
    gap: str
    proven: bool
    received: int
    total: int


def headline(voice: Voice, plan: Plan, parties: Sequence[Journey]) -> Headline:
    """What somebody reads who reads nothing else."""
    scenario = voice.scenario
    total = sum(party.heads for party in parties)
    received = sum(party.heads for party in parties if party.received is not None)
    clearance = int(plan.figures.clearance)
    times = {
        "clock": voice.by(clearance),
        "duration": voice.span(clearance),
        "received": received,
        "total": total,
    }
    if not received:
        out = voice.say("headline-nobody", total=total)
    elif received == total:
        out = voice.say("headline-everybody", **times)
    else:
        out = voice.say("headline-most", **times)
    return Headline(
        title=scenario.name.in_language(voice.language.code) or scenario.id,
        when=voice.day(0),
        facts=_facts(voice, total),
        out=out,
        wounded=_wounded(voice, plan, parties),
        left=_left(voice, plan),
        bound=_bound(voice, plan),
        gap=_gap(voice, plan),
        proven=plan.proven(int(scenario.clearance_step)),
        received=received,
        total=total,
    )


def _facts(voice: Voice, total: int) -> list[str]:
    scenario = voice.scenario
    facts = [voice.say("people", count=total)]
    by_type: dict[str, int] = {}
    for vehicle in scenario.vehicles.values():
        by_type[vehicle.type] = by_type.get(vehicle.type, 0) + 1
    facts += [voice.say("fleet", count=n, type=voice.name(t)) for t, n in by_type.items()]
    if scenario.crossings:
        facts.append(voice.say("crossings", count=len(scenario.crossings)))
    return facts


def _wounded(voice: Voice, plan: Plan, parties: Sequence[Journey]) -> str:
    patients = [party for party in parties if party.priority is Priority.T1]
    heads = sum(party.heads for party in patients)
    if not heads:
        return ""
    received = sum(party.heads for party in patients if party.received is not None)
    if not received:
        return voice.say("headline-t1-none", total=heads)
    message = "headline-t1" if received == heads else "headline-t1-most"
    clock = voice.by(int(plan.figures.t1_clearance))
    return voice.say(message, clock=clock, received=received, total=heads)


def _left(voice: Voice, plan: Plan) -> str:
    heads = plan.figures.left_behind_in_all
    if not heads:
        return voice.say("headline-none-left")
    scenario = voice.scenario
    by_reason: dict[str, int] = {}
    for item in plan.left_behind:
        people = scenario.kinds[item.kind].needs.heads * item.count
        reason = item.reason.value
        by_reason[reason] = by_reason.get(reason, 0) + people
    reasons = voice.language.listing(
        voice.say(f"left-because-{reason}", people=people) for reason, people in by_reason.items()
    )
    t1 = int(plan.figures.left_behind[Priority.T1])
    return voice.say("headline-left", people=heads, t1=t1, reasons=reasons)


def _bound(voice: Voice, plan: Plan) -> str:
    if plan.bounds is None:
        return voice.say("headline-no-bound")
    return voice.say("headline-bound", proof=sentence(voice, plan.bounds.clearance.proof))


def _gap(voice: Voice, plan: Plan) -> str:
    if plan.bounds is None:
        return ""
    if plan.proven(int(voice.scenario.clearance_step)):
        return voice.say("headline-proven")
    text = gap_text(voice, int(plan.figures.clearance), plan.bounds.clearance.value)
    return "" if text is None else voice.say("headline-gap", gap=text)
