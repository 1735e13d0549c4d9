"""What several sources said of the same, side by side. Nothing is averaged, nothing dropped."""

from safepassage.reports.beside.compare import Compared, Teller, Verdict, compare
from safepassage.reports.beside.days import Day, day_of

__all__ = ["Compared", "Day", "Teller", "Verdict", "compare", "day_of"]
