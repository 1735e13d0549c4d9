"""Sealing and reading: each reader reads one kind, each reading is recorded before it happens."""

from __future__ import annotations

import itertools
import random
import traceback
from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.notices import Refused
from safepassage.vault import Kind, Medical, Name, Opened, Reader, Reading, Vault, Writer, record
from safepassage.vault.opened import MOST
from safepassage.vault.trust import Trust
from safepassage.vault.versions import Said, Version, order, write
from vault.office import MEDIC, NOON, OPERATION, REGISTRAR, YUSUF, Office, Shelf, key, trust, writer

DIABETES = Medical("0412", condition="diabetes", medicines="insulin")


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [notice.code for notice in refused.value.notices]


def test_a_registrar_reads_names_and_a_medic_medical_facts() -> None:
    office = Office()
    office.add(YUSUF, DIABETES)
    registrar, medic = office.opened(), office.opened(MEDIC)
    found = registrar.name("0412", "at the gate")
    treated = medic.medical("0412", "insulin is due")
    assert found is not None
    assert treated is not None
    assert (found.fact, found.rivals, found.likeness) == (YUSUF, (), 1.0)
    assert treated.fact == DIABETES
    assert registrar.medical("0412", "curious") is None
    assert medic.name("0412", "curious") is None
    assert office.readings == [
        Reading(Kind.NAME, ("0412",), "at the gate"),
        Reading(Kind.MEDICAL, ("0412",), "insulin is due"),
    ]


def test_counts_need_no_reading() -> None:
    office = Office()
    office.add(YUSUF, DIABETES, Name("0413", latin="Khaled"))
    office.add(Name("0413", latin="Khalid"))
    opened = office.opened()
    assert (opened.count(Kind.NAME), opened.count(Kind.MEDICAL)) == (2, 0)
    assert office.opened(MEDIC).count(Kind.MEDICAL) == 1
    assert office.readings == []


def test_whoever_is_not_kept_is_not_found_and_nothing_was_read() -> None:
    office = Office()
    office.add(YUSUF)
    opened = office.opened()
    assert opened.name("0413", "search") is None
    assert opened.find("Zebulon", "search").people == ()
    assert opened.find("", "search").people == ()
    assert office.readings == []


class Lost(Exception):
    pass


def never(reading: Reading) -> None:
    raise Lost


def test_a_reading_that_cannot_be_recorded_gives_nothing_out() -> None:
    office = Office()
    office.add(YUSUF, DIABETES)
    opened = office.vault.unlock(REGISTRAR, never)
    medic = office.vault.unlock(MEDIC, never)
    for read in (
        lambda: opened.name("0412", "gate"),
        lambda: opened.find("Yusuf", "gate"),
        lambda: opened.similar(Name("9", latin="Yusuf Halabi"), "gate"),
        lambda: medic.medical("0412", "gate"),
    ):
        with pytest.raises(Lost) as lost:
            read()
        told = "".join(traceback.format_exception(lost.value)) + repr(lost.value)
        assert "Yousef" not in told
        assert "diabetes" not in told


@pytest.mark.parametrize("purpose", ["", "  \t"])
def test_nothing_is_read_without_a_purpose(purpose: str) -> None:
    office = Office()
    office.add(YUSUF, DIABETES)
    opened, medic = office.opened(), office.opened(MEDIC)
    for read in (
        lambda: opened.name("0412", purpose),
        lambda: opened.find("Yusuf", purpose),
        lambda: opened.similar(Name("9", latin="Yusuf Halabi"), purpose),
        lambda: medic.medical("0412", purpose),
    ):
        with pytest.raises(Refused) as refused:
            read()
        assert codes(refused) == ["V-PURPOSE"]
    assert office.readings == []


def test_a_search_records_everybody_whom_it_gives_out() -> None:
    office = Office()
    office.add(YUSUF, Name("0413", arabic="خالد"), Name("0414", latin="Ibrahim"))
    office.add(Name("0415", latin="Yusuf Homsi"))
    answer = office.opened().find("يوسف", "a mother asks")
    assert [found.fact.wristband for found in answer.people] == ["0412", "0415"]
    assert answer.more == 0
    assert office.readings == [Reading(Kind.NAME, ("0412", "0415"), "a mother asks")]


def test_a_search_gives_out_few_and_tells_how_many_more_there_are() -> None:
    office = Office()
    office.add(*(Name(f"{number}", latin="Yusuf") for number in range(MOST + 5)))
    opened = office.opened()
    answer = opened.find("Yusuf", "search", most=3)
    assert (len(answer.people), answer.more) == (3, MOST + 2)
    everybody = opened.find("Yusuf", "search", most=1000)
    assert (len(everybody.people), everybody.more) == (MOST, 5)
    assert [len(reading.people) for reading in office.readings] == [3, MOST]


def test_a_correction_holds_whatever_the_order_of_arrival() -> None:
    office = Office()
    office.add(YUSUF, at="2016-12-16T12:00:00Z")
    opened = office.opened()
    corrected = Name("0412", latin="Younes Homsi")
    office.vault.add(writer("gate-2"), [corrected], NOON, opened)
    for reader in (opened, office.opened()):
        found = reader.name("0412", "gate")
        assert found is not None
        assert (found.fact, found.rivals) == (corrected, ())
        assert reader.next_number(Kind.NAME, "0412") == 3
        assert reader.next_number(Kind.NAME, "0413") == 1
        assert reader.next_number(Kind.MEDICAL, "0412") == 1


def test_somebody_is_found_once_by_the_new_and_by_the_old_spelling() -> None:
    office = Office()
    office.add(YUSUF)
    opened = office.opened()
    corrected = Name("0412", latin="Younes Halabi")
    office.vault.add(writer("gate-2"), [corrected], NOON, opened)
    for asked in ("Yousef", "Younes", "Halabi"):
        answer = opened.find(asked, "gate")
        assert [found.fact for found in answer.people] == [corrected]
        assert answer.more == 0


def test_two_who_did_not_know_of_each_other_are_both_shown() -> None:
    office = Office()
    other = Name("0412", latin="Khaled")
    office.add(YUSUF, by="gate-1", at="2016-12-15T12:00:00Z")
    office.add(other, by="gate-2", at="2016-12-15T12:00:01Z")
    office.add(other, by="gate-1", at="2016-12-15T11:00:00Z")
    found = office.opened().name("0412", "gate")
    assert found is not None
    assert (found.fact, found.rivals) == (other, (YUSUF,))


SAID = st.builds(
    Said,
    device=st.sampled_from(["gate-1", "gate-2"]),
    number=st.integers(1, 3),
    written=st.sampled_from([NOON, "2016-12-16T12:00:00Z"]),
    fact=st.builds(Name, st.just("0412"), latin=st.sampled_from(["Yusuf", "Khaled", "Omar"])),
)


@given(st.lists(SAID, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_same_versions_show_the_same_name_in_any_order(
    versions: list[Said], chance: random.Random
) -> None:
    contents = [(Kind.NAME, write(said, writer(said.device), OPERATION)) for said in versions]
    shuffled = contents + chance.choices(contents, k=2)
    chance.shuffle(shuffled)
    known = trust("gate-1", "gate-2")
    one, other = (Opened(each, known, lambda _: None) for each in (contents, shuffled))
    found = one.name("0412", "x")
    again = other.name("0412", "x")
    assert found is not None
    assert again is not None
    assert (found.fact, set(found.rivals)) == (again.fact, set(again.rivals))
    assert found.fact == max(versions, key=order).fact
    assert one.count(Kind.NAME) == other.count(Kind.NAME) == 1


def test_a_later_clock_holds_only_among_equal_counts() -> None:
    fact = YUSUF
    first = Said("gate-2", 1, "2016-12-31T00:00:00Z", fact)
    second = Said("gate-1", 2, NOON, fact)
    assert order(second) > order(first)
    assert order(Said("gate-1", 1, "2016-12-31T00:00:01Z", fact)) > order(first)
    assert order(Said("gate-3", 1, "2016-12-31T00:00:00Z", fact)) > order(first)
    assert order(Said("gate-2", 1, first.written, DIABETES)) != order(first)


@dataclass
class Forged:
    """Records that somebody puts into the store who is not enrolled."""

    office: Office

    def put(self, content: bytes, kind: Kind = Kind.NAME) -> None:
        reader = MEDIC if kind is Kind.MEDICAL else REGISTRAR
        sealed = record.seal(content, kind, OPERATION, [reader.public])
        self.office.store.seal([sealed.text])


def test_what_no_enrolled_device_said_is_not_shown() -> None:
    office = Office()
    office.add(YUSUF)
    forged = Forged(office)
    wrong = Name("0412", latin="Somebody Else")
    forged.put(write(Said("stranger", 9, NOON, wrong), writer("stranger"), OPERATION))
    forged.put(write(Said("gate-1", 9, NOON, wrong), writer("gate-2"), OPERATION))
    forged.put(write(Said("gate-1", 9, NOON, wrong), writer("gate-1"), "another operation"))
    forged.put(write(Said("gate-1", 9, NOON, Medical("0412", "x")), writer("gate-1"), OPERATION))
    forged.put(b"nonsense")
    forged.put(b"")
    opened = office.opened()
    found = opened.name("0412", "gate")
    assert found is not None
    assert (found.fact, found.rivals) == (YUSUF, ())
    assert opened.next_number(Kind.NAME, "0412") == 2
    assert opened.find("Somebody Else", "gate").people == (found.__class__(YUSUF, (), 1.0),)


def test_a_search_passes_over_whom_no_enrolled_device_named() -> None:
    office = Office()
    for number in range(3):
        said = Said("stranger", 1, NOON, Name(f"9{number}", latin="Yousef Halabi"))
        Forged(office).put(write(said, writer("stranger"), OPERATION))
    office.add(YUSUF)
    answer = office.opened().find("Yousef Halabi", "gate", most=2)
    assert [found.fact for found in answer.people] == [YUSUF]
    assert [reading.people for reading in office.readings] == [("0412",)]


def test_a_signature_of_the_wrong_length_is_none() -> None:
    known = trust("gate-1")
    assert not Version(b"short").holds(known)
    assert not known.signed("gate-1", b"message", b"short")
    assert not known.signed("gate-2", b"message", bytes(64))
    broken = Trust(OPERATION, {"gate-1": b"short"}, frozenset())
    assert not broken.signed("gate-1", b"message", bytes(64))
    assert repr(Version(b"Yousef")) == "<Version>"
    assert repr(Said("gate-1", 3, NOON, YUSUF)) == "<Said gate-1/3>"


def test_nothing_shows_a_name_by_accident() -> None:
    office = Office()
    office.add(YUSUF)
    opened = office.opened()
    found = opened.find("Yousef", "gate")
    assert repr(opened) == "<Opened>"
    assert "Yousef" not in repr(found) + repr(writer("gate-1")) + repr(Writer("hub", bytes(32)))
    assert "يوسف" not in repr(found)
    assert repr(writer("gate-1")) == "Writer(gate-1)"


def test_all_facts_are_sealed_or_none() -> None:
    office = Office()
    before = set(office.store.texts)
    with pytest.raises(Refused) as refused:
        office.add(YUSUF, Name("0413"), Medical("", "x"))
    assert codes(refused) == ["V-NAMELESS", "V-WRISTBAND"]
    assert [notice.where.row for notice in refused.value.notices] == [2, 3]
    assert office.store.texts == before


def test_nothing_is_sealed_for_nobody() -> None:
    vault = Vault(Shelf(), trust("gate-1"))
    with pytest.raises(Refused) as refused:
        vault.add(writer("gate-1"), [YUSUF, DIABETES], NOON)
    assert codes(refused) == ["V-UNREAD-NAME", "V-UNREAD-MEDICAL"]
    vault.name_reader(writer("hub"), REGISTRAR.public, "registrar", {Kind.NAME})
    vault.add(writer("gate-1"), [YUSUF], NOON)
    with pytest.raises(Refused) as refused:
        vault.add(writer("gate-1"), [YUSUF, DIABETES], NOON)
    assert codes(refused) == ["V-UNREAD-MEDICAL"]


def test_only_a_coordinators_device_names_readers() -> None:
    office = Office()
    with pytest.raises(Refused) as refused:
        office.vault.name_reader(writer("gate-1"), key(3).public, "spy", {Kind.NAME})
    assert codes(refused) == ["V-COORDINATOR"]
    assert dict(refused.value.notices[0].numbers) == {"device": "gate-1"}
    assert len(office.vault.readers()) == 2


@pytest.mark.parametrize(
    ("public", "duty"),
    [(b"short", "doctor"), (bytes(33), "doctor"), (key(3).public, " "), (key(3).public, "d" * 201)],
)
def test_a_reader_has_a_key_and_a_duty(public: bytes, duty: str) -> None:
    office = Office()
    with pytest.raises(Refused) as refused:
        office.vault.name_reader(writer("hub"), public, duty, {Kind.NAME})
    assert codes(refused) == ["V-READER"]
    assert len(office.vault.readers()) == 2


def test_who_reads_what_is_told() -> None:
    office = Office()
    named = office.vault.name_reader(writer("hub"), key(3).public, "d" * 200, set(Kind))
    assert named == Reader(key(3).public, "d" * 200, frozenset(Kind))
    assert set(office.vault.readers()) == {
        *office.vault.readers(Kind.NAME),
        *office.vault.readers(Kind.MEDICAL),
    }
    assert [r.duty for r in office.vault.readers(Kind.NAME) if r != named] == ["registrar"]
    assert [r.duty for r in office.vault.readers(Kind.MEDICAL) if r != named] == ["medic"]


def test_a_reader_who_is_taken_back_reads_nothing_new() -> None:
    office = Office()
    office.vault.name_reader(writer("hub"), key(3).public, "helper", {Kind.NAME})
    office.add(YUSUF)
    office.vault.name_reader(writer("hub"), key(3).public, "helper", set())
    office.add(Name("0413", latin="Khaled"))
    helper = office.opened(key(3))
    assert helper.name("0412", "gate") is not None
    assert helper.name("0413", "gate") is None


def test_a_later_reader_is_let_in_by_one_who_reads() -> None:
    office = Office()
    office.add(YUSUF, DIABETES)
    later = office.vault.name_reader(writer("hub"), key(3).public, "registrar", {Kind.NAME})
    assert office.opened(key(3)).name("0412", "gate") is None
    assert office.vault.share(MEDIC, later) == 0
    assert office.vault.share(REGISTRAR, later) == 1
    assert office.vault.share(REGISTRAR, later) == 1
    office.store.texts.add("no record")
    opened = office.opened(key(3))
    assert opened.name("0412", "gate") is not None
    assert opened.count(Kind.NAME) == office.opened().count(Kind.NAME) == 1
    assert office.opened(key(3)).medical("0412", "gate") is None


def test_nobody_is_let_in_whom_no_coordinator_named() -> None:
    office = Office()
    office.add(YUSUF)
    spy = Reader(key(3).public, "spy", frozenset(Kind))
    assert office.vault.share(REGISTRAR, spy) == 0
    assert office.opened(key(3)).count(Kind.NAME) == 0


LIKE_YUSUF = [
    (Name("9", latin="Yusuf El-Halaby"), True),
    (Name("9", arabic="يوسف حلبي", born=1982, sex="male"), True),
    (Name("9", arabic="يوسف حلبي", born=1983), True),
    (Name("9", arabic="يوسف حلبي", born=1984), False),
    (Name("9", arabic="يوسف حلبي", father="Khalid Halabi"), True),
    (Name("9", arabic="يوسف حلبي", father="محمود"), False),
    (Name("0412", arabic="يوسف الحلبي"), False),
    (Name("9", arabic="خالد الشامي"), False),
    (Name("9", latin="Yusuf Shami Damascene"), False),
]


@pytest.mark.parametrize(("name", "likely"), LIKE_YUSUF)
def test_a_likely_duplicate_is_warned_of(name: Name, likely: bool) -> None:
    office = Office()
    office.add(YUSUF)
    found = office.opened().similar(name, "registering")
    assert [each.fact for each in found] == ([YUSUF] if likely else [])
    assert [reading.people for reading in office.readings] == ([("0412",)] if likely else [])


def test_a_woman_is_not_taken_for_a_man() -> None:
    office = Office()
    office.add(Name("1", latin="Nour Halabi", sex="female"))
    opened = office.opened()
    assert opened.similar(Name("9", latin="Nour Halabi", sex="male"), "x") == ()
    assert len(opened.similar(Name("9", latin="Nour Halabi", sex="female"), "x")) == 1
    assert len(opened.similar(Name("9", latin="Nour Halabi"), "x")) == 1


def test_the_likeliest_duplicate_comes_first_by_its_best_spelling() -> None:
    office = Office()
    office.add(
        Name("3", latin="Yosef Halabi"),
        Name("2", latin="Yusuf Halabi"),
        Name("1", latin="Yusuf Halabi"),
    )
    found = office.opened().similar(Name("9", arabic="يوسف حلبي", latin="Yusuf Halabi"), "x")
    assert [each.fact.wristband for each in found] == ["1", "2", "3"]
    assert [each.likeness == 1.0 for each in found] == [True, True, False]
    turned = office.opened().similar(Name("9", arabic="Yusuf Halabi", latin="يوسف حلبي"), "x")
    assert [each.likeness for each in turned] == [each.likeness for each in found]


def test_a_warning_is_never_in_the_way() -> None:
    office = Office()
    office.add(YUSUF)
    twin = msgspec.structs.replace(YUSUF, wristband="0499")
    assert len(office.opened().similar(twin, "registering")) == 1
    office.add(twin)
    assert office.opened().count(Kind.NAME) == 2


@pytest.mark.parametrize("order_of", list(itertools.permutations(range(3))))
def test_a_store_may_hand_records_over_in_any_order(order_of: tuple[int, ...]) -> None:
    office = Office()
    facts = [Name(f"{n}", latin=latin) for n, latin in enumerate(("Yusuf", "Khaled", "Omar"))]
    office.add(*(facts[at] for at in order_of))
    opened = office.opened()
    for fact in facts:
        found = opened.name(fact.wristband, "gate")
        assert found is not None
        assert found.fact == fact
