"""Pricing and annealing for scenarios in which trips are independent (compiled)."""

from collections.abc import Sequence

NEVER: int

class Pricing:
    """The best single route within a time, for given whole prices.

    ``carry`` and ``back`` are tables by rows, [group][place] and [place][group].
    """

    def __init__(
        self, groups: int, places: int, carry: Sequence[int], back: Sequence[int]
    ) -> None: ...
    def run(self, worth: Sequence[int], price: Sequence[int], horizon: int) -> None:
        """Prices all routes of up to ``horizon`` seconds; other threads may run meanwhile."""

    def best(self, first: Sequence[int], seconds: int) -> int:
        """The most that a vehicle can earn in ``seconds``; at least 0."""

    def via(self, first: Sequence[int], seconds: int, group: int) -> int:
        """The same, when it begins with ``group``; far below 0 where it cannot."""

    def route(self, first: Sequence[int], seconds: int, group: int) -> list[tuple[int, int]]:
        """The trips of that route: (group, place)."""

class Annealing:
    """Local search for fleets whose vehicles take one party at a time.

    ``profiles`` are (carry, back) tables, ``vehicles`` (profile, first), ``room`` parties by place.
    """

    def __init__(
        self,
        groups: int,
        places: int,
        profiles: Sequence[tuple[Sequence[int], Sequence[int]]],
        vehicles: Sequence[tuple[int, Sequence[int]]],
        room: Sequence[int],
        seed: int,
    ) -> None: ...
    def begin_with(self, routes: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Begins from these routes, which must keep every room and hold a trip."""

    def run(self, moves: int, hot: float, cold: float, goal: int) -> int:
        """So many moves; ends early at ``goal``. Returns the best clearance so far."""

    def best_routes(self) -> list[list[tuple[int, int]]]:
        """The routes of that plan, by vehicle."""
