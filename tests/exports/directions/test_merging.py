"""What a driver does as one is told as one; and no metre is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports.directions.junctions import out, road, route
from safepassage.exports.directions import Kind, Manoeuvre, manoeuvres, merged
from safepassage.model import Name, Stretch


def told(*stretches: Stretch) -> list[Manoeuvre]:
    found = merged(manoeuvres(route(*stretches)))
    assert sum(step.metres for step in found) == sum(s.metres for s in stretches)
    return list(found[1:-1])


def test_two_lefts_across_a_divided_road_are_one_u_turn() -> None:
    (step,) = told(
        road((0.0, -300.0), (0.0, 0.0), name="A", others=(out(0),)),
        road((0.0, 0.0), (-20.0, 0.0), others=(out(270),)),
        road((-20.0, 0.0), (-20.0, -300.0), name="A"),
    )
    assert (step.kind, step.metres, step.name.en) == (Kind.U_TURN, 300, "A")


def test_two_lefts_round_a_block_stay_two() -> None:
    steps = told(
        road((0.0, -300.0), (0.0, 0.0), name="A", others=(out(0),)),
        road((0.0, 0.0), (-100.0, 0.0), others=(out(270),)),
        road((-100.0, 0.0), (-100.0, -300.0), name="B"),
    )
    assert [step.kind for step in steps] == [Kind.TURN, Kind.TURN]


def test_a_road_shifted_sideways_goes_on() -> None:
    steps = told(
        road((0.0, -300.0), (0.0, 0.0), name="A", others=(out(270),)),
        road((0.0, 0.0), (22.0, 0.0), name="B", others=(out(90),)),
        road((22.0, 0.0), (22.0, 300.0), name="A"),
    )
    assert steps == []


def test_a_shift_onto_another_road_is_told_in_one_breath() -> None:
    first, second = told(
        road((0.0, -300.0), (0.0, 0.0), name="A", others=(out(270),)),
        road((0.0, 0.0), (25.0, 0.0), name="B", others=(out(90),)),
        road((25.0, 0.0), (25.0, 300.0), name="C"),
    )
    assert (first.soon, second.soon) == (False, True)


def test_a_name_of_a_few_metres_is_not_told() -> None:
    (step,) = told(
        road((0.0, -300.0), (0.0, 0.0), name="A"),
        road((0.0, 0.0), (0.0, 50.0), name="Bridge"),
        road((0.0, 50.0), (0.0, 900.0), name="B"),
    )
    assert (step.kind, step.name.en, step.metres) == (Kind.CONTINUE, "B", 350)


def test_a_road_without_a_name_is_not_told_of() -> None:
    assert told(road((0.0, 0.0), (0.0, 300.0), name="A"), road((0.0, 300.0), (0.0, 900.0))) == []


STEPS = st.builds(
    Manoeuvre,
    kind=st.sampled_from(list(Kind)),
    at=st.just(route(road((0.0, 0.0), (0.0, 1.0))).origin),
    metres=st.integers(0, 500),
    angle=st.floats(-180, 180),
    name=st.sampled_from([Name(), Name("", "A"), Name("", "B")]),
)


@given(st.lists(STEPS, min_size=1, max_size=12))
def test_no_metre_is_lost_and_turns_stay(steps: list[Manoeuvre]) -> None:
    after = merged(steps)
    if all(step.kind is Kind.CONTINUE for step in steps):
        return  # no route is this: each ends with an arrival
    assert sum(step.metres for step in after) == sum(step.metres for step in steps)
    for kind in (Kind.ROUNDABOUT, Kind.FERRY, Kind.RAMP, Kind.KEEP):
        assert sum(s.kind is kind for s in after) == sum(s.kind is kind for s in steps)
