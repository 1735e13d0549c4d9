"""Numbers as people and spreadsheets write them: ``1,000``, ``1 000``, ``1.000,5``, ``١٬٠٠٠٫٥``.

Where a mark could group thousands or begin decimals, the other numbers of the table decide; where
they do not, the number is refused as ambiguous. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from safepassage.files.cells.cell import INVISIBLE, BadCellError
from safepassage.files.tables.table import Exact

_GROUP = "\x01"
"""Stands for every mark that only ever groups thousands."""

_DECIMAL = "\x02"
"""Stands for the mark that only ever begins decimals."""

_NORMAL = {
    **INVISIBLE,
    **{ord("٠") + digit: str(digit) for digit in range(10)},
    **{ord("۰") + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(map(ord, "٬ \u00a0\u202f\u2009'’"), _GROUP),
    ord("٫"): _DECIMAL,
    ord("−"): "-",
}

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
_RATIO = re.compile(r"[+-]?\d+/\d+")
_SIGNED = re.compile(r"([+-]?)([^+-]+)")
_GROUPED = {
    mark: re.compile(rf"[1-9]\d{{0,2}}({re.escape(mark)}\d{{3}})+") for mark in (",", ".", _GROUP)
}
_MAYBE_GROUPED = re.compile(r"[1-9]\d{0,2}[,.]\d{3}")

_LONGEST = 100
"""No number that means anything has more letters; longer ones would only cost time."""


def digits(text: str) -> str:
    """``text`` with Arabic-Indic and Persian digits made Latin and direction marks removed."""
    return text.translate(_DIGITS)


_DIGITS = {code: into for code, into in _NORMAL.items() if into is None or into.isdigit()}


def read_number(
    text: str, whole: bool, most: int, decimal_mark: Callable[[], str]
) -> Fraction | int:
    """The number; only whole numbers make sense where ``whole``, and none above ``most``.

    Raises :class:`BadCellError`: F-NUMBER, F-WHOLE or F-NUMBER-AMBIGUOUS.
    """
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        return int(text)
    readings = _readings(text)
    if not readings:
        raise BadCellError("F-NUMBER")
    if whole:
        fitting = [number for number in readings if number.denominator == 1]
        if not fitting:
            raise BadCellError("F-WHOLE")
        if len(fitting) > 1 and "," in text:
            return max(fitting)
        readings = fitting
    readings = [number for number in readings if abs(number) <= most] or readings
    if len(readings) == 1:
        return readings[0]
    mark = next(letter for letter in text if letter in ",.")
    usual = decimal_mark()
    decimals, thousands = readings
    if usual:
        return decimals if mark == usual else thousands
    if mark == "." and not whole:
        return decimals
    raise BadCellError("F-NUMBER-AMBIGUOUS", one=_plain(decimals), other=_plain(thousands))


def tells_decimal_mark(text: str) -> str:
    """The decimal mark that this number shows beyond doubt: ".", "," or ""."""
    if type(text) is Exact or text.isdigit() or len(text) > _LONGEST:
        return ""
    bare = text.translate(_NORMAL).lstrip("+-")
    if _MAYBE_GROUPED.fullmatch(bare) or len(_readings(text)) != 1:
        return ""
    marks = [letter for letter in bare if letter in ",."]
    if not marks or (len(marks) > 1 and marks[-1] == marks[0]):
        return ""
    return marks[-1]


def _readings(text: str) -> list[Fraction]:
    """What ``text`` may mean: nothing, one number, or decimals first and thousands second."""
    if len(text) > _LONGEST or _GROUP in text or _DECIMAL in text:
        return []
    if type(text) is Exact:
        return [Fraction(text)] if _PLAIN.fullmatch(text) else []
    normal = text.translate(_NORMAL)
    if _RATIO.fullmatch(normal):
        above, _, below = normal.partition("/")
        return [Fraction(int(above), int(below))] if int(below) else []
    signed = _SIGNED.fullmatch(normal)
    if not signed or not normal.isascii():
        return [Fraction(normal)] if normal.isascii() and _PLAIN.fullmatch(normal) else []
    sign, body = (-1 if signed[1] == "-" else 1), signed[2]
    if _MAYBE_GROUPED.fullmatch(body):
        whole, decimals = body[:-4], body[-3:]
        return [sign * Fraction(f"{whole}.{decimals}"), sign * Fraction(whole + decimals)]
    number = _one_reading(body)
    return [] if number is None else [sign * number]


def _one_reading(body: str) -> Fraction | None:
    """The only thing that ``body`` can mean, or None."""
    if _PLAIN.fullmatch(body):
        return Fraction(body)
    if body.count(_DECIMAL) == 1:
        whole, _, decimals = body.partition(_DECIMAL)
        return _assembled(whole, decimals)
    grouped = _ungrouped(body)
    if grouped is not None:
        return Fraction(grouped)
    at = max(body.rfind(","), body.rfind("."))
    if at < 0 or body.count(body[at]) > 1:
        return None
    return _assembled(body[:at], body[at + 1 :])


def _assembled(whole: str, decimals: str) -> Fraction | None:
    plain = whole if whole.isdigit() else _ungrouped(whole) if whole else "0"
    return Fraction(f"{plain}.{decimals}") if plain and decimals.isdigit() else None


def _ungrouped(body: str) -> str | None:
    """The digits of a whole number whose thousands are grouped, by one mark throughout."""
    for mark, pattern in _GROUPED.items():
        if pattern.fullmatch(body):
            return body.replace(mark, "")
    return None


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else number_text(number)


def number_text(number: Fraction | int) -> str:
    """The number exactly: decimals where they end, else ``a/b``."""
    above, below = number.numerator, number.denominator
    twos = fives = 0
    rest = below
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > _MOST_DECIMALS:
        return f"{above}/{below}"
    if places == 0:
        return str(above)
    scaled = str(abs(above) * 10**places // below).rjust(places + 1, "0")
    return f"{'-' if above < 0 else ''}{scaled[:-places]}.{scaled[-places:]}"


_MOST_DECIMALS = 20
