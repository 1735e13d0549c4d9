"""A plan: what is intended. A run for every vehicle in which every time is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from safepassage.model.certificates import Certificate
from safepassage.model.people import PRIORITIES, Priority
from safepassage.units import Heads, HeadSeconds, Metres, Seconds


@dataclass(frozen=True, slots=True)
class PartyMove:
    """So many parties of one kind of one group, boarding or alighting together."""

    group: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Drive:
    """From one point (place or crossing) to another without a stop between them.

    ``arrive`` may be later than the least travel time allows: driving slowly is allowed.
    """

    origin: str
    destination: str
    depart: Seconds
    arrive: Seconds


@dataclass(frozen=True, slots=True)
class Stop:
    """Service at a place: first those who alight, then those who board, from begin to end.

    ``layout`` is stated where a trip begins, that is, where people board an empty vehicle; it is
    None at every other stop.
    """

    place: str
    begin: Seconds
    end: Seconds
    alight: tuple[PartyMove, ...] = ()
    board: tuple[PartyMove, ...] = ()
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The inspection at a crossing of a vehicle that comes out of ``from_zone``.

    ``convoy`` numbers the convoy in whose order the vehicle passes, where the crossing's rule
    holds for it: an index into :attr:`Plan.convoys`.
    """

    crossing: str
    from_zone: str
    begin: Seconds
    end: Seconds
    convoy: int | None = None


@dataclass(frozen=True, slots=True)
class Refuel:
    """Refuelling at a depot, nobody aboard."""

    place: str
    begin: Seconds
    end: Seconds


Step = Drive | Stop | Passage | Refuel


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that one vehicle does, in order; no steps: it stays where it is.

    A vehicle is always somewhere: each step begins at the point where the step before it ended.
    A drive leads to a place where the vehicle stops or refuels or ends its run, or to a crossing.
    """

    vehicle: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Convoy:
    """Vehicles that pass one crossing in one direction together, in this order."""

    crossing: str
    from_zone: str
    vehicles: tuple[str, ...]


class Reason(StrEnum):
    """Why parties are left behind."""

    NO_VEHICLE = "no-vehicle"
    """No vehicle that may go there can carry them."""
    NO_ROUTE = "no-route"
    """No way leads from where they are to a reception point that they accept."""
    NO_ROOM = "no-room"
    """The reception points that they accept are full."""
    NOT_READY = "not-ready"
    """They are not ready before the last moment at which they could leave."""
    NO_TIME = "no-time"
    """The vehicles cannot bring them within the horizon."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Parties not received by the horizon.

    ``where`` is the place (their assembly point or a handover point) or the vehicle in which they
    are at the horizon.
    """

    group: str
    kind: str
    count: int
    where: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan achieves, in the order in which plans are compared."""

    left_behind: Mapping[Priority, Heads]
    t1_clearance: Seconds
    clearance: Seconds
    exposure: HeadSeconds
    distance: Metres

    @property
    def left_behind_in_all(self) -> int:
        """Heads of every priority left behind."""
        return sum(self.left_behind.values())

    def key(self, clearance_step: int = 1) -> tuple[int, ...]:
        """Smaller is better, compared in order; clearance in whole steps, rounded up."""
        return (
            *(self.left_behind[p] for p in PRIORITIES),
            self.t1_clearance,
            -(-self.clearance // clearance_step),
            self.exposure,
            self.distance,
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a bound holds: a method's code, the numbers of its sentence, and what binds.

    ``numbers`` fill the sentence ``proof-<method>`` of the message catalogues. ``binds`` names what
    a coordinator could change to improve the figure, as ``crossing:ID``, ``convoys:ID`` (those
    through that crossing), ``window:ID``, ``fleet``, ``type:ID``, ``place:ID``, ``group:ID`` or
    ``horizon``.
    """

    method: str
    numbers: Mapping[str, int | str]
    binds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """No plan whose earlier figures are no worse than this plan's has a figure below ``value``.

    ``certificate`` is what the checker needs to prove it again, as far as its own value goes; None
    where there is no proof that can be checked.
    """

    value: int
    proof: Proof
    certificate: Certificate | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of the first four figures."""

    left_behind: Mapping[Priority, Bound]
    t1_clearance: Bound
    clearance: Bound
    exposure: Bound


def gap(value: int, bound: int) -> Fraction | None:
    """(value − bound) ÷ bound; 0 where both are 0, None where only the bound is 0."""
    if bound == 0:
        return Fraction(0) if value == 0 else None
    return Fraction(value - bound, bound)


@dataclass(frozen=True, slots=True)
class Plan:
    """A run for every vehicle, who is left behind, and what it all adds up to.

    ``scenario`` and ``digest`` name the scenario that it was made for; ``made_by`` says with which
    version of the product (or by hand), and ``seed`` with which seed. ``bounds`` is None for plans
    that state none, such as those written by hand.
    """

    scenario: str
    digest: str
    runs: tuple[Run, ...]
    convoys: tuple[Convoy, ...]
    left_behind: tuple[LeftBehind, ...]
    figures: Figures
    bounds: Bounds | None = None
    made_by: str = ""
    seed: int = 0

    def proven(self, clearance_step: int = 1) -> bool:
        """Whether left behind, T1 clearance and clearance all stand at their bounds."""
        if self.bounds is None:
            return False
        step = clearance_step
        return (
            all(self.figures.left_behind[p] <= self.bounds.left_behind[p].value for p in PRIORITIES)
            and self.figures.t1_clearance <= self.bounds.t1_clearance.value
            and -(-self.figures.clearance // step) <= -(-self.bounds.clearance.value // step)
        )
