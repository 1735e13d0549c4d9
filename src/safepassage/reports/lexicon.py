"""What the words of the news mean: the folder ``lexicon/``, read, checked and made ready for use.

One file is one topic, in TOML, with the dictionary forms alone; what is made from them is made in
:mod:`safepassage.reports.inflect`. ``docs/reading.md`` says how to add a word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from safepassage.notices import Notice, Refused, Where
from safepassage.reports import inflect
from safepassage.reports.words import NO_SENSES, Senses, Word, normal

LANGUAGES = ("ar", "en")

_LISTS: Mapping[str, tuple[str, ...]] = {
    "measures.toml": (
        "approx", "more_than", "at_least", "at_most", "either", "range", "outof", "amount", "other",
        "approx_behind", "at_most_behind", "reaches",
    ),
    "places.toml": ("from", "to", "via", "in", "heads", "known"),
    "grammar.toml": (
        "part", "relative", "rest", "order", "she", "with", "much", "peoples", "whole", "of",
        "whom", "each", "operation", "names",
        "plan", "asfor", "generic",
        "more", "after", "not", "locals", "way", "only",
    ),
    "time.toml": ("when", "months", "years", "day"),
}  # fmt: skip
"""Files of plain lists: a table for each topic, with ``words``."""

_TOPICS = {"heads": "head", "months": "month", "years": "year", "speakers": "speaker"}
"""Topics whose table in the file is in the plural, for the reader's sake."""

_VERBS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "stages.toml": (
        "stage",
        (
            "planned", "agreed", "preparing", "underway", "completed", "suspended", "resumed",
            "refused", "left",
        ),
    ),
    "harm.toml": ("harm", ("killed", "wounded", "attack", "hit", "blockage", "closure")),
    "terms.toml": ("", ("deal", "ask", "promise")),
    "speech.toml": ("", ("say", "relay", "according", "that", "speakers")),
}  # fmt: skip
"""Files of verbs: the topic (or none: the table is the topic) and the tables."""

_FORMS = ("past", "present", "noun", "participle", "base", "words")
"""What a table of verbs may hold; ``base`` is English, ``present`` and ``participle`` Arabic."""

_NUMBERS = ("units", "tens", "hundreds", "scales", "doubles", "fractions")

_WHATS = {"vehicles.toml": "vehicle", "people.toml": "person"}


_PARTICLES = frozenset(
    ("to", "from", "via", "in", "rest", "part", "that", "relative", "range", "with", "not")
)
"""Topics of words that take no article: الآلي is no "to"."""

_VERBAL = frozenset(("move", "stage", "harm", "ask", "promise", "say", "relay"))


@dataclass
class Lexicon:
    """Words and phrases in normal spelling, with what each can mean."""

    single: dict[str, Senses] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]] = field(default_factory=dict)
    """First word → the rest and the senses."""

    given: set[str] = field(default_factory=set)
    """Spellings that stand in a file; verbs only made from another word give way to them."""

    made: dict[str, set[str]] = field(default_factory=dict)
    """Spelling → the topics under which it was only made."""

    def __post_init__(self) -> None:
        # What a spelling can be is asked millions of times, of some ten thousand spellings.
        self.readings = lru_cache(1 << 16)(self._readings)

    def add(self, written: str, topic: str, sense: str, form: str, *, made: bool = False) -> None:
        """One word or phrase. What is `made` from another gives way to what stands there."""
        parts = tuple(part for part in written.split() if len(part) > 1 or part in ("i", "m", "k"))
        if not parts:
            return
        if len(parts) == 1:
            senses = self.single.setdefault(parts[0], {})
        else:
            rows = self.phrases.setdefault(parts[0], [])
            for rest, found in rows:
                if rest == parts[1:]:
                    senses = found
                    break
            else:
                senses = {}
                rows.append((parts[1:], senses))
        spelled = " ".join(parts)
        if made:
            if not (spelled in self.given and topic in _VERBAL) and topic not in senses:
                senses[topic] = (sense, form)
                self.made.setdefault(spelled, set()).add(topic)
            return
        self.given.add(spelled)
        for other in self.made.pop(spelled, set()):
            if other in _VERBAL or other == topic:
                del senses[other]
        earlier = senses.setdefault(topic, (sense, form))
        if earlier[1] == "past" and form == "noun":
            senses[topic] = (earlier[0], "either")

    def _hyphened(self, norm: str) -> Senses | None:
        """Twenty-two."""
        parts = [self.single.get(part, NO_SENSES).get("number") for part in norm.split("-")]
        if len(parts) == 2 and parts[0] and parts[1] and parts[0][0] == "tens":
            return {"number": ("tens", str(float(parts[0][1]) + float(parts[1][1])))}
        return None

    def _readings(self, norm: str, arabic: bool) -> tuple[_Reading, _Starts | None]:
        """The best way to read a spelling as one word, and the phrases that it may begin."""
        starts: _Starts = {}
        best: _Reading | None = None
        for reading, phrases in self._arabic(norm) if arabic else self._latin(norm):
            if best is None and reading.senses is not None:
                best = reading
            for rest, senses in phrases:
                starts.setdefault(rest[0], []).append((rest, senses, reading))
        for rows in starts.values():
            rows.sort(key=lambda row: -len(row[0]))
        return best or (_unknown(norm) if arabic else _latin_unknown(norm)), starts or None

    def _latin(self, norm: str) -> Iterator[tuple[_Reading, _Phrases]]:
        bare = _without_genitive(norm)
        senses = self.single.get(norm) or self.single.get(bare)
        if senses is None and "-" in norm:
            senses = self._hyphened(norm)
        known = norm if norm in self.phrases else bare
        yield _Reading(False, "", False, bare, senses), self.phrases.get(known, [])

    def _arabic(self, norm: str) -> Iterator[tuple[_Reading, _Phrases]]:
        for conj, prep, definite, rest in _cuts(norm):
            whole = "ال" + rest if definite else rest
            senses = self.single.get(whole)
            if senses is None and definite:
                senses = self.single.get(rest)
                if senses is not None and not senses.keys() - _PARTICLES:
                    senses = None
            phrases = self.phrases.get(whole, [])
            if definite:
                phrases = phrases + self.phrases.get(rest, [])
            if senses is not None and (prep or definite) and _only_verb(senses, prep):
                senses = None
            if senses is not None or phrases:
                yield _Reading(conj, prep, definite, rest, senses), phrases


@dataclass(frozen=True, slots=True)
class _Reading:
    conj: bool
    prep: str
    definite: bool
    rest: str
    senses: Senses | None

    @property
    def whole(self) -> bool:
        """Whether the article is left on."""
        return self.rest.startswith("ال")


_Phrases = list[tuple[tuple[str, ...], Senses]]

_Starts = dict[str, list[tuple[tuple[str, ...], Senses, _Reading]]]


def _without_genitive(norm: str) -> str:
    if norm.endswith("'s"):
        return norm[:-2]
    return norm[:-1] if norm.endswith("s'") else norm


def _latin_unknown(norm: str) -> _Reading:
    return _Reading(False, "", False, _without_genitive(norm), None)


def _only_verb(senses: Senses, prep: str) -> bool:
    """Whether a word is nothing but a finite verb, to which no article and only ل is attached."""
    finite = ("past", "future") if prep == "ل" else ("past", "present", "future")
    return all(form in finite for _, form in senses.values())


def _cuts(norm: str) -> Iterator[tuple[bool, str, bool, str]]:
    """A spelling as conjunction, preposition, article and the rest; the whole of it first."""
    for conj in (False, True):
        if conj and (norm[:1] not in ("و", "ف") or len(norm) < 3):
            return
        after = norm[1:] if conj else norm
        yield conj, "", False, after
        if after.startswith("ال") and len(after) > 3:
            yield conj, "", True, after[2:]
        if after.startswith("لل") and len(after) > 3:
            yield conj, "ل", True, after[2:]
        if after[:1] in ("ب", "ل", "ك") and len(after) > 2:
            inner = after[1:]
            yield conj, after[0], False, inner
            if inner.startswith("ال") and len(inner) > 3:
                yield conj, after[0], True, inner[2:]


def _unknown(norm: str) -> _Reading:
    """A word that nobody listed: only an article shows for certain what stands before it."""
    for lead in ("وبال", "فبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال"):
        if norm.startswith(lead) and len(norm) - len(lead) > 1:
            prep = next((sign for sign in "بلك" if sign in lead.replace("ال", "")), "")
            return _Reading(lead[0] in "وف", prep, True, norm[len(lead) :], None)
    return _Reading(False, "", False, norm, None)


def understood(lexicon: Lexicon, found: list[Word]) -> list[Word]:
    """A sentence with phrases made one word each, and every word given its senses."""
    made: list[Word] = []
    index, count = 0, len(found)
    while index < count:
        word = found[index]
        made.append(word)
        index += 1
        if word.kind not in ("arabic", "latin") or not word.norm:
            continue
        best, starts = lexicon.readings(word.norm, word.kind == "arabic")
        senses = best.senses
        if starts is not None and index < count:
            after = found[index].norm
            rows = starts.get(after)
            if after.startswith("ال"):
                rows = (rows or []) + starts.get(after[2:], [])
            for rest, meaning, reading in rows or ():
                if len(rest) == 1 or _follows(found, index, rest):
                    best, senses = reading, meaning
                    _joined(word, found[index : index + len(rest)])
                    index += len(rest)
                    break
        word.conj, word.prep = best.conj, best.prep
        # Names are listed with their article; آلاف only looks as if it had one.
        word.definite = (
            word.definite or best.definite or (best.whole and "known" in (senses or NO_SENSES))
        )
        word.bare = best.rest
        word.lead = best.conj + len(best.prep)
        word.senses = senses if senses is not None else NO_SENSES
    return made


def _joined(word: Word, rest: list[Word]) -> None:
    """A word as the first of a phrase."""
    word.end = rest[-1].end
    word.norm = " ".join((word.norm, *(part.norm for part in rest)))
    word.definite = any(part.norm.startswith("ال") for part in rest)


def _follows(found: list[Word], index: int, rest: tuple[str, ...]) -> bool:
    if index + len(rest) > len(found):
        return False
    for offset, part in enumerate(rest):
        norm = found[index + offset].norm
        if norm != part and not (norm.startswith("ال") and norm[2:] == part):
            return False
    return True


@lru_cache(1)
def lexicon() -> Lexicon:
    """The lexicon of the house, both languages. Raises ``Refused`` where a file is not sound."""
    return read(resources.files("safepassage.reports") / "lexicon")


def read(folder: Traversable) -> Lexicon:
    """A folder with ``ar/`` and ``en/``. Raises ``Refused`` with everything that is wrong in it."""
    made, notices = Lexicon(), list[Notice]()
    for language in LANGUAGES:
        for file in sorted((folder / language).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                name = f"{language}/{file.name}"
                try:
                    tables = tomllib.loads(file.read_text(encoding="utf-8"))
                except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                    notices.append(_notice("T-LEXICON-FILE", name, problem=str(error)))
                    continue
                _Reader(made, name, language, notices).file(file.name, tables)
    if notices:
        raise Refused(tuple(notices))
    return made


def _notice(code: str, file: str, table: str | None = None, **numbers: str) -> Notice:
    return Notice(code, where=Where(file=f"lexicon/{file}", field=table), numbers=numbers)


class _Reader:
    """One file into the lexicon; what is wrong becomes a notice."""

    def __init__(self, lexicon: Lexicon, name: str, language: str, notices: list[Notice]) -> None:
        self._lexicon = lexicon
        self._name = name
        self._arabic = language == "ar"
        self._notices = notices

    def file(self, name: str, tables: Mapping[str, Any]) -> None:
        if name in _LISTS:
            for table, rows in self._tables(tables, _LISTS[name]):
                for word in self._texts(rows, table, ("words",), "words"):
                    self._add(word, _TOPICS.get(table, table), table, "word")
        elif name in _WHATS:
            allowed = WHAT_WORDS[name]
            for table, rows in self._tables(tables, allowed):
                self._counted(_WHATS[name], table, rows)
        elif name in _VERBS:
            topic, allowed = _VERBS[name]
            for table, rows in self._tables(tables, allowed):
                sense = _TOPICS.get(table, table)
                self._verb(topic or sense, sense, table, rows)
        elif name == "movement.toml":
            self._movement(tables)
        elif name == "numbers.toml":
            self._numbers(tables)
        elif name == "nationalities.toml":
            self._nationalities(tables)
        else:
            self._notices.append(_notice("T-LEXICON-NAME", self._name))

    def _add(self, word: str, topic: str, sense: str, form: str, *, made: bool = False) -> None:
        spelled = " ".join(normal(part) for part in word.replace("ـ", "").split())
        self._lexicon.add(spelled, topic, sense, form, made=made)

    def _made(self, forms: Iterable[str], topic: str, sense: str, form: str) -> None:
        for made in forms:
            self._lexicon.add(made, topic, sense, form, made=True)

    def _tables(
        self, tables: Mapping[str, Any], allowed: tuple[str, ...]
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for table, rows in tables.items():
            if table not in allowed:
                self._wrong("T-LEXICON-TABLE", table, allowed=", ".join(allowed))
            elif not isinstance(rows, dict):
                self._wrong("T-LEXICON-LIST", table, value=repr(rows)[:80])
            else:
                yield table, rows

    def _texts(
        self, rows: Mapping[str, Any], table: str, allowed: tuple[str, ...], key: str
    ) -> list[str]:
        for other in rows:
            if other not in allowed and key == allowed[0]:
                self._wrong("T-LEXICON-TABLE", f"{table}.{other}", allowed=", ".join(allowed))
        found = rows.get(key, [])
        if not isinstance(found, list):
            self._wrong("T-LEXICON-LIST", f"{table}.{key}", value=repr(found)[:80])
            return []
        for word in found:
            if not isinstance(word, str) or not normal(word).strip():
                self._wrong("T-LEXICON-WORD", f"{table}.{key}", value=repr(word)[:80])
        return [word for word in found if isinstance(word, str) and normal(word).strip()]

    def _wrong(self, code: str, table: str, **numbers: str) -> None:
        self._notices.append(_notice(code, self._name, table, **numbers))

    def _forms(
        self, rows: Mapping[str, Any], table: str, keys: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        for key in keys:
            for word in self._texts(rows, table, keys, key):
                yield key, word

    def _counted(self, topic: str, what: str, rows: Mapping[str, Any]) -> None:
        found = list(self._forms(rows, what, ("many", "one")))
        for form, word in found:
            self._add(word, topic, what, form)
        if not self._arabic:
            return
        for form, word in found:
            spelled = normal(word)
            make = inflect.arabic_plural if form == "many" else inflect.arabic_singular
            self._made(make(spelled), topic, what, form)
        for form, word in found:
            if form == "one":
                self._made(inflect.arabic_dual(normal(word)), topic, what, "two")

    def _verb(self, topic: str, sense: str, table: str, rows: Mapping[str, Any]) -> None:
        for key, word in self._forms(rows, table, _FORMS):
            spelled = normal(word)
            self._add(word, topic, sense, "word" if key == "words" else key)
            if self._arabic and key == "present":
                self._made(inflect.arabic_future(spelled), topic, sense, "future")
            if topic == "say" and key == "past" and self._arabic:
                forms = (form for form in inflect.arabic_past(spelled) if not _with_pronoun(form))
                self._made(forms, topic, sense, key)
            elif self._arabic and key in _MAKERS:
                self._made(_phrased(_MAKERS[key], spelled), topic, sense, key)
            if not self._arabic and key == "base":
                self._made((inflect.english_third(spelled),), topic, sense, "present")
                self._made(inflect.english_doing(spelled), topic, sense, "doing")

    def _movement(self, tables: Mapping[str, Any]) -> None:
        for table, rows in self._tables(
            {key: value for key, value in tables.items() if key != "verb"}, ("aboard",)
        ):
            for word in self._texts(rows, table, ("words",), "words"):
                self._add(word, table, table, "word")
        verbs = tables.get("verb", [])
        if not isinstance(verbs, list):
            self._wrong("T-LEXICON-LIST", "verb", value=repr(verbs)[:80])
            return
        for number, rows in enumerate(verbs, 1):
            where = f"verb {number}"
            if not isinstance(rows, dict):
                self._wrong("T-LEXICON-LIST", where, value=repr(rows)[:80])
                continue
            place = rows.get("object")
            if place not in ("from", "to", "via", "none", "host"):
                self._wrong("T-LEXICON-OBJECT", where, value=repr(place)[:80])
                continue
            forms = {key: value for key, value in rows.items() if key not in ("object", "starts")}
            self._verb("move", str(place) + " starts" * bool(rows.get("starts")), where, forms)

    def _numbers(self, tables: Mapping[str, Any]) -> None:
        for table, rows in self._tables(tables, (*_NUMBERS, "vague")):
            if table == "vague":
                for word in self._texts(rows, table, ("words",), "words"):
                    self._add(word, "vague", "vague", "word")
                continue
            for word, value in rows.items():
                if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
                    self._wrong("T-LEXICON-NUMBER", f"{table}.{word}", value=repr(value)[:80])
                else:
                    self._add(word, "number", table, repr(value))

    def _nationalities(self, tables: Mapping[str, Any]) -> None:
        for word in self._texts(tables, "regular", ("regular", "irregular"), "regular"):
            spelled = normal(word)
            if self._arabic:
                for form, number in inflect.arabic_nationality(spelled):
                    self._lexicon.add(form, "nation", "nationals", number, made=True)
            else:
                self._lexicon.add(spelled, "nation", "nationals", "one", made=True)
                self._lexicon.add(spelled + "s", "nation", "nationals", "many", made=True)
        irregular = tables.get("irregular", {})
        if not isinstance(irregular, dict):
            self._wrong("T-LEXICON-LIST", "irregular", value=repr(irregular)[:80])
            return
        for form, word in self._forms(irregular, "irregular", ("many", "one")):
            self._add(word, "nation", "nationals", form)


WHAT_WORDS: Mapping[str, tuple[str, ...]] = {
    "vehicles.toml": (
        "bus", "ambulance", "car", "truck", "boat", "plane", "train", "vehicle", "convoy",
    ),
    "people.toml": (
        "all", "civilians", "fighters", "families", "wounded", "sick", "companions", "women",
        "children", "women_children", "men", "elderly", "killed", "detainees", "nationals",
        "students", "staff", "own_families",
    ),
}  # fmt: skip

_MAKERS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "past": inflect.arabic_past,
    "present": inflect.arabic_present,
    "noun": inflect.arabic_noun,
    "participle": inflect.arabic_participle,
}


def _with_pronoun(form: str) -> bool:
    """Whether somebody or something is attached as an object: nobody says a person."""
    return form.endswith(("ه", "ها", "هم", "هن", "هما"))


def _phrased(make: Callable[[str], Iterable[str]], spelled: str) -> Iterable[str]:
    """The forms of a word; a phrase stays as it is."""
    return () if " " in spelled else make(spelled)
