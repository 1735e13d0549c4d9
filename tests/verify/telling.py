"""Plans as a dispatcher would write them down, one step a line, and what the checker answers.

    run bus-1
      drive garage bridge 0:00-0:10
      pass bridge out 0:10-0:15 convoy 0
      stop school 0:25-0:30 alight 1 family of town board 2 person of town, 1 pair of town layout a
      refuel garage 1:00-1:10
    convoy bridge out bus-1,bus-2
    left 3 person of town at school no-time
    figures clearance 1:20 distance 900

Times are as in the language of scenarios. Figures that no line states are those of the steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from safepassage.language import LANGUAGES, language
from safepassage.model import (
    PRIORITIES,
    Convoy,
    Drive,
    Figures,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Priority,
    Reason,
    Refuel,
    Run,
    Scenario,
    Step,
    Stop,
)
from safepassage.verify import check, figures
from story import scenario, seconds, window

NOTHING = Figures(dict.fromkeys(PRIORITIES, 0), 0, 0, 0, 0)


def told(known: Scenario, text: str) -> Plan:
    """The plan that the lines tell."""
    runs: list[tuple[str, list[Step]]] = []
    convoys: list[Convoy] = []
    left: list[LeftBehind] = []
    stated: dict[str, Any] = {}
    for line in filter(None, (line.split("#")[0].strip() for line in text.splitlines())):
        first, *words = line.split()
        match first:
            case "run":
                runs.append((words[0], []))
            case "convoy":
                vehicles = words[2].split(",") if len(words) > 2 else ()
                convoys.append(Convoy(words[0], words[1], tuple(vehicles)))
            case "left":
                count, kind, _, group, _, where, reason = words
                left.append(LeftBehind(group, kind, int(count), where, Reason(reason)))
            case "figures":
                stated |= _stated(words)
            case _:
                runs[-1][1].append(_step(first, words))
    plan = Plan(
        known.id,
        known.digest,
        tuple(Run(vehicle, tuple(steps)) for vehicle, steps in runs),
        tuple(convoys),
        tuple(left),
        NOTHING,
    )
    found = figures(known, plan)
    heads = {**found.left_behind, **stated.pop("left_behind", {})}
    return replace(plan, figures=replace(found, left_behind=heads, **stated))


def findings(scenario: Scenario, plan: Plan) -> list[str]:
    """The codes of what the checker finds, once each, in order; every finding can be said."""
    notices = check(scenario, plan)
    for notice in notices:
        for code in LANGUAGES:
            assert notice.code in language(code).notice(notice)
    return list(dict.fromkeys(notice.code for notice in notices))


def codes(town: str, day: str, old: str = "", new: str = "") -> str:
    """What the checker finds of the day in the town, one thing in either of the texts changed."""
    if old:
        assert (town + day).count(old) == 1, f"{old!r} stands there {(town + day).count(old)} times"
    known = scenario(town.replace(old, new) if old else town)
    return " ".join(findings(known, told(known, day.replace(old, new) if old else day)))


def _step(verb: str, words: list[str]) -> Step:
    match verb:
        case "drive":
            during = window(words[2])
            return Drive(words[0], words[1], during.begin, during.end)
        case "pass":
            during = window(words[2])
            convoy = int(words[4]) if len(words) > 3 else None
            return Passage(words[0], words[1], during.begin, during.end, convoy)
        case "refuel":
            during = window(words[1])
            return Refuel(words[0], during.begin, during.end)
        case "stop":
            during, clauses = window(words[1]), dict(_clauses(words[2:]))
            return Stop(
                words[0],
                during.begin,
                during.end,
                alight=_moves(clauses.get("alight", "")),
                board=_moves(clauses.get("board", "")),
                layout=clauses.get("layout"),
            )
    raise ValueError(f"{verb!r} is not understood")


def _clauses(words: list[str]) -> Iterator[tuple[str, str]]:
    clause: list[str] = []
    for word in [*words, "alight"]:
        if word in ("alight", "board", "layout") and clause:
            yield clause[0], " ".join(clause[1:])
            clause = []
        clause.append(word)


def _moves(text: str) -> tuple[PartyMove, ...]:
    moves = [move.split() for move in text.split(",") if move.strip()]
    return tuple(PartyMove(group, kind, int(count)) for count, kind, _, group in moves)


def _stated(words: list[str]) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    for name, value in zip(words[::2], words[1::2], strict=True):
        if name in list(Priority):
            stated.setdefault("left_behind", {})[Priority(name)] = int(value)
        elif name.endswith("clearance"):
            stated[name] = seconds(value)
        else:
            stated[name] = int(value)
    return stated
