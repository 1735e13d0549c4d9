"""Broken scenarios by the million: whatever stands in the files, the answer is notices.

    python tests/files/fuzz_readers.py COUNT [--seed N] [--of tables|csv|toml|workbook|cells]
                                       [--seconds S]

Each input is a small scenario in which every table has rows, with some of it changed: cells,
headings, rows and whole tables (``tables``), bytes of CSV files (``csv``) or of ``scenario.toml``
(``toml``), bytes and XML of a workbook (``workbook``), or single cells alone (``cells``). An input
that makes a reader raise, or take more than a few seconds, is printed with its number, and the
command ends with 1. The same seed gives the same inputs; ``--seconds`` ends the run before COUNT.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from safepassage.files.assemble import SPECS, TABLE_NAMES, assemble
from safepassage.files.cells.cell import BadCellError, Surroundings
from safepassage.files.cells.clock import Clock
from safepassage.files.check import impossible
from safepassage.files.disassemble import disassemble
from safepassage.files.nouns.settings import SETTINGS
from safepassage.files.reading import Reading
from safepassage.files.tables.folder import files_of_tables, tables_of_files
from safepassage.files.tables.table import Exact, Table, Tables
from safepassage.files.tables.workbook import read_workbook
from safepassage.files.tables.workbook_writing import write_workbook
from safepassage.language import LANGUAGES, language
from safepassage.notices import Severity

SLOW = 5.0
"""Seconds that no small input may take, even on a busy machine."""

NASTY = (
    "", " ", "0", "-1", "1", "2", "00", "1,000", "1.000", "1.000,5", "1 000", "١٢٣", "۱۲٫۵",
    "٬", "٫", "1e9", "1e99", "1e999999999", "9" * 40, "9" * 5000, "nan", "inf", "-inf", "0x10",
    "1/0", "1/3", "-0", "+5", "--5", ".5", "5.", ",5", "½", "²", "१", "NaN", "#REF!", "#N/A",
    "#", "=1+1", "'=1", "@x", "+1:30", "-1:30", "+999999:00", "+1:75", "2016-12-15 08:00",
    "2016-12-15T08:00Z", "2016-12-15T08:00+99:00", "2016-02-30 08:00", "0001-01-01 00:00",
    "9999-12-31 23:59", "24:00", "2016-12-15 24:00", "15/12/2016 08:00", "02/03/2016 8:00 ص",
    "2016-03-25 00:30", "08:00", "2016-10-28 00:30", "yes", "no", "نعم", "لا", "maybe", "T1", "T9",
    "none", "assembly", "a b c", "unlimited", "∞", "\u200f", "\u202e", "\ufeff", "\x00", "\x01",
    "\x1f", "\ud800", "a\nb", "a\tb", "é", "e\u0301", "ـ", "в", "b", "x" * 101, "x" * 1001,
    "a,b", "a;b", "a،b", '"', '""', "\\", "null", "Asia/Damascus", "Europe", "../etc/passwd",
    "UTC", "Asia/Damscus", "\U0001f68c", "٣" * 200,
)  # fmt: skip
ALPHABET = "0123456789.,;:/+-eE ٠١٢٣۴٫٬،abcT1\"'#=@\n\r\t\x00\u00a0\u200fسم"


@cache
def base() -> tuple[Table, ...]:
    """The tables of a scenario in which everything occurs."""
    import story

    told = story.scenario("""
        zone      in
        zone      out          open 0:00-20:00
        depot     yard         in out  refuel 10m
        assembly  school       in in   bays 2
        handover  edge         in out  room 40
        reception arena        in out  room 100  open 1:00-20:00
        crossing  gate         from in to out  inspect 2m  open 0:00-18:00
        kind      family       seat 3 wheelchair 1
        type      bus          seat 50 wheelchair 4  board 3  alight 2
        vehicle   b1           bus yard
        vehicle   b2           bus yard
        group     g1           at school  4 family  T2  accepts arena
        group     g2           at school  9 person
        road      yard gate    10m
        road      gate yard    10m
        road      gate school  5m
        road      school gate  5m
        road      gate edge    9m
        road      edge arena   9m
    """)
    tables = {table.name: table for table in disassemble(told)}
    more = {
        "operators": (["id", "name_ar"], [["op", "مشغّل"]]),
        "crew_hours": (["vehicle", "begins", "ends"], [["b1", "+0:00", "+9:00"]]),
        "epochs": (["id", "begins", "factor"], [["day", "+0:00", ""], ["dusk", "+9:00", "1.25"]]),
        "closures": (
            ["from", "to", "begins", "ends", "profile"],
            [["school", "gate", "+2:00", "2016-12-15 12:00", "bus"]],
        ),
        "vehicles_under_way": (
            ["vehicle", "point", "arrives", "from_zone", "layout", "driven_km"],
            [["b2", "gate", "+0:10", "in", tables["layouts"].rows[0][1], "1.5"]],
        ),
        "aboard": (
            ["vehicle", "group", "kind", "count", "boarded"],
            [["b2", "g1", "family", "1", "-0:20"]],
        ),
        "at_handover": (["place", "group", "kind", "count"], [["edge", "g2", "person", "3"]]),
        "room_taken": (["place", "seat"], [["arena", "5"]]),
    }
    for name, (header, rows) in more.items():
        tables[name] = Table(name, f"{name}.csv", header, rows)
    result = []
    for table in tables.values():
        numbers = range(2, len(table.rows) + 2)
        lines = None if table.lines is None else {key: 1 for key in table.header}
        rows = tuple(tuple(row) for row in table.rows)
        file = f"{table.name}.csv"
        result.append(
            replace(
                table,
                file=file,
                header=tuple(table.header),
                rows=rows,
                numbers=numbers,
                lines=lines,
            )
        )
    return tuple(result)


def nasty(chance: random.Random, table: Table) -> str:
    """A value that may be anything, mostly something that occurs elsewhere in the table."""
    kind = chance.random()
    if kind < 0.4:
        return chance.choice(NASTY)
    if kind < 0.6 and table.rows:
        row = chance.choice(table.rows)
        return chance.choice(row) if row else ""
    if kind < 0.7:
        return Exact(
            chance.choice(["1.234", "1e5", "-1", "0", "1e-9", "nan", "99999999999999999999"])
        )
    return "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(8)))


def changed(chance: random.Random, table: Table) -> Table:
    """The table with one thing changed."""
    header, rows = list(table.header), [list(row) for row in table.rows]
    kind = chance.randrange(10)
    if kind < 5 and rows:
        row = chance.choice(rows)
        if row:
            row[chance.randrange(len(row))] = nasty(chance, table)
    elif kind == 5 and header:
        columns = [heading for spec in SPECS for c in spec.columns for heading in c.headings]
        header[chance.randrange(len(header))] = chance.choice([chance.choice(columns), *NASTY[:9]])
    elif kind == 6 and rows:
        rows.append(list(chance.choice(rows)))
    elif kind == 7 and rows:
        rows.pop(chance.randrange(len(rows)))
    elif kind == 8 and rows:
        row = chance.choice(rows)
        del row[chance.randrange(len(row) + 1) :]
    elif rows:
        chance.choice(rows).append(nasty(chance, table))
    if table.lines is not None:
        rows = [[*row, *header][: len(header)] for row in rows[:1]] or [list(header)]
    numbers = range(2, len(rows) + 2)
    return replace(table, header=header, rows=rows, numbers=numbers)


def broken_tables(chance: random.Random) -> Reading:
    tables = {table.name: table for table in base()}
    for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
        name = chance.choice(list(tables)) if tables else ""
        if chance.random() < 0.03 and name:
            del tables[name]
        elif name:
            tables[name] = changed(chance, tables[name])
    return assemble(Tables("fuzz", tables))


def scrambled(chance: random.Random, data: bytes) -> bytes:
    """The bytes with some changed, doubled, lost, or cut off."""
    result = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(result) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            result[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            result[at:at] = chance.choice(NASTY).encode("utf-8", "surrogatepass")[:50]
        elif kind == 2:
            del result[at : at + chance.randrange(1, 9)]
        elif kind == 3:
            result[at:at] = chance.choice(
                [b'"', b",", b";", b"\n", b"\r", b"\x00", b"\xff\xfe", b"#"]
            )
        elif kind == 4:
            begin = chance.randrange(len(result) + 1)
            result[at:at] = result[begin : begin + chance.randrange(40)]
        elif chance.random() < 0.2:
            del result[at:]
    text = bytes(result)
    recode = chance.random()
    if recode < 0.05:
        return text.decode("utf-8", "ignore").encode(
            chance.choice(["utf-16", "utf-16-le", "cp1256", "cp1252", "utf-32"]), "replace"
        )
    return text


@cache
def base_files() -> dict[str, bytes]:
    return files_of_tables(base())


def broken_csv(chance: random.Random) -> Reading:
    files = dict(base_files())
    names = [name for name in files if name.endswith(".csv")]
    for name in chance.sample(names, chance.choice([1, 1, 2])):
        files[name] = scrambled(chance, files[name])
    return assemble(tables_of_files("fuzz", files, TABLE_NAMES))


def broken_toml(chance: random.Random) -> Reading:
    files = dict(base_files())
    files["scenario.toml"] = scrambled(chance, files["scenario.toml"])
    return assemble(tables_of_files("fuzz", files, TABLE_NAMES))


@cache
def base_workbook() -> bytes:
    return write_workbook(base())


def broken_workbook(chance: random.Random) -> Reading:
    data = base_workbook()
    if chance.random() < 0.3:
        return assemble(read_workbook("fuzz.xlsx", scrambled(chance, data), TABLE_NAMES))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, scrambled(chance, part) if name == victim else part)
    return assemble(read_workbook("fuzz.xlsx", out.getvalue(), TABLE_NAMES))


@cache
def all_cells() -> tuple[tuple[object, str], ...]:
    columns = [column for spec in (SETTINGS, *SPECS) for column in spec.columns]
    return tuple((column.cell, unit) for column in columns for unit in column.cell.units or ("",))


CLOCK = Clock(ZoneInfo("Asia/Damascus"), datetime(2016, 12, 15, 6, tzinfo=UTC), known=True)


def broken_cell(chance: random.Random) -> Reading:
    cell, unit = chance.choice(all_cells())
    text = nasty(chance, base()[0]).strip() or "x"
    mark = chance.choice([".", ",", ""])
    try:
        cell.read(text, Surroundings(CLOCK, unit, lambda: mark))
    except BadCellError:
        return Reading(None, ())
    return Reading(None, ())


KINDS: dict[str, Callable[[random.Random], Reading]] = {
    "tables": broken_tables,
    "csv": broken_csv,
    "toml": broken_toml,
    "workbook": broken_workbook,
    "cells": broken_cell,
}


def judge(reading: Reading, *, speak: bool) -> None:
    """What must hold of every reading, whatever was read."""
    stops = any(notice.severity is Severity.STOP for notice in reading.notices)
    assert (reading.scenario is None) == stops, reading.notices
    found = reading.notices
    if reading.scenario is not None:
        found += impossible(reading.scenario, reading.origins)
        assert len(reading.scenario.digest) == 64
    if speak:
        for notice in found:
            for code in LANGUAGES:
                assert notice.code in language(code).notice(notice)


def run(
    kind: str, count: int, seed: int, speak_every: int = 50, seconds: float = float("inf")
) -> tuple[Counter[str], list[str]]:
    """How often each code came, and what went wrong, for ``count`` inputs of a kind.

    Under ``inputs`` it is counted how many there were before the ``seconds`` were over.
    """
    codes: Counter[str] = Counter()
    wrong = []
    deadline = time.monotonic() + seconds
    for number in range(count):
        if time.monotonic() > deadline:
            break
        codes["inputs"] += 1
        chance = random.Random(f"{kind} {seed} {number}")
        begin = time.process_time()
        try:
            reading = KINDS[kind](chance)
            codes.update({notice.code for notice in reading.notices} or {"clean"})
            if kind != "cells":
                judge(reading, speak=number % speak_every == 0)
        except Exception:
            wrong.append(f"{kind} seed {seed} number {number}:\n{traceback.format_exc()}")
        if time.process_time() - begin > SLOW:
            wrong.append(f"{kind} seed {seed} number {number}: too slow")
    return codes, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--of", choices=list(KINDS), default="tables")
    options = parser.parse_args()
    begin = time.perf_counter()
    codes, wrong = run(options.of, options.count, options.seed, seconds=options.seconds)
    count = codes.pop("inputs")
    for line in wrong[:10]:
        print(line)
    for code, times in codes.most_common():
        print(f"{times:9,}  {code}")
    seconds = time.perf_counter() - begin
    print(f"{count:,} inputs ({options.of}) in {seconds:.0f} s; {len(wrong)} went wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.path.insert(0, str(__file__).rsplit("/", 2)[0])
    sys.exit(main())
