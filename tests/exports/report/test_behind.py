"""Who is left behind: the rows add up to the figure, T1 first."""

from __future__ import annotations

from dataclasses import replace

from safepassage.exports.report.behind import behind
from safepassage.exports.report.voice import Voice
from safepassage.model import LeftBehind, Plan, Priority, Reason


def test_rows_add_up_to_the_figure(voice: Voice, plan: Plan) -> None:
    shown = behind(voice, plan)
    assert shown.people == plan.figures.left_behind_in_all == 15
    assert sum(row.people for row in shown.rows) == 15


def test_the_most_urgent_come_first_and_every_reason_has_words(voice: Voice, plan: Plan) -> None:
    rows = [
        LeftBehind(group, "stretcher2" if "wounded" in group else "single", 1, "mill", reason)
        for group in ("mill-families", "mill-wounded")
        for reason in Reason
    ]
    shown = behind(voice, replace(plan, left_behind=tuple(rows))).rows
    assert [row.priority for row in shown[:5]] == [Priority.T1] * 5
    assert len({row.reason for row in shown}) == len(Reason)
