"""The rows of the joint programme: what is limited, when, and at which price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Need, Role, Window
from safepassage.planner.bound.convoys import Counted
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.grid import Grid, Prices
from safepassage.planner.bound.ground import NEVER, Ground
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.tariff import StepTariff

MOST_BEGINS = 40
"""Before so many begins of a timetable the vehicles that have passed in convoys are limited."""

MOST_STARTS = 6
"""From so many moments on they are counted at most."""


@dataclass(frozen=True)
class Row:
    """One row of the programme: what it limits, and where in time."""

    what: str
    key: tuple[object, ...]
    begin: int = 0
    end: int = 0
    limit: float = 0.0
    share: float = 0.0


class Rows:
    """People of each commodity, lanes and bays in stretches of time, convoys and room, as rows.

    ``stretches``: into how many of them the whole time is divided.
    """

    def __init__(
        self,
        ground: Ground,
        demand: Demand,
        grid: Grid,
        hints: Hints,
        useful: Mapping[Commodity, frozenset[str]],
        stretches: int,
        convoys: Sequence[Counted] = (),
        moved: Iterable[tuple[str, str]] = (),
    ) -> None:
        """``moved``: from which handover points to which people may be moved for nothing."""
        self.ground, self.demand, self.grid = ground, demand, grid
        self.hints, self.useful = hints, useful
        self.rows: list[Row] = []
        self.stock: dict[tuple[Commodity, str], list[int]] = {}
        self.timed: dict[tuple[str, tuple[object, ...]], list[int]] = {}
        self.convoys: dict[tuple[str, str, bool], list[int]] = {}
        self.rooms: dict[tuple[str, str], int] = {}
        self._alike = alike(moved)
        self._edges = np.unique(np.linspace(0, grid.count, stretches + 1).astype(int))
        self._make_rows()
        for counted in convoys:
            self._make_convoys(counted)

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
        together = [
            each
            for each in self._alike.get(place, [place])
            if each == place or each in self.useful[kind]
        ]
        known = next((self.stock[kind, p] for p in together if (kind, p) in self.stock), None)
        if known is not None:
            self.stock[kind, place] = known
            return
        lots = [lot for each in together for lot in self.demand.ready.get((kind, each), [])]
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
        self.stock[kind, place] = rows

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
        self.timed[what, key] = rows

    def _make_convoys(self, counted: Counted) -> None:
        """So many vehicles can pass before each begin of the fastest timetable, from the start on.

        And from when a window opens or people are ready, with all forgotten that was before.
        """
        length, count = self.grid.length, self.grid.count
        ready = {min(ready for ready, _ in lots) for lots in self.demand.ready.values()}
        moments = {int(window.begin) for window in counted.table.windows} | ready
        later = sorted(each for each in moments if counted.table.since < each < count * length)
        for start in (0, *later[:: -(-len(later) // MOST_STARTS) or 1]):
            begin = self.grid.step(start)
            table = counted.table.later(begin * length)
            begins = table.begins(table.since, count * length)
            under_way = self._under_way(counted, start)
            edges = sorted({self.grid.step(each) for each in begins} - {begin})
            for end in (*edges[:: -(-len(edges) // MOST_BEGINS) or 1], count):
                limit = table.begun(int(end) * length)
                if limit < NEVER:
                    limit += under_way
                    row = self._row(
                        Row("convoy", (counted.crossing,), begin, int(end), limit=float(limit))
                    )
                    for zone in counted.zones:
                        for empty in (False, True) if counted.empty else (False,):
                            key = (counted.crossing, zone, empty)
                            self.convoys.setdefault(key, []).append(row)

    def _under_way(self, counted: Counted, start: int) -> int:
        """How many vehicles of convoys that began before may still be inspected from then on.

        None when a window opens and the one before is over: a convoy lies in one window.
        """
        begin, windows = self.grid.step(start) * self.grid.length, counted.table.windows
        fresh = any(window.begin == start for window in windows)
        if begin == 0 or (fresh and all(w.end <= begin for w in windows if w.begin < start)):
            return 0
        return (counted.table.rule.max_vehicles - 1) * len(counted.zones)

    def _make_room(self, place: str, what: str, room: int) -> None:
        self.rooms[place, what] = self._row(Row("room", (place, what), limit=float(max(0, room))))

    def _row(self, row: Row) -> int:
        self.rows.append(row)
        return len(self.rows) - 1

    # Prices.

    def tariff(self, duals: NDArray[np.float64]) -> StepTariff:
        """The prices that the duals of the rows (none negative) stand for."""
        count = self.grid.count
        potentials: dict[tuple[Commodity, str], Prices] = {}
        for key, rows in self.stock.items():
            worth = np.full(count, duals[rows[0]])
            for row in rows[1:]:
                worth[: self.rows[row].end + 1] -= duals[row]
            potentials[key] = worth
        timed: dict[tuple[str, tuple[object, ...]], Prices] = {}
        for key2, rows in self.timed.items():
            price = np.zeros(count)
            for row in rows:
                price[self.rows[row].begin : self.rows[row].end] = duals[row]
            timed[key2] = price
        landings: dict[tuple[Commodity, str], float] = {}
        for kind in dict.fromkeys(kind for kind, _ in self.stock):
            for place in self.ground.scenario.places.values():
                if place.receives and (not kind.accepts or place.id in kind.accepts):
                    landings[kind, place.id] = sum(
                        duals[row] * use for row, use in self.room_use(kind, place.id)
                    )
        lanes = {
            (crossing.id, zone): timed["lane", self.lane(crossing.id, zone)]
            for crossing in self.ground.scenario.crossings.values()
            for zone in crossing.zones
            if ("lane", self.lane(crossing.id, zone)) in timed
        }
        convoys: dict[tuple[str, str, bool], Prices] = {}
        for passed, rows in self.convoys.items():
            convoys[passed] = np.zeros(count)
            for row in rows:
                convoys[passed][self.rows[row].begin : self.rows[row].end] += duals[row]
        bays = {str(key[0]): price for (what, key), price in timed.items() if what == "bay"}
        return StepTariff(self.grid, potentials, landings, bays, lanes, convoys)

    def room_use(self, kind: Commodity, place: str) -> list[tuple[int, int]]:
        """The rows of room that one party takes from, and how much."""
        uses = [("heads", kind.needs.heads)]
        uses += [(need.value, heads) for need, heads in zip(Need, kind.needs, strict=True)]
        return [
            (self.rooms[place, what], use)
            for what, use in uses
            if use and (place, what) in self.rooms
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

    def first_prices(self, limit: int) -> NDArray[np.float64]:
        """What the average over time suggests, or heads where it says nothing."""
        hints = self.hints
        duals = np.zeros(len(self.rows))
        for (kind, place), rows in self.stock.items():
            heads = kind.needs.heads * (1.0 if (kind, place) in self.demand.ready else 0.5)
            duals[rows[0]] = hints.parties.get((kind.whenever, place), heads)
        for (what, key), rows in self.timed.items():
            price, head, tail = hints.timed.get((what, key), (0.0, 0, 0))
            for row in rows:
                if self.rows[row].end > self.grid.step(head):
                    last = limit - tail // self.grid.length
                    duals[row] = price if self.rows[row].begin < last else 0.0
        for key2, row in self.rooms.items():
            duals[row] = hints.rooms.get(key2, 0.0)
        return duals

    def lane(self, crossing: str, zone: str) -> tuple[object, ...]:
        """Whose the lanes are: the crossing's, or those of one direction."""
        shared = self.ground.scenario.crossings[crossing].lanes_shared
        return (crossing, "" if shared else zone)


def alike(moved: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Places that hang together by such moves, each with all that hang together with it."""
    groups: dict[str, list[str]] = {}
    for begin, end in moved:
        first, second = groups.get(begin, [begin]), groups.get(end, [end])
        both = sorted({*first, *second})
        for place in both:
            groups[place] = both
    return groups
