"""Lists put in another order: loosened, the longest way first, and without what breaks them."""

from __future__ import annotations

from planner.dispatch import told_of, trip
from safepassage.planner import _engine
from safepassage.planner.problem import Translation, translate
from story import scenario

TOWN = """
    depot     garage
    assembly  school
    assembly  ward
    reception near
    reception far
    type      bus seat 4 stop 60 board 30 alight 15
    type      van seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus garage available 0:01
    vehicle   van-1 van garage
    everywhere 10m
    leg       school far 30m
    group     town at school 12 person
    group     hurt at ward 4 person T1
"""


def loosened(town: str, trips: str, *, far_first: bool = False) -> list[str]:
    """The list as it is loosened, each trip as it would be written down."""
    translation = translate(scenario(town))
    search = _engine.Search(translation.problem, 1)
    return [told_of(translation, t) for t in search.loosened(asked(translation, trips), far_first)]


def asked(translation: Translation, trips: str) -> list[_engine.Trip]:
    return [trip(translation, line) for line in trips.splitlines() if line.strip()]


def test_trips_are_loosened_in_the_order_in_which_they_began() -> None:
    assert loosened(TOWN, "bus-2 school > near\nbus-1 school > near\nbus-1 school > near") == [
        "bus-1 school > near loose",
        "bus-2 school > near loose",
        "bus-1 school > near loose",
    ]


def test_the_wounded_keep_their_times_and_come_first() -> None:
    assert loosened(TOWN, "bus-1 school > near\nbus-2 ward > near\nbus-1 school > near") == [
        "bus-2 ward > near",
        "bus-1 school > near loose",
        "bus-1 school > near loose",
    ]


def test_those_aboard_at_the_start_are_brought_on_as_they_were() -> None:
    town = (
        TOWN
        + """
        under-way bus-1 school arrives 0:05 layout plain
        aboard    bus-1 town 2 person since -60
    """
    )
    assert loosened(town, "bus-2 school > near\nbus-1 > near") == [
        "bus-1 > near",
        "bus-2 school > near loose",
    ]


def test_trips_that_carry_nobody_are_left_out() -> None:
    trips = "bus-1 ward > near\nbus-2 ward > near"
    assert loosened(TOWN, trips) == ["bus-1 ward > near"]


def test_those_with_the_longest_way_go_first() -> None:
    trips = "bus-1 school > near\nbus-2 school > far\nbus-1 school > near"
    assert loosened(TOWN, trips, far_first=True) == [
        "bus-1 school > far loose",
        "bus-2 school > near loose",
        "bus-1 school > near loose",
    ]


def test_the_longest_way_first_holds_within_a_pool() -> None:
    trips = "bus-1 school > near\nvan-1 school > far"
    assert loosened(TOWN, trips, far_first=True) == [
        "bus-1 school > near loose",
        "van-1 school > far loose",
    ]


def test_people_are_not_sent_where_they_may_not_go() -> None:
    """Who may go far and who may go near differ: destinations are not exchanged."""
    town = TOWN + "group home at school 4 person accepts near"
    trips = "bus-1 school > near\nbus-2 school > far"
    assert loosened(town, trips, far_first=True) == [
        "bus-1 school > near loose",
        "bus-2 school > far loose",
    ]


def test_the_longest_way_is_measured_through_the_crossings() -> None:
    """No road leads past the gate: how far it is behind it decides."""
    town = """
        zone      in
        zone      out
        assembly  school in in
        reception near in out
        reception far in out
        type      bus seat 4
        vehicle   bus-1 bus school
        vehicle   bus-2 bus school
        road      school gate 7m
        road      gate near 5m
        crossing  gate from in to out inspect 5m
        group     town at school 8 person
    """
    town += "road gate far 25m"
    trips = "bus-1 school > near\nbus-2 school > far"
    told = loosened(town, trips, far_first=True)
    assert told == ["bus-1 school > far loose", "bus-2 school > near loose"]


def test_where_trips_cannot_be_dispatched_in_time_the_list_stays_as_it_is() -> None:
    trips = ["bus-2 school > near", "bus-1 school > near"]
    assert loosened(TOWN + "reception hall holds 1", "\n".join(trips), far_first=True) == trips


def test_a_trip_is_kept_whose_last_stop_was_left_out() -> None:
    """All who rode alighted at its first drop: it carried them all the same."""
    trips = "bus-1 school > near,far loose"
    assert loosened(TOWN, trips) == [trips]


def test_for_people_whom_a_list_leaves_trips_are_put_at_its_end() -> None:
    translation = translate(scenario(TOWN))
    search = _engine.Search(translation.problem, 1)
    topped = search.topped_up(asked(translation, "bus-1 school > near loose"))
    assert told_of(translation, topped[0]) == "bus-1 school > near loose"
    assert not any(said.whole for said in topped)
    assert search.evaluate(topped).left == [0, 0, 0, 0]
    assert search.evaluate(topped[:1]).left != [0, 0, 0, 0]


def test_nobody_is_taken_from_one_handover_point_to_another_by_a_first_list() -> None:
    """At either the coach fetches them; the way between is short, and would look quick."""
    translation = translate(
        scenario(
            """
            assembly  school
            handover  edge
            handover  verge
            reception arena
            type      bus seat 4
            vehicle   bus-1 bus school places school,edge,verge
            vehicle   coach-1 bus edge places edge,verge,arena
            road      school edge 10m
            road      edge verge 1m
            road      verge arena 30m
            road      edge arena 30m
            group     town at school 8 person
            """
        )
    )
    search = _engine.Search(translation.problem, 1)
    lists = [
        search.build([], choosy, True, people)
        for choosy in (False, True)
        for people in (False, True)
    ]
    told = {told_of(translation, said) for trips in lists for said in trips}
    assert not told & {"bus-1 edge > verge", "coach-1 edge > verge", "bus-1 verge > edge"}
    assert not told & {"coach-1 verge > edge"}


def test_for_t1_patients_alone_that_list_is_best_which_spares_the_large_vehicle() -> None:
    translation = translate(
        scenario(
            """
            assembly  ward
            reception clinic
            type      bus seat 40
            type      car seat 4
            vehicle   bus-1 bus ward
            vehicle   car-1 car ward
            road      ward clinic 10m
            group     hurt at ward 4 person T1
            """
        )
    )
    search = _engine.Search(translation.problem, 1, least_urgent=0)
    for line in ("bus-1 ward > clinic", "car-1 ward > clinic", "bus-1 ward > clinic"):
        search.offer(asked(translation, line))
    assert [told_of(translation, said) for said in search.best] == ["car-1 ward > clinic"]


def test_a_list_is_mended_by_leaving_out_what_breaks_it() -> None:
    """After bus 1's long way nobody can be back where it must end."""
    town = TOWN.replace("bus-1 bus garage", "bus-1 bus garage end garage") + "horizon 0:45"
    translation = translate(scenario(town))
    search = _engine.Search(translation.problem, 1)
    trips = asked(translation, "bus-1 school > far loose\nbus-2 school > near loose")
    assert search.evaluate(trips).broken == 1
    mended = search.mend(trips)
    assert [told_of(translation, t) for t in mended] == ["bus-2 school > near loose"]
    assert search.evaluate(mended).broken == 0
