"""The formats in which a plan goes out, each a function from documents to files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safepassage.exports.courses import RouteOf
from safepassage.exports.directions import directions
from safepassage.exports.geojson import geojson
from safepassage.exports.gpx import gpx
from safepassage.language import Language
from safepassage.model import Plan, Scenario

Format = Callable[[Scenario, Plan, RouteOf, Language], Mapping[str, str]]
"""A format takes a plan that holds, the ways along roads and a language, and gives texts by name
of file."""

FORMATS: Mapping[str, Format] = {"geojson": geojson, "gpx": gpx, "directions": directions}
"""Every format by the word that is typed."""
