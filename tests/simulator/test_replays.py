"""One integer makes the whole world, on every machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from simulator.play import play, steps_of

TESTS = Path(__file__).parents[1]


def test_a_seed_replays_exactly() -> None:
    story = steps_of(7, 60)
    assert play(7, story).log == play(7, steps_of(7, 60)).log
    assert play(7, story).log != play(8, steps_of(8, 60)).log


def test_a_seed_replays_in_another_process() -> None:
    """Where sets and dictionaries of texts have another order."""
    told = {
        subprocess.run(
            [sys.executable, "-m", "simulator", "--seed", "16", "--steps", "60"],
            env={**os.environ, "PYTHONPATH": str(TESTS), "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(told) == 1
    assert "Wrong: None" in told.pop()
