"""Whatever is told, in whatever order: heads are neither made nor lost by counting them again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from benchmarks.journals import journal
from hypothesis import given
from hypothesis import strategies as st

from audit.town import Town, audited, fact
from safepassage.audit import Audit
from tries import tries

SPOTS = ["waiting:mill", "waiting:farm", "aboard:bus/1", "aboard:bus/2", "received:school"]
HEADS = st.none() | st.fixed_dictionaries(
    {}, optional={need: st.integers(0, 40) for need in ("seat", "wheelchair", "stretcher")}
)
MOVES = st.one_of(
    st.builds(
        lambda kind, where, heads: fact(kind, where=where, heads=heads),
        st.sampled_from(
            ["registered", "joined", "born", "declined", "left", "died", "missing", "found"]
        ),
        st.sampled_from(SPOTS),
        HEADS,
    ),
    st.builds(
        lambda place, trip, heads: fact(
            "boarded", place=place, vehicle="bus", trip=trip, heads=heads
        ),
        st.sampled_from(["mill", "farm"]),
        st.integers(1, 2),
        HEADS,
    ),
    st.builds(
        lambda trip, received, empty, heads: fact(
            "alighted",
            vehicle="bus",
            trip=trip,
            place="school" if received else "farm",
            received=received,
            empty=empty,
            heads=heads,
        ),
        st.integers(1, 2),
        st.booleans(),
        st.booleans(),
        HEADS,
    ),
    st.builds(
        lambda out_of, into, seats: fact(
            "resolved", discrepancy="x", reason="y", out_of=out_of, into=into, heads={"seat": seats}
        ),
        st.sampled_from([*SPOTS, "joined", "handed_over:aunt"]),
        st.sampled_from([*SPOTS, "left", "registered"]),
        st.integers(0, 3),
    ),
    st.builds(
        lambda where, heads: fact("counted", where=where, heads=heads),
        st.sampled_from(SPOTS),
        HEADS,
    ),
)


@st.composite
def stories(draw: st.DrawFn) -> Town:
    """Three devices tell things, correct one another, and one is revoked halfway."""
    town = Town()
    makers = [town.root, town.gate, town.other]
    for _ in range(draw(st.integers(0, 12))):
        maker, minutes = draw(st.sampled_from(makers)), draw(st.integers(0, 40))
        said = draw(MOVES)
        if draw(st.integers(0, 3)) == 0:
            entry = draw(st.sampled_from(["gate-1/1", "gate-2/2", "coordinator/4", "gate-1/3"]))
            instead = draw(st.none() | st.just(said))
            said = fact("corrected", entry=entry, reason="misread", instead=instead)
        elif draw(st.integers(0, 9)) == 0:
            said = fact("clock_checked", device="gate-1", ahead=draw(st.integers(-900, 900)))
        town.say(said, minutes, by=maker)
    if draw(st.booleans()):
        what = fact("revoked", device="gate-2", after=draw(st.integers(0, 3)), reason="lost")
        town.say(what, by=town.root)
    return town


def audit(town: Town) -> Audit:
    with tempfile.TemporaryDirectory() as folder:
        return audited(journal(town.told, town.root), Path(folder))


@given(stories())
@tries(60)
def test_the_equation_holds(town: Town) -> None:
    """Need by need; and what does not fit is a discrepancy with its entries."""
    found = audit(town)
    assert found.problems == ()
    terms = found.count.equation()
    for need in range(3):
        came = sum(terms[source][need] for source in ("registered", "joined", "born"))
        assert came == sum(heads[need] for heads in terms.values()) - came
    off = [found.count.off(account) for account in list(found.count.balances)]
    assert terms["unreconciled"] == tuple(sum(heads) for heads in zip(*off, strict=True)) or not off
    wrong = {one.id for one in found.discrepancies if one.sort == "account"}
    assert wrong == {a for a in found.count.balances if any(found.count.off(a))}
    for account in found.count.balances:
        if account not in ("registered", "joined", "born"):
            assert min(found.count.shown(account)) >= 0


@given(stories(), st.randoms(use_true_random=False))
@tries(60)
def test_the_order_of_the_lines_changes_nothing(town: Town, chance: Random) -> None:
    before = audit(town)
    opening, *rest = town.told
    chance.shuffle(rest)
    town.told = [opening, *rest]
    after = audit(town)
    assert after.problems == ()
    assert after.count.equation() == before.count.equation()
    assert dict(after.count.balances) == dict(before.count.balances)
    assert after.count.uncertain == before.count.uncertain
    assert [(one.id, one.off, one.stated, one.found) for one in after.discrepancies] == [
        (one.id, one.off, one.stated, one.found) for one in before.discrepancies
    ]
    assert [{entry.id for entry in one.entries} for one in after.discrepancies] == [
        {entry.id for entry in one.entries} for one in before.discrepancies
    ]
    assert {entry.id for entry in after.standing.counting} == {
        entry.id for entry in before.standing.counting
    }
