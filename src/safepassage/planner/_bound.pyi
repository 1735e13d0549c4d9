"""Pricing of runs for the joint bound (compiled)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NO_LIMIT: int
NOT_ALLOWED: int

class Runs:
    """All runs of a vehicle through a network of nodes and arcs, step by step of time.

    ``arcs``, in the order of their source: source, target, payoff, rate, and how many steps before
    the limit it must be over, or ``NO_LIMIT``. ``takes`` (steps, arcs): in how many steps it is
    done, or ``NOT_ALLOWED``. ``may_wait`` (steps, nodes). ``empty`` (nodes): where a run may end.
    Raises ValueError where the sizes do not fit together.
    """

    def __init__(
        self,
        steps: int,
        nodes: int,
        arcs: Sequence[tuple[int, int, int, float, int]],
        takes: NDArray[np.int32],
        may_wait: NDArray[np.uint8],
        empty: NDArray[np.uint8],
    ) -> None: ...
    def price(self, fixed: NDArray[np.float64], party: NDArray[np.float64], limit: int) -> bool:
        """Prices all runs that are over by the step ``limit``; other threads may run meanwhile.

        An arc that is begun in a step earns the ``fixed`` (payoffs, steps) of its payoff and its
        rate times its ``party``. False: earning has no limit, since a round that earns something
        takes no time in whole steps.
        """

    def worth(self, step: int, node: int) -> float:
        """What can still be earned from the node at the step, after :meth:`price`."""

    def best(self, step: int, node: int) -> list[tuple[int, int]]:
        """The best run from there: arcs, and the steps in which they are begun."""
