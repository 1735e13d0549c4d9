"""Every way of breaking a correct plan: one function each, and the code that must find it.

The plans that they are given come from :mod:`verify.naive`: no drive and no service in them takes
longer than it must. Reading these modules fills the table.
"""

from verify.breaks import (
    bays,
    capacity,
    convoys,
    crossings,
    party,
    people,
    reception,
    report,
    time,
    vehicle,
    windows,
)
from verify.breaks.table import BREAKS, Break

WAYS = (
    people,
    party,
    capacity,
    time,
    windows,
    crossings,
    convoys,
    bays,
    reception,
    vehicle,
    report,
)
"""The modules of which each holds the ways of breaking one rule."""

__all__ = ["BREAKS", "WAYS", "Break"]
