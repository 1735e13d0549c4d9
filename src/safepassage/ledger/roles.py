"""Which kinds of entries the user of a device is there to record, by role.

The door asks before (:mod:`safepassage.ledger.door`); of what came from elsewhere it is asked
after, and what a role does not record is a breach (:mod:`safepassage.ledger.breaches`).
"""

from __future__ import annotations

from collections.abc import Mapping

from safepassage.ledger.entries import (
    FACTS,
    AgreementEnded,
    AgreementMade,
    Arrived,
    BrokeDown,
    CalledOff,
    ClockChecked,
    Completed,
    Corrected,
    Counted,
    Departed,
    Enrolled,
    Entry,
    Fact,
    Forgotten,
    GoSigned,
    Guaranteed,
    NameRead,
    Opened,
    Overridden,
    Passed,
    Resolved,
    Resumed,
    Revoked,
    Role,
    Stated,
    Suspended,
)

OF_DEVICES: tuple[type[Fact], ...] = (Opened, Enrolled, Revoked, ClockChecked)
"""What says who may speak, and by whose clock."""

DECISIONS: tuple[type[Fact], ...] = (
    AgreementMade,
    Guaranteed,
    Suspended,
    Resumed,
    AgreementEnded,
    GoSigned,
    Overridden,
    Resolved,
    Completed,
    CalledOff,
    Forgotten,
)
"""What a coordinator decides."""

ON_THE_WAY: tuple[type[Fact], ...] = (Departed, Passed, Arrived, BrokeDown, Counted)
"""What a driver sees."""

_ALL = frozenset(FACTS)
_NO_COORDINATORS = _ALL.difference(OF_DEVICES, DECISIONS)

RECORDS: Mapping[Role, frozenset[type[Fact]]] = {
    "coordinator": _ALL,
    "gate": _NO_COORDINATORS,
    "reception": _NO_COORDINATORS,
    "medic": _NO_COORDINATORS,
    "driver": frozenset(ON_THE_WAY),
    "reporter": frozenset((Stated, NameRead)),
}
"""The kinds that each role records. Who records no corrections makes none of their own either."""


def is_out_of_turn(entry: Entry, role: Role) -> bool:
    """Whether an entry is none that this role records, by the entry alone.

    A correction is one where it speaks of another device's entry, or says instead what is not the
    role's to say: only a coordinator may.
    """
    fact, mine = entry.fact, RECORDS[role]
    if type(fact) not in mine:
        return True
    if role == "coordinator" or not isinstance(fact, Corrected):
        return False
    elsewhere = fact.entry.rpartition("/")[0] != entry.device
    return elsewhere or (fact.instead is not None and type(fact.instead) not in mine)
