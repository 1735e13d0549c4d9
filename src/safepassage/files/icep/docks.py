"""The docks of a location made one place, without promising what no dock can keep.

In an instance, the people of a location board at any of its docks, and a vessel arrives and leaves
by the same one. In a scenario they wait at one place. The times to and from that place are chosen
for each vessel so that every round trip takes at least what it takes by its best dock, and exactly
that wherever there are such times: always where one dock is best for every way, or where only one
mainland dock is worth landing at. So nothing can be planned that the docks do not allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from safepassage.files.icep.instance import Distances, Instance, Vessel, metres, sailing
from safepassage.units import Metres, Seconds

Way = tuple[Seconds, Metres]


@dataclass(frozen=True, slots=True)
class Ways:
    """How vessels that are alike come to one location, and back from there."""

    first: dict[str, Way]
    """From each dock where one lies at first."""
    out: dict[str, Way]
    """From each mainland dock."""
    back: dict[str, Way]
    """To each mainland dock."""


_Origin = tuple[bool, str]
"""A dock to sail from: whether for the first time, and its name."""


def ways(vessels: Sequence[Vessel], instance: Instance) -> dict[str, Ways]:
    """The ways of vessels that are alike to every location where people wait for them."""
    vessel = vessels[0]
    docks_at: dict[str, list[str]] = {}
    for dock, location in instance.location_of.items():
        if dock in vessel.docks and instance.demand.get(location, 0) > 0:
            docks_at.setdefault(location, []).append(dock)
    times = _Times(vessel, instance)
    docks = [dock for here in docks_at.values() for dock in here]
    mainland = _worth_landing_at(
        [dock for dock in instance.mainland if dock in vessel.docks], docks, times
    )
    firsts = list(dict.fromkeys(vessel.start for vessel in vessels))
    found = {}
    for location, here in docks_at.items():
        joined = _joined(here, firsts, mainland, times)
        if joined.back:
            found[location] = joined
    return found


class _Times:
    """Seconds of one vessel between docks; None where the instance gives no distance."""

    def __init__(self, vessel: Vessel, instance: Instance) -> None:
        self._vessel = vessel
        self._instance = instance

    def miles_out(self, origin: _Origin, dock: str) -> Fraction | None:
        first, name = origin
        return _given(self._instance.first if first else self._instance.out, name, dock)

    def miles_back(self, dock: str, mainland: str) -> Fraction | None:
        return _given(self._instance.back, dock, mainland)

    def out(self, origin: _Origin, dock: str) -> Seconds | None:
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
        for seconds in (times.out((False, mainland), dock), times.back(dock, mainland)):
            yield float("inf") if seconds is None else seconds


def _joined(
    docks: list[str], firsts: Sequence[str], mainland: Sequence[str], times: _Times
) -> Ways:
    """The ways of one location."""
    origins = [(True, first) for first in firsts] + [(False, dock) for dock in mainland]
    whole = [
        dock
        for dock in docks
        if all(times.out(origin, dock) is not None for origin in origins)
        and all(times.back(dock, end) is not None for end in mainland)
    ]
    if not whole or not mainland:
        return _by_one_dock(docks, origins, mainland, times)
    out = {origin: {dock: times.out(origin, dock) or 0 for dock in whole} for origin in origins}
    back = {end: {dock: times.back(dock, end) or 0 for dock in whole} for end in mainland}
    trips = {
        (origin, end): min(out[origin][dock] + back[end][dock] for dock in whole)
        for origin in origins
        for end in mainland
    }
    there, home = _split(trips, origins, mainland)
    shuttle = min(mainland, key=lambda dock: trips[(False, dock), dock])
    origin = (False, shuttle)
    by = min(whole, key=lambda dock: out[origin][dock] + back[shuttle][dock])
    shift = out[origin][by] - there[origin]
    shift = max(-min(there.values()), min(shift, min(home.values())))
    ways_out = {
        origin: (Seconds(there[origin] + shift), _nearest_out(origin, whole, times))
        for origin in origins
    }
    ways_back = {
        end: (Seconds(home[end] - shift), _nearest_back(end, whole, times)) for end in mainland
    }
    return _sorted(ways_out, ways_back)


def _sorted(out: Mapping[_Origin, Way], back: dict[str, Way]) -> Ways:
    return Ways(
        first={name: way for (first, name), way in out.items() if first},
        out={name: way for (first, name), way in out.items() if not first},
        back=back,
    )


def _split(
    trips: Mapping[tuple[_Origin, str], int], origins: Sequence[_Origin], ends: Sequence[str]
) -> tuple[dict[_Origin, int], dict[str, int]]:
    """Seconds there and home for each origin and end that add up to each trip or more.

    One origin, or one end, is made exact for all its trips; of these the choice that adds least.
    Single times may be negative; a sum is not.
    """
    choices: list[tuple[int, dict[_Origin, int], dict[str, int]]] = []
    for origin in origins:
        home = {end: trips[origin, end] for end in ends}
        there = {o: max(trips[o, end] - home[end] for end in ends) for o in origins}
        choices.append((_added(trips, there, home), there, home))
    for end_exact in ends:
        there = {o: trips[o, end_exact] for o in origins}
        home = {end: max(trips[o, end] - there[o] for o in origins) for end in ends}
        choices.append((_added(trips, there, home), there, home))
    _, there, home = min(choices, key=lambda choice: choice[0])
    return there, home


def _added(
    trips: Mapping[tuple[_Origin, str], int], there: Mapping[_Origin, int], home: Mapping[str, int]
) -> int:
    return sum(there[origin] + home[end] - trip for (origin, end), trip in trips.items())


def _nearest_out(origin: _Origin, docks: list[str], times: _Times) -> Metres:
    return metres(min(times.miles_out(origin, dock) or Fraction(0) for dock in docks))


def _nearest_back(end: str, docks: list[str], times: _Times) -> Metres:
    return metres(min(times.miles_back(dock, end) or Fraction(0) for dock in docks))


def _by_one_dock(
    docks: Sequence[str], origins: Sequence[_Origin], mainland: Sequence[str], times: _Times
) -> Ways:
    """The ways by the dock with the most distances given: none of them has all."""

    def known(dock: str) -> Ways:
        out: dict[_Origin, Way] = {}
        for origin in origins:
            seconds, miles = times.out(origin, dock), times.miles_out(origin, dock)
            if seconds is not None and miles is not None:
                out[origin] = (seconds, metres(miles))
        back: dict[str, Way] = {}
        for end in mainland:
            seconds, miles = times.back(dock, end), times.miles_back(dock, end)
            if seconds is not None and miles is not None:
                back[end] = (seconds, metres(miles))
        return _sorted(out, back)

    def worth(found: Ways) -> tuple[bool, int, int]:
        return bool(found.back), len(found.first), len(found.out) + len(found.back)

    return max(map(known, docks), key=worth)
