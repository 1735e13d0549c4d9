"""How long it takes from point to point: given legs, straight lines, epochs and closures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from safepassage.model.roads import RoadMap
from safepassage.model.words import Window
from safepassage.units import Metres, Seconds


@dataclass(frozen=True, slots=True)
class Epoch:
    """Travel times of an epoch hold for drives that depart from ``begins`` until the next epoch.

    ``factor`` divides the speed of straight-line travel in this epoch.
    """

    id: str
    begins: Seconds
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Leg:
    """A given travel time, in this direction only, unloaded and before the type's factors.

    ``profile`` None: for every profile without a leg of its own; ``epoch`` None: for every epoch
    without a leg of its own. The most particular leg holds: profile and epoch, then profile alone,
    then epoch alone, then neither.
    """

    origin: str
    destination: str
    seconds: Seconds
    metres: Metres = Metres(0)
    profile: str | None = None
    epoch: str | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """The leg may not be driven, not even in part, during the window; by any profile, or one."""

    origin: str
    destination: str
    window: Window
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """Where travel times come from: a given leg first, else roads, else a straight line.

    ``detour`` multiplies the great-circle distance (None: no straight lines; a leg that is not
    given cannot be driven). Where there are roads, straight lines are for types whose profile is
    ``straight`` alone.
    """

    epochs: tuple[Epoch, ...] = (Epoch("all", Seconds(0)),)
    legs: tuple[Leg, ...] = ()
    detour: Fraction | None = None
    closures: tuple[Closure, ...] = ()
    roads: RoadMap | None = field(default=None, metadata={"late": True})

    @property
    def spells(self) -> tuple[Epoch, ...]:
        """The epochs in order, parted where roads change: within a spell travel times stand still.

        Each part bears the id and the factor of its epoch. Without roads these are the epochs.
        """
        if self.roads is None:
            return self.epochs
        ordered = sorted(self.epochs, key=lambda epoch: epoch.begins)
        parts: list[Epoch] = []
        breaks = sorted(self.roads.breaks())
        for number, epoch in enumerate(ordered):
            ends = ordered[number + 1].begins if number + 1 < len(ordered) else None
            parts.append(epoch)
            parts.extend(
                replace(epoch, begins=Seconds(at))
                for at in breaks
                if max(0, epoch.begins) < at and (ends is None or at < ends)
            )
        return tuple(parts)
