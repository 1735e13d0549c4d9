"""When: the words of a sentence that tell a time, as written."""

from __future__ import annotations

from safepassage.reports.clauses import Clauses
from safepassage.reports.words import Word


def moment(text: str, clauses: Clauses, index: int) -> str | None:
    """The time told in the clause of a word, or else the first in its sentence."""
    words, clause = clauses.words, clauses.of[index]
    elsewhere: str | None = None
    at = 0
    while at < len(words):
        if not _tells(words[at]):
            at += 1
            continue
        first, after = at, at + 1
        while first and _dated(words, first - 1):
            first -= 1
        while after < len(words) and (_tells(words[after]) or _dated(words, after)):
            after += 1
        start = words[first].start + (words[first].lead if first == at else 0)
        told = text[start : words[after - 1].end]
        if clauses.of[at] == clause:
            return told
        elsewhere = elsewhere or told
        at = after
    return elsewhere


def _tells(word: Word) -> bool:
    return ("when" in word.senses or "month" in word.senses) and "known" not in word.senses


def _dated(words: list[Word], index: int) -> bool:
    """A day or a year beside a month."""
    if words[index].kind != "number":
        return False
    beside = words[max(0, index - 1) : index + 2]
    return any("month" in word.senses or "year" in word.senses for word in beside)
