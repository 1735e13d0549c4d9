"""A scenario: what is known beforehand, the planner's whole input."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import Any

from safepassage.model.fleet import Operator, Vehicle, VehicleType
from safepassage.model.journeys import Travel
from safepassage.model.people import PRIORITIES, Group, PartyKind, Priority
from safepassage.model.places import Crossing, Place, Zone
from safepassage.model.underway import PartiesAboard, PartiesAtHandover, UnderWay
from safepassage.model.words import Name
from safepassage.units import Seconds

DEFAULT_WEIGHTS: Mapping[Priority, int] = dict(zip(PRIORITIES, (16, 4, 2, 1), strict=True))
"""How much an hour of exposure weighs, by priority."""


@dataclass(frozen=True)
class Scenario:
    """One evacuation as it is known before it begins. Frozen: a variant is made by ``replace``.

    ``start`` is an aware UTC datetime, the zero of every time in the scenario. People not received
    by ``horizon`` are left behind. Mappings are by id and keep the order of the file.
    """

    id: str
    name: Name
    start: datetime
    timezone: str
    horizon: Seconds
    zones: Mapping[str, Zone]
    places: Mapping[str, Place]
    crossings: Mapping[str, Crossing]
    kinds: Mapping[str, PartyKind]
    groups: Mapping[str, Group]
    operators: Mapping[str, Operator]
    types: Mapping[str, VehicleType]
    vehicles: Mapping[str, Vehicle]
    travel: Travel
    under_way: UnderWay = UnderWay()
    clearance_step: Seconds = Seconds(1)
    weights: Mapping[Priority, int] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all facts of the scenario, in hexadecimal.

        Two scenarios have the same digest exactly when their facts are equal and stand in the same
        order of rows, whatever files, spreadsheet or order of columns they were read from.
        """
        text = json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def heads_by_priority(self) -> dict[Priority, int]:
        """People to be moved, by priority, those already under way included."""
        heads = dict.fromkeys(PRIORITIES, 0)
        for group in self.groups.values():
            for parties in group.parties:
                heads[group.priority] += self.kinds[parties.kind].needs.heads * parties.count
        under_way: tuple[PartiesAboard | PartiesAtHandover, ...] = (
            *self.under_way.aboard,
            *self.under_way.at_handover,
        )
        for moved in under_way:
            priority = self.groups[moved.group].priority
            heads[priority] += self.kinds[moved.kind].needs.heads * moved.count
        return heads


_PLAIN = frozenset({str, int, float, bool, type(None)})
_LATE: dict[type, frozenset[str]] = {}
"""Fields that later versions brought: where they are None, they are left out, so that scenarios
that do not use them keep their digest."""
_FIELDS: dict[type, tuple[str, ...]] = {}
"""The names of the fields of a class, once they have been asked for: scenarios have many legs."""


def _plain(value: Any) -> Any:
    """``value`` as JSON-ready lists and strings, the same for equal values.

    What says only where something lies (``compare=False``) is no fact.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    names = _FIELDS.get(kind)
    if names is not None:
        late = _LATE[kind]
        return [
            _plain(getattr(value, name))
            for name in names
            if name not in late or getattr(value, name) is not None
        ]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, datetime):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        _FIELDS[kind] = tuple(field.name for field in dataclasses.fields(value) if field.compare)
        _LATE[kind] = frozenset(f.name for f in dataclasses.fields(value) if "late" in f.metadata)
        return _plain(value)
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(item)] for key, item in value.items()]
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value
