"""Numbers in digits and in words, with all their grammar, and what is said around them.

Arabic numerals inflect for gender and case and are joined by "and"; hundreds are written in one
word or two; "two thousand" is a dual. English numerals are joined by hyphens or by nothing. Both
are read by one small machine over words that the lexicon has marked; it looks at each word once.
"""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.reports.words import Word


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two words of a sentence, `first` included, `after` not.

    `value` is None where the text counts without a number ("hundreds"). `digits`: nothing but
    digits, so that it may be a year, a date or a name.
    """

    first: int
    after: int
    value: float | None
    digits: bool
    one: bool = False
    """The word "one", which more often than not counts nothing."""


def number_at(words: list[Word], index: int) -> Number | None:
    """The number that begins at a word, or None. Looks no farther than the number goes."""
    word = words[index]
    if word.kind == "number":
        return _digits(words, index)
    if not word.senses:
        return None
    if word.has("number"):
        found = _in_words(words, index)
        if found is not None:
            return found
    if word.has("vague"):
        return Number(index, _vague_end(words, index), None, False)
    if word.norm in ("a", "an") and index + 1 < len(words):
        after = words[index + 1]
        if after.sense("number") == "scales":
            return _in_words(words, index + 1, before=index)
    return None


def _digits(words: list[Word], index: int) -> Number | None:
    value = words[index].number
    if value is None:
        return None
    after, digits = index + 1, True
    while after < len(words) and words[after].sense("number") == "scales":
        if words[after].conj or words[after].prep or (value >= 1000 and not digits):
            break
        if words[after].norm in ("m", "k") and words[after].start != words[after - 1].end:
            break
        value *= float(words[after].form("number"))
        after, digits = after + 1, False
    after, value = _and_a_half(words, after, value, digits)
    return Number(index, after, value, digits)


def _and_a_half(words: list[Word], after: int, value: float, digits: bool) -> tuple[int, float]:
    """ "A thousand and a half" is one thousand five hundred."""
    if digits or after >= len(words) or not words[after].conj:
        return after, value
    if words[after].sense("number") == "fractions":
        scale = float(words[after - 1].form("number") or 1)
        return after + 1, value + scale * float(words[after].form("number"))
    return after, value


def _in_words(words: list[Word], index: int, before: int | None = None) -> Number | None:
    """The longest numeral from a word on; `before` is where an article stands."""
    total, group, scale, at = 0.0, None if before is None else 1.0, 0.0, index
    count = len(words)
    while at < count:
        word = words[at]
        joined = word.conj
        if word.norm == "and" and at > index and at + 1 < count and words[at + 1].has("number"):
            # Only after a hundred or a thousand: "two and three" are two numbers.
            if not (total or (group or 0) >= 100) or words[at + 1].sense("number") == "scales":
                break
            at, word, joined = at + 1, words[at + 1], True
        kind = word.sense("number")
        if not kind or (at > index and (word.prep or word.definite)):
            break
        value = float(word.form("number"))
        latin = word.kind == "latin"
        if kind == "units":
            if group is None:
                if total and not joined and not latin:
                    break
                group = value
            elif value == 10 and 1 <= group <= 9 and not joined and not latin:
                group += 10
            elif (
                (joined and group >= 100 and group % 100 == 0)
                or (latin and group % 10 == 0 and group >= 20 and value < 10)
                or (latin and joined and group >= 100 and group % 100 == 0)
            ):
                group += value
            else:
                break
        elif kind == "tens":
            if group is None:
                group = value
            elif (
                joined and (group % 100 < 20) and group % 100 != 10 and (group < 10 or group >= 100)
            ) or (latin and group >= 100 and group % 100 == 0):
                group += value
            else:
                break
        elif kind == "hundreds":
            if group is None:
                group = value
            elif value == 100 and not joined and 3 <= group <= 9:
                group *= 100
            else:
                break
        elif kind == "scales":
            if joined and group is not None and not latin:
                break
            if value == 100 or value == 12:
                group = (group if group is not None else 1) * value
            else:
                if scale and value >= scale:
                    break
                total += (group if group is not None else 1) * value
                group, scale = None, value
        elif kind == "doubles":
            if group is not None or (total and not joined):
                break
            total, scale = total + value, value / 2
        elif kind == "fractions":
            if joined and scale and group is None:
                total += scale * value
                at += 1
                break
            if group is not None or total:
                break
            skip = at + 1
            if skip < count and words[skip].norm in ("a", "an"):
                skip += 1
            if skip < count and words[skip].sense("number") == "scales":
                total = value * float(words[skip].form("number"))
                return Number(index, skip + 1, total, False)
            return None
        at += 1
    if at == index:
        return None
    if _lonely_plural(words, index, at):
        return Number(index, at, None, False)
    value = total + (group or 0)
    value = _two_thousand(words, index, at, value)
    first = index if before is None else before
    return Number(first, at, value, False, one=value == 1)


def _lonely_plural(words: list[Word], index: int, after: int) -> bool:
    """ "Thousands" without a number before it."""
    return after == index + 1 and words[index].bare in ("الاف", "ملايين", "مليارات")


def _two_thousand(words: list[Word], index: int, after: int, value: float) -> float:
    """ألفا before a noun is the dual; with tanwin it is one thousand."""
    word = words[index]
    if after == index + 1 and word.bare in ("الفا", "مليونا") and "ً" not in word.raw:
        following = words[after] if after < len(words) else None
        if following is not None and (following.has("person") or following.has("vehicle")):
            return value * 2
    return value


def _vague_end(words: list[Word], index: int) -> int:
    """Behind "tens of thousands of"."""
    after = index + 1
    while after < len(words) and (
        (words[after].has("vague") and not words[after].conj)
        or words[after].bare in ("الاف", "hundred", "thousand", "dozen")
    ):
        after += 1
    return after
