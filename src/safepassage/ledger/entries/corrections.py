"""A fact that takes the place of what another entry said, and the union of all kinds."""

from __future__ import annotations

from safepassage.ledger.entries.decisions import (
    AgreementEnded,
    AgreementMade,
    CalledOff,
    Completed,
    GoSigned,
    Guaranteed,
    Overridden,
    Resolved,
    Resumed,
    Stated,
    Suspended,
)
from safepassage.ledger.entries.devices import (
    ClockChecked,
    Enrolled,
    Forgotten,
    NameRead,
    Opened,
    Revoked,
)
from safepassage.ledger.entries.heads import Fact
from safepassage.ledger.entries.people import (
    Alighted,
    Boarded,
    Born,
    Consented,
    Declined,
    Detained,
    Died,
    Escorted,
    Found,
    HandedOver,
    Joined,
    Left,
    Missing,
    Ready,
    Registered,
    Returned,
    Withdrew,
)
from safepassage.ledger.entries.vehicles import (
    Arrived,
    BrokeDown,
    Counted,
    CrossingClosed,
    CrossingOpened,
    Departed,
    Passed,
    VehicleCame,
    VehicleWent,
)

Correctable = (
    Registered
    | Consented
    | Declined
    | Withdrew
    | Ready
    | Boarded
    | Alighted
    | HandedOver
    | Joined
    | Born
    | Died
    | Detained
    | Left
    | Missing
    | Found
    | Returned
    | Escorted
    | Departed
    | Passed
    | Arrived
    | Counted
    | VehicleCame
    | VehicleWent
    | BrokeDown
    | CrossingClosed
    | CrossingOpened
    | AgreementMade
    | Guaranteed
    | Suspended
    | Resumed
    | AgreementEnded
    | GoSigned
    | Overridden
    | Stated
    | Resolved
    | Completed
    | CalledOff
    | ClockChecked
    | NameRead
    | Forgotten
)
"""What a correction may say instead: anything but who may speak, and another correction."""


class Corrected(Fact, frozen=True, kw_only=True, tag="corrected"):
    """An entry should have said ``instead``, at ``happened`` if that is named.

    None: it did not happen. The entry itself stays.
    """

    entry: str
    reason: str
    instead: Correctable | None = None
    happened: str | None = None


AnyFact = Opened | Enrolled | Revoked | Correctable | Corrected
"""Any of the kinds; ``kind`` tells which."""
