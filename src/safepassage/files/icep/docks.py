"""The docks of a location made one place, without promising what no dock can keep.

In an instance, the people of a location board at any of its docks, and a vessel arrives and leaves
by the same one. In a scenario they wait at one place. The times to and from that place are chosen
for each vessel so that every round trip takes at least what it takes by its best dock, and exactly
that wherever there are such times: always where one dock is best for every way, or where only one
mainland dock is worth landing at. So nothing can be planned that the docks do not allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from safepassage.files.icep.instance import Distances, Instance, Vessel, metres, sailing
from safepassage.units import Metres, Seconds

Way = tuple[Seconds, Metres]


@dataclass(frozen=True, slots=True)
class Ways:
    """How a vessel comes to one location, and back from there."""

    first: Way | None
    """From the dock where it lies at first."""
    out: dict[str, Way]
    """From each mainland dock."""
    back: dict[str, Way]
    """To each mainland dock."""


_FIRST = ""
"""Stands for the dock where the vessel lies at first, among the mainland docks."""


def ways(vessel: Vessel, instance: Instance) -> dict[str, Ways]:
    """The vessel's ways to every location where people wait and it can board them."""
    docks_at: dict[str, list[str]] = {}
    for dock, location in instance.location_of.items():
        if dock in vessel.docks and instance.demand.get(location, 0) > 0:
            docks_at.setdefault(location, []).append(dock)
    times = _Times(vessel, instance)
    docks = [dock for here in docks_at.values() for dock in here]
    mainland = _worth_landing_at(
        [dock for dock in instance.mainland if dock in vessel.docks], docks, times
    )
    found = {}
    for location, here in docks_at.items():
        joined = _joined(here, mainland, times)
        if joined.back:
            found[location] = joined
    return found


class _Times:
    """Seconds of one vessel between docks; None where the instance gives no distance."""

    def __init__(self, vessel: Vessel, instance: Instance) -> None:
        self._vessel = vessel
        self._instance = instance

    def miles_out(self, origin: str, dock: str) -> Fraction | None:
        if origin == _FIRST:
            return _given(self._instance.first, self._vessel.start, dock)
        return _given(self._instance.out, origin, dock)

    def miles_back(self, dock: str, mainland: str) -> Fraction | None:
        return _given(self._instance.back, dock, mainland)

    def out(self, origin: str, dock: str) -> Seconds | None:
        miles = self.miles_out(origin, dock)
        return None if miles is None else sailing(miles, self._vessel.empty_knots)

    def back(self, dock: str, mainland: str) -> Seconds | None:
        miles = self.miles_back(dock, mainland)
        return None if miles is None else sailing(miles, self._vessel.loaded_knots)


def _given(distances: Distances, origin: str, destination: str) -> Fraction | None:
    return distances.get((origin, destination))


def _worth_landing_at(mainland: list[str], docks: list[str], times: _Times) -> list[str]:
    """The mainland docks, less each that another one beats or equals on every way.

    Mainland docks take in whoever comes, so that nobody needs the one that was left out.
    """
    kept = list(mainland)
    for dock in mainland:
        ours = list(_reach(dock, docks, times))
        for other in kept:
            if other != dock and all(
                theirs <= mine
                for theirs, mine in zip(_reach(other, docks, times), ours, strict=True)
            ):
                kept.remove(dock)
                break
    return kept


def _reach(mainland: str, docks: list[str], times: _Times) -> Iterator[float]:
    for dock in docks:
        for seconds in (times.out(mainland, dock), times.back(dock, mainland)):
            yield float("inf") if seconds is None else seconds


def _joined(docks: list[str], mainland: list[str], times: _Times) -> Ways:
    """The ways of one location."""
    origins = [_FIRST, *mainland]
    whole = [
        dock
        for dock in docks
        if all(times.out(origin, dock) is not None for origin in origins)
        and all(times.back(dock, end) is not None for end in mainland)
    ]
    if not whole or not mainland:
        return _by_one_dock(docks, mainland, times)
    out = {origin: {dock: times.out(origin, dock) or 0 for dock in whole} for origin in origins}
    back = {end: {dock: times.back(dock, end) or 0 for dock in whole} for end in mainland}
    trips = {
        (origin, end): min(out[origin][dock] + back[end][dock] for dock in whole)
        for origin in origins
        for end in mainland
    }
    there, home = _split(trips, origins, mainland)
    origin, end = min(((o, o) for o in mainland), key=trips.__getitem__)
    by = min(whole, key=lambda dock: out[origin][dock] + back[end][dock])
    shift = out[origin][by] - there[origin]
    shift = max(-min(there.values()), min(shift, min(home.values())))
    ways_out = {
        origin: (Seconds(there[origin] + shift), _nearest_out(origin, whole, times))
        for origin in origins
    }
    ways_back = {
        end: (Seconds(home[end] - shift), _nearest_back(end, whole, times)) for end in mainland
    }
    return Ways(ways_out.pop(_FIRST), ways_out, ways_back)


def _split(
    trips: dict[tuple[str, str], int], origins: Sequence[str], ends: Sequence[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Seconds there and home for each origin and end that add up to each trip or more.

    One origin, or one end, is made exact for all its trips; of these the choice that adds least.
    Single times may be negative; a sum is not.
    """
    choices: list[tuple[int, dict[str, int], dict[str, int]]] = []
    for exact in origins:
        home = {end: trips[exact, end] for end in ends}
        there = {o: max(trips[o, end] - home[end] for end in ends) for o in origins}
        choices.append((_added(trips, there, home), there, home))
    for exact in ends:
        there = {o: trips[o, exact] for o in origins}
        home = {end: max(trips[o, end] - there[o] for o in origins) for end in ends}
        choices.append((_added(trips, there, home), there, home))
    _, there, home = min(choices, key=lambda choice: choice[0])
    return there, home


def _added(trips: dict[tuple[str, str], int], there: dict[str, int], home: dict[str, int]) -> int:
    return sum(there[origin] + home[end] - trip for (origin, end), trip in trips.items())


def _nearest_out(origin: str, docks: list[str], times: _Times) -> Metres:
    return metres(min(times.miles_out(origin, dock) or Fraction(0) for dock in docks))


def _nearest_back(end: str, docks: list[str], times: _Times) -> Metres:
    return metres(min(times.miles_back(dock, end) or Fraction(0) for dock in docks))


def _by_one_dock(docks: list[str], mainland: list[str], times: _Times) -> Ways:
    """The ways by the dock with the most distances given: none of them has all."""

    def known(dock: str) -> Ways:
        out = {origin: way for origin in (_FIRST, *mainland) for way in _way_out(origin, dock)}
        back = {end: way for end in mainland for way in _way_back(end, dock)}
        return Ways(out.pop(_FIRST, None), out, back)

    def _way_out(origin: str, dock: str) -> Iterator[Way]:
        seconds, miles = times.out(origin, dock), times.miles_out(origin, dock)
        if seconds is not None and miles is not None:
            yield seconds, metres(miles)

    def _way_back(end: str, dock: str) -> Iterator[Way]:
        seconds, miles = times.back(dock, end), times.miles_back(dock, end)
        if seconds is not None and miles is not None:
            yield seconds, metres(miles)

    return max(
        map(known, docks),
        key=lambda found: (len(found.back) > 0, found.first is not None, len(found.out)),
    )
