"""Rules that a departure breaks, at their limits, and who took it upon themselves."""

from __future__ import annotations

import pytest

from ledger.story import OPENED, fold_of, story

FREE = OPENED.replace("opened aleppo", "opened aleppo +needs_consent=false")
DEAL = """
    08:00 hq agreement_made deal north,south
    08:01 hq guaranteed deal north 12:00
    08:02 hq guaranteed deal south 12:00
"""
GO = "10:00 gate departed x/1 a b"


def broken(said: str, opened: str = FREE) -> list[str]:
    return [one.rule for one in fold_of(story(opened + said)).breaches()]


TABLE = [
    ("nothing stands against it", "", []),
    ("suspended before", "09:00 hq suspended shots", ["suspended"]),
    ("suspended that second", "10:00 hq suspended shots", ["suspended"]),
    ("suspended a second later", "10:00:01 hq suspended shots", []),
    ("resumed", "09:00 hq suspended shots\n09:30 hq resumed", []),
    ("resumed that second", "09:00 hq suspended shots\n10:00 hq resumed", []),
    ("resumed too late", "09:00 hq suspended shots\n10:00:01 hq resumed", ["suspended"]),
    (
        "another agreement is resumed",
        "09:00 hq suspended shots\n09:30 hq resumed +agreement=deal",
        ["suspended"],
    ),
    ("no agreement, no guarantee", "", []),
    ("an agreement, all guarantees", DEAL, []),
    (
        "one side is silent",
        "08:00 hq agreement_made deal north,south\n08:01 hq guaranteed deal north 12:00",
        ["guarantee"],
    ),
    (
        "a guarantee that ends that second",
        DEAL.replace("south 12:00", "south 10:00"),
        ["guarantee"],
    ),
    ("a guarantee that ends a second later", DEAL.replace("south 12:00", "south 10:00:01"), []),
    (
        "a guarantee that begins that second",
        DEAL.replace("south 12:00", "south 12:00 +begins=10:00"),
        [],
    ),
    (
        "a guarantee that begins a second later",
        DEAL.replace("south 12:00", "south 12:00 +begins=10:00:01"),
        ["guarantee"],
    ),
    ("a guarantee told of a second later", DEAL.replace("08:02", "10:00:01"), ["guarantee"]),
    ("for another vehicle", DEAL.replace("south 12:00", "south 12:00 +vehicles=y"), ["guarantee"]),
    ("for this vehicle", DEAL.replace("south 12:00", "south 12:00 +vehicles=y,x"), []),
    ("for another route", DEAL.replace("south 12:00", "south 12:00 +routes=east"), ["guarantee"]),
    (
        "of another agreement",
        DEAL.replace("guaranteed deal south", "guaranteed else south"),
        ["guarantee"],
    ),
    (
        "an agreement about another vehicle",
        DEAL.replace("north,south", "north,south +vehicles=y"),
        ["guarantee"],
    ),
    (
        "an agreement that begins that second",
        DEAL.replace("north,south", "north,south +begins=10:00"),
        [],
    ),
    (
        "an agreement that begins a second later",
        DEAL.replace("north,south", "north,south +begins=10:00:01"),
        ["guarantee"],
    ),
    (
        "an agreement that ends that second",
        DEAL.replace("north,south", "north,south +ends=10:00"),
        ["guarantee"],
    ),
    (
        "an agreement that ends a second later",
        DEAL.replace("north,south", "north,south +ends=10:00:01"),
        [],
    ),
    ("an agreement that was ended", DEAL + "09:00 hq agreement_ended deal", ["guarantee"]),
    ("an end of what was never made", "09:00 hq agreement_ended deal", []),
    (
        "the agreement is suspended",
        DEAL + "09:00 hq suspended shots +agreement=deal",
        ["suspended"],
    ),
    (
        "and resumed",
        DEAL + "09:00 hq suspended shots +agreement=deal\n09:10 hq resumed +agreement=deal",
        [],
    ),
    ("and all is resumed", DEAL + "09:00 hq suspended shots +agreement=deal\n09:10 hq resumed", []),
    ("another agreement is suspended", DEAL + "09:00 hq suspended shots +agreement=else", []),
    (
        "one of two agreements is suspended",
        DEAL + DEAL.replace("deal", "other") + "09:00 hq suspended shots +agreement=deal",
        [],
    ),
    ("after it was completed", "09:00 hq completed", ["operation"]),
    ("after it was called off", "09:00 hq called_off shots", ["operation"]),
    ("before it was completed", "10:00:01 hq completed", []),
    ("a no-go where none is needed", "09:00 hq go_signed no", []),
    (
        "everything at once",
        "09:00 hq completed\n09:00 hq suspended shots\n09:00 hq agreement_made deal north",
        ["operation", "suspended", "guarantee"],
    ),
]


@pytest.mark.parametrize(
    ("said", "rules"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_departure_at_ten(said: str, rules: list[str]) -> None:
    assert broken(f"{said}\n{GO}") == rules


ROUTED = [
    ("by the route agreed on", "+routes=east", "+route=east", []),
    ("by another", "+routes=east", "+route=west", ["guarantee"]),
    ("by no route that was told", "+routes=east", "", ["guarantee"]),
    ("where all are agreed on", "", "+route=west", []),
]


@pytest.mark.parametrize(
    ("agreed", "driven", "rules"), [row[1:] for row in ROUTED], ids=[row[0] for row in ROUTED]
)
def test_routes(agreed: str, driven: str, rules: list[str]) -> None:
    deal = DEAL.replace("north,south", f"north,south {agreed}")
    assert broken(f"{deal}\n{GO} {driven}") == rules


GOES = [
    ("", ["go"]),
    ("09:00 hq go_signed go", []),
    ("09:00 hq go_signed no", ["go"]),
    ("09:00 hq go_signed go\n09:30 hq go_signed no", ["go"]),
    ("09:00 hq go_signed no\n09:30 hq go_signed go", []),
    ("10:00:01 hq go_signed go", ["go"]),
]


@pytest.mark.parametrize(("said", "rules"), GOES)
def test_where_a_go_is_needed_the_last_word_counts(said: str, rules: list[str]) -> None:
    opened = FREE.replace("false", "false +needs_go=true", 1)
    assert broken(f"{said}\n{GO}", opened) == rules


def test_where_guarantees_are_needed_none_is_not_enough() -> None:
    opened = FREE.replace("false", "false +needs_guarantees=true", 1)
    assert broken(GO, opened) == ["guarantee"]
    assert broken(DEAL + GO, opened) == []


def overridden(said: str, opened: str = FREE) -> str | None:
    (breach,) = fold_of(story(opened + "09:00 hq suspended shots\n" + GO + "\n" + said)).breaches()
    assert (breach.rule, breach.about, breach.heads) == ("suspended", "gate/1", 0)
    return breach.overridden


def test_an_override_is_for_one_rule_and_one_trip() -> None:
    assert overridden("09:59 hq overridden suspended x/1 danger") == "hq/5"
    assert overridden("09:59 hq overridden suspended x/2 danger") is None
    assert overridden("09:59 hq overridden suspended y/1 danger") is None
    assert overridden("09:59 hq overridden go x/1 danger") is None
    assert overridden("") is None


def test_of_several_overrides_the_first_id_is_named() -> None:
    both = "09:59 hq overridden suspended x/1 danger\n09:58 hq overridden suspended x/1 again"
    assert overridden(both) == "hq/5"


SECOND = [
    ("+second=chief", "hq/5"),
    ("", None),
    ("+second=officer-hq", None),
    ("+second=chief @chief", None),
]


@pytest.mark.parametrize(("second", "by"), SECOND)
def test_where_two_must_sign_two_people_do(second: str, by: str | None) -> None:
    opened = FREE.replace("false", "false +second_person=go,suspended", 1)
    assert overridden(f"09:59 hq overridden suspended x/1 danger {second}", opened) == by


def test_nothing_is_broken_before_anything_is_opened() -> None:
    assert fold_of([]).breaches() == ()
    assert fold_of([]).override("go", "x", 1) is None


def test_departures_are_listed_by_id_and_what_never_was_breaks_nothing() -> None:
    said = "09:00 hq suspended shots\n10:00 rashid departed y/1 b a\n10:00 gate departed x/1 a b\n"
    fold = fold_of(story(FREE + said))
    assert [one.about for one in fold.breaches()] == ["gate/1", "rashid/1"]
    assert broken(said + "11:00 gate corrected gate/1 slip") == ["suspended", "suspended"]
    mended = fold_of(story(FREE + said + "11:00 gate corrected gate/1 slip"))
    mended.settle()
    assert [one.about for one in mended.breaches()] == ["rashid/1"]


def test_a_clock_an_hour_ahead_departed_before_the_suspension() -> None:
    late = "09:30 hq suspended shots\n10:00 gate departed x/1 a b\n"
    assert broken(late) == ["suspended"]
    assert broken(late + "11:00 hq clock_checked gate 3600") == []
