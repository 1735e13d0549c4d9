"""The whole search on one page: build, bound, improve in rounds, stop when nothing is left to gain.

A first list of trips is built greedily. Then rounds alternate: annealing chains improve the best
list, figure by figure in the order in which plans are compared, and bounds say what no plan can
beat. What happens when is decided by counts, never by the clock, so that the same scenario, seed
and version take the same way; the clock only says where on that way to stop.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Plan, Scenario
from safepassage.notices import Notice, Refused, Where
from safepassage.planner import _engine
from safepassage.planner.alone import is_large, solve_alone
from safepassage.planner.argument import Argument
from safepassage.planner.bound import Accepts, Bounding
from safepassage.planner.chains import FIRST_ROUND, LONGEST_ROUND, Chains
from safepassage.planner.in_force import InForce, lists_of_trips
from safepassage.planner.keeping import kept_where_free
from safepassage.planner.looks import Looks
from safepassage.planner.plain import Haul, Outcome, PlainSearch, plain_search
from safepassage.planner.problem import NONE, Translation, translate
from safepassage.planner.progress import Progress, Stop, Watch
from safepassage.planner.written import write
from safepassage.travel import TravelTimes

PLAIN_SHARE = 0.95
"""The part of the time that the plain search may take where it applies."""

KEEPING_SHARE = 0.1
"""The part of the time that is left for going back to the orders of a plan in force."""

PROVING_SHARE = 0.03
"""The part of the time, beyond it, that one figure's bound may take for prices to be checked."""

FITTING = 0.97
"""The part of the time left that the last round is to take."""

ROUNDS_AFTER_PROOF = 3
"""How many rounds go on for exposure and distance when everything before them is proven."""


class _Hour:
    """The time that is left, and whether anybody wants the search to end."""

    def __init__(self, seconds: float | None, stop: Stop) -> None:
        self._begin = time.monotonic()
        self._seconds = seconds
        self._stop = stop

    @property
    def passed(self) -> float:
        return time.monotonic() - self._begin

    @property
    def left(self) -> float:
        return float("inf") if self._seconds is None else self._seconds - self.passed

    def over(self) -> bool:
        return self.left <= 0 or self._stop()

    def left_but(self, share: float) -> float:
        """The seconds that are left before this share of the time."""
        return self.left - share * (self._seconds or 0)

    def over_but(self, share: float) -> bool:
        """Whether no more than this share of the time is left."""
        return self.over() or self.left_but(share) <= 0


def solve(
    scenario: Scenario,
    *,
    seconds: float | None,
    iterations: int | None,
    seed: int,
    threads: int,
    watch: Watch,
    stop: Stop,
    in_force: InForce | None = None,
    accepts: Accepts | None = None,
) -> Plan:
    """The best plan found, with its bounds.

    Of those certificates that a programme finds, only what somebody ``accepts`` is told.

    It ends after ``seconds``, when ``stop`` says so, when ``iterations`` neighbours were evaluated
    in each chain, or when the plan is proven and polished. Ended by one of the last two, the same
    scenario, seed and version give the same plan, whatever ``threads``. What is left of a plan
    ``in_force`` is where the search begins, too; the plan is no worse than it where it still
    stands, and keeps its orders where that costs nothing. Raises
    :class:`~safepassage.notices.Refused` where no plan can end every run where it must end.
    """
    hour = _Hour(seconds, stop)
    times = TravelTimes(scenario)
    plain = plain_search(scenario, times, seed)
    if plain is not None and in_force is None and is_large(scenario):
        made = solve_alone(
            scenario,
            times,
            plain,
            seconds=None if seconds is None else hour.left,
            rounds=None if iterations is None else 1 + iterations // FIRST_ROUND,
            seed=seed,
            watch=watch,
            stop=hour.over,
            passed=lambda: hour.passed,
        )
        if made is not None:
            return made
    translation = translate(scenario, times)
    chains = Chains(translation, seed, threads)
    looks = Looks(
        scenario,
        times,
        seconds=seconds,
        threads=threads,
        by_count=iterations is not None,
        stop=hour.over,
    )
    if chains.slow_to_build:
        looks.prepare()
    told = [] if in_force is None else list(lists_of_trips(translation, in_force.rest))
    lists = told or _soon(translation, plain, hour) if chains.slow_to_build else told
    chains.begin_from(lists)
    standing = None if in_force is None else in_force.standing
    kept_back = 0.0 if in_force is None else KEEPING_SHARE
    bounding = Bounding(scenario, times)
    proving = PROVING_SHARE * (seconds or 0.0)
    argument = Argument()

    def best_figures() -> Figures:
        """Those of the search's best plan, or of the plan in force where it is no worse."""
        if standing is not None and _no_worse(standing.figures, chains.figures, scenario):
            return standing.figures
        return chains.figures

    def bounds() -> Bounds:
        figures = best_figures()
        if not argument.covers(figures):
            argument.add(figures, bounding.bounds(figures))
        return argument.beside(figures)

    def report() -> None:
        watch(Progress(hour.passed, best_figures(), bounds()))

    report()
    if plain is not None and not _enough(chains, iterations):
        if lists is not told and chains.figures.left_behind_in_all == 0:
            argument.add(chains.figures, _with_clearance(bounds(), plain.outcome()))
        for outcome in plain.outcomes(
            None if seconds is None else PLAIN_SHARE * hour.left,
            hour.over,
            None if chains.figures.left_behind_in_all else chains.figures.clearance,
            rounds=None if iterations is None else 1 + iterations // FIRST_ROUND,
        ):
            if outcome.routes is not None:
                chains.offer(_trips_of(translation, outcome.routes))
            if chains.figures.left_behind_in_all == 0:
                argument.add(chains.figures, _with_clearance(bounds(), outcome))
            report()

    length = FIRST_ROUND
    rounds = rounds_since_proof = 0
    with looks:
        while not hour.over_but(kept_back) and not _enough(chains, iterations):
            if _proven(best_figures(), bounds(), scenario.clearance_step):
                rounds_since_proof += 1
                if rounds_since_proof > ROUNDS_AFTER_PROOF:
                    break
            if iterations is not None:
                length = min(length, max(1, iterations - chains.evaluated))
            before, known = best_figures(), bounds()
            looks.before_round(rounds, before)
            begun = hour.passed
            chains.round(length, known, lambda: hour.over_but(kept_back))
            found = looks.after_round()
            if found is not None:
                argument.add(*found)
            rounds += 1
            a_neighbour = (hour.passed - begun) / length
            length = min(2 * length, LONGEST_ROUND)
            if iterations is None:
                # A round that the clock cuts short never cools: the last one is made to fit.
                fitting = hour.left_but(kept_back) * FITTING / a_neighbour
                length = max(1, int(min(length, fitting)))
            if found is not None or best_figures() != before:
                report()
        found = looks.last()
        if found is not None:
            argument.add(*found)
    if standing is not None and _no_worse(standing.figures, chains.figures, scenario):
        proven = bounding.certified(standing.figures, bounds(), accepts, proving)
        return replace(standing, bounds=proven)
    _refuse_if_stranded(translation, chains)
    best = chains.best
    if in_force is not None:
        best = kept_where_free(
            translation, chains.searches[0], best, in_force.rest, told, hour.over
        )
    plan = write(translation, chains.searches[0], best, bounds=None, seed=seed)
    if not argument.covers(plan.figures):
        argument.add(plan.figures, bounding.bounds(plan.figures))
    known = argument.beside(plan.figures)
    if plain is not None:
        evident = replace(known.clearance, certificate=plain.certificate(scenario))
        known = replace(known, clearance=evident)
    proven = bounding.certified(plan.figures, known, accepts, proving)
    return replace(plan, bounds=proven)


def _soon(
    translation: Translation, plain: PlainSearch | None, hour: _Hour
) -> list[list[_engine.Trip]]:
    """The first routes of the plain search, which are found sooner than a list is built."""
    outcomes = iter(()) if plain is None else plain.outcomes(None, hour.over)
    found = (outcome.routes for outcome in outcomes if outcome.routes is not None)
    return [_trips_of(translation, routes) for routes in islice(found, 1)]


def _no_worse(figures: Figures, other: Figures, scenario: Scenario) -> bool:
    """Whether a plan with these figures is as good as one with the others."""
    step = scenario.clearance_step
    return figures.key(step) <= other.key(step)


def _refuse_if_stranded(translation: Translation, chains: Chains) -> None:
    """Where a vehicle can in no way end as it must, there is no plan to write."""
    search = chains.searches[0]
    if search.evaluate(chains.best).broken == 0:
        return
    scenario = translation.scenario
    stranded = [scenario.vehicles[translation.vehicles[v]] for v in search.stranded]
    raise Refused(
        tuple(
            Notice(
                "C-VEHICLE-STRANDED",
                where=Where(file="vehicles", field=vehicle.id),
                numbers={"vehicle": vehicle.id, "place": vehicle.end or ""},
            )
            for vehicle in stranded
        )
    )


def _with_clearance(bounds: Bounds, outcome: Outcome) -> Bounds:
    """The bounds with the plain search's for the clearance, where it is larger."""
    if outcome.bound <= bounds.clearance.value:
        return bounds
    return replace(bounds, clearance=Bound(outcome.bound, outcome.proof))


def _proven(figures: Figures, bounds: Bounds, step: int) -> bool:
    """Whether nothing is left to gain before exposure."""
    return (
        all(figures.left_behind[p] <= bounds.left_behind[p].value for p in PRIORITIES)
        and figures.t1_clearance <= bounds.t1_clearance.value
        and -(-figures.clearance // step) <= -(-bounds.clearance.value // step)
    )


def _enough(chains: Chains, iterations: int | None) -> bool:
    return iterations is not None and chains.evaluated >= iterations


def _trips_of(
    translation: Translation, routes: Mapping[str, tuple[Haul, ...]]
) -> list[_engine.Trip]:
    """The plain search's routes as a list of trips, the vehicles taking turns."""
    trips = []
    for turn in range(max((len(hauls) for hauls in routes.values()), default=0)):
        for number, vehicle in enumerate(translation.vehicles):
            hauls = routes.get(vehicle, ())
            if turn < len(hauls):
                haul = hauls[turn]
                trip = _engine.Trip()
                trip.vehicle = number
                trip.picks = [translation.point(haul.pickup), NONE, NONE]
                trip.drops = [translation.point(haul.destination), NONE, NONE]
                trip.first_lot = translation.lot_index[next(iter(haul.parties))]
                trips.append(trip)
    return trips
