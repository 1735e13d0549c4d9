"""Who says what: every attribution in a sentence, and which words of it each covers."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.reports.clauses import Clauses
from safepassage.reports.words import Word

_QUOTES = frozenset("\"'“”«»‘’„")

_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Speech:
    """Words from `start` on, up to the next speech, are said by `name`.

    An empty name is a pronoun, or nobody at all: whoever spoke last.
    """

    start: int
    at: int
    name: str


def speeches(text: str, clauses: Clauses) -> list[Speech]:
    """The attributions of a sentence, by the words they cover."""
    found: list[Speech] = []
    words = clauses.words
    index = 0
    while index < len(words):
        word = words[index]
        speech = None
        if not word.senses and word.raw != ":":
            index += 1
            continue
        if word.has("according"):
            speech = _according(text, clauses, index, found)
        elif word.has("relay") and word.kind == "arabic" and word.form("relay") in _SAID:
            speech = _relayed(text, clauses, index)
        elif word.has("say") or word.form("ask") in ("past", "present", "future", "either"):
            if word.kind == "arabic":
                speech = _arabic(text, clauses, index)
            else:
                speech = _english(text, clauses, index, found)
        elif word.raw == ":" and not found and 0 < index <= _LONGEST_NAME:
            speech = _headed(text, clauses, index)
        if speech is not None:
            found.append(speech)
        index += 1
    return found


_SAID = ("past", "present", "future", "participle", "either")


def nounlike(word: Word) -> bool:
    """Not of the form of an Arabic verb that nobody listed."""
    norm = word.norm
    verbal = norm[0] in "يت" or (norm.endswith("ت") and not norm.endswith("ات"))
    return not (len(norm) > 3 and verbal)


def _span(text: str, words: list[Word], first: int, after: int) -> str:
    """A name as written, without quotation marks and what is attached before it."""
    while first < after and (
        words[first].raw in _QUOTES or words[first].norm in ("the", "a", "an")
    ):
        if words[first].norm in ("a", "an"):
            break
        first += 1
    while after > first and (words[after - 1].raw in _QUOTES or words[after - 1].kind == "mark"):
        after -= 1
    if first >= after:
        return ""
    start = words[first].start
    if words[first].kind == "arabic" and words[first].lead:
        start += _lead(words[first])
    return text[start : words[after - 1].end].strip()


def _lead(word: Word) -> int:
    """How many code points conjunction and preposition take, vowel signs included."""
    letters = 0
    for offset, sign in enumerate(word.raw):
        if sign.isalpha() and sign != "ـ":
            if letters == word.lead:
                return offset
            letters += 1
    return 0


def name_after(words: list[Word], first: int, clauses: Clauses) -> int:
    """Where the name of a speaker that begins at a word ends."""
    at, noun = first, False
    while at < len(words) and at - first < _LONGEST_NAME:
        word = words[at]
        if word.kind == "mark":
            if word.raw in _QUOTES or word.raw == "-":
                at += 1
                continue
            break
        if word.has("that") or word.has("part") or word.has("relative") or word.has("when"):
            break
        if word.kind == "arabic":
            if not _arabic_name(words, at, noun, first):
                break
            noun = True
        elif word.kind == "latin":
            if at > first and not word.capital and not word.has("speaker"):
                linking = word.norm in ("of", "for", "in", "the", "and", "at", "de", "al", "bin")
                following = words[at + 1] if at + 1 < len(words) else None
                if (
                    not linking
                    or following is None
                    or not (
                        following.capital or following.has("speaker") or following.norm == "the"
                    )
                ):
                    break
        elif word.kind == "number":
            break
        at += 1
    return at


def _arabic_name(words: list[Word], at: int, noun: bool, first: int) -> bool:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.norm in ("في", "لدي", "باسم", "من", "ل", "علي") or word.has("in"):
        inside = word.norm in ("في", "لدي", "باسم", "علي") and following is not None
        official = at > first and words[first].has("speaker")
        inside = inside and official and at - first <= 5
        return inside and following is not None and not following.has("when")
    if word.norm == "من":
        return False
    if word.has("speaker") or word.has("known") or word.has("nation") or word.has("head"):
        if word.conj and not noun:
            return True
        return not (word.prep in ("ب", "ك") and noun)
    topics = word.senses.keys()
    if word.norm == "الان":
        return noun
    if topics & {"move", "stage", "harm", "ask", "promise", "vehicle", "number", "vague", "say"}:
        verb = any(word.form(topic) in ("past", "present", "future", "either") for topic in topics)
        return noun and not verb and word.definite and "vehicle" not in topics and not word.prep
    if topics & {"rest", "from", "to", "via", "according", "aboard", "with", "approx", "deal"}:
        return False
    if word.form("person") == "many" and noun and not word.definite and word.norm.endswith("ون"):
        return False
    if noun and not word.senses and not word.definite and not nounlike(word):
        return False
    if word.prep in ("ب", "ل") and noun and not word.definite:
        return False
    return not (word.conj and noun and not word.definite)


def _arabic(text: str, clauses: Clauses, index: int) -> Speech | None:
    words = clauses.words
    word = words[index]
    topic = "say" if word.has("say") else "ask"
    form = word.form(topic)
    if form not in _SAID:
        return None
    start = index
    first = index + 1
    while first < len(words) and (
        words[first].has("when")
        or words[first].kind == "number"
        or (words[first].norm in ("قد", "في", "ايضا", "بيان", "لاحقا", "عاجل", "به", "بها"))
        or (words[first].has("month"))
    ):
        first += 1
    after = name_after(words, first, clauses)
    named = first < after and not _says_what(words[first])
    if named and not _believable(words, first, after):
        named = False
    if form == "participle":
        return None
    if named:
        return Speech(start, index, _span(text, words, first, after))
    subject = _subject_before(text, clauses, index)
    if subject is not None:
        return subject
    says = first < len(words) and (
        words[first].has("that") or words[first].raw in (":", "“", "«", '"')
    )
    if topic == "ask":
        return None
    if says or word.conj or index == clauses.start(index):
        return Speech(start, index, "")
    return None


def _says_what(word: Word) -> bool:
    return word.has("that") or word.has("number") or word.has("vague") or word.has("relative")


def _believable(words: list[Word], first: int, after: int) -> bool:
    """Whether a noun behind a verb of saying is who says it, and not what is said."""
    if any(word.has("speaker") or word.has("known") for word in words[first:after]):
        return not words[first].prep
    if words[first].prep or words[first].has("person") or words[first].has("deal"):
        return False
    return not words[first].senses.keys() & {"move", "stage", "vehicle", "harm", "promise"}


def _subject_before(text: str, clauses: Clauses, index: int) -> Speech | None:
    """The speaker before the verb: "As for the page X, it spoke of …", "A military source said"."""
    words = clauses.words
    start = index
    while start and clauses.of[start - 1] >= clauses.of[index] - 1 and index - start < 14:
        start -= 1
        if words[start].has("asfor"):
            break
        if words[start].has("part") and start < index - 1:
            start += 1
            break
    if words[start].has("asfor") and start + 1 < index:
        return Speech(start, index, _span(text, words, start + 1, index))
    for at in range(start, index):
        if words[at].has("speaker") and not words[at].prep:
            after = min(name_after(words, at, clauses), index)
            if any(p.index < index and p.index >= after for p in clauses.predicates):
                return None
            return Speech(at, index, _span(text, words, at, after))
    return None


def _relayed(text: str, clauses: Clauses, index: int) -> Speech | None:
    """ "The agency quoted a military source": the inner speaker, who is named behind عن."""
    words = clauses.words
    first = index + 1
    for at in range(first, min(len(words), index + 12)):
        if words[at].norm in ("عن", "ان") or words[at].has("that"):
            if words[at].norm == "عن" and at + 1 < len(words) and not words[at + 1].has("that"):
                after = name_after(words, at + 1, clauses)
                name = _span(text, words, at + 1, after)
                if name and any(
                    word.has("speaker") or word.has("known") or not word.senses
                    for word in words[index + 1 : after]
                ):
                    return Speech(index, index, name)
            if words[first].has("speaker") or any(w.has("speaker") for w in words[first:at]):
                return Speech(index, index, _span(text, words, first, at))
            return None
    return None


def _according(text: str, clauses: Clauses, index: int, earlier: list[Speech]) -> Speech | None:
    words = clauses.words
    first = index + 1
    while first < len(words) and (
        words[first].has("say") or words[first].norm in ("ما", "به", "بها", "امس", "اليوم")
    ):
        first += 1
    after = name_after(words, first, clauses)
    name = _span(text, words, first, after)
    if not name and "قال" not in words[index].norm:
        return None
    opening = index == 0 or (
        clauses.start(index) == index and (words[index].conj or _opens(words, index))
    )
    if opening:
        return Speech(index, index, name)
    opening_at = clauses.start(index)
    goes_on = after < len(words) and words[after].kind != "mark"
    led = [word for word in words[opening_at:index] if word.kind != "mark"]
    if opening_at and len(led) == 1 and goes_on:
        return Speech(opening_at, index, name)
    start = 0
    for speech in earlier:
        start = max(start, speech.at + 1)
    if earlier:
        # A clause that another speaker began stays theirs up to the next clause.
        clause = clauses.start(index)
        before = clauses.start(max(0, clause - 1))
        start = max(start, before) if start <= before else start
    return Speech(min(start, index), index, name)


def _opens(words: list[Word], index: int) -> bool:
    """Whether a phrase opens the clause behind it rather than closing the one before."""
    for at in range(index - 1, max(-1, index - 3), -1):
        if words[at].norm in ("and", "but", "while") or words[at].has("part"):
            return True
    return False


def _headed(text: str, clauses: Clauses, index: int) -> Speech | None:
    """ "Defence ministry: …" at the head of a sentence."""
    words = clauses.words
    if any(word.has("speaker") for word in words[:index]) and not any(
        p.index < index for p in clauses.predicates
    ):
        return Speech(0, index, _span(text, words, 0, index))
    return None


def _english(text: str, clauses: Clauses, index: int, earlier: list[Speech]) -> Speech | None:
    words = clauses.words
    word = words[index]
    topic = "say" if word.has("say") else "ask"
    form = word.form(topic)
    if form not in ("past", "present", "base", "word"):
        return None
    before = words[index - 1] if index else None
    if before is not None and before.norm in (
        "to",
        "the",
        "a",
        "an",
        "of",
        "by",
        "was",
        "were",
        "be",
    ):
        return None
    if before is not None and before.norm == "been":
        return None
    if before is not None and before.norm == "and" and form != "base":
        return _shared_subject(text, clauses, index)
    inverted = _inverted(text, clauses, index, earlier)
    if inverted is not None:
        return inverted
    end = index
    while end and (
        words[end - 1].norm in ("has", "have", "had", "also", "later", "earlier", "already", "an")
        or words[end - 1].has("when")
    ):
        end -= 1
    start = clauses.start(index)
    if end <= start or (words[end - 1].raw == ","):
        subject = _before_relative(text, clauses, max(end - 1, 0))
        if subject is None or topic == "ask":
            return subject
        return subject
    first = start
    while first < end and (
        words[first].kind == "mark" or words[first].has("part") or words[first].has("that")
    ):
        first += 1
    if first >= end or words[first].has("in") or words[first].has("from"):
        return None
    if words[first].has("she") and end - first == 1:
        return Speech(first, index, "")
    if words[first].has("relative"):
        return None
    if any(first <= p.index < end and p.topic in ("move", "stage") for p in clauses.predicates):
        return None
    if form == "base" and not (words[end - 1].has("speaker") or _plural_name(words, first, end)):
        return None
    closing = _closing(clauses, index, start)
    known = any(w.capital or w.has("speaker") for w in words[first:end])
    if not known and not (closing and topic == "say" and end - first <= 6):
        return None
    if any(w.kind == "number" for w in words[first:end]):
        return None
    name = _span(text, words, first, _core(words, first, end))
    if not name:
        return None
    return Speech(_covered(clauses, start, earlier) if closing else first, index, name)


def _plural_name(words: list[Word], first: int, end: int) -> bool:
    return any(word.has("speaker") for word in words[first:end])


def _core(words: list[Word], first: int, end: int) -> int:
    """A subject without what hangs on it."""
    at = first + 1
    while at < end:
        if words[at].kind == "mark" and words[at].raw not in _QUOTES:
            return at
        at += 1
    return end


def _closing(clauses: Clauses, index: int, start: int) -> bool:
    """ ", officials said." closes what it attributes; "Officials said …" opens it."""
    words = clauses.words
    if start == 0:
        return False
    after = index + 1
    while after < len(words) and (words[after].has("when") or words[after].norm in ("in", "on")):
        after += 1
    ends = after >= len(words) or words[after].raw in (".", ",", ";")
    return ends and words[start].raw in (",", "”", '"', "“")


def _covered(clauses: Clauses, start: int, earlier: list[Speech]) -> int:
    """Where that begins which a closing attribution covers."""
    words = clauses.words
    low = max((speech.at + 1 for speech in earlier), default=0)
    for at in range(start - 1, low - 1, -1):
        if words[at].raw in (";", "؛"):
            return at + 1
    return low


def _inverted(text: str, clauses: Clauses, index: int, earlier: list[Speech]) -> Speech | None:
    """ ", said Jason Small of the Red Cross"."""
    words = clauses.words
    if index and words[index - 1].raw not in (",", "”", '"', "“"):
        return None
    if index == 0 or index + 1 >= len(words):
        return None
    first = index + 1
    if not (
        words[first].capital
        or words[first].has("speaker")
        or words[first].norm in ("the", "a", "an")
    ):
        return None
    after = name_after(words, first, clauses)
    if after == first:
        return None
    return Speech(_covered(clauses, index, earlier), index, _span(text, words, first, after))


def _shared_subject(text: str, clauses: Clauses, index: int) -> Speech | None:
    """ "Britain has flown 1,573 people and said …": the subject of the sentence says it."""
    words = clauses.words
    first = next((p for p in clauses.predicates if p.index < index), None)
    if first is None:
        return None
    if first.topic == "say":
        return None
    end = first.index
    while end and words[end - 1].norm in ("has", "have", "had", "is", "was", "were", "are"):
        end -= 1
    if not 0 < end <= 8 or not (words[0].capital or words[0].has("speaker")):
        return None
    if any(word.kind == "number" for word in words[:end]):
        return None
    return Speech(0, index, _span(text, words, 0, end))


def _before_relative(text: str, clauses: Clauses, index: int) -> Speech | None:
    """ "Marianne Gasser, who heads the ICRC in Syria, told reporters"."""
    words = clauses.words
    at = index - 1
    steps = 0
    while at > 0 and words[at].raw != "," and steps < 14:
        at -= 1
        steps += 1
    if at <= 0 or words[at].raw != ",":
        return None
    first = clauses.start(max(at - 1, 0))
    while first < at and (words[first].kind == "mark" or words[first].has("that")):
        first += 1
    if first >= at or not any(w.capital or w.has("speaker") for w in words[first:at]):
        return None
    if any(first <= p.index < at for p in clauses.predicates):
        return None
    return Speech(first, index, _span(text, words, first, at))
