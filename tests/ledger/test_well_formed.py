"""What each field of an entry may hold, at its limits."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ledger.story import key_of
from safepassage.ledger.accounts import is_account, is_spot, is_text, place_of, sort_of, trip_of
from safepassage.ledger.entries import FACTS, KINDS, Entry
from safepassage.ledger.times import is_time, seconds_of, text_of
from safepassage.ledger.well_formed import is_device, problems

BASE: dict[str, Any] = {
    "device": "gate-1",
    "number": 17,
    "previous": "0" * 64,
    "maker": "officer-3",
    "happened": "2016-12-15T10:03:00Z",
    "heard": "2016-12-15T10:04:00Z",
    "fact": {"kind": "completed"},
}


def wrong(**fields: Any) -> list[tuple[str, str | None]]:
    """Codes and fields of all problems of an entry with other fields."""
    entry = msgspec.convert({**BASE, **fields}, Entry)
    return [(notice.code, notice.where.field) for notice in problems(entry)]


def wrong_fact(**fact: Any) -> list[tuple[str, str | None]]:
    return wrong(fact=fact)


OF_ENTRY = [
    ("device", "a" * 32, None),
    ("device", "a" * 33, "L-DEVICE"),
    ("device", "", "L-DEVICE"),
    ("device", "Gate", "L-DEVICE"),
    ("device", "gate\n", "L-DEVICE"),
    ("device", "gate/1", "L-DEVICE"),
    ("device", "٣", "L-DEVICE"),
    ("number", 1, None),
    ("number", 0, "L-NUMBER"),
    ("number", -1, "L-NUMBER"),
    ("number", 1_000_000, None),
    ("number", 1_000_001, "L-NUMBER"),
    ("previous", "a" * 63, "L-DIGEST"),
    ("previous", "A" * 64, "L-DIGEST"),
    ("previous", "a" * 64, None),
    ("maker", "", "L-TEXT"),
    ("maker", "ض" * 200, None),
    ("maker", "ض" * 201, "L-TEXT"),
    ("maker", "a\u0000b", "L-TEXT"),
    ("maker", "a\tb", "L-TEXT"),
    ("maker", "\u202egpj", "L-TEXT"),
    ("happened", "1999-12-31T23:59:59Z", "L-TIME"),
    ("happened", "2000-01-01T00:00:00Z", None),
    ("heard", "2099-12-31T23:59:59Z", None),
    ("heard", "2100-01-01T00:00:00Z", "L-TIME"),
]


@pytest.mark.parametrize(("field", "value", "code"), OF_ENTRY)
def test_fields_of_every_entry(field: str, value: Any, code: str | None) -> None:
    assert wrong(**{field: value}) == ([] if code is None else [(code, field)])


SEAT = {"seat": 1}
OF_FACTS: list[tuple[dict[str, Any], str | None, str]] = [
    ({"kind": "registered", "heads": SEAT, "where": "waiting:a"}, None, ""),
    ({"kind": "registered", "heads": {}, "where": "waiting:a"}, None, ""),
    ({"kind": "registered", "heads": None, "where": "waiting:a"}, None, ""),
    ({"kind": "registered", "heads": {"seat": -1}, "where": "waiting:a"}, "L-NUMBER", "heads.seat"),
    (
        {"kind": "registered", "heads": {"stretcher": 1_000_001}, "where": "waiting:a"},
        "L-NUMBER",
        "heads.stretcher",
    ),
    ({"kind": "registered", "heads": SEAT, "where": "declined"}, "L-SPOT", "where"),
    ({"kind": "registered", "heads": SEAT, "where": "aboard:x"}, "L-SPOT", "where"),
    (
        {"kind": "boarded", "heads": SEAT, "place": "a", "vehicle": "x", "trip": 0},
        "L-NUMBER",
        "trip",
    ),
    ({"kind": "boarded", "heads": SEAT, "place": "a", "vehicle": "x", "trip": 1}, None, ""),
    ({"kind": "ready", "heads": SEAT, "place": "a", "parties": -1}, "L-NUMBER", "parties"),
    ({"kind": "ready", "heads": SEAT, "place": "a", "parties": 0}, None, ""),
    ({"kind": "ready", "heads": SEAT, "place": "a", "people": ["p"]}, None, ""),
    (
        {"kind": "ready", "heads": SEAT, "place": "a", "people": ["p", "q"]},
        "L-PEOPLE-HEADS",
        "people",
    ),
    ({"kind": "ready", "heads": None, "place": "a", "people": ["p", "q"]}, None, ""),
    (
        {"kind": "ready", "heads": {"seat": 2}, "place": "a", "people": ["p", "p"]},
        "L-PEOPLE",
        "people",
    ),
    ({"kind": "ready", "heads": SEAT, "place": "a", "people": [""]}, "L-PEOPLE", "people"),
    (
        {"kind": "ready", "heads": None, "place": "a", "people": [f"p{n}" for n in range(500)]},
        None,
        "",
    ),
    (
        {"kind": "ready", "heads": None, "place": "a", "people": [f"p{n}" for n in range(501)]},
        "L-PEOPLE",
        "people",
    ),
    ({"kind": "ready", "heads": SEAT, "place": ""}, "L-TEXT", "place"),
    (
        {"kind": "arrived", "vehicle": "x", "trip": 1, "place": "a", "counted": -1},
        "L-NUMBER",
        "counted",
    ),
    ({"kind": "arrived", "vehicle": "x", "trip": 1, "place": "a", "counted": 0}, None, ""),
    (
        {
            "kind": "departed",
            "vehicle": "x",
            "trip": 1,
            "place": "a",
            "toward": "b",
            "expected": "noon",
        },
        "L-TIME",
        "expected",
    ),
    ({"kind": "crossing_closed", "crossing": "r", "until": "noon"}, "L-TIME", "until"),
    ({"kind": "revoked", "device": "x", "after": 0, "reason": "lost"}, None, ""),
    ({"kind": "revoked", "device": "x", "after": -1, "reason": "lost"}, "L-NUMBER", "after"),
    ({"kind": "revoked", "device": "X", "after": 1, "reason": "lost"}, "L-DEVICE", "device"),
    ({"kind": "clock_checked", "device": "x", "ahead": 100_000_000}, None, ""),
    ({"kind": "clock_checked", "device": "x", "ahead": -100_000_000}, None, ""),
    ({"kind": "clock_checked", "device": "x", "ahead": -100_000_001}, "L-AHEAD", "ahead"),
    ({"kind": "enrolled", "device": "x", "key": key_of("x").public, "role": "gate"}, None, ""),
    (
        {"kind": "enrolled", "device": "x", "key": key_of("x").public[:-2] + "==", "role": "gate"},
        "L-KEY",
        "key",
    ),
    ({"kind": "enrolled", "device": "x", "key": "", "role": "gate"}, "L-KEY", "key"),
    (
        {"kind": "opened", "operation": "o", "scenario": "5", "key": key_of("x").public},
        "L-DIGEST",
        "scenario",
    ),
    (
        {
            "kind": "opened",
            "operation": "o",
            "scenario": "5" * 64,
            "key": key_of("x").public,
            "plan": "6",
        },
        "L-DIGEST",
        "plan",
    ),
    (
        {
            "kind": "opened",
            "operation": "o",
            "scenario": "5" * 64,
            "key": key_of("x").public,
            "second_person": [""],
        },
        "L-TEXTS",
        "second_person",
    ),
    ({"kind": "go_signed", "go": True, "plan": "x"}, "L-DIGEST", "plan"),
    (
        {
            "kind": "agreement_made",
            "agreement": "d",
            "sides": [],
            "routes": [],
            "vehicles": [],
            "begins": "2016-12-15T10:03:00Z",
        },
        "L-SIDES",
        "sides",
    ),
    (
        {
            "kind": "agreement_made",
            "agreement": "d",
            "sides": ["n"],
            "routes": [],
            "vehicles": [],
            "begins": "x",
        },
        "L-TIME",
        "begins",
    ),
    (
        {
            "kind": "guaranteed",
            "agreement": "d",
            "side": "n",
            "routes": [],
            "vehicles": [],
            "begins": "2016-12-15T10:03:00Z",
            "ends": "x",
        },
        "L-TIME",
        "ends",
    ),
    (
        {
            "kind": "stated",
            "source": "s",
            "reliability": "F6",
            "about": "x",
            "figures": {"buses": None, "people": 0},
        },
        None,
        "",
    ),
    (
        {"kind": "stated", "source": "s", "reliability": "G1", "about": "x", "figures": {}},
        "L-RELIABILITY",
        "reliability",
    ),
    (
        {"kind": "stated", "source": "s", "reliability": "A7", "about": "x", "figures": {}},
        "L-RELIABILITY",
        "reliability",
    ),
    (
        {"kind": "stated", "source": "s", "reliability": "A1", "about": "x", "figures": {"": 1}},
        "L-FIGURES",
        "figures",
    ),
    (
        {"kind": "stated", "source": "s", "reliability": "A1", "about": "x", "figures": {"b": -1}},
        "L-FIGURES",
        "figures",
    ),
    (
        {
            "kind": "stated",
            "source": "s",
            "reliability": "A1",
            "about": "x",
            "figures": {"b": 1_000_000},
        },
        None,
        "",
    ),
    (
        {
            "kind": "stated",
            "source": "s",
            "reliability": "A1",
            "about": "x",
            "figures": {"b": 1_000_001},
        },
        "L-FIGURES",
        "figures",
    ),
    (
        {
            "kind": "stated",
            "source": "s",
            "reliability": "A1",
            "about": "x",
            "figures": {},
            "said": "x",
        },
        "L-TIME",
        "said",
    ),
    ({"kind": "resolved", "discrepancy": "d", "reason": "r"}, None, ""),
    (
        {
            "kind": "resolved",
            "discrepancy": "d",
            "reason": "r",
            "out_of": "joined",
            "into": "left",
            "heads": SEAT,
        },
        None,
        "",
    ),
    (
        {
            "kind": "resolved",
            "discrepancy": "d",
            "reason": "r",
            "out_of": "joined",
            "into": "left",
            "heads": SEAT,
            "people": ["p"],
        },
        None,
        "",
    ),
    (
        {"kind": "resolved", "discrepancy": "d", "reason": "r", "out_of": "joined", "into": "left"},
        "L-TOGETHER",
        "",
    ),
    ({"kind": "resolved", "discrepancy": "d", "reason": "r", "heads": SEAT}, "L-TOGETHER", ""),
    ({"kind": "resolved", "discrepancy": "d", "reason": "r", "people": ["p"]}, "L-TOGETHER", ""),
    (
        {
            "kind": "resolved",
            "discrepancy": "d",
            "reason": "r",
            "out_of": "nowhere",
            "into": "left",
            "heads": SEAT,
        },
        "L-ACCOUNT",
        "out_of",
    ),
    (
        {
            "kind": "resolved",
            "discrepancy": "d",
            "reason": "r",
            "out_of": "left",
            "into": "unreconciled",
            "heads": SEAT,
        },
        "L-ACCOUNT",
        "into",
    ),
    (
        {
            "kind": "resolved",
            "discrepancy": "d",
            "reason": "r",
            "out_of": "joined",
            "into": "left",
            "heads": {"seat": 2},
            "people": ["p"],
        },
        "L-PEOPLE-HEADS",
        "people",
    ),
    ({"kind": "corrected", "entry": "gate/1", "reason": "r"}, None, ""),
    ({"kind": "corrected", "entry": "gate/0", "reason": "r"}, "L-ENTRY", "entry"),
    ({"kind": "corrected", "entry": "gate", "reason": "r"}, "L-ENTRY", "entry"),
    (
        {"kind": "corrected", "entry": "gate/1", "reason": "r", "happened": "x"},
        "L-TIME",
        "happened",
    ),
    (
        {"kind": "corrected", "entry": "gate/1", "reason": "r", "instead": {"kind": "completed"}},
        None,
        "",
    ),
    (
        {
            "kind": "corrected",
            "entry": "gate/1",
            "reason": "r",
            "instead": {"kind": "ready", "heads": {"seat": -1}, "place": "a"},
        },
        "L-NUMBER",
        "instead.heads.seat",
    ),
    ({"kind": "name_read", "people": ["p", "p"], "purpose": "x"}, "L-PEOPLE", "people"),
    ({"kind": "forgotten", "keys": ["a\nb"]}, "L-TEXTS", "keys"),
    ({"kind": "escorted", "people": ["p"], "escort": "e", "receiver": ""}, "L-TEXT", "receiver"),
]


@pytest.mark.parametrize(("fact", "code", "field"), OF_FACTS)
def test_fields_of_facts(fact: dict[str, Any], code: str | None, field: str) -> None:
    path = f"fact.{field}" if field else "fact"
    assert wrong_fact(**fact) == ([] if code is None else [(code, path)])


def test_everything_that_is_wrong_is_told_at_once() -> None:
    said = wrong(device="X", number=0, fact={"kind": "ready", "heads": {"seat": -1}, "place": ""})
    assert {code for code, _ in said} == {"L-DEVICE", "L-NUMBER", "L-TEXT"}
    assert len(said) == 4


def test_a_notice_shows_no_more_of_a_value_than_a_text_may_have() -> None:
    entry = msgspec.convert({**BASE, "maker": "x" * 5000}, Entry)
    (notice,) = problems(entry)
    assert notice.numbers == {"value": "x" * 200, "most": 1_000_000}
    numbers = problems(msgspec.convert({**BASE, "number": 0}, Entry))[0].numbers
    assert numbers["value"] == "0"


@pytest.mark.parametrize(
    "instead",
    [
        {"kind": "corrected", "entry": "a/1", "reason": "r"},
        {"kind": "revoked", "device": "x", "after": 1, "reason": "r"},
        {"kind": "enrolled", "device": "x", "key": "k", "role": "gate"},
        {"kind": "opened", "operation": "o", "scenario": "s", "key": "k"},
    ],
)
def test_what_no_correction_says_instead(instead: dict[str, Any]) -> None:
    fact = {"kind": "corrected", "entry": "gate/1", "reason": "r", "instead": instead}
    with pytest.raises(msgspec.ValidationError):
        wrong_fact(**fact)


def test_every_kind_has_its_word() -> None:
    assert len(KINDS) == len(FACTS) == 44
    assert next(iter(KINDS)) == "opened"


ACCOUNTS = {
    "waiting:a": ("waiting", "a", None),
    "waiting:a:b": ("waiting", "a:b", None),
    "received:a/b": ("received", "a/b", None),
    "aboard:x/1": ("aboard", None, ("x", 1)),
    "aboard:x/y/1000000": ("aboard", None, ("x/y", 1_000_000)),
    "handed_over:red crescent": ("received", None, None),
    "declined": ("declined", None, None),
    "left": ("left", None, None),
    "detained": ("detained", None, None),
    "died": ("died", None, None),
    "missing": ("missing", None, None),
    "registered": ("registered", None, None),
    "joined": ("joined", None, None),
    "born": ("born", None, None),
}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_accounts(account: str) -> None:
    sort, place, trip = ACCOUNTS[account]
    assert is_account(account)
    assert sort_of(account) == sort
    assert place_of(account) == place
    assert trip_of(account) == trip
    assert is_spot(account) == (account.split(":")[0] in ("waiting", "aboard", "received"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "waiting",
        "waiting:",
        "received",
        "aboard",
        "aboard:",
        "aboard:x",
        "aboard:/1",
        "aboard:x/",
        "aboard:x/0",
        "aboard:x/01",
        "aboard:x/-1",
        "aboard:x/1.0",
        "aboard:x/1000001",
        "aboard:x/10000000",
        "aboard:x/٣",
        "aboard:x/²",
        "aboard:x\n/1",
        "waiting:a\u0000",
        f"waiting:{'a' * 201}",
        "handed_over",
        "handed_over:",
        "unreconciled",
        "declined:a",
        "registered:a",
    ],
)
def test_what_is_no_account(text: str) -> None:
    assert not is_account(text)
    assert not is_spot(text)


def test_texts() -> None:
    assert is_text("سكّري 3, “x”")
    assert not is_text("\ud800")


@pytest.mark.parametrize("mark", "\u200c\u200d\u200e\u200f")
def test_texts_hold_the_marks_of_arabic_and_persian(mark: str) -> None:
    assert is_text(f"می{mark}خواهم")


@pytest.mark.parametrize(
    "control", "\u200b\u2028\u202a\u202e\u2060\u2066\u2069\ufeff\u061c\u00ad\xa0\ue000\t"
)
def test_texts_hold_nothing_else_that_cannot_be_seen(control: str) -> None:
    assert not is_text(f"می{control}خواهم")
    assert not is_text(f"می\u200c{control}خواهم")
    assert is_device("a-1")


@pytest.mark.parametrize(
    "text",
    [
        "2016-12-15T10:03:00",
        "2016-12-15 10:03:00Z",
        "2016-12-15T10:03:00+00:00",
        "2016-12-15T10:03:00.5Z",
        "2016-02-30T10:03:00Z",
        "2016-13-01T10:03:00Z",
        "2016-12-15T24:00:00Z",
        "2016-12-15T10:60:00Z",
        "2016-12-31T23:59:60Z",
        "2016-12-15T10:03:00Z\n",
        "٢٠١٦-12-15T10:03:00Z",
        "1916-12-15T10:03:00Z",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert not is_time(text)


@pytest.mark.parametrize(
    "text", ["2016-02-29T23:59:59Z", "2000-01-01T00:00:00Z", "2099-12-31T00:00:30Z"]
)
def test_times_are_seconds_and_back(text: str) -> None:
    assert is_time(text)
    assert text_of(seconds_of(text)) == text


def test_a_clock_far_off_leads_to_no_time_before_1970() -> None:
    assert seconds_of("2000-01-01T00:00:00Z") - 100_000_000 > 0
