"""How things stand, what an entry says, and where planning goes on."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from safepassage import files, onward
from safepassage.api import clock
from safepassage.api.ledger import end_of, moment_of, scenario_in
from safepassage.api.recording import is_exercise
from safepassage.language import language
from safepassage.ledger import (
    Alarm,
    AnyFact,
    Breach,
    Corrected,
    Discrepancy,
    Entry,
    Promise,
    Situation,
    alarms,
    as_words,
    is_id,
    open_folder,
    promises,
    seconds_of,
    situation,
)
from safepassage.ledger.folder import PLAN
from safepassage.ledger.wire import read_kept
from safepassage.model import Name, Plan, Scenario
from safepassage.notices import Notice, Refused, Where


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand: the situation, what presses, what was promised, and of which scenario.

    ``now`` is the moment that alarms were asked for, in seconds since 1970; ``aside`` counts
    entries of each device that nobody has enrolled. ``exercise``: nobody is moved, it is one.
    ``revoked`` has the last entry that counts of each device that was revoked.
    """

    scenario: Scenario
    situation: Situation
    alarms: tuple[Alarm, ...]
    promises: tuple[Promise, ...]
    now: int
    aside: dict[str, int]
    exercise: bool
    revoked: dict[str, int]


def status(folder: Path, at: str | None = None) -> Status:
    """How things stand, now or at a moment (by everything that is known now)."""
    with closing(open_folder(folder)) as ledger:
        scenario = scenario_in(ledger, folder)
        now = seconds_of(clock.now(ledger) if at is None else moment_of(at, "--at", scenario))
        fold = ledger.fold if at is None else ledger.at(now)
        aside = Counter(id_.rpartition("/")[0] for id_, _ in ledger.store.aside())
        return Status(
            scenario,
            situation(fold),
            alarms(fold, now),
            promises(fold, now),
            now,
            dict(sorted(aside.items())),
            is_exercise(ledger),
            {name: one.last for name, one in fold.devices.known.items() if one.last is not None},
        )


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one entry.

    ``role`` is its device's; None: nobody has enrolled that. ``words`` are as somebody would type
    it. ``now`` is what counts in its stead where ``corrected_by`` is not empty; None: nothing.
    """

    scenario: Scenario
    exercise: bool
    entry: Entry
    role: str | None
    words: str
    counts: bool
    corrects: Entry | None
    corrected_by: tuple[Entry, ...]
    now: AnyFact | None
    discrepancies: tuple[Discrepancy, ...]
    breaches: tuple[Breach, ...]


def about_entry(folder: Path, id_: str) -> About:
    """What an entry says, what corrects it, and what is open about it.

    Raises:
        Refused: where it has not come, or cannot be an entry's id.
    """
    with closing(open_folder(folder)) as ledger:
        scenario, fold = scenario_in(ledger, folder), ledger.fold
        entry = ledger.entry(id_) if is_id(id_) else None
        if entry is None:
            where = Where(field="--entry")
            raise Refused((Notice("D-ENTRY", where=where, numbers={"value": id_}),))
        stands = situation(fold)
        device = fold.devices.known.get(entry.device)
        of = entry.fact.entry if isinstance(entry.fact, Corrected) else None
        counts = fold.entry(id_) is not None
        by = (ledger.entry(one) for one in fold.corrections.of(id_))
        return About(
            scenario,
            is_exercise(ledger),
            entry,
            None if device is None else device.role,
            as_words(entry.fact),
            counts,
            None if of is None else ledger.entry(of),
            tuple(one for one in by if one is not None),
            fold.told(fold.ref(id_)) if counts else None,
            tuple(one for one in stands.discrepancies if _concerns(one, id_)),
            tuple(one for one in stands.breaches if id_ in (one.about, one.overridden)),
        )


def _concerns(discrepancy: Discrepancy, id_: str) -> bool:
    return id_ in discrepancy.entries or discrepancy.id.partition(":")[2] == id_


def kind_of(fact: AnyFact) -> str:
    """The word for what an entry tells."""
    return str(fact.__struct_config__.tag)


@dataclass(frozen=True, slots=True)
class Now:
    """Where an operation stands, for planning on: the scenario that it began with, the one from
    now on, the plan in force if there is one, and what of the ledger cannot be planned with.
    """

    began: Scenario
    scenario: Scenario
    plan: Plan | None
    notices: tuple[Notice, ...]


def scenario_now(folder: Path, at: str | None = None) -> Now:
    """The scenario from now on, or from a moment, by what the ledger says."""
    with closing(open_folder(folder)) as ledger:
        scenario = scenario_in(ledger, folder)
        now = seconds_of(clock.now(ledger) if at is None else moment_of(at, "--at", scenario))
        over = end_of(scenario)
        if now >= over:
            numbers = {"seconds": now - over}
            raise Refused((Notice("N-HORIZON", where=Where(field="--at"), numbers=numbers),))
        began = seconds_of(read_kept(next(iter(ledger.store.kept())).body).happened)
        if now < began:
            numbers = {"seconds": began - now}
            raise Refused((Notice("N-BEFORE", where=Where(field="--at"), numbers=numbers),))
        fold = ledger.fold if at is None else ledger.at(now)
        plan = files.read_plan(folder / PLAN) if (folder / PLAN).exists() else None
        found = onward.scenario_of(fold, scenario, now, plan)
        if onward.disagreements(scenario, found.scenario):
            plan = None  # none of its vehicles is left, or one is another: it cannot be carried on
        after = marked(found.scenario) if is_exercise(ledger) else found.scenario
        return Now(scenario, after, plan, found.notices)


def marked(scenario: Scenario) -> Scenario:
    """A scenario whose name says that it is an exercise, on every page that is made from it."""
    ar, en = (
        language(code).say(
            "told:exercise-name", name=scenario.name.in_language(code) or scenario.id
        )
        for code in ("ar", "en")
    )
    return replace(scenario, name=Name(ar, en))
