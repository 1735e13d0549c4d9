"""Scenarios and plans: read, plan, verify, report, convert."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage import files, onward, verify
from safepassage.api.grounds import ground_of
from safepassage.files.check import impossible
from safepassage.files.together import all_or_nothing, can_be_written
from safepassage.language import Language
from safepassage.model import Figures, Plan, Scenario, road_profile
from safepassage.notices import Notice, Refused, Severity, Where
from safepassage.orders import Change
from safepassage.units import Seconds

if TYPE_CHECKING:
    from safepassage.planner import InForce
    from safepassage.planner.progress import Progress
    from safepassage.verify.bound import Checked

PLAN_FILE = "plan.json"
REPORT_FILE = "report.html"
SCENARIO_FILE = "scenario.xlsx"
"""Written where nobody has the scenario that a plan was made for: it came out of a ledger."""


class Unverified(Exception):
    """The planner made a plan that breaks a rule: our own mistake. Nothing was written."""

    def __init__(self, problems: tuple[Notice, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Effort:
    """How long the planner tries, and how.

    It ends after ``seconds`` or after ``iterations``, whichever comes first (None: no such end),
    or when the plan is proven best. The same ``seed`` and ``iterations`` give the same plan.
    """

    seconds: float | None = 60
    iterations: int | None = None
    seed: int = 0
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that was verified and written; ``seconds`` is how long the planning took.

    ``changes`` says what became of every order of the plan in force; None where there was none.
    ``notices`` warn of what failed on the way and cost no plan.
    """

    plan: Plan
    seconds: float
    plan_file: Path
    report_file: Path
    changes: tuple[Change, ...] | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker says of a plan: its problems, and the figures that its steps add up to.

    ``figures`` is None where the plan is for another scenario, so that nothing can be added up.
    """

    problems: tuple[Notice, ...]
    figures: Figures | None

    @property
    def of_another_scenario(self) -> bool:
        """Whether the plan was not made for this scenario at all."""
        return any(problem.code == OTHER_SCENARIO for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Proofs:
    """What became of each bound's certificate, and a notice for each that does not hold."""

    checked: tuple[Checked, ...]
    problems: tuple[Notice, ...]


OTHER_SCENARIO = "R0-SCENARIO"
"""The notice that says that a plan names another scenario."""


def check(source: Path) -> files.Reading:
    """What stands in the scenario's files, with every problem at once, and what is impossible."""
    reading = _read(source)
    if reading.scenario is None:
        return reading
    by_road = partial(_by_road, reading.scenario)
    notices = (*reading.notices, *impossible(reading.scenario, reading.origins, by_road))
    return files.Reading(reading.scenario, notices, reading.origins)


def read(source: Path) -> Scenario:
    """The scenario in a folder or workbook; warnings are for :func:`check` to tell."""
    reading = _read(source)
    if reading.scenario is None:
        raise Refused(tuple(n for n in reading.notices if n.severity is Severity.STOP))
    return reading.scenario


def _read(source: Path) -> files.Reading:
    """What stands in the files, with places on roads where the scenario names a file of roads."""
    reading = files.read_scenario(source)
    if reading.scenario is None or reading.scenario.travel.roads is None:
        return reading
    from safepassage.travel.roads.resolve import resolved

    def locate(table: str, id: str, column: str) -> Where:
        known = reading.origins.get((table, id))
        if known is None:
            return Where(table, field=id or None)
        return Where(known.file, known.row, column or known.column)

    scenario, notices = resolved(reading.scenario, locate)
    return files.Reading(scenario, (*reading.notices, *notices), reading.origins)


def _by_road(scenario: Scenario, profile: str) -> Mapping[str, Iterable[str]]:
    """For a profile of the scenario's types: where roads lead from each point, at some time."""
    types = [type.id for type in scenario.types.values() if type.profile == profile]
    if scenario.travel.roads is None or road_profile(profile) is None or not types:
        return {}
    from safepassage.travel import NOT_DRIVABLE, TravelTimes

    times = TravelTimes(scenario)
    ends: dict[str, set[str]] = {point: set() for point in times.points}
    for spell in range(times.epochs):
        seconds = times.seconds(types[0], spell, loaded=True)
        for origin, destination in zip(*(seconds < NOT_DRIVABLE).nonzero(), strict=True):
            if origin != destination:
                ends[times.points[origin]].add(times.points[destination])
    return ends


def new(directory: Path) -> None:
    """Writes a small working scenario, with comments, for a person to change."""
    files.starter(directory)


def plan(
    scenario: Scenario,
    out: Path,
    language: Language,
    effort: Effort,
    watch: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
    *,
    keep: bool = False,
) -> Planned:
    """Plans, verifies, and only then writes ``plan.json`` and ``report.html`` into ``out``.

    ``watch`` sees the best plan and the bounds as they move; the planner ends early, with the best
    plan so far, when ``stop`` answers True, whichever thread asks. With ``keep`` the scenario
    itself is written too, as ``scenario.xlsx``. Raises :class:`Unverified` where the checker
    objects.
    """
    return _planned(scenario, out, language, effort, watch, stop, keep=keep)


def replan(
    scenario: Scenario,
    previous: Plan,
    state: Scenario,
    out: Path,
    language: Language,
    effort: Effort,
    watch: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
    *,
    keep: bool = False,
) -> Planned:
    """Plans on from ``state``, which starts in the middle of ``scenario``, as :func:`plan` does.

    ``previous`` is the plan in force, made for ``scenario``. Its orders are kept where keeping
    them costs nothing, and where it can be carried on as it stands the new plan is no worse; what
    became of each order is in ``changes``. What has departed before the start of ``state`` is in
    ``state`` as it is, and is never taken back. Raises :class:`~safepassage.notices.Refused` where
    ``previous`` does not hold for ``scenario`` or ``state`` cannot follow from it.
    """
    from safepassage import planner

    _refuse_broken(scenario, previous)
    problems = onward.disagreements(scenario, state)
    if problems:
        raise Refused(problems)
    rest = onward.rest_of(scenario, previous, _seconds_between(scenario, state))
    standing = onward.standing(state, rest)
    standing = replace(standing, figures=verify.figures(state, standing))
    in_force = planner.InForce(rest, None if verify.check(state, standing) else standing)
    return _planned(state, out, language, effort, watch, stop, in_force, scenario, keep=keep)


def _seconds_between(scenario: Scenario, state: Scenario) -> Seconds:
    return Seconds(round((state.start - scenario.start).total_seconds()))


def _refuse_broken(scenario: Scenario, plan: Plan) -> None:
    problems = verify.check(scenario, plan)
    if problems:
        raise Refused(problems)


def _planned(
    scenario: Scenario,
    out: Path,
    language: Language,
    effort: Effort,
    watch: Callable[[Progress], None],
    stop: Callable[[], bool],
    in_force: InForce | None = None,
    before: Scenario | None = None,
    *,
    keep: bool = False,
) -> Planned:
    from safepassage import planner
    from safepassage.verify.bound import accepts

    can_be_written(out)
    began = time.monotonic()
    notices: list[Notice] = []

    def warn(notice: Notice) -> None:
        if notice not in notices:
            notices.append(notice)

    made = planner.solve(
        scenario,
        seconds=effort.seconds,
        iterations=effort.iterations,
        seed=effort.seed,
        threads=effort.threads,
        watch=watch,
        stop=stop,
        in_force=in_force,
        accepts=accepts(scenario),
        warn=warn,
    )
    seconds = time.monotonic() - began
    problems = verify.check(scenario, made)
    if problems:
        raise Unverified(problems)
    from safepassage import exports

    changes = None if in_force is None else onward.changes_to(in_force.rest, scenario, made)
    page = exports.report(scenario, made, language, changes, before, ground_of(scenario, language))
    with all_or_nothing(out) as draft:
        files.write_plan(made, draft / PLAN_FILE)
        (draft / REPORT_FILE).write_text(page, encoding="utf-8")
        if keep:
            files.write_scenario(scenario, draft / SCENARIO_FILE)
    return Planned(made, seconds, out / PLAN_FILE, out / REPORT_FILE, changes, tuple(notices))


def moment(scenario: Scenario, text: str) -> Seconds:
    """The seconds from the scenario's start to an instant as people write it in its tables.

    Raises :class:`~safepassage.notices.Refused` where ``text`` names none.
    """
    return files.read_instant(text, scenario)


def state(scenario: Scenario, plan: Plan, at: Seconds, out: Path) -> Scenario:
    """The scenario as it is ``at`` seconds from its start if all goes by ``plan`` until then.

    It is written to ``out``, a folder or an ``.xlsx`` workbook. Raises
    :class:`~safepassage.notices.Refused` where the plan does not hold for the scenario, or the
    moment lies before its start or after its horizon.
    """
    _refuse_broken(scenario, plan)
    if not 0 <= at < scenario.horizon:
        numbers = {"stated": at, "horizon": scenario.horizon}
        code = "P-AT-BEFORE" if at < 0 else "P-AT-HORIZON"
        raise Refused((Notice(code, where=Where(field="--at"), numbers=numbers),))
    found = onward.state_at(scenario, plan, at)
    files.write_scenario(found, out)
    return found


def verify_plan(scenario: Scenario, plan: Plan) -> Verdict:
    """Whether a plan, whoever made it, keeps every rule and adds up to what it states."""
    problems = verify.check(scenario, plan)
    verdict = Verdict(problems, None)
    if verdict.of_another_scenario:
        return verdict
    return Verdict(problems, verify.figures(scenario, plan))


def verify_bounds(scenario: Scenario, plan: Plan) -> Proofs:
    """How much of the plan's bounds is certified, checked again in exact arithmetic."""
    from safepassage.verify import bound

    checked = bound.check_bounds(scenario, plan)
    return Proofs(checked, bound.refusals(checked, plan))


def read_plan(file: Path) -> Plan:
    """The plan in a ``plan.json``."""
    return files.read_plan(file)


def report(scenario: Scenario, plan: Plan, out: Path, language: Language) -> Path:
    """Writes ``report.html`` into ``out`` for a plan that keeps every rule.

    Raises ``Refused`` with the broken rules where it does not.
    """
    from safepassage import exports

    can_be_written(out)
    problems = verify.check(scenario, plan)
    if problems:
        raise Refused(problems)
    page = exports.report(scenario, plan, language, ground=ground_of(scenario, language))
    with all_or_nothing(out) as draft:
        (draft / REPORT_FILE).write_text(page, encoding="utf-8")
    return out / REPORT_FILE


def convert_bep(file: Path, out: Path) -> Scenario:
    """Turns an instance of the bus evacuation problem into a scenario folder or workbook."""
    scenario = files.read_bep(file)
    files.write_scenario(scenario, out)
    return scenario


def convert_icep(directory: Path, name: str, out: Path) -> Scenario:
    """Turns a scenario of the isolated community evacuation problem into a folder or workbook."""
    scenario = files.read_icep(directory, name)
    files.write_scenario(scenario, out)
    return scenario


def convert_workbook(source: Path, target: Path) -> Scenario:
    """Turns a scenario folder into a workbook, or a workbook into a folder, without loss."""
    scenario = read(source)
    files.write_scenario(scenario, target)
    return scenario
