"""R6, its second half: where a crossing has a convoy rule, vehicles pass in convoys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safepassage.model import Convoy, ConvoyRule, ConvoyScope, Passage, joined
from safepassage.notices import Notice, Where
from safepassage.verify.crowds import crowds
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Unfolding
from safepassage.verify.windows import said

Direction = tuple[str, str]
"""A crossing, and the zone out of which the vehicles come."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A convoy as it passed: its number in the plan, and its passages in its order."""

    number: int
    convoy: Convoy
    passages: tuple[Moment, ...]

    @property
    def begin(self) -> int:
        """When the first inspection begins."""
        return min(moment.begin for moment in self.passages)

    @property
    def last_begin(self) -> int:
        """When the last inspection begins."""
        return max(moment.begin for moment in self.passages)


def check(plan: Unfolding) -> Iterator[Notice]:
    """Everybody whom a rule holds for is in a convoy, and every convoy keeps its rule."""
    passages: dict[Direction, list[Moment]] = defaultdict(list)
    by_convoy: dict[int, list[Moment]] = defaultdict(list)
    for moment in plan.moments:
        if isinstance(moment.step, Passage) and moment.step.crossing in plan.scenario.crossings:
            number = moment.step.convoy
            problem = _membership(plan, moment, moment.step)
            if problem is not None:
                yield problem
            elif number is not None:
                by_convoy[number].append(moment)
            if _held(plan, moment, moment.step):
                passages[moment.step.crossing, moment.step.from_zone].append(moment)
    passed: dict[Direction, list[Passed]] = defaultdict(list)
    for number, convoy in enumerate(plan.plan.convoys):
        rule = _rule(plan, convoy)
        if rule is None:
            yield _of(number, convoy, "R6-CONVOY-NO-RULE", stated=len(convoy.vehicles))
            continue
        yield from _all_there(number, convoy, by_convoy[number])
        order = {vehicle: place for place, vehicle in enumerate(convoy.vehicles)}
        members = sorted(by_convoy[number], key=lambda moment: order[moment.vehicle.id])
        if members:
            one = Passed(number, convoy, tuple(members))
            passed[convoy.crossing, convoy.from_zone].append(one)
            yield from _together(plan, one)
        elif not convoy.vehicles:
            yield _of(number, convoy, "R6-CONVOY-SIZE", stated=0, allowed=f"1–{rule.max_vehicles}")
    for direction, convoys in passed.items():
        rule = plan.scenario.crossings[direction[0]].convoys
        if rule is not None:
            convoys.sort(key=lambda one: (one.begin, -len(one.convoy.vehicles)))
            yield from _sizes(rule, convoys)
            yield from _headway(rule, convoys)
            yield from _alone(convoys, passages[direction])
    yield from _escorts(plan, passed)


def _rule(plan: Unfolding, convoy: Convoy) -> ConvoyRule | None:
    crossing = plan.scenario.crossings.get(convoy.crossing)
    if crossing is None or convoy.from_zone not in crossing.zones:
        return None
    return crossing.convoys


def _held(plan: Unfolding, moment: Moment, passage: Passage) -> bool:
    """Whether the crossing's rule holds for the vehicle as it passes."""
    rule = plan.scenario.crossings[passage.crossing].convoys
    return rule is not None and (rule.holds_for is ConvoyScope.ALL or bool(moment.aboard))


def _membership(plan: Unfolding, moment: Moment, passage: Passage) -> Notice | None:
    """The passage states a convoy exactly where the rule holds, one that has the vehicle."""
    number, held = passage.convoy, _held(plan, moment, passage)
    if number is None:
        return at_step("R6-CONVOY-MISSING", moment) if held else None
    if not held:
        return at_step("R6-CONVOY-NOT-HELD", moment, convoy=str(number))
    if not 0 <= number < len(plan.plan.convoys):
        return at_step(
            "R6-CONVOY-UNKNOWN",
            moment,
            stated=str(number),
            allowed=f"0–{len(plan.plan.convoys) - 1}" if plan.plan.convoys else "–",
        )
    convoy = plan.plan.convoys[number]
    if (convoy.crossing, convoy.from_zone) != (passage.crossing, passage.from_zone):
        return at_step(
            "R6-CONVOY-ELSEWHERE",
            moment,
            convoy=str(number),
            stated=f"{passage.crossing} / {passage.from_zone}",
            allowed=f"{convoy.crossing} / {convoy.from_zone}",
        )
    if moment.vehicle.id not in convoy.vehicles:
        return at_step("R6-CONVOY-NOT-LISTED", moment, convoy=str(number))
    return None


def _all_there(number: int, convoy: Convoy, members: Sequence[Moment]) -> Iterator[Notice]:
    """Each vehicle of the list passes with the convoy exactly once."""
    for vehicle in sorted(set(convoy.vehicles)):
        listed = convoy.vehicles.count(vehicle)
        passes = sum(moment.vehicle.id == vehicle for moment in members)
        if listed != 1 or passes != 1:
            yield _of(
                number,
                convoy,
                "R6-CONVOY-ABSENT",
                vehicle=vehicle,
                listed=listed,
                stated=passes,
                allowed=1,
            )


def _together(plan: Unfolding, one: Passed) -> Iterator[Notice]:
    """All have arrived before the first is inspected; they begin in order, in one window."""
    for moment in one.passages:
        if moment.since > one.begin:
            yield at_step(
                "R6-CONVOY-NOT-ARRIVED",
                moment,
                convoy=str(one.number),
                stated=clock(moment.since),
                allowed=clock(one.begin),
            )
    for before, after in pairwise(one.passages):
        if after.begin < before.begin:
            yield at_step(
                "R6-CONVOY-ORDER",
                after,
                convoy=str(one.number),
                before=before.vehicle.id,
                stated=clock(after.begin),
                allowed=clock(before.begin),
            )
    windows = joined(plan.scenario.crossings[one.convoy.crossing].windows)
    used = {
        window
        for moment in one.passages
        for window in windows
        if window.begin <= moment.begin and moment.end <= window.end
    }
    if len(used) > 1:
        yield _of(
            one.number,
            one.convoy,
            "R6-CONVOY-WINDOWS",
            stated=said((window.begin, window.end) for window in sorted(used)),
            allowed=1,
        )


def _sizes(rule: ConvoyRule, convoys: Sequence[Passed]) -> Iterator[Notice]:
    for one in convoys:
        size = len(one.passages)
        least = 1 if one is convoys[-1] else rule.min_vehicles
        if not least <= size <= rule.max_vehicles:
            yield _of(
                one.number,
                one.convoy,
                "R6-CONVOY-SIZE",
                stated=size,
                allowed=f"{least}–{rule.max_vehicles}",
            )


def _headway(rule: ConvoyRule, convoys: Sequence[Passed]) -> Iterator[Notice]:
    for before, after in pairwise(convoys):
        if after.begin - before.begin < rule.headway:
            yield _of(
                after.number,
                after.convoy,
                "R6-CONVOY-HEADWAY",
                stated=clock(after.begin - before.begin),
                allowed=clock(rule.headway),
            )


def _alone(convoys: Sequence[Passed], passages: Sequence[Moment]) -> Iterator[Notice]:
    """No other vehicle that the rule holds for begins between a convoy's first and last."""
    begins = sorted((moment.begin, number) for number, moment in enumerate(passages))
    times = [begin for begin, _ in begins]
    for one in convoys:
        members = {id(moment) for moment in one.passages}
        low, high = bisect_right(times, one.begin), bisect_left(times, one.last_begin)
        for _, number in begins[low:high]:
            other = passages[number]
            if id(other) not in members:
                yield at_step(
                    "R6-CONVOY-BROKEN-INTO",
                    other,
                    convoy=str(one.number),
                    stated=clock(other.begin),
                    allowed=f"{clock(one.begin)}–{clock(one.last_begin)}",
                )


def _escorts(plan: Unfolding, passed: dict[Direction, list[Passed]]) -> Iterator[Notice]:
    """Escorts serve both directions of a crossing."""
    busy: dict[str, list[tuple[int, int, Passed]]] = defaultdict(list)
    for (crossing, _), convoys in passed.items():
        rule = plan.scenario.crossings[crossing].convoys
        if rule is not None and rule.escorts is not None:
            busy[crossing] += ((one.begin, one.begin + rule.turnaround, one) for one in convoys)
    for crossing, spans in busy.items():
        rule = plan.scenario.crossings[crossing].convoys
        escorts = (rule.escorts if rule else None) or 0
        for crowd in crowds(spans, escorts):
            yield _of(
                crowd.culprit.number,
                crowd.culprit.convoy,
                "R6-CONVOY-ESCORTS",
                time=clock(crowd.begin),
                stated=crowd.peak,
                allowed=escorts,
            )


def _of(number: int, convoy: Convoy, code: str, **numbers: int | str) -> Notice:
    named = {"convoy": str(number), "place": convoy.crossing}
    return Notice(code, where=Where(field=f"convoys[{number}]"), numbers=named | numbers)
