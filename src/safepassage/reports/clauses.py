"""Clauses and their predicates: what a sentence says happened, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.reports.figures import Figure
from safepassage.reports.words import Word

_BREAKS = frozenset(",،;؛:()—–")

_FINITE = frozenset(("past", "present", "future"))

_VERBAL = ("harm", "stage", "move", "ask", "say")
"""Topics of predicates, the one that decides first."""

_VERBAL_TOPICS = frozenset(_VERBAL)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says what happened."""

    index: int
    topic: str
    sense: str
    form: str


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence cut into clauses: the clause of every word, and the predicates in order."""

    words: list[Word]
    of: list[int]
    predicates: list[Predicate]
    latin: bool
    """Whether the sentence is English."""

    def before(self, index: int, clause: int) -> list[Predicate]:
        """The predicates of a clause before a word, the nearest first."""
        return [
            p for p in reversed(self.predicates) if p.index < index and self.of[p.index] == clause
        ]

    def behind(self, index: int, clause: int) -> list[Predicate]:
        """The predicates of a clause behind a word, the nearest first."""
        return [p for p in self.predicates if p.index > index and self.of[p.index] == clause]

    def start(self, index: int) -> int:
        """The first word of the clause in which a word stands."""
        clause = self.of[index]
        while index and self.of[index - 1] == clause:
            index -= 1
        return index


def clauses(words: list[Word], figures: list[Figure]) -> Clauses:
    """A sentence with its counts, cut."""
    counted = {
        index
        for figure in figures
        for index in range(figure.number, figure.after)
        if not _still_verb(words[index])
    }
    of, clause, opened, predicates = list[int](), 0, False, list[Predicate]()
    for index, word in enumerate(words):
        if word.kind == "mark":
            if word.raw in _BREAKS and not _lists(words, index):
                clause, opened = clause + 1, False
            of.append(clause)
            continue
        if not word.senses:
            of.append(clause)
            continue
        found = None
        if index not in counted and not _VERBAL_TOPICS.isdisjoint(word.senses):
            found = _predicate(words, index)
        starts = "part" in word.senses or "that" in word.senses
        if word.kind == "latin" and word.norm in ("as", "so") and not word.capital:
            starts = starts and index > 0
        if (
            found is not None
            and opened
            and not starts
            and (
                (word.conj and found.form in _FINITE)
                or (index and words[index - 1].norm == "and" and found.form in ("past", "present"))
            )
        ):
            starts = True
        if starts and index and of[-1] == clause:
            clause, opened = clause + 1, False
        of.append(clause)
        if found is not None:
            predicates.append(found)
            opened = True
    latin = sum(word.kind == "latin" for word in words)
    return Clauses(words, of, predicates, latin * 2 > sum(w.kind != "mark" for w in words))


def _still_verb(word: Word) -> bool:
    return word.kind == "arabic" and word.form("move") in _FINITE


def _lists(words: list[Word], index: int) -> bool:
    """A comma between two members of a row: "UN, NGO and embassy staff"."""
    if words[index].raw not in ",،" or not 0 < index < len(words) - 1:
        return False
    after = words[index + 1]
    return after.has("known") and words[index - 1].has("known")


def _predicate(words: list[Word], index: int) -> Predicate | None:
    word = words[index]
    if word.has("aboard") and word.has("move"):
        return None
    for topic in _VERBAL:
        if topic in word.senses:
            sense, form = word.senses[topic]
            if word.kind == "latin":
                if not _english_verb(words, index, topic, form):
                    continue
            elif word.has("relay") and _quotes(words, index):
                return None
            elif (topic == "harm" and word.has("person") and form != "past") or (
                topic == "say" and form not in _FINITE and form != "either"
            ):
                continue
            if form == "participle" and word.definite and topic == "move":
                return None
            if form == "either":
                form = _noun_or_verb(words, index)
            if topic == "move" and form == "present" and _carries(words, index):
                # "Two buses carrying 96 women left": what they carry is not what happened.
                form = "doing"
            starts = sense.endswith(" starts")
            sense = sense.removesuffix(" starts")
            return Predicate(index, topic, sense, "present" if starts and form == "past" else form)
    return None


def _carries(words: list[Word], index: int) -> bool:
    """Whether a verb only tells what vehicles have aboard."""
    behind = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1] if index else None
    return (before is not None and before.has("vehicle")) or (
        words[index].kind == "arabic" and behind is not None and behind.form("vehicle") == "many"
    )


def _quotes(words: list[Word], index: int) -> bool:
    """Whether نقل is to quote: the agency quoted a source as saying."""
    near = words[index + 1 : index + 9]
    return any(word.norm.startswith("عن") for word in near) and any(
        word.has("speaker") for word in near
    )


def _noun_or_verb(words: list[Word], index: int) -> str:
    """نقل and رحيل look alike as verb and as noun; what stands before tells."""
    word = words[index]
    if word.prep or word.definite:
        return "noun"
    if index and not word.conj:
        before = words[index - 1]
        governs = before.form("stage") in ("past", "present", "future", "noun")
        if governs or before.norm in ("من", "بعد", "قبل", "علي", "في", "عن", "الي", "مع", "خلال"):
            return "noun"
    return "past"


def _english_verb(words: list[Word], index: int, topic: str, form: str) -> bool:
    """Whether an English word is a verb here; many are nouns or adjectives as well."""
    word = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if topic == "say":
        return form in ("past", "present") or (form == "base" and before is not None)
    if form == "base":
        if before is None:
            return False
        if before.norm in ("the", "a", "an", "of", "by", "their", "its", "his", "her"):
            return False
        if before.kind == "number" or before.has("in"):
            return False
    if topic == "harm" and word.has("person") and after is not None and after.has("person"):
        return False
    if form == "past" and before is not None and before.norm in ("the", "a", "an") and after:
        return False
    return not (topic == "move" and form == "doing" and before is not None and before.norm == "the")
