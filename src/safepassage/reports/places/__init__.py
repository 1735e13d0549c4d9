"""Places by the names that reports give them, in Arabic and in Latin letters."""

from safepassage.reports.places.found import Found, find
from safepassage.reports.places.gazetteer import Gazetteer, Known, read_gazetteer, syria

__all__ = ["Found", "Gazetteer", "Known", "find", "read_gazetteer", "syria"]
