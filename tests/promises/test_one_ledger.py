"""The ledger is a function of a set: no order, no doubling and no crowd of corrections moves it."""

from __future__ import annotations

from random import Random
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.second_opinion import count
from ledger.story import OPENED, fold_of, key_of, seconds, signed, situation_of, story
from safepassage.ledger import books, lines
from safepassage.ledger.bundle import Bundle, read_bundle, write_bundle
from safepassage.ledger.devices import devices_of, speaks_of_devices
from safepassage.ledger.entries import Entry
from safepassage.ledger.fold import Fold
from safepassage.ledger.frames import frames_of, joined, read_frame
from safepassage.ledger.ledger import Ledger
from safepassage.ledger.situation import situation
from safepassage.ledger.snapshot import State, restored, saved
from safepassage.ledger.store import MemoryStore
from safepassage.ledger.wire import read, write

DEVICES = ("hq", "gate", "rashid", "deputy")
SPOTS = ("waiting:a", "waiting:b", "aboard:x/1", "aboard:y/2", "received:b")
heads = st.sampled_from(["0", "1", "2", "38", "3+2w", "1s", "?"])
spots = st.sampled_from(SPOTS)
trips = st.sampled_from(["x/1", "y/2"])
places = st.sampled_from(["a", "b"])
people = st.sampled_from(["", " #p1", " #p2,p1"])
groups = st.sampled_from(["", " +group=g", " +group=h +party=family +parties=2"])
clocks = st.integers(0, 6).map(lambda tens: f"10:{tens * 9:02}")
ids = st.builds("{}/{}".format, st.sampled_from(DEVICES), st.integers(1, 8))


def _says(kind: str, *words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*words).map(lambda said: " ".join((kind, *said)))


movements = st.one_of(
    *(_says(kind, heads, spots) for kind in ("registered", "joined", "declined", "withdrew")),
    *(_says(kind, heads, spots) for kind in ("left", "missing", "found", "died", "born")),
    _says("boarded", heads, places, trips),
    _says("boarded", heads, places, trips),
    _says("alighted", heads, trips, places, st.sampled_from(["", "empty", "received"])),
    _says("handed_over", heads, places, st.just("hospital")),
    _says("returned", heads, st.sampled_from(["left", "declined"]), spots),
)


@st.composite
def listed(draw: st.DrawFn) -> str:
    """A movement, some with wristbands, as many as heads where these are known."""
    kind, said, *rest = draw(movements).split()
    who = draw(people)
    if who and said != "?":
        said = str(who.count(",") + 1)
    return " ".join((kind, said, *rest)) + who + draw(groups)


others = st.one_of(
    _says("consented", heads, places, places),
    _says("counted", heads, spots),
    _says("departed", trips, places, st.just("b"), st.sampled_from(["", "+counted=38"])),
    _says("arrived", trips, places),
    _says("vehicle_came", st.sampled_from(["x", "y"]), st.just("bus"), places),
    _says("vehicle_went", st.sampled_from(["x", "y"])),
    _says("crossing_closed", st.just("r")),
    _says("crossing_opened", st.just("r")),
    _says("suspended", st.just("shots"), st.sampled_from(["", "+agreement=deal"])),
    _says("resumed", st.sampled_from(["", "+agreement=deal"])),
    _says("agreement_made", st.just("deal"), st.just("north,south")),
    _says("guaranteed", st.just("deal"), st.sampled_from(["north", "south"]), st.just("10:30")),
    _says("agreement_ended", st.just("deal")),
    _says("go_signed", st.sampled_from(["go", "no"])),
    _says("overridden", st.sampled_from(["consent", "suspended"]), trips, st.just("danger")),
    _says("escorted", st.just("p1"), st.just("aunt"), st.just("uncle")),
    _says("clock_checked", st.sampled_from(DEVICES), st.sampled_from(["0", "86400", "-60"])),
    _says("revoked", st.sampled_from(DEVICES), st.sampled_from(["0", "1", "3"]), st.just("lost")),
    _says("enrolled", st.sampled_from(DEVICES), st.sampled_from(["gate", "coordinator"])),
    st.just("completed"),
    _says("resolved", ids.map(lambda id_: f"count:{id_}"), st.just("seen")),
    st.just("resolved aboard:x/1 seen +out_of=joined +into=aboard:x/1 +heads=1"),
    st.just("resolved person:p1 seen +out_of=waiting:a +into=registered +heads=1 #p1"),
)
facts = st.one_of(listed(), listed(), others)
corrections = st.one_of(
    _says("corrected", ids, st.just("slip")),
    _says("corrected", ids, st.just("slip"), facts.map(lambda said: _as_word(said))),
    _says("corrected", ids, st.just("slip"), st.just("+happened=10:31")),
)


def _as_word(said: str) -> str:
    kind = said.split()[0]
    if kind in ("revoked", "enrolled"):
        return ""
    return "+instead=" + said.replace(" ", "~")


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """A few devices that say whatever they like, and correct it, and each other."""
    said = draw(st.lists(st.one_of(facts, corrections), max_size=14))
    lines = [f"{draw(clocks)} {draw(st.sampled_from(DEVICES))} {one}" for one in said]
    deputy = draw(st.sampled_from(["", "06:03 hq enrolled deputy coordinator\n"]))
    return story(OPENED + deputy + "\n".join(lines))


@given(histories(), st.randoms(use_true_random=False), st.sampled_from([0, 256]))
@settings(max_examples=400, deadline=None)
def test_any_order_gives_one_situation(
    entries: list[Entry], random: Random, worth_keeping: int
) -> None:
    mixed = entries + entries[: len(entries) // 2]
    random.shuffle(mixed)
    with (
        patch.object(books, "WORTH_KEEPING", worth_keeping),
        patch.object(lines, "MOST_SHOWN", 2),
    ):
        _same(fold_of(entries), _fold_settled_on_the_way(entries, mixed))


def _same(straight: Fold, crooked: Fold) -> None:
    assert situation(straight) == situation(crooked)
    assert situation(straight).digest == situation(crooked).digest
    assert straight.lots.lots == crooked.lots.lots
    assert {p: straight.persons.where(p) for p in straight.persons.people()} == {
        p: crooked.persons.where(p) for p in crooked.persons.people()
    }


def _fold_settled_on_the_way(entries: list[Entry], mixed: list[Entry]) -> Fold:
    """Devices known from the start, sums brought up to date after every entry."""
    found = {entry.id: entry for entry in entries}
    fold = Fold(found.get, devices_of(filter(speaks_of_devices, entries)))
    for entry in mixed:
        fold.add(entry)
        situation(fold)
    return fold


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_merged_in_any_order_in_any_bundles_ledgers_agree(
    entries: list[Entry], random: Random
) -> None:
    handed = [signed(entry) for entry in entries]
    ledgers = []
    for shuffled in (False, True):
        ledger = Ledger(MemoryStore(), "hq", key_of("hq"))
        crowd = handed + handed
        if shuffled:
            random.shuffle(crowd)
        for begin in range(0, len(crowd), 3):
            ledger.merge(crowd[begin : begin + 3], "2016-12-15T20:00:00Z")
        ledgers.append(ledger)
    first, second = (situation(ledger.fold) for ledger in ledgers)
    assert first == second
    assert first == situation(Ledger(ledgers[0].store, "hq", key_of("hq")).fold)
    assert first == situation(fold_of(entries))


@given(histories(), st.randoms(use_true_random=False), st.sampled_from([None, "10:18", "10:36"]))
@settings(max_examples=300, deadline=None)
def test_the_compiled_count_is_the_plain_one(
    entries: list[Entry], random: Random, until: str | None
) -> None:
    mixed = entries + entries[: len(entries) // 2]
    random.shuffle(mixed)
    found = {entry.id: entry for entry in mixed}
    devices = devices_of(filter(speaks_of_devices, entries))
    moment = None if until is None else seconds(until)
    compiled, plain = (Fold(found.get, devices, until=moment) for _ in range(2))
    for begin in range(0, len(mixed), 5):
        compiled.add_all(mixed[begin : begin + 5])
        count(plain, mixed[begin : begin + 5], 1 << 50 if moment is None else moment)
        if random.random() < 0.5:
            assert situation(compiled) == situation(plain)
    assert situation(compiled) == situation(plain)
    assert compiled.lots.lots == plain.lots.lots
    assert {p: compiled.persons.mentions(p) for p in compiled.persons.people()} == {
        p: plain.persons.mentions(p) for p in plain.persons.people()
    }
    assert compiled.latest == plain.latest


@given(histories())
@settings(max_examples=100, deadline=None)
def test_a_snapshot_goes_on_as_the_fold_would_have(entries: list[Entry]) -> None:
    found = {entry.id: entry for entry in entries}
    devices = devices_of(filter(speaks_of_devices, entries))
    fold = Fold(found.get, devices)
    half = len(entries) // 2
    fold.add_all(entries[:half])
    state = State(fold, {}, set(), fold.seen, devices)
    again = restored(saved(state, key_of("hq")), found.get, key_of("hq"))
    assert again is not None
    assert situation(again.fold) == situation(fold)
    assert again.fold.lots.lots == fold.lots.lots
    fold.add_all(entries[half:])
    again.fold.add_all(entries[half:])
    assert situation(again.fold) == situation(fold)
    assert again.fold.lots.lots == fold.lots.lots
    for name, account in fold.books.accounts.items():
        assert sorted(again.fold.books.accounts[name].steps()) == sorted(account.steps())


@given(histories())
@settings(max_examples=200, deadline=None)
def test_the_equation_holds_after_every_entry(entries: list[Entry]) -> None:
    def balanced(fold: Fold) -> None:
        assert situation(fold).balanced

    fold = fold_of(entries, watch=balanced)
    for account in fold.books.accounts.values():
        assert account.is_source or min(account.shown) >= 0


@given(histories())
@settings(max_examples=200, deadline=None)
def test_lots_add_up_to_their_accounts(entries: list[Entry]) -> None:
    fold = fold_of(entries)
    fold.settle()
    sums: dict[str, list[int]] = {}
    for (account, _, _), lot in fold.lots.lots.items():
        of_account = sums.setdefault(account, [0, 0, 0])
        of_account[:] = [held + more for held, more in zip(of_account, lot[1:], strict=True)]
    for name, account in fold.books.accounts.items():
        assert tuple(sums.get(name, (0, 0, 0))) == account.by_need(), name


@given(histories(), listed(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_what_did_not_happen_counts_as_if_it_had_never_been_told(
    entries: list[Entry], said: str, correction_first: bool
) -> None:
    slip, mend = story(f"10:00 scribe {said}\n10:01 scribe corrected scribe/1 slip")
    silent = story("10:00 scribe stated press A1 x {}\n10:01 scribe corrected scribe/1 slip")
    enrolment = story(OPENED + "06:04 hq enrolled scribe gate")[-1]
    known = [one for one in entries if one.id != enrolment.id and one.device != "scribe"]
    known = [one for one in known if one.device != "hq" or one.number < 4]
    pair = [mend, slip] if correction_first else [slip, mend]
    assert situation_of([*known, enrolment, *pair]) == situation_of([*known, enrolment, *silent])


@given(histories())
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    for entry in entries:
        assert read(write(entry)) == entry
    bundle = Bundle(tuple(signed(entry) for entry in entries), ("c2VhbGVk",))
    text = write_bundle(bundle)
    assert read_bundle(text) == bundle
    frames = [read_frame(code) for code in reversed(frames_of(text))]
    assert joined(frame for frame in [*frames, *frames] if frame is not None) == text


@given(histories(), st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_a_moment_of_the_past_holds_what_had_happened_by_then(
    entries: list[Entry], tens: int
) -> None:
    moment = seconds(f"10:{tens * 9:02}")
    fold = fold_of(entries, until=moment)
    assert situation(fold).balanced
    for account in fold.books.accounts.values():
        assert all(time <= moment for time in account.times)
    assert situation(fold_of(entries, until=1 << 50)) == situation_of(entries)
