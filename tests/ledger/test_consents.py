"""People travel by their own will: consents against boardings and receptions."""

from __future__ import annotations

import pytest

from ledger.story import fold_of

G = "+group=g"


def consent_breaches(said: str) -> list[tuple[str, int, str | None]]:
    fold = fold_of(said)
    fold.settle()
    return [
        (one.about, one.heads, one.overridden) for one in fold.breaches() if one.rule == "consent"
    ]


TOLD = [
    ("all of them", "consented 38 a b", "boarded 38 a x/1", []),
    ("one more than consented", "consented 38 a b", "boarded 39 a x/1", [("g", 1)]),
    ("nobody was asked", "ready 38 a", "boarded 38 a x/1", [("g", 38)]),
    ("some, nobody knows how many, consented", "consented ? a b", "boarded 38 a x/1", []),
    ("some, nobody knows how many, boarded", "consented 1 a b", "boarded ? a x/1", []),
]


@pytest.mark.parametrize(
    ("consented", "boarded", "broken"),
    [row[1:] for row in TOLD],
    ids=[row[0] for row in TOLD],
)
def test_a_group_against_its_consents(
    consented: str, boarded: str, broken: list[tuple[str, int]]
) -> None:
    said = f"09:00 gate {consented} {G}\n10:00 gate {boarded} {G}"
    assert [(about, heads) for about, heads, _ in consent_breaches(said)] == broken


def test_people_without_a_group_are_taken_by_their_place() -> None:
    said = "09:00 gate consented 3 a b\n10:00 gate boarded 4 a x/1\n10:00 gate boarded 1 c x/1"
    assert consent_breaches(said) == [("@a", 1, None), ("@c", 1, None)]


def test_another_destination_than_they_agreed_to() -> None:
    said = f"""
        09:00 gate consented 3 a b {G}
        10:00 gate boarded 3 a x/1 {G}
        10:30 rashid alighted 2 x/1 b received {G}
        10:40 rashid alighted 1 x/1 c received {G}
    """
    assert consent_breaches(said) == [("g > c", 1, None)]
    assert consent_breaches(said.replace("alighted 1 x/1 c", "alighted ? x/1 c")) == []
    assert consent_breaches(said.replace("alighted 2", "alighted 4")) == [
        ("g > b", 1, None),
        ("g > c", 1, None),
    ]


def test_whoever_changes_vehicles_has_not_travelled_twice() -> None:
    said = f"""
        09:00 gate consented 3 a b {G}
        10:00 gate boarded 3 a x/1 {G}
        10:30 rashid alighted 3 x/1 h {G}
        10:40 rashid boarded 3 h y/1 {G}
    """
    assert consent_breaches(said) == []
    assert consent_breaches(said + f"10:50 rashid boarded 1 h y/1 {G}") == [("g", 1, None)]


@pytest.mark.parametrize("group", [G, ""])
def test_whoever_waits_to_go_on_gives_nobody_elsewhere_their_consent(group: str) -> None:
    said = f"""
        09:00 gate consented 50 a b {group}
        10:00 gate boarded 50 a x/1 {group}
        10:30 rashid alighted 50 x/1 h {group}
    """
    others = said + f"10:40 gate boarded 50 a y/1 {group}"
    assert consent_breaches(said) == []
    assert consent_breaches(others) == [("g" if group else "@a", 50, None)]
    assert consent_breaches(said + f"10:40 rashid boarded 50 h y/1 {group}") == []


def test_whoever_withdraws_where_they_wait_to_go_on_travels_no_more() -> None:
    said = f"""
        09:00 gate consented 3 a b {G}
        10:00 gate boarded 3 a x/1 {G}
        10:30 rashid alighted 3 x/1 h {G}
        10:35 rashid withdrew 1 waiting:h {G}
    """
    assert consent_breaches(said) == []
    assert consent_breaches(said + f"10:40 rashid boarded 2 h y/1 {G}") == []
    assert consent_breaches(said + f"10:40 rashid boarded 3 h y/1 {G}") == [("g", 1, None)]
    assert consent_breaches(said.replace("withdrew 1", "withdrew 4")) == []
    assert consent_breaches(said + f"10:40 gate boarded 1 a y/1 {G}") == [("g", 1, None)]


def test_an_unknown_number_that_changes_vehicles_stays_unknown() -> None:
    said = f"""
        10:00 gate boarded ? a x/1 {G}
        10:30 rashid alighted ? x/1 h {G}
        10:40 rashid boarded 3 h y/1 {G}
    """
    assert consent_breaches(said) == []


WITHDRAWN = [
    ("before they board", "waiting:a", [("g", 1)]),
    ("on the way", "aboard:x/1", []),
    ("when they are there", "received:b", []),
]


@pytest.mark.parametrize(("_when", "where", "broken"), WITHDRAWN, ids=[w for w, _, _ in WITHDRAWN])
def test_whoever_takes_it_back(_when: str, where: str, broken: list[tuple[str, int]]) -> None:
    said = f"""
        09:00 gate consented 3 a b {G}
        10:00 gate boarded 3 a x/1 {G}
        10:10 gate withdrew 1 {where} {G}
    """
    assert [(about, heads) for about, heads, _ in consent_breaches(said)] == broken
    assert consent_breaches(said.replace("withdrew 1", "withdrew ?")) == []


def test_without_a_group_only_those_who_wait_are_known_by_a_place() -> None:
    said = "09:00 gate consented 3 a b\n10:00 gate boarded 3 a x/1\n"
    assert consent_breaches(said + "10:10 gate withdrew 1 waiting:a") == [("@a", 1, None)]
    assert consent_breaches(said + "10:10 gate withdrew 1 aboard:x/1") == []
    assert consent_breaches(said + "10:10 gate withdrew 1 received:b") == []


def test_what_came_before_the_entries_that_it_rests_on_breaks_nothing_and_nothing_breaks() -> None:
    assert consent_breaches(f"10:00 gate withdrew 3 waiting:a {G}") == []
    assert consent_breaches(f"10:00 rashid alighted 3 x/1 b received {G}") == [("g > b", 3, None)]
    assert consent_breaches(
        f"10:00 gate withdrew 3 waiting:a {G}\n10:01 gate boarded 2 a x/1 {G}"
    ) == [("g", 2, None)]


def test_an_override_holds_for_everybody_who_boarded_that_trip() -> None:
    said = f"10:00 gate boarded 1 a x/1 {G}\n10:01 gate boarded 1 a y/2 {G}\n"
    assert consent_breaches(said + "10:02 hq overridden consent x/2 danger") == [("g", 2, None)]
    assert consent_breaches(said + "10:02 hq overridden consent y/2 danger") == [("g", 2, "hq/4")]
    taken_back = said + "10:02 hq overridden consent y/2 danger\n10:05 gate corrected gate/2 slip"
    assert consent_breaches(taken_back) == [("g", 1, None)]


def test_where_consent_is_not_needed_nothing_is_asked() -> None:
    from ledger.story import OPENED, story

    entries = story(
        OPENED.replace("opened aleppo", "opened aleppo +needs_consent=false")
        + "10:00 gate boarded 9 a x/1"
    )
    assert fold_of(entries).breaches() == ()
