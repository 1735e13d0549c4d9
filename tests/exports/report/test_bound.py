"""The figures beside their bounds: rounded so that what is said stays true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safepassage.exports.report.bound import bounded
from safepassage.exports.report.voice import Voice
from safepassage.model import Bound, Plan, Proof

BINDS = (
    "crossing:bridge",
    "convoys:bridge",
    "window:bridge",
    "fleet",
    "type:bus",
    "place:town",
    "group:late",
    "horizon",
)


def with_clearance(plan: Plan, bound: Bound) -> Plan:
    assert plan.bounds is not None
    return replace(plan, bounds=replace(plan.bounds, clearance=bound))


def test_all_figures_are_shown_in_their_order(voice: Voice, plan: Plan) -> None:
    names = [f.name for f in bounded(voice, plan).figures]
    wanted = ["figure-t1-clearance", "figure-clearance", "figure-exposure", "figure-distance"]
    assert len(names) == 8
    assert names[4:] == [voice.say(f"{name}") for name in wanted]


def test_a_gap_of_nothing_is_proven_best(voice: Voice, plan: Plan) -> None:
    nothing = Bound(plan.figures.clearance, Proof("nothing", {}))
    figure = bounded(voice, with_clearance(plan, nothing)).figures[5]
    assert figure.proven
    assert figure.bound == figure.value
    assert bounded(voice, with_clearance(plan, nothing)).proven


def test_a_gap_is_told_in_percent_rounded_up(voice: Voice, plan: Plan) -> None:
    value = plan.figures.clearance
    near = Bound(value - 1, Proof("nothing", {}))
    figure = bounded(voice, with_clearance(plan, near)).figures[5]
    assert not figure.proven
    assert figure.gap is not None
    assert "0.1" in figure.gap


@pytest.mark.parametrize("bind", BINDS)
def test_everything_that_can_bind_has_words(voice: Voice, plan: Plan, bind: str) -> None:
    nothing = Bound(plan.figures.clearance, Proof("nothing", {}, (bind,)))
    shown = bounded(voice, with_clearance(plan, nothing))
    names = {
        "crossing": "bridge",
        "convoys": "bridge",
        "window": "bridge",
        "type": "bus",
        "place": "town",
    }
    kind = bind.partition(":")[0]
    held = [b for b in shown.binds if voice.say("figure-clearance") in b.figures]
    assert len(held) == 1
    assert voice.name(names.get(kind, "")) in held[0].what
    assert held[0].advice == voice.say(f"advice-{kind}")


def test_without_bounds_nothing_is_claimed(voice: Voice, plan: Plan) -> None:
    shown = bounded(voice, replace(plan, bounds=None))
    assert not shown.stated
    assert not shown.proven
    assert all(f.bound is None and f.gap is None and not f.proven for f in shown.figures)
    assert shown.binds == []
