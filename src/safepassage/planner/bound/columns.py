"""The columns of the joint programme: what one run uses of each row."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.ground import service_seconds
from safepassage.planner.bound.phases import ANYBODY
from safepassage.planner.bound.rows import Rows
from safepassage.planner.bound.runs import BestRun, Link, Runs
from safepassage.planner.bound.tariff import StepTariff


@dataclass
class Column:
    """One run as the programme sees it: its class, what it uses, when it is done."""

    fleet: int
    uses: dict[int, float]
    done: int


class Columns:
    """Makes columns of runs, for the rows of one programme."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._ground, self._grid = rows, rows.ground, rows.grid

    def of_run(self, number: int, runs: Runs, best: BestRun, tariff: StepTariff) -> Column:
        """What the best run of the fleet class of that number uses."""
        uses: dict[int, float] = {}
        for link in best.links:
            self._count_link(uses, runs, link, tariff)
        for crossing, zone, step in best.empty:
            rule = self._ground.scenario.crossings[crossing].inspection(zone)
            takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
            cost = tariff.lane_spent(crossing, zone, takes)
            cost = cost + tariff.escorted(crossing, zone, empty=True)
            passed = runs.sooner.where(-cost, step)
            times = tariff.lane_held(crossing, zone, takes, passed)
            self._count_timed(uses, "lane", self._rows.lane(crossing, zone), times, takes)
            self._count_convoy(uses, crossing, zone, passed, empty=True)
        return Column(number, uses, max(link.alighted_step for link in best.links))

    def _count_link(
        self, uses: dict[int, float], runs: Runs, link: Link, tariff: StepTariff
    ) -> None:
        cargo = runs.cargo
        kind = cargo.kinds[link.kind]
        amount = float(cargo.rates[link.level, link.kind])
        scenario = self._ground.scenario
        if kind is not ANYBODY:
            self._count_stock(uses, kind, link.place, link.boards_step, amount)
            final = cargo.final(kind, link.destination)
            self._count_landing(uses, kind, link.destination, final, link.landed_step, amount)
        ride, parties = runs.stays_beside(link)
        if ride is not None:
            last = self._grid.count - 1
            self._count_stock(uses, ride.kind, ride.place, last, parties)
            self._count_landing(uses, ride.kind, ride.destination, ride.final, 0, parties)
        stop = int(cargo.type.stop_seconds)
        first = 0 if link.place in cargo.alighting else stop
        for place, step, served, slack, fixed, takes, most in (
            (
                link.place,
                link.board_step,
                link.boards_step,
                runs.near("board", link.level, link.kind),
                first,
                cargo.own_seconds(cargo.board_takes, link.kind),
                cargo.longest,
            ),
            (
                link.destination,
                link.alight_step,
                link.alights_step,
                runs.near("alight", link.level, link.kind),
                stop,
                cargo.own_seconds(cargo.alight_takes, link.kind),
                cargo.most_alight,
            ),
        ):
            stopped = slack.where(-tariff.bay_spent(place, fixed), step)
            times = tariff.bay_held(place, fixed, stopped)
            self._count_timed(uses, "bay", (place,), times, fixed)
            times = tariff.bay_shared(place, fixed, takes, most, served)
            self._count_timed(uses, "bay", (place,), times, amount * takes)
        for crossing, zone, step in link.passes:
            rule = scenario.crossings[crossing].inspection(zone)
            fixed = int(rule.loaded_seconds)
            takes = service_seconds(rule.per_head_seconds, kind.needs)
            most = cargo.longest_heads(rule.per_head_seconds)
            self._count_convoy(uses, crossing, zone, step, empty=False)
            lane = self._rows.lane(crossing, zone)
            times = tariff.lane_held(crossing, zone, fixed, step)
            self._count_timed(uses, "lane", lane, times, fixed)
            times = tariff.lane_shared(crossing, zone, fixed, takes, most, step)
            self._count_timed(uses, "lane", lane, times, amount * takes)

    def _count_landing(
        self,
        uses: dict[int, float],
        kind: Commodity,
        place: str,
        final: bool,
        step: int,
        amount: float,
    ) -> None:
        """So many parties set down: they take room for good, or wait there for others."""
        if not final:
            self._count_stock(uses, kind, place, step, -amount)
            return
        for row, use in self._rows.room_use(kind, place):
            uses[row] = uses.get(row, 0.0) + use * amount

    def _count_stock(
        self, uses: dict[int, float], kind: Commodity, place: str, step: int, amount: float
    ) -> None:
        """Leaving a place counts for the people who must leave, and against those who wait."""
        for row in self._rows.stock[kind, place]:
            if self._rows.rows[row].what == "stock":
                uses[row] = uses.get(row, 0.0) - amount
            elif step <= self._rows.rows[row].end:
                uses[row] = uses.get(row, 0.0) + amount

    def _count_convoy(
        self, uses: dict[int, float], crossing: str, zone: str, step: int, *, empty: bool
    ) -> None:
        """A place in a convoy, begun in the step."""
        for row in self._rows.convoys.get((crossing, zone, empty), ()):
            if self._rows.rows[row].begin <= step < self._rows.rows[row].end:
                uses[row] = uses.get(row, 0.0) + 1.0

    def _count_timed(
        self,
        uses: dict[int, float],
        what: str,
        key: tuple[object, ...],
        times: tuple[int, int],
        seconds: float,
    ) -> None:
        """So many seconds of a lane or bay, evenly over the time for which it is held."""
        rows = self._rows.timed.get((what, key))
        begin, held = times
        if rows is None or held <= 0 or seconds <= 0:
            return
        length = self._grid.length
        for row in rows:
            shared = min(begin + held, self._rows.rows[row].end * length) - max(
                begin, self._rows.rows[row].begin * length
            )
            if shared > 0:
                uses[row] = uses.get(row, 0.0) + seconds * shared / held
