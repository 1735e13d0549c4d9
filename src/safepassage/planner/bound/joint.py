"""Everything together: can so many people be received by a time, for all that bounds know?

The question is a linear programme over the runs of all vehicles (Dantzig and Wolfe, 1960): moved
are the people of each commodity from each place; lanes and bays have so many seconds in each
stretch of time; reception points have so much room. Its value is the greatest share of everybody
that can be moved. Runs are priced by dynamic programming as they are needed, and at every turn the
prices alone prove an upper bound on the share (Lagrange): where it falls below one, no plan exists.
Stopping early leaves that proof valid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Need, Role, Window
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.grid import Grid, Prices
from safepassage.planner.bound.ground import Ground, service_seconds
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.runs import BestRun, Link, Runs
from safepassage.planner.bound.tails import standing_tails
from safepassage.planner.bound.tariff import StepTariff
from safepassage.planner.bound.ways import ways_out

STRETCHES = 48
"""Into how many stretches of time lanes, bays and waiting people are told apart."""

UNMET = 2.0
"""What leaving all of one commodity costs in the programme, in shares of everybody."""

PULL = 0.6
"""How strongly prices are drawn to those that proved most (Wentges, 1997)."""

GAIN = 1e-9
"""What a run must add to the programme's value to be worth adding."""

SURE = 1e-7
"""How far below one a share must be before rounding errors cannot have made it so."""


@dataclass(frozen=True)
class Row:
    """One row of the programme: what it limits, and where in time."""

    what: str
    key: tuple[object, ...]
    begin: int = 0
    end: int = 0
    limit: float = 0.0
    share: float = 0.0


@dataclass
class Column:
    """One run as the programme sees it: its class, what it uses, when it is done."""

    fleet: int
    uses: dict[int, float]
    done: int


@dataclass
class Verdict:
    """What was found for one time limit: shares that can, and at most could, be received."""

    attained: float = 0.0
    at_most: float = np.inf
    prices: NDArray[np.float64] | None = None


class Joint:
    """The programme for one demand on one ground; asked for one time limit after the other."""

    def __init__(
        self, ground: Ground, demand: Demand, grid: Grid, hints: Hints, spare: int = 0
    ) -> None:
        self.ground, self.demand, self.grid = ground, demand, grid
        self.spare = spare
        self.useful = ways_out(ground, demand)
        self.hints = hints
        onward = standing_tails(ground, list(self.useful))
        free = [p for p in ground.scenario.places if ("bay", (p,)) not in hints.timed]
        self.runs = [
            Runs(
                ground,
                fleet,
                demand,
                self.useful,
                grid,
                hints.measures.get(number, {}),
                onward,
                free,
            )
            for number, fleet in enumerate(ground.fleet)
        ]
        self.rows: list[Row] = []
        self._stock: dict[tuple[Commodity, str], list[int]] = {}
        self._timed: dict[tuple[str, tuple[object, ...]], list[int]] = {}
        self._rooms: dict[tuple[str, str], int] = {}
        self._edges = np.unique(np.linspace(0, grid.count, STRETCHES + 1).astype(int))
        self._make_rows()
        self.columns: list[Column] = []
        self._best: NDArray[np.float64] | None = None
        self._all_of: dict[Commodity, int] = {}
        for (kind, _), lots in demand.ready.items():
            self._all_of[kind] = self._all_of.get(kind, 0) + sum(n for _, n in lots)

    # Rows.

    def _make_rows(self) -> None:
        for kind, place in self._standing():
            self._make_stock(kind, place)
        scenario = self.ground.scenario
        for crossing in scenario.crossings.values():
            if crossing.lanes is None:
                continue
            for zone in ("",) if crossing.lanes_shared else crossing.zones:
                windows = self.ground.crossing_windows[crossing.id]
                self._make_timed("lane", (crossing.id, zone), crossing.lanes, windows)
        for there in scenario.places.values():
            if there.bays is not None:
                windows = self.ground.place_windows[there.id]
                self._make_timed("bay", (there.id,), there.bays, windows)
        taken: dict[str, list[int]] = {}
        for used in scenario.under_way.room_taken:
            now = taken.setdefault(used.place, [0] * len(Need))
            for i, heads in enumerate(used.heads):
                now[i] += heads
        for there in scenario.places.values():
            if not there.receives or Role.HANDOVER in there.roles:
                continue
            used_up = taken.get(there.id, [0] * len(Need))
            if there.room.heads is not None:
                self._make_room(there.id, "heads", there.room.heads - sum(used_up))
            if there.room.by_need is not None:
                for i, need in enumerate(Need):
                    room = there.room.by_need.get(need, 0) - used_up[i]
                    self._make_room(there.id, need.value, room)

    def _standing(self) -> list[tuple[Commodity, str]]:
        """Where people of each kind may wait: at the start, and at handover points."""
        standing = dict.fromkeys(self.demand.ready)
        for kind in dict.fromkeys(kind for kind, _ in self.demand.ready):
            for place in sorted(self.useful[kind]):
                if Role.HANDOVER in self.ground.scenario.places[place].roles:
                    standing.setdefault((kind, place))
        return list(standing)

    def _make_stock(self, kind: Commodity, place: str) -> None:
        lots = self.demand.ready.get((kind, place), [])
        rows = [
            self._row(
                Row("stock", (kind, place), end=self.grid.count, share=sum(n for _, n in lots))
            )
        ]
        handover = Role.HANDOVER in self.ground.scenario.places[place].roles
        if handover or any(ready > 0 for ready, _ in lots):
            for edge in self._edges[1:-1]:
                there = sum(n for ready, n in lots if self.grid.step(ready) <= edge)
                if handover or there < self.rows[rows[0]].share:
                    rows.append(self._row(Row("wait", (kind, place), end=int(edge), share=there)))
        self._stock[kind, place] = rows

    def _make_timed(
        self, what: str, key: tuple[object, ...], many: int, windows: tuple[Window, ...]
    ) -> None:
        length = self.grid.length
        if (what, key) not in self.hints.timed:
            return
        rows = []
        for begin, end in zip(self._edges[:-1], self._edges[1:], strict=True):
            open_for = (end - begin) * length
            if windows:
                open_for = sum(
                    max(0, min(int(w.end), end * length) - max(int(w.begin), begin * length))
                    for w in windows
                )
            rows.append(
                self._row(Row(what, key, int(begin), int(end), limit=float(many * open_for)))
            )
        self._timed[what, key] = rows

    def _make_room(self, place: str, what: str, room: int) -> None:
        self._rooms[place, what] = self._row(Row("room", (place, what), limit=float(max(0, room))))

    def _row(self, row: Row) -> int:
        self.rows.append(row)
        return len(self.rows) - 1

    # Prices.

    def tariff(self, duals: NDArray[np.float64]) -> StepTariff:
        """The prices that the duals of the rows (none negative) stand for."""
        count = self.grid.count
        potentials: dict[tuple[Commodity, str], Prices] = {}
        for key, rows in self._stock.items():
            worth = np.full(count, duals[rows[0]])
            for row in rows[1:]:
                worth[: self.rows[row].end + 1] -= duals[row]
            potentials[key] = worth
        timed: dict[tuple[str, tuple[object, ...]], Prices] = {}
        for key2, rows in self._timed.items():
            price = np.zeros(count)
            for row in rows:
                price[self.rows[row].begin : self.rows[row].end] = duals[row]
            timed[key2] = price
        landings: dict[tuple[Commodity, str], float] = {}
        for kind in dict.fromkeys(kind for kind, _ in self._stock):
            for place in self.ground.scenario.places.values():
                if place.receives and (not kind.accepts or place.id in kind.accepts):
                    landings[kind, place.id] = sum(
                        duals[row] * use for row, use in self._room_use(kind, place.id)
                    )
        lanes = {
            (crossing.id, zone): timed["lane", self._lane(crossing.id, zone)]
            for crossing in self.ground.scenario.crossings.values()
            for zone in crossing.zones
            if ("lane", self._lane(crossing.id, zone)) in timed
        }
        bays = {str(key[0]): price for (what, key), price in timed.items() if what == "bay"}
        return StepTariff(self.grid, potentials, landings, bays, lanes)

    def _room_use(self, kind: Commodity, place: str) -> list[tuple[int, int]]:
        uses = [("heads", kind.needs.heads)]
        uses += [(need.value, heads) for need, heads in zip(Need, kind.needs, strict=True)]
        return [
            (self._rooms[place, what], use)
            for what, use in uses
            if use and (place, what) in self._rooms
        ]

    def worth_of_all(self, tariff: StepTariff) -> tuple[float, float]:
        """What moving everybody is worth; and the greatest worth of one head."""
        total, dearest = 0.0, 0.0
        for (kind, place), lots in self.demand.ready.items():
            worth = tariff.potentials[kind, place]
            for ready, amount in lots:
                total += amount * float(worth[min(self.grid.step(ready), self.grid.count - 1)])
            dearest = max(dearest, float(worth.max()) / kind.needs.heads)
        return total, dearest

    # The programme.

    def ask(self, limit: int, stop: Callable[[], bool], turns: int = 400) -> Verdict:
        """Whether everybody can be received by the step ``limit``, as far as ``turns`` tell."""
        from ortools.linear_solver import pywraplp

        solver = pywraplp.Solver.CreateSolver("GLOP")
        verdict = Verdict()
        rows, share = self._skeleton(solver)
        fleet_rows = [solver.Constraint(0, runs.fleet.count) for runs in self.runs]
        variables = 0

        def add(column: Column) -> None:
            nonlocal variables
            variables += 1
            variable = solver.NumVar(0, solver.infinity(), "")
            fleet_rows[column.fleet].SetCoefficient(variable, 1)
            for row, use in column.uses.items():
                rows[row].SetCoefficient(variable, use)

        for column in self.columns:
            if column.done <= limit:
                add(column)
        center = self._best
        pull = PULL if center is not None else 0.0
        for _ in range(turns):
            if stop():
                break
            if variables:
                if solver.Solve() != solver.OPTIMAL:
                    break
                verdict.attained = share.solution_value()
                duals = np.array([max(0.0, row.dual_value()) for row in rows])
                rents = np.array([max(0.0, row.dual_value()) for row in fleet_rows])
            else:
                duals, rents = self._first_prices(limit), np.zeros(len(self.runs))
            if verdict.attained >= 1:
                break
            prices = duals if center is None else pull * center + (1 - pull) * duals
            tariff = self.tariff(prices)
            earned, found = self._price(tariff, limit, stop)
            if earned is None:
                break
            rents_paid = [(c, self._reduced(c, duals, rents)) for c in found]
            for column in (column for column, gain in rents_paid if gain > GAIN):
                self.columns.append(column)
                add(column)
            total, dearest = self.worth_of_all(tariff)
            if total > 0:
                earned += sum(prices[i] * row.limit for i, row in enumerate(self.rows))
                at_most = (earned + self.spare * dearest) / total
                if at_most < verdict.at_most:
                    verdict.at_most, verdict.prices = at_most, prices / total
                    center = self._best = verdict.prices
                if at_most < 1 - SURE:
                    break
            if any(gain > GAIN for _, gain in rents_paid):
                pull = PULL if center is not None else 0.0
            elif pull == 0.0:
                break
            else:
                pull = 0.0
        return verdict

    def _price(
        self, tariff: StepTariff, limit: int, stop: Callable[[], bool]
    ) -> tuple[float | None, list[Column]]:
        """What all vehicles together can earn at most, and a best run of each class."""
        earned, found = 0.0, list[Column]()
        for number, runs in enumerate(self.runs):
            if stop():
                return None, found
            best = runs.best(tariff, limit)
            earned += runs.fleet.count * best.worth
            if best.links:
                found.append(self._column(number, best, tariff))
        return earned, found

    def blame(self, verdict: Verdict) -> dict[str, float]:
        """How much of the bound's value each scarce thing has at the prices that prove it."""
        blame: dict[str, float] = {}
        if verdict.prices is None:
            return blame
        for price, row in zip(verdict.prices, self.rows, strict=True):
            if row.what in ("lane", "bay", "room") and price * row.limit > 0:
                kind = "crossing" if row.what == "lane" else "place"
                name = f"{kind}:{row.key[0]}"
                blame[name] = blame.get(name, 0.0) + float(price * row.limit)
        blame["fleet"] = max(0.0, verdict.at_most - sum(blame.values()))
        return blame

    def _skeleton(self, solver: Any) -> tuple[list[Any], Any]:
        """The programme without runs: its rows, and the share that it makes as great as it can."""
        free = solver.infinity()
        share = solver.NumVar(0, 2.0, "share")
        objective = solver.Objective()
        objective.SetMaximization()
        objective.SetCoefficient(share, 1)
        spare = solver.NumVar(0, self.spare, "spare") if self.spare else None
        rows = []
        idle: Any = None
        for row in self.rows:
            made = solver.Constraint(-free, row.limit)
            if row.what == "stock":
                # Everybody of the commodity has left: share × all − left − not met ≤ 0.
                made.SetCoefficient(share, row.share)
                kind: Any = row.key[0]
                unmet = solver.NumVar(0, free, "")
                made.SetCoefficient(unmet, -1)
                objective.SetCoefficient(unmet, -UNMET / (row.share or self._all_of[kind]))
                idle = solver.NumVar(0, free, "")
                made.SetCoefficient(idle, 1)
                if row.share and spare is not None:
                    left = solver.NumVar(0, free, "")
                    made.SetCoefficient(left, -1 / kind.needs.heads)
                    self._spared(solver, left, spare)
            elif row.what == "wait":
                made.SetCoefficient(share, -row.share)
                made.SetCoefficient(idle, -1)
            rows.append(made)
        return rows, share

    def _spared(self, solver: Any, left: Any, spare: Any) -> None:
        """Those who may stay behind in any case are counted together."""
        name = "spared"
        made = solver.LookupConstraint(name)
        if made is None:
            made = solver.Constraint(-solver.infinity(), 0, name)
            made.SetCoefficient(spare, -1)
        made.SetCoefficient(left, 1)

    def _first_prices(self, limit: int) -> NDArray[np.float64]:
        """What the average over time suggests, or heads where it says nothing."""
        hints = self.hints
        duals = np.zeros(len(self.rows))
        for (kind, place), rows in self._stock.items():
            heads = kind.needs.heads * (1.0 if (kind, place) in self.demand.ready else 0.5)
            duals[rows[0]] = hints.parties.get((kind, place), heads)
        for (what, key), rows in self._timed.items():
            price, head, tail = hints.timed.get((what, key), (0.0, 0, 0))
            for row in rows:
                if self.rows[row].end > self.grid.step(head):
                    last = limit - tail // self.grid.length
                    duals[row] = price if self.rows[row].begin < last else 0.0
        for key2, row in self._rooms.items():
            duals[row] = hints.rooms.get(key2, 0.0)
        return duals

    # Columns.

    def _column(self, number: int, best: BestRun, tariff: StepTariff) -> Column:
        uses: dict[int, float] = {}
        runs = self.runs[number]
        for link in best.links:
            self._count_link(uses, runs, link, tariff)
        for crossing, zone, step in best.empty:
            rule = self.ground.scenario.crossings[crossing].inspection(zone)
            takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
            self._count_timed(uses, "lane", self._lane(crossing, zone), step, takes, takes)
        return Column(number, uses, max(link.alighted_step for link in best.links))

    def _lane(self, crossing: str, zone: str) -> tuple[object, ...]:
        shared = self.ground.scenario.crossings[crossing].lanes_shared
        return (crossing, "" if shared else zone)

    def _count_link(
        self, uses: dict[int, float], runs: Runs, link: Link, tariff: StepTariff
    ) -> None:
        cargo = runs.cargo
        kind = cargo.kinds[link.kind]
        needs = cargo.needs_of[link.kind]
        amount = float(cargo.rates[link.level, link.kind])
        scenario = self.ground.scenario
        self._count_stock(uses, kind, link.place, link.board_step, amount)
        end = scenario.places[link.destination]
        if end.receives and (not kind.accepts or end.id in kind.accepts):
            for row, use in self._room_use(kind, end.id):
                uses[row] = uses.get(row, 0.0) + use * amount
        else:
            self._count_stock(uses, kind, end.id, link.alighted_step, -amount)
        stop = int(cargo.type.stop_seconds)
        first = 0 if link.place in cargo.alighting else stop
        for place, step, fixed, takes, most in (
            (link.place, link.board_step, first, cargo.board_takes[needs], cargo.longest),
            (
                link.destination,
                link.alight_step,
                stop,
                cargo.alight_takes[needs],
                cargo.most_alight,
            ),
        ):
            held = tariff.bay_held(place, fixed + takes, fixed + most, step)
            self._count_timed(uses, "bay", (place,), step, fixed, fixed)
            self._count_timed(uses, "bay", (place,), step, held, amount * takes)
        for crossing, zone, step in link.passes:
            rule = scenario.crossings[crossing].inspection(zone)
            fixed = int(rule.loaded_seconds)
            takes = service_seconds(rule.per_head_seconds, kind.needs)
            most = fixed + cargo.longest_heads(rule.per_head_seconds)
            held = tariff.lane_held(crossing, zone, fixed + takes, most, step)
            lane = self._lane(crossing, zone)
            self._count_timed(uses, "lane", lane, step, fixed, fixed)
            self._count_timed(uses, "lane", lane, step, held, amount * takes)

    def _count_stock(
        self, uses: dict[int, float], kind: Commodity, place: str, step: int, amount: float
    ) -> None:
        """Leaving a place counts for the people who must leave, and against those who wait."""
        for row in self._stock[kind, place]:
            if self.rows[row].what == "stock":
                uses[row] = uses.get(row, 0.0) - amount
            elif step <= self.rows[row].end:
                uses[row] = uses.get(row, 0.0) + amount

    def _count_timed(
        self,
        uses: dict[int, float],
        what: str,
        key: tuple[object, ...],
        step: int,
        held: int,
        seconds: float,
    ) -> None:
        """So many seconds of a lane or bay, evenly over the time for which it is held."""
        rows = self._timed.get((what, key))
        if rows is None or held <= 0 or seconds <= 0:
            return
        length = self.grid.length
        begin, end = step * length, step * length + held
        for row in rows:
            shared = min(end, self.rows[row].end * length) - max(
                begin, self.rows[row].begin * length
            )
            if shared > 0:
                uses[row] = uses.get(row, 0.0) + seconds * shared / held

    def _reduced(
        self, column: Column, duals: NDArray[np.float64], rents: NDArray[np.float64]
    ) -> float:
        """By how much the programme's value could rise with each run like this one."""
        used = sum(float(duals[row]) * use for row, use in column.uses.items())
        return -float(rents[column.fleet]) - used
