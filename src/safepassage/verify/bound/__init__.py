"""Is a bound true? Its certificate is checked again, with the scenario and whole numbers alone.

Nothing here is the planner's, nor does it trust a solver: what a certificate says is either found
again or it does not count. A bound without a certificate may be true; it is reported as stated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safepassage.model import (
    PRIORITIES,
    ArrivalCertificate,
    Bound,
    Certificate,
    Figures,
    LanesCertificate,
    Plan,
    Priority,
    RoomCertificate,
    RunsCertificate,
    Scenario,
)
from safepassage.notices import Notice, Where
from safepassage.verify.bound import alone, lanes, room, runs
from safepassage.verify.bound.arrivals import Arrivals
from safepassage.verify.bound.ground import Ground
from safepassage.verify.finding import clock

_CODES = {
    "left_behind": "R10-CERTIFICATE-LEFT-BEHIND",
    "t1_clearance": "R10-CERTIFICATE-T1-CLEARANCE",
    "clearance": "R10-CERTIFICATE-CLEARANCE",
    "exposure": "R10-CERTIFICATE-EXPOSURE",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One bound: its figure, what the plan states, and how much of it is certified.

    ``figure`` is ``t1_clearance``, ``clearance``, ``exposure``, or ``left_behind.`` and a priority.
    ``certified`` is the value that was proven again, never more than was stated; None where there
    is no certificate. ``refused`` where there is one that proves less than it claims.
    """

    figure: str
    stated: int
    certified: int | None
    refused: bool = False

    @property
    def whole(self) -> bool:
        """Whether all that is stated is certified."""
        return self.certified == self.stated


def check_bounds(scenario: Scenario, plan: Plan) -> tuple[Checked, ...]:
    """Every bound of the plan, in the order in which figures are compared; none if it has none.

    What a bound says holds beside the figures that the plan states; whether those are true is
    another question, see :func:`safepassage.verify.check`.
    """
    if plan.bounds is None:
        return ()
    checker = _Checker(scenario, plan.figures)
    bounds = plan.bounds
    return (
        *(
            checker.checked(f"left_behind.{priority.value}", bounds.left_behind[priority])
            for priority in PRIORITIES
        ),
        checker.checked("t1_clearance", bounds.t1_clearance),
        checker.checked("clearance", bounds.clearance),
        checker.checked("exposure", bounds.exposure),
    )


def accepts(scenario: Scenario) -> Callable[[Figures, str, Certificate], bool]:
    """Says of a certificate of a figure, beside a plan with such figures, whether it holds."""
    checkers: dict[tuple[tuple[int, ...], int], _Checker] = {}

    def holds(figures: Figures, figure: str, certificate: Certificate) -> bool:
        left = tuple(int(figures.left_behind.get(priority, 0)) for priority in PRIORITIES)
        checker = checkers.setdefault(
            (left, int(figures.t1_clearance)), _Checker(scenario, figures)
        )
        return checker.proves(figure, certificate)

    return holds


def refusals(checked: tuple[Checked, ...], plan: Plan) -> tuple[Notice, ...]:
    """A notice for each certificate that does not prove what it claims."""
    found = []
    for each in checked:
        certificate = _bound(plan, each.figure).certificate
        if not each.refused or certificate is None:
            continue
        name, _, priority = each.figure.partition(".")
        stated: int | str = certificate.value
        if name in ("t1_clearance", "clearance"):
            stated = clock(certificate.value)
        numbers: dict[str, int | str] = {"stated": stated}
        if priority:
            numbers["priority"] = priority
        where = Where(field=f"bounds.{each.figure}.certificate")
        found.append(Notice(_CODES[name], where=where, numbers=numbers))
    return tuple(found)


def _bound(plan: Plan, figure: str) -> Bound:
    assert plan.bounds is not None
    name, _, priority = figure.partition(".")
    if priority:
        return plan.bounds.left_behind[Priority(priority)]
    bound: Bound = getattr(plan.bounds, name)
    return bound


class _Checker:
    def __init__(self, scenario: Scenario, figures: Figures) -> None:
        self._scenario = scenario
        self._left = {p: int(figures.left_behind.get(p, 0)) for p in PRIORITIES}
        self._t1_clearance = int(figures.t1_clearance)
        self._ground = Ground(scenario)
        self._arrivals = Arrivals(self._ground)

    def checked(self, figure: str, bound: Bound) -> Checked:
        certificate = bound.certificate
        if bound.value <= 0:
            # Nothing is below zero.
            refused = certificate is not None and certificate.value > 0
            refused = refused and not self.proves(figure, certificate)
            return Checked(figure, bound.value, bound.value, refused)
        if certificate is None:
            return Checked(figure, bound.value, None)
        if not self.proves(figure, certificate):
            return Checked(figure, bound.value, None, refused=True)
        return Checked(figure, bound.value, min(bound.value, certificate.value))

    def proves(self, figure: str, certificate: Certificate | None) -> bool:
        """Whether the certificate is found to prove its value of the figure."""
        name, _, priority = figure.partition(".")
        match certificate:
            case ArrivalCertificate():
                return self._alone(name, priority, certificate.value)
            case RoomCertificate() if name == "left_behind":
                places = certificate.places
                found = room.short(self._scenario, places, Priority(priority), self._left)
                return found >= certificate.value
            case LanesCertificate() if name in ("t1_clearance", "clearance"):
                counted = frozenset(self._asked(name))
                return lanes.holds(self._ground, self._arrivals, certificate, self._left, counted)
            case RunsCertificate() if name in ("t1_clearance", "clearance"):
                counted = frozenset(self._asked(name))
                # Only plans count whose T1 patients are received no later than this plan's.
                t1_by = self._t1_clearance if name == "clearance" else None
                return runs.holds(
                    self._ground, self._arrivals, certificate, self._left, counted, t1_by
                )
            case _:
                return False

    def _alone(self, name: str, priority: str, value: int) -> bool:
        ground, arrivals = self._ground, self._arrivals
        if name == "left_behind":
            return alone.lost(ground, arrivals, Priority(priority)) >= value
        if name == "exposure":
            return alone.exposure(ground, arrivals) >= value
        left = {priority: self._left[priority] for priority in self._asked(name)}
        return not alone.done_before(ground, arrivals, value, left)

    def _asked(self, name: str) -> tuple[Priority, ...]:
        return (Priority.T1,) if name == "t1_clearance" else PRIORITIES


__all__ = ["Checked", "accepts", "check_bounds", "refusals"]
