"""How long it takes from point to point: given legs, straight lines, epochs and closures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

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
    """Where travel times come from: a given leg first, else a straight line where one is set.

    ``detour`` multiplies the great-circle distance (None: no straight lines; a leg that is not
    given cannot be driven).
    """

    epochs: tuple[Epoch, ...] = (Epoch("all", Seconds(0)),)
    legs: tuple[Leg, ...] = ()
    detour: Fraction | None = None
    closures: tuple[Closure, ...] = ()
