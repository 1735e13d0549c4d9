"""What the operation's agreements and decisions allow at a time: suspended, guaranteed, a go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple, get_args

from safepassage.ledger.entries import (
    AgreementEnded,
    AgreementMade,
    AnyFact,
    CalledOff,
    Completed,
    GoSigned,
    Guaranteed,
    Resumed,
    Suspended,
    by_number,
)
from safepassage.ledger.times import seconds_of

Decision = (
    AgreementMade
    | Guaranteed
    | Suspended
    | Resumed
    | AgreementEnded
    | GoSigned
    | Completed
    | CalledOff
)
"""A fact that changes what is allowed."""

DECISIONS: frozenset[type] = frozenset(get_args(Decision))


class Decided(NamedTuple):
    """A decision, when it was made (seconds since 1970), and the entry that tells of it."""

    time: int
    id: str
    fact: Decision


class Standing(NamedTuple):
    """How things stand at a moment.

    ``suspended`` lists the agreements that are (None: the whole operation), ``agreements`` those in
    force, ``guarantees`` every guarantee given by then, ``go`` the last decision, if any.
    """

    suspended: frozenset[str | None]
    agreements: tuple[AgreementMade, ...]
    guarantees: tuple[Guaranteed, ...]
    go: GoSigned | None
    over: Completed | CalledOff | None
    any_agreement: bool


class _Since(NamedTuple):
    """How things stand from a decision on; of the guarantees, those between two places."""

    suspended: frozenset[str | None] = frozenset()
    agreements: tuple[AgreementMade, ...] = ()
    running: int = 0
    given: int = 0
    go: GoSigned | None = None
    over: Completed | CalledOff | None = None
    any_agreement: bool = False


class Policy:
    """All decisions in the order in which they were made.

    How things stood after each is worked out once, and again only from where a decision is put in
    or taken out: as a rule that is the end.
    """

    def __init__(self) -> None:
        self._decided: list[Decided] = []
        self._since: list[_Since] = [_Since()]
        self._given: list[tuple[int, Guaranteed]] = []

    def count(self, fact: AnyFact, time: int, id_: str, sign: int) -> bool:
        """Notes a decision; False where the fact is none. ``sign`` -1 takes it back."""
        if type(fact) not in DECISIONS:
            return False
        assert isinstance(fact, Decision)
        decided = Decided(time, id_, fact)
        place = bisect_left(self._decided, _moment(decided), key=_moment)
        if sign > 0:
            self._decided.insert(place, decided)
        else:
            del self._decided[place]
        del self._since[place + 1 :]
        del self._given[self._since[-1].given :]
        return True

    def decided(self) -> tuple[Decided, ...]:
        """Every decision, the first first."""
        return tuple(self._decided)

    def at(self, time: int) -> Standing:
        """How things stand at a moment, decisions of that very second included."""
        upto = bisect_right(self._decided, time, key=_time)
        while len(self._since) <= upto:
            self._since.append(self._after(self._since[-1], self._decided[len(self._since) - 1]))
        suspended, agreements, running, given, go, over, made = self._since[upto]
        in_force = tuple(
            agreement
            for agreement in agreements
            if seconds_of(agreement.begins) <= time
            and (agreement.ends is None or time < seconds_of(agreement.ends))
        )
        guarantees = tuple(one for ends, one in self._given[running:given] if ends >= time)
        return Standing(suspended, in_force, guarantees, go, over, made)

    def _after(self, since: _Since, decided: Decided) -> _Since:
        """How things stand after one more decision."""
        time, _, fact = decided
        if isinstance(fact, Suspended):
            return since._replace(suspended=since.suspended | {fact.agreement})
        if isinstance(fact, Resumed):
            # Who resumes the whole operation resumes all of it.
            rest = frozenset() if fact.agreement is None else since.suspended - {fact.agreement}
            return since._replace(suspended=rest)
        if isinstance(fact, AgreementMade):
            named = {one.agreement: one for one in since.agreements} | {fact.agreement: fact}
            return since._replace(agreements=tuple(named.values()), any_agreement=True)
        if isinstance(fact, AgreementEnded):
            rest_of = (one for one in since.agreements if one.agreement != fact.agreement)
            return since._replace(agreements=tuple(rest_of))
        if isinstance(fact, GoSigned):
            return since._replace(go=fact)
        if isinstance(fact, Guaranteed):
            self._given.append((seconds_of(fact.ends), fact))
            running = since.running
            while self._given[running][0] < time and running < since.given:
                running += 1
            return since._replace(running=running, given=since.given + 1)
        return since._replace(over=fact)


def covers(agreement: AgreementMade, vehicle: str, route: str | None) -> bool:
    """Whether an agreement is about this vehicle on this route."""
    return (not agreement.vehicles or vehicle in agreement.vehicles) and (
        not agreement.routes or route in agreement.routes
    )


def vouched(
    agreement: AgreementMade,
    guarantees: tuple[Guaranteed, ...],
    vehicle: str,
    route: str | None,
    time: int,
) -> frozenset[str]:
    """The sides of an agreement whose guarantee is in force for the vehicle, route and time."""
    return frozenset(
        given.side
        for given in guarantees
        if given.agreement == agreement.agreement
        and (not given.vehicles or vehicle in given.vehicles)
        and (not given.routes or route in given.routes)
        and seconds_of(given.begins) <= time < seconds_of(given.ends)
    )


def _moment(decided: Decided) -> tuple[int, str, int]:
    return decided.time, *by_number(decided.id)


def _time(decided: Decided) -> int:
    return decided.time
