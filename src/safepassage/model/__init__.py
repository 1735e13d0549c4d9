"""The nouns: frozen facts, without reading, searching or a clock.

A :class:`Scenario` is what is known, a :class:`Plan` what is intended. Every other module of this
room holds the parts of one of them.
"""

from safepassage.model.fleet import Layout, Operator, Vehicle, VehicleType
from safepassage.model.journeys import Closure, Epoch, Leg, Travel
from safepassage.model.people import (
    PRIORITIES,
    Group,
    Need,
    Needs,
    PartyCount,
    PartyKind,
    Priority,
)
from safepassage.model.places import (
    ConvoyRule,
    ConvoyScope,
    Crossing,
    Inspection,
    Location,
    Place,
    Role,
    Room,
    Zone,
)
from safepassage.model.plan import (
    Bound,
    Bounds,
    Convoy,
    Drive,
    Figures,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Proof,
    Reason,
    Refuel,
    Run,
    Step,
    Stop,
    gap,
)
from safepassage.model.scenario import DEFAULT_WEIGHTS, Scenario
from safepassage.model.underway import (
    PartiesAboard,
    PartiesAtHandover,
    RoomTaken,
    UnderWay,
    VehicleUnderWay,
)
from safepassage.model.words import Name, Window, joined

__all__ = [
    "DEFAULT_WEIGHTS",
    "PRIORITIES",
    "Bound",
    "Bounds",
    "Closure",
    "Convoy",
    "ConvoyRule",
    "ConvoyScope",
    "Crossing",
    "Drive",
    "Epoch",
    "Figures",
    "Group",
    "Inspection",
    "Layout",
    "LeftBehind",
    "Leg",
    "Location",
    "Name",
    "Need",
    "Needs",
    "Operator",
    "PartiesAboard",
    "PartiesAtHandover",
    "PartyCount",
    "PartyKind",
    "PartyMove",
    "Passage",
    "Place",
    "Plan",
    "Priority",
    "Proof",
    "Reason",
    "Refuel",
    "Role",
    "Room",
    "RoomTaken",
    "Run",
    "Scenario",
    "Step",
    "Stop",
    "Travel",
    "UnderWay",
    "Vehicle",
    "VehicleType",
    "VehicleUnderWay",
    "Window",
    "Zone",
    "gap",
    "joined",
]
