"""Who waits how long: percentiles of heads, not of parties."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.voice import Voice
from safepassage.exports.report.waits import SHARES, spread, waits
from safepassage.model import PRIORITIES, Plan, Priority, Scenario

ANSWERS = st.lists(st.tuples(st.integers(0, 9999), st.integers(1, 9)), min_size=1, max_size=40)


@settings(deadline=None)
@given(ANSWERS)
def test_so_many_percent_take_no_longer(answers: list[tuple[int, int]]) -> None:
    found = spread(Priority.T1, answers)
    everybody = [seconds for seconds, heads in answers for _ in range(heads)]
    assert found.heads == len(everybody)
    assert found.at[0] == min(everybody)
    assert found.at[-1] == max(everybody)
    for share, at in zip(SHARES, found.at, strict=True):
        assert sum(s <= at for s in everybody) * 100 >= share * len(everybody)
        assert sum(s < at for s in everybody) * 100 < max(share, 1) * len(everybody)


def test_the_longest_way_to_safety_is_in_the_table(
    voice: Voice, scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    shown = waits(voice, parties)
    safety = next(m for m in shown.measures if m.name == "safety")
    t1 = next(s for s in safety.spreads if s.priority is Priority.T1)
    assert t1.at[-1] == plan.figures.t1_clearance  # all T1 patients are ready at once
    heads = {s.priority: s.heads for s in safety.spreads}
    total = scenario.heads_by_priority()
    assert heads == {p: total[p] - plan.figures.left_behind[p] for p in PRIORITIES}
