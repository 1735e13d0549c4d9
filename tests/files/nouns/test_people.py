"""Kinds, groups and parties."""

from __future__ import annotations

from fractions import Fraction

from files.small import SMALL, scenario, told
from safepassage.model import Needs, PartyCount, Priority


def test_what_a_group_says() -> None:
    group = scenario(
        groups="id,place,priority,accepts,handovers,ready,max_aboard_min\n"
        "all,school,t1,arena,edge,+1:00,90"
    ).groups["all"]
    assert (group.priority, group.accepts, group.handovers) == (Priority.T1, ("arena",), ("edge",))
    assert (group.ready_at, group.max_aboard) == (3600, 5400)


def test_a_rate_may_be_any_fraction() -> None:
    group = scenario(groups="id,place,arrives_per_hour\nall,school,100/3").groups["all"]
    assert group.arrives_per_hour == Fraction(100, 3)


def test_parties_keep_their_order_and_nobody_is_left_out() -> None:
    parties = "group,kind,count\nall,person,3\nall,patient,0\nall,patient,1\nall,person,2"
    assert scenario(parties=parties).groups["all"].parties == (
        PartyCount("person", 3),
        PartyCount("patient", 1),
        PartyCount("person", 2),
    )


def test_a_kind_is_a_vector_of_needs() -> None:
    assert scenario().kinds["patient"].needs == Needs(1, 0, 1)


def test_a_party_of_nobody_is_none() -> None:
    assert told(kinds="id,seat\nperson,1\npatient,0") == ["kinds.csv 3 F-KIND-EMPTY"]


def test_a_group_is_not_handed_over_where_it_starts() -> None:
    places = SMALL["places"].replace("in,assembly,", "in,assembly handover,")
    told_ = told(places=places, groups="id,place,handovers\nall,school,edge school")
    assert told_ == ["groups.csv 2 handovers F-HANDOVER-CYCLE"]


def test_a_place_is_used_only_for_its_roles() -> None:
    told_ = told(groups="id,place,accepts,handovers\nall,yard,edge,arena")
    assert told_ == [
        "groups.csv 2 place F-ROLE",
        "groups.csv 2 accepts F-ROLE",
        "groups.csv 2 handovers F-ROLE",
    ]


def test_who_arrives_by_and_by_is_not_ready_from_a_time_on() -> None:
    told_ = told(groups="id,place,ready,arrives_per_hour\nall,school,+1:00,60")
    assert told_ == ["groups.csv 2 ready F-READY-TWICE"]


def test_more_people_than_there_are_anywhere() -> None:
    told_ = told(parties="group,kind,count\nall,person,60000000\nall,patient,60000000")
    assert told_ == ["parties.csv 2 count F-PEOPLE-MANY"]


def test_misspelt_ids_are_suggested() -> None:
    told_ = told(parties="group,kind,count\nal,persn,1")
    assert told_ == ["parties.csv 2 group F-UNKNOWN-ID", "parties.csv 2 kind F-UNKNOWN-ID"]
