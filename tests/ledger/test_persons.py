"""Where each wristband is, and who is in two places."""

from __future__ import annotations

import itertools

import pytest

from ledger.story import fold_of, open_ids, situation_of
from safepassage.ledger.persons import Persons

WAY = [
    ("registered", "waiting:a"),
    ("waiting:a", "aboard:x/1"),
    ("aboard:x/1", "received:b"),
]


def persons(*moves: tuple[str, str]) -> Persons:
    made = Persons()
    for ref, (out_of, into) in enumerate(moves):
        made.move(["p1"], out_of, into, ref, 1)
    return made


@pytest.mark.parametrize("order", list(itertools.permutations(WAY)))
def test_a_way_told_in_any_order_ends_where_it_ends(order: tuple[tuple[str, str], ...]) -> None:
    told = persons(*order)
    assert told.where("p1") == {"received:b": 1}
    assert told.odd == set()
    assert told.mentions("p1") == {0, 1, 2}


def test_in_two_places_at_once() -> None:
    told = persons(("registered", "waiting:a"), ("joined", "waiting:b"))
    assert told.where("p1") == {"waiting:a": 1, "waiting:b": 1}
    assert told.odd == {"p1"}


def test_twice_in_one_place_and_below_zero_in_another() -> None:
    assert persons(*WAY[:1] * 2).where("p1") == {"waiting:a": 2}
    assert persons(*WAY[:1] * 2).odd == {"p1"}
    assert persons(WAY[1]).where("p1") == {"waiting:a": -1, "aboard:x/1": 1}
    assert persons(WAY[1]).odd == {"p1"}


SOURCED = [
    ("registered", "waiting:a"),
    ("waiting:a", "registered"),
    ("joined", "aboard:x/1"),
    ("registered", "joined"),
]


@pytest.mark.parametrize("order", list(itertools.permutations(SOURCED)))
def test_whoever_goes_back_to_a_source_is_nowhere(order: tuple[tuple[str, str], ...]) -> None:
    told = persons(*order)
    assert told.where("p1") == {"aboard:x/1": 1}
    assert told.odd == set()


def test_what_is_taken_back_was_never_said() -> None:
    told = persons(*WAY)
    told.move(["p1"], *WAY[2], 2, -1)
    assert told.where("p1") == {"aboard:x/1": 1}
    assert told.mentions("p1") == {0, 1}
    told.move(["p1"], *WAY[1], 1, -1)
    told.move(["p1"], *WAY[0], 0, -1)
    assert told.where("p1") == {}
    assert (len(told), list(told.people())) == (0, [])
    assert told.mentions("p1") == set()
    told.move(["p1"], *WAY[0], 0, 1)
    assert told.mentions("p1") == {0}


def test_of_the_unknown_nothing_is_known() -> None:
    assert persons().where("p1") == {}
    assert persons().mentions("p1") == set()


def test_a_wristband_read_in_two_places_is_found_out_with_all_its_entries() -> None:
    told = situation_of("""
        07:00 gate registered 2 waiting:a #p1,p2
        10:05 gate boarded 1 a x/1 #p1
        10:06 rashid boarded 1 a y/1 #p1
    """)
    odd = [one for one in told.discrepancies if one.id.startswith("person:")]
    assert [(one.id, one.entries) for one in odd] == [
        ("person:p1", ("gate/1", "gate/2", "rashid/1"))
    ]


def test_entries_of_a_person_are_listed_by_number() -> None:
    said = "\n".join(f"10:0{n % 10} gate registered 1 waiting:a #p1" for n in range(11))
    odd = situation_of(said).discrepancies[-1]
    assert odd.entries[-2:] == ("gate/10", "gate/11")


def test_listed_people_move_where_nobody_counted_heads() -> None:
    fold = fold_of("10:00 gate registered 2 waiting:a #p1,p2\n10:05 gate boarded ? a x/1 #p1")
    assert fold.persons.where("p1") == {"aboard:x/1": 1}
    assert len(fold.persons) == 2


def test_a_resolution_moves_the_person_as_well() -> None:
    said = "10:00 gate boarded 1 a x/1 #p1\n"
    mend = "10:30 hq resolved person:p1 seen +out_of=registered +into=waiting:a +heads=1 #p1"
    assert open_ids(said) == ["waiting:a", "person:p1"]
    assert open_ids(said + mend) == []
