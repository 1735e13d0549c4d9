"""What became of the orders of the plan in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from safepassage.exports.report.voice import Voice
from safepassage.model import Scenario
from safepassage.orders import Change, Fate, before_and_now, counted, remembered


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order that is not what it was; ``was`` and ``now`` are empty where there is none."""

    fate: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class VehicleOrders:
    """The orders of one vehicle that are not what they were, in order of time."""

    vehicle: str
    name: str
    rows: list[OrderRow]


@dataclass(frozen=True, slots=True)
class ChangedOrders:
    """The section: how many orders there are of each fate, and those that are not as they were."""

    counts: str
    vehicles: list[VehicleOrders]


def changed_orders(voice: Voice, changes: Sequence[Change], before: Scenario) -> ChangedOrders:
    """The rows of each vehicle that has any; ``changes`` stand vehicle by vehicle.

    What has gone has the name that it had in the scenario ``before``.
    """
    voice = Voice(remembered(voice.scenario, before), voice.language)
    changed = (change for change in changes if change.fate is not Fate.KEPT)
    return ChangedOrders(
        voice.language.say("words:orders", **counted(changes)),
        [
            VehicleOrders(vehicle, voice.name(vehicle), [_row(voice, change) for change in its])
            for vehicle, its in groupby(changed, key=lambda change: change.vehicle)
        ],
    )


def _row(voice: Voice, change: Change) -> OrderRow:
    was, now = before_and_now(change, voice.scenario, voice.language, voice.name)
    return OrderRow(voice.say(f"order-{change.fate.value}"), was, now)
