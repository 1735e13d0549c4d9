"""What vehicles of one class can do, step by step, and the most that one of them can earn.

Of all people in a vehicle, take those who earn something. Each takes up part of its fullness from
boarding to alighting, and at no moment are all parts together more than a whole. So what they earn
is at most what a *chain* earns: people no two of whom are aboard at the same time, each counted as
often as their part goes into a whole. (People as intervals with parts for weights are a packing
whose matrix is an interval matrix, and so its best solution is a chain.) The vehicle does drive
from where one of the chain boards to where they alight, and on to where the next one boards. That
is a walk through this network: of nodes where a vehicle is, with somebody of the chain aboard or
nobody, and of what it may do next. It pays for its stops and inspections once, and for nothing that
it does in between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from safepassage.verify.bound.hours import Allowed, Hours

Numbers = NDArray[np.int64]

NEVER = -(2**60)
"""The worth of what cannot be done."""

MOST = 2**58
"""Worth no less than this is no longer added up exactly, and so is refused."""


@dataclass
class Network:
    """Nodes, arcs between them, and what an arc earns that is begun in a step."""

    hours: Hours
    _nodes: dict[tuple[object, ...], int] = field(default_factory=dict)
    _may_end: list[bool] = field(default_factory=list)
    _may_wait: list[Allowed] = field(default_factory=list)
    _arcs: list[tuple[int, int, int, int]] = field(default_factory=list)
    _earned: list[Numbers] = field(default_factory=list)
    _earned_as: dict[tuple[object, ...], int] = field(default_factory=dict)

    def node(self, key: tuple[object, ...], may_end: bool, may_wait: Callable[[], Allowed]) -> int:
        """The node of that name; made, if it is new."""
        if key not in self._nodes:
            self._nodes[key] = len(self._nodes)
            self._may_end.append(may_end)
            self._may_wait.append(may_wait())
        return self._nodes[key]

    def arc(
        self,
        source: int,
        target: int,
        takes: int,
        earned: tuple[tuple[object, ...], Numbers],
        allowed: Allowed,
    ) -> None:
        """Something that takes so many seconds and earns so much, where it is allowed."""
        if not allowed.any():
            return
        key, numbers = earned
        if not allowed.all():
            key, numbers = (*key, allowed.tobytes()), np.where(allowed, numbers, NEVER)
        if key not in self._earned_as:
            self._earned_as[key] = len(self._earned)
            self._earned.append(numbers)
        steps = min(takes // self.hours.length, self.hours.count)
        self._arcs.append((source, target, steps, self._earned_as[key]))

    def most(self, starts: Sequence[Sequence[tuple[int, int]]]) -> list[int] | None:
        """For each of the starts the most that can be earned from one of its nodes and steps on.

        None where it has no limit, or too much is at stake for exact numbers: what takes no whole
        step and earns something can be done for ever.
        """
        if not self._arcs:
            return [0] * len(starts)
        values = self._values()
        if values is None:
            return None
        return [max([0, *(int(values[step, node]) for node, step in own)]) for own in starts]

    def _values(self) -> Numbers | None:
        """By step and node, worked out backwards."""
        arcs = np.array(sorted(self._arcs), dtype=np.int64)
        source, target, steps, row = arcs.T
        earned = np.array(self._earned)
        if int(earned.max()) >= MOST or int(np.abs(earned[earned > NEVER]).max(initial=0)) >= MOST:
            return None
        firsts = np.flatnonzero(np.concatenate([[True], source[1:] != source[:-1]]))
        sources = source[firsts]
        instant = np.flatnonzero(steps == 0)
        count, size = self.hours.count, len(self._nodes)
        rest = np.where(np.array(self._may_end), 0, NEVER).astype(np.int64)
        may_wait = np.array(self._may_wait).T
        # After the last step nobody begins anything.
        values = np.tile(rest, (count + 1, 1))
        for step in range(count - 1, -1, -1):
            here = np.where(may_wait[step], values[step + 1], rest)
            values[step] = np.maximum(here, rest)
            for turn in range(size + 2):
                which = instant if turn else slice(None)
                worth = earned[row[which], step]
                worth = worth + values[np.minimum(step + steps[which], count), target[which]]
                np.maximum(worth, NEVER, out=worth)
                before = values[step].copy()
                if turn:
                    np.maximum.at(values[step], source[instant], worth)
                else:
                    most = np.maximum.reduceat(worth, firsts)
                    values[step, sources] = np.maximum(values[step, sources], most)
                if not len(instant) or (turn and np.array_equal(before, values[step])):
                    break
            else:
                return None
            if int(values[step].max()) >= MOST:
                return None
        return values
