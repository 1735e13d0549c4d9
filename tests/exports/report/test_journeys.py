"""Every party is followed from ready to received, and none is invented or lost."""

from __future__ import annotations

import pytest

from safepassage import verify
from safepassage.exports.report.journeys import Journey, journeys
from safepassage.model import PRIORITIES, Plan, Scenario
from story import scenario as told_scenario
from verify.telling import told

HERE = told_scenario(
    """
    assembly  school
    handover  orchard
    reception arena
    depot     garage
    type      van      seat 4
    vehicle   v1       van garage
    vehicle   v2       van orchard
    group     town     at school 4 person
    road      garage school  10m
    road      school orchard 10m
    road      orchard school 10m
    road      orchard arena  10m
    """
)


def test_everybody_is_followed(
    scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    heads = dict.fromkeys(PRIORITIES, 0)
    behind = dict.fromkeys(PRIORITIES, 0)
    for party in parties:
        heads[party.priority] += party.heads
        if party.received is None:
            behind[party.priority] += party.heads
    assert heads == scenario.heads_by_priority()
    assert behind == plan.figures.left_behind


def test_journeys_add_up_to_the_figures(
    scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    figures = verify.figures(scenario, plan)
    assert max(p.received or 0 for p in parties) == figures.clearance
    exposure = sum(
        party.heads
        * scenario.weights[party.priority]
        * ((scenario.horizon if party.received is None else party.received) - party.ready)
        for party in parties
    )
    assert exposure == figures.exposure


def test_the_first_to_come_are_the_first_to_go() -> None:
    plan = told(
        HERE,
        """
        run v1
          drive garage school 0:00-0:10
          stop school 0:10-0:10 board 2 person of town layout plain
          drive school orchard 0:10-0:20
          stop orchard 0:20-0:20 alight 2 person of town
          drive orchard school 0:20-0:30
          stop school 0:30-0:30 board 2 person of town layout plain
          drive school orchard 0:30-0:40
          stop orchard 0:40-0:40 alight 2 person of town
        run v2
          stop orchard 0:45-0:45 board 3 person of town layout plain
          drive orchard arena 0:45-0:55
          stop arena 0:55-0:55 alight 3 person of town
        left 1 person of town at orchard no-time
        """,
    )
    followed = journeys(HERE, plan)
    assert [len(p.rides) for p in followed] == [2, 2, 2, 1]
    assert [p.received for p in followed] == [3300, 3300, 3300, None]
    assert [p.waited for p in followed] == [600, 600, 1800, 1800]


def test_a_plan_that_moves_people_who_are_not_there_is_refused() -> None:
    plan = told(
        HERE,
        """
        run v2
          stop orchard 0:00-0:00 board 1 person of town layout plain
        """,
    )
    with pytest.raises(ValueError, match="none are"):
        journeys(HERE, plan)


def test_people_who_arrive_at_a_rate_are_ready_one_after_the_other(
    parties: tuple[Journey, ...],
) -> None:
    clinic = [p.ready for p in parties if p.group == "clinic-families"]
    assert clinic == sorted(clinic)
    assert clinic[0] == 20  # five people at 900 an hour
    assert all(p.ready == 0 for p in parties if p.group == "mill-families")
