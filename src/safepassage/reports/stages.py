"""How far what is counted or told has come, by the predicate that governs it."""

from __future__ import annotations

from safepassage.reports.clauses import Clauses, Predicate
from safepassage.reports.figures import Figure
from safepassage.reports.statement import Scope, Status
from safepassage.reports.words import Word

_NEAR = 5
"""Words to the left in which an auxiliary is sought."""

_REACH = 7
"""Words between a verb of harm and whom it harms."""


def governing(clauses: Clauses, index: int) -> Predicate | None:
    """The predicate that a count at a word belongs to."""
    clause = clauses.of[index]
    arabic = not clauses.latin
    before = clauses.before(index, clause)
    behind = clauses.behind(index, clause)
    own = [p for p in before if p.topic != "say"]
    for predicate in own:
        weak = predicate.form == "participle" or (predicate.form == "doing" and arabic)
        if not weak or _standing(predicate):
            return predicate
    after = [p for p in behind if p.topic != "say"]
    if own and own[0].sense == "underway" and own[0].form == "word":
        halted = [p for p in after if p.sense in ("suspended", "blockage")]
        own = halted or own
    if not arabic and after and _subject_of(clauses, index, after[0]):
        return after[0]
    finite = [p for p in after if p.form not in ("participle", "noun") or _standing(p)]
    if finite:
        if finite[0].sense == "underway" and finite[0].form == "word":
            return next((p for p in finite if p.sense in ("suspended", "blockage")), finite[0])
        return finite[0]
    if after and not own and not arabic:
        return after[0]
    if own:
        return own[0]
    for step in range(1, clause + 1):
        earlier = [p for p in clauses.before(index, clause - step) if p.topic != "say"]
        if earlier:
            finite = [p for p in earlier if p.form != "participle"]
            return (finite or earlier)[0]
    if after:
        return after[0]
    later = [p for p in clauses.predicates if p.index > index and p.topic != "say"]
    return later[0] if later else None


def _standing(predicate: Predicate) -> bool:
    """A participle that says how things stand: ready, stopped."""
    return predicate.topic == "stage" and predicate.form == "participle"


def _subject_of(clauses: Clauses, index: int, predicate: Predicate) -> bool:
    """Whether the words between an English count and a verb are nouns and auxiliaries alone."""
    if predicate.form not in ("past", "present", "base", "word"):
        return False
    between = clauses.words[index + 1 : predicate.index]
    auxiliary = any(word.norm in _AUXILIARIES for word in between)
    return auxiliary and not any(
        word.has("from") or word.has("to") or word.has("in") or word.kind == "mark"
        for word in between
    )


def _in_a_count(word: Word) -> bool:
    return word.kind == "number" or bool(
        word.senses.keys() & {"number", "vehicle", "person", "nation"}
    )


_AUXILIARIES = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "will", "would", "still", "being", "been")
)


def harmed(clauses: Clauses, figure: Figure) -> Predicate | None:
    """The verb of harm that governs a count: "three were wounded", "killing two"."""
    index, clause = figure.first, clauses.of[figure.first]
    told = [p for p in clauses.predicates if p.topic != "say" and clauses.of[p.index] == clause]
    suffered = next((p for p in told if p.index >= figure.after), None)
    if suffered is not None and suffered.topic == "harm" and suffered.index - figure.after <= 8:
        between = clauses.words[figure.after : suffered.index]
        passive = suffered.form in ("past", "word") and all(
            word.norm in _AUXILIARIES or word.norm == "and" or _in_a_count(word) for word in between
        )
        if passive:
            return suffered
    done = next((p for p in reversed(told) if p.index < figure.number), None)
    if done is None or done.topic != "harm" or index - done.index > _REACH:
        return None
    before = clauses.words[done.index - 1] if done.index else None
    if clauses.latin and before is not None and before.norm in ("was", "were", "been"):
        return None
    return done


def tells(clauses: Clauses, predicate: Predicate | None, index: int) -> bool:
    """Whether a predicate says of the count at a word how far it has come, or only what is aboard
    of something of which that was said before.
    """
    if predicate is None or clauses.of[predicate.index] > clauses.of[index]:
        return False
    return not (predicate.form == "doing" and not clauses.latin)


def _negated(clauses: Clauses, index: int) -> bool:
    if any(word.has("only") for word in clauses.words[index + 1 : index + 5]):
        return False
    return any(word.has("not") for word in clauses.words[max(0, index - 2) : index])


def status(clauses: Clauses, predicate: Predicate | None) -> Status | None:
    """What a predicate says of its matter; None where it says nothing of how far it has come."""
    if predicate is None or predicate.topic in ("ask", "say"):
        return None
    if predicate.topic == "harm":
        return Status.SUSPENDED if predicate.sense == "blockage" else None
    latin = clauses.words[predicate.index].kind == "latin"
    if predicate.form in ("past", "present", "base", "future") and _negated(
        clauses, predicate.index
    ):
        if predicate.topic == "stage":
            undone = predicate.sense in ("completed", "underway", "resumed")
            return Status.SUSPENDED if undone else None
        return None
    if predicate.topic == "stage":
        return _stage(clauses, predicate)
    return _english(clauses, predicate) if latin else _arabic(clauses, predicate)


def _stage(clauses: Clauses, predicate: Predicate) -> Status | None:
    if predicate.sense == "left":
        return None
    word = clauses.words[predicate.index]
    if predicate.form == "future":
        return Status.REFUSED if predicate.sense == "refused" else Status.PLANNED
    if word.kind == "latin":
        left = _left(clauses, predicate.index)
        if any(p == "planned" for p in left) and predicate.sense != "refused":
            return Status.PLANNED
        if predicate.sense == "planned":
            return Status.PLANNED
    elif predicate.sense == "planned":
        return Status.PLANNED
    else:
        if predicate.sense == "completed" and predicate.form == "present":
            return Status.UNDERWAY
        for other in clauses.before(predicate.index, clauses.of[predicate.index]):
            if other.topic == "stage" and other.sense in ("planned", "agreed"):
                return Status(other.sense)
    return Status(predicate.sense)


def _left(clauses: Clauses, index: int) -> list[str]:
    """Senses of stage in the few words before one, the nearest first."""
    found = []
    for at in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        if clauses.of[at] != clauses.of[index]:
            break
        found.append(clauses.words[at].sense("stage"))
    return [sense for sense in found if sense]


def _arabic(clauses: Clauses, predicate: Predicate) -> Status | None:
    index = predicate.index
    word = clauses.words[index]
    if predicate.form == "future":
        return Status.PLANNED
    if predicate.form == "past":
        return Status.COMPLETED
    if predicate.form == "doing":
        return Status.UNDERWAY
    if index and predicate.form == "noun" and clauses.words[index - 1].has("after"):
        return Status.COMPLETED
    outer = _outer(clauses, index)
    if predicate.form == "present":
        if word.prep == "ل":
            return Status.PLANNED
        if outer is not None and outer.topic == "stage" and index - outer.index <= _NEAR:
            if outer.sense == "agreed" and _by_plan(clauses, outer.index):
                return Status.PLANNED
            return _over(outer, verb=True)
        return Status.PLANNED if _today(clauses, index) else Status.UNDERWAY
    if outer is not None:
        if outer.topic == "stage":
            if outer.sense == "preparing" and word.prep == "ل":
                return Status.PLANNED
            if outer.sense == "agreed" and _by_plan(clauses, outer.index):
                return Status.PLANNED
            return _over(outer, verb=False)
        if outer.topic == "ask":
            return None
        if outer.form == "noun" and clauses.words[index].prep == "ل":
            return status(clauses, outer)
    if word.prep == "ل":
        return Status.PLANNED
    deal = any(
        clauses.words[at].has("deal") for at in range(max(clauses.start(index), index - 6), index)
    )
    return Status.AGREED if deal else Status.COMPLETED


def _by_plan(clauses: Clauses, index: int) -> bool:
    """ "The plan provides": it is a plan, not a term of a deal."""
    return any(word.has("plan") for word in clauses.words[max(0, index - 4) : index])


def _today(clauses: Clauses, index: int) -> bool:
    """ "They leave today": a timetable, not a report of what is seen."""
    return any(word.has("day") for word in clauses.words[index + 1 : index + 3])


def _outer(clauses: Clauses, index: int) -> Predicate | None:
    """The predicate on which a verbal noun or a second verb hangs."""
    clause = clauses.of[index]
    found = clauses.before(index, clause)
    if not found and clause:
        start = clauses.start(index)
        if clauses.words[start].has("that"):
            found = clauses.before(index, clause - 1)
    return next((p for p in found if p.topic in ("stage", "ask")), None)


def _over(outer: Predicate, *, verb: bool) -> Status | None:
    if outer.sense == "left":
        return Status.UNDERWAY if verb else None
    if outer.form == "future":
        return Status.PLANNED
    if outer.sense == "preparing" and outer.form in ("present", "past") and not verb:
        return Status.PLANNED
    if outer.sense == "completed" and outer.form == "present":
        return Status.UNDERWAY
    return Status(outer.sense)


def _english(clauses: Clauses, predicate: Predicate) -> Status | None:
    index, form = predicate.index, predicate.form
    words = clauses.words
    left = _left(clauses, index)
    near = [words[at].norm for at in range(max(0, index - _NEAR), index)]
    last = near[-1] if near else ""
    if left and left[0] != "left":
        if left[0] in ("underway", "resumed", "preparing", "suspended", "agreed", "refused"):
            if form in ("base", "doing", "noun") or left[0] == "agreed":
                return Status(left[0])
        elif left[0] == "planned":
            return Status.PLANNED
    if form == "base":
        if last == "to" or (len(near) > 1 and near[-2] == "to"):
            asked = any(words[at].has("ask") for at in range(max(0, index - _NEAR), index))
            helped = any(norm in ("helped", "managed", "able") for norm in near)
            return Status.COMPLETED if helped else None if asked else Status.PLANNED
        return Status.UNDERWAY if predicate.sense != "noun" else Status.COMPLETED
    if form == "doing":
        return Status.UNDERWAY
    if form == "past":
        if "being" in near[-3:]:
            return Status.UNDERWAY
        if "be" in near[-2:] and "to" in near[-3:]:
            return Status.PLANNED
        return Status.COMPLETED
    if form == "present":
        return Status.UNDERWAY
    behind = clauses.behind(index, clauses.of[index])
    for other in behind[:1]:
        if other.topic == "stage":
            return _stage(clauses, other)
    return Status.COMPLETED


def scope(clauses: Clauses, figure: Figure, state: Status | None) -> Scope | None:
    """What a number counts: the day's, the whole, or one convoy."""
    words = clauses.words
    clause = clauses.of[figure.first]
    here = [word for word, of in zip(words, clauses.of, strict=True) if of == clause]
    if any(word.has("amount") for word in here):
        return Scope.TOTAL
    if state in (Status.PLANNED, Status.PREPARING) and any(word.has("day") for word in here):
        return Scope.DAY
    if figure.kind == "people" and (figure.value or 0) >= 2500:
        return Scope.TOTAL
    return Scope.CONVOY if state is not None else Scope.TOTAL
