"""How long it takes from here to there, for this type of vehicle, leaving then."""

from safepassage.travel.times import NOT_DRIVABLE, TravelTimes

__all__ = ["NOT_DRIVABLE", "TravelTimes"]
