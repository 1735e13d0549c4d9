"""The network of one class of vehicles at the prices of a certificate.

Who boards earns their price at the place in the step in which the stop begins; who is set down at
a handover point pays their price there in the step in which that stop ends; who is received pays
for room. Seconds of lanes and bays are paid for: those that a stop or an inspection takes whoever
is aboard, once; and those of each person.

A stop with people who board is counted as if it began as late as its fixed time and their boarding
allow, so that other people's alighting comes before it. Where people of the chain may alight too,
the same stop may serve both, and its fixed time is counted where they alight. Who alights is there
at the end of the stop, at the soonest after its fixed time and their own. The seconds of all who
board (alight, are inspected) at once follow each other after the fixed ones, this one's among them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Window
from safepassage.verify.bound.fleet import Alike, fullest
from safepassage.verify.bound.folk import Folk
from safepassage.verify.bound.ground import Ground, Spot, heads_take
from safepassage.verify.bound.hours import Allowed, Hours
from safepassage.verify.bound.legs import FAR, Legs
from safepassage.verify.bound.meters import Meter
from safepassage.verify.bound.network import Network

Numbers = NDArray[np.int64]

Earned = tuple[tuple[object, ...], Numbers]
"""What is earned by something begun in each step, with a name: equal names, equal numbers."""

TOO_MUCH = 2**61
"""Products that might be greater are not worked out."""


@dataclass(frozen=True)
class Prices:
    """The prices of a certificate, step by step.

    ``boarding`` by folk and place. ``lanes`` by crossing and zone come out of, ``bays`` by place.
    ``rooms`` by folk and place: what one of them pays there for being received.
    """

    hours: Hours
    boarding: Mapping[tuple[Folk, str], Numbers]
    lanes: Mapping[tuple[str, str], Meter]
    bays: Mapping[str, Meter]
    rooms: Mapping[tuple[Folk, str], int]


@dataclass(frozen=True)
class Ends:
    """Where a way of some folk may lead: seconds from each place where they may change, and ends.

    ``onward`` are the least seconds from when they are set down there until they are received.
    They are received by ``until``.
    """

    final: frozenset[str]
    onward: Mapping[str, int]
    until: int


@dataclass(frozen=True, slots=True)
class _Passing:
    """An inspection: from one side to the other, its least seconds, who of the chain is aboard."""

    side: Spot
    far: Spot
    takes: int
    folk: Folk | None


class Chains:
    """Builds the network of a class, for some folk with their ends."""

    def __init__(
        self,
        ground: Ground,
        alike: Alike,
        legs: Legs,
        prices: Prices,
        ends: Mapping[Folk, Ends],
        standing: Mapping[Folk, Collection[str]],
        weights: Mapping[Needs, int],
    ) -> None:
        self._ground, self._alike, self._legs, self._prices = ground, alike, legs, prices
        self._type = ground.scenario.types[alike.permit.type]
        self._hours, self._zero = prices.hours, np.zeros(prices.hours.count, dtype=np.int64)
        self._network = Network(prices.hours)
        self._exact = True
        self._begun: set[Spot] = set()
        self._ends = ends
        self._rides = {
            folk: rides for folk in ends if (rides := self._rides_of(folk, standing[folk]))
        }
        self._alighting = {there[0] for rides in self._rides.values() for _, there in rides}
        self._needs = {folk.needs for folk in self._rides}
        self._weights = {needs: weights.get(needs, 0) for needs in self._needs}
        self._fullest = fullest(ground.scenario, alike.permit.type, self._weights)

    def _rides_of(self, folk: Folk, standing: Collection[str]) -> set[tuple[Spot, Spot]]:
        """From where to where such vehicles may carry them."""
        ground, ends = self._ground, self._ends[folk]
        if not ground.fits(self._alike.permit, folk.needs):
            return set()
        spots = [
            (id, place.zone)
            for id, place in ground.scenario.places.items()
            if ground.may(self._alike.permit, (id, place.zone))
        ]
        longest = FAR - 1 if folk.max_aboard is None else folk.max_aboard
        number = self._legs.number
        return {
            (here, there)
            for here in spots
            if here[0] in standing or here[0] in ends.onward
            for there in spots
            if there != here and (there[0] in ends.final or there[0] in ends.onward)
            if self._legs.overall[number[here], number[there]] <= longest
        }

    def best(self) -> list[int] | None:
        """By its start the most that one vehicle can earn; None where that cannot be said."""
        if not self._rides:
            return [0] * len(self._alike.starts)
        if min(self._weights.values()) <= 0:
            return None
        sides = [spot for spot in self._ground.spots if self._passes(spot)]
        boards = {here for rides in self._rides.values() for here, _ in rides}
        for folk, rides in self._rides.items():
            for here in {here for here, _ in rides}:
                self._board(folk, here, [*{there for _, there in rides}, *sides])
            for there in {there for _, there in rides}:
                self._alight(folk, there)
            for side in sides:
                self._inspected(folk, side, [*{there for _, there in rides}, *sides])
        goals = [*boards, *sides]
        for spot in {there for rides in self._rides.values() for _, there in rides}:
            self._drive(self._empty(spot), spot, goals)
        for side in sides:
            self._unladen(side, goals)
        starts = [[self._start(*each, goals) for each in own] for own in self._alike.starts]
        return self._network.most(starts) if self._exact else None

    def _start(self, spot: Spot, since: int, goals: Collection[Spot]) -> tuple[int, int]:
        """The node of a start, and the step from which on a vehicle may leave it."""
        new = self._network.node(("start", spot), True, self._hours.always)
        if spot not in self._begun:
            self._begun.add(spot)
            self._drive(new, spot, goals)
        return new, min(since // self._hours.length, self._hours.count)

    # Nodes.

    def _empty(self, spot: Spot) -> int:
        return self._network.node(("empty", spot), True, lambda: self._stay(spot[1], ()))

    def _laden(self, folk: Folk, spot: Spot) -> int:
        crew = self._alike.crew
        return self._network.node(("laden", folk, spot), False, lambda: self._stay(spot[1], crew))

    def _zone(self, zone: str) -> tuple[Window, ...]:
        return self._ground.zone_hours[zone]

    def _stay(self, zone: str, crew: tuple[Window, ...]) -> Allowed:
        """When a vehicle may be there in a step and in the next one, in the same windows."""
        hours = self._hours
        return hours.together(self._zone(zone), 1) & hours.together(crew, 1)

    # Arcs.

    def _passes(self, side: Spot) -> bool:
        ground, permit = self._ground, self._alike.permit
        return ground.may(permit, side) and any(
            ground.may(permit, far) for far, _ in ground.passages(side)
        )

    def _drive(self, source: int, spot: Spot, goals: Collection[Spot]) -> None:
        """Empty drives, or drives of people who earn nothing."""
        for goal in goals:
            takes = self._takes(spot, goal, loaded=False)
            target = self._empty(goal)
            if takes < FAR and source != target:
                self._arc((source, target), takes, self._nothing, self._zone(spot[1]))

    def _takes(self, here: Spot, there: Spot, *, loaded: bool) -> int:
        table = self._legs.loaded if loaded else self._legs.any_load
        return int(table[self._legs.number[here], self._legs.number[there]])

    def _arc(
        self,
        ends: tuple[int, int],
        takes: int,
        earned: Earned,
        *windows: tuple[Window, ...],
        allowed: Allowed | None = None,
    ) -> None:
        """An arc that begins and is over in the same one of each of the windows."""
        steps = takes // self._hours.length
        fits = self._hours.always() if allowed is None else allowed
        for each in windows:
            fits = fits & self._hours.together(each, steps)
        self._network.arc(*ends, takes, earned, fits)

    def _board(self, folk: Folk, here: Spot, goals: Collection[Spot]) -> None:
        stop = 0 if here[0] in self._alighting else int(self._type.stop_seconds)
        own = heads_take(self._type.board_seconds, folk.needs)
        crew = self._alike.crew
        allowed = self._hours.fit(self._ground.place_hours[here[0]], stop + own)
        allowed &= self._hours.fit(crew, stop + own)
        bay = self._prices.bays.get(here[0])
        earned = self._prices.boarding.get((folk, here[0]), self._zero)
        fixed = self._zero
        if bay is not None:
            most = self._all_take(self._type.board_seconds)
            earned, fixed = earned - bay.share(stop, own, most), bay.least(stop)
        gain = self._times(folk, earned) - fixed
        for goal in goals:
            takes = self._takes(here, goal, loaded=True)
            if takes < FAR and goal != here:
                self._arc(
                    (self._empty(here), self._laden(folk, goal)),
                    stop + own + takes,
                    (("board", folk, here), gain),
                    self._zone(here[1]),
                    crew,
                    allowed=allowed,
                )

    def _alight(self, folk: Folk, there: Spot) -> None:
        stop, ends = int(self._type.stop_seconds), self._ends[folk]
        takes = stop + heads_take(self._type.alight_seconds, folk.needs)
        crew = self._alike.crew
        allowed = self._hours.fit(self._ground.place_hours[there[0]], takes)
        allowed &= self._hours.fit(crew, takes)
        if there[0] in ends.final:
            allowed &= self._hours.over_by(takes, ends.until)
            paid = self._zero + self._prices.rooms.get((folk, there[0]), 0)
        else:
            allowed &= self._hours.over_by(takes + ends.onward[there[0]], ends.until)
            price = self._prices.boarding.get((folk, there[0]), self._zero)
            later = np.arange(self._hours.count) + takes // self._hours.length
            paid = price[np.minimum(later, self._hours.count - 1)]
        bay = self._prices.bays.get(there[0])
        fixed = self._zero
        if bay is not None:
            most = self._all_take(self._type.alight_seconds)
            paid, fixed = paid + bay.share(stop, takes - stop, most), bay.least(stop)
        self._arc(
            (self._laden(folk, there), self._empty(there)),
            takes,
            (("alight", folk, there), self._times(folk, -paid) - fixed),
            self._zone(there[1]),
            crew,
            allowed=allowed,
        )

    def _inspected(self, folk: Folk, side: Spot, goals: Collection[Spot]) -> None:
        """With somebody of the chain aboard through a crossing, and on to the goals."""
        for far, rule in self._ground.passages(side):
            own = heads_take(rule.per_head_seconds, folk.needs)
            fixed_seconds = int(rule.loaded_seconds)
            lane = self._prices.lanes.get(side)
            paid, fixed = self._zero, self._zero
            if lane is not None:
                paid = lane.share(fixed_seconds, own, self._all_take(rule.per_head_seconds))
                fixed = lane.least(fixed_seconds)
            gain = (("pass", folk, side), self._times(folk, -paid) - fixed)
            self._through(_Passing(side, far, fixed_seconds + own, folk), gain, goals)

    def _unladen(self, side: Spot, goals: Collection[Spot]) -> None:
        """With nobody of the chain aboard."""
        for far, rule in self._ground.passages(side):
            takes = min(int(rule.loaded_seconds), int(rule.empty_seconds))
            lane = self._prices.lanes.get(side)
            paid = self._zero if lane is None else lane.least(takes)
            self._through(_Passing(side, far, takes, None), (("pass", None, side), -paid), goals)

    def _through(self, passing: _Passing, gain: Earned, goals: Collection[Spot]) -> None:
        """An inspection may last longer than is known here.

        Where the zone behind has windows it matters when it ends, so there is a node for that.
        """
        side, far, folk = passing.side, passing.far, passing.folk
        if not self._ground.may(self._alike.permit, far):
            return
        crew, hours = self._alike.crew, self._hours
        allowed = hours.fit(self._ground.lane_hours[side[0]], passing.takes)
        allowed &= hours.fit(crew, passing.takes)
        # Without people aboard the crew may rest between drives.
        crew = crew if folk is not None else ()
        source = self._at(folk, side)
        windows = self._zone(far[1])
        inside = source
        if windows:
            inside = self._network.node(
                ("inspected", folk, far), folk is None, lambda: hours.together(crew, 1)
            )
            self._arc((source, inside), passing.takes, gain, crew, allowed=allowed)
        for goal in goals:
            on = self._takes(far, goal, loaded=folk is not None)
            if on >= FAR:
                continue
            ends = (inside, self._at(folk, goal))
            if windows:
                self._arc(ends, on, self._nothing, windows, crew)
            else:
                self._arc(ends, passing.takes + on, gain, crew, allowed=allowed)

    def _at(self, folk: Folk | None, spot: Spot) -> int:
        return self._empty(spot) if folk is None else self._laden(folk, spot)

    # What it earns.

    @property
    def _nothing(self) -> Earned:
        return ("nothing",), self._zero

    def _times(self, folk: Folk, earned: Numbers) -> Numbers:
        """As much as by all who would fill the vehicle, rounded up."""
        if int(np.abs(earned).max()) * self._fullest >= TOO_MUCH:
            self._exact = False
            return self._zero
        found: Numbers = -(-earned * self._fullest // self._weights[folk.needs])
        return found

    def _all_take(self, per_head: Needs) -> int:
        """The most seconds that all who count and are aboard at once take one after the other."""
        if per_head not in self._seconds:
            each = {needs: heads_take(per_head, needs) for needs in self._needs}
            self._seconds[per_head] = fullest(self._ground.scenario, self._type.id, each)
        return self._seconds[per_head]

    @cached_property
    def _seconds(self) -> dict[Needs, int]:
        return {}
