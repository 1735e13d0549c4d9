"""Reports of others: read, set side by side, corrected, scored, drafted into a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from safepassage import files
from safepassage.language import Language
from safepassage.notices import Notice, Refused, Where
from safepassage.reports import statements_of
from safepassage.reports.beside import Compared, compare
from safepassage.reports.corrections import corrected_in, default_folder, keep, kept_in
from safepassage.reports.draft import Draft, draft
from safepassage.reports.draft.page import (
    QUESTIONS_FILE,
    SOURCES_FILE,
    notes,
    questions,
    sources_as_data,
)
from safepassage.reports.given import Report, first_reader, reports_in
from safepassage.reports.places import Gazetteer, read_gazetteer, syria
from safepassage.reports.score import Score, scores
from safepassage.reports.second import SecondReader, Silent
from safepassage.reports.sources import Sources, known_sources, read_sources
from safepassage.reports.texts import Text
from safepassage.reports.told import Told


@dataclass(slots=True)
class Reading:
    """What is known while reports are read: places, sources, and what a second reader did."""

    gazetteer: Gazetteer
    sources: Sources
    second: SecondReader | None = None
    refused: int = 0
    silent: list[str] = field(default_factory=list)
    """Why the second reader did not answer, for each report that it was asked about."""

    def told_in(self, text: Text) -> tuple[Told, ...]:
        """What both readers find; of what both find, the first one's."""
        first = first_reader(text)
        if self.second is None or len(self.silent) >= _PATIENCE:
            return first
        try:
            answer = self.second.read(text.text)
        except Silent as silent:
            self.silent.append(silent.why)
            return first
        self.refused += answer.refused
        known = {_sense(one) for one in first}
        more = (Told(text.identifier, s, text.published, second=True) for s in answer.statements)
        return (*first, *(one for one in more if _sense(one) not in known))


_PATIENCE = 3
"""After so many silences in one go, the second reader is not waited for any more."""


def _sense(told: Told) -> tuple[object, ...]:
    statement = told.statement
    words = statement.quote.words if statement.value is None else ""
    return statement.kind, statement.what, statement.value, statement.value_max, words


def reading(
    places: Iterable[Path] = (), sources: Path | None = None, second: SecondReader | None = None
) -> Reading:
    """With gazetteers of one's own before ours, and a table of graded sources.

    Raises:
        Refused: where one of these files is wrong.
    """
    gazetteer = syria()
    for path in places:
        gazetteer = read_gazetteer(path).beside(gazetteer)
    return Reading(gazetteer, known_sources() if sources is None else read_sources(sources), second)


def read_reports(paths: Iterable[Path], how: Reading) -> Iterator[Report | Notice]:
    """Every report of the files as it is read, and a notice for each that cannot be."""
    return reports_in(paths, how.told_in)


def beside(told: Iterable[Told], how: Reading) -> tuple[Compared, ...]:
    """What is told of the same, side by side."""
    return compare(told, how.gazetteer, how.sources)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was written, and where its questions are."""

    draft: Draft
    questions_file: Path


def draft_scenario(
    paths: Sequence[Path],
    out: Path,
    language: Language,
    how: Reading,
    timezone: str | None = None,
) -> Drafted:
    """Drafts a scenario from statements or reports, and writes it with its questions and sources.

    Raises:
        Refused: with what cannot be read; then nothing is written.
    """
    wrong: list[Notice] = []
    told: list[Told] = []
    if timezone is not None and not _is_timezone(timezone):
        wrong.append(Notice("T-TIMEZONE", where=Where(), numbers={"value": timezone}))
    for found in read_reports(paths, how):
        if isinstance(found, Notice):
            wrong.append(found)
        else:
            told += found.told
    if not wrong and not told:
        wrong.append(Notice("T-NOTHING-SAID", where=Where(str(paths[0]))))
    if wrong:
        raise Refused(tuple(wrong))
    identifier = "-".join(out.name.split()) or "draft"
    today = datetime.now().astimezone().date()
    made = draft(told, how.gazetteer, how.sources, identifier, today, timezone)
    pages = {
        QUESTIONS_FILE: questions(made, language, how.sources),
        SOURCES_FILE: sources_as_data(made, how.sources),
    }
    files.write_noted(made.scenario, out, notes(made, language, how.sources), pages)
    return Drafted(made, out / QUESTIONS_FILE)


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def correct(file: Path, reports: Iterable[Path], folder: Path | None = None) -> tuple[int, Path]:
    """Keeps a person's corrected statements as test cases; how many reports, and where.

    A line of the file without a text takes that of the report file of the same id.
    """
    texts = {}
    for found in reports_in(reports, lambda text: ()):
        if isinstance(found, Notice):
            raise Refused((found,))
        if found.text is not None:
            texts[found.identifier] = found.text.text
    corrected = corrected_in(file, texts)
    kept = folder or default_folder()
    keep(corrected, kept)
    return len(corrected), kept


def score(folder: Path) -> tuple[int, dict[str, Score]]:
    """How many corrected reports the folder holds, and how well this version reads them."""
    corrected = list(kept_in(folder))
    read = ((one.statements, statements_of(one.text)) for one in corrected)
    return len(corrected), scores(read)
