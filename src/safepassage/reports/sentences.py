"""A text as sentences, each short enough to be looked at as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.reports.words import Word, words

MOST_WORDS = 250
"""A text without a full stop is cut after so many words, at a comma where there is one."""

_ENDS = frozenset(".!?؟…۔")

_SHORTENED = frozenset(
    ("dr", "mr", "mrs", "ms", "st", "gen", "col", "lt", "gov", "sen", "rep", "capt", "maj", "sgt",
     "no", "vs", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "approx", "د", "م", "أ", "ا")
)  # fmt: skip


def sentences(text: str) -> Iterator[list[Word]]:
    """The sentences of a text, in order, none of them empty."""
    wrapped = _is_wrapped(text)
    found: list[Word] = []
    for word in words(text):
        if word.kind == "break":
            if found and not (wrapped and word.raw == "\n" and found[-1].raw not in _ENDS):
                yield found
                found = []
            continue
        found.append(word)
        if word.raw in _ENDS and not _shortened(found):
            yield found
            found = []
        elif len(found) >= MOST_WORDS:
            cut = _comma(found)
            yield found[:cut]
            found = found[cut:]
    if found:
        yield found


def _shortened(found: list[Word]) -> bool:
    """Whether a full stop only ends an abbreviation or an initial."""
    if len(found) < 2 or found[-1].raw != "." or found[-1].start != found[-2].end:
        return False
    before = found[-2]
    single = before.kind == "latin" and len(before.raw) == 1 and before.capital
    return single or before.norm in _SHORTENED


def _comma(found: list[Word]) -> int:
    for index in range(len(found) - 1, len(found) // 2, -1):
        if found[index].raw in ("،", ",", "؛", ";"):
            return index + 1
    return len(found)


def _is_wrapped(text: str) -> bool:
    """Whether lines are cut at a column, as in old mail and in text out of a page layout."""
    lines = [line.rstrip() for line in text[:5000].split("\n")[:-1] if line.strip()]
    if len(lines) < 3:
        return False
    open_ended = [line for line in lines if line[-1] not in _ENDS and 45 <= len(line) <= 110]
    return len(open_ended) * 2 > len(lines) and max(map(len, lines)) <= 120
