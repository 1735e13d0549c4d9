"""A plan from its file, with the path to each field that is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from safepassage.files import json_fields
from safepassage.files.json_fields import Complaints, Fields
from safepassage.files.plan.certificate import FIRST_WAYS, WAYS, read_certificate
from safepassage.files.plan.write import FORMAT
from safepassage.model import (
    PRIORITIES,
    Bound,
    Bounds,
    Convoy,
    Drive,
    Figures,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Priority,
    Proof,
    Reason,
    Refuel,
    Run,
    Step,
    Stop,
)
from safepassage.units import Heads, HeadSeconds, Metres, Seconds

CERTIFICATES = {
    FORMAT: WAYS,
    "safepassage plan 2": FIRST_WAYS,
    "safepassage plan 1": (),
}
"""The formats that are read: each with the arguments that its certificates may have."""

_STEPS = ("drive", "stop", "passage", "refuel")
_REASONS = tuple(reason.value for reason in Reason)


def read_plan(path: Path) -> Plan:
    """The plan in the file at ``path``.

    Raises :class:`safepassage.notices.Refused` with every problem of the file, each with the path
    to its field.
    """
    complaints = Complaints(path.name)
    value = json_fields.parse(path, complaints)
    if isinstance(value, dict) and value.get("format") not in tuple(CERTIFICATES):
        complaints.add(
            "P-VERSION", "format", found=json_fields.shown(value.get("format")), wanted=FORMAT
        )
        complaints.refuse_if_any()
    plan = _plan(Fields(value, "", complaints))
    complaints.refuse_if_any()
    return plan


def _plan(fields: Fields) -> Plan:
    certificates = CERTIFICATES.get(fields.text("format"), ())
    scenario, digest = fields.identifier("scenario"), fields.identifier("digest")
    made_by, seed = fields.text("made_by", ""), fields.number("seed", default=0)
    figures = _figures(fields.inner("figures"))
    bounds = fields.inner("bounds", required=False)
    left_behind = tuple(
        _left_behind(Fields(value, path, fields.complaints))
        for value, path in fields.members("left_behind")
    )
    convoys = tuple(
        _convoy(Fields(value, path, fields.complaints)) for value, path in fields.members("convoys")
    )
    runs = tuple(
        _run(Fields(value, path, fields.complaints), len(convoys))
        for value, path in fields.members("runs", required=True)
    )
    for vehicle, count in Counter(run.vehicle for run in runs).items():
        if count > 1 and vehicle:
            fields.complaints.add("P-RUN-TWICE", "runs", vehicle=vehicle, count=count)
    plan = Plan(
        scenario=scenario,
        digest=digest,
        runs=runs,
        convoys=convoys,
        left_behind=left_behind,
        figures=figures,
        bounds=None if bounds is None else _bounds(bounds, certificates),
        made_by=made_by,
        seed=seed,
    )
    fields.done()
    return plan


def _figures(fields: Fields | None) -> Figures:
    heads = dict.fromkeys(PRIORITIES, Heads(0))
    if fields is None:
        return Figures(heads, Seconds(0), Seconds(0), HeadSeconds(0), Metres(0))
    left = fields.inner("left_behind")
    if left is not None:
        heads = {p: Heads(left.number(p.value, default=0)) for p in PRIORITIES}
        left.done()
    figures = Figures(
        left_behind=heads,
        t1_clearance=Seconds(fields.time("t1_clearance")),
        clearance=Seconds(fields.time("clearance")),
        exposure=HeadSeconds(fields.number("exposure")),
        distance=Metres(fields.number("distance")),
    )
    fields.done()
    return figures


def _bounds(fields: Fields, certificates: tuple[str, ...]) -> Bounds:
    left = fields.inner("left_behind")
    by_priority: dict[Priority, Bound] = {}
    if left is not None:
        by_priority = {p: _bound(left.inner(p.value), certificates) for p in PRIORITIES}
        left.done()
    bounds = Bounds(
        left_behind=by_priority,
        t1_clearance=_bound(fields.inner("t1_clearance"), certificates),
        clearance=_bound(fields.inner("clearance"), certificates),
        exposure=_bound(fields.inner("exposure"), certificates),
    )
    fields.done()
    return bounds


def _bound(fields: Fields | None, certificates: tuple[str, ...]) -> Bound:
    if fields is None:
        return Bound(0, Proof("", {}))
    value, method = fields.number("value"), fields.identifier("method")
    numbers: dict[str, int | str] = {}
    said = fields.inner("numbers", required=False)
    if said is not None:
        for name, number, path in said.rest():
            json_fields.identifier(name, path, fields.complaints)
            if isinstance(number, str):
                numbers[name] = json_fields.text(number, path, fields.complaints)
            else:
                least = -json_fields.MOST
                numbers[name] = json_fields.number(number, path, fields.complaints, least)
    binds = tuple(
        json_fields.identifier(item, path, fields.complaints)
        for item, path in fields.members("binds")
    )
    stored = fields.inner("certificate", required=False) if certificates else None
    certificate = None if stored is None else read_certificate(stored, certificates)
    fields.done()
    return Bound(value, Proof(method, numbers, binds), certificate)


def _left_behind(fields: Fields) -> LeftBehind:
    parties = LeftBehind(
        group=fields.identifier("group"),
        kind=fields.identifier("kind"),
        count=fields.number("count", least=1),
        where=fields.identifier("where"),
        reason=Reason(fields.choice("reason", _REASONS)),
    )
    fields.done()
    return parties


def _convoy(fields: Fields) -> Convoy:
    convoy = Convoy(
        crossing=fields.identifier("crossing"),
        from_zone=fields.identifier("from_zone"),
        vehicles=tuple(
            json_fields.identifier(vehicle, path, fields.complaints)
            for vehicle, path in fields.members("vehicles", required=True)
        ),
    )
    fields.done()
    return convoy


def _run(fields: Fields, convoys: int) -> Run:
    run = Run(
        vehicle=fields.identifier("vehicle"),
        steps=tuple(
            step
            for value, path in fields.members("steps")
            for step in _step(Fields(value, path, fields.complaints), convoys)
        ),
    )
    fields.done()
    return run


def _step(fields: Fields, convoys: int) -> Iterator[Step]:
    """The step that the fields say; none where they do not say which kind of step it is."""
    named = [name for name in _STEPS if name in fields]
    if len(named) != 1:
        fields.complaints.add("P-STEP", fields.path, known=", ".join(_STEPS))
        return
    match named[0]:
        case "drive":
            yield _drive(fields)
        case "stop":
            yield _stop(fields)
        case "passage":
            yield _passage(fields, convoys)
        case _:
            yield Refuel(
                place=fields.identifier("refuel"),
                begin=Seconds(fields.time("begin")),
                end=Seconds(fields.time("end")),
            )
    fields.done()


def _drive(fields: Fields) -> Drive:
    ends = [
        json_fields.identifier(end, path, fields.complaints)
        for end, path in fields.members("drive")
    ]
    if len(ends) != 2:
        fields.complaints.add("P-DRIVE", fields.where("drive"), count=len(ends))
        ends = ["", ""]
    return Drive(
        origin=ends[0],
        destination=ends[1],
        depart=Seconds(fields.time("depart")),
        arrive=Seconds(fields.time("arrive")),
    )


def _stop(fields: Fields) -> Stop:
    return Stop(
        place=fields.identifier("stop"),
        begin=Seconds(fields.time("begin")),
        end=Seconds(fields.time("end")),
        alight=tuple(_moves(fields, "alight")),
        board=tuple(_moves(fields, "board")),
        layout=fields.identifier_if_any("layout"),
    )


def _moves(fields: Fields, key: str) -> Iterator[PartyMove]:
    for value, path in fields.members(key):
        if not isinstance(value, list) or len(value) != 3:
            fields.complaints.add("P-MOVE", path, found=json_fields.shown(value))
            continue
        yield PartyMove(
            group=json_fields.identifier(value[0], f"{path}[0]", fields.complaints),
            kind=json_fields.identifier(value[1], f"{path}[1]", fields.complaints),
            count=json_fields.number(value[2], f"{path}[2]", fields.complaints, least=1),
        )


def _passage(fields: Fields, convoys: int) -> Passage:
    convoy = fields.number_if_any("convoy")
    if convoy is not None and convoy >= convoys:
        fields.complaints.add("P-CONVOY", fields.where("convoy"), convoy=str(convoy), count=convoys)
    return Passage(
        crossing=fields.identifier("passage"),
        from_zone=fields.identifier("from_zone"),
        begin=Seconds(fields.time("begin")),
        end=Seconds(fields.time("end")),
        convoy=convoy,
    )
