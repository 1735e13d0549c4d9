"""Statements in sentences, in the reader's language; the sources' words only within quotes."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.language import Language
from safepassage.reports.beside import Compared, Teller
from safepassage.reports.sources import Graded, Sources
from safepassage.reports.statement import Bound, Kind, Statement
from safepassage.reports.told import Told

_ISOLATE, _END = "\u2068", "\u2069"
"""Around words of either direction, so that they turn nothing about them round."""


def isolated(words: str) -> str:
    """Words in their own direction, whatever stands around them, on one line. In Arabic the
    sentences do this themselves; twice does no harm.
    """
    return f"{_ISOLATE}{' '.join(words.split())}{_END}"


class Saying:
    """How statements are said. ``discreet``: private persons are not named, nor quoted where the
    words may name one; for pages that are handed on.
    """

    def __init__(self, speak: Language, sources: Sources, *, discreet: bool = False) -> None:
        self.speak, self.sources, self.discreet = speak, sources, discreet

    def quote(self, statement: Statement) -> str:
        """The exact words, in quotation marks."""
        if self.discreet and not self.may_be_quoted(statement):
            return self.speak.say("reports:quote-left-out")
        return self.speak.say("reports:quoted", words=isolated(statement.quote.words))

    def may_be_quoted(self, statement: Statement) -> bool:
        """Whether the words name no private person: those that count, and say where, do not."""
        if statement.kind in (Kind.VEHICLES, Kind.PEOPLE, Kind.ROUTE, Kind.STATUS):
            return True
        speaker = statement.source is None or self.sources.is_institution(statement.source.name)
        promiser = statement.by is None or self.sources.is_institution(statement.by)
        return statement.kind is not Kind.INCIDENT and speaker and promiser

    def source(self, graded: Graded, statement: Statement) -> str:
        """Who says so, by the name of the table where it has one."""
        if statement.source is None:
            return self.speak.say("reports:source-itself")
        if self.discreet and not self.sources.is_institution(statement.source.name):
            return self.speak.say("reports:source-person")
        return isolated(graded.name)

    def figure(self, statement: Statement) -> str:
        """A figure with what limits it: "about 20", "more than 3,000"."""
        if statement.value is None:
            return self.speak.say("reports:figure-unknown")
        value, most = number(statement.value), number(statement.value_max)
        if statement.value_max is not None:
            text = self.speak.say("reports:figure-range", value=value, most=most)
        else:
            text = self.speak.say("reports:figure-exact", value=value)
        if statement.approx:
            text = self.speak.say("reports:figure-about", value=text)
        if statement.bound is not None:
            bound: Bound = statement.bound
            text = self.speak.say(f"reports:figure-{bound.value}", value=text)
        return text

    def what(self, kind: Kind, what: str | None) -> str:
        """What is counted, in the product's own neutral words."""
        if what is not None and self.speak.knows(f"reports:what-{what}"):
            return self.speak.say(f"reports:what-{what}")
        return self.speak.say(f"reports:kind-{kind.value}")

    def headline(self, statement: Statement) -> str:
        """What a statement says, without its words."""
        parts = []
        if statement.value is not None or statement.kind in (Kind.VEHICLES, Kind.PEOPLE):
            what = self.what(statement.kind, statement.what)
            parts.append(
                self.speak.say("reports:counted", what=what, figure=self.figure(statement))
            )
        elif statement.kind is Kind.INCIDENT:
            parts.append(self.what(statement.kind, statement.what))
        else:
            parts.append(self.speak.say(f"reports:kind-{statement.kind.value}"))
        if statement.status is not None:
            parts.append(self.speak.say(f"reports:status-{statement.status.value}"))
        if statement.scope is not None:
            parts.append(self.speak.say(f"reports:scope-{statement.scope.value}"))
        return " · ".join(parts)

    def way(self, statement: Statement) -> str:
        """From where, by way of what, to where, when; empty where nothing is said of it."""
        places = [("way-from", statement.origin)]
        places += [("way-via", via) for via in statement.via]
        places += [("way-to", statement.destination), ("way-at", statement.at)]
        parts = [
            self.speak.say(f"reports:{message}", place=isolated(place))
            for message, place in places
            if place
        ]
        if statement.time:
            parts.append(isolated(statement.time))
        return " ".join(parts)

    def told(self, told: Told, graded: Graded) -> Iterator[str]:
        """A statement in lines: what, the words and who says so, the way."""
        statement = told.statement
        yield self.headline(statement)
        source = self.source(graded, statement)
        said = self.speak.say("reports:said-by", source=source, grade=str(graded.grade))
        yield f"    {self.quote(statement)} · {said}"
        rest = [self.way(statement)]
        if statement.by:
            rest.append(self.speak.say("reports:asked-by", who=isolated(statement.by)))
        if told.second:
            rest.append(self.speak.say("reports:read-second"))
        if any(rest):
            yield "    " + " · ".join(part for part in rest if part)

    def compared(self, group: Compared) -> Iterator[str]:
        """Everything said of one thing, a source to a line."""
        parts = [self.what(group.kind, group.what)]
        if group.scope is not None:
            parts.append(self.speak.say(f"reports:scope-{group.scope.value}"))
        parts.append(self.speak.say(f"reports:beside-{group.verdict.value}"))
        yield " · ".join(parts)
        for teller in group.tellers:
            yield "    " + self.line(teller)

    def line(self, teller: Teller) -> str:
        """One source's figure among others."""
        statement = teller.told.statement
        return self.speak.say(
            "reports:beside-line",
            figure=self.figure(statement),
            source=self.source(teller.source, statement),
            grade=str(teller.source.grade),
            report=isolated(teller.told.report),
        )


def number(value: float | None) -> str:
    """A figure as people write it: whole where it is whole."""
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}"
