"""A failing story becomes short, and still fails for the same reason."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.play import Outcome, Step, steps_of
from simulator.shrink import shrink
from simulator.story import told


def outcome(wrong: str | None) -> Outcome:
    return Outcome(wrong, ("07:00 somebody waits",), 0, {})


def needs_both(seed: int, steps: Sequence[Step]) -> Outcome:
    """Fails where a theft comes before a revocation; otherwise, without a theft, it is another."""
    acts = [step.act for step in steps]
    if "steal" not in acts:
        return outcome("another: fault")
    late = acts[acts.index("steal") :]
    return outcome("heads are lost: 3" if "revoke" in late else None)


def test_what_is_not_needed_is_left_out() -> None:
    steps = [*steps_of(3, 20), Step("steal", 1), *steps_of(4, 20), Step("revoke", 2)]
    short = shrink(1, steps, needs_both)
    assert [step.act for step in short] == ["steal", "revoke"]


def test_a_story_that_holds_is_left_alone() -> None:
    steps = steps_of(3, 20)
    assert shrink(1, steps, lambda _seed, _steps: outcome(None)) == steps


def test_a_story_can_be_read_and_pasted() -> None:
    text = told(9, [Step("steal", 1)], outcome("heads are lost: 3"))
    assert "07:00 somebody waits" in text
    assert 'Step("steal", 1),' in text
    assert "assert play(9, steps).wrong is None" in text
