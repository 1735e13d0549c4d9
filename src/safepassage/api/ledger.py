"""A ledger's folder: the operation that it is of, and moments as people write them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from safepassage import files
from safepassage.api.planning import read
from safepassage.ledger import Ledger, is_folder, is_time, text_of
from safepassage.ledger.folder import PLAN, SCENARIO
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Where


def is_ledger(path: Path) -> bool:
    """Whether a path is a ledger's folder."""
    return is_folder(path)


def scenario_in(ledger: Ledger, folder: Path) -> Scenario:
    """The scenario in a ledger's folder, if it and the plan are those that the opening signed."""
    scenario = read(folder / SCENARIO)
    opened = ledger.fold.devices.opening
    if opened is not None and scenario.digest != opened.scenario:
        raise Refused((Notice("D-SCENARIO", where=Where(file=str(folder / SCENARIO))),))
    plan = folder / PLAN
    if opened is not None and opened.plan is not None:
        there = plan.exists() and hashlib.sha256(plan.read_bytes()).hexdigest() == opened.plan
    else:
        there = not plan.exists()
    if not there:
        raise Refused((Notice("D-PLAN", where=Where(file=str(plan))),))
    return scenario


def moment_of(text: str, field: str, scenario: Scenario) -> str:
    """A time as people write it in the scenario's tables, or as entries do, in entries' form."""
    if is_time(text):
        return text
    try:
        instant = scenario.start + timedelta(seconds=files.read_instant(text, scenario))
    except Refused as refused:
        raise Refused(
            tuple(replace(n, where=replace(n.where, field=field)) for n in refused.notices)
        ) from None
    return text_of(round(instant.timestamp()))


def end_of(scenario: Scenario) -> int:
    """When a scenario's horizon is over, in seconds since 1970."""
    return round((scenario.start + timedelta(seconds=scenario.horizon)).timestamp())
