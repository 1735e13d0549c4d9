"""What came of reading a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from safepassage.model import Scenario
from safepassage.notices import Notice, Where


@dataclass(frozen=True, slots=True)
class Reading:
    """The scenario, or None where a notice stops; and every notice, in the order of the files.

    ``origins`` tells where in the files each thing stands, by its table and id.
    """

    scenario: Scenario | None
    notices: tuple[Notice, ...]
    origins: Mapping[tuple[str, str], Where] = field(default_factory=dict, compare=False)
