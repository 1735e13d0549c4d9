"""Work shared among the processors, its results in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def shared(
    work: Callable[[Piece], Result], pieces: Sequence[Piece], processes: int | None
) -> Iterator[Result]:
    """``work`` on each of the pieces, by so many processes; None: as many as there are processors.

    A single piece, or a single process, needs no help from others.
    """
    helpers = min(processes or os.cpu_count() or 1, len(pieces))
    if helpers <= 1:
        yield from map(work, pieces)
        return
    with ProcessPoolExecutor(helpers) as pool:
        yield from pool.map(work, pieces)
