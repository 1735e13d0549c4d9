"""Counted vehicles and people: a number, what limits it, and the noun that it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from safepassage.reports.numerals import Number, number_at
from safepassage.reports.statement import Bound
from safepassage.reports.words import Word

_DASHES = ("-", "–", "—", "−")

_MOST_MODIFIERS = 7
"""Words between an English number and its noun."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count between two words of a sentence, `first` included, `after` not.

    `what` is empty where the noun is left out ("three were wounded"); `number` is where the number
    itself begins.
    """

    first: int
    after: int
    number: int
    kind: str
    what: str
    value: float | None
    value_max: float | None = None
    approx: bool = False
    bound: Bound | None = None
    own: bool = False
    """The bare "with their families"."""


def figures(words: list[Word]) -> list[Figure]:
    """Every count in a sentence, in the order of the text."""
    found: list[Figure] = []
    index = 0
    while index < len(words):
        word = words[index]
        figure = None
        if word.kind != "number" and not word.senses:
            index += 1
            continue
        number = number_at(words, index)
        if number is not None:
            figure = _counted(words, number)
            if figure is None:
                index = max(number.after, index + 1)
                continue
        elif "person" in word.senses or "vehicle" in word.senses or "nation" in word.senses:
            figure = _dual(words, index) or _own(words, index)
            figure = figure or _uncounted(words, index) or _single(words, index)
        if figure is None:
            index += 1
            continue
        found.append(figure)
        index = max(figure.after, index + 1)
    return _shared_nouns(words, found)


def _counted(words: list[Word], number: Number) -> Figure | None:
    if not _counts(words, number):
        return None
    first, approx, bound = _limits(words, number)
    after, value_max = number.after, None
    second = _second(words, number, first)
    value = number.value
    if second is not None:
        after, value_max = second.after, second.value
        value = _same_scale(words, number, second)
    after, late_approx, late_bound = _late_limits(words, after)
    approx, bound = approx or late_approx, bound or late_bound
    noun = _noun(words, after, number)
    if noun is None:
        return None
    kind, what, end = noun
    if number.one and not what:
        return None
    if end < len(words) and words[end].has("each"):
        return Figure(first, end, number.first, "each", what, None)
    if not what and _a_name(words, number):
        return None
    if number.value is None or words[number.first].norm == "dozen":
        approx = True
    if number.value is not None and number.value != int(number.value):
        return None
    end, late_approx, late_bound = _late_limits(words, end)
    return Figure(
        first,
        end,
        number.first,
        kind,
        what,
        value,
        value_max,
        approx or late_approx or words[number.after - 1].norm == "dozen",
        bound or late_bound,
    )


def _counts(words: list[Word], number: Number) -> bool:
    """Whether a number counts anything: not a date, a time, a year, a name or a sum of money."""
    first = number.first
    before = words[first - 1] if first else None
    following = words[number.after] if number.after < len(words) else None
    if before is not None:
        if (
            before.raw in ("$", "€", "£", "#", "/")
            or before.has("year")
            or (before.raw == ":" and before.end == words[first].start)
            or (before.has("order") and number.digits and not _counted_noun(words, number.after))
        ):
            return False
        if before.has("month") and number.digits:
            return False
        if before.raw in _DASHES and first > 1 and words[first - 2].kind in ("number", "latin"):
            return False
    if following is not None:
        if following.raw in ("%", "٪", "/", ":", "°") or following.has("other"):
            return False
        if following.has("month") and number.digits and (number.value or 0) <= 31:
            return False
        if following.raw in _DASHES and number.after + 1 < len(words) and number.digits:
            after = words[number.after + 1]
            if after.start == following.end and after.kind == "latin":
                return False
    if number.digits and 1900 <= (number.value or 0) <= 2100 and words[first].raw.isdigit():
        counted = following is not None and (following.has("person") or following.has("vehicle"))
        return counted and (before is None or not before.has("in"))
    if number.value is not None and number.value < 1:
        return False
    return not (words[first].definite and not number.digits and words[first].bare == "احد")


def _counted_noun(words: list[Word], index: int) -> bool:
    return index < len(words) and bool(words[index].senses.keys() & {"person", "vehicle", "nation"})


def _a_name(words: list[Word], number: Number) -> bool:
    """Digits that end a name ("transit area 2"), or that say how many in each ("groups of 50")."""
    if not number.first:
        return False
    before = words[number.first - 1]
    if before.norm == "of":
        return True
    naming = before.kind == "arabic" and (
        before.senses.keys() <= {"head", "other", "known"}
        or (before.definite and number.first > 1 and words[number.first - 2].has("head"))
    )
    return naming and number.digits and not before.has("amount")


def _limits(words: list[Word], number: Number) -> tuple[int, bool, Bound | None]:
    """What stands before a number: "some", "more than", "up to"."""
    first, approx, bound = number.first, False, None
    if words[first].prep and not number.digits:
        pass
    while first:
        word = words[first - 1]
        if word.kind == "arabic" and word.norm in ("ب", "و", "ل", "ال", "وب"):
            first -= 1
            continue
        if word.has("more_than"):
            bound = bound or Bound.MORE_THAN
        elif word.has("at_least"):
            bound = bound or Bound.AT_LEAST
        elif word.has("at_most"):
            bound = bound or Bound.AT_MOST
        elif word.has("approx"):
            approx = True
        elif word.norm == "الي" and first > 1 and words[first - 2].has("reaches"):
            bound = bound or Bound.AT_MOST
            first -= 1
        elif word.has("either"):
            if not _range_follows(words, number):
                break
        elif word.norm in ("of", "the", "a", "an") and first > 1 and words[first - 2].has("approx"):
            pass
        else:
            break
        first -= 1
    return first, approx, bound


def _late_limits(words: list[Word], after: int) -> tuple[int, bool, Bound | None]:
    """What stands behind it: "at least", "or so", "or more"."""
    if after < len(words):
        word = words[after]
        if word.has("at_least"):
            return after + 1, False, Bound.AT_LEAST
        if word.has("approx_behind"):
            return after + 1, True, None
        if word.has("at_most_behind"):
            return after + 1, False, Bound.AT_MOST
    return after, False, None


def _range_follows(words: list[Word], number: Number) -> bool:
    return _joined_number(words, number.after, across=False) is not None


def _second(words: list[Word], number: Number, first: int) -> Number | None:
    """The upper end of a range: "200 to 300", "between 200 and 300", "200-300"."""
    if number.value is None:
        return None
    either = any(word.has("either") for word in words[first : number.first])
    second = _joined_number(words, number.after, across=True, either=either)
    if second is None or second.value is None or second.value <= number.value:
        return None
    return second


def _same_scale(words: list[Word], number: Number, second: Number) -> float | None:
    """ "20 to 25 thousand" is twenty thousand to twenty-five thousand."""
    last = words[second.after - 1]
    if number.value is None or second.value is None or last.sense("number") != "scales":
        return number.value
    scale = float(last.form("number"))
    scaled = number.value * scale
    return scaled if number.value < 1000 <= scale and scaled < second.value else number.value


def _joined_number(
    words: list[Word], after: int, *, across: bool, either: bool = True
) -> Number | None:
    if after + 1 > len(words) - 1 and not either:
        return None
    if after >= len(words):
        return None
    joint = words[after]
    if either:
        if joint.kind == "arabic" and joint.norm == "و" and after + 1 < len(words):
            return number_at(words, after + 1)
        if joint.conj and joint.has("number"):
            return number_at(words, after)
        if joint.norm == "and" and after + 1 < len(words):
            return number_at(words, after + 1)
    through = joint.has("range") and joint.norm != "and" and not joint.conj
    if across and after + 1 < len(words) and (through or joint.raw in _DASHES):
        return number_at(words, after + 1)
    return None


def _noun(words: list[Word], after: int, number: Number) -> tuple[str, str, int] | None:
    """Kind, what and end of the counted noun; what is empty where there is none; None: no count."""
    if after >= len(words):
        return "people", "", after
    word = words[after]
    if word.kind == "latin":
        return _english_noun(words, after)
    if word.kind == "arabic":
        return _arabic_noun(words, after, number)
    if word.kind == "number":
        return None
    return "people", "", after


def _arabic_noun(words: list[Word], after: int, number: Number) -> tuple[str, str, int] | None:
    word = words[after]
    if word.has("other") and not word.has("person") and not word.conj and not word.prep:
        return None
    if not word.conj and not word.prep:
        if word.has("vehicle"):
            return "vehicles", word.sense("vehicle"), after + 1
        if word.has("person") or word.has("nation"):
            return _described(words, after)
    if word.norm == "من" and after + 1 < len(words):
        return _some_of(words, after + 1, number)
    if word.has("aboard") and after + 2 < len(words) and words[after + 1].norm == "من":
        found = _listed(words, after + 2)
        if found is not None:
            return "people", found[0], found[1]
    if word.bare == "بين" and not word.conj:
        found = _listed(words, after + 1)
        if found is not None:
            return "people", found[0], found[1]
    if words[number.first - 1].has("outof") and number.first:
        return "people", "", after
    if not word.senses and word.norm[:2] in ("وي", "وت", "فت", "في") and len(word.norm) > 4:
        return "people", "", after
    if not word.senses and not word.conj:
        # A noun that nobody listed, or an adjective of a number: tents, sheep, kilometres.
        return None if number.value is not None or word.definite else ("people", "", after)
    return "people", "", after


def _described(words: list[Word], after: int) -> tuple[str, str, int]:
    """A noun of persons with what describes it: a citizen of a state, a wounded civilian."""
    what, end = _person(words[after]), after + 1
    while end < len(words) and words[end].kind == "arabic":
        word = words[end]
        if word.prep or (word.conj and not (word.has("person") and _person(word) in _MIXED)):
            break
        if word.conj:
            if words[end - 1].has("person") and word.form("person") == "one":
                what = _together({what, _person(word)})
                end += 1
                continue
            break
        if word.has("nation"):
            what = "nationals" if words[end - 1].has("generic") else what
        elif (
            word.has("person") and _person(word) in ("wounded", "sick", "killed", "detainees")
        ) or (word.has("person") and what == "all" and _person(word) != "own_families"):
            what = _person(word)
        elif not (word.has("person") and _person(word) == "fighters" and what == "fighters"):
            break
        end += 1
    if what == "all" and end + 2 < len(words) and words[end].norm == "من":
        states = number_at(words, end + 1)
        if states is not None and states.after < len(words) and words[states.after].has("peoples"):
            return "people", "nationals", states.after + 1
    return "people", what, end


_MIXED = ("wounded", "sick", "women", "children")


def _person(word: Word) -> str:
    return word.sense("person") or word.sense("nation")


def _together(whats: set[str]) -> str:
    """One word for several groups counted in one number."""
    if whats == {"wounded", "sick"}:
        return "wounded"
    if whats == {"women", "children"} or whats in ({"women_children", "women"}, {"women_children"}):
        return "women_children"
    if len(whats) == 1:
        only = next(iter(whats))
        return "families" if only == "own_families" else only
    return "all"


def _listed(words: list[Word], index: int) -> tuple[str, int] | None:
    """Groups in a row: "of the fighters and their families"."""
    whats: set[str] = set()
    at, last = index, index
    while at < len(words) and at - last <= 2:
        word = words[at]
        if word.kind == "mark" and word.raw not in ("،", ",") and not whats:
            return None
        if word.has("person") or word.has("nation"):
            if whats and not word.conj and not (at and words[at - 1].norm in ("من", "and", "ومن")):
                if _person(word) == "fighters" and "families" in whats:
                    whats = {"all"}
                elif word.has("nation"):
                    whats.add("nationals") if whats == {"all"} else None
                last = at + 1
                at += 1
                continue
            whats.add(_person(word))
            last = at + 1
        elif word.norm not in ("من", "ومن", "بين", "او", "and", "the", "their", "كل"):
            if whats and (word.senses or not word.definite):
                break
            if not whats and word.senses and not word.has("head") and not word.has("speaker"):
                return None
        at += 1
    if not whats:
        return None
    if "nationals" in whats and "all" in whats and len(whats) == 2:
        return "nationals", last
    return _together(whats), last


def _some_of(words: list[Word], index: int, number: Number) -> tuple[str, str, int] | None:
    """ "20 of the buses", "2,677 of 78 nationalities", "7,000 of the fighters"."""
    word = words[index]
    if word.has("vehicle"):
        return "vehicles", word.sense("vehicle"), index + 1
    if word.has("whole"):
        return "people", "", index - 1
    inner = number_at(words, index)
    if inner is not None and inner.after < len(words):
        if words[inner.after].has("peoples"):
            return "people", "nationals", inner.after + 1
        return "people", "", index - 1
    if word.has("peoples") and not word.definite:
        return "people", "nationals", index + 1
    found = _listed(words, index)
    if found is not None:
        return "people", found[0], found[1]
    if word.senses.keys() & {"known", "head", "rest", "when"}:
        return "people", "", index - 1
    return ("people", "", index - 1) if number.value is not None else None


def _english_noun(words: list[Word], after: int) -> tuple[str, str, int] | None:
    """The noun that an English number counts, behind its adjectives."""
    at, whats, kind, end = after, list[str](), "", after
    described = False
    while at < len(words) and at - after <= _MOST_MODIFIERS:
        word = words[at]
        if word.kind == "number":
            break
        if word.raw == "," and not kind and at > after and at + 1 < len(words):
            at += 1
            continue
        if word.kind != "latin":
            break
        if word.has("vehicle"):
            return "vehicles", word.sense("vehicle"), at + 1
        if word.has("other") and not (word.has("person") and not whats):
            return None if not kind else (kind, _english_what(whats), end)
        if word.has("person") or (word.has("nation") and word.capital):
            whats.append(_person(word))
            kind, end = "people", at + 1
            described = word.has("nation") and not word.has("person")
            at += 1
            continue
        if kind and word.norm == "and" and at + 1 < len(words):
            following = words[at + 1]
            if (
                following.has("person")
                and _person(following) != "own_families"
                and (whats[-1] in _MIXED or following.sense("person") == "companions")
            ):
                at += 1
                continue
            break
        if kind and not described and word.norm not in ("care",):
            break
        if word.has("of"):
            at += 1
            continue
        if not whats and (word.has("whom") or word.norm in ("were", "was")):
            found = _listed(words, at + 1)
            if found is not None and at == after:
                return "people", found[0], found[1]
            break
        if word.has("rest") or word.has("part") or word.has("that") or word.has("relative"):
            break
        if word.has("move") and word.form("move") in ("past", "doing", "base", "present"):
            break
        if word.has("stage") or word.has("say") or word.has("from") or word.has("to"):
            break
        if word.has("in") or word.has("via") or word.has("when") or word.has("aboard"):
            break
        at += 1
    if kind:
        return kind, _english_what(whats), end
    borrows = at < len(words) and words[at].kind == "number" and words[at - 1].norm == "and"
    if at > after and not borrows and not _bare_allowed(words, after):
        return None
    return "people", "", after


def _bare_allowed(words: list[Word], after: int) -> bool:
    """Whether a number without a noun may stand before this word: "1,700 more", "3,000 have"."""
    word = words[after]
    return (
        bool(
            word.senses.keys()
            & {
                "rest",
                "stage",
                "move",
                "from",
                "to",
                "in",
                "when",
                "part",
                "that",
                "relative",
                "via",
            }
        )
        or word.has("of")
        or word.has("whom")
    )


def _english_what(whats: list[str]) -> str:
    """The last noun says what is counted; that they are wounded or sick outweighs it."""
    groups = set(whats)
    if "wounded" in groups:
        return "wounded"
    if "killed" in groups:
        return "killed"
    if "sick" in groups and groups <= {"sick", "all", "nationals", "civilians"}:
        return "sick"
    if {"women", "children"} <= groups:
        return "women_children"
    last = whats[-1]
    if last in ("all", "own_families") and len(whats) > 1:
        return whats[-2] if whats[-2] != "own_families" else "all"
    return "families" if last == "own_families" else last


def _dual(words: list[Word], index: int) -> Figure | None:
    """Two by the form of the noun: حافلتان، سيارتي إسعاف."""
    word = words[index]
    for kind, topic in (("vehicles", "vehicle"), ("people", "person"), ("people", "nation")):
        if word.form(topic) == "two":
            what = word.sense(topic)
            return Figure(index, index + 1, index, kind, what, 2.0)
    return None


def _single(words: list[Word], index: int) -> Figure | None:
    """One, by the singular: "a civilian was killed", قتل مدني."""
    word = words[index]
    if word.form("person") != "one" or word.definite or word.prep or not index:
        return None
    before = words[index - 1]
    if word.kind == "arabic":
        hurt = before.sense("harm") in ("killed", "wounded") and before.form("harm") != "participle"
        if hurt and not word.conj and not before.has("person"):
            return Figure(index, index + 1, index, "people", word.sense("person"), 1.0)
        return None
    if before.norm not in ("a", "an"):
        return None
    earlier = words[index - 2].sense("harm") if index > 1 else ""
    later = words[index + 2].sense("harm") if index + 2 < len(words) else ""
    passive = index + 1 < len(words) and words[index + 1].norm in ("was", "were")
    if earlier in ("killed", "wounded") or (passive and later in ("killed", "wounded")):
        return Figure(index - 1, index + 1, index, "people", word.sense("person"), 1.0)
    return None


def _own(words: list[Word], index: int) -> Figure | None:
    """ "With their families": a group of its own, without a number."""
    word = words[index]
    if word.sense("person") != "own_families" or not index:
        return None
    before = words[index - 1]
    joined = word.conj or before.has("with")
    joined = joined or word.prep == "ب"
    people = any(other.has("person") for other in words[max(0, index - 5) : index])
    if joined and people:
        return Figure(index, index + 1, index, "people", "families", None, own=True)
    return None


def _uncounted(words: list[Word], index: int) -> Figure | None:
    """ "Many women and children": a plural with an adjective of quantity behind it."""
    word = words[index]
    if word.kind != "arabic" or word.form("person") != "many" or index + 1 >= len(words):
        return None
    if words[index + 1].has("much"):
        return Figure(index, index + 2, index, "people", word.sense("person"), None, approx=True)
    return None


def _shared_nouns(words: list[Word], found: list[Figure]) -> list[Figure]:
    """ "43 UN and 29 NGO staff": the first number counts the noun of the second."""
    made = list(found)
    for place in range(len(made) - 2, -1, -1):
        here, after = made[place], made[place + 1]
        if here.what or not after.what or after.first - here.after > 4 or here.value is None:
            continue
        between = words[here.after : after.first]
        if any(part.norm == "and" or part.has("of") for part in between) and all(
            part.kind == "latin" and not part.has("move") and not part.has("stage")
            for part in between
        ):
            made[place] = replace(here, kind=after.kind, what=after.what)
    return made
