"""Every verb once. No decisions here: the rooms below make them, the front of the house asks.

Whatever reads from here may be used from a script:

>>> from pathlib import Path
>>> from safepassage import api
>>> scenario = api.read(Path("scenarios/aleppo-2016"))
>>> planned = api.plan(scenario, Path("out"), language("en"), api.Effort(seconds=60))

Problems with what people wrote are raised as :class:`~safepassage.notices.Refused`; ``OSError`` is
raised where a file cannot be read or written.
"""

from safepassage.api.auditing import audit
from safepassage.api.exchange import (
    MergeVerdict,
    Synced,
    export_bundle,
    export_codes,
    export_journal,
    sync,
)
from safepassage.api.exporting import Exported, export_formats, export_plan
from safepassage.api.ledger import is_ledger
from safepassage.api.names import Added, Read, add_names, find_names, forget, name_reader
from safepassage.api.opening import DeviceRole, Opening, enrol, open_ledger
from safepassage.api.planning import (
    OTHER_SCENARIO,
    PLAN_FILE,
    REPORT_FILE,
    SCENARIO_FILE,
    Effort,
    Planned,
    Proofs,
    Unverified,
    Verdict,
    check,
    convert_bep,
    convert_icep,
    convert_workbook,
    moment,
    new,
    plan,
    read,
    read_plan,
    replan,
    report,
    state,
    verify_bounds,
    verify_plan,
)
from safepassage.api.recording import (
    Answer,
    Answers,
    Line,
    Recording,
    record,
    record_each,
)
from safepassage.api.roads import Affected, ConvoyRoute, affected, build_roads, convoy_routes
from safepassage.api.standing import (
    About,
    Now,
    Status,
    about_entry,
    kind_of,
    scenario_now,
    status,
)
from safepassage.ledger import Spoken, as_data, entries_in

__all__ = [
    "OTHER_SCENARIO",
    "PLAN_FILE",
    "REPORT_FILE",
    "SCENARIO_FILE",
    "About",
    "Added",
    "Affected",
    "Answer",
    "Answers",
    "ConvoyRoute",
    "DeviceRole",
    "Effort",
    "Exported",
    "Line",
    "MergeVerdict",
    "Now",
    "Opening",
    "Planned",
    "Proofs",
    "Read",
    "Recording",
    "Spoken",
    "Status",
    "Synced",
    "Unverified",
    "Verdict",
    "about_entry",
    "add_names",
    "affected",
    "as_data",
    "audit",
    "build_roads",
    "check",
    "convert_bep",
    "convert_icep",
    "convert_workbook",
    "convoy_routes",
    "enrol",
    "entries_in",
    "export_bundle",
    "export_codes",
    "export_formats",
    "export_journal",
    "export_plan",
    "find_names",
    "forget",
    "is_ledger",
    "kind_of",
    "moment",
    "name_reader",
    "new",
    "open_ledger",
    "plan",
    "read",
    "read_plan",
    "record",
    "record_each",
    "replan",
    "report",
    "scenario_now",
    "state",
    "status",
    "sync",
    "verify_bounds",
    "verify_plan",
]
