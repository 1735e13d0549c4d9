"""Who may not decide decides nothing: what a stolen gate's key signs is kept, and shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.story import OPENED, balances, key_of, signed, situation_of, story
from safepassage.ledger.entries import FACTS, Corrected
from safepassage.ledger.ledger import Ledger
from safepassage.ledger.roles import RECORDS
from safepassage.ledger.situation import situation
from safepassage.ledger.store import MemoryStore

FREE = OPENED.replace("opened aleppo", "opened aleppo +needs_consent=false")
GO = "10:00 gate departed x/1 a b"
NOW = "2016-12-15T20:00:00Z"


def broken(said: str, opened: str = FREE) -> list[tuple[str, str]]:
    return [(one.rule, one.about) for one in situation_of(story(opened + said)).breaches]


STOLEN = [
    ("resumes", "09:30 rashid resumed", "rashid/1"),
    ("overrides", "09:30 rashid overridden suspended x/1 danger", "rashid/1"),
    ("takes the suspension back", "09:30 rashid corrected hq/4 slip", "rashid/1"),
    ("makes another thing of it", "09:30 rashid corrected hq/4 slip +instead=resumed", "rashid/1"),
    (
        "puts it later",
        "09:30 rashid corrected hq/4 slip +instead=suspended~shots +happened=11:00",
        "rashid/1",
    ),
    (
        "hides it in what it may say",
        "08:00 rashid arrived y/1 b\n09:30 rashid corrected rashid/1 slip +instead=resumed",
        "rashid/2",
    ),
    (
        "hides it in what the coordinator said",
        "08:00 hq counted 3 waiting:a\n09:30 rashid corrected hq/5 slip +instead=resumed",
        "rashid/1",
    ),
]


@pytest.mark.parametrize(
    ("said", "by"), [row[1:] for row in STOLEN], ids=[row[0] for row in STOLEN]
)
def test_a_suspension_stands_whatever_a_gate_says_of_it(said: str, by: str) -> None:
    told = f"09:00 hq suspended shots\n{said}\n{GO}"
    assert broken(told) == [("suspended", "gate/1"), ("role", by)]
    assert situation_of(story(FREE + told)).state == "suspended"


def test_a_go_a_guarantee_and_an_end_by_a_gate_are_none() -> None:
    needs = FREE.replace("false", "false +needs_go=true", 1)
    assert broken(f"09:00 gate go_signed go\n{GO}", needs) == [("go", "gate/2"), ("role", "gate/1")]
    deal = """
        08:00 hq agreement_made deal north
        08:01 gate guaranteed deal north 12:00
    """
    assert broken(deal + GO) == [("guarantee", "gate/2"), ("role", "gate/1")]
    assert broken(f"09:00 gate completed\n{GO}") == [("role", "gate/1")]
    assert broken(f"09:00 gate suspended shots\n{GO}") == [("role", "gate/1")]
    made = f"09:00 gate agreement_made deal north\n{GO}"
    assert broken(made) == [("role", "gate/1")]


def test_what_a_coordinator_makes_of_it_counts() -> None:
    """A word that was not the gate's to say becomes the coordinator's, or is taken back."""
    told = f"09:00 hq suspended shots\n09:30 rashid resumed\n{GO}\n"
    assert broken(told + "11:00 hq corrected rashid/1 so-be-it +instead=resumed") == []
    assert broken(told + "11:00 hq corrected rashid/1 stolen") == [("suspended", "gate/1")]
    lifted = f"09:00 hq suspended shots\n09:30 rashid corrected hq/4 slip\n{GO}\n"
    assert broken(lifted + "11:00 hq corrected rashid/1 stolen") == [("suspended", "gate/1")]
    assert broken(lifted + "11:00 hq corrected rashid/1 right +instead=resumed") == []
    own = "11:00 hq corrected hq/4 slip"
    assert broken(lifted + own) == [("role", "rashid/1")], "two say the same, one of them may"


def test_a_dispute_that_a_gate_begins_does_not_undo_the_coordinators_word() -> None:
    told = f"09:00 hq suspended shots\n09:30 hq corrected hq/4 slip\n{GO}\n"
    assert broken(told) == []
    more = "11:00 rashid corrected hq/4 never +instead=suspended~shots +happened=08:00"
    found = situation_of(story(FREE + told + more))
    assert [one.rule for one in found.breaches] == ["role"]
    assert [one.id for one in found.discrepancies] == ["corrections:hq/4"]


def test_heads_are_counted_whoever_moves_them_and_the_audit_agrees() -> None:
    """It happened: only that it was not theirs to say is shown."""
    told = """
        07:00 hq registered 3 waiting:a
        08:00 gate resolved waiting:a seen +out_of=waiting:a +into=left +heads=1
        08:10 rashid corrected gate/1 more +instead=INSTEAD
    """.replace("INSTEAD", "resolved~waiting:a~seen~+out_of=waiting:a~+into=left~+heads=2")
    assert balances(story(FREE + told)) == {
        "registered": (-3, 0, 0),
        "waiting:a": (1, 0, 0),
        "left": (2, 0, 0),
    }
    assert broken(told) == [("role", "gate/1"), ("role", "rashid/1")]


def test_a_gate_that_corrects_itself_does_what_it_may() -> None:
    told = "08:00 gate arrived x/1 b\n08:10 gate corrected gate/1 slip +instead=arrived~x/1~a"
    assert broken(told) == []


def test_what_is_said_of_devices_by_others_is_shown() -> None:
    assert broken("08:00 gate enrolled rashid reception") == [("role", "gate/1")]
    assert broken("08:00 gate clock_checked rashid 60") == [("role", "gate/1")]


def test_a_driver_drives_and_a_reporter_reports() -> None:
    crew = FREE + "06:03 hq enrolled bus driver\n06:04 hq enrolled press reporter\n"
    fine = "08:00 bus departed x/1 a b\n08:10 press stated radio A1 buses {}"
    assert broken(fine, crew) == []
    swapped = "08:00 press departed x/1 a b\n08:10 bus stated radio A1 buses {}"
    assert broken(swapped, crew) == [("role", "bus/1"), ("role", "press/1")]


def test_a_revocation_leaves_it_out_and_a_coordinators_role_makes_it_good() -> None:
    told = f"09:00 hq suspended shots\n09:30 gate resumed\n{GO.replace('gate', 'rashid')}\n"
    assert broken(told) == [("suspended", "rashid/1"), ("role", "gate/1")]
    assert broken(told + "12:00 hq revoked gate 0 stolen") == [("suspended", "rashid/1")]
    chief = FREE.replace("enrolled gate gate", "enrolled gate coordinator")
    assert broken(told, chief) == []


def test_every_kind_is_somebodys_to_say() -> None:
    assert RECORDS["coordinator"] == frozenset(FACTS)
    assert Corrected in RECORDS["gate"]
    assert all(kinds for kinds in RECORDS.values())


lines = st.sampled_from(
    [
        "hq suspended shots",
        "hq resumed",
        "gate resumed",
        "gate suspended shots",
        "gate overridden suspended x/1 danger",
        "gate departed x/1 a b",
        "rashid corrected hq/4 slip",
        "rashid corrected hq/5 slip +instead=resumed",
        "gate corrected gate/1 slip +instead=resumed",
        "hq corrected rashid/1 slip",
        "hq corrected gate/1 slip +instead=suspended~shots",
        "deputy resumed",
        "deputy corrected hq/4 slip",
        "deputy enrolled gate coordinator +key=gate",
        "hq revoked deputy 1 lost",
        "hq enrolled deputy coordinator",
        "hq enrolled deputy gate",
    ]
)


@given(
    st.lists(st.tuples(st.integers(0, 59), lines), max_size=9), st.randoms(use_true_random=False)
)
@settings(max_examples=150, deadline=None)
def test_who_may_decide_depends_on_no_order(said, random) -> None:
    """Enrolments and revocations may come after what they make good or leave out."""
    told = "\n".join(f"09:{minute:02} {line}" for minute, line in said)
    handed = [signed(entry) for entry in story(FREE + told)]
    found = []
    for _ in range(3):
        ledger = Ledger(MemoryStore(), "hq", key_of("hq"))
        for one in handed:
            ledger.merge([one], NOW)
            ledger.fold.breaches()
        found.append((situation(ledger.fold), ledger.fold.policy.decided()))
        random.shuffle(handed)
    assert found[0] == found[1] == found[2]
