"""From a scenario to a plan: which search takes it, and what it may spend."""

from __future__ import annotations

from safepassage.model import Plan, Scenario
from safepassage.planner.allowance import Allowance
from safepassage.planner.alone import is_large, solve_alone
from safepassage.planner.bound import Accepts
from safepassage.planner.in_force import InForce
from safepassage.planner.plain import plain_search
from safepassage.planner.planning import Planning
from safepassage.planner.progress import Stop, Warn, Watch
from safepassage.travel import TravelTimes


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
    warn: Warn | None = None,
) -> Plan:
    """The best plan found, with its bounds.

    Of those certificates that a programme finds, only what somebody ``accepts`` is told.

    It ends after ``seconds``, when ``stop`` says so, when ``iterations`` neighbours were evaluated
    in each chain, or when the plan is proven and polished. Ended by one of the last two, the same
    scenario, seed and version give the same plan, whatever ``threads`` and the machine. What is
    left of a plan ``in_force`` is where the search begins, too; the plan is no worse than it where
    it still stands, and keeps its orders where that costs nothing. A mistake of ours in a bound is
    told to ``warn`` and costs that bound alone; without ``warn`` it is raised. Raises
    :class:`~safepassage.notices.Refused` where no plan can end every run where it must end.
    """
    allowance = Allowance(seconds, iterations, stop)
    times = TravelTimes(scenario)
    plain = plain_search(scenario, times, seed)
    if plain is not None and in_force is None and is_large(scenario):
        made = solve_alone(scenario, times, plain, allowance, seed=seed, watch=watch)
        if made is not None:
            return made
    planning = Planning(
        scenario,
        times,
        allowance,
        seed=seed,
        threads=threads,
        watch=watch,
        warn=warn,
        in_force=in_force,
        accepts=accepts,
    )
    planning.begin(plain)
    if plain is not None:
        planning.improve_plainly(plain)
    planning.improve_in_rounds()
    return planning.plan()
