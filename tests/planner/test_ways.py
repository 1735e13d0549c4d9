"""Which crossings lead from zone to zone."""

from __future__ import annotations

from safepassage.planner.ways import EXTRA_CROSSINGS, MOST_WAYS, ways_between_zones
from story import scenario

Ways = dict[tuple[str, str], list[tuple[str, ...]]]


def ways(*crossings: str) -> Ways:
    """The ways of the crossings that the words tell: ``gate in out``."""
    told = [crossing.split() for crossing in crossings]
    zones = dict.fromkeys(zone for _, *both in told for zone in both)
    lines = [f"zone {zone}" for zone in zones] or ["zone in"]
    lines += [f"crossing {id} from {near} to {far}" for id, near, far in told]
    return ways_between_zones(scenario("\n".join(lines)))


def test_one_crossing_leads_both_ways() -> None:
    assert ways("gate in out") == {("in", "out"): [("gate",)], ("out", "in"): [("gate",)]}


def test_within_a_zone_no_crossing_is_passed() -> None:
    assert ways() == {}
    assert ("in", "in") not in ways("gate in out", "bridge in out")


def test_crossings_in_series_are_passed_in_order() -> None:
    found = ways("gate in mid", "bridge mid out")
    assert found["in", "out"] == [("gate", "bridge")]
    assert found["out", "in"] == [("bridge", "gate")]


def test_of_parallel_crossings_each_is_a_way() -> None:
    assert ways("gate in out", "bridge out in")["in", "out"] == [("gate",), ("bridge",)]
    found = ways("a in mid", "b in mid", "c mid out", "d mid out")
    assert set(found["in", "out"]) == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}


def test_a_way_round_counts_if_it_is_hardly_longer() -> None:
    round_about = ("straight a d", "ab a b", "bd b d", "bc b c", "cd c d")
    assert ways(*round_about)["a", "d"] == [("straight",), ("ab", "bd")]
    assert EXTRA_CROSSINGS == 1


def test_no_zone_is_entered_twice() -> None:
    found = ways("gate in out", "bridge in out", "pass out far")
    assert set(found["in", "far"]) == {("gate", "pass"), ("bridge", "pass")}


def test_zones_that_nothing_joins_have_no_way() -> None:
    assert ("in", "far") not in ways("gate in out", "pass far island")


def test_there_are_never_more_ways_than_can_be_looked_at() -> None:
    many = [f"a{n} in mid" for n in range(5)] + [f"b{n} mid out" for n in range(5)]
    assert len(ways(*many)["in", "out"]) == MOST_WAYS
    assert ways(*many, "short in out")["in", "out"][0] == ("short",)
