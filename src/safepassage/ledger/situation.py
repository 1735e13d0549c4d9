"""How things stand, by a set of entries: what everybody reads, and nobody edits."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from safepassage.ledger.breaches import Breach
from safepassage.ledger.entries import CalledOff, Completed, CrossingClosed, by_number
from safepassage.ledger.flows import ByNeed
from safepassage.ledger.fold import Fold
from safepassage.ledger.lines import Discrepancy, Line

State = Literal["drafted", "agreed", "ready", "under_way", "suspended", "completed", "called_off"]
"""What an operation is in, from the first draft to the last person accounted for."""

_FOREVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Heard:
    """What has come from a device: its last number, when that was recorded, and what is missing.

    ``uncounted`` entries came after the last that its revocation names.
    """

    device: str
    role: str
    last: int
    heard: str
    holes: tuple[tuple[int, int], ...]
    uncounted: int


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a set of entries adds up to, in an order that depends on nothing else."""

    operation: str
    state: State
    entries: int
    equation: dict[str, ByNeed]
    accounts: tuple[Line, ...]
    discrepancies: tuple[Discrepancy, ...]
    breaches: tuple[Breach, ...]
    vehicles: dict[str, str]
    closed: tuple[str, ...]
    suspended: tuple[str, ...]
    devices: tuple[Heard, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over all of it: two ledgers with the same entries have the same.

        How many entries do not count is left out: what comes from whom nobody believes may be kept
        here, where whoever named their key was believed once, and refused there.
        """
        devices = tuple(replace(one, uncounted=0) for one in self.devices)
        told = replace(self, devices=devices)
        return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()

    @property
    def balanced(self) -> bool:
        """Whether the equation holds, need by need. It always does; this is where it is asked."""
        sources = ("registered", "joined", "born")
        return all(
            sum(self.equation[sort][need] for sort in sources)
            == sum(heads[need] for sort, heads in self.equation.items() if sort not in sources)
            for need in range(3)
        )


def situation(fold: Fold) -> Situation:
    """How things stand by the entries that were added."""
    fold.settle()
    standing = fold.policy.at(_FOREVER)
    opening = fold.devices.opening
    return Situation(
        operation=opening.operation if opening else "",
        state=_state(fold),
        entries=fold.seen.count(),
        equation=fold.books.equation(),
        accounts=fold.lines.all(),
        discrepancies=discrepancies(fold),
        breaches=fold.breaches(),
        vehicles=fold.fleet.whereabouts(),
        closed=tuple(
            name
            for name, sight in fold.fleet.crossings().items()
            if isinstance(sight.fact, CrossingClosed)
        ),
        suspended=tuple(sorted(agreement or "" for agreement in standing.suspended)),
        devices=tuple(_heard(fold)),
    )


def discrepancies(fold: Fold) -> tuple[Discrepancy, ...]:
    """Everything open: accounts, headcounts, people, rivals, corrections."""
    fold.settle()
    found = fold.lines.uneven(fold.books, fold.id_of)
    found.extend(
        Discrepancy(f"count:{id_}", (id_,), stated=heads) for id_, heads in wrong_headcounts(fold)
    )
    for person in sorted(fold.persons.odd):
        entries = sorted(map(fold.id_of, fold.persons.mentions(person)), key=by_number)
        found.append(Discrepancy(f"person:{person}", tuple(entries)))
    # What comes after the last that a device is believed up to changes nothing, and may be kept
    # here and not there.
    found.extend(
        Discrepancy(f"rival:{id_}", (id_,))
        for id_ in sorted(fold.rivals)
        if fold.devices.counts(*by_number(id_))
    )
    found.extend(
        Discrepancy(f"corrections:{id_}", corrections)
        for id_, corrections in sorted(fold.disputed().items())
    )
    return tuple(found)


def wrong_headcounts(fold: Fold) -> list[tuple[str, int]]:
    """The headcounts that do not fit and that nobody has resolved, and what each said.

    By the id of the entry: a fold numbers its entries in the order in which they came.
    """
    wrong = ((fold.id_of(count.ref), count.heads) for count in fold.headcounts.wrong())
    return sorted(one for one in wrong if not fold.resolved.get(f"count:{one[0]}"))


def _state(fold: Fold) -> State:
    standing = fold.policy.at(_FOREVER)
    if isinstance(standing.over, Completed):
        return "completed"
    if isinstance(standing.over, CalledOff):
        return "called_off"
    if None in standing.suspended:
        return "suspended"
    if fold.departures:
        return "under_way"
    if standing.go is not None and standing.go.go:
        return "ready"
    return "agreed" if standing.any_agreement else "drafted"


def _heard(fold: Fold) -> list[Heard]:
    return [
        Heard(
            name,
            device.role,
            fold.seen.last(name),
            fold.latest.get(name, ""),
            fold.seen.holes(name),
            fold.uncounted.of(name),
        )
        for name, device in sorted(fold.devices.known.items())
    ]
