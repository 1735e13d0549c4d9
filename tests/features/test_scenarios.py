"""The worked scenarios read clean, hold what their READMEs state, and show every feature."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from safepassage.files import read_scenario
from safepassage.model import PRIORITIES, Role, Scenario

FOLDER = Path(__file__).parents[2] / "scenarios"
SCENARIOS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@cache
def scenario(name: str) -> Scenario:
    reading = read_scenario(FOLDER / name)
    assert reading.notices == ()
    assert reading.scenario is not None
    return reading.scenario


def stated(name: str) -> dict[str, int]:
    """The table "In figures" of the scenario's README."""
    text = (FOLDER / name / "README.md").read_text(encoding="utf-8")
    table = text.split("## In figures")[1].split("## ")[0]
    return {
        what: int(count.replace(",", ""))
        for what, count in re.findall(r"^\| (\w+) \| ([\d,]+) \|$", table, flags=re.MULTILINE)
    }


def counted(one: Scenario) -> dict[str, int]:
    """The same figures, counted in the scenario."""
    heads = one.heads_by_priority()
    under_way = (*one.under_way.aboard, *one.under_way.at_handover)
    return {
        "people": sum(heads.values()),
        **{priority.value: heads[priority] for priority in PRIORITIES},
        "parties": sum(p.count for group in one.groups.values() for p in group.parties)
        + sum(p.count for p in under_way),
        "vehicles": len(one.vehicles),
        "places": len(one.places),
        "crossings": len(one.crossings),
    }


def test_there_are_five() -> None:
    assert len(SCENARIOS) == 5


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_reads_without_a_notice_and_bears_its_folders_name(name: str) -> None:
    assert scenario(name).id == name


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_readme_states_what_its_tables_hold(name: str) -> None:
    assert stated(name) == counted(scenario(name))


@pytest.mark.parametrize("name", SCENARIOS)
def test_everything_has_a_name_in_both_languages(name: str) -> None:
    one = scenario(name)
    named = (
        one,
        *one.zones.values(),
        *one.places.values(),
        *one.crossings.values(),
        *one.kinds.values(),
        *one.groups.values(),
        *one.operators.values(),
        *one.types.values(),
        *one.vehicles.values(),
    )
    assert [thing.id for thing in named if not (thing.name.ar and thing.name.en)] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_place_can_be_drawn_on_a_map(name: str) -> None:
    one = scenario(name)
    points = (*one.places.values(), *one.crossings.values())
    assert [point.id for point in points if point.location is None] == []


FEATURES: dict[str, Callable[[Scenario], bool]] = {
    "several zones": lambda s: len(s.zones) > 1,
    "zone windows": lambda s: any(z.windows for z in s.zones.values()),
    "place windows": lambda s: any(p.windows for p in s.places.values()),
    "crossing windows": lambda s: any(c.windows for c in s.crossings.values()),
    "bays": lambda s: any(p.bays for p in s.places.values()),
    "holds": lambda s: any(p.holds for p in s.places.values()),
    "refuelling": lambda s: any(p.refuel_seconds for p in s.places.values()),
    "range": lambda s: any(t.range_metres for t in s.types.values()),
    "room in heads": lambda s: any(p.room.heads is not None for p in s.places.values()),
    "room by need": lambda s: any(p.room.by_need is not None for p in s.places.values()),
    "room taken": lambda s: bool(s.under_way.room_taken),
    "handover": lambda s: any(Role.HANDOVER in p.roles for p in s.places.values()),
    "room at a handover point": lambda s: any(
        Role.HANDOVER in p.roles and p.room.heads is not None for p in s.places.values()
    ),
    "hospital": lambda s: any(Role.HOSPITAL in p.roles for p in s.places.values()),
    "shared lanes": lambda s: any(c.lanes_shared for c in s.crossings.values()),
    "lanes by direction": lambda s: any(
        c.lanes is not None and not c.lanes_shared for c in s.crossings.values()
    ),
    "inspection by head": lambda s: any(
        c.onward.per_head_seconds.heads for c in s.crossings.values()
    ),
    "parallel crossings": lambda s: len({c.zones for c in s.crossings.values()}) < len(s.crossings),
    "convoys with escorts": lambda s: any(
        c.convoys is not None and c.convoys.escorts for c in s.crossings.values()
    ),
    "triage": lambda s: sum(1 for heads in s.heads_by_priority().values() if heads) == 4,
    "accepted destinations": lambda s: any(g.accepts for g in s.groups.values()),
    "named handovers": lambda s: any(g.handovers for g in s.groups.values()),
    "ready times": lambda s: any(g.ready_at for g in s.groups.values()),
    "arrival rates": lambda s: any(g.arrives_per_hour for g in s.groups.values()),
    "longest time aboard": lambda s: any(g.max_aboard for g in s.groups.values()),
    "wheelchairs": lambda s: any(k.needs.wheelchair for k in s.kinds.values()),
    "stretchers": lambda s: any(k.needs.stretcher for k in s.kinds.values()),
    "alternative layouts": lambda s: any(len(t.layouts) > 1 for t in s.types.values()),
    "speed factors": lambda s: any(t.loaded_factor != t.empty_factor for t in s.types.values()),
    "permitted zones": lambda s: any(v.zones for v in s.vehicles.values()),
    "permitted places": lambda s: any(v.places for v in s.vehicles.values()),
    "availability": lambda s: any(v.available_at for v in s.vehicles.values()),
    "crew hours": lambda s: any(v.crew_hours for v in s.vehicles.values()),
    "required ends": lambda s: any(v.end for v in s.vehicles.values()),
    "epochs": lambda s: len(s.travel.epochs) > 1,
    "given legs": lambda s: bool(s.travel.legs),
    "legs of a profile": lambda s: any(leg.profile for leg in s.travel.legs),
    "straight lines": lambda s: s.travel.detour is not None,
    "closures": lambda s: bool(s.travel.closures),
    "vehicles under way": lambda s: bool(s.under_way.vehicles),
    "people aboard at the start": lambda s: bool(s.under_way.aboard),
    "people at a handover point at the start": lambda s: bool(s.under_way.at_handover),
}


@pytest.mark.parametrize("feature", FEATURES)
def test_some_scenario_shows(feature: str) -> None:
    assert any(FEATURES[feature](scenario(name)) for name in SCENARIOS)
