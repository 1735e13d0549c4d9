"""How things stood at any moment, worked out once for each decision."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.story import at, fact, seconds
from safepassage.ledger.policy import Policy

decisions = st.sampled_from(
    [
        "agreement_made deal north,south +ends=10:40",
        "agreement_made truce north,east",
        "agreement_ended deal",
        "guaranteed deal north 10:10",
        "guaranteed deal south 10:50",
        "guaranteed deal south 23:00",
        "suspended shots",
        "suspended shots +agreement=deal",
        "resumed",
        "resumed +agreement=deal",
        "go_signed go",
        "go_signed no",
        "completed",
        "called_off shots",
    ]
)
told = st.lists(st.tuples(st.integers(0, 59), decisions), max_size=8)


def clock(minute: int) -> str:
    return f"10:{minute:02d}"


@given(told, st.data())
def test_asked_on_the_way_or_once_it_is_the_same(
    said: list[tuple[int, str]], data: st.DataObject
) -> None:
    crooked, straight, kept = Policy(), Policy(), []
    for number, (minute, one) in enumerate(said):
        decided = fact(one), seconds(clock(minute)), f"hq/{number + 1}"
        assert crooked.count(*decided, 1)
        crooked.at(seconds(clock(data.draw(st.integers(0, 59)))))
        if data.draw(st.booleans()):
            kept.append(decided)
        else:
            assert crooked.count(*decided, -1)
    for decided in reversed(kept):
        straight.count(*decided, 1)
    for minute in range(60):
        assert crooked.at(seconds(clock(minute))) == straight.at(seconds(clock(minute)))


def test_a_guarantee_that_has_ended_is_asked_about_no_more() -> None:
    policy = Policy()
    for number, (minute, ends) in enumerate([(0, "10:10"), (5, "12:00"), (20, "10:30")]):
        given_then = fact(f"guaranteed deal north {ends}")
        policy.count(given_then, seconds(clock(minute)), f"hq/{number + 1}", 1)
    ends_of = {
        minute: [one.ends for one in policy.at(seconds(clock(minute))).guarantees]
        for minute in (0, 5, 10, 11, 20, 30, 31)
    }
    first, second, third = at("10:10"), at("12:00"), at("10:30")
    assert ends_of == {
        0: [first],
        5: [first, second],
        10: [first, second],
        11: [second],
        20: [second, third],
        30: [second, third],
        31: [second],
    }
    assert not policy.count(fact("vehicle_went x"), 0, "hq/9", 1)
