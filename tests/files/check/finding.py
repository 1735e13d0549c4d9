"""What ``impossible`` says of a story, and variants of one story in which all is possible."""

from __future__ import annotations

from safepassage.files import impossible
from story import scenario

FACTS = {
    "inside": "zone in",
    "outside": "zone out",
    "yard": "depot yard in out",
    "school": "assembly school in in",
    "arena": "reception arena in out room 100",
    "gate": "crossing gate from in to out",
    "bus": "type bus seat 50 wheelchair 2",
    "b1": "vehicle b1 bus yard",
    "all": "group all at school 40 person",
    "roads": "everywhere 10m",
}


def found(*more: str, **changes: str | None) -> list[str]:
    """Each finding as ``CODE id people``; by keyword a fact is replaced or (None) left out."""
    lines = [line for line in {**FACTS, **changes}.values() if line]
    notices = impossible(scenario("\n".join([*lines, *more])))
    told = []
    for notice in notices:
        parts = (notice.code, notice.where.field, notice.numbers.get("people"))
        told.append(" ".join(str(part) for part in parts if part is not None))
    return told
