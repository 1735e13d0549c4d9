"""``safepassage read FILE…``: what reports say, who says so, and how the figures fit each other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, Number, Unusable, path
from safepassage.language import Language
from safepassage.notices import Notice

if TYPE_CHECKING:
    from safepassage.api.reports import Reading
    from safepassage.reports.given import Report
    from safepassage.reports.told import Told

BAD = 2


def command(speak: Language) -> click.Command:
    """The verb ``read``."""
    files = speak.say("cli:parameter-reports")
    parameters = [
        Argument("files", "FILE", files, path(), required=False, many=True),
        click.Option(
            ["--json", "as_json"], is_flag=True, help=speak.say("cli:parameter-json-lines")
        ),
        *reading_options(speak),
        _file(speak, "--correct", "FILE", "parameter-correct"),
        _file(speak, "--into", "DIR", "parameter-into"),
        _file(speak, "--score", "DIR", "parameter-score"),
    ]
    return Verb("read", speak, "help-read", parameters, partial(_read, speak))


def reading_options(speak: Language) -> list[click.Parameter]:
    """What `read` and `draft` share: gazetteers, graded sources, the second reader."""
    return [
        click.Option(
            ["--places"],
            metavar="FILE",
            type=path(),
            multiple=True,
            help=speak.say("cli:parameter-places"),
        ),
        _file(speak, "--sources", "FILE", "parameter-sources"),
        click.Option(["--second"], metavar="URL", help=speak.say("cli:parameter-second")),
        click.Option(["--model"], metavar="NAME", help=speak.say("cli:parameter-model")),
        click.Option(
            ["--patience"],
            metavar="S",
            type=Number(speak, whole=False, least=0, above=True),
            help=speak.say("cli:parameter-patience"),
        ),
        click.Option(["--anywhere"], is_flag=True, help=speak.say("cli:parameter-anywhere")),
    ]


def reading_of(
    places: tuple[Path, ...],
    sources: Path | None,
    second: str | None,
    model: str | None,
    patience: float | None,
    anywhere: bool,
) -> Reading:
    """What those options mean."""
    from safepassage.api import reports
    from safepassage.reports.second import SecondReader

    reader = None
    if second is not None:
        reader = SecondReader(second, model or "default", patience or 120, anywhere=anywhere)
    return reports.reading(places, sources, reader)


def _file(speak: Language, name: str, metavar: str, message: str) -> click.Option:
    help_text = speak.say(f"cli:{message}")
    return click.Option([name], metavar=metavar, type=path(), help=help_text)


def _read(
    speak: Language,
    files: tuple[Path, ...],
    as_json: bool,
    places: tuple[Path, ...],
    sources: Path | None,
    second: str | None,
    model: str | None,
    patience: float | None,
    anywhere: bool,
    correct: Path | None,
    into: Path | None,
    score: Path | None,
) -> int:
    if score is not None:
        return _score(speak, score)
    if correct is not None:
        return _correct(speak, correct, files, into)
    if not files:
        raise Unusable(speak.say("cli:error-missing", parameter="FILE", verb="safepassage read"))
    how = reading_of(places, sources, second, model, patience, anywhere)
    from safepassage.api.reports import read_reports

    found = read_reports(files, how)
    code = _lines(speak, found) if as_json else _shown(speak, found, how)
    told_of_second(speak, how)
    return code


def told_of_second(speak: Language, how: Reading) -> None:
    """What was refused of the second reader, and that it was silent; on the error stream."""
    if how.refused:
        click.echo(speak.say("reports:read-refused", count=how.refused), err=True)
    if how.silent:
        click.echo(speak.say("reports:read-second-failed", count=len(how.silent)), err=True)


def _lines(speak: Language, found: Iterable[Report | Notice]) -> int:
    """Lines of JSON, a report each; what cannot be read is told on the error stream."""
    code = 0
    for one in found:
        if isinstance(one, Notice):
            click.echo(speak.notice(one), err=True)
            code = BAD
            continue
        record: dict[str, object] = {
            "id": one.identifier,
            "statements": [told.statement.to_json() for told in one.told],
        }
        published = next((told.published for told in one.told if told.published), None)
        if published is not None:
            record["published"] = published.isoformat()
        if late := [number for number, told in enumerate(one.told) if told.second]:
            record["second"] = late
        click.echo(json.dumps(record, ensure_ascii=False))
    return code


def _shown(speak: Language, found: Iterable[Report | Notice], how: Reading) -> int:
    from safepassage.api.reports import beside
    from safepassage.reports.beside import Verdict
    from safepassage.reports.said import Saying, isolated

    saying = Saying(speak, how.sources)
    told: list[Told] = []
    reports = code = 0
    for one in found:
        if isinstance(one, Notice):
            click.echo(speak.notice(one), err=True)
            code = BAD
            continue
        reports += 1
        told += one.told
        click.echo(
            speak.say("reports:read-title", id=isolated(one.identifier), count=len(one.told))
        )
        for statement in one.told:
            source = statement.statement.source
            graded = how.sources.named(source.name if source else None)
            for line in saying.told(statement, graded):
                click.echo(f"  {line}")
        click.echo("")
    several = [group for group in beside(told, how) if group.verdict is not Verdict.ALONE]
    if several:
        click.echo(speak.say("reports:beside-title"))
        for group in several:
            for line in saying.compared(group):
                click.echo(f"  {line}")
        click.echo("")
    click.echo(speak.say("reports:read-total", statements=len(told), reports=reports))
    return code


def _correct(speak: Language, file: Path, files: tuple[Path, ...], into: Path | None) -> int:
    from safepassage.api.reports import correct

    count, folder = correct(file, files, into)
    click.echo(speak.say("reports:correct-kept", count=count, path=str(folder)))
    return 0


def _score(speak: Language, folder: Path) -> int:
    from safepassage.api.reports import score

    count, scores = score(folder)
    click.echo(speak.say("reports:score-title", count=count))
    for name, one in scores.items():
        click.echo(
            speak.say(
                "reports:score-line",
                what=speak.say(f"reports:score-{name}"),
                precision=f"{float(one.precision):.3f}",
                recall=f"{float(one.recall):.3f}",
                f1=f"{float(one.f1):.3f}",
                hit=one.hit,
                gold=one.gold,
                extra=one.extra,
            )
        )
    return 0
