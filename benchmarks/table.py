"""Results as a Markdown table, and the file that holds them."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table whose first column is text and whose others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def write(file: Path, title: str, command: str, parts: Iterable[str]) -> None:
    """``file`` anew: title, how and where it was measured, and the parts."""
    where = f"{cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    today = datetime.now(tz=UTC).date()
    made = f"Measured on {today} with safepassage {version('safepassage')}: {where}."
    file.write_text(
        "\n".join([f"# {title}\n", f"`{command}`\n", f"{made}\n", *parts]), encoding="utf-8"
    )


def clock(seconds: float | None) -> str:
    """``13:37:00``: a duration, or a dash."""
    if seconds is None:
        return "–"
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def percent(share: float | None) -> str:
    """``3.5 %``, or a dash where it is not stated."""
    return "–" if share is None else f"{100 * share:.1f} %"


def yes(whether: bool) -> str:
    """``yes`` or ``NO``: what should never be overlooked."""
    return "yes" if whether else "NO"
