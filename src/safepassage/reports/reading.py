"""From a text to its statements: sentence by sentence, in one pass, in time that grows with it."""

from __future__ import annotations

from safepassage.reports.figures import figures
from safepassage.reports.lexicon import Lexicon, lexicon, understood
from safepassage.reports.sentences import sentences
from safepassage.reports.statement import Kind, Span, Statement


def statements_of(text: str, known: Lexicon | None = None) -> tuple[Statement, ...]:
    """What a text says of an evacuation, in the order of its words; never raises for any text.

    `known` is another lexicon than that of the house.
    """
    known = known or lexicon()
    found: list[Statement] = []
    for sentence in sentences(text):
        words = understood(known, sentence)
        for figure in figures(words):
            if not figure.what:
                continue
            found.append(
                Statement(
                    Span.of(text, words[figure.first].start, words[figure.after - 1].end),
                    Kind(figure.kind),
                    figure.what,
                    _whole(figure.value),
                    _whole(figure.value_max),
                    figure.approx,
                    figure.bound,
                )
            )
    return tuple(found)


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
