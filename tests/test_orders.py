"""Which orders stay, and what becomes of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safepassage.language import language
from safepassage.model import Run
from safepassage.orders import (
    Change,
    Fate,
    before_and_now,
    changes,
    counted,
    kept,
    orders_of,
    told,
    whole_group,
)
from story import scenario, seconds
from verify.telling import told as plan_told

KNOWN = scenario("""
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    reception hall in out
    crossing  gate from in to out
    kind      pair seat 2
    type      bus seat 4
    vehicle   bus-1 bus school
    everywhere 10m
    group     town at school 4 person 4 pair
""")

THERE_AND_BACK = """
    run bus-1
      stop school 0:00-0:00 board 2 person of town, 1 pair of town layout plain
      drive school gate 0:00-0:10
      pass gate in 0:10-0:10
      drive gate arena 0:10-0:20
      stop arena 0:20-0:20 alight 2 person of town, 1 pair of town
      drive arena gate 0:20-0:30
      pass gate out 0:30-0:30
      drive gate school 0:30-0:40
"""


def run(text: str) -> Run:
    return plan_told(KNOWN, text).runs[0]


def compared(before: str, after: str) -> list[Change]:
    return list(changes([(run(before), {})], [(run(after), {})]))


def test_an_order_is_a_way_from_place_to_place() -> None:
    out, back = orders_of(run(THERE_AND_BACK), {})
    assert (out.origin, out.via, out.destination) == ("school", ("gate",), "arena")
    assert (out.depart, out.arrive) == (0, seconds("0:20"))
    assert dict(out.aboard) == {("town", "person"): 2, ("town", "pair"): 1}
    assert (back.origin, back.destination, back.aboard) == ("arena", "school", frozenset())


def test_from_a_crossing_the_order_begins_with_the_passage() -> None:
    (order,) = orders_of(run("run bus-1\npass gate in 0:05-0:06\ndrive gate hall 0:06-0:16"), {})
    assert (order.origin, order.depart, order.destination) == ("gate", seconds("0:05"), "hall")


def test_the_same_run_keeps_every_order() -> None:
    found = compared(THERE_AND_BACK, THERE_AND_BACK)
    assert [change.fate for change in found] == [Fate.KEPT, Fate.KEPT]
    assert kept(found) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("drive gate arena 0:10-0:20\n      stop arena", "drive gate hall 0:10-0:20\n stop hall"),
        ("drive school gate 0:00-0:10", "drive school gate 0:05-0:10"),
        ("board 2 person of town, 1 pair of town", "board 4 person of town"),
    ],
    ids=["another destination", "another departure", "other people"],
)
def test_what_a_crew_must_be_told_of_is_a_change(old: str, new: str) -> None:
    after = THERE_AND_BACK.replace(old, new)
    assert after != THERE_AND_BACK
    assert compared(THERE_AND_BACK, after)[0].fate is Fate.CHANGED


def test_a_longer_wait_at_the_gate_is_no_change() -> None:
    slow = THERE_AND_BACK.replace("pass gate in 0:10-0:10", "pass gate in 0:11-0:11")
    slow = slow.replace("drive gate arena 0:10-0:20", "drive gate arena 0:11-0:20")
    assert kept(compared(THERE_AND_BACK, slow)) == 2


def test_an_order_that_comes_between_leaves_the_others_as_they_are() -> None:
    first = "run bus-1\n drive school gate 0:00-0:10\n stop gate 0:10-0:10"
    before = f"{first}\n drive gate hall 1:00-1:10"
    after = f"{first}\n drive gate arena 0:10-0:20\n stop arena 0:20-0:20\n" + (
        "drive arena gate 0:30-0:40\n stop gate 0:40-0:40\n drive gate hall 1:00-1:10"
    )
    found = compared(before, after)
    assert counted(found) == {"kept": 2, "changed": 0, "new": 2, "dropped": 0}


def test_a_vehicle_that_is_gone_has_its_orders_dropped_and_a_new_one_gets_new() -> None:
    other = Run("bus-2", run(THERE_AND_BACK).steps)
    found = changes([(run(THERE_AND_BACK), {})], [(other, {})])
    assert [(change.vehicle, change.fate) for change in found] == [
        ("bus-2", Fate.NEW),
        ("bus-2", Fate.NEW),
        ("bus-1", Fate.DROPPED),
        ("bus-1", Fate.DROPPED),
    ]
    assert [change.depart for change in found] == [0, 1200, 0, 1200]


def test_a_part_of_a_group_is_of_that_group() -> None:
    parts = {("town", "person"): 1, ("town~1", "person"): 1, ("town~12", "person"): 2}
    (order,) = orders_of(run("run bus-1\n drive school arena 0:00-0:10"), parts)
    assert dict(order.aboard) == {("town", "person"): 4}
    assert whole_group("town~1a") == "town~1a"


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        (
            "en",
            [
                "from school at 08:00 through gate to arena, 4 people",
                "from arena at 08:20 through gate to school, empty",
            ],
        ),
        (
            "ar",
            [
                "من school عند 08:00 عبر gate إلى arena، 4 أشخاص",
                "من arena عند 08:20 عبر gate إلى school، فارغة",
            ],
        ),
    ],
)
def test_an_order_in_words(code: str, sentences: list[str]) -> None:
    speak = language(code)
    said = [told(order, KNOWN, speak, str) for order in orders_of(run(THERE_AND_BACK), {})]
    assert [text.replace("\u2068", "").replace("\u2069", "") for text in said] == sentences


def test_the_crossing_where_an_order_begins_is_told_once() -> None:
    (order,) = orders_of(run("run bus-1\npass gate in 0:05-0:06\ndrive gate hall 0:06-0:16"), {})
    assert told(order, KNOWN, language("en"), str) == "from gate at 08:05 to hall, empty"


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (
            "en",
            "from school at 08:00 through gate to arena, 4 people: 1 × pair (town) and"
            " 2 × person (town)",
            "from school at 08:00 through gate to arena, 4 people: 2 × pair (town)",
        ),
        (
            "ar",
            "من school عند 08:00 عبر gate إلى arena، 4 أشخاص: pair × 1 (town) وperson × 2 (town)",
            "من school عند 08:00 عبر gate إلى arena، 4 أشخاص: pair × 2 (town)",
        ),
    ],
)
def test_where_only_those_aboard_are_others_it_says_who_they_are(
    code: str, before: str, after: str
) -> None:
    others = THERE_AND_BACK.replace("2 person of town, 1 pair", "2 pair")
    change = compared(THERE_AND_BACK, others)[0]
    said = before_and_now(change, KNOWN, language(code), str)
    marks = dict.fromkeys(map(ord, "\u200f\u2068\u2069"))
    assert [text.translate(marks) for text in said] == [before, after]


def test_who_comes_later_has_the_name_of_the_group_that_has_left() -> None:
    """Of the town only those are left who are not there yet; orders count them as the town."""
    (part,) = KNOWN.groups.values()
    later = replace(KNOWN, groups={"town~1": replace(part, id="town~1")})
    change = compared(THERE_AND_BACK, THERE_AND_BACK.replace("2 person of town, 1 pair", "2 pair"))
    was, _ = before_and_now(change[0], later, language("en"), str.upper)
    assert was.endswith("1 × PAIR (TOWN~1) and 2 × PERSON (TOWN~1)")
