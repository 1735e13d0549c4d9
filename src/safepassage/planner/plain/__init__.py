"""Plain scenarios, planned and proven: annealing, column generation and small complete searches."""

from safepassage.planner.plain.conditions import is_plain
from safepassage.planner.plain.hauls import Haul
from safepassage.planner.plain.known import Outcome
from safepassage.planner.plain.search import PlainSearch, plain_search
from safepassage.planner.plain.timetable import Timetable

__all__ = ["Haul", "Outcome", "PlainSearch", "Timetable", "is_plain", "plain_search"]
