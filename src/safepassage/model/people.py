"""Who is to be moved: needs, parties that stay together, and groups of parties."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from safepassage.model.words import Name
from safepassage.units import Seconds


class Need(StrEnum):
    """What one person takes up in a vehicle. A place for one need serves no other."""

    SEAT = "seat"
    WHEELCHAIR = "wheelchair"
    STRETCHER = "stretcher"


class Needs(NamedTuple):
    """Heads (or places) by need: a vector over :class:`Need`, in its order."""

    seat: int = 0
    wheelchair: int = 0
    stretcher: int = 0

    @property
    def heads(self) -> int:
        """People in all."""
        return self.seat + self.wheelchair + self.stretcher

    def plus(self, other: Needs) -> Needs:
        """The sum, need by need."""
        return Needs(
            self.seat + other.seat,
            self.wheelchair + other.wheelchair,
            self.stretcher + other.stretcher,
        )

    def times(self, count: int) -> Needs:
        """``count`` times as many of each."""
        return Needs(self.seat * count, self.wheelchair * count, self.stretcher * count)

    def fit_in(self, places: Needs) -> bool:
        """Whether each need finds a place of its own kind."""
        return (
            self.seat <= places.seat
            and self.wheelchair <= places.wheelchair
            and self.stretcher <= places.stretcher
        )


class Priority(StrEnum):
    """Triage: immediate, urgent, delayed, or none. Listed from first to last."""

    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    NONE = "none"


PRIORITIES: tuple[Priority, ...] = tuple(Priority)
"""All priorities, the most urgent first: the order in which people left behind are compared."""


@dataclass(frozen=True, slots=True)
class PartyKind:
    """People who must travel in one vehicle: a family, or a patient with a companion."""

    id: str
    needs: Needs
    name: Name = Name()


@dataclass(frozen=True, slots=True)
class PartyCount:
    """So many parties of one kind. Within a group the order is the order of arrival."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Parties at one assembly point that share a priority, destinations and readiness.

    ``accepts`` names the final reception points that the group accepts; empty means any.
    ``handovers`` names the handover points that may lie on its way; empty means any.
    ``ready_at`` holds for all of it, unless ``arrives_per_hour`` is set: then the party whose last
    head is the k-th of the group is ready k ÷ rate after the scenario's start.
    ``max_aboard`` bounds the time from the end of boarding to the begin of alighting in any one
    vehicle.
    """

    id: str
    place: str
    parties: tuple[PartyCount, ...]
    priority: Priority = Priority.NONE
    accepts: tuple[str, ...] = ()
    handovers: tuple[str, ...] = ()
    ready_at: Seconds = Seconds(0)
    arrives_per_hour: Fraction | None = None
    max_aboard: Seconds | None = None
    name: Name = Name()
