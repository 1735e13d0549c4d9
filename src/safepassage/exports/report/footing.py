"""What the plan rests on, and how anybody can check it."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.exports.report.voice import Voice
from safepassage.model import PRIORITIES, Crossing, Plan


@dataclass(frozen=True, slots=True)
class Footing:
    """The section: sentences, and the facts that identify scenario and plan."""

    assumptions: list[str]
    command: str
    identity: list[tuple[str, str]]


def footing(voice: Voice, plan: Plan) -> Footing:
    """The assumptions in words, and the command that checks the plan."""
    return Footing(
        _assumptions(voice),
        f"safepassage verify {plan.scenario} plan.json",
        [
            (voice.say("identity-scenario"), plan.scenario),
            (voice.say("identity-digest"), plan.digest),
            (voice.say("identity-made-by"), plan.made_by or "–"),
            (voice.say("identity-seed"), str(plan.seed)),
        ],
    )


def _assumptions(voice: Voice) -> list[str]:
    scenario = voice.scenario
    said = [
        voice.say("assume-horizon", clock=voice.clock(int(scenario.horizon))),
        voice.say("assume-timezone", timezone=scenario.timezone, clock=voice.clock(0)),
    ]
    if scenario.travel.legs:
        said.append(voice.say("assume-legs", count=len(scenario.travel.legs)))
    if scenario.travel.detour is not None:
        said.append(voice.say("assume-straight", detour=float(scenario.travel.detour)))
    if len(scenario.travel.epochs) > 1:
        said.append(voice.say("assume-epochs", count=len(scenario.travel.epochs)))
    if scenario.travel.closures:
        said.append(voice.say("assume-closures", count=len(scenario.travel.closures)))
    said += [_crossing(voice, crossing) for crossing in scenario.crossings.values()]
    for kind in scenario.types.values():
        said.append(
            voice.say(
                "assume-type",
                type=voice.name(kind.id),
                board=kind.board_seconds.seat,
                alight=kind.alight_seconds.seat,
                stop=voice.language.duration(int(kind.stop_seconds)),
            )
        )
    weights = {f"w{i}": scenario.weights[p] for i, p in enumerate(PRIORITIES)}
    said.append(voice.say("assume-weights", **weights))
    if scenario.clearance_step > 1:
        step = voice.language.duration(int(scenario.clearance_step))
        said.append(voice.say("assume-step", step=step))
    return said


def _crossing(voice: Voice, crossing: Crossing) -> str:
    text = voice.say(
        "assume-crossing",
        name=voice.name(crossing.id),
        lanes=-1 if crossing.lanes is None else crossing.lanes,
        shared=int(crossing.lanes_shared),
        loaded=voice.language.duration(int(crossing.onward.loaded_seconds)),
        empty=voice.language.duration(int(crossing.onward.empty_seconds)),
        zone=voice.name(crossing.zones[1]),
        back_loaded=voice.language.duration(int(crossing.back.loaded_seconds)),
        back_empty=voice.language.duration(int(crossing.back.empty_seconds)),
        back_zone=voice.name(crossing.zones[0]),
    )
    if crossing.convoys is None:
        return text
    rule = voice.say(
        "assume-convoy",
        least=crossing.convoys.min_vehicles,
        most=crossing.convoys.max_vehicles,
        headway=voice.language.duration(int(crossing.convoys.headway)),
    )
    return f"{text} {rule}"
