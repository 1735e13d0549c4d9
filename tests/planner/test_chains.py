"""Searches side by side: in step, and together as good as the best of them."""

from __future__ import annotations

import time

import pytest

from planner.dispatch import trip
from planner.towns import RICH
from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Priority, Proof
from safepassage.planner import _engine
from safepassage.planner.chains import CHAINS, Chains, open_to_others, phases_for
from safepassage.planner.problem import translate
from safepassage.planner.written import figures_of
from story import scenario


def chains(seed: int = 1, threads: int = 1) -> Chains:
    made = Chains(translate(scenario(RICH)), seed, threads)
    made.begin()
    return made


def as_told(trips: list[_engine.Trip]) -> list[tuple[object, ...]]:
    """The trips as values that can be compared."""
    facts = ("vehicle", "layout", "first_lot", "priorities", "patience", "most", "closes", "refuel")
    return [
        (*(getattr(trip, fact) for fact in facts), *trip.picks, *trip.drops, trip.choosy)
        for trip in trips
    ]


def bounds(t1_clearance: int = 0, clearance: int = 0) -> Bounds:
    def bound(value: int) -> Bound:
        return Bound(value, Proof("test", {}))

    return Bounds(
        dict.fromkeys(PRIORITIES, bound(0)), bound(t1_clearance), bound(clearance), bound(0)
    )


def figures(left: int = 0, t1_clearance: int = 0, clearance: int = 0) -> Figures:
    heads = dict.fromkeys(PRIORITIES, 0) | {Priority.T2: left}
    return Figures(heads, t1_clearance, clearance, 100, 100)


def test_there_is_a_list_before_the_first_round() -> None:
    begun = chains()
    assert begun.best
    assert begun.evaluated == 0
    assert begun.searches[0].evaluate(begun.best).broken == 0


def test_one_list_is_built_even_if_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[object] = []
    offer = Chains._offer_loosened
    monkeypatch.setattr(
        Chains, "_offer_loosened", lambda self, trips: (offered.append(trips), offer(self, trips))
    )
    made = Chains(translate(scenario(RICH)), 1, 1)
    made.begin(lambda: True)
    assert len(offered) == 1
    assert made.searches[1].evaluate(made.best).broken == 0
    assert made.figures.left_behind_in_all < sum(scenario(RICH).heads_by_priority().values())


@pytest.mark.parametrize("slow", [False, True])
def test_where_building_is_slow_t1_patients_are_still_searched_for_alone(
    slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safepassage.planner.chains.SLOW_TO_BUILD", 0 if slow else 10**9)
    made = chains()
    assert made.slow_to_build == slow
    assert made.figures.left_behind[Priority.T1] == 0


def test_whoever_gives_up_does_not_wait_for_the_round_to_end() -> None:
    def give_up() -> bool:
        raise KeyboardInterrupt

    run = chains()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run.round(10**8, None, give_up)
    assert time.monotonic() - begun < 30


def test_no_chain_is_behind_after_a_round() -> None:
    run = chains()
    for _ in range(3):
        before = run.figures.key()
        run.round(100, None, lambda: False)
        assert run.figures.key() <= before
        assert len(run.searches) == CHAINS
        best = run.figures
        assert all(figures_of(search.best_score) == best for search in run.searches)


def test_threads_change_nothing() -> None:
    alone, together = chains(threads=1), chains(threads=2)
    for length in (50, 100, 200):
        for run in (alone, together):
            run.round(length, None, lambda: False)
        assert as_told(alone.best) == as_told(together.best)
        assert alone.evaluated == together.evaluated


def test_seeds_go_different_ways() -> None:
    lists = []
    for seed in (1, 2, 3):
        run = chains(seed)
        run.round(60, None, lambda: False)
        lists.append(as_told(run.best))
    assert any(one != lists[0] for one in lists)


@pytest.mark.parametrize("seed", [0, 2, 8, 9, 16, 22])
def test_what_is_scored_is_what_is_kept(seed: int) -> None:
    """Even where a trip that carries nobody let a convoy go, without which the list is worse."""
    run = chains(seed)
    run.round(1000, None, lambda: False)
    for search in run.searches:
        again = search.evaluate(search.best)
        for fact in ("broken", "left", "t1_clearance", "clearance", "exposure", "distance"):
            assert getattr(again, fact) == getattr(search.best_score, fact)


def test_a_round_counts_its_neighbours() -> None:
    run = chains()
    phases = phases_for(run.figures, None, run.translation.scenario.horizon, 100, 0.01)
    run.round(100, None, lambda: False)
    assert run.evaluated == sum(phase[1] for phase in phases) > 100


def test_a_round_ends_early_when_nobody_waits() -> None:
    run = chains()
    before = run.figures
    run.round(10**9, None, lambda: True)
    assert run.stopped
    assert run.evaluated < 10**9
    assert run.figures.key() <= before.key()


def test_a_better_list_is_taken_over_and_a_worse_one_is_not() -> None:
    run = chains()
    best = run.best
    run.offer([])
    assert as_told(run.best) == as_told(best)
    fresh = Chains(run.translation, 7, 1)
    fresh.offer([])
    fresh.offer(best)
    assert as_told(fresh.best) == as_told(best)


@pytest.mark.parametrize(
    ("reached", "bound", "aims"),
    [
        (figures(1, 9, 9), None, ["LeftBehind", "T1Clearance", "Clearance", "Exposure"]),
        (figures(0, 9, 9), None, ["T1Clearance", "Clearance", "Exposure"]),
        (figures(0, 0, 9), None, ["Clearance", "Exposure"]),
        (figures(0, 9, 20), bounds(9, 10), ["Clearance", "Exposure"]),
        (figures(0, 9, 20), bounds(8, 20), ["T1Clearance", "Exposure"]),
        (figures(0, 9, 20), bounds(9, 20), ["Exposure"]),
    ],
)
def test_only_what_may_still_be_improved_is_worked_on(
    reached: Figures, bound: Bounds | None, aims: list[str]
) -> None:
    assert [phase[0].name for phase in phases_for(reached, bound, 3600, 100, 0.01)] == aims


def test_a_phase_cools() -> None:
    for _, length, warm, cold in phases_for(figures(1, 600, 900), None, 3600, 100, 0.01):
        assert 0 < length <= 100
        assert warm > cold > 0


def test_others_ride_along_where_no_t1_patient_is_received_later_for_it() -> None:
    """Those at the near ward have time to spare until those at the far one are received."""
    translation = translate(
        scenario(
            """
            assembly  near
            assembly  far
            reception clinic
            type      bus seat 4 board 30
            vehicle   bus-1 bus near
            vehicle   bus-2 bus far
            road      near clinic 10m
            road      far clinic 20m
            group     hurt-near at near 1 person T1
            group     hurt-far at far 1 person T1
            group     town-near at near 3 person
            group     town-far at far 3 person
            """
        )
    )
    search = _engine.Search(translation.problem, 1)
    trips = [
        trip(translation, line) for line in ("bus-1 near > clinic only T1", "bus-2 far > clinic")
    ]
    assert [said.priorities for said in open_to_others(search, trips)] == [3, 0]


def test_nobody_rides_along_who_would_take_up_the_wounded_s_way_on() -> None:
    """The ferry that fetches the wounded has one place: whoever is at the dock first takes it."""
    translation = translate(
        scenario(
            """
            assembly  village
            handover  dock
            reception harbour
            type      bus seat 4 board 30
            type      boat seat 1
            vehicle   bus-1 bus village places village,dock
            vehicle   boat-1 boat dock places dock,harbour
            road      village dock 10m
            road      dock harbour 10m
            group     town at village 3 person
            group     hurt at village 1 person T1
            """
        )
    )
    search = _engine.Search(translation.problem, 1)
    lines = ("bus-1 village > dock first town/person", "boat-1 dock > harbour")
    trips = open_to_others(search, [trip(translation, line) for line in lines])
    assert search.evaluate(trips).left[0] == 0
