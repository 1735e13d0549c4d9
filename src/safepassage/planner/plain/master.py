"""The master problem: which mix of routes leaves the fewest parties waiting, fractions allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from safepassage.planner.plain.interrupting import interruptibly
from safepassage.planner.plain.world import PlainWorld

_NOTHING = 1e-6
"""Vehicles: what the simplex method leaves of nothing."""

Trips = tuple[tuple[int, int], ...]
"""The trips of a vehicle in order: (source, place), by their indices in the world."""


@dataclass(frozen=True, slots=True)
class Column:
    """A route that a vehicle of a class could take.

    ``seconds`` is its work by direct drives, ``least`` what no vehicle with these trips can beat.
    """

    fleet: int
    trips: Trips
    seconds: int
    least: int


@dataclass(frozen=True, slots=True)
class Prices:
    """What a party brought out is worth by source, and what room costs by place; in parties.

    ``vehicle`` is what the master pays for one more vehicle of a class: a hint, never a proof.
    """

    worth: tuple[float, ...]
    room: tuple[float, ...]
    vehicle: tuple[float, ...] = ()

    def towards(self, other: Prices, share: float) -> Prices:
        """A mix of both, ``share`` of it from the other."""

        def mix(ours: tuple[float, ...], theirs: tuple[float, ...]) -> tuple[float, ...]:
            return tuple(a + share * (b - a) for a, b in zip(ours, theirs, strict=True))

        return Prices(mix(self.worth, other.worth), mix(self.room, other.room), other.vehicle)


class Master:
    """A linear program over routes: demand by source, room by place, vehicles by class.

    ``a_vehicle``: how many parties left waiting a vehicle more is worth; nothing, mostly.
    """

    def __init__(self, world: PlainWorld, a_vehicle: float = 0.0) -> None:
        self._a_vehicle = a_vehicle
        self._world = world
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        # Neither reduced nor scaled: so each solution is where the search for the next begins.
        self._solver.SetSolverSpecificParametersAsString("use_preprocessing:0\nuse_scaling:0")
        self._infinity = self._solver.infinity()
        objective = self._solver.Objective()
        self._demand = []
        for demand in world.demand:
            row = self._solver.Constraint(demand, self._infinity)
            unmet = self._solver.NumVar(0, self._infinity, "")
            row.SetCoefficient(unmet, 1)
            objective.SetCoefficient(unmet, 1)
            self._demand.append(row)
        self._room = {
            place: self._solver.Constraint(-self._infinity, world.room[place])
            for place in world.tight_places
        }
        self._fleet = [
            self._solver.Constraint(-self._infinity, len(fleet.vehicles)) for fleet in world.classes
        ]
        self._columns: list[tuple[Column, pywraplp.Variable]] = []

    def add(self, column: Column) -> None:
        """One more route to choose from."""
        variable = self._solver.NumVar(0, self._infinity, "")
        takes = self._world.classes[column.fleet].takes
        self._fleet[column.fleet].SetCoefficient(variable, 1)
        self._solver.Objective().SetCoefficient(variable, self._a_vehicle)
        for source, trips in Counter(source for source, _ in column.trips).items():
            self._demand[source].SetCoefficient(variable, takes * trips)
        for place, trips in Counter(place for _, place in column.trips).items():
            if place in self._room:
                self._room[place].SetCoefficient(variable, takes * trips)
        self._columns.append((column, variable))

    def set_demand(self, source: int, parties: int) -> None:
        """So many wait there from now on."""
        self._demand[source].SetLb(parties)

    def set_room(self, place: int, parties: int) -> None:
        """A place that can fill up has room for so many from now on."""
        self._room[place].SetUb(parties)

    def set_vehicles(self, fleet: int, vehicles: int) -> None:
        """There are so many of a class from now on."""
        self._fleet[fleet].SetUb(vehicles)

    def within(self, seconds: int) -> None:
        """Only routes that can be done in this time count from now on."""
        for column, variable in self._columns:
            variable.SetUb(self._infinity if column.least <= seconds else 0.0)

    def solve(self, stop: Callable[[], bool]) -> float | None:
        """Parties left waiting; None where the solver failed, or ``stop()`` came first."""
        if interruptibly(self._solver, stop) != pywraplp.Solver.OPTIMAL:
            return None
        return float(self._solver.Objective().Value())

    def mixture(self) -> list[tuple[Column, float]]:
        """The routes of the last solution, each with how many vehicles take it."""
        amounts = ((column, variable.solution_value()) for column, variable in self._columns)
        return [(column, amount) for column, amount in amounts if amount > _NOTHING]

    def prices(self) -> Prices:
        """The duals of the last solution."""
        return Prices(
            tuple(max(0.0, row.dual_value()) for row in self._demand),
            tuple(
                max(0.0, -self._room[place].dual_value()) if place in self._room else 0.0
                for place in range(len(self._world.places))
            ),
            tuple(max(0.0, -row.dual_value()) for row in self._fleet),
        )
