"""Cells that hold an amount: heads and counts, rates, durations, distances, degrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from safepassage.files.cells.cell import BadCellError, Surroundings
from safepassage.files.cells.number import number_text, read_number
from safepassage.files.tables.table import Exact
from safepassage.units import Metres, Seconds, ceil_ratio

MOST_HEADS = 10**8
"""More people than any evacuation moves."""

MOST_SECONDS = 10**8
"""Three years: longer than anything in an evacuation."""

MOST_METRES = 10**9
"""Farther than anything on earth."""

UNLIMITED = ("unlimited", "بلا-حد", "بلا حد", "بلاحد", "∞")
"""How "as many as come" is written where an empty cell means something else."""

_DEGREES = re.compile(r"-?[0-9]{1,3}\.([0-9]{1,2}|[0-9]{4,18})")
"""Degrees as nearly all are written, which can mean one thing only; read without ceremony."""

_SECONDS_IN = {"s": 1, "min": 60, "h": 3600}
_METRES_IN = {"m": 1, "km": 1000}


def _bounded(number: Fraction | int, least: int, most: int) -> None:
    """Raises where the number is outside; F-NEGATIVE where it is below zero."""
    if number < 0 and least >= 0:
        raise BadCellError("F-NEGATIVE")
    if number < least:
        raise BadCellError("F-SMALL", least=number_text(least))
    if number > most:
        raise BadCellError("F-HUGE", most=str(most))


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number of people, places, vehicles, lanes."""

    least: int = 0
    most: int = MOST_HEADS
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> int:
        """The number; F-NUMBER, F-WHOLE, F-NEGATIVE, F-SMALL or F-HUGE where there is none."""
        number = read_number(text, True, self.most, around.decimal_mark)
        _bounded(number, self.least, self.most)
        return int(number)

    def write(self, value: int) -> str:
        """Its digits."""
        return Exact(value)


@dataclass(frozen=True, slots=True)
class WholeOrUnlimited:
    """A whole number, or the word "unlimited" for None."""

    least: int = 1
    most: int = MOST_HEADS
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> int | None:
        """The number, or None for "unlimited"."""
        if text.casefold() in UNLIMITED:
            return None
        return Whole(self.least, self.most).read(text, around)

    def write(self, value: int | None) -> str:
        """Its digits, or the word."""
        return UNLIMITED[0] if value is None else Exact(value)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A positive number that need not be whole: a speed, a rate, a factor."""

    least: int = 0
    most: int = 10**6
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> Fraction:
        """The number, exactly; zero is refused."""
        number = read_number(text, False, self.most, around.decimal_mark)
        _bounded(number, self.least, self.most)
        if number == 0:
            raise BadCellError("F-ZERO")
        return Fraction(number)

    def write(self, value: Fraction) -> str:
        """Its decimals where they end, else ``a/b``."""
        text = number_text(value)
        return text if "/" in text else Exact(text)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number from nought up that need not be whole, in a unit that its row knows."""

    most: int = 10**6
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> Fraction:
        """The number, exactly."""
        number = read_number(text, False, self.most, around.decimal_mark)
        _bounded(number, 0, self.most)
        return Fraction(number)

    def write(self, value: Fraction) -> str:
        """Its decimals where they end, else ``a/b``."""
        return Ratio().write(value)


@dataclass(frozen=True, slots=True)
class Duration:
    """Seconds, written in the unit of the heading and rounded up."""

    usual: str = "min"
    least: int = 0
    most: int = MOST_SECONDS
    units: tuple[str, ...] = tuple(_SECONDS_IN)

    def read(self, text: str, around: Surroundings) -> Seconds:
        """Whole seconds."""
        number = read_number(text, False, self.most, around.decimal_mark)
        seconds = ceil_ratio(number * _SECONDS_IN[around.unit])
        _bounded(number if number < 0 else seconds, self.least, self.most)
        return Seconds(seconds)

    def write(self, value: int, unit: str) -> str:
        """In ``unit``, exactly."""
        return Exact(number_text(Fraction(value, _SECONDS_IN[unit])))

    def unit_for(self, values: list[int]) -> str:
        """The usual unit, if it shows all the values with one decimal at most; else seconds."""
        short = all(value * 10 % _SECONDS_IN[self.usual] == 0 for value in values)
        return self.usual if short else "s"


@dataclass(frozen=True, slots=True)
class Distance:
    """Metres, written in the unit of the heading and rounded up."""

    usual: str = "km"
    least: int = 0
    most: int = MOST_METRES
    units: tuple[str, ...] = tuple(_METRES_IN)

    def read(self, text: str, around: Surroundings) -> Metres:
        """Whole metres."""
        number = read_number(text, False, self.most, around.decimal_mark)
        metres = ceil_ratio(number * _METRES_IN[around.unit])
        _bounded(number if number < 0 else metres, self.least, self.most)
        return Metres(metres)

    def write(self, value: int, unit: str) -> str:
        """In ``unit``, exactly."""
        return Exact(number_text(Fraction(value, _METRES_IN[unit])))

    def unit_for(self, values: list[int]) -> str:
        """Always the usual unit: metres in kilometres have three decimals."""
        return self.usual


@dataclass(frozen=True, slots=True)
class Degrees:
    """Degrees of latitude (``most`` 90) or longitude (180)."""

    most: int
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> float:
        """The degrees."""
        if _DEGREES.fullmatch(text):
            return self._within(float(text))
        number = Fraction(read_number(text, False, self.most, around.decimal_mark))
        return self._within(float(number))

    def _within(self, degrees: float) -> float:
        if abs(degrees) > self.most:
            raise BadCellError("F-DEGREES", most=self.most)
        return degrees

    def write(self, value: float) -> str:
        """The shortest decimals that are read back as the same number."""
        return Exact(format(Decimal(repr(value)), "f"))


NUMBERS = (Whole, WholeOrUnlimited, Ratio, Duration, Distance, Degrees)
"""The cells that hold numbers."""
