"""Whether a statement rests on the text: its words, its number, its places and its speaker."""

from __future__ import annotations

import dataclasses
import re

from safepassage.reports.lexicon import lexicon, understood
from safepassage.reports.numerals import number_at
from safepassage.reports.reading import statements_of
from safepassage.reports.sentences import sentences
from safepassage.reports.spelling import spelled
from safepassage.reports.statement import Span, Statement

_LONGEST_QUOTE = 400
"""Letters: who quotes more rests on everything, and so on nothing."""


def supported(statement: Statement, text: str) -> Statement | None:
    """The statement with its words' true place in the text; None where it does not rest on it.

    The quote stands in the text as it is; its number is one of those that the quote says; every
    place, speaker and time is named in the text.
    """
    words = statement.quote.words
    if not words.strip() or len(words) > _LONGEST_QUOTE:
        return None
    start = text.find(words, statement.quote.start)
    if start != statement.quote.start:
        start = text.find(words)
    if start < 0:
        return None
    numbers = numbers_in(words)
    for value in (statement.value, statement.value_max):
        if value is not None and value not in numbers:
            return None
    source = statement.source.name if statement.source else None
    named = (statement.origin, *statement.via, statement.destination, statement.at)
    whole = f" {spelled(text)} "
    for name in (*named, source, statement.by, statement.time):
        if name is not None and not _named(name, text, whole):
            return None
    return dataclasses.replace(statement, quote=Span.of(text, start, start + len(words)))


def _named(name: str, text: str, whole: str) -> bool:
    """Whether the text has these words, as they are or in another spelling, whole."""
    key = spelled(name)
    if not key:
        return False
    written = re.search(rf"(?<!\w)[وفبلك]?{re.escape(name)}(?!\w)", text)
    return written is not None or f" {key} " in whole


def numbers_in(words: str) -> set[float]:
    """Every number that the words say, in digits, in words, as a dual."""
    found: set[float] = set()
    known = lexicon()
    for sentence in sentences(words):
        read = understood(known, sentence)
        for index in range(len(read)):
            number = number_at(read, index)
            if number is not None and number.value is not None:
                found.add(number.value)
    for statement in statements_of(words):
        found |= {v for v in (statement.value, statement.value_max) if v is not None}
    found |= {float(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*", words)}
    return found
