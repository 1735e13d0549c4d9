"""Every verb once. No decisions here: the rooms below make them, the front of the house asks.

Whatever reads from here may be used from a script:

>>> from pathlib import Path
>>> from safepassage import api
>>> scenario = api.read(Path("scenarios/aleppo-2016"))
>>> planned = api.plan(scenario, Path("out"), language("en"), api.Effort(seconds=60))

Problems with what people wrote are raised as :class:`~safepassage.notices.Refused`; ``OSError`` is
raised where a file cannot be read or written.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage import files, verify
from safepassage.files.check import impossible
from safepassage.files.together import all_or_nothing, can_be_written
from safepassage.language import Language
from safepassage.model import Figures, Plan, Scenario
from safepassage.notices import Notice, Refused, Severity

if TYPE_CHECKING:
    from safepassage.planner.progress import Progress

PLAN_FILE = "plan.json"
REPORT_FILE = "report.html"


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
    """A plan that was verified and written; ``seconds`` is how long the planning took."""

    plan: Plan
    seconds: float
    plan_file: Path
    report_file: Path


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


OTHER_SCENARIO = "R0-SCENARIO"
"""The notice that says that a plan names another scenario."""


def check(source: Path) -> files.Reading:
    """What stands in the scenario's files, with every problem at once, and what is impossible."""
    reading = files.read_scenario(source)
    if reading.scenario is None:
        return reading
    notices = (*reading.notices, *impossible(reading.scenario, reading.origins))
    return files.Reading(reading.scenario, notices, reading.origins)


def read(source: Path) -> Scenario:
    """The scenario in a folder or workbook; warnings are for :func:`check` to tell."""
    reading = files.read_scenario(source)
    if reading.scenario is None:
        raise Refused(tuple(n for n in reading.notices if n.severity is Severity.STOP))
    return reading.scenario


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
) -> Planned:
    """Plans, verifies, and only then writes ``plan.json`` and ``report.html`` into ``out``.

    ``watch`` sees the best plan and the bounds as they move; the planner ends early, with the best
    plan so far, when ``stop`` answers True. Raises :class:`Unverified` where the checker objects.
    """
    from safepassage import planner

    can_be_written(out)
    began = time.monotonic()
    made = planner.solve(
        scenario,
        seconds=effort.seconds,
        iterations=effort.iterations,
        seed=effort.seed,
        threads=effort.threads,
        watch=watch,
        stop=stop,
    )
    seconds = time.monotonic() - began
    problems = verify.check(scenario, made)
    if problems:
        raise Unverified(problems)
    from safepassage import exports

    page = exports.report(scenario, made, language)
    with all_or_nothing(out) as draft:
        files.write_plan(made, draft / PLAN_FILE)
        (draft / REPORT_FILE).write_text(page, encoding="utf-8")
    return Planned(made, seconds, out / PLAN_FILE, out / REPORT_FILE)


def verify_plan(scenario: Scenario, plan: Plan) -> Verdict:
    """Whether a plan, whoever made it, keeps every rule and adds up to what it states."""
    problems = verify.check(scenario, plan)
    verdict = Verdict(problems, None)
    if verdict.of_another_scenario:
        return verdict
    return Verdict(problems, verify.figures(scenario, plan))


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
    page = exports.report(scenario, plan, language)
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
