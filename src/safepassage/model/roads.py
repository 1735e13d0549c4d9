"""What a scenario says about roads, and what that means on a routable file.

What people write (a road is closed, an area is slow, a corridor must be followed) is resolved once,
when the scenario is read: into edges of the file, and into positions of the scenario's points.
These are facts of the scenario like any other. Planner and checker both start from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from safepassage.model.places import Location
from safepassage.model.words import Window
from safepassage.units import Seconds


class RoadProfile(StrEnum):
    """Ways to move that roads know."""

    BUS = "bus"
    AMBULANCE = "ambulance"
    MINIBUS = "minibus"
    TRUCK = "truck"
    BOAT = "boat"


ROAD_PROFILES = tuple(profile.value for profile in RoadProfile)

STRAIGHT = "straight"
"""The profile of what follows no road: its drives are given, or straight lines."""

USUAL_PROFILE = "bus"
"""What a vehicle type of any other profile is taken for: the largest that carries people."""

CLOSING_STEPS = tuple(Seconds(60 * minutes) for minutes in (5, 15, 30, 60, 120, 240, 480))
"""So long before a road closes its use is judged anew: see :func:`Travel.spells`."""


def road_profile(profile: str) -> str | None:
    """The profile that a vehicle type has on roads; None where it follows none."""
    if profile == STRAIGHT:
        return None
    return profile if profile in ROAD_PROFILES else USUAL_PROFILE


class RoadThing(StrEnum):
    """What a change of roads names."""

    ROAD = "road"
    BRIDGE = "bridge"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class RoadChange:
    """For a while (``window`` None: always), roads are closed, or slow by a factor.

    ``name`` names a road or a bridge; ``line`` is a line, or the corners of an area, or a point of
    the bridge. ``factor`` None: nobody drives there. ``profile`` None: everybody.
    """

    id: str
    of: RoadThing
    name: str = ""
    line: tuple[Location, ...] = ()
    window: Window | None = None
    factor: Fraction | None = None
    profile: str | None = None
    edges: tuple[int, ...] = ()
    """The edges of the file that it affects, ascending."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """Drives from ``origin`` to ``destination`` follow a line; by any profile, or one."""

    origin: str
    destination: str
    line: tuple[Location, ...]
    profile: str | None = None
    edges: tuple[int, ...] = ()
    """The edges of the file that belong to it, ascending."""


@dataclass(frozen=True, slots=True)
class RoadPosition:
    """A position on an edge, ``offset`` decimetres from its begin, ``beside`` decimetres off it."""

    edge: int
    offset: int
    beside: int


@dataclass(frozen=True, slots=True)
class OnRoads:
    """Where a point of the scenario is on the roads of a profile.

    One position, or one on each carriageway of a crossing's road. ``location`` is where the road
    is left, to be drawn.
    """

    point: str
    profile: str
    positions: tuple[RoadPosition, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class RoadMap:
    """The roads of a scenario. ``file`` only says where they lie; ``digest`` says which they are.

    ``assumptions`` are the scenario's own; ``table`` is the whole table that holds, by key.
    """

    file: str = field(compare=False)
    assumptions: tuple[tuple[str, Fraction], ...] = ()
    changes: tuple[RoadChange, ...] = ()
    corridors: tuple[Corridor, ...] = ()
    digest: str = ""
    table: tuple[tuple[str, Fraction], ...] = ()
    nights: tuple[Window, ...] = ()
    points: tuple[OnRoads, ...] = ()

    def breaks(self) -> frozenset[int]:
        """The seconds at which travel times may change: a closure, and before it; night and day.

        A closure is seen coming: how long before it drives may still use the road is judged anew
        at each of :data:`CLOSING_STEPS` before it.
        """
        found: set[int] = set()
        for night in self.nights:
            found |= {night.begin, night.end}
        for change in self.changes:
            if change.window is None:
                continue
            found |= {change.window.begin, change.window.end}
            if change.factor is None:
                found |= {change.window.begin - step for step in CLOSING_STEPS}
        return frozenset(found)
