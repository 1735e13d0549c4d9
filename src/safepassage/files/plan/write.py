"""A plan as its file: one line for each step, the same bytes for equal plans."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from safepassage.files.plan.certificate import certificate_out
from safepassage.model import (
    PRIORITIES,
    Bound,
    Bounds,
    Convoy,
    Drive,
    Figures,
    LeftBehind,
    Passage,
    Plan,
    Refuel,
    Run,
    Step,
    Stop,
)

FORMAT = "safepassage plan 3"
"""What the field ``format`` says; the number grows when old readers would refuse a new file."""


def write_plan(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path``: the whole file or nothing, the same bytes for equal plans.

    Raises OSError where the file cannot be written.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}-", delete=False
    ) as draft:
        try:
            draft.write(plan_text(plan))
            draft.flush()
            os.fsync(draft.fileno())
        except BaseException:
            os.unlink(draft.name)
            raise
    os.chmod(draft.name, 0o644)
    os.replace(draft.name, path)


def plan_text(plan: Plan) -> str:
    """The text of ``plan.json``: one line for each step, each convoy and each bound."""
    members = {
        "format": _line(FORMAT),
        "scenario": _line(plan.scenario),
        "digest": _line(plan.digest),
        "made_by": _line(plan.made_by),
        "seed": _line(plan.seed),
        "figures": _line(_figures_out(plan.figures)),
    }
    if plan.bounds is not None:
        members["bounds"] = _object_text(_bounds_out(plan.bounds), "  ")
    members["left_behind"] = _list_text(map(_line, map(_left_behind_out, plan.left_behind)), "  ")
    members["convoys"] = _list_text(map(_line, map(_convoy_out, plan.convoys)), "  ")
    members["runs"] = _list_text(map(_run_text, plan.runs), "  ")
    return _object_text(members, "") + "\n"


def _figures_out(figures: Figures) -> dict[str, object]:
    return {
        "left_behind": {p.value: figures.left_behind[p] for p in PRIORITIES},
        "t1_clearance": figures.t1_clearance,
        "clearance": figures.clearance,
        "exposure": figures.exposure,
        "distance": figures.distance,
    }


def _bounds_out(bounds: Bounds) -> dict[str, str]:
    left = {p.value: _line(_bound_out(bounds.left_behind[p])) for p in PRIORITIES}
    return {
        "left_behind": _object_text(left, "    "),
        "t1_clearance": _line(_bound_out(bounds.t1_clearance)),
        "clearance": _line(_bound_out(bounds.clearance)),
        "exposure": _line(_bound_out(bounds.exposure)),
    }


def _bound_out(bound: Bound) -> dict[str, object]:
    proof = bound.proof
    out: dict[str, object] = {
        "value": bound.value,
        "method": proof.method,
        "numbers": dict(proof.numbers),
        "binds": list(proof.binds),
    }
    if bound.certificate is not None:
        out["certificate"] = certificate_out(bound.certificate)
    return out


def _left_behind_out(parties: LeftBehind) -> dict[str, object]:
    return {
        "group": parties.group,
        "kind": parties.kind,
        "count": parties.count,
        "where": parties.where,
        "reason": parties.reason.value,
    }


def _convoy_out(convoy: Convoy) -> dict[str, object]:
    return {
        "crossing": convoy.crossing,
        "from_zone": convoy.from_zone,
        "vehicles": list(convoy.vehicles),
    }


def _run_text(run: Run) -> str:
    steps = _list_text(map(_line, map(_step_out, run.steps)), "      ")
    return _object_text({"vehicle": _line(run.vehicle), "steps": steps}, "    ")


def _step_out(step: Step) -> dict[str, object]:
    match step:
        case Drive():
            ends = [step.origin, step.destination]
            return {"drive": ends, "depart": step.depart, "arrive": step.arrive}
        case Stop():
            out: dict[str, object] = {"stop": step.place, "begin": step.begin, "end": step.end}
            for key, moves in (("alight", step.alight), ("board", step.board)):
                if moves:
                    out[key] = [[move.group, move.kind, move.count] for move in moves]
            if step.layout is not None:
                out["layout"] = step.layout
            return out
        case Passage():
            out = {
                "passage": step.crossing,
                "from_zone": step.from_zone,
                "begin": step.begin,
                "end": step.end,
            }
            if step.convoy is not None:
                out["convoy"] = step.convoy
            return out
        case Refuel():
            return {"refuel": step.place, "begin": step.begin, "end": step.end}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _object_text(members: Mapping[str, str], indent: str) -> str:
    lines = (f"{indent}  {_line(key)}: {text}" for key, text in members.items())
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _list_text(texts: Iterable[str], indent: str) -> str:
    lines = [f"{indent}  {text}" for text in texts]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]" if lines else "[]"
