"""Findings point at the thing: its row in the file, or its table and id."""

from __future__ import annotations

from safepassage.files.check.findings import Findings, listed
from safepassage.notices import Where


def test_a_thing_from_a_file_is_pointed_at_there() -> None:
    findings = Findings({("groups", "all"): Where("groups.csv", 7, "id")})
    findings.warn("C-GROUP-EMPTY", "groups", "all")
    findings.warn("C-READY-LATE", "groups", "all", "ready")
    findings.warn("C-GROUP-EMPTY", "groups", "other")
    assert [notice.where for notice in findings.complaints.all()] == [
        Where("groups.csv", 7, "id"),
        Where("groups.csv", 7, "ready"),
        Where("groups", field="other"),
    ]


def test_a_long_list_is_cut() -> None:
    assert listed("abc") == "a, b, c"
    assert listed("abcdefg") == "a, b, c, d, e, …"
