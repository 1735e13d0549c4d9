"""People and where they really are: the truth, which no ledger is told directly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from safepassage.ledger.entries import Heads
from safepassage.ledger.entries.heads import Movement

NEEDS = ("seat", "wheelchair", "stretcher")

Balance = tuple[int, int, int]
"""Heads: seat, wheelchair, stretcher."""


@dataclass
class Person:
    """Somebody: ``band`` is their wristband, if they wear one; ``at`` the account they are in."""

    need: str
    group: str
    band: str | None
    at: str


@dataclass
class Event:
    """People who really moved, when, and the fact that would tell it without a mistake.

    ``tellings`` are the entries that tell of it, rightly or not: id and body.
    """

    number: int
    time: int
    fact: Movement
    tellings: list[tuple[str, bytes]] = field(default_factory=list)


class Truth:
    """Everybody, what really happened to them, and how many there are where."""

    def __init__(self) -> None:
        self.everybody: list[Person] = []
        self.sources: Counter[tuple[str, str]] = Counter()
        self.events: list[Event] = []

    def come(self, time: int, people: list[Person], make: Callable[..., Movement]) -> Event:
        """People who were not there before: registered, joined or born."""
        self.everybody += people
        fact = make(**told_of(people))
        source = fact.accounts()[0]
        for person in people:
            self.sources[source, person.need] += 1
        return self._note(time, fact)

    def move(self, time: int, people: list[Person], make: Callable[..., Movement]) -> Event:
        """People go from one account to another."""
        fact = make(**told_of(people))
        out_of, into = fact.accounts()
        for person in people:
            assert person.at == out_of
            person.at = into
        return self._note(time, fact)

    def at(self, account: str) -> list[Person]:
        """Who is in an account."""
        return [person for person in self.everybody if person.at == account]

    def accounts(self, sort: str) -> list[str]:
        """The accounts of a sort with somebody in them."""
        return sorted({one.at for one in self.everybody if one.at.partition(":")[0] == sort})

    def balances(self) -> dict[str, Balance]:
        """Heads by need in every account with anybody in it; sources with their sign."""
        heads: Counter[tuple[str, str]] = Counter()
        for person in self.everybody:
            heads[person.at, person.need] += 1
        heads.update({key: -number for key, number in self.sources.items()})
        return {
            account: (
                heads[account, "seat"],
                heads[account, "wheelchair"],
                heads[account, "stretcher"],
            )
            for account in {account for account, _ in heads}
        }

    def _note(self, time: int, fact: Movement) -> Event:
        event = Event(len(self.events), time, fact)
        self.events.append(event)
        return event


def told_of(people: Iterable[Person]) -> dict[str, object]:
    """What a careful officer writes of people: heads, group, wristbands."""
    people = list(people)
    needs = Counter(person.need for person in people)
    groups = {person.group for person in people}
    bands = tuple(person.band for person in people)
    return {
        "heads": Heads(**{need: needs[need] for need in NEEDS}),
        "group": groups.pop() if len(groups) == 1 else None,
        "people": bands if None not in bands else (),
    }
