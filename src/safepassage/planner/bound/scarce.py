"""What is scarce at a point: lanes or bays, with all that uses them, and when they are of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from safepassage.model import Needs, Window
from safepassage.planner.bound.ground import NEVER, FleetClass

Uses = dict[tuple[int, int], list[tuple[Any, float]]]
"""What is used of something, by fleet class and measure: variables and how much each uses."""


@dataclass
class Late:
    """What must be over so many seconds before the end: what uses how much, and what is counted."""

    tail: int
    uses: list[tuple[Any, float]] = field(default_factory=list)
    loaded: list[tuple[Any, float]] = field(default_factory=list)
    empty: list[tuple[Any, float]] = field(default_factory=list)

    def add(self, other: Late) -> None:
        """All that another class uses too."""
        self.uses += other.uses
        self.loaded += other.loaded
        self.empty += other.empty


@dataclass(frozen=True)
class Passing:
    """Vehicles of one class that come out of a zone: whom they carry, in how many loads.

    People with their needs, loads alone; both with how long before the end they pass at the latest.
    """

    fleet: FleetClass
    zone: str
    people: list[tuple[Any, Needs, int]]
    loads: list[tuple[Any, int]]


@dataclass
class Resource:
    """Lanes or bays: how many, when open, of use from when and until how long before the end."""

    what: str
    id: str
    many: int
    windows: tuple[Window, ...]
    head: int = NEVER
    tail: int = NEVER
    rows: Uses = field(default_factory=dict)
    loaded: Uses = field(default_factory=dict)
    empty: Uses = field(default_factory=dict)
    passing: list[Passing] = field(default_factory=list)


def opened(windows: Sequence[Window], begin: int, end: int) -> int:
    """Seconds within the windows between two times."""
    if not windows:
        return max(0, end - begin)
    return sum(max(0, min(int(w.end), end) - max(int(w.begin), begin)) for w in windows)
