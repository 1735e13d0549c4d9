"""What happened: entries that are kept for good, and the situation that they add up to.

``docs/ledger.md`` says what counts, ``docs/formats/journal.md`` how it is written. The room knows
the nouns and nothing else of the house; it runs on a laptop without a solver.
"""

from safepassage.ledger.alarms import Alarm, Limits, Promise, alarms, promises
from safepassage.ledger.breaches import Breach
from safepassage.ledger.bundle import Bundle, read_bundle, write_bundle
from safepassage.ledger.door import Caller, refusals
from safepassage.ledger.entries import (
    Alighted,
    AnyFact,
    Arrived,
    Boarded,
    BrokeDown,
    Corrected,
    CrossingClosed,
    Departed,
    Enrolled,
    Entry,
    Heads,
    Opened,
    Passed,
    Registered,
    Role,
    VehicleCame,
    VehicleWent,
)
from safepassage.ledger.fold import Fold
from safepassage.ledger.folder import create_folder, is_folder, open_folder
from safepassage.ledger.frames import Frame, frames_of, joined, read_frame
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.ledger import Door, Ledger, Outcome, Recorded, Teller, Told
from safepassage.ledger.lines import Discrepancy
from safepassage.ledger.merge import Verdict
from safepassage.ledger.situation import Situation, situation
from safepassage.ledger.spoken import Spoken, entries_in, fact_of
from safepassage.ledger.times import is_time, seconds_of, text_of
from safepassage.ledger.well_formed import is_id
from safepassage.ledger.words import as_data, as_words

__all__ = [
    "Alarm",
    "Alighted",
    "AnyFact",
    "Arrived",
    "Boarded",
    "Breach",
    "BrokeDown",
    "Bundle",
    "Caller",
    "Corrected",
    "CrossingClosed",
    "Departed",
    "DeviceKey",
    "Discrepancy",
    "Door",
    "Enrolled",
    "Entry",
    "Fold",
    "Frame",
    "Heads",
    "Ledger",
    "Limits",
    "Opened",
    "Outcome",
    "Passed",
    "Promise",
    "Recorded",
    "Registered",
    "Role",
    "Situation",
    "Spoken",
    "Teller",
    "Told",
    "VehicleCame",
    "VehicleWent",
    "Verdict",
    "alarms",
    "as_data",
    "as_words",
    "create_folder",
    "entries_in",
    "fact_of",
    "frames_of",
    "is_folder",
    "is_id",
    "is_time",
    "joined",
    "open_folder",
    "promises",
    "read_bundle",
    "read_frame",
    "refusals",
    "seconds_of",
    "situation",
    "text_of",
    "write_bundle",
]
