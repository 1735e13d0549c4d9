"""What happens to vehicles and on the way, and counts that somebody made."""

from __future__ import annotations

from safepassage.ledger.entries.heads import Fact, Heads


class OnTheWay(Fact, frozen=True, kw_only=True):
    """A vehicle somewhere on one of its trips; ``counted``: heads aboard, if somebody counted."""

    vehicle: str
    trip: int
    counted: int | None = None


class Departed(OnTheWay, frozen=True, kw_only=True, tag="departed"):
    """A vehicle left ``place`` for ``toward``, by ``route``; ``expected`` there at that time."""

    place: str
    toward: str
    route: str | None = None
    expected: str | None = None


class Passed(OnTheWay, frozen=True, kw_only=True, tag="passed"):
    """A vehicle was let through a crossing."""

    crossing: str


class Arrived(OnTheWay, frozen=True, kw_only=True, tag="arrived"):
    """A vehicle arrived at a place; who alights is another entry."""

    place: str


class Counted(Fact, frozen=True, kw_only=True, tag="counted"):
    """Somebody counted the people of an account. A count moves nobody."""

    where: str
    heads: Heads | None


class VehicleCame(Fact, frozen=True, kw_only=True, tag="vehicle_came"):
    """A vehicle is there for the operation, or again."""

    vehicle: str
    type: str
    place: str


class VehicleWent(Fact, frozen=True, kw_only=True, tag="vehicle_went"):
    """A vehicle is no longer there for the operation."""

    vehicle: str


class BrokeDown(Fact, frozen=True, kw_only=True, tag="broke_down"):
    """A vehicle cannot drive on."""

    vehicle: str
    place: str | None = None


class CrossingClosed(Fact, frozen=True, kw_only=True, tag="crossing_closed"):
    """Nobody is let through a crossing, as far as is known until ``until``."""

    crossing: str
    until: str | None = None


class CrossingOpened(Fact, frozen=True, kw_only=True, tag="crossing_opened"):
    """A crossing lets vehicles through, or again."""

    crossing: str
