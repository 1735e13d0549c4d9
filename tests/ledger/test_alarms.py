"""Alarms and promises at their limits; the state of an operation, vehicles and crossings."""

from __future__ import annotations

import pytest

from ledger.story import fold_of, seconds, situation_of
from safepassage.ledger.alarms import Limits, alarms, promises

QUIET = Limits(age=10**9)


def raised(said: str, now: str, limits: Limits = QUIET) -> list[tuple[str, str, int]]:
    return [
        (one.sort, one.about, one.amount) for one in alarms(fold_of(said), seconds(now), limits)
    ]


def promised(said: str, now: str = "12:00") -> list[tuple[str, str, str, int]]:
    found = promises(fold_of(said), seconds(now))
    return [(one.sort, one.about, one.to, one.heads) for one in found]


CAME = "08:00 gate boarded 5 a x/1\n09:00 rashid alighted 5 x/1 b received\n"
BOTH = "10:00 gate boarded ? a x/1\n10:10 gate boarded 5 a x/1\n"
IN = "09:00 gate registered 9 waiting:a\n"
ABOARD = [
    ("two hours", "10:00 gate boarded 5 a x/1", "12:00", 7200),
    ("not yet", "10:00 gate boarded 5 a x/1", "11:59:59", None),
    (
        "all alighted",
        "10:00 gate boarded 5 a x/1\n10:30 rashid alighted 5 x/1 b received",
        "12:00",
        None,
    ),
    (
        "some are still aboard",
        "10:00 gate boarded 5 a x/1\n10:30 rashid alighted 4 x/1 b received",
        "12:00",
        7200,
    ),
    (
        "the vehicle is empty",
        "10:00 gate boarded 5 a x/1\n10:30 rashid alighted 4 x/1 b received empty",
        "12:00",
        None,
    ),
    (
        "unknown, and empty",
        "10:00 gate boarded ? a x/1\n10:30 rashid alighted ? x/1 b received empty",
        "12:00",
        None,
    ),
    ("unknown", "10:00 gate boarded ? a x/1", "12:00", 7200),
    (
        "others after the first had alighted",
        CAME + "10:00 gate boarded 1 a x/1",
        "12:00",
        7200,
    ),
    (
        "others in the very second",
        CAME + "09:00 gate boarded 1 a x/1",
        "11:00",
        10800,
    ),
    ("more later", "10:00 gate boarded 1 a x/1\n11:00 gate boarded 1 a x/1", "12:00", 7200),
    (
        "alighted before anybody is known to have boarded",
        "09:00 rashid alighted 2 x/1 b received\n10:00 gate boarded 5 a x/1",
        "12:00",
        7200,
    ),
    (
        "known ones gone, unknown ones perhaps not",
        BOTH + "10:30 rashid alighted 5 x/1 b received",
        "12:00",
        7200,
    ),
    (
        "unknown ones after the known had gone",
        CAME + "10:00 gate boarded ? a x/1",
        "12:00",
        7200,
    ),
]


@pytest.mark.parametrize(
    ("said", "now", "amount"), [r[1:] for r in ABOARD], ids=[r[0] for r in ABOARD]
)
def test_aboard_too_long(said: str, now: str, amount: int | None) -> None:
    assert raised(IN + said, now) == ([] if amount is None else [("aboard", "aboard:x/1", amount)])


GONE = "10:00 gate departed x/1 a b +expected=11:00\n"
OVERDUE = [
    (GONE, "11:15", 900),
    (GONE, "11:14:59", None),
    (GONE.replace(" +expected=11:00", ""), "15:00", None),
    (GONE + "11:30 gate arrived x/1 b", "15:00", None),
    (GONE + "10:30 gate passed x/1 r", "15:00", None),
]


@pytest.mark.parametrize(("said", "now", "late"), OVERDUE)
def test_overdue(said: str, now: str, late: int | None) -> None:
    assert raised(said, now) == ([] if late is None else [("overdue", "x", late)])


def test_a_headcount_that_fits_nothing() -> None:
    wrong = "10:00 gate counted 3 waiting:a\n"
    assert raised(wrong, "10:01") == [("headcount", "gate/1", 3)]
    assert raised(wrong + "10:05 hq resolved count:gate/1 seen", "10:06") == []


WORD = "08:00 hq guaranteed deal north 12:00\n09:00 gate departed x/1 a b\n"
LAPSE = [
    (WORD, "11:30", 1800),
    (WORD, "11:29:59", None),
    (WORD, "12:00", 0),
    (WORD, "12:00:01", None),
    (WORD.replace("departed x/1 a b", "passed x/1 r"), "11:30", 1800),
    (WORD.replace("departed x/1 a b", "arrived x/1 b"), "11:30", None),
    (WORD + "10:00 hq guaranteed deal north 14:00", "11:30", None),
    (WORD + "10:00 hq guaranteed deal north 14:00 +begins=12:00", "11:30", None),
    (WORD + "10:00 hq guaranteed deal north 14:00 +begins=12:00:01", "11:30", 1800),
    (WORD + "10:00 hq guaranteed deal south 14:00", "11:30", 1800),
    (WORD + "10:00 hq guaranteed else north 14:00", "11:30", 1800),
    (WORD + "10:00 hq guaranteed deal north 14:00 +routes=east", "11:30", 1800),
    (WORD + "10:00 hq guaranteed deal north 14:00 +vehicles=y", "11:30", 1800),
    (
        WORD.replace("12:00", "12:00 +vehicles=y +routes=east")
        + "10:00 hq guaranteed deal north 14:00 +vehicles=x,y +routes=east,west",
        "11:30",
        None,
    ),
]


@pytest.mark.parametrize(("said", "now", "left"), LAPSE)
def test_a_guarantee_about_to_lapse(said: str, now: str, left: int | None) -> None:
    assert raised(said, now) == ([] if left is None else [("guarantee", "deal: north", left)])


def test_a_device_of_which_nothing_was_heard() -> None:
    said = "10:00 gate ready 1 a !10:05\n"
    everyone = Limits()
    late = raised(said, "11:05", everyone)
    assert late == [("age", "gate", 3600), ("age", "hq", 5 * 3600 + 180)]
    assert [one[1] for one in raised(said, "11:04:59", everyone)] == ["hq"]
    ahead = said + "10:30 hq clock_checked gate 600\n"
    assert raised(ahead, "11:05", everyone)[0] == ("age", "gate", 4200)
    assert raised(said + "10:30 hq revoked gate 1 lost", "11:30", everyone) == [("age", "hq", 3600)]


def test_all_alarms_at_once_the_most_pressing_first() -> None:
    said = (
        IN
        + "09:00 gate boarded 5 a x/1\n"
        + GONE
        + WORD.splitlines()[0]
        + "\n10:30 gate counted 1 waiting:z"
    )
    sorts = [sort for sort, _, _ in raised(said, "11:50", Limits())]
    assert sorts == ["aboard", "overdue", "headcount", "guarantee", "age", "age"]


def test_who_consented_and_is_not_there_yet() -> None:
    said = """
        09:00 gate consented 5 a b +group=g
        09:00 gate consented 2 a c +group=g
        10:30 rashid alighted 3 x/1 b received +group=g
    """
    assert promised(said) == [("consent", "g", "b", 2), ("consent", "g", "c", 2)]
    there = said + "11:00 rashid alighted 2 x/1 b received +group=g\n"
    assert promised(there) == [("consent", "g", "c", 2)]
    assert promised(there + "11:30 rashid corrected rashid/2 slip") == promised(said)


def test_words_that_hold_and_vehicles_that_are_expected() -> None:
    assert promised(WORD, "11:59:59") == [("guarantee", "deal: north", "2016-12-15T12:00:00Z", 0)]
    assert promised(WORD, "12:00") == []
    assert promised(GONE) == [("arrival", "x", "b", 0)]
    assert promised(GONE + "11:00 gate arrived x/1 b") == []


def test_a_child_is_promised_to_who_is_to_receive_it() -> None:
    said = "09:00 gate escorted p2,p1 aunt uncle\n09:05 rashid escorted p1 nurse uncle\n"
    assert promised(said) == [("child", "p1", "uncle", 1), ("child", "p2", "uncle", 1)]
    handed = said + "11:00 rashid handed_over 1 b uncle #p1\n"
    assert promised(handed) == [("child", "p2", "uncle", 1)]
    assert promised(handed + "11:05 rashid corrected rashid/2 slip") == promised(said)


STATES = [
    ("", "drafted"),
    ("08:00 hq agreement_made deal north", "agreed"),
    ("08:00 hq agreement_made deal north\n08:30 hq agreement_ended deal", "agreed"),
    ("08:00 hq go_signed go", "ready"),
    ("08:00 hq go_signed no", "drafted"),
    ("08:00 hq go_signed go\n09:00 gate departed x/1 a b", "under_way"),
    ("09:00 gate departed x/1 a b\n10:00 hq suspended shots", "suspended"),
    ("09:00 gate departed x/1 a b\n10:00 hq suspended shots +agreement=deal", "under_way"),
    ("10:00 hq suspended shots\n11:00 hq resumed", "drafted"),
    ("10:00 hq suspended shots\n11:00 hq completed", "completed"),
    ("10:00 hq called_off shots", "called_off"),
    ("10:00 hq completed\n11:00 hq called_off shots", "called_off"),
]


@pytest.mark.parametrize(("said", "state"), STATES)
def test_states(said: str, state: str) -> None:
    assert situation_of(said).state == state


SIGHTS = [
    ("vehicle_came x bus a", {"x": "vehicle_came:a"}),
    ("departed x/1 a b", {"x": "departed:b"}),
    ("passed x/1 r", {"x": "passed:r"}),
    ("arrived x/1 b", {"x": "arrived:b"}),
    ("broke_down x", {"x": "broke_down:"}),
    ("broke_down x +place=c", {"x": "broke_down:c"}),
    ("vehicle_went x", {}),
]


@pytest.mark.parametrize(("said", "where"), SIGHTS)
def test_where_a_vehicle_was_last_seen(said: str, where: dict[str, str]) -> None:
    before, after = "09:59 gate arrived x/1 z\n", "\n10:01 gate vehicle_came x van q"
    assert situation_of(f"{before}10:00 gate {said}").vehicles == where
    assert situation_of(f"10:00 gate {said}\n{before}").vehicles == where
    assert situation_of(f"{before}10:00 gate {said}{after}").vehicles == {"x": "vehicle_came:q"}


def test_types_and_sights_of_vehicles() -> None:
    said = (
        "09:00 gate vehicle_came x bus a\n10:00 gate vehicle_came x van a\n09:30 gate arrived y/1 b"
    )
    fold = fold_of(said)
    assert fold.fleet.types() == {"x": "van"}
    assert [sight.id for sight in fold.fleet.of_vehicle("x")] == ["gate/1", "gate/2"]
    assert fold.fleet.of_vehicle("z") == ()
    mended = fold_of(said + "\n11:00 gate corrected gate/2 slip\n11:00 gate corrected gate/3 slip")
    mended.settle()
    assert mended.fleet.types() == {"x": "bus"}
    assert list(mended.fleet.vehicles()) == ["x"]


def test_crossings_and_agreements_that_are_closed_and_suspended() -> None:
    said = """
        09:00 gate crossing_closed r
        09:00 gate crossing_closed q
        09:30 gate crossing_opened q
        09:00 hq suspended shots
        09:00 hq suspended shots +agreement=deal
    """
    told = situation_of(said)
    assert told.closed == ("r",)
    assert told.suspended == ("", "deal")
    mended = situation_of(said + "10:00 gate corrected gate/1 slip\n10:00 hq corrected hq/4 slip")
    assert (mended.closed, mended.suspended) == ((), ("deal",))
    assert mended.digest != told.digest


def test_what_was_decided_is_listed_in_order() -> None:
    deputy = "06:03 hq enrolled deputy coordinator\n"
    said = "09:30 hq completed\n09:00 hq go_signed go\n09:30 deputy called_off shots"
    fold = fold_of(deputy + said)
    assert [one.id for one in fold.policy.decided()] == ["hq/6", "deputy/1", "hq/5"]


def test_at_a_place_with_thousands_the_latest_entries_are_listed() -> None:
    lines = [f"09:00:{n:02} gate boarded 1 a x/1" for n in range(50)]
    (one, *_) = [d for d in situation_of("\n".join(lines)).discrepancies if d.id == "waiting:a"]
    assert one.entries == tuple(f"gate/{n}" for n in range(11, 51))


def test_parties_go_where_entries_say() -> None:
    fold = fold_of(
        "09:00 gate registered 4+2w waiting:a +group=g +party=family +parties=2\n"
        "10:00 gate boarded 2+1w a x/1 +group=g +party=family +parties=1\n"
        "10:00 gate boarded ? a x/1\n10:01 gate boarded 0 a x/1\n"
        "10:05 hq resolved aboard:x/1 unseen +out_of=joined +into=aboard:x/1 +heads=1s\n"
        "11:00 rashid handed_over 2 b hospital\n11:05 rashid corrected rashid/1 slip"
    )
    fold.settle()
    assert fold.lots.lots == {
        ("registered", "g", "family"): [-2, -4, -2, 0],
        ("waiting:a", "g", "family"): [1, 2, 1, 0],
        ("aboard:x/1", "g", "family"): [1, 2, 1, 0],
        ("joined", None, None): [0, 0, 0, -1],
        ("aboard:x/1", None, None): [0, 0, 0, 1],
    }
    assert not any(any(heads) for heads in fold.handed_over_at.values())
    assert fold.ref("gate/2") == fold.ref(fold.id_of(fold.ref("gate/2")))
