"""Reports with the statements that a person found right, kept as test cases of the reader.

They hold whole reports, which may name people: they stay in a folder of the user's own, which
nobody else may look into, and go nowhere from there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safepassage.notices import Notice, Refused, Where
from safepassage.reports.given import statements_in
from safepassage.reports.statement import Statement
from safepassage.reports.texts.records import records_in

FOLDER = "SAFEPASSAGE_CORRECTIONS"
"""Environment variable: where corrections are kept, instead of the user's data folder."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report's text and what a person says that it says."""

    identifier: str
    text: str
    statements: tuple[Statement, ...]


def default_folder() -> Path:
    """``corrections`` in the user's data folder of this program."""
    if set_to := os.environ.get(FOLDER):
        return Path(set_to)
    if os.name == "nt":
        data = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "safepassage" / "corrections"


def corrected_in(path: Path, texts: dict[str, str]) -> list[Corrected]:
    """The corrected reports of a file: lines of ``{"id", "text", "statements"}``. Where a line has
    no text, that of the same id in ``texts`` is meant.

    Raises:
        Refused: with everything that is wrong with the file.
    """
    try:
        with path.open("rb") as lines:
            found = list(records_in(lines, path.name))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) and _code(error)) or "EINVAL"
        notice = Notice("T-CANNOT-READ", where=Where(str(path)), numbers={"reason": reason})
        raise Refused((notice,)) from error
    kept: list[Corrected] = []
    wrong: list[Notice] = []
    for one in found:
        if isinstance(one, Notice):
            wrong.append(one)
            continue
        row, record = one
        corrected = _corrected(record, path.name, row, texts)
        if isinstance(corrected, Corrected):
            kept.append(corrected)
        else:
            wrong += corrected
    if not found:
        wrong.append(Notice("T-EMPTY", where=Where(path.name)))
    if wrong:
        raise Refused(tuple(wrong))
    return kept


def _code(error: Exception) -> str:
    import errno

    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return errno.errorcode.get(number or errno.EIO, "EIO")


def _corrected(
    record: dict[str, Any], file: str, row: int, texts: dict[str, str]
) -> Corrected | list[Notice]:
    listed = statements_in(record, file, row)
    wrong = [one for one in listed if isinstance(one, Notice)]
    statements = [one for one in listed if isinstance(one, Statement)]
    identifier = record.get("id")
    text = record.get("text") or texts.get(str(identifier))
    if not isinstance(text, str) or not text:
        where = Where(file, row, field="text")
        return [*wrong, Notice("T-CORRECTION-TEXT", where=where, numbers={"id": str(identifier)})]
    for number, statement in enumerate(statements):
        if statement.quote.words not in text:
            where = Where(file, row, field=f"statements[{number}].quote")
            numbers = {"quote": statement.quote.words[:100]}
            wrong.append(Notice("T-CORRECTION-QUOTE", where=where, numbers=numbers))
    if wrong:
        return wrong
    return Corrected(str(identifier), text, tuple(statements))


def keep(corrected: Iterable[Corrected], folder: Path) -> None:
    """Writes each as a file of its own; who corrects a report again replaces its file.

    Raises:
        Refused: where the folder cannot be made or written; then nothing of them is kept half.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for one in corrected:
            record = {
                "id": one.identifier,
                "text": one.text,
                "statements": [statement.to_json() for statement in one.statements],
            }
            data = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
            handle, draft = tempfile.mkstemp(prefix=".new-", dir=folder)  # readable by its owner
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, folder / _file_of(one))
    except OSError as error:
        numbers = {"reason": _code(error)}
        notice = Notice("T-CORRECTION-WRITE", where=Where(str(folder)), numbers=numbers)
        raise Refused((notice,)) from error


def _file_of(one: Corrected) -> str:
    """A name from the id and the text: two reports of one id stay two."""
    name = re.sub(r"[^\w-]+", "-", one.identifier)[:60].strip("-") or "report"
    return f"{name}-{hashlib.sha256(one.text.encode()).hexdigest()[:12]}.json"


def kept_in(folder: Path) -> Iterator[Corrected]:
    """Every corrected report of a folder, in the order of names.

    Raises:
        Refused: where there is none, or one of them is damaged.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise Refused((Notice("T-CORRECTIONS-NONE", where=Where(str(folder))),))
    for file in files:
        try:
            record = json.loads(file.read_bytes())
        except (OSError, ValueError, RecursionError):
            raise Refused((Notice("T-JSON", where=Where(file.name)),)) from None
        if not isinstance(record, dict):
            raise Refused((Notice("T-JSON", where=Where(file.name)),))
        found = _corrected(record, file.name, 1, {})
        if not isinstance(found, Corrected):
            raise Refused(tuple(found))
        yield found
