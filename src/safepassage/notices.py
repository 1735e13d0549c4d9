"""One shape for every problem: what is wrong, where, with which value, and what to do about it.

A notice carries no text. Its sentences stand in the message catalogues under ``CODE`` (the problem)
and ``CODE.remedy`` (what to do), in every language, and are filled from ``numbers``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """STOP: the work cannot go on. WARN: it can, and somebody should look."""

    WARN = 1
    STOP = 2


@dataclass(frozen=True, slots=True)
class Where:
    """The place in a file that a notice points at; what does not apply stays None.

    ``row`` counts from 1 as a spreadsheet does, header included. In a plan, ``file`` is the plan's
    and ``field`` the path to the value.
    """

    file: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One problem. ``code`` is stable and documented in ``docs/notices.md``."""

    code: str
    severity: Severity = Severity.STOP
    where: Where = Where()
    numbers: Mapping[str, int | str] = field(default_factory=dict)


class Refused(Exception):
    """Work that cannot go on, with everything that stands in its way."""

    def __init__(self, notices: tuple[Notice, ...]) -> None:
        super().__init__(", ".join(notice.code for notice in notices))
        self.notices = notices
