"""A plan written for other people's systems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safepassage import files, verify
from safepassage.api.grounds import routes_of
from safepassage.api.planning import SCENARIO_FILE, read
from safepassage.files.together import all_or_nothing, can_be_written
from safepassage.language import Language
from safepassage.model import Plan, Scenario
from safepassage.notices import Notice, Refused, Severity, Where


def export_formats() -> tuple[str, ...]:
    """The words for the formats in which a plan goes out."""
    from safepassage import exports

    return tuple(exports.FORMATS)


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and what their reader should know of them."""

    files: tuple[Path, ...]
    notices: tuple[Notice, ...] = ()


def export_plan(
    plan_file: Path, form: str, out: Path, language: Language, source: Path | None = None
) -> Exported:
    """Writes the plan in ``plan_file`` into the folder ``out``, in one of the known formats.

    ``source`` is the scenario that it was made for; None: the ``scenario.xlsx`` beside it. Raises
    :class:`~safepassage.notices.Refused` where there is none, where the plan breaks a rule, or
    where nothing of it has a place on the ground.
    """
    from safepassage import exports

    plan = files.read_plan(plan_file)
    if source is None:
        source = plan_file.parent / SCENARIO_FILE
        if not source.exists():
            numbers = {"scenario": plan.scenario}
            raise Refused((Notice("P-NO-SCENARIO", where=_at(plan_file), numbers=numbers),))
    scenario = read(source)
    problems = verify.check(scenario, plan)
    if problems:
        raise Refused(problems)
    notices = _unplaced(scenario, plan, plan_file)
    can_be_written(out)
    texts = exports.FORMATS[form](scenario, plan, routes_of(scenario), language)
    with all_or_nothing(out) as draft:
        for name, text in texts.items():
            (draft / name).write_text(text, encoding="utf-8", newline="\n")
    return Exported(tuple(out / name for name in texts), notices)


def _unplaced(scenario: Scenario, plan: Plan, plan_file: Path) -> tuple[Notice, ...]:
    """A warning that names the points without a location; refuses a plan that has no other."""
    from safepassage.exports.courses import courses, location, used_points

    used = used_points(courses(scenario, plan))
    lost = [point for point in used if location(scenario, point) is None]
    if not used:
        raise Refused((Notice("P-NO-MOVES", where=_at(plan_file)),))
    if len(lost) == len(used):
        raise Refused((Notice("P-NOWHERE", where=_at(plan_file)),))
    if not lost:
        return ()
    numbers: dict[str, int | str] = {"count": len(lost), "points": ", ".join(lost)}
    return (Notice("P-UNPLACED", Severity.WARN, _at(plan_file), numbers),)


def _at(file: Path) -> Where:
    return Where(file=file.name)
