"""Who waits how long, by priority: for a vehicle, for safety, and aboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.voice import Voice
from safepassage.model import PRIORITIES, Priority

SHARES = (0, 25, 50, 90, 100)
"""The percentiles that are told, of heads."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How long heads of one priority took: at :data:`SHARES` percent of them."""

    priority: Priority
    heads: int
    at: tuple[int, ...]

    @property
    def median(self) -> int:
        """Half of the heads took no longer."""
        return self.at[2]


@dataclass(frozen=True, slots=True)
class Measure:
    """One question with its answers by priority, and the longest of all for the picture's scale."""

    name: str
    title: str
    spreads: list[Spread]
    longest: int


@dataclass(frozen=True, slots=True)
class Waits:
    """The section."""

    measures: list[Measure]
    names: dict[Priority, str]


def waits(voice: Voice, parties: Iterable[Journey]) -> Waits:
    """Spreads of the waiting, of the way to safety and of the longest time in one vehicle."""
    everybody = list(parties)
    questions: tuple[tuple[str, Callable[[Journey], int | None]], ...] = (
        ("boarding", lambda party: party.waited),
        ("safety", lambda party: None if party.received is None else party.received - party.ready),
        ("aboard", _longest_aboard),
    )
    measures = []
    for name, asked in questions:
        spreads = []
        for priority in PRIORITIES:
            answers = [
                (answer, party.heads)
                for party in everybody
                if party.priority is priority and (answer := asked(party)) is not None
            ]
            if answers:
                spreads.append(spread(priority, answers))
        measures.append(
            Measure(
                name,
                voice.say(f"waits-{name}"),
                spreads,
                max((s.at[-1] for s in spreads), default=0),
            )
        )
    return Waits(measures, {p: voice.priority(p) for p in PRIORITIES})


def spread(priority: Priority, answers: Sequence[tuple[int, int]]) -> Spread:
    """The percentiles of (seconds, heads): the least time that so many percent do not exceed."""
    ordered = sorted(answers)
    heads = sum(h for _, h in ordered)
    at = []
    for share in SHARES:
        seen = 0
        for seconds, h in ordered:
            seen += h
            if seen * 100 >= share * heads:
                at.append(seconds)
                break
    return Spread(priority, heads, tuple(at))


def _longest_aboard(party: Journey) -> int | None:
    rides = [r.alight_begin - r.board_end for r in party.rides if r.alight_begin is not None]
    return max(rides, default=None)
