"""Prices remembered from one look to the next, which divides the time otherwise.

Any prices prove a valid bound, so that nothing depends on how they are carried over; good ones save
the finer look most of its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.rows import Row

CUMULATIVE = ("wait", "convoy")
"""Rows whose prices add up over time: they are moved to the nearest moment, not read there."""

_Key = tuple[object, ...]


@dataclass
class Memory:
    """The prices that proved most in the last look; ``length`` is that look's step in seconds."""

    length: int = 0
    priced: list[tuple[Row, float]] = field(default_factory=list)

    def keep(self, length: int, rows: Sequence[Row], prices: NDArray[np.float64]) -> None:
        """Remembers the prices of the rows of a look with steps of ``length`` seconds."""
        self.length = length
        self.priced = [
            (row, float(price)) for row, price in zip(rows, prices, strict=True) if price > 0
        ]

    def recall(self, length: int, rows: Sequence[Row]) -> NDArray[np.float64] | None:
        """Prices for the rows of another look; None where nothing is remembered of them."""
        if not self.priced:
            return None
        there: dict[_Key, list[tuple[int, Row]]] = {}
        for number, row in enumerate(rows):
            there.setdefault(_key(row), []).append((number, row))
        before: dict[_Key, list[tuple[Row, float]]] = {}
        for row, price in self.priced:
            before.setdefault(_key(row), []).append((row, price))
        prices = np.zeros(len(rows))
        for key, old in before.items():
            new = there.get(key, [])
            if not new:
                continue
            if key[0] in CUMULATIVE:
                for row, price in old:
                    prices[self._nearest(row, new, length)] += price
            else:
                for number, row in new:
                    prices[number] = self._there(row, old, length)
        return prices if prices.any() else None

    def _nearest(self, row: Row, new: Iterable[tuple[int, Row]], length: int) -> int:
        """The row of the new look that is about the moments of an old one, more or less."""
        begin, end = row.begin * self.length, row.end * self.length

        def apart(numbered: tuple[int, Row]) -> int:
            _, other = numbered
            return abs(other.begin * length - begin) + abs(other.end * length - end)

        return min(new, key=apart)[0]

    def _there(self, row: Row, old: Iterable[tuple[Row, float]], length: int) -> float:
        """The old price in the middle of a new row; rows without time have one of their own."""
        if row.what not in ("lane", "bay"):
            return sum(price for _, price in old)
        middle = (row.begin + row.end) * length / 2
        return sum(
            price
            for each, price in old
            if each.begin * self.length <= middle < each.end * self.length
        )


def _key(row: Row) -> _Key:
    """What a row is about, whenever; patients who must be received by a time are alike for all."""
    named = (
        (part.whenever, part.by is not None) if isinstance(part, Commodity) else part
        for part in row.key
    )
    return (row.what, *named)
