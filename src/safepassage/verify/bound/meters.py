"""What seconds of a lane or of a bay cost at least, at prices that change from step to step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Window
from safepassage.verify.bound.hours import Hours

Numbers = NDArray[np.int64]

Tariff = tuple[tuple[int, int], ...]
"""The price of a second: from which step of time on it is how much. Nothing before the first."""


MOST_OWN = 2**14
"""Seconds of one party's service that can be multiplied by what all of a resource costs."""

TOO_MUCH = 2**62
"""Beyond this whole numbers of 64 bits are not exact."""


def is_exact(hours: Hours, tariff: Tariff) -> bool:
    """Whether all seconds at these prices can be added up, and multiplied, in 64 bits."""
    ends = [since for since, _ in tariff[1:]] + [hours.count]
    paid = sum(
        each * max(0, min(end, hours.count) - since)
        for (since, each), end in zip(tariff, ends, strict=True)
    )
    return paid * hours.length * MOST_OWN < TOO_MUCH


class Meter:
    """The price of each second of one resource, added up; none after the last step."""

    def __init__(self, hours: Hours, tariff: Tariff) -> None:
        self._hours = hours
        price = np.zeros(hours.count, dtype=np.int64)
        for since, each in tariff:
            price[since:] = each
        self._price = price
        self._free = not price.any()
        self._paid = np.concatenate([[0], np.cumsum(np.repeat(price, hours.length))])
        self._known: dict[tuple[int, int, int], Numbers] = {}

    def open_for(self, windows: tuple[Window, ...], many: int) -> int:
        """What all seconds are worth in which ``many`` of them side by side are open."""
        if not windows:
            return many * int(self._paid[-1])
        end = len(self._paid) - 1
        return many * sum(
            int(self._paid[min(int(w.end), end)] - self._paid[min(max(0, int(w.begin)), end)])
            for w in windows
        )

    def least(self, seconds: int) -> Numbers:
        """For each step the least that so many seconds cost that begin in it."""
        key = (0, seconds, 0)
        if key not in self._known:
            self._known[key] = self._least(seconds)
        return self._known[key]

    def share(self, after: int, own: int, most: int) -> Numbers:
        """For each step the least part of one of those who are served one after the other.

        Serving them begins ``after`` seconds after a moment of the step and takes ``own`` seconds
        for this one, and from that up to ``most`` for all. What those seconds cost is shared by
        seconds. The average price moves towards the price at the end, so that it is least where
        the price changes there, or for the least or the most seconds.
        """
        key = (after, own, most)
        if key not in self._known:
            self._known[key] = self._share(after, own, max(own, most))
        return self._known[key]

    def _nothing(self) -> Numbers:
        return np.zeros(self._hours.count, dtype=np.int64)

    def _least(self, seconds: int) -> Numbers:
        if self._free or not seconds:
            return self._nothing()
        begins = np.arange(self._hours.count * self._hours.length)
        cost = self._between(begins, begins + seconds)
        least: Numbers = cost.reshape(self._hours.count, self._hours.length).min(axis=1)
        return least

    def _share(self, after: int, own: int, most: int) -> Numbers:
        # What takes longer than can be multiplied is charged nothing, which proves less.
        if self._free or not own or own > MOST_OWN:
            return self._nothing()
        length = self._hours.length
        begins = np.arange(self._hours.count * length) + after
        part = np.minimum(
            self._between(begins, begins + own),
            own * self._between(begins, begins + most) // most,
        )
        ends = (begins // length + 1) * length
        for _ in range(most // length + 1):
            takes = ends - begins
            cost = own * self._between(begins, ends) // takes
            part = np.where((own <= takes) & (takes <= most) & (cost < part), cost, part)
            ends = ends + length
        least: Numbers = part.reshape(self._hours.count, length).min(axis=1)
        return least

    def _between(self, begin: Numbers, end: Numbers) -> Numbers:
        last = len(self._paid) - 1
        cost: Numbers = self._paid[np.minimum(end, last)] - self._paid[np.minimum(begin, last)]
        return cost
