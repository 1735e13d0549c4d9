"""What the averages know that finer bounds may begin from: prices, and measures of fullness."""

from __future__ import annotations

from dataclasses import dataclass, field

from safepassage.model import Needs
from safepassage.planner.bound.demand import Commodity


@dataclass
class Hints:
    """Where finer bounds may begin: prices in seconds of T, and measures of fullness.

    ``parties`` by commodity and place; ``timed`` by ``lane`` or ``bay`` and whose, per second, with
    the seconds from when it is of use and until how long before the end;
    ``rooms`` by place and what counts; ``measures`` by number of the fleet class, for each needs.
    """

    parties: dict[tuple[Commodity, str], float] = field(default_factory=dict)
    timed: dict[tuple[str, tuple[object, ...]], tuple[float, int, int]] = field(
        default_factory=dict
    )
    rooms: dict[tuple[str, str], float] = field(default_factory=dict)
    measures: dict[int, dict[Needs, float]] = field(default_factory=dict)
