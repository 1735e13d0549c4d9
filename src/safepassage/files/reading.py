"""What came of reading a scenario."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.model import Scenario
from safepassage.notices import Notice


@dataclass(frozen=True, slots=True)
class Reading:
    """The scenario, or None where a notice stops; and every notice, in the order of the files."""

    scenario: Scenario | None
    notices: tuple[Notice, ...]
