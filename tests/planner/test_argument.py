"""Bounds gathered on the way hold only beside plans whose earlier figures are no worse."""

from __future__ import annotations

from dataclasses import replace

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Priority, Proof
from safepassage.planner.argument import Argument


def figures(t1: int = 0, t2: int = 0, t1_clearance: int = 0, clearance: int = 0) -> Figures:
    left = dict.fromkeys(PRIORITIES, 0) | {Priority.T1: t1, Priority.T2: t2}
    return Figures(left, t1_clearance, clearance, 0, 0)


def bounds(
    t1: int = 0, t2: int = 0, t1_clearance: int = 0, clearance: int = 0, exposure: int = 0
) -> Bounds:
    left = dict.fromkeys(PRIORITIES, bound(0)) | {Priority.T1: bound(t1), Priority.T2: bound(t2)}
    return Bounds(left, bound(t1_clearance), bound(clearance), bound(exposure))


def bound(value: int) -> Bound:
    return Bound(value, Proof("test", {"value": value}))


def argument(*proven: tuple[Figures, Bounds]) -> Argument:
    made = Argument()
    for one in proven:
        made.add(*one)
    return made


def test_the_larger_bound_holds_whenever_it_was_found() -> None:
    weak, strong = bounds(clearance=10, exposure=90), bounds(clearance=20, exposure=80)
    best = bounds(clearance=20, exposure=90)
    for known in (
        argument((figures(), weak), (figures(), strong)),
        argument((figures(), strong), (figures(), weak)),
    ):
        assert known.beside(figures()) == best


def test_of_equal_bounds_the_last_one_is_given_its_reason() -> None:
    first = bounds(clearance=10)
    last = replace(first, clearance=Bound(10, Proof("later", {})))
    found = argument((figures(), first), (figures(), last)).beside(figures())
    assert found.clearance.proof.method == "later"


def test_a_bound_is_of_no_use_beside_a_plan_that_leaves_more_behind() -> None:
    tight = bounds(t1_clearance=50, clearance=100, exposure=900)
    loose = bounds(t1_clearance=5, clearance=10, exposure=90)
    known = argument((figures(), tight), (figures(t1=1), loose))
    assert known.beside(figures(t1=1)) == loose
    assert known.beside(figures()) == tight


def test_each_figure_asks_for_the_earlier_ones_only() -> None:
    tight = bounds(t1=1, t1_clearance=50, clearance=100, exposure=900)
    loose = bounds()
    given = figures(t1=2, t1_clearance=70, clearance=120)
    known = argument((given, tight), (figures(t1=9), loose))

    assert known.beside(figures(t1=2, t1_clearance=70, clearance=121)) == replace(
        tight, exposure=loose.exposure
    )
    assert known.beside(figures(t1=2, t1_clearance=71, clearance=120)) == replace(
        loose, left_behind=tight.left_behind, t1_clearance=tight.t1_clearance
    )
    assert known.beside(figures(t1=3)) == replace(
        loose, left_behind={**loose.left_behind, Priority.T1: bound(1)}
    )


def test_fewer_of_the_urgent_and_more_of_the_others_is_not_no_worse() -> None:
    tight, loose = bounds(clearance=100), bounds()
    known = argument((figures(t1=1, t2=0), tight), (figures(t1=9, t2=9), loose))
    assert known.beside(figures(t1=0, t2=1)).clearance == bound(0)
    assert known.beside(figures(t1=1, t2=0)).clearance == bound(100)


def test_bounds_are_asked_for_anew_when_a_figure_is_worse_than_any_asked_for() -> None:
    known = argument((figures(t1=1, t1_clearance=50, clearance=80), bounds()))
    assert known.covers(figures(t1=1, t1_clearance=50, clearance=80))
    assert known.covers(figures(t1=0, t1_clearance=40, clearance=80))
    assert not known.covers(figures(t1=0, t2=1))
    assert not known.covers(figures(t1_clearance=51))
    assert not known.covers(figures(clearance=81))
