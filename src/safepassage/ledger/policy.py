"""What the operation's agreements and decisions allow at a time: suspended, guaranteed, a go."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import NamedTuple

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


class Policy:
    """All decisions in the order in which they were made."""

    def __init__(self) -> None:
        self._decided: list[Decided] = []

    def count(self, fact: AnyFact, time: int, id_: str, sign: int) -> bool:
        """Notes a decision; False where the fact is none. ``sign`` -1 takes it back."""
        if not isinstance(fact, Decision):
            return False
        decided = Decided(time, id_, fact)
        if sign > 0:
            insort(self._decided, decided, key=_moment)
        else:
            self._decided.remove(decided)
        return True

    def decided(self) -> tuple[Decided, ...]:
        """Every decision, the first first."""
        return tuple(self._decided)

    def at(self, time: int) -> Standing:
        """How things stand at a moment, decisions of that very second included."""
        suspended: set[str | None] = set()
        agreements: dict[str, AgreementMade] = {}
        guarantees: list[Guaranteed] = []
        go: GoSigned | None = None
        over: Completed | CalledOff | None = None
        made = False
        upto = bisect_right(self._decided, time, key=lambda decided: decided.time)
        for _, _, fact in self._decided[:upto]:
            if isinstance(fact, Suspended):
                suspended.add(fact.agreement)
            elif isinstance(fact, Resumed):
                # Who resumes the whole operation resumes all of it.
                suspended = set() if fact.agreement is None else suspended - {fact.agreement}
            elif isinstance(fact, AgreementMade):
                agreements[fact.agreement] = fact
                made = True
            elif isinstance(fact, AgreementEnded):
                agreements.pop(fact.agreement, None)
            elif isinstance(fact, Guaranteed):
                guarantees.append(fact)
            elif isinstance(fact, GoSigned):
                go = fact
            else:
                over = fact
        in_force = tuple(
            agreement
            for agreement in agreements.values()
            if seconds_of(agreement.begins) <= time
            and (agreement.ends is None or time < seconds_of(agreement.ends))
        )
        return Standing(frozenset(suspended), in_force, tuple(guarantees), go, over, made)


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
