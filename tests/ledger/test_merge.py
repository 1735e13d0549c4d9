"""The order of the questions at merging, as a table, and what a ledger makes of the verdicts."""

from __future__ import annotations

import msgspec
import pytest

from ledger.story import OPENED, balances, key_of, open_ids, seconds, signed, situation_of, story
from safepassage.ledger.devices import Devices, devices_of
from safepassage.ledger.entries import Entry
from safepassage.ledger.fold import Fold
from safepassage.ledger.keys import digest
from safepassage.ledger.ledger import Ledger, Told
from safepassage.ledger.merge import KEPT, Verdict, counting, judge
from safepassage.ledger.situation import discrepancies, situation
from safepassage.ledger.store import MemoryStore
from safepassage.ledger.wire import Signed, write
from safepassage.notices import Refused

NOW = "2016-12-15T20:00:00Z"
OPENING, *ENROLMENTS = story(OPENED)
REVOKED = story(OPENED + "11:00 hq revoked gate 1 lost")[-1]
FIRST, SECOND = story(
    OPENED + "10:00 gate registered 1 waiting:a\n10:01 gate registered 2 waiting:a"
)[-2:]
OTHER = story(OPENED + "10:00 gate registered 9 waiting:a")[-1]
STRANGE = story(OPENED + "10:00 ghost registered 1 waiting:a")[-1]
KNOWN = devices_of([OPENING, *ENROLMENTS, REVOKED])
ELSEWHERE = story("06:00 hq opened elsewhere")[0]


def verdict(one: Signed, kept: list[Entry], devices: Devices = KNOWN) -> Verdict:
    bodies: dict[str, list[bytes]] = {}
    for entry in kept:
        bodies.setdefault(entry.id, []).append(write(entry))
    return judge(one, devices, lambda id_: bodies.get(id_, [])).verdict


FORGED = signed(FIRST, "thief")
TABLE = [
    ("no entry", Signed("", b"x"), [], Verdict.MALFORMED),
    ("no entry, of a stranger", Signed("", write(STRANGE) + b"x"), [], Verdict.MALFORMED),
    ("another operation", signed(ELSEWHERE), [], Verdict.OTHER),
    ("another operation, and forged", signed(ELSEWHERE, "thief"), [], Verdict.OTHER),
    ("the opening again", signed(OPENING), [OPENING], Verdict.SEEN),
    ("the opening again, and forged", signed(OPENING, "thief"), [OPENING], Verdict.SEEN),
    (
        "nothing before it, and no opening",
        signed(story("10:00 gate completed")[0]),
        [],
        Verdict.OTHER,
    ),
    (
        "an opening after something",
        signed(story(OPENED + "10:00 hq opened b")[-1]),
        [],
        Verdict.OTHER,
    ),
    ("a stranger", signed(STRANGE), [], Verdict.STRANGER),
    ("a stranger, and forged", signed(STRANGE, "thief"), [], Verdict.STRANGER),
    ("a stranger, and here already", signed(STRANGE), [STRANGE], Verdict.STRANGER),
    ("forged", FORGED, [], Verdict.FORGED),
    ("forged, and no signature at all", Signed("", write(FIRST)), [], Verdict.FORGED),
    ("forged, and here already", FORGED, [FIRST], Verdict.FORGED),
    ("forged, and another under its id", FORGED, [OTHER], Verdict.FORGED),
    ("forged, and revoked", signed(SECOND, "thief"), [], Verdict.FORGED),
    ("here already", signed(FIRST), [FIRST], Verdict.SEEN),
    ("here already beside a rival", signed(FIRST), [OTHER, FIRST], Verdict.SEEN),
    ("here already, and revoked", signed(SECOND), [SECOND], Verdict.SEEN),
    ("another under its id", signed(FIRST), [OTHER], Verdict.RIVAL),
    (
        "another under its id, and revoked",
        signed(SECOND),
        [story(OPENED + "gate/2: 10:00 gate completed")[-1]],
        Verdict.RIVAL,
    ),
    ("revoked", signed(SECOND), [], Verdict.REVOKED),
    ("the last before it was revoked", signed(FIRST), [], Verdict.KEPT),
    ("new", signed(ENROLMENTS[0]), [], Verdict.KEPT),
]


@pytest.mark.parametrize(
    ("one", "kept", "said"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_the_first_question_that_is_answered_decides(
    one: Signed, kept: list[Entry], said: Verdict
) -> None:
    assert verdict(one, kept) == said


FIRST_OF_ALL = [
    ("the opening", signed(OPENING), Verdict.KEPT),
    ("a forged opening", signed(OPENING, "thief"), Verdict.FORGED),
    ("something that is none", signed(story("10:00 gate completed")[0]), Verdict.OTHER),
    (
        "an opening that is not the first",
        signed(story("hq/2: 06:00 hq opened b")[0]),
        Verdict.OTHER,
    ),
    ("an entry", signed(FIRST), Verdict.STRANGER),
]


@pytest.mark.parametrize(
    ("one", "said"), [row[1:] for row in FIRST_OF_ALL], ids=[r[0] for r in FIRST_OF_ALL]
)
def test_before_anything_is_opened(one: Signed, said: Verdict) -> None:
    assert verdict(one, [], devices_of([])) == said


def test_what_is_malformed_says_why() -> None:
    judged = judge(Signed("", b"x"), KNOWN, lambda _: ())
    assert [notice.code for notice in judged.notices] == ["L-SHAPE"]
    assert (judged.entry, judged.named) == (None, ("", Signed("", b"x")))


def test_every_verdict_is_reached() -> None:
    reached = {said for *_, said in (*TABLE, *FIRST_OF_ALL)}
    assert reached | {Verdict.CROWDED} == set(Verdict)
    assert {Verdict.KEPT, Verdict.RIVAL, Verdict.REVOKED} == KEPT


def test_of_two_bodies_the_one_whose_sha_256_comes_first_counts() -> None:
    bodies = [write(FIRST), write(OTHER)]
    assert counting(bodies) == min(bodies, key=digest) == counting(bodies[::-1])


def ledger(*entries: Entry, device: str = "hq") -> Ledger:
    made = Ledger(MemoryStore(), device, key_of(device))
    made.merge([signed(entry) for entry in entries], NOW)
    return made


def verdicts(made: Ledger, *handed: Signed) -> list[str]:
    return [one.verdict.value for one in made.merge(handed, NOW)]


DAY = story(
    OPENED
    + """
    06:30 hq enrolled one coordinator
    06:40 one enrolled far gate
    10:00 far registered 4 waiting:a
    10:05 far boarded 4 a x/1
    """
)


def test_backwards_it_is_all_taken_in_at_once() -> None:
    made = Ledger(MemoryStore(), "hq", key_of("hq"))
    assert set(verdicts(made, *(signed(entry) for entry in reversed(DAY)))) == {"kept"}
    assert situation(made.fold) == situation_of(DAY)
    assert made.store.aside() == []
    assert set(verdicts(made, *(signed(entry) for entry in DAY))) == {"seen"}
    assert made.store.head()[0] == len(DAY)


def test_strangers_wait_until_somebody_enrols_them() -> None:
    made = Ledger(MemoryStore(), "hq", key_of("hq"))
    for entry in reversed(DAY[1:]):
        assert verdicts(made, signed(entry)) == ["stranger"]
    assert len(made.store.aside()) == len(DAY) - 1
    assert verdicts(made, signed(DAY[0])) == ["kept"]
    assert made.store.aside() == []
    assert situation(made.fold) == situation_of(DAY)


def test_what_was_put_aside_and_turns_out_forged_is_dropped() -> None:
    made = ledger(*DAY[:4])
    far = DAY[-1]
    assert verdicts(made, signed(far, "thief"), signed(far)) == ["stranger", "stranger"]
    assert verdicts(made, signed(DAY[4])) == ["kept"]
    assert made.store.aside() == []
    assert "far/2" in made.fold.seen
    assert made.fold.seen.holes("far") == ((1, 1),)


def test_where_there_is_no_room_aside_it_must_be_handed_in_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("safepassage.ledger.ledger.MOST_ASIDE", 1)
    made = ledger(OPENING)
    one, two = story(OPENED + "10:00 x completed\n10:00 y completed")[-2:]
    assert verdicts(made, signed(one), signed(two), signed(two)) == [
        "stranger",
        "crowded",
        "crowded",
    ]
    assert verdicts(made, signed(two), signed(one)) == ["crowded", "stranger"]


def test_two_bodies_under_one_id_are_a_discrepancy_and_one_counts() -> None:
    for order in ((FIRST, OTHER), (OTHER, FIRST)):
        made = ledger(OPENING, *ENROLMENTS, order[0])
        assert verdicts(made, signed(order[1])) == ["rival"]
        assert [one.id for one in discrepancies(made.fold)] == ["rival:gate/1"]
        counts = min(order, key=lambda entry: digest(write(entry)))
        assert made.entry("gate/1") == counts
        made.fold.settle()
        heads = made.fold.books.accounts["waiting:a"].by_need()
        assert heads == balances([OPENING, *ENROLMENTS, counts])["waiting:a"]


def test_a_rival_that_comes_with_a_correction_of_the_other() -> None:
    mend = story(OPENED + "10:05 rashid corrected gate/1 slip")[-1]
    for handed in ((FIRST, mend, OTHER), (OTHER, mend, FIRST), (mend, FIRST, OTHER)):
        made = ledger(OPENING, *ENROLMENTS, *handed)
        made.fold.settle()
        assert made.fold.books.accounts["waiting:a"].by_need() == (0, 0, 0)
        shared = Ledger(made.store, "hq", key_of("hq"))
        assert situation(shared.fold) == situation(made.fold)


def test_rivals_of_an_enrolment() -> None:
    one = story(OPENED + "07:00 hq enrolled x gate")[-1]
    two = story(OPENED + "07:00 hq enrolled y gate")[-1]
    told = [
        situation(ledger(OPENING, *ENROLMENTS, *pair).fold) for pair in ((one, two), (two, one))
    ]
    assert told[0] == told[1]
    assert len(told[0].devices) == 4
    spoken = story(OPENED + "07:00 hq completed")[-1]
    told = [
        situation(ledger(OPENING, *ENROLMENTS, *pair).fold)
        for pair in ((one, spoken), (spoken, one))
    ]
    assert told[0] == told[1]


def test_two_phones_enrolled_under_one_name() -> None:
    deputies = "06:10 hq enrolled one coordinator\n06:11 hq enrolled two coordinator\n"
    first = "07:00 one enrolled x gate\n"
    again = "07:00 two enrolled x gate +key=other\n"
    base = story(OPENED + deputies + first + again)
    mine, late = story(OPENED + "10:00 x registered 1 waiting:a\n10:01 x registered 8 waiting:a")[
        -2:
    ]
    theirs = story(OPENED + "10:00 x registered 2 waiting:a")[-1]
    beyond = story(OPENED + "x/3: 10:02 x registered 4 waiting:a")[-1]
    winner, loser = base[-2], base[-1]
    made = ledger(*(entry for entry in base if entry is not winner))
    assert verdicts(made, signed(theirs, "other"), signed(beyond, "other")) == ["kept", "kept"]
    made.fold.settle()
    assert made.fold.books.accounts["waiting:a"].heads == 6
    assert verdicts(made, signed(winner), signed(mine), signed(late)) == ["kept", "rival", "kept"]
    made.fold.settle()
    assert made.fold.books.accounts["waiting:a"].heads == 9
    assert made.entry("x/1") == mine
    assert made.fold.uncounted.of("x") == 1
    other = ledger(*base)
    handed = [signed(mine), signed(late), signed(theirs, "other"), signed(beyond, "other")]
    assert verdicts(other, *handed) == ["kept", "kept", "rival", "revoked"]
    assert situation(other.fold) == situation(made.fold)
    assert loser.id == "two/1"
    assert verdicts(other, signed(beyond, "thief")) == ["forged"]


TWO_KEYS = (
    OPENED
    + """
    06:10 hq enrolled dep coordinator
    06:11 hq enrolled x coordinator
    06:12 dep enrolled x coordinator +key=other
    """
)


def signed_by_other(text: str) -> list[Signed]:
    """What a story adds to two keys for one name, all that ``x`` says by the other key."""
    known = len(story(TWO_KEYS))
    return [
        signed(entry, "other" if entry.device == "x" else None)
        for entry in story(TWO_KEYS + text)[known:]
    ]


def test_a_key_given_out_in_vain_says_nothing_of_devices() -> None:
    said = signed_by_other("""
        07:00 x enrolled thief gate
        07:01 x clock_checked gate 60
        07:02 x revoked gate 0 lost
        07:03 x enrolled x gate +key=third
    """)
    base = [signed(entry) for entry in story(TWO_KEYS)]
    for handed in ([*base, *said], [*said[::-1], *base]):
        made = Ledger(MemoryStore(), "late", key_of("late"))
        made.merge(handed, NOW)
        for one in (made, Ledger(made.store, "late", key_of("late"))):
            assert set(one.fold.devices.known) == {"hq", "gate", "rashid", "dep", "x"}
            assert one.fold.devices.counts("gate", 1)
            assert one.fold.devices.ahead("gate") == 0
            assert one.fold.uncounted.of("x") == 4
            assert one.fold.seen.of("x") == 0


def test_what_a_key_given_out_in_vain_said_of_devices_is_no_rival_of_what_counts() -> None:
    for seconds_ahead in range(1, 5):
        vain = signed_by_other(f"07:00 x clock_checked gate {seconds_ahead}")
        counts = signed(story(TWO_KEYS + "07:00 x enrolled new gate")[-1])
        for order in ([*vain, counts], [counts, *vain]):
            made = ledger(*story(TWO_KEYS))
            made.merge(order[:1], NOW)
            made.merge(order[1:], NOW)
            assert "new" in made.fold.devices.known
            assert made.fold.devices.ahead("gate") == 0
            assert [one.id for one in discrepancies(made.fold)] == ["rival:x/1"]


def test_nobody_takes_the_first_device_s_name() -> None:
    for heads in range(1, 5):
        theft = story(
            OPENED + "06:10 hq enrolled dep coordinator\n07:00 dep enrolled hq gate +key=k"
        )
        rival = story(f"hq/1: 07:01 hq registered {heads} waiting:a")[0]
        rival = msgspec.structs.replace(rival, previous="0" * 63 + "1")
        late = story(OPENED + "hq/9: 07:02 hq revoked gate 0 lost")[-1]
        made = ledger(*theft)
        assert verdicts(made, signed(rival, "k"), signed(late, "k")) == ["rival", "revoked"]
        for one in (made, Ledger(made.store, "hq", key_of("hq"))):
            assert one.fold.devices.key_of("hq") == key_of("hq").public
            assert one.fold.devices.counts("gate", 1)
            assert not any(situation(one.fold).equation["waiting"])


def test_a_key_given_out_in_vain_counts_no_more_when_its_enrolment_is_struck_out() -> None:
    made = ledger(*story(TWO_KEYS))
    said = signed_by_other("07:00 x registered 4 waiting:a")
    assert verdicts(made, *said) == ["revoked"]
    struck = story(TWO_KEYS + "08:00 hq revoked dep 0 stolen")[-1]
    assert verdicts(made, signed(struck)) == ["kept"]
    assert not any(situation(made.fold).equation["waiting"])
    assert situation(made.fold) == situation(Ledger(made.store, "hq", key_of("hq")).fold)


def test_one_body_under_two_signatures_is_one_entry() -> None:
    made = ledger(OPENING, *ENROLMENTS, FIRST)
    made.store.append([(FIRST.id, Signed("another", write(FIRST)))], NOW)
    made.refresh()
    assert discrepancies(made.fold) == ()
    assert made.fold.seen.of("gate") == 1


def test_a_revocation_in_the_same_bundle_counts_at_once() -> None:
    made = ledger(OPENING, *ENROLMENTS)
    assert verdicts(made, signed(REVOKED), signed(FIRST), signed(SECOND)) == [
        "kept",
        "kept",
        "revoked",
    ]


def test_a_clock_looked_at_late_moves_what_was_counted() -> None:
    look = story(OPENED + "11:00 hq clock_checked gate 3600")[-1]
    made = ledger(OPENING, *ENROLMENTS, FIRST)
    assert verdicts(made, signed(look)) == ["kept"]
    made.fold.settle()
    assert list(made.fold.books.accounts["waiting:a"].times) == [seconds("09:00")]
    assert situation(made.fold) == situation(Ledger(made.store, "hq", key_of("hq")).fold)


def told(said: str, clock: str = "12:00") -> Told:
    entry = story(f"{clock} hq {said}")[0]
    return Told(entry.fact, entry.maker, entry.happened, entry.heard)


def opened() -> Ledger:
    made = Ledger(MemoryStore(), "hq", key_of("hq"))
    made.open(told("opened aleppo"), NOW)
    return made


def test_an_operation_is_opened_once_by_its_own_key() -> None:
    made = opened()
    assert made.fold.devices.key_of("hq") == key_of("hq").public
    with pytest.raises(Refused, match="L-OPENED"):
        made.open(told("opened aleppo"), NOW)
    for wrong in ("opened aleppo +key=thief", "completed"):
        empty = Ledger(MemoryStore(), "hq", key_of("hq"))
        with pytest.raises(Refused, match="L-NOT-ENROLLED"):
            empty.open(told(wrong), NOW)
        assert empty.store.head()[0] == 0


def test_a_device_records_as_others_would_judge() -> None:
    made = opened()
    first = made.record([told("enrolled gate gate"), told("registered 3 waiting:a")], NOW)
    again = made.record([told("registered 4 waiting:a")], NOW)
    assert [entry.id for entry in (*first.entries, *again.entries)] == ["hq/2", "hq/3", "hq/4"]
    far = Ledger(MemoryStore(), "gate", key_of("gate"))
    assert {one.verdict for one in far.merge(made.bundle().entries, NOW)} == {Verdict.KEPT}
    assert situation(far.fold) == situation(made.fold)
    lines = [line.body for line in made.store.kept()]
    previous = [line.split(b'"previous":"')[1][:64].decode() for line in lines]
    assert previous == ["0" * 64, *map(digest, lines[:-1])]
    own = far.record([told("registered 1 waiting:a")], NOW).entries[0]
    assert (own.id, own.previous) == ("gate/1", digest(lines[0]))


def test_a_correction_of_what_was_recorded_with_it_is_followed() -> None:
    made = opened()
    seen: list[int] = []

    def door(_: Told, fold: Fold) -> tuple[()]:
        fold.settle()
        account = fold.books.accounts.get("waiting:a")
        seen.append(account.heads if account else 0)
        return ()

    said = [
        told("registered 3 waiting:a"),
        told("corrected hq/2 slip +instead=registered~2~waiting:a"),
        told("ready 1 a"),
    ]
    made.record(said, NOW, door)
    assert seen == [0, 3, 2]
    assert situation(made.fold) == situation(Ledger(made.store, "hq", key_of("hq")).fold)


def test_all_or_nothing_is_recorded() -> None:
    made = opened()
    before = situation(made.fold)
    with pytest.raises(Refused, match="L-OPENED"):
        made.record([told("registered 3 waiting:a"), told("opened again")], NOW)
    assert situation(made.fold) == before
    assert made.store.head()[0] == 1


def test_a_device_that_is_not_enrolled_by_this_key_records_nothing() -> None:
    made = opened()
    thief = Ledger(made.store, "hq", key_of("thief"))
    with pytest.raises(Refused, match="L-NOT-ENROLLED"):
        thief.record([told("completed")], NOW)


def test_after_its_revocation_a_device_goes_on_numbering() -> None:
    made = ledger(OPENING, *ENROLMENTS, REVOKED, FIRST, SECOND, device="gate")
    (entry,) = made.record([told("completed")], NOW).entries
    assert (entry.id, entry.previous) == ("gate/3", digest(write(SECOND)))
    assert made.fold.uncounted.of("gate") == 2


def test_what_happened_by_a_moment() -> None:
    made = ledger(OPENING, *ENROLMENTS, FIRST, SECOND, OTHER)
    then = made.at(seconds("10:00"))
    then.settle()
    assert then.books.accounts["waiting:a"].heads in (1, 9)
    assert "waiting:a" not in made.at(seconds("09:59")).books.accounts


def test_the_journal_ends_with_a_seal() -> None:
    made = opened()
    first, line, end = b"".join(made.journal()).decode().splitlines()
    kept = next(iter(made.store.kept()))
    assert first == "safepassage journal 1"
    assert line.split("\t") == ["1", NOW, kept.chain, kept.signature, kept.body.decode()]
    assert end.split("\t") == ["end", "1", kept.chain, "hq", key_of("hq").seal(1, kept.chain)]
    empty = b"".join(Ledger(MemoryStore(), "hq", key_of("hq")).journal()).decode()
    assert empty.splitlines()[1].split("\t")[:3] == ["end", "0", "0" * 64]


def test_closed_records_are_kept_and_handed_on() -> None:
    made = opened()
    made.store.seal(["c2VhbGVk"])
    assert made.bundle().sealed == ("c2VhbGVk",)
    assert made.bundle(1).entries == ()
    made.close()


def test_a_journal_shared_by_two_processes_is_taken_up_by_both() -> None:
    made = opened()
    other = Ledger(made.store, "hq", key_of("hq"))
    made.record([told("registered 3 waiting:a")], NOW)
    assert other.record([told("registered 3 waiting:a")], NOW).entries[0].id == "hq/3"
    made.refresh()
    assert situation(made.fold) == situation(other.fold)


def test_nothing_is_open_before_anything_is_said() -> None:
    assert open_ids([]) == []
    assert situation_of([]).operation == ""
