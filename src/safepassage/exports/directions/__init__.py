"""Turn by turn: what a driver is told on the way, in Arabic or in English.

:func:`manoeuvres` reads a route's geometry and names; :func:`merged` leaves out what a driver would
not want to be told; :func:`said` makes sentences; :func:`directions` writes sheets for a plan.
"""

from safepassage.exports.directions.manoeuvres import Kind, Manoeuvre, Turn, manoeuvres
from safepassage.exports.directions.merging import merged
from safepassage.exports.directions.said import said
from safepassage.exports.directions.sheets import directions

__all__ = ["Kind", "Manoeuvre", "Turn", "directions", "manoeuvres", "merged", "said"]
