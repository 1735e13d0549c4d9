"""What people say happened is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from safepassage.api import clock
from safepassage.api.ledger import moment_of, scenario_in
from safepassage.ledger import (
    Caller,
    Corrected,
    Door,
    Entry,
    Fold,
    Ledger,
    Outcome,
    Spoken,
    Teller,
    Told,
    fact_of,
    open_folder,
    refusals,
    seconds_of,
)
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Where


@dataclass(frozen=True, slots=True)
class Recording:
    """The entries that were made, what the door warned of, and of which scenario they speak.

    ``exercise``: nobody is moved, it is one.
    """

    scenario: Scenario
    exercise: bool
    entries: tuple[Entry, ...]
    warnings: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a stream: what it says, or what is wrong with it; ``row`` counts from 1."""

    row: int
    spoken: Spoken | Notice


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a line: its entry, or why there is none; and warnings."""

    row: int
    entry: Entry | None
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of the lines that were there at once; what is answered is durable."""

    scenario: Scenario
    exercise: bool
    answers: tuple[Answer, ...]


def record(folder: Path, spoken: Sequence[Spoken], maker: str | None = None) -> Recording:
    """Records what somebody says happened: all of it, or nothing where anything is refused.

    ``maker`` says so where an entry does not name its maker; by default the device itself.
    """
    with closing(open_folder(folder)) as ledger:
        now = clock.now(ledger)
        scenario = scenario_in(ledger, folder)
        tellers = [_teller(one, ledger, scenario, maker, now) for one in spoken]
        entries, warnings = ledger.record(tellers, now, door(ledger, scenario, now))
        return Recording(scenario, is_exercise(ledger), entries, warnings)


def record_each(
    folder: Path, batches: Iterable[Sequence[Line]], maker: str | None = None
) -> Iterator[Answers]:
    """Records lines as they come, each by itself; the answers to a batch once it is durable.

    The folder is opened once; between two batches other programs record and take bundles in.

    Raises:
        Refused: where the journal cannot keep a batch: of it, and after it, nothing is recorded.
    """
    with closing(open_folder(folder)) as ledger:
        scenario = scenario_in(ledger, folder)
        exercise = is_exercise(ledger)
        for batch in batches:
            now = clock.now(ledger)
            tellers = [_teller(one.spoken, ledger, scenario, maker, now) for one in batch]
            outcomes = ledger.record_each(tellers, now, door(ledger, scenario, now))
            answers = tuple(map(_answer, batch, outcomes))
            yield Answers(scenario, exercise, answers)


def is_exercise(ledger: Ledger) -> bool:
    """Whether nobody is moved: the opening says so."""
    opening = ledger.fold.devices.opening
    return opening is not None and opening.exercise is not None


def door(ledger: Ledger, scenario: Scenario, now: str) -> Door:
    """The questions that are asked of what this device's user wants to record.

    By the right time, as far as this device knows how wrong its clock is.
    """
    device = ledger.fold.devices.known.get(ledger.device)
    role = device.role if device is not None else "reporter"
    ahead = ledger.fold.devices.ahead(ledger.device)

    def ask(told: Told, fold: Fold) -> tuple[Notice, ...]:
        time, present = seconds_of(told.happened), seconds_of(now) - ahead
        if told.happened == told.heard:
            time -= ahead
        caller = Caller(role, told.maker, fold, scenario, time, present, ledger.device)
        return refusals(told.fact, caller)

    return ask


def _teller(
    spoken: Spoken | Notice, ledger: Ledger, scenario: Scenario, maker: str | None, now: str
) -> Teller:
    """Reads what was said, once everything before it is counted."""

    def when(text: str, field: str) -> str:
        return moment_of(text, field, scenario)

    def tell(fold: Fold) -> Told:
        if isinstance(spoken, Notice):
            raise Refused((spoken,))
        fact = fact_of(spoken, fold, scenario, when)
        # In a correction, `happened` is when the corrected entry did.
        itself = not isinstance(fact, Corrected)
        happened = when(_text(spoken, "happened", now), "happened") if itself else now
        return Told(fact, _text(spoken, "maker", maker or ledger.device), happened, now)

    return tell


def _answer(line: Line, outcome: Outcome) -> Answer:
    told = (replace(one, where=replace(one.where, row=line.row)) for one in outcome.notices)
    return Answer(line.row, outcome.entry, tuple(told))


def _text(spoken: Spoken, name: str, otherwise: str) -> str:
    """What an entry says of itself, besides its fact."""
    value = spoken.fields.get(name, otherwise)
    if not isinstance(value, str):
        numbers = {"value": str(value)}
        raise Refused((Notice("D-VALUE", where=Where(field=name), numbers=numbers),))
    return value
