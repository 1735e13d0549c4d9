"""Rules that something recorded breaks: it happened and is kept, and everybody is told."""

from __future__ import annotations

from typing import Literal, NamedTuple

from safepassage.ledger.entries import Departed, Opened, Overridden
from safepassage.ledger.policy import Standing, covers, vouched

Rule = Literal["operation", "suspended", "guarantee", "go", "consent", "role"]

RULES: tuple[Rule, ...] = ("operation", "suspended", "guarantee", "go", "consent")
"""Every rule that a departure or a boarding can break, in the order in which they are asked."""

OVERRIDABLE = (*RULES, "headcount", "capacity", "family")
"""The rules that somebody may override by name."""


class Breach(NamedTuple):
    """A rule, and what breaks it: an entry, or a group's people in all.

    ``role`` is broken by an entry that its device's user is not there to record: nobody overrides
    that, but a coordinator corrects the entry.

    ``heads`` counts people who travel without consent. ``overridden`` is the entry by which
    somebody took it upon themselves, None where nobody did.
    """

    rule: Rule
    about: str
    heads: int = 0
    overridden: str | None = None


def broken_by(
    departed: Departed, time: int, standing: Standing, opening: Opened
) -> tuple[Rule, ...]:
    """The rules that a departure at a time breaks, as things stood then."""
    broken: list[Rule] = []
    if standing.over is not None:
        broken.append("operation")
    about = [
        agreement
        for agreement in standing.agreements
        if covers(agreement, departed.vehicle, departed.route)
    ]
    free = [agreement for agreement in about if agreement.agreement not in standing.suspended]
    if None in standing.suspended or (about and not free):
        broken.append("suspended")
    if (opening.needs_guarantees or standing.any_agreement) and not any(
        frozenset(agreement.sides)
        <= vouched(agreement, standing.guarantees, departed.vehicle, departed.route, time)
        for agreement in about
    ):
        broken.append("guarantee")
    if opening.needs_go and (standing.go is None or not standing.go.go):
        broken.append("go")
    return tuple(broken)


def overrides(overridden: Overridden, maker: str, opening: Opened) -> bool:
    """Whether an override holds: where two must sign, by two people."""
    if overridden.rule not in opening.second_person:
        return True
    return overridden.second is not None and overridden.second != maker
