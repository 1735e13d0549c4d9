"""What a search tells those who watch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safepassage.model import Bounds, Figures
from safepassage.notices import Notice


@dataclass(frozen=True, slots=True)
class Progress:
    """The best plan's figures and the best bounds, ``seconds`` after planning began."""

    seconds: float
    figures: Figures | None
    bounds: Bounds | None


Watch = Callable[[Progress], None]
"""Called whenever the incumbent or a bound moves."""

Stop = Callable[[], bool]
"""Asked often, and from several threads; True ends the search with the best plan so far."""

Warn = Callable[[Notice], None]
"""Called, from whichever thread, when something failed that costs no plan."""
