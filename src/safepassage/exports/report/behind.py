"""Who is left behind, where, and why."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.exports.report.voice import Voice
from safepassage.model import PRIORITIES, Plan, Priority


@dataclass(frozen=True, slots=True)
class Missing:
    """Parties of one kind that are not received by the horizon."""

    priority: Priority
    priority_name: str
    group: str
    kind: str
    parties: int
    people: int
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The section; ``people`` is what the rows add up to."""

    rows: list[Missing]
    people: int


def behind(voice: Voice, plan: Plan) -> Behind:
    """The rows, the most urgent first."""
    scenario = voice.scenario
    rows = []
    for item in plan.left_behind:
        priority = scenario.groups[item.group].priority
        rows.append(
            Missing(
                priority,
                voice.priority(priority),
                voice.name(item.group),
                voice.name(item.kind),
                item.count,
                scenario.kinds[item.kind].needs.heads * item.count,
                voice.name(item.where),
                voice.say(f"reason-{item.reason.value}"),
            )
        )
    rows.sort(key=lambda row: PRIORITIES.index(row.priority))
    return Behind(rows, sum(row.people for row in rows))
