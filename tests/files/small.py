"""A small right scenario as texts of files, and what the reader says when some are changed."""

from __future__ import annotations

from safepassage.files.assemble import TABLE_NAMES, assemble
from safepassage.files.reading import Reading
from safepassage.files.tables.folder import tables_of_files
from safepassage.model import Scenario
from safepassage.notices import Notice

SMALL = {
    "scenario": """
        id = "small"
        start = "2016-12-15 08:00"
        timezone = "Asia/Damascus"
        horizon_h = 12
    """,
    "zones": """
        id
        in
        out
    """,
    "places": """
        id,zone,roles,room
        school,in,assembly,
        edge,out,handover,
        arena,out,reception,100
        yard,in,depot,
    """,
    "crossings": """
        id,zone_a,zone_b
        gate,in,out
    """,
    "kinds": """
        id,seat,stretcher
        person,1,
        patient,1,1
    """,
    "groups": """
        id,place
        all,school
    """,
    "parties": """
        group,kind,count
        all,person,40
    """,
    "vehicle_types": """
        id
        bus
    """,
    "layouts": """
        type,id,seat,stretcher
        bus,seats,50,
        bus,beds,10,4
    """,
    "vehicles": """
        id,type,start
        b1,bus,yard
    """,
    "legs": """
        from,to,time_min
        yard,school,5
        school,gate,5
        gate,arena,10
    """,
}


def files(**changes: str | bytes | None) -> dict[str, bytes]:
    """The files of the small scenario with some of them replaced, added or (None) left out."""
    result = {}
    for name, text in {**SMALL, **changes}.items():
        if text is None:
            continue
        file = "scenario.toml" if name == "scenario" else f"{name}.csv"
        if isinstance(text, str):
            lines = [line.strip() for line in text.strip().splitlines()]
            text = ("\n".join(lines) + "\n").encode()
        result[file] = text
    return result


def read(**changes: str | bytes | None) -> Reading:
    return assemble(tables_of_files("small", files(**changes), TABLE_NAMES))


def scenario(**changes: str | bytes | None) -> Scenario:
    reading = read(**changes)
    assert reading.scenario is not None, reading.notices
    return reading.scenario


def told(**changes: str | bytes | None) -> list[str]:
    """Each notice as ``file row column CODE``; what does not apply is left out."""
    return [line(notice) for notice in read(**changes).notices]


def line(notice: Notice) -> str:
    where = notice.where
    parts = (where.file, where.row, where.column or where.field, notice.code)
    return " ".join(str(part) for part in parts if part is not None)
