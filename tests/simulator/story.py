"""A failing story as a person reads it, and as a test that can be pasted."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.play import Outcome, Step


def told(seed: int, steps: Sequence[Step], outcome: Outcome) -> str:
    """What happened, sentence by sentence; what is wrong; and the test that says so."""
    lines = [f"Seed {seed}, {len(steps)} steps.", ""]
    lines += [f"  {sentence}" for sentence in outcome.log]
    lines += ["", f"Wrong: {outcome.wrong}", "", "As a test:", ""]
    lines += [
        "def test_a_story() -> None:",
        "    steps = [",
        *(f'        Step("{step.act}", {step.dice}),' for step in steps),
        "    ]",
        f"    assert play({seed}, steps).wrong is None",
    ]
    return "\n".join(lines)
