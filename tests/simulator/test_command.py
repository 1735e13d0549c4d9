"""A run of many worlds goes on where it was stopped, and its record says what was played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.command import code, main


def test_a_record_goes_on_and_names_the_code(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    shape = ["--begin", "40", "--steps", "12", "--processes", "1", "--record", str(record)]
    assert main([*shape, "--seeds", "2"]) == 0
    assert main([*shape, "--seeds", "3"]) == 0
    said = json.loads(record.read_text(encoding="utf-8"))
    assert (said["begin"], said["next"], said["seeds"], said["failures"]) == (40, 43, 3, [])
    assert said["runs"] == [
        {"code": code(), "first": 40, "next": 42},
        {"code": code(), "first": 42, "next": 43},
    ]
    assert said["figures"]["recounts by the audit"] > 3
    with pytest.raises(SystemExit):
        main([*shape[2:], "--seeds", "3"])
