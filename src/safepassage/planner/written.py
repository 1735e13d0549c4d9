"""From the engine's schedule back to a plan with ids, and who is left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import safepassage
from safepassage.model import (
    PRIORITIES,
    Bounds,
    Convoy,
    Drive,
    Figures,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Refuel,
    Run,
    Step,
    Stop,
)
from safepassage.planner import _engine
from safepassage.planner.problem import NONE, Translation
from safepassage.planner.reasons import Remaining, reasons_of
from safepassage.units import Heads, HeadSeconds, Metres, Seconds


def figures_of(score: _engine.Score) -> Figures:
    """The engine's score as a plan's figures."""
    return Figures(
        left_behind={p: Heads(n) for p, n in zip(PRIORITIES, score.left, strict=True)},
        t1_clearance=Seconds(score.t1_clearance),
        clearance=Seconds(score.clearance),
        exposure=HeadSeconds(score.exposure),
        distance=Metres(score.distance),
    )


def write(
    translation: Translation,
    search: _engine.Search,
    trips: Sequence[_engine.Trip],
    *,
    bounds: Bounds | None,
    seed: int,
) -> Plan:
    """The plan that dispatching the trips in this order gives."""
    score = search.evaluate(trips)
    runs, records = search.schedule(trips)
    scenario = translation.scenario
    convoys = tuple(
        Convoy(
            translation.crossings[crossing],
            scenario.crossings[translation.crossings[crossing]].zones[direction],
            tuple(translation.vehicles[v] for v in vehicles),
        )
        for crossing, direction, vehicles in records
    )
    return Plan(
        scenario=scenario.id,
        digest=scenario.digest,
        runs=runs_of(translation, runs),
        convoys=convoys,
        left_behind=_left_behind(translation, runs),
        figures=figures_of(score),
        bounds=bounds,
        made_by=f"safepassage {safepassage.__version__}",
        seed=seed,
    )


def runs_of(translation: Translation, runs: Sequence[Sequence[_engine.Step]]) -> tuple[Run, ...]:
    """The engine's runs, one for each vehicle, with ids."""
    return tuple(
        Run(vehicle, tuple(_step(translation, step, vehicle) for step in run))
        for vehicle, run in zip(translation.vehicles, runs, strict=True)
    )


def _moves(translation: Translation, loads: tuple[tuple[int, int], ...]) -> tuple[PartyMove, ...]:
    """Loads of the same lot are one move, in order of the lots."""
    counts: Counter[int] = Counter()
    for lot, count in loads:
        counts[lot] += count
    return tuple(PartyMove(*translation.lots[lot], counts[lot]) for lot in sorted(counts))


def _step(translation: Translation, step: _engine.Step, vehicle: str) -> Step:
    point = translation.points[step.point]
    begin, end = Seconds(step.begin), Seconds(step.end)
    if step.kind == _engine.StepKind.Drive:
        return Drive(translation.points[step.origin], point, begin, end)
    if step.kind == _engine.StepKind.Passage:
        convoy = None if step.convoy == NONE else step.convoy
        return Passage(point, translation.zones[step.zone], begin, end, convoy)
    if step.kind == _engine.StepKind.Refuel:
        return Refuel(point, begin, end)
    kind = translation.scenario.types[translation.scenario.vehicles[vehicle].type]
    return Stop(
        point,
        begin,
        end,
        alight=_moves(translation, step.alight),
        board=_moves(translation, step.board),
        layout=None if step.layout == NONE else kind.layouts[step.layout].id,
    )


def _left_behind(
    translation: Translation, runs: Sequence[Sequence[_engine.Step]]
) -> tuple[LeftBehind, ...]:
    """Who is where when the plan ends, short of a final reception point."""
    scenario = translation.scenario
    where: Counter[tuple[str, str, str]] = Counter()
    for group in scenario.groups.values():
        for parties in group.parties:
            where[group.id, parties.kind, group.place] += parties.count
    for waiting in scenario.under_way.at_handover:
        where[waiting.group, waiting.kind, waiting.place] += waiting.count
    for aboard in scenario.under_way.aboard:
        where[aboard.group, aboard.kind, aboard.vehicle] += aboard.count
    for vehicle, run in zip(translation.vehicles, runs, strict=True):
        for step in run:
            for loads, sign in ((step.alight, 1), (step.board, -1)):
                for lot, count in loads:
                    where[(*translation.lots[lot], translation.points[step.point])] += sign * count
                    where[(*translation.lots[lot], vehicle)] -= sign * count
    remaining = Remaining.after(
        scenario, {key: count for key, count in where.items() if key[2] in scenario.places}
    )
    left = []
    for (group_id, kind, at), count in where.items():
        group = scenario.groups[group_id]
        place = scenario.places.get(at)
        final = place is not None and place.receives
        final = final and (not group.accepts or at in group.accepts) and at != group.place
        if count > 0 and not final:
            reasons = reasons_of(translation, remaining, group, kind, at, count)
            left += [
                LeftBehind(group_id, kind, parties, at, why) for why, parties in reasons.items()
            ]
    return tuple(left)
