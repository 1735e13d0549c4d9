"""Numbers as mappers write them: ``50``, ``30 mph``, ``3.5 m``, ``12'6"``, ``7.5 t``, ``01:30``.

What cannot be read is None: it says nothing, and the assumptions speak instead.
Forms after the OpenStreetMap wiki, "Map features/Units".
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"^\s*([0-9]+(?:[.,][0-9]+)?)\s*([a-zA-Z/]*)\s*$")
_FEET = re.compile(r"^\s*([0-9]+)\s*(?:'|ft)\s*(?:([0-9]+(?:\.[0-9]+)?)\s*(?:\"|''|in))?\s*$")
_CLOCK = re.compile(r"^\s*([0-9]{1,3}):([0-9]{2})(?::([0-9]{2}))?\s*$")
_ISO = re.compile(r"^\s*P(?:([0-9]+)D)?T?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?\s*$")

_KMH = {"": 1.0, "kmh": 1.0, "km/h": 1.0, "kph": 1.0, "mph": 1.609344, "knots": 1.852, "kn": 1.852}
_CM = {"": 100.0, "m": 100.0, "cm": 1.0, "mm": 0.1, "ft": 30.48}
_KG = {"": 1000.0, "t": 1000.0, "kg": 1.0, "st": 907.18474, "lt": 1016.0469, "lbs": 0.45359237}


def speed_kmh(text: str | None) -> int | None:
    """Whole km/h, at least 1, at most 250."""
    value = _in(text, _KMH)
    return None if value is None or value < 1 else min(250, round(value))


def centimetres(text: str | None) -> int | None:
    """Whole centimetres, rounded down: a bridge is never made higher."""
    if text is None:
        return None
    feet = _FEET.match(text)
    if feet:
        return int((float(feet[1]) * 12 + float(feet[2] or 0)) * 2.54)
    return _limit(_in(text, _CM))


def hundred_kilos(text: str | None) -> int | None:
    """Whole units of 100 kg, rounded down."""
    value = _in(text, _KG)
    return _limit(None if value is None else value / 100)


def seconds(text: str | None) -> int | None:
    """A duration: ``HH:MM``, ``HH:MM:SS``, minutes, or ISO 8601 (``PT1H30M``)."""
    if text is None:
        return None
    if clock := _CLOCK.match(text):
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0) or None
    if re.fullmatch(r"\s*[0-9]{1,5}\s*", text):
        return int(text) * 60 or None
    iso = _ISO.match(text)
    if iso and any(iso.groups()):
        days, hours, minutes, rest = (int(part or 0) for part in iso.groups())
        return (days * 24 + hours) * 3600 + minutes * 60 + rest or None
    return None


def _in(text: str | None, units: dict[str, float]) -> float | None:
    found = _NUMBER.match(text) if text else None
    if not found or len(found[1]) > 9:
        return None
    factor = units.get(found[2].lower())
    return None if factor is None else float(found[1].replace(",", ".")) * factor


def _limit(value: float | None) -> int | None:
    """A limit as it fits the file; nought and what no vehicle reaches say nothing."""
    if value is None or not 0 < value < 65_535:
        return None
    return int(value + 1e-9)
