"""Bounds from crossings with convoys: what the model of each proves, and for which plans.

What holds if so many may stay behind and T1 patients are received by a time, holds all the more if
fewer may, and sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from safepassage.model import PRIORITIES, Bound, Crossing, Priority, Proof
from safepassage.planner.bound.convoying import Convoying
from safepassage.planner.bound.demand import Lot
from safepassage.planner.bound.ground import NEVER
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.muster import Muster, mustered
from safepassage.planner.bound.reach import Reach

MOST_SPOTS = 60
"""On larger grounds the models take too long to set up."""

NOTHING = Bound(0, Proof("nothing", {}))
"""What is known before anything is known."""


@dataclass(frozen=True)
class _Found:
    """A bound with what it was found for."""

    asked: tuple[Priority, ...]
    left: Mapping[Priority, int]
    t1_by: int
    bound: Bound


class Escorted:
    """The crossings with convoys of one ground, and all who must leave through them."""

    def __init__(
        self,
        reach: Reach,
        able: Callable[[Lot], bool],
        lost: Mapping[Priority, int],
        meter: Meter = CLOCK,
    ) -> None:
        """``able`` says of whom anybody can be received at all; so many others are ``lost``."""
        self._reach, self._able, self._lost = reach, able, lost
        self._meter = meter
        ground = reach.ground
        self._ways = [
            (crossing, zone)
            for crossing in ground.scenario.crossings.values()
            if crossing.convoys is not None and ground.size <= MOST_SPOTS
            for zone in crossing.zones
        ]
        self._musters: dict[tuple[str, str, tuple[Priority, ...]], Muster | None] = {}
        self._found: list[_Found] = []

    @property
    def any(self) -> bool:
        """Whether there is a crossing to be asked about."""
        return bool(self._ways)

    def known(
        self, asked: tuple[Priority, ...], left: Mapping[Priority, int], t1_by: int = NEVER
    ) -> Bound:
        """The best that was found of when those ``asked`` for are received, but for those left."""
        found = [
            each.bound
            for each in self._found
            if each.asked == asked
            and each.t1_by >= t1_by
            and all(each.left[priority] >= left[priority] for priority in asked)
        ]
        return max(found, key=lambda bound: bound.value, default=NOTHING)

    def look(
        self,
        asked: tuple[Priority, ...],
        left: Mapping[Priority, int],
        low: int,
        high: int,
        seconds: float,
        stop: Callable[[], bool],
        t1_by: int = NEVER,
    ) -> None:
        """Asks each crossing's model, in so many seconds in all.

        It is known that they cannot be received before ``low``, and that they can by ``high``.
        """
        spare = self._spare(left)
        musters = self._mustered(asked)
        for muster in musters:
            if low >= high or stop():
                break
            model = Convoying(self._reach.ground, muster, spare, high, t1_by, self._meter)
            value = model.least(seconds / len(musters), stop, low)
            if value > low:
                found = _Found(asked, dict(left), t1_by, Bound(value, _proof(muster, value)))
                self._found.append(found)

    def left_behind(
        self,
        left: Mapping[Priority, int],
        otherwise: Mapping[Priority, Bound],
        seconds: float,
        stop: Callable[[], bool],
    ) -> dict[Priority, Bound]:
        """How many of each priority stay behind at least, if those before it stay as ``left`` says.

        Only those are asked about of whom anybody is left. So many of each stay ``otherwise``,
        whether there are convoys or not.
        """
        result = dict.fromkeys(PRIORITIES, NOTHING)
        musters = self._mustered(PRIORITIES)
        for number, priority in enumerate(PRIORITIES):
            if left[priority] <= self._lost[priority]:
                continue
            after = PRIORITIES[number:]
            spare = self._spare(left) | dict.fromkeys(after, NEVER)
            for muster in musters:
                if stop():
                    break
                high = int(self._reach.ground.horizon)
                model = Convoying(self._reach.ground, muster, spare, high, meter=self._meter)
                share = seconds / len(musters) / len(PRIORITIES)
                more = model.fewest_left(priority, share, stop)
                value = self._lost[priority] + more
                if more and value > result[priority].value:
                    numbers: dict[str, int | str] = {
                        "crossing": muster.crossing.id,
                        "size": _size(muster),
                        "heads": value,
                        "otherwise": otherwise[priority].value,
                    }
                    binds = (f"convoys:{muster.crossing.id}",)
                    proof = Proof("convoys-left", numbers, binds)
                    result[priority] = Bound(value, proof)
        return result

    def _spare(self, left: Mapping[Priority, int]) -> dict[Priority, int]:
        """Who may be left of those who can be received at all."""
        return {p: max(0, left[p] - self._lost[p]) for p in PRIORITIES}

    def _mustered(self, asked: tuple[Priority, ...]) -> list[Muster]:
        """All musters of those asked for, one for each crossing and direction that has any."""
        found = (self._muster(crossing, zone, asked) for crossing, zone in self._ways)
        return [muster for muster in found if muster is not None]

    def _muster(self, crossing: Crossing, zone: str, asked: tuple[Priority, ...]) -> Muster | None:
        key = (crossing.id, zone, asked)
        if key not in self._musters:

            def wanted(lot: Lot) -> bool:
                return lot.group.priority in asked and self._able(lot)

            self._musters[key] = mustered(self._reach, crossing, zone, wanted)
        return self._musters[key]


def _size(muster: Muster) -> int:
    assert muster.crossing.convoys is not None
    return muster.crossing.convoys.max_vehicles


def _proof(muster: Muster, value: int) -> Proof:
    heads = sum(folk.many * folk.needs.heads for folk in muster.folks)
    crossing = muster.crossing.id
    numbers: dict[str, int | str] = {
        "by_at": value,
        "crossing": crossing,
        "size": _size(muster),
        "heads": heads,
    }
    return Proof("convoys", numbers, (f"convoys:{crossing}",))
