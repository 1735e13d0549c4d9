"""The search that works with lists of trips: build, bound, improve in rounds, write.

A first list of trips is built greedily. Then rounds alternate: annealing chains improve the best
list, figure by figure in the order in which plans are compared, and bounds say what no plan can
beat. What happens when is decided by counts, never by the clock, so that the same scenario, seed
and version take the same way; the clock only says where on that way to stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Plan, Scenario
from safepassage.notices import Notice, Refused, Where
from safepassage.planner import _engine
from safepassage.planner.allowance import Allowance
from safepassage.planner.argument import Argument
from safepassage.planner.bound import Accepts
from safepassage.planner.bound.meter import Meter
from safepassage.planner.chains import FIRST_ROUND, LONGEST_ROUND, Chains
from safepassage.planner.in_force import InForce, lists_of_trips
from safepassage.planner.keeping import kept_where_free
from safepassage.planner.looks import Looks
from safepassage.planner.plain import Haul, Outcome, PlainSearch
from safepassage.planner.problem import NONE, Translation, translate
from safepassage.planner.progress import Progress, Warn, Watch
from safepassage.planner.prover import Prover
from safepassage.planner.written import write
from safepassage.travel import TravelTimes

PLAIN_SHARE = 0.95
"""The part of the time that the plain search may take where it applies."""

KEEPING_SHARE = 0.1
"""The part of the time that is left for going back to the orders of a plan in force."""

PROVING_SHARE = 0.03
"""The part of the time that is left for prices of one figure's bound that can be checked."""

MOST_PROVING = 5.0
"""Seconds: what one figure's bound may take for them at most."""

PROVEN_FIGURES = 2
"""T1 clearance and clearance: the figures whose bounds rest on such prices."""

FITTING = 0.97
"""The part of the time left that the last round is to take."""

ROUNDS_AFTER_PROOF = 3
"""How many rounds go on for exposure and distance when everything before them is proven."""

BRIEFEST = 1e-7
"""Seconds: no neighbour is evaluated sooner, whatever a coarse clock says."""


class Planning:
    """One scenario on its way to a plan; its parts are called in the order in which they stand."""

    def __init__(
        self,
        scenario: Scenario,
        times: TravelTimes,
        allowance: Allowance,
        *,
        seed: int,
        threads: int,
        watch: Watch,
        warn: Warn | None,
        in_force: InForce | None,
        accepts: Accepts | None,
    ) -> None:
        self._scenario, self._times, self._allowance = scenario, times, allowance
        self._seed, self._threads = seed, threads
        self._watch, self._warn, self._accepts = watch, warn, accepts
        self._translation = translate(scenario, times)
        self._chains = Chains(self._translation, seed, threads)
        self._in_force = in_force
        self._standing = None if in_force is None else in_force.standing
        self._kept_back = 0.0 if in_force is None else KEEPING_SHARE
        seconds = allowance.seconds
        # By count the clock decides nothing: prices are those that were found on the way.
        timed = accepts is not None and seconds is not None and not allowance.by_count
        self._proving = min(MOST_PROVING, PROVING_SHARE * seconds) if timed and seconds else 0.0
        if seconds:
            self._kept_back += PROVEN_FIGURES * self._proving / seconds
        self._told: list[list[_engine.Trip]] = []
        self._prover = Prover(scenario, times, warn)
        self._looks = self._made_looks()
        self._argument = Argument()
        self._plain: PlainSearch | None = None

    def begin(self, plain: PlainSearch | None) -> None:
        """First lists: of the plan in force, or built."""
        if self._in_force is not None:
            self._told = list(lists_of_trips(self._translation, self._in_force.rest))
        if self._chains.slow_to_build:
            self._looks.prepare()
        self._plain = plain
        self._chains.begin_from(self._told, self._begun_enough)
        self._report()

    def improve_plainly(self, plain: PlainSearch) -> None:
        """What the plain search finds and proves, for as long as it may."""
        allowance, chains = self._allowance, self._chains
        if allowance.spent(chains.evaluated):
            return
        for outcome in plain.outcomes(
            None if allowance.seconds is None else PLAIN_SHARE * allowance.left,
            allowance.over,
            None if chains.figures.left_behind_in_all else chains.figures.clearance,
            rounds=allowance.plain_rounds,
        ):
            if outcome.routes is not None:
                chains.offer(_trips_of(self._translation, outcome.routes))
            self._prove_plainly(outcome)
            self._report()

    def improve_in_rounds(self) -> None:
        """Rounds of annealing beside looks for bounds, until the end or until nothing is left."""
        allowance, chains = self._allowance, self._chains
        length = FIRST_ROUND
        rounds = rounds_since_proof = 0
        with self._looks as looks:
            while not self._over() and not allowance.spent(chains.evaluated):
                if _proven(self._figures, self._bounds(), self._scenario.clearance_step):
                    rounds_since_proof += 1
                    if rounds_since_proof > ROUNDS_AFTER_PROOF:
                        break
                if allowance.iterations is not None:
                    length = min(length, max(1, allowance.iterations - chains.evaluated))
                before, known = self._figures, self._bounds()
                looks.before_round(rounds, before)
                begun = allowance.passed
                chains.round(length, known, self._over)
                a_neighbour = max(BRIEFEST, (allowance.passed - begun) / length)
                found = looks.after_round()
                if found is not None:
                    self._argument.add(*found)
                rounds += 1
                length = self._next_length(length, a_neighbour)
                if found is not None or self._figures != before:
                    self._report()
            found = looks.last()
            if found is not None:
                self._argument.add(*found)

    def plan(self) -> Plan:
        """The best list written as a plan, or the plan in force where that is no worse."""
        standing, chains = self._standing, self._chains
        if standing is not None and _no_worse(standing.figures, chains.figures, self._scenario):
            return replace(standing, bounds=self._certified(standing.figures, None))
        _refuse_if_stranded(self._translation, chains)
        best = chains.best
        if self._in_force is not None:
            best = kept_where_free(
                self._translation,
                chains.searches[0],
                best,
                self._in_force.rest,
                self._told,
                self._allowance.over,
            )
        plan = write(self._translation, chains.searches[0], best, bounds=None, seed=self._seed)
        return replace(plan, bounds=self._certified(plan.figures, self._plain))

    def _begun_enough(self) -> bool:
        """Whether one first list is enough: nobody waits, or building has taken all the time.

        Where lists are short all are built, so that the clock says nothing about where one begins.
        """
        allowance = self._allowance
        return allowance.over() if self._chains.slow_to_build else allowance.unwanted()

    @property
    def _figures(self) -> Figures:
        """Those of the search's best plan, or of the plan in force where it is no worse."""
        standing, found = self._standing, self._chains.figures
        if standing is not None and _no_worse(standing.figures, found, self._scenario):
            return standing.figures
        return found

    def _bounds(self) -> Bounds:
        return self._bounds_beside(self._figures)

    def _bounds_beside(self, figures: Figures) -> Bounds:
        if not self._argument.covers(figures):
            self._argument.add(figures, self._prover.bounds(figures))
        return self._argument.beside(figures)

    def _certified(self, figures: Figures, plain: PlainSearch | None) -> Bounds:
        known = self._bounds_beside(figures)
        if plain is not None:
            found = self._prover.spared(lambda: plain.certificate(self._scenario))
            known = replace(known, clearance=replace(known.clearance, certificate=found))
        return self._prover.certified(
            figures, known, self._accepts, self._proving, self._allowance.unwanted
        )

    def _report(self) -> None:
        self._watch(Progress(self._allowance.passed, self._figures, self._bounds()))

    def _prove_plainly(self, outcome: Outcome) -> None:
        figures = self._chains.figures
        if figures.left_behind_in_all == 0:
            self._argument.add(figures, _with_clearance(self._bounds(), outcome))

    def _made_looks(self) -> Looks:
        allowance = self._allowance
        meter = Meter(counts=allowance.by_count)
        return Looks(
            Prover(self._scenario, self._times, self._warn, meter),
            seconds=allowance.seconds,
            waits=allowance.by_count or self._threads < 2,
            stop=allowance.over,
        )

    def _next_length(self, length: int, a_neighbour: float) -> int:
        """Twice as long; but a round that the clock cuts short never cools: the last one fits."""
        longer = min(2 * length, LONGEST_ROUND)
        if self._allowance.iterations is not None or self._allowance.seconds is None:
            return longer
        fitting = self._allowance.left_but(self._kept_back) * FITTING / a_neighbour
        return max(1, int(min(longer, fitting)))

    def _over(self) -> bool:
        return self._allowance.over_but(self._kept_back)


def _no_worse(figures: Figures, other: Figures, scenario: Scenario) -> bool:
    """Whether a plan with these figures is as good as one with the others."""
    step = scenario.clearance_step
    return figures.key(step) <= other.key(step)


def _refuse_if_stranded(translation: Translation, chains: Chains) -> None:
    """Where a vehicle can in no way end as it must, there is no plan to write."""
    search = chains.searches[0]
    if search.evaluate(chains.best).broken:
        # Somebody aboard cannot be brought on where a way is gone by then: such trips are left out.
        chains.offer(search.mend(chains.best))
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
