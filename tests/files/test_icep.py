"""Published isolated community evacuations become the scenarios that their page describes."""

import csv
import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.files.icep import read_icep
from safepassage.files.icep.docks import ways
from safepassage.files.icep.instance import Instance, Vessel, sailing
from safepassage.language import LANGUAGES, language
from safepassage.model import Leg, PartyCount, Role, Scenario
from safepassage.notices import Refused
from tries import tries

PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "icep"
needs_published = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="needs ../shared/data/icep, see its README"
)

ISLAND = {
    "input/vessels.csv": """
        Vessel_name,Vessel_type,max_cap,v_loaded,vmax,loading time,time to availability
        Heron,ferry,100,10,12,10,5
        Tern,taxi,12,20,25,2.5,0
        Gull,taxi,12,20,25,2.5,20
    """,
    "input/initial vessel docks.csv": """
        Dock,Vessel
        Town quay,Heron
        Cove pier,Tern
        Cove pier,Gull
    """,
    "input/island docks.csv": """
        Dock,Location
        Cove pier,Cove
        Cove beach,Cove
        Light pier,Lighthouse
    """,
    "input/mainland docks.csv": """
        Dock
        Town quay
    """,
    "input/vessel compatibility.csv": """
        ,Heron,Tern,Gull
        Cove pier,1,1,1
        Cove beach,0,1,1
        Light pier,0,1,1
        Town quay,1,1,1
        Old quay,1,1,1
    """,
    "input/scenarios.csv": """
        Scenario,Location,private_evac,Demand,Probability
        Fire,Cove,40,300,0.5
        Fire,Lighthouse,0,25,0.5
        Flood,Lighthouse,25,25,0.5
    """,
    "incidences/zeta.csv": """
        Origin,Destination,Distance
        Town quay,Cove pier,6
        Town quay,Cove beach,5
        Town quay,Light pier,10
        Cove pier,Cove pier,0
        Cove pier,Cove beach,3
        Cove pier,Light pier,4
    """,
    "incidences/delta.csv": """
        Origin,Destination,Distance
        Town quay,Cove pier,6
        Town quay,Cove beach,5
        Town quay,Light pier,10
    """,
    "incidences/gamma.csv": """
        Origin,Destination,Distance
        Cove pier,Town quay,6
        Cove beach,Town quay,5
        Light pier,Town quay,10.01
    """,
}


def written(directory: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """The island's tables in ``directory``, with one text changed for another."""
    for path, text in ISLAND.items():
        old, new = (changes or {}).get(path, ("", ""))
        assert old in text
        lines = "\n".join(line.strip() for line in text.replace(old, new, 1).strip().splitlines())
        file = directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(lines, encoding="utf-8")
    return directory


def legs(scenario: Scenario, vehicle: str) -> dict[tuple[str, str], Leg]:
    profile = scenario.types[scenario.vehicles[vehicle].type].profile
    return {
        (leg.origin, leg.destination): leg for leg in scenario.travel.legs if leg.profile == profile
    }


def test_an_island(tmp_path):
    scenario = read_icep(written(tmp_path / "isle"), "Fire")
    assert scenario.id == "isle-fire"
    assert scenario.groups["cove"].parties == (PartyCount("person", 260),)
    assert scenario.groups["lighthouse"].parties == (PartyCount("person", 25),)
    assert {id: set(place.roles) for id, place in scenario.places.items()} == {
        "start-town-quay": {Role.DEPOT},
        "start-cove-pier": {Role.DEPOT},
        "cove": {Role.ASSEMBLY},
        "lighthouse": {Role.ASSEMBLY},
        "town-quay": {Role.RECEPTION},
    }
    heron, tern, gull = (scenario.vehicles[id] for id in ("heron", "tern", "gull"))
    assert heron.places == ("start-town-quay", "cove", "town-quay")
    assert tern.type == gull.type
    assert gull.available_at == 1200
    assert scenario.types[tern.type].stop_seconds == 150
    assert scenario.types[heron.type].layouts[0].places.seat == 100


def test_one_dock_gives_its_own_times(tmp_path):
    """The ferry can use one dock only; the far pier is the lighthouse's only one."""
    scenario = read_icep(written(tmp_path), "Fire")
    heron, tern = legs(scenario, "heron"), legs(scenario, "tern")
    assert heron["start-town-quay", "cove"].seconds == 1800
    assert heron["town-quay", "cove"] == Leg("town-quay", "cove", 1800, 6 * 1852, "ferry")
    assert heron["cove", "town-quay"].seconds == 2160
    assert ("town-quay", "lighthouse") not in heron
    assert tern["lighthouse", "town-quay"].seconds == 1802
    assert tern["lighthouse", "town-quay"].metres == 18539


def test_two_docks_give_the_time_of_the_better_one_for_each_trip(tmp_path):
    """A boat that lies at the pier loads there first, and at the nearer beach from then on."""
    tern = legs(read_icep(written(tmp_path), "Fire"), "tern")
    home = tern["cove", "town-quay"].seconds
    assert tern["town-quay", "cove"].seconds + home == 720 + 900
    assert tern["start-cove-pier", "cove"].seconds + home == 0 + 1080


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "row", "column"),
    [
        ("input/vessels.csv", "max_cap", "capacity", "F-ICEP-COLUMN", 1, None),
        ("input/vessels.csv", "Heron,ferry,100", "Heron,ferry,many", "F-ICEP-NUMBER", 2, "max_cap"),
        ("input/vessels.csv", "Heron,ferry,100", "Heron,ferry,1.5", "F-ICEP-NUMBER", 2, "max_cap"),
        ("input/vessels.csv", "Heron,ferry,100", "Heron,ferry,0", "F-ICEP-ZERO", 2, "max_cap"),
        ("input/vessels.csv", "100,10,12", "100,-10,12", "F-ICEP-NUMBER", 2, "v_loaded"),
        ("input/vessels.csv", "100,10,12", "100,1e99,12", "F-ICEP-NUMBER", 2, "v_loaded"),
        ("input/vessels.csv", "Gull,taxi", "Tern,taxi", "F-ICEP-TWICE", 4, "Vessel_name"),
        ("input/vessels.csv", "Tern,taxi", ",taxi", "F-ICEP-BLANK", 3, "Vessel_name"),
        ("input/initial vessel docks.csv", "pier,Gull", "pier,Gul", "F-ICEP-UNKNOWN", 4, "Vessel"),
        ("input/scenarios.csv", "Fire,Cove", "Fire,Cave", "F-ICEP-UNKNOWN", 2, "Location"),
        ("input/scenarios.csv", "Fire,L", "Fire,Cove,0,1,1\nFire,L", "F-ICEP-TWICE", 3, "Location"),
        ("input/scenarios.csv", "40,300", "40,most", "F-ICEP-NUMBER", 2, "Demand"),
        ("incidences/gamma.csv", "quay,6", "quay,six", "F-ICEP-NUMBER", 2, "Distance"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_place(tmp_path, path, old, new, code, row, column):
    with pytest.raises(Refused) as refused:
        read_icep(written(tmp_path, {path: (old, new)}), "Fire")
    found = [(n.code, n.where.file, n.where.row, n.where.column) for n in refused.value.notices]
    assert (code, path, row, column) in found
    said(refused.value)


def said(refused: Refused) -> None:
    for code in LANGUAGES:
        for notice in refused.notices:
            assert language(code).notice(notice)


def test_a_scenario_that_the_instance_has_not(tmp_path):
    with pytest.raises(Refused) as refused:
        read_icep(written(tmp_path), "Fires")
    (notice,) = refused.value.notices
    assert notice.code == "F-ICEP-SCENARIO"
    assert "Did you mean “Fire”?" in language("en").notice(notice)


def test_a_vessel_without_a_dock(tmp_path):
    changes = {"input/initial vessel docks.csv": ("Cove pier,Gull", "")}
    with pytest.raises(Refused) as refused:
        read_icep(written(tmp_path, changes), "Fire")
    assert [notice.code for notice in refused.value.notices] == ["F-ICEP-START"]
    said(refused.value)


def test_a_scenario_in_which_nobody_needs_a_vessel(tmp_path):
    with pytest.raises(Refused) as refused:
        read_icep(written(tmp_path), "Flood")
    assert [notice.code for notice in refused.value.notices] == ["F-ICEP-NOBODY"]
    said(refused.value)


@pytest.mark.parametrize("path", ISLAND)
def test_a_table_that_is_missing_or_empty(tmp_path, path):
    directory = written(tmp_path)
    (directory / path).unlink()
    with pytest.raises(Refused) as refused:
        read_icep(directory, "Fire")
    assert ("F-ICEP-FILE", path) in {(n.code, n.where.file) for n in refused.value.notices}
    said(refused.value)
    (directory / path).write_text("", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_icep(directory, "Fire")
    assert path in {notice.where.file for notice in refused.value.notices}
    said(refused.value)


@given(
    path=st.sampled_from(list(ISLAND)),
    at=st.integers(0, 300),
    cut=st.integers(0, 12),
    put=st.text('0129,.\n"xé ', max_size=3),
)
@tries(150)
def test_spoilt_tables_are_refused_or_read_but_never_crash(tmp_path_factory, path, at, cut, put):
    directory = written(tmp_path_factory.getbasetemp() / "spoilt-icep")
    text = (directory / path).read_text(encoding="utf-8")
    at %= len(text) + 1
    (directory / path).write_text(text[:at] + put + text[at + cut :], encoding="utf-8")
    try:
        read_icep(directory, "Fire")
    except Refused as refused:
        said(refused)


# Docks -------------------------------------------------------------------------------------------

MILES = st.integers(0, 40).map(lambda tenths: Fraction(tenths, 10))


@st.composite
def one_location(draw):
    """A vessel, one location with one to three docks, one to three mainland docks."""
    docks = [f"dock {n}" for n in range(draw(st.integers(1, 3)))]
    ends = [f"quay {n}" for n in range(draw(st.integers(1, 3)))]
    vessel = Vessel("v", "", "berth", 9, Fraction(10), Fraction(12), 60, 0, {*docks, *ends})
    return vessel, Instance(
        vessels=(vessel,),
        location_of=dict.fromkeys(docks, "cove"),
        mainland=tuple(ends),
        demand={"cove": 5},
        first={("berth", dock): draw(MILES) for dock in docks},
        out={(end, dock): draw(MILES) for end in ends for dock in docks},
        back={(dock, end): draw(MILES) for end in ends for dock in docks},
    )


def best(vessel, instance, origin, end):
    """The seconds there and back by the best dock."""
    distances = instance.out if origin in instance.mainland else instance.first
    return min(
        sailing(distances[origin, dock], vessel.empty_knots)
        + sailing(instance.back[dock, end], vessel.loaded_knots)
        for dock in instance.location_of
    )


@given(one_location())
@settings(deadline=None)
def test_no_trip_is_promised_that_no_dock_allows(case):
    vessel, instance = case
    found = ways([vessel], instance)["cove"]
    assert list(found.first) == ["berth"]
    for origin, (there, _) in {**found.first, **found.out}.items():
        for end, (home, _) in found.back.items():
            assert there >= 0
            assert home >= 0
            assert there + home >= best(vessel, instance, origin, end)


@given(one_location())
@settings(deadline=None)
def test_trips_are_exact_where_one_dock_or_one_quay_is_left(case):
    vessel, instance = case
    found = ways([vessel], instance)["cove"]
    if len(instance.location_of) > 1 and len(found.back) > 1:
        return
    for origin, (there, _) in {**found.first, **found.out}.items():
        for end, (home, _) in found.back.items():
            assert there + home == best(vessel, instance, origin, end)


# Published instances -----------------------------------------------------------------------------


def least_makespan(scenario: Scenario) -> int:
    """The least clearance time in seconds, by an integer model that counts each vehicle's trips.

    It leaves out whether a vehicle's trips hang together, which makes no difference where every
    trip begins and ends at any mainland dock.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    clearance = model.new_int_var(0, scenario.horizon, "clearance")
    brought = {group.place: [] for group in scenario.groups.values()}
    for vehicle in scenario.vehicles.values():
        type = scenario.types[vehicle.type]
        seats = type.layouts[0].places.seat
        mine = [leg for leg in scenario.travel.legs if leg.profile == type.profile]
        counts = {}
        for leg in mine:
            people = sum(scenario.heads_by_priority().values())
            most = 1 if leg.origin == vehicle.start else -(-people // seats)
            counts[leg] = model.new_int_var(0, most, "")
        used = model.new_bool_var("")
        model.add(sum(n for leg, n in counts.items() if leg.origin == vehicle.start) == used)
        ends = []
        for place in scenario.places:
            arriving = sum(n for leg, n in counts.items() if leg.destination == place)
            leaving = sum(n for leg, n in counts.items() if leg.origin == place)
            if scenario.places[place].receives:
                ends.append(model.new_bool_var(""))
                model.add(arriving == leaving + ends[-1])
            elif place != vehicle.start:
                model.add(arriving == leaving)
        model.add(sum(ends) == used)
        for n in counts.values():
            model.add(n <= n.proto.domain[1] * used)
        trips = {leg: n for leg, n in counts.items() if leg.origin in brought}
        for leg, n in trips.items():
            brought[leg.origin].append(seats * n)
        model.add(
            vehicle.available_at * used
            + sum(leg.seconds * n for leg, n in counts.items())
            + sum(2 * type.stop_seconds * n for n in trips.values())
            <= clearance
        )
    for group in scenario.groups.values():
        model.add(sum(brought[group.place]) >= sum(p.count for p in group.parties))
    model.minimize(clearance)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 60
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def published() -> list[tuple[str, str, float]]:
    with (PUBLISHED / "published.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return [(row["instance"], row["scenario"], float(row["best_known_min"])) for row in rows]


@needs_published
@pytest.mark.parametrize(
    ("instance", "name"),
    [
        ("test_1", "Demand_0"),
        ("test_case_small", "Demand_0"),
        ("bowen_small_fleet", "Scenario 3: Killarney Lake"),
        ("bowen_small_fleet", "Scenario 4: Eaglecliff"),
    ],
)
def test_the_published_makespan_comes_out(instance, name):
    """Up to the seconds that rounding up each leg adds, of which a vessel sails a few dozen."""
    (best_known,) = (m for one, scenario, m in published() if (one, scenario) == (instance, name))
    found = least_makespan(read_icep(PUBLISHED / instance, name))
    assert math.floor(best_known * 60) <= found <= best_known * 60 + 60


@needs_published
def test_every_published_scenario_is_read():
    for instance, name, best_known in published():
        scenario = read_icep(PUBLISHED / instance, name)
        assert scenario.horizon > best_known * 60
        landed_at = {leg.origin for leg in scenario.travel.legs}
        assert {group.place for group in scenario.groups.values()} <= landed_at


@needs_published
def test_scenarios_are_asked_for_by_name_by_demand_or_by_both():
    small = PUBLISHED / "test_case_small"
    by_name = read_icep(small, "Scenario 1")
    by_demand = read_icep(small, "Demand_0")
    by_both = read_icep(small, "Scenario 1/Demand_3")
    assert by_name.groups == by_demand.groups
    assert sum(by_demand.heads_by_priority().values()) == 2799
    assert sum(by_both.heads_by_priority().values()) == 3200
