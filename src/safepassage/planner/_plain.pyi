"""Pricing and annealing for scenarios in which trips are independent (compiled)."""

from collections.abc import Callable, Sequence

NEVER: int

class Pricing:
    """The best single route within a time, for given whole prices.

    ``carry`` and ``back`` are tables by rows, [group][place] and [place][group]; ``firsts`` has a
    row by group for each way in which vehicles start.
    """

    def __init__(
        self,
        groups: int,
        places: int,
        carry: Sequence[int],
        back: Sequence[int],
        firsts: Sequence[Sequence[int]],
    ) -> None: ...
    def run(
        self, worth: Sequence[int], price: Sequence[int], horizon: int, stop: Callable[[], bool]
    ) -> bool:
        """Prices all routes of up to ``horizon`` seconds; other threads may run meanwhile.

        False where ``stop``, asked now and then, said so.
        """

    def best(self, seconds: int) -> list[int]:
        """The most that a vehicle can earn in ``seconds``, by start; at least 0."""

    def routes(
        self, start: int, seconds: int, most: int, least: int
    ) -> list[list[tuple[int, int]]]:
        """The best routes of a start that earn more than ``least``, at most so many.

        The best comes first, and there is one for each first group; trips are (group, place).
        """

class Annealing:
    """Local search for fleets whose vehicles take one party at a time.

    ``profiles`` are (carry, back) tables, ``firsts`` rows by group for each start, ``vehicles``
    (profile, start), ``room`` parties by place.
    """

    def __init__(
        self,
        groups: int,
        places: int,
        profiles: Sequence[tuple[Sequence[int], Sequence[int]]],
        firsts: Sequence[Sequence[int]],
        vehicles: Sequence[tuple[int, int]],
        room: Sequence[int],
        seed: int,
    ) -> None: ...
    def begin_with(self, routes: Sequence[Sequence[tuple[int, int]]], loads: Sequence[int]) -> bool:
        """Begins from these routes, which must keep every room.

        Trips are added until each group has so many loads; False where that cannot be.
        """

    def begin_along(
        self,
        starts: Sequence[tuple[int, int, int]],
        carries: Sequence[tuple[int, int, int]],
        backs: Sequence[tuple[int, int, int]],
        enough: int,
        loads: Sequence[int],
    ) -> bool:
        """Begins from routes along the links of a flow: from here to there, so many times.

        Vehicles that have worked ``enough`` seconds go on no more. Loads as for ``begin_with``.
        """

    def find_near(self, at_group: Sequence[int], at_place: Sequence[int]) -> None:
        """What is near from now on: by seconds to get there, less what getting there is worth."""

    def total(self) -> int:
        """What all vehicles work together, in seconds, as the routes stand now."""

    def run(self, moves: int, hot: float, cold: float, goal: int) -> int:
        """So many moves; ends early at ``goal``. Returns the best clearance so far."""

    def aim_at(self, target: int) -> None:
        """What is asked of every vehicle; it falls when it is met."""

    def best_routes(self) -> list[list[tuple[int, int]]]:
        """The routes of the best plan, by vehicle."""
