"""From a text to its statements: sentence by sentence, in one pass, in time that grows with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from safepassage.reports import stages
from safepassage.reports.clauses import Clauses, Predicate, clauses
from safepassage.reports.figures import Figure, figures
from safepassage.reports.lexicon import Lexicon, lexicon, understood
from safepassage.reports.matters import Matter, matters
from safepassage.reports.moments import moment
from safepassage.reports.routes import Place, places
from safepassage.reports.sentences import sentences
from safepassage.reports.speakers import Speech, speeches
from safepassage.reports.statement import Kind, Source, Span, Statement, Status
from safepassage.reports.words import Word

_NEIGHBOURS = 2
"""Sentences to either side in which an incident may belong to the operation."""


def statements_of(text: str, known: Lexicon | None = None) -> tuple[Statement, ...]:
    """What a text says of an evacuation, in the order of its words; never raises for any text.

    `known` is another lexicon than that of the house.
    """
    known = known or lexicon()
    return tuple(_related(_read(text, known)))


@dataclass(slots=True)
class _Sentence:
    """What one sentence says, and whether it speaks of an evacuation."""

    statements: list[Statement]
    relevant: bool
    first: str = ""
    """Who speaks first in it."""


def _read(text: str, known: Lexicon) -> Iterator[_Sentence]:
    so_far, before, spoke = _SoFar(), "", False
    between: _Sentence | None = None
    for sentence in sentences(text):
        read, after = _sentence(text, understood(known, sentence), so_far)
        if between is not None:
            # What stands between two sentences of one speaker is the speaker's as well.
            if read.first and before and _same(before, read.first):
                between.statements = [
                    replace(statement, source=Source(before)) for statement in between.statements
                ]
            yield between
            between = None
        if not read.first and read.statements and so_far.speaker:
            between, before = read, so_far.speaker if spoke else ""
        else:
            yield read
        spoke, so_far = bool(read.first), after
    if between is not None:
        yield between


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What a sentence takes over from those before it."""

    speaker: str = ""
    status: Status | None = None
    source: Source | None = None


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _related(read: Iterator[_Sentence]) -> Iterator[Statement]:
    """Statements of sentences about an evacuation; of their neighbours, what befell it."""
    window: list[_Sentence] = []
    since = _NEIGHBOURS + 1
    for sentence in read:
        if sentence.relevant:
            for earlier in window:
                yield from earlier.statements
            window = []
            yield from sentence.statements
            since = 0
            continue
        since += 1
        if since <= _NEIGHBOURS:
            yield from sentence.statements
            continue
        window.append(sentence)
        if len(window) > _NEIGHBOURS:
            window.pop(0)


def _sentence(text: str, words: list[Word], so_far: _SoFar) -> tuple[_Sentence, _SoFar]:
    counts = figures(words)
    speaker = so_far.speaker
    if not counts and not _worth(words):
        return _Sentence([], False), replace(so_far, speaker=_heard(text, words, speaker))
    cut = clauses(words, counts)
    spoken = speeches(text, cut)
    ways = places(text, cut, counts)
    found: list[Statement] = []
    kept: list[Figure] = []
    last = so_far.status
    for figure in counts:
        statement = _counted(text, cut, figure, kept, last)
        if statement is None:
            continue
        statement = _placed(cut, statement, figure.first, ways)
        statement = _said(cut, statement, figure.first, spoken, speaker)
        if statement.source is None and not spoken and _goes_on(cut, figure):
            statement = replace(statement, source=so_far.source)
        kept.append(figure)
        found.append(statement)
        last = statement.status
    asked = {cut.of[f.first] for f, s in zip(kept, found, strict=True) if s.kind is Kind.REQUEST}
    for matter in matters(cut, kept, ways):
        if matter.kind is Kind.REQUEST and matter.clause in asked:
            continue
        statement = _told(text, cut, matter)
        statement = _placed(cut, statement, matter.first, ways)
        found.append(_said(cut, statement, matter.first, spoken, speaker))
    found += [
        _said(cut, statement, place.first, spoken, speaker)
        for place, statement in _unplaced(text, cut, ways, found)
    ]
    first = (spoken[0].name or speaker) if spoken else ""
    for speech in spoken:
        speaker = speech.name or speaker
    found.sort(key=lambda statement: statement.quote.start)
    going = [
        statement.status
        for statement in found
        if statement.status is not None and statement.kind in _MOVING
    ]
    source = found[0].source if found else so_far.source
    after = _SoFar(speaker, going[0] if going else so_far.status, source)
    dated = [_dated(text, cut, statement) for statement in found]
    return _Sentence(dated, _relevant(words, kept, ways), first), after


def _dated(text: str, cut: Clauses, statement: Statement) -> Statement:
    """With the time told beside it, and for a request with who asks."""
    index = next((i for i, word in enumerate(cut.words) if word.start >= statement.quote.start), 0)
    when = moment(text, cut, index)
    asker = statement.source.name if statement.source else None
    by = asker if statement.kind is Kind.REQUEST else None
    return replace(statement, time=when, by=by) if when or by else statement


_MOVING = (Kind.VEHICLES, Kind.PEOPLE, Kind.ROUTE, Kind.STATUS)


_TELLING = frozenset(("move", "stage", "harm", "deal", "promise", "ask", "vehicle"))


def _worth(words: list[Word]) -> bool:
    return any(not _TELLING.isdisjoint(word.senses) for word in words)


def _heard(text: str, words: list[Word], speaker: str) -> str:
    """Who spoke last, in a sentence that says nothing else of use."""
    if not any(word.has("say") or word.has("according") for word in words):
        return speaker
    for speech in speeches(text, clauses(words, [])):
        speaker = speech.name or speaker
    return speaker


def _relevant(words: list[Word], kept: list[Figure], ways: list[Place]) -> bool:
    """Whether a sentence speaks of moving people."""
    if any(word.has("vehicle") for word in words):
        return True
    moves = any(word.has("move") or word.sense("stage") == "left" for word in words)
    return moves and bool(kept or ways or any(word.has("person") for word in words))


def _counted(
    text: str, cut: Clauses, figure: Figure, kept: list[Figure], last: Status | None
) -> Statement | None:
    """A count as a statement, or None where nothing is counted that matters."""
    if figure.kind == "each":
        return None
    kind, what = Kind(figure.kind), figure.what
    harm = stages.harmed(cut, figure)
    governing = harm or stages.governing(cut, figure.number)
    if not what:
        what = _left_out(cut, figure, kept, harm)
        if not what:
            return None
        if what in _VEHICLES:
            kind = Kind.VEHICLES
    state = stages.status(cut, governing)
    told = stages.tells(cut, governing, figure.number)
    if (kept and _aboard(cut, figure)) or (not told and harm is None and last is not None):
        state = last
    elif _stood(cut, figure) and (
        governing is None or cut.of[governing.index] != cut.of[figure.number]
    ):
        state = Status.COMPLETED
    if harm is not None and harm.sense in ("killed", "wounded") and kind is Kind.PEOPLE:
        what, state = harm.sense, None
    elif harm is not None and kind is Kind.VEHICLES and harm.sense in ("attack", "hit"):
        kind, state = Kind.INCIDENT, None
    if what == "killed":
        state = None
    if _requested(cut, governing):
        kind, state = Kind.REQUEST, None
    if harm is not None and harm.sense == "attack" and what == "fighters":
        return None
    if figure.first and cut.words[figure.first - 1].has("outof") and kind is not Kind.INCIDENT:
        state = Status.PLANNED
    return Statement(
        Span.of(text, cut.words[figure.first].start, cut.words[figure.after - 1].end),
        kind,
        what,
        _whole(figure.value),
        _whole(figure.value_max),
        figure.approx,
        figure.bound,
        status=state,
        scope=stages.scope(cut, figure, state),
    )


_VEHICLES = ("bus", "ambulance", "car", "truck", "boat", "plane", "train", "vehicle", "convoy")


def _left_out(cut: Clauses, figure: Figure, kept: list[Figure], harm: object) -> str:
    """What a number without a noun counts: what stands before it, or what was counted last."""
    words = cut.words
    if harm is not None:
        return "wounded"
    if figure.value is None:
        return ""
    following = words[figure.after] if figure.after < len(words) else None
    again = figure.first and words[figure.first - 1].has("outof")
    if kept and (again or (following is not None and following.has("more"))):
        return kept[-1].what
    clause = cut.of[figure.first]
    for at in range(figure.first - 1, max(-1, figure.first - 6), -1):
        word = words[at]
        if cut.of[at] < clause - 1 or word.kind == "number":
            break
        if word.has("vehicle") and word.form("vehicle") == "many":
            return word.sense("vehicle")
        if word.form("nation") == "many":
            return "nationals"
        if word.has("person") and word.form("person") == "many" and at >= figure.first - 5:
            return word.sense("person") if word.sense("person") != "own_families" else ""
    governing = stages.governing(cut, figure.first)
    fresh = kept and governing is not None and kept[-1].after < governing.index < figure.first
    if kept and not fresh and cut.of[kept[-1].first] >= clause - 2 and kept[-1].kind == "people":
        return kept[-1].what
    if governing is not None and (governing.topic in ("move", "ask") or governing.sense == "left"):
        near = abs(governing.index - figure.number) <= 8
        return "all" if near and (figure.value or 0) > 1 else ""
    return ""


def _requested(cut: Clauses, governing: Predicate | None) -> bool:
    """Whether a count is what somebody asks for: "demanded the exit of 500"."""
    if governing is None or governing.topic != "move":
        return False
    clause = cut.of[governing.index]
    before = [p for p in cut.before(governing.index, clause) if p.topic != "say"]
    if not before or before[0].topic != "ask" or governing.index - before[0].index > 6:
        return False
    word = cut.words[governing.index]
    return word.prep == "ب" if word.kind == "arabic" else governing.form in ("base", "noun")


def _aboard(cut: Clauses, figure: Figure) -> bool:
    """Whether a count stands behind "aboard", "among them": it goes the way of what went before."""
    for at in range(figure.first - 1, max(-1, figure.first - 5), -1):
        word = cut.words[at]
        if word.has("aboard") and word.norm not in ("in", "with", "فيها"):
            return True
        if word.has("move") or word.has("stage"):
            return False
    return figure.own


_STOOD = frozenset(("ضمت", "ضم", "كانوا", "كانت", "كان", "had", "were", "carried", "comprised"))


def _stood(cut: Clauses, figure: Figure) -> bool:
    """Whether a clause without a verb of its own tells who was in a convoy that has gone."""
    clause = cut.of[figure.number]
    here = [word for word, of in zip(cut.words, cut.of, strict=True) if of == clause]
    convoy = any(word.sense("vehicle") == "convoy" for word in here)
    return (
        any(word.norm in _STOOD for word in here)
        and (convoy or any(word.has("aboard") for word in here))
    ) or (convoy and any(word.has("say") for word in here))


def _goes_on(cut: Clauses, figure: Figure) -> bool:
    """Whether a sentence only tells what is aboard of what the sentence before told of."""
    governing = stages.governing(cut, figure.number)
    return governing is not None and governing.form == "doing" and not cut.latin


def _told(text: str, cut: Clauses, matter: Matter) -> Statement:
    return Statement(
        Span.of(text, cut.words[matter.first].start, cut.words[matter.after - 1].end),
        matter.kind,
        matter.what,
        status=matter.status,
    )


def _placed(cut: Clauses, statement: Statement, index: int, ways: list[Place]) -> Statement:
    """With the places of its clause, and of the clauses that it continues."""
    clause = cut.of[index]
    group = _group(cut, clause)
    governing = stages.governing(cut, index)
    if governing is not None:
        group.add(cut.of[governing.index])
    nearest = clause + 1
    while nearest <= cut.of[-1] and _continues(cut, nearest):
        group.add(nearest)
        nearest += 1
    roles: dict[str, list[str]] = {"from": [], "via": [], "to": [], "at": []}
    for place in ways:
        if place.clause == clause:
            roles[place.role].append(place.name)
    own = {role for role, names in roles.items() if names}
    for place in ways:
        if place.clause in group and place.clause != clause and place.role not in own:
            roles[place.role].append(place.name)
    return replace(
        statement,
        origin=roles["from"][0] if roles["from"] else None,
        via=tuple(dict.fromkeys(roles["via"])),
        destination=roles["to"][0] if roles["to"] else None,
        at=roles["at"][0] if roles["at"] and not (roles["from"] or roles["to"]) else None,
    )


def _continues(cut: Clauses, clause: int) -> bool:
    """Whether a clause goes on about what was counted: "…, who were driven to …"."""
    first = next(
        (word for word, of in zip(cut.words, cut.of, strict=True) if of == clause and word.senses),
        None,
    )
    return first is not None and first.has("relative") and not first.has("that")


def _unplaced(
    text: str, cut: Clauses, ways: list[Place], found: list[Statement]
) -> Iterator[tuple[Place, Statement]]:
    """A route for every place on a way that no other statement of the sentence tells of."""
    told = {name for s in found for name in (s.origin, *s.via, s.destination)}
    for place in ways:
        if place.role == "at" or place.name in told:
            continue
        told.add(place.name)
        words = cut.words
        yield (
            place,
            Statement(
                Span.of(text, words[max(place.first - 1, 0)].start, words[place.after - 1].end),
                Kind.ROUTE,
                origin=place.name if place.role == "from" else None,
                via=(place.name,) if place.role == "via" else (),
                destination=place.name if place.role == "to" else None,
                status=stages.status(cut, stages.governing(cut, place.first)),
            ),
        )


def _group(cut: Clauses, clause: int) -> set[int]:
    """A clause with its neighbours that have no finite verb of their own."""
    finite = {
        cut.of[p.index]
        for p in cut.predicates
        if p.form not in ("participle", "noun", "doing") and p.topic != "say"
    }
    group = {clause}
    low = clause
    while low in group and low not in finite and low > 0:
        low -= 1
        group.add(low)
    high = clause
    last = cut.of[-1] if cut.of else 0
    while high < last and high + 1 not in finite:
        high += 1
        group.add(high)
    return group


def _said(
    cut: Clauses, statement: Statement, index: int, spoken: list[Speech], speaker: str
) -> Statement:
    """With the source whose words cover it."""
    name = ""
    covering = [
        speech
        for speech in spoken
        if speech.start <= index
        and not any(word.raw == ";" for word in cut.words[speech.at : index])
    ]
    if covering:
        best = max(covering, key=lambda speech: speech.start)
        name = best.name
        if not name:
            named = [speech.name for speech in spoken if speech.at < best.at and speech.name]
            name = named[-1] if named else speaker
    return replace(statement, source=Source(name)) if name else statement


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


__all__ = ["Status", "statements_of"]
