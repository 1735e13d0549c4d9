"""Entries as tired people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest

from carried_out import opened, told
from ledger.test_door import TOWN, ledger
from safepassage.ledger import Heads, Spoken, entries_in, fact_of
from safepassage.ledger import entries as e
from safepassage.notices import Notice, Refused, Where


def spoken(line: str, before=None, moment=None):
    (one,) = entries_in(line.split(" "))
    return fact_of(one, (before or ledger()).fold, TOWN, moment)


def wrong(line: str | Spoken, before=None, moment=None) -> list[tuple[str, str | None]]:
    one = line if isinstance(line, Spoken) else entries_in(line.split(" "))[0]
    with pytest.raises(Refused) as refused:
        fact_of(one, (before or ledger()).fold, TOWN, moment)
    return [(notice.code, notice.where.field) for notice in refused.value.notices]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("heads=38", Heads(seat=38)),
        ("heads=٣٨", Heads(seat=38)),
        ("heads=36,2", Heads(seat=36, wheelchair=2)),
        ("heads=٣٦،٢،١", Heads(seat=36, wheelchair=2, stretcher=1)),
        ("heads=0,0,1", Heads(stretcher=1)),
        ("heads=0", Heads()),
        ("seat=36 wheelchair=2", Heads(seat=36, wheelchair=2)),
        ("stretcher=١", Heads(stretcher=1)),
        ("heads=unknown", None),
        ("heads=UNKNOWN", None),
        ("heads=?", None),
        ("heads=؟", None),
        ("heads=مجهول", None),
    ],
)
def test_heads_as_people_write_them(text: str, heads: Heads | None) -> None:
    assert spoken(f"registered where=school {text}").heads == heads


@pytest.mark.parametrize(
    "text",
    [
        "heads=many",
        "heads=1,2,3,4",
        "heads=",
        "heads=1,,2",
        "heads=3_8",
        "heads=3.5",
        "heads=" + "9" * 5000,
    ],
)
def test_heads_that_cannot_be_read(text: str) -> None:
    assert wrong(f"registered where=school {text}") == [("D-VALUE", "heads")]


@pytest.mark.parametrize("text", ["1,000", "١،٠٠٠", "1,00", "12,345", "1,2,000", "1, 04"])
def test_a_great_number_with_a_comma_is_no_wheelchairs(text: str) -> None:
    said = entries_in(["registered", "where=school", f"heads={text}"])[0]
    assert wrong(said) == [("D-THOUSANDS", "heads")]


def test_a_wristband_is_one_in_the_digits_of_any_alphabet() -> None:
    assert spoken("registered where=school heads=2 people=٠٤١٢،A-۷").people == ("0412", "A-7")


def test_heads_told_in_two_ways_are_told_twice() -> None:
    assert wrong("registered where=school heads=unknown seat=2") == [("D-TWICE", "heads")]
    assert wrong("registered where=school seat=2 heads=3") == [("D-TWICE", "heads")]


@pytest.mark.parametrize(
    ("vehicle", "before", "trip"),
    [
        ("bus-1", [], 1),
        ("bus-1", ["boarded vehicle=bus-1 place=school trip=3 heads=1"], 3),
        ("bus-1", ["boarded vehicle=van-1 place=school trip=3 heads=1"], 1),
        (
            "bus-1",
            [
                "boarded vehicle=bus-1 place=school trip=3 heads=1",
                "alighted vehicle=bus-1 place=arena trip=3 heads=1 empty=yes",
            ],
            4,
        ),
    ],
)
def test_who_boards_boards_the_trip_that_the_vehicle_is_on(vehicle, before, trip) -> None:
    made = ledger(*before)
    assert spoken(f"boarded vehicle={vehicle} place=school heads=1", made).trip == trip
    if trip == 4:
        assert spoken(f"arrived vehicle={vehicle} place=arena", made).trip == 3


def test_a_place_receives_whom_it_is_for() -> None:
    assert spoken("alighted vehicle=bus-1 place=arena heads=1").received is True
    assert spoken("alighted vehicle=bus-1 place=school heads=1").received is False
    assert spoken("alighted vehicle=bus-1 place=arena heads=1 received=no").received is False
    assert spoken("alighted vehicle=bus-1 place=arena heads=1 group=town").received is True
    assert wrong("alighted vehicle=bus-1 place=nowhere heads=1") == [("D-UNKNOWN", "place")]
    assert wrong("alighted vehicle=bus-1 place=aren heads=1") == [("D-UNKNOWN-NEAR", "place")]


@pytest.mark.parametrize(
    ("where", "account"),
    [
        ("school", "waiting:school"),
        ("arena", "received:arena"),
        ("bus-1", "aboard:bus-1/1"),
        ("bus-9", "aboard:bus-9/1"),
        ("waiting:arena", "waiting:arena"),
        ("aboard:bus-1/7", "aboard:bus-1/7"),
    ],
)
def test_an_account_by_the_name_of_its_place_or_vehicle(where: str, account: str) -> None:
    before = ledger("vehicle_came vehicle=bus-9 type=bus place=school")
    assert spoken(f"left where={where} heads=1", before).where == account


def test_an_end_is_an_account_by_its_own_name() -> None:
    fact = spoken("resolved discrepancy=aboard:bus-1/1 reason=r out_of=bus-1 into=left heads=1")
    assert (fact.out_of, fact.into) == ("aboard:bus-1/1", "left")


def test_a_planned_vehicle_that_comes_is_of_its_type() -> None:
    assert spoken("vehicle_came vehicle=van-1 place=school").type == "van"
    assert wrong("vehicle_came vehicle=bus-9 place=school") == [("D-MISSING", "type")]


@pytest.mark.parametrize(
    ("text", "listed"),
    [("A-1,A-2", ("A-1", "A-2")), ("A-1،A-2", ("A-1", "A-2")), (",A-1,,", ("A-1",)), ("", ())],
)
def test_lists_with_commas_of_either_script(text: str, listed: tuple[str, ...]) -> None:
    assert spoken(f"registered where=school heads=unknown people={text}").people == listed


@pytest.mark.parametrize(
    ("text", "go"), [("yes", True), ("نعم", True), ("NO", False), ("لا", False)]
)
def test_yes_and_no(text: str, go: bool) -> None:
    assert spoken(f"go_signed go={text}").go is go
    assert wrong("go_signed go=perhaps") == [("D-VALUE", "go")]


def test_times_are_read_as_people_write_them() -> None:
    def moment(text: str, field: str) -> str:
        if text == "soon":
            raise Refused((Notice("F-INSTANT", where=Where(field=field)),))
        return "2016-12-15T10:00:00Z"

    assert (
        spoken("crossing_closed crossing=gate until=12:00", moment=moment).until
        == "2016-12-15T10:00:00Z"
    )
    assert wrong("departed vehicle=bus-1 place=school expected=soon counted=x", moment=moment) == [
        ("F-INSTANT", "expected"),
        ("D-VALUE", "counted"),
        ("D-MISSING", "toward"),
    ]


@pytest.mark.parametrize("field", ["instead", "figures"])
@pytest.mark.parametrize("text", ["{", "[" * 100_000, "\udcff"])
def test_json_that_cannot_be_read(field: str, text: str) -> None:
    kind = (
        "corrected entry=desk/1 reason=r"
        if field == "instead"
        else "stated source=s reliability=A1 about=a"
    )
    assert ("D-VALUE", field) in wrong(f"{kind} {field}={text}")


def test_figures_and_corrections_stand_as_json() -> None:
    fact = spoken('stated source=s reliability=A1 about=gate figures={"out":1000,"left":null}')
    assert fact.figures == {"out": 1000, "left": None}
    fact = spoken(
        'corrected entry=desk/1 reason=r instead={"kind":"vehicle_went","vehicle":"bus-1"}'
    )
    assert fact.instead == e.VehicleWent(vehicle="bus-1")


def test_every_error_is_told_at_once() -> None:
    assert wrong("boarded vehicl=bus-1 place=school heads=many qqq=1 counted=3") == [
        ("D-FIELD-NEAR", "vehicl"),
        ("D-VALUE", "heads"),
        ("D-FIELD", "qqq"),
        ("D-FIELD", "counted"),
        ("D-MISSING", "vehicle"),
    ]


def test_a_kind_that_there_is_not() -> None:
    assert wrong("borded vehicle=bus-1") == [("D-KIND-NEAR", "kind")]
    assert wrong("xyzzy vehicle=bus-1") == [("D-KIND", "kind")]
    assert wrong("registered where=school heads=1 heard=now") == [("D-FIELD-NEAR", "heard")]


def test_words_make_entries() -> None:
    assert entries_in(["vehicle_went", "vehicle=bus-1", "completed"]) == (
        Spoken("vehicle_went", {"vehicle": "bus-1"}),
        Spoken("completed", {}),
    )
    assert entries_in(["stated", "report=a=b"]) == (Spoken("stated", {"report": "a=b"}),)
    assert entries_in([]) == ()
    with pytest.raises(Refused) as refused:
        entries_in(["heads=1", "boarded", "heads=1", "heads=2"])
    assert [(n.code, n.where.row, n.where.field) for n in refused.value.notices] == [
        ("D-KIND-FIRST", 1, None),
        ("D-TWICE", 4, "heads"),
    ]


NONSENSE = [
    None,
    True,
    7,
    2.5,
    -3,
    [],
    ["bus-1"],
    {},
    {"a": 1},
    "",
    "\x00",
    "\ud800",
    "=",
    "x" * 999,
]


@pytest.mark.parametrize("kind", e.KINDS)
@pytest.mark.parametrize("value", NONSENSE, ids=repr)
def test_nonsense_from_a_program_is_refused_or_kept_out_and_never_a_mistake_of_ours(
    kind, value
) -> None:
    """Every field of every kind with a value of any type: a fact, or a refusal."""
    made, fields = opened(TOWN), e.KINDS[kind].__struct_fields__
    for one in (dict.fromkeys(fields, value), *({field: value} for field in fields)):
        with suppress(Refused):
            fact = fact_of(Spoken(kind, one), made.fold, TOWN)
            made.record([told(TOWN, fact, 60)], "2016-12-15T10:00:00Z")


@pytest.mark.parametrize(
    ("value", "heads"),
    [
        (38, Heads(seat=38)),
        (None, None),
        ({"seat": 1, "stretcher": 2}, Heads(1, 0, 2)),
        ("36,2", Heads(36, 2)),
    ],
)
def test_heads_from_a_program(value: object, heads: Heads | None) -> None:
    one = Spoken("registered", {"where": "school", "heads": value})
    assert fact_of(one, opened(TOWN).fold, TOWN).heads == heads


def test_what_does_not_fit_its_type_is_told_with_its_field() -> None:
    assert wrong(Spoken("vehicle_went", {"vehicle": ["bus-1"]})) == [("L-SHAPE", "vehicle")]
    assert wrong(Spoken("completed", {"kind": "boarded"})) == [("D-FIELD", "kind")]


def test_a_remedy_can_be_copied_out_of_an_arabic_sentence() -> None:
    words = ("overridden", "vehicle=\u2068bus-07\u2069", "\u200ftrip=\u20682\u2069")
    assert entries_in(words) == (Spoken("overridden", {"vehicle": "bus-07", "trip": "2"}),)


def test_a_wristband_is_one_in_the_digits_of_any_script_however_it_comes() -> None:
    typed = spoken("left where=school heads=2 people=٠٤١٢,0413")
    line = Spoken("left", {"where": "school", "heads": 2, "people": ["٠٤١٢", "0413"]})
    assert typed == fact_of(line, ledger().fold, TOWN)
    assert typed.people == ("0412", "0413")


@pytest.mark.parametrize(
    ("where", "code"),
    [("schol", "D-UNKNOWN-NEAR"), ("zzz", "D-UNKNOWN"), ("bus-2", "D-UNKNOWN-NEAR")],
)
def test_an_account_that_is_no_place_is_asked_about(where: str, code: str) -> None:
    assert wrong(f"left where={where} heads=1") == [(code, "where")]
    line = f"resolved discrepancy=x reason=r out_of={where} into=left heads=1"
    assert wrong(line) == [(code, "out_of")]


def test_what_is_said_instead_is_typed_like_an_entry() -> None:
    before = ledger(
        "boarded vehicle=bus-1 place=school heads=3",
        "alighted vehicle=bus-1 place=arena heads=3 empty=yes",
        "boarded vehicle=bus-1 place=school heads=1",
    )

    def instead(value: object):
        fields = {"entry": "desk/2", "reason": "r", "instead": value}
        return fact_of(Spoken("corrected", fields), before.fold, TOWN).instead

    mended = e.Boarded(heads=Heads(seat=2), place="school", vehicle="bus-1", trip=1)
    assert instead("boarded vehicle=bus-1 place=school heads=٢") == mended
    assert instead({"kind": "boarded", "vehicle": "bus-1", "place": "school", "heads": 2}) == mended
    assert instead('{"kind":"boarded","vehicle":"bus-1","place":"school","heads":2}') == mended
    for nothing in (None, "nothing", "null", "لا-شيء"):
        assert instead(nothing) is None
    line = 'corrected entry=desk/2 reason=r instead={"kind":"left","where":"schol","heads":1}'
    assert wrong(line, before) == [("D-UNKNOWN-NEAR", "instead.where")]
    for bad in ("boarded left", "'", "7 8", 7, [1], "heads=2"):
        with pytest.raises(Refused) as refused:
            instead(bad)
        assert all(
            (notice.where.field or "").startswith("instead") for notice in refused.value.notices
        )


def test_a_device_is_revoked_after_the_last_that_is_known_of_it() -> None:
    before = ledger("left where=school heads=1", "left where=school heads=1")
    assert spoken("revoked device=desk reason=lost", before).after == 3
    assert spoken("revoked device=desk after=1 reason=lost", before).after == 1
    assert spoken("revoked device=nobody reason=lost", before).after == 0
