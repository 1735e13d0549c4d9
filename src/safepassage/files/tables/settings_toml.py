"""``scenario.toml`` as a table of one row, whose columns are its keys: ``travel.detour``."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping

from safepassage.files.tables.csv_table import too_large, too_long
from safepassage.files.tables.encoding import UnknownEncodingError, decode
from safepassage.files.tables.table import MOST_COLUMNS, Exact, Table
from safepassage.notices import Notice, Severity, Where

_LINE = re.compile(r"line (\d+)")
_MOST_BYTES = 2**20
_DEEPEST = 5
_HUGE = 10**30


def read_settings(name: str, file: str, data: bytes) -> tuple[Table | None, list[Notice]]:
    """The settings, and what is wrong with the file; no table where it is not TOML."""
    if len(data) > _MOST_BYTES:
        return None, [too_large(file, len(data))]
    try:
        text, recognised = decode(data)
    except UnknownEncodingError as error:
        return None, [Notice("F-ENCODING", where=Where(file, row=error.line))]
    notices = []
    if recognised:
        notices.append(Notice("F-ENCODING-RECOGNISED", Severity.WARN, Where(file)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        content = tomllib.loads(text, parse_float=Exact)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        row = int(found[1]) if found else text.count("\n") + 1
        return None, [*notices, Notice("F-TOML", where=Where(file, row=row))]
    except (RecursionError, ValueError):
        return None, [*notices, Notice("F-TOML", where=Where(file))]
    cells = dict(_flat(content, "", 0))
    if len(cells) > MOST_COLUMNS:
        return None, [*notices, too_long(file, 1, MOST_COLUMNS)]
    lines = {key: line for key, line in _lines(text).items() if key in cells}
    return Table(name, file, tuple(cells), (list(cells.values()),), (1,), lines=lines), notices


def write_settings(table: Table) -> bytes:
    """The settings as TOML, one key on a line, those of a section under its heading."""
    section = ""
    lines = []
    for key, value in zip(table.header, table.rows[0], strict=True):
        if not value:
            continue
        into, _, name = key.rpartition(".")
        if into != section:
            lines += ["", f"[{into}]"]
            section = into
        lines.append(f"{name} = {value if isinstance(value, Exact) else _quoted(value)}")
    return ("\n".join(lines) + "\n").encode()


def _flat(content: Mapping[str, object], into: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{into}{key}.", depth + 1)
        else:
            yield f"{into}{key}", _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, int):
        return Exact(value) if abs(value) < _HUGE else Exact("1e30")
    return value if isinstance(value, str) else str(value)[:200]


def _lines(text: str) -> dict[str, int]:
    """On which line each key stands, as far as can be seen without parsing."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        heading = re.match(r"\s*\[([^\[\]]+)\]", line)
        key = re.match(r"""\s*["']?([^"'=#]+?)["']?\s*=""", line)
        if heading:
            section = heading[1].strip() + "."
        elif key:
            found.setdefault(section + key[1], number)
    return found


def _quoted(text: str) -> str:
    """A TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    safe = (c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped)
    return f'"{"".join(safe)}"'
