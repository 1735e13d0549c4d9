"""What became of the orders of the plan in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.exports.report.voice import Voice
from safepassage.orders import Change, Fate, Order, counted, told


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order that is not what it was; ``was`` and ``now`` are empty where there is none."""

    vehicle: str
    name: str
    fate: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ChangedOrders:
    """The section: how many orders there are of each fate, and those that are not as they were."""

    counts: str
    rows: list[OrderRow]


def changed_orders(voice: Voice, changes: Sequence[Change]) -> ChangedOrders:
    """The rows, vehicle by vehicle, in order of time."""
    return ChangedOrders(
        voice.language.say("words:orders", **counted(changes)),
        [
            OrderRow(
                change.vehicle,
                voice.name(change.vehicle),
                voice.say(f"order-{change.fate.value}"),
                _told(voice, change.was),
                _told(voice, change.now),
            )
            for change in changes
            if change.fate is not Fate.KEPT
        ],
    )


def _told(voice: Voice, order: Order | None) -> str:
    return told(order, voice.scenario, voice.language, voice.name) if order else ""
