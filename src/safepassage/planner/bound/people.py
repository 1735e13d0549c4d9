"""The people of the averages: who leaves and comes where, and the room that receives them."""

from __future__ import annotations

from typing import Any

from safepassage.model import Need, Needs
from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.frame import Frame


class People:
    """The rows of the demand and of room, filled ride by ride then closed."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._moves: dict[tuple[Commodity, str], list[tuple[Any, float]]] = {}
        self._rooms: dict[tuple[str, str], list[tuple[Any, float]]] = {}
        self.demand_rows: dict[tuple[Commodity, str], Any] = {}
        self.room_rows: dict[tuple[str, str], Any] = {}

    def ride(self, kind: Commodity, origin: str, goal: str, amount: Any) -> None:
        """So many leave ``origin`` and come to ``goal``."""
        self._moves.setdefault((kind, origin), []).append((amount, 1.0))
        if self._frame.final(kind, goal):
            for what, use in room_use(kind.needs, kind.needs.heads):
                self._rooms.setdefault((goal, what), []).append((amount, float(use)))
        else:
            self._moves.setdefault((kind, goal), []).append((amount, -1.0))

    def close(self) -> None:
        """Everybody but the spare leaves where they wait, and no more come than there is room."""
        self._add_demand()
        self._add_rooms()

    def _add_demand(self) -> None:
        spared = self._frame.solver.Constraint(-self._frame.free, self._frame.spare)
        for kind, place in dict.fromkeys([*self._frame.demand.ready, *self._moves]):
            many = sum(n for _, n in self._frame.demand.ready.get((kind, place), []))
            row = self._frame.solver.Constraint(many, self._frame.free)
            self.demand_rows[kind, place] = row
            for amount, coefficient in self._moves.get((kind, place), []):
                row.SetCoefficient(amount, row.GetCoefficient(amount) + coefficient)
            if self._frame.spare and many:
                left = self._frame.solver.NumVar(0, many, "")
                row.SetCoefficient(left, 1)
                spared.SetCoefficient(left, kind.needs.heads)

    def _add_rooms(self) -> None:
        scenario = self._frame.ground.scenario
        taken: dict[str, Needs] = {}
        for used in scenario.under_way.room_taken:
            taken[used.place] = taken.get(used.place, Needs()).plus(used.heads)
        for (place, what), amounts in self._rooms.items():
            room = scenario.places[place].room
            used_up = taken.get(place, Needs())
            if what == "heads":
                limit = None if room.heads is None else room.heads - used_up.heads
            else:
                need = Need(what)
                held = list(Need).index(need)
                limit = None if room.by_need is None else room.by_need.get(need, 0) - used_up[held]
            if limit is not None:
                row = self._frame.solver.Constraint(-self._frame.free, max(0, limit))
                self.room_rows[place, what] = row
                for amount, use in amounts:
                    row.SetCoefficient(amount, use)

    # The least T.


def room_use(needs: Needs, heads: int) -> list[tuple[str, int]]:
    """What a party takes of a reception point: heads, and heads of each need."""
    by_need = [(need.value, n) for need, n in zip(Need, needs, strict=True) if n]
    return [("heads", heads), *by_need]
