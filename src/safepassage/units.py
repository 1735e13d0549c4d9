"""Whole seconds, metres and heads: the product's only units.

Inside the product every time is a whole number of seconds after the scenario's start, every
distance a whole number of metres and every count a whole number of people. Wall clocks, minutes
and kilometres exist only where a person reads or writes.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NewType

Seconds = NewType("Seconds", int)
"""Whole seconds: an instant after the scenario's start, or a duration."""

Metres = NewType("Metres", int)
"""Whole metres driven."""

Heads = NewType("Heads", int)
"""People."""

HeadSeconds = NewType("HeadSeconds", int)
"""Heads times seconds, weighted by priority: the unit of exposure."""


def ceil_ratio(amount: Fraction | int) -> int:
    """The smallest whole number not below ``amount``: durations from rates are rounded up."""
    return -((-amount.numerator) // amount.denominator)
