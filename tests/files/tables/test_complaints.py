"""The same fault again and again is told once and counted."""

from __future__ import annotations

from safepassage.files.tables.complaints import MOST_ALIKE, Complaints
from safepassage.notices import Severity, Where


def test_a_fault_in_every_row_is_counted() -> None:
    complaints = Complaints()
    for row in range(MOST_ALIKE + 7):
        complaints.warn("F-ID-ALIKE", Where("places.csv", row))
    complaints.warn("F-ID-ALIKE", Where("zones.csv", 2))
    *alike, more = complaints.all()
    assert len(alike) == MOST_ALIKE + 1
    assert (more.code, more.severity, more.where.file) == ("F-MORE", Severity.WARN, "places.csv")
    assert more.numbers == {"code": "F-ID-ALIKE", "count": 7}


def test_only_what_stops_stops() -> None:
    complaints = Complaints()
    complaints.warn("F-ID-ALIKE", Where())
    assert not complaints.stopped
    complaints.stop("F-ID", Where())
    assert complaints.stopped
