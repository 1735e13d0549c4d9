"""Published instances of two families, where the data is at hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from safepassage.files.bep import read_bep
from safepassage.files.icep import read_icep
from safepassage.model import Scenario
from safepassage.planner.plain import Outcome, plain_search
from safepassage.travel import TravelTimes

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason=f"no {DATA}: the instances come from the repositories jjloyola/bep-grasp and "
    "singfie/ICEP-exact-implementation",
)


def searched(scenario: Scenario) -> Outcome:
    """What the search knows after a round, or when value and bound meet."""
    search = plain_search(scenario, TravelTimes(scenario), seed=0)
    assert search is not None
    for _ in search.outcomes(None, lambda: False, rounds=1):
        pass
    return search.outcome()


@pytest.mark.parametrize("name", ["2-2-2-i1", "4-4-3-i8", "6-6-4-i5", "8-8-5-i3", "10-10-6-i5"])
def test_bus_evacuation_is_proven_at_the_best_known_value(name: str) -> None:
    with (DATA / "bep" / "published.csv").open(encoding="utf-8") as rows:
        best = {row["instance"]: int(row["best_known"]) for row in csv.DictReader(rows)}
    outcome = searched(read_bep(DATA / "bep" / "random" / f"BEP-1-{name}.txt"))
    assert outcome.value == outcome.bound == best[f"BEP-1-{name}"]


@pytest.mark.parametrize(
    ("instance", "name", "minutes"),
    [
        ("test_1", "Demand_0", 486.0),
        ("bowen_small_fleet", "Scenario 1: Mount Collins", 164.75),
        ("bowen_small_fleet", "Scenario 3: Killarney Lake", 67.0),
        ("bowen_small_fleet", "Scenario 4: Eaglecliff", 72.85),
    ],
)
def test_islands_are_proven_within_a_second_a_leg_of_the_best_known_value(
    instance: str, name: str, minutes: float
) -> None:
    outcome = searched(read_icep(DATA / "icep" / instance, name))
    assert outcome.value == outcome.bound == round(minutes * 60)
