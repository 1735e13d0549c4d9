"""A small town, a plan for it that holds, and the command line run on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from safepassage import verify
from safepassage.cli.entry import run
from safepassage.files import write_plan, write_scenario
from safepassage.model import (
    Bound,
    Bounds,
    Drive,
    LeftBehind,
    PartyMove,
    Plan,
    Proof,
    Reason,
    Run,
    Scenario,
    Stop,
)
from safepassage.units import Seconds
from story import scenario
from verify.telling import NOTHING


def town() -> Scenario:
    return scenario("""
        assembly  school  bays 1
        reception arena   room 100
        depot     garage
        type      bus     seat 50  board 3  alight 2
        vehicle   bus-1   bus garage
        group     pupils  at school 20 person T1
        group     others  at school 60 person
        everywhere 10m metres 5000
    """)


def plan_of_one_trip(known: Scenario) -> Plan:
    """The pupils are brought to the arena by 0:21:40; the others stay."""
    pupils = (PartyMove("pupils", "person", 20),)
    steps = (
        Drive("garage", "school", Seconds(0), Seconds(600)),
        Stop("school", Seconds(600), Seconds(660), board=pupils, layout="plain"),
        Drive("school", "arena", Seconds(660), Seconds(1260)),
        Stop("arena", Seconds(1260), Seconds(1300), alight=pupils),
    )
    left = LeftBehind("others", "person", 60, "school", Reason.NO_TIME)
    plan = Plan(
        known.id, known.digest, (Run("bus-1", steps),), (), (left,), NOTHING, made_by="hand"
    )
    return replace(plan, figures=verify.figures(known, plan))


def bounded(plan: Plan, clearance: int) -> Plan:
    """The same plan with bounds, that of the clearance time as given."""
    zero = Bound(0, Proof("nothing", {}))
    figures = plan.figures
    bounds = Bounds(
        {p: Bound(n, Proof("nothing", {})) for p, n in figures.left_behind.items()},
        Bound(figures.t1_clearance, Proof("nothing", {})),
        Bound(clearance, Proof("nothing", {}, ("fleet",))),
        zero,
    )
    return replace(plan, bounds=bounds)


class Files(NamedTuple):
    """The town on disk."""

    scenario: Path
    plan: Path
    known: Scenario


def on_disk(folder: Path) -> Files:
    known = town()
    write_scenario(known, folder / "town")
    write_plan(plan_of_one_trip(known), folder / "plan.json")
    return Files(folder / "town", folder / "plan.json", known)


def typed(*words: object) -> int:
    """The exit code of a command line."""
    return run([str(word) for word in words])
