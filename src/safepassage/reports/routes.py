"""Where from, which way, where to: places by the words that lead to them."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.reports.clauses import Clauses, Predicate
from safepassage.reports.figures import Figure
from safepassage.reports.speakers import _lead, nounlike
from safepassage.reports.words import Word

_LONGEST = 8

_QUOTES = frozenset("\"'“”«»‘’")

_STOPS = frozenset(
    ("rest", "from", "to", "via", "that", "part", "relative", "when", "month", "say", "aboard",
     "according", "number", "vague", "approx", "more_than", "at_least", "at_most", "either", "with",
     "deal", "promise", "relay")
)  # fmt: skip


_NO_PLACES = _STOPS | {"person", "vehicle", "stage", "harm", "move"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, in its role: from, via, to, or at."""

    role: str
    name: str
    first: int
    after: int
    clause: int


def places(text: str, clauses: Clauses, figures: list[Figure]) -> list[Place]:
    """The places of a sentence on the ways that it tells of."""
    words = clauses.words
    moving = {
        clauses.of[p.index] for p in clauses.predicates if p.topic == "move" or p.sense == "left"
    }
    if not moving and not any(word.has("vehicle") or word.has("move") for word in words):
        return []
    found: list[Place] = []
    index = 0
    while index < len(words):
        word = words[index]
        place = None
        if word.senses or word.prep:
            if word.has("from") or word.has("to") or word.has("via"):
                place = _led(text, clauses, index)
            if place is None and word.norm == "for" and _left_for(found, index):
                place = _place(text, clauses, "to", index + 1)
            if place is None and word.has("move"):
                place = _object(text, clauses, index, figures)
            if place is None and word.prep == "ل" and (word.has("known") or word.has("head")):
                place = _towards(text, clauses, index)
            if place is None and word.has("locals"):
                place = _place(text, clauses, "from", index + 1)
            if place is None and word.prep == "ب" and index and clauses.words[index - 1].kind:
                place = _passing(text, clauses, index)
            if place is None and word.has("in") and not (found and found[-1].after == index):
                place = _inside(text, clauses, index)
        if place is None:
            index += 1
            continue
        found.append(place)
        index = max(place.after, index + 1)
    return _in_order(words, found)


def _passing(text: str, clauses: Clauses, index: int) -> Place | None:
    """A place passed, with ب attached: يمر بسراقب."""
    before = clauses.before(index, clauses.of[index])
    near = before and before[0].sense == "via" and index - before[0].index <= 2
    return _place(text, clauses, "via", index) if near else None


def _left_for(found: list[Place], index: int) -> bool:
    """Whether "for" names a goal: they left Daraya for Idlib."""
    return bool(found) and found[-1].role == "from" and index - found[-1].after <= 3


def _led(text: str, clauses: Clauses, index: int) -> Place | None:
    """A place behind "from", "to", "via"."""
    words = clauses.words
    word = words[index]
    role = next(role for role in ("from", "to", "via") if word.has(role))
    if index + 1 >= len(words):
        return None
    if not _moves_before(clauses, index):
        return None
    if word.norm == "من" and index and _partitive(words, index):
        return None
    return _place(text, clauses, role, index + 1)


def _moves_before(clauses: Clauses, index: int) -> bool:
    """Whether something moves in this clause or the one it continues."""
    words = clauses.words
    clause = clauses.of[index]
    for at in range(index, -1, -1):
        if clauses.of[at] < clause - 2:
            return False
        word = words[at]
        if (
            word.has("move")
            or word.has("vehicle")
            or (word.has("stage") and word.sense("stage") in ("resumed", "underway"))
        ):
            return True
        if at < index and (word.has("from") or word.has("to")) and word.norm not in ("من", "to"):
            return True
    return index - clauses.start(index) <= 3 and any(
        word.has("move") for word, of in zip(words, clauses.of, strict=True) if of == clause
    )


def _partitive(words: list[Word], index: int) -> bool:
    """ "Some of": من behind a number or before persons."""
    before, after = words[index - 1], words[index + 1]
    if before.kind == "number" or before.has("number") or before.has("vague"):
        return after.has("peoples") or not (after.has("known") or after.has("head"))
    return after.has("person") and not after.has("head")


def _object(text: str, clauses: Clauses, index: int, figures: list[Figure]) -> Place | None:
    """A place that a verb takes without a preposition: left Aleppo, reached the crossing."""
    words = clauses.words
    role = words[index].sense("move").removesuffix(" starts")
    if role == "host":
        return _host(text, clauses, index)
    if role not in ("from", "to", "via"):
        return None
    first = index + 1
    while first < len(words) and words[first].has("when") and not clauses.latin:
        first += 1
    for figure in figures:
        if figure.first == first and not clauses.latin:
            first = figure.after
            break
    if first < len(words) and words[first].norm == "the":
        first += 1
    if first >= len(words):
        return None
    word = words[first]
    if word.kind == "latin":
        if not (word.capital or words[first].has("head")) and not _head_near(words, first):
            return None
        if word.has("when") or word.has("person") or word.has("nation"):
            return None
        before = words[index - 1] if index else None
        if (
            words[index].form("move") == "past"
            and before is not None
            and before.norm in ("was", "were", "been", "being", "be")
        ):
            return None
        return _place(text, clauses, role, index + 1)
    if word.kind != "arabic" or word.conj or (role == "via" and word.has("way")):
        return None
    first = _past_subject(words, first)
    word = words[first]
    if word.prep or word.conj:
        return None
    if first > index + 1 or word.has("known") or word.has("head"):
        unknown = not word.senses and word.definite
        if not (word.has("known") or word.has("head") or unknown) or word.prep:
            return None
        return _place(text, clauses, role, first)
    return None


def _past_subject(words: list[Word], first: int) -> int:
    """Where the object of an Arabic verb may begin, behind its subject: a ship's name, a convoy."""
    at = first
    while at < len(words) and at - first < 8:
        word = words[at]
        adjective = at > first and words[at - 1].definite and word.norm.endswith("يه")
        place = (word.has("head") or word.has("known")) and not adjective
        if place and not word.conj and not word.prep:
            return at
        nominal = word.raw in _QUOTES or word.has("vehicle") or word.has("nation") or adjective
        quoted = at > first and words[at - 1].raw in _QUOTES
        if not nominal and not quoted and not (word.definite and not word.prep and not word.senses):
            return first
        at += 1
    return first


def _host(text: str, clauses: Clauses, index: int) -> Place | None:
    """The subject of "received", which stands before it in English and behind it in Arabic."""
    words = clauses.words
    if not clauses.latin:
        named = index + 1 < len(words) and (
            words[index + 1].has("head") or words[index + 1].has("known")
        )
        return _place(text, clauses, "to", index + 1) if named else None
    first = clauses.start(index)
    if words[index].form("move") == "past" and first < index and words[first].capital:
        place = _place(text, clauses, "to", first)
        if place is not None and place.after <= index:
            return place
    return None


def _head_near(words: list[Word], first: int) -> bool:
    return any(word.has("head") for word in words[first : first + 4])


def _towards(text: str, clauses: Clauses, index: int) -> Place | None:
    """A place with ل attached: متوجها لإدلب."""
    words = clauses.words
    if index == 0 or not _moves_before(clauses, index):
        return None
    if words[index].has("known") or (words[index].has("head") and words[index - 1].has("move")):
        return _place(text, clauses, "to", index)
    return None


def _inside(text: str, clauses: Clauses, index: int) -> Place | None:
    """A place behind "in": an end of the way where somebody arrives, a mere place elsewhere."""
    words = clauses.words
    before = clauses.before(index, clauses.of[index])
    move = next((p for p in before if p.topic in ("move", "stage", "harm")), None)
    arrives = move is not None and move.topic == "move" and move.sense == "to"
    near = move is not None and index - move.index <= 4 and words[index].norm in ("in", "at", "في")
    if index + 1 < len(words) and arrives and near:
        return _place(text, clauses, "to", index + 1)
    if not clauses.latin and index + 1 < len(words) and words[index].norm in ("في", "داخل"):
        place = _place(text, clauses, _role_inside(clauses, index, before), index + 1)
        if place is not None and place.role != "at":
            return place
    if index + 1 < len(words) and (words[index + 1].has("head") or words[index + 1].has("known")):
        return _place(text, clauses, "at", index + 1)
    return None


def _role_inside(clauses: Clauses, index: int, before: list[Predicate]) -> str:
    """What "in" a place means: where those were who leave, or a goal named by what lies there."""
    words = clauses.words
    if not (words[index + 1].has("head") or words[index + 1].has("known")):
        return "at"
    for at in range(index - 1, max(-1, index - 5), -1):
        for role in ("from", "to", "via"):
            if words[at].has(role) and words[at].norm not in ("من", "حتي") and at + 1 < index:
                return role
    leaves = any(
        p.topic == "move" and p.sense in ("none", "from") and p.form == "noun" for p in before
    )
    return "from" if leaves else "at"


def _place(text: str, clauses: Clauses, role: str, first: int) -> Place | None:
    words = clauses.words
    while first < len(words) and words[first].raw in _QUOTES:
        first += 1
    if first >= len(words):
        return None
    latin = words[first].kind in ("latin", "number")
    after = _latin_end(words, first) if latin else _arabic_end(words, first)
    if after <= first:
        return None
    start = words[first].start
    if words[first].lead and words[first].kind == "arabic":
        start += _lead(words[first])
    name = text[start : words[after - 1].end]
    return Place(role, name, first, after, clauses.of[first])


def _arabic_end(words: list[Word], first: int) -> int:
    """Where the name of an Arabic place that begins at a word ends; `first` if it is none."""
    word = words[first]
    if word.kind != "arabic":
        return first
    sure = word.has("head") or word.has("known")
    if not sure:
        if word.senses.keys() - {"rest"} or (word.has("rest") and not word.has("head")):
            return first
        if word.conj and not word.definite:
            return first
    headed = word.has("head") and not word.has("known")
    unknown = 0 if sure else 1
    at = first + 1
    while at < len(words) and at - first < _LONGEST:
        word = words[at]
        if word.raw in _QUOTES:
            at += 1
            continue
        if word.kind == "number" and word.start == words[at - 1].end + 1 and headed:
            at += 1
            break
        if word.kind != "arabic" or len(word.norm) < 2:
            break
        if (
            words[at - 1].has("head")
            and word.definite
            and not word.conj
            and not word.prep
            and not (word.senses.keys() & {"rest", "when", "that", "part", "relative", "vehicle"})
        ):
            at += 1
            continue
        if word.norm == "في" and at + 1 < len(words):
            inner = words[at + 1]
            if (inner.has("known") or inner.has("head")) and not inner.has("when") and headed:
                at += 2
                continue
            break
        if word.has("head") or word.has("known"):
            if word.prep or (word.has("when") and not word.has("known")):
                break
            if word.conj and not (word.has("known") or words[at - 1].kind == "arabic"):
                break
            if not word.conj and word.has("known") and not headed and not words[at - 1].has("head"):
                break
            headed = headed or (word.has("head") and not word.has("known"))
            at += 1
            continue
        nation = word.senses.keys() <= {"nation", "person", "speaker", "head", "other"}
        if word.senses and not (
            nation
            and not word.conj
            and not word.prep
            and (word.definite or (headed and words[at - 1].has("head")))
        ):
            break
        if word.conj:
            if not word.definite or word.senses:
                break
        elif word.prep:
            break
        elif not word.definite:
            if unknown >= 2 or (not headed and unknown >= 1 and not nounlike(word)):
                break
            if not headed and not unknown:
                break
            if unknown and not nounlike(word):
                break
            unknown += 1
        at += 1
    while at > first and words[at - 1].raw in _QUOTES:
        at -= 1
    return at


def _latin_end(words: list[Word], first: int) -> int:
    """Where the name of an English place that begins at a word ends; `first` if it is none."""
    at, named = first, False
    while at < len(words) and at - first < _LONGEST:
        word = words[at]
        if word.kind == "number":
            following = words[at + 1] if at + 1 < len(words) else None
            if at == first and (following is None or not following.capital):
                return first
            at += 1
            continue
        if word.kind != "latin":
            if word.raw == "," and named and at + 1 < len(words):
                following = words[at + 1]
                later = words[at + 3 : at + 8]
                series = following.capital and any(w.norm == "and" for w in words[at + 2 : at + 5])
                if series and not any(w.kind == "mark" and w.raw == "," for w in later[:0]):
                    at += 1
                    continue
            break
        if word.has("when") or word.has("month"):
            break
        if at == first and word.has("number"):
            at += 1
            continue
        if not named and word.norm in ("last", "other", "whole", "own", "main", "final"):
            at += 1
            continue
        if word.norm in ("the", "a", "an", "its", "their", "his", "nearby", "neighbouring"):
            if at > first and words[at - 1].norm not in ("of", "and", "in"):
                break
            at += 1
            continue
        if word.norm in ("of", "and", "in") and named:
            following = words[at + 1] if at + 1 < len(words) else None
            if following is None:
                break
            good = (
                following.capital
                or following.has("head")
                or (following.norm == "the" and word.norm == "of")
            )
            if word.norm == "and" and not (following.capital or following.has("head")):
                break
            if word.norm == "in" and not following.capital and following.norm != "the":
                break
            if not good and following.norm != "the":
                break
            if following.has("when") or following.has("month"):
                break
            at += 1
            continue
        if not named and word.has("speaker") and not word.has("known") and not word.has("head"):
            return first
        if word.capital or word.has("known"):
            if (
                word.has("nation")
                and not named
                and at + 1 < len(words)
                and words[at + 1].has("person")
            ):
                return first
            named = True
        elif word.has("head") and not (word.has("person")):
            named = True
        elif word.senses.keys() & (
            _STOPS | {"person", "vehicle", "stage", "harm", "move"}
        ) and not (word.norm.startswith(("besieged", "burning"))):
            if not (
                word.has("stage")
                and at + 1 < len(words)
                and (words[at + 1].capital or words[at + 1].has("head"))
            ):
                break
        elif named:
            break
        at += 1
    while at > first and (
        words[at - 1].norm in ("the", "a", "an", "of", "and", "in", "its", "their")
        or words[at - 1].kind == "mark"
    ):
        at -= 1
    if not named:
        return first
    return at


_ONWARD = ("ثم", "ومن", "وصولا", "on ", "onward")

_CROSSINGS = frozenset(("معبر", "حاجز", "جسر", "crossing", "checkpoint", "bridge"))


def _through(words: list[Word], place: Place) -> Place:
    """A crossing, a checkpoint or a bridge is passed, unless it is the goal."""
    if place.role in ("at", "from") and (
        words[place.first].bare in _CROSSINGS or words[place.after - 1].bare in _CROSSINGS
    ):
        return Place("via", place.name, place.first, place.after, place.clause)
    return place


def _in_order(words: list[Word], found: list[Place]) -> list[Place]:
    """Several goals in a row are one goal and what lies before it."""
    made = [_through(words, place) for place in found]
    for position, place in enumerate(made):
        if place.role != "to":
            continue
        later = [other for other in made[position + 1 :] if other.role == "to"]
        if not later:
            continue
        following = later[0]
        joint = words[following.first - 1]
        near = following.clause - place.clause <= 1
        onward = any(w.norm.startswith(_ONWARD) for w in words[place.after : following.first])
        if near and (onward or joint.norm.startswith(_ONWARD)):
            made[position] = Place("via", place.name, place.first, place.after, place.clause)
    return made
