"""A scenario on roads, from its files: planner and checker, changes, crossings, bad input."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from safepassage import api
from safepassage.model import Scenario
from safepassage.notices import Severity
from safepassage.travel import NOT_DRIVABLE, TravelTimes
from safepassage.verify.roads import Roads
from travel.roads.town import Town, degrees

Rows = Iterable[Iterable[object]]

HOME, SAFE = (50, 0), (950, 0)


def write(
    folder: Path, tables: Mapping[str, Rows], *, roads: str = "../town.roads", extra: str = ""
) -> Path:
    """A scenario: people at home, a bus at its depot, and whatever the tables say instead."""
    target = folder / "scenario"
    target.mkdir(exist_ok=True)
    (target / "scenario.toml").write_text(
        f'id = "town"\nstart = "2026-02-01 08:00"\ntimezone = "Asia/Damascus"\nhorizon_h = 8\n'
        f'{extra}[travel]\nroads = "{roads}"\n',
        encoding="utf-8",
    )
    usual: dict[str, Rows] = {
        "zones": [["id"], ["z"]],
        "places": [
            ["id", "zone", "roles", "latitude", "longitude"],
            place("home", "z", "assembly", HOME),
            place("safe", "z", "reception", SAFE),
            place("yard", "z", "depot", (100, 0)),
        ],
        "kinds": [["id", "seat"], ["one", 1]],
        "groups": [["id", "place"], ["g", "home"]],
        "parties": [["group", "kind", "count"], ["g", "one", 30]],
        "vehicle_types": [["id"], ["bus"]],
        "layouts": [["type", "id", "seat"], ["bus", "l", 50]],
        "vehicles": [["id", "type", "start"], ["b", "bus", "yard"]],
        "road_assumptions": [["id", "value"], ["night.share", 1], ["signals.seconds", 0]],
    }
    for name, rows in {**usual, **tables}.items():
        text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
        (target / f"{name}.csv").write_text(text, encoding="utf-8")
    return target


def place(id: str, zone: str, roles: str, at: tuple[float, float]) -> list[object]:
    return [id, zone, roles, *degrees(*at)]


def line(*points: tuple[float, float]) -> str:
    return ", ".join("{} {}".format(*degrees(*point)) for point in points)


def two_roads(town: Town) -> None:
    """The high road, and the low road, which is 200 m longer; 36 km/h signed."""
    for name, y in (("High Road", 0), ("Low Road", -100)):
        bridge = {"bridge": "yes"} if y == 0 else {}
        town.street((0, y), (400, y), name=name, maxspeed="40")
        town.street((400, y), (600, y), name=name, maxspeed="40", **bridge)
        town.street((600, y), (1000, y), name=name, maxspeed="40")
    for x in (0, 1000):
        town.street((x, 0), (x, -100), maxspeed="40")
    town.build()


def metres(scenario: Scenario, spell: int = 0, ends: tuple[str, str] = ("home", "safe")) -> int:
    times = TravelTimes(scenario)
    return int(times.metres("bus", spell)[times.index[ends[0]], times.index[ends[1]]])


def both_agree(scenario: Scenario) -> None:
    """The checker's own search says the same as the planner's, for every drive in every spell."""
    times, roads = TravelTimes(scenario), Roads(scenario)
    for type in scenario.types.values():
        for number, spell in enumerate(scenario.travel.spells):
            seconds = times.seconds(type.id, number, loaded=True)
            far = times.metres(type.id, number)
            for i, a in enumerate(times.points):
                for j, b in enumerate(times.points):
                    zones = (
                        {scenario.places[p].zone}
                        if p in scenario.places
                        else set(scenario.crossings[p].zones)
                        for p in (a, b)
                    )
                    if i == j or not set.intersection(*zones):
                        continue
                    begin = max(0, spell.begins)
                    least = roads.least(type, a, b, begin, loaded=True)
                    stated = int(seconds[i, j])
                    assert least == (None if stated == NOT_DRIVABLE else stated), (a, b, spell)
                    if least is not None:
                        assert roads.metres(type, a, b, begin) == far[i, j]


def test_a_scenario_names_roads_and_nothing_else(town: Town) -> None:
    two_roads(town)
    scenario = api.read(write(town.folder, {}))
    assert metres(scenario) == 900
    both_agree(scenario)


def test_a_plan_over_roads_holds(town: Town) -> None:
    from safepassage.language import language

    two_roads(town)
    source = write(town.folder, {})
    out = town.folder / "out"
    api.plan(api.read(source), out, language("en"), api.Effort(seconds=None, iterations=20))
    assert not api.verify_plan(api.read(source), api.read_plan(out / "plan.json")).problems


CHANGES = ["id", "of", "name", "line", "begins", "ends", "factor"]


@pytest.mark.parametrize(
    ("of", "name", "points"),
    [
        ("road", "high road", ()),
        ("bridge", "High Road", ()),
        ("bridge", "", ((500, 0),)),
        ("line", "", ((400, 0), (600, 0))),
        ("area", "", ((450, 20), (550, 20), (550, -20), (450, -20))),
    ],
)
def test_what_is_closed_is_driven_around(
    town: Town, of: str, name: str, points: tuple[tuple[float, float], ...]
) -> None:
    two_roads(town)
    change = ["c", of, name, line(*points), "", "", ""]
    places = [
        ["id", "zone", "roles", "latitude", "longitude"],
        place("home", "z", "assembly", (0, -30)),
        place("safe", "z", "reception", (1000, -30)),
        place("yard", "z", "depot", (0, -50)),
    ]
    scenario = api.read(write(town.folder, {"road_changes": [CHANGES, change], "places": places}))
    assert metres(scenario) == 70 + 1000 + 70
    both_agree(scenario)


def test_a_closure_holds_while_it_holds_and_is_seen_coming(town: Town) -> None:
    two_roads(town)
    change = ["c", "bridge", "High Road", "", "+2:00", "+3:00", ""]
    scenario = api.read(write(town.folder, {"road_changes": [CHANGES, change]}))
    begins = [spell.begins for spell in scenario.travel.spells]
    assert begins == [0, 3600, 5400, 6300, 6900, 7200, 10800]
    # The drive takes 100 s: within five minutes of the closure nobody sets out over the bridge.
    far = {begin: metres(scenario, number) for number, begin in enumerate(begins)}
    assert far == {0: 900, 3600: 900, 5400: 900, 6300: 900, 6900: 1300, 7200: 1300, 10800: 900}
    both_agree(scenario)


def test_a_slow_area_is_slow(town: Town) -> None:
    two_roads(town)
    corners = line((350, 20), (650, 20), (650, -20), (350, -20))
    change = ["c", "area", "", corners, "+1:00", "+2:00", 4]
    scenario = api.read(write(town.folder, {"road_changes": [CHANGES, change]}))
    assert [metres(scenario, k) for k in range(3)] == [900, 1300, 900]
    both_agree(scenario)


def test_a_corridor_is_followed_in_its_direction(town: Town) -> None:
    two_roads(town)
    along = line((0, 0), (0, -100), (1000, -100), (1000, 0))
    corridors = [["from", "to", "line"], ["home", "safe", along]]
    scenario = api.read(write(town.folder, {"corridors": corridors}))
    assert metres(scenario) == 1300
    assert metres(scenario, ends=("safe", "home")) == 900
    both_agree(scenario)


def crossings(town: Town) -> dict[str, Rows]:
    two_roads(town)
    return {
        "zones": [["id"], ["west"], ["east"]],
        "places": [
            ["id", "zone", "roles", "latitude", "longitude"],
            place("home", "west", "assembly", HOME),
            place("low", "west", "assembly", (450, -100)),
            place("safe", "east", "reception", SAFE),
            place("yard", "west", "depot", (100, 0)),
        ],
        "crossings": [
            ["id", "zone_a", "zone_b", "latitude", "longitude"],
            ["high", "west", "east", *degrees(500, 0)],
            ["lower", "west", "east", *degrees(500, -100)],
        ],
    }


def test_no_drive_passes_a_crossing(town: Town) -> None:
    scenario = api.read(write(town.folder, crossings(town)))
    assert metres(scenario, ends=("home", "high")) == 450
    assert metres(scenario, ends=("home", "lower")) == 650
    times = TravelTimes(scenario)
    direct = times.metres("bus", 0)[times.index["high"], times.index["lower"]]
    assert direct == 1100
    both_agree(scenario)


def test_a_road_between_zones_without_a_crossing_is_told(town: Town) -> None:
    tables = crossings(town)
    only_high = [row for row in list(tables["crossings"]) if "lower" not in list(row)]
    reading = api.check(write(town.folder, {**tables, "crossings": only_high}))
    assert "X-ZONE-LEAK" in [n.code for n in reading.notices]
    whole = api.check(write(town.folder, tables))
    assert "X-ZONE-LEAK" not in [n.code for n in whole.notices]


def test_random_towns_are_timed_alike_by_planner_and_checker(town: Town) -> None:
    """Streets at random, one-way or not, with forbidden turns over nodes and over ways."""
    dice = random.Random(7)
    spots = [(x * 100, y * 100) for x in range(6) for y in range(6)]
    ways: list[tuple[int, tuple[int, int], tuple[int, int]]] = []
    for x, y in spots:
        for ahead in ((x + 100, y), (x, y + 100)):
            if ahead in spots and dice.random() < 0.85:
                tags = {"oneway": "yes"} if dice.random() < 0.25 else {}
                speed = str(dice.choice((20, 30, 50, 70)))
                ways.append((town.street((x, y), ahead, maxspeed=speed, **tags), (x, y), ahead))
    for _ in range(30):
        first, _, b = dice.choice(ways)
        nexts = [way for way in ways if b in way[1:] and way[0] != first]
        if not nexts:
            continue
        second, c, d = dice.choice(nexts)
        rule = dice.choice(("no_left_turn", "no_right_turn", "only_straight_on"))
        if dice.random() < 0.5:
            town.turn(first, town.at(*b), second, restriction=rule)
            continue
        far = d if c == b else c
        thirds = [way for way in ways if far in way[1:] and way[0] not in (first, second)]
        if thirds:
            town.turn(first, second, dice.choice(thirds)[0], way=True, restriction=rule)
    built = town.build()
    assert built.bans > 15
    places: list[list[object]] = [["id", "zone", "roles", "latitude", "longitude"]]
    for number in range(12):
        at = (dice.randrange(500), dice.choice(range(0, 600, 100)))
        places.append(place(f"p{number}", "z", "assembly reception depot", at))
    shut = ["c", "area", "", line((150, 150), (250, 150), (250, 260)), "+1:00", "+2:00", ""]
    late = ["d", "area", "", line((350, 350), (450, 350), (450, 460)), "+1:30", "+4:00", ""]
    slow = ["s", "area", "", line((0, 0), (300, 0), (0, 300)), "+0:30", "+3:00", "1.7"]
    tables: dict[str, Rows] = {
        "places": places,
        "groups": [["id", "place"], ["g", "p0"]],
        "vehicles": [["id", "type", "start"], ["b", "bus", "p1"], ["t", "truck", "p2"]],
        "vehicle_types": [["id", "loaded_factor"], ["bus", 1], ["truck", "1.3"]],
        "layouts": [["type", "id", "seat"], ["bus", "l", 50], ["truck", "l", 9]],
        "road_changes": [CHANGES, shut, late, slow],
        "epochs": [["id", "begins", "factor"], ["day", "+0:00", 1], ["later", "+1:15", "1.2"]],
        "road_assumptions": [["id", "value"], ["night.begins", 10], ["night.ends", 11]],
    }
    scenario = api.read(write(town.folder, tables))
    assert len(scenario.travel.spells) > 10
    both_agree(scenario)


def stops(source: Path) -> list[tuple[str, Mapping[str, int | str]]]:
    notices = api.check(source).notices
    return [(n.code, n.numbers) for n in notices if n.severity is Severity.STOP]


def test_a_change_that_affects_nothing_is_an_error_with_near_names(town: Town) -> None:
    two_roads(town)
    change = ["c", "road", "Hihg Road", "", "", "", ""]
    ((code, numbers),) = stops(write(town.folder, {"road_changes": [CHANGES, change]}))
    assert code == "X-CHANGE-NOTHING"
    assert numbers["suggestion"] == "High Road"


def test_places_far_from_the_roads(town: Town) -> None:
    two_roads(town)
    wrong = [["id", "zone", "roles", "latitude", "longitude"]]
    for id, roles in (("home", "assembly"), ("safe", "reception"), ("yard", "depot")):
        latitude, longitude = degrees(0, 0)
        wrong.append([id, "z", roles, str(-latitude), str(longitude)])
    ((code, _),) = stops(write(town.folder, {"places": wrong}))
    assert code == "X-PLACES-ELSEWHERE"


def test_a_place_beside_the_road_is_told_and_one_on_an_island_is_refused(town: Town) -> None:
    town.street((400, 3000), (500, 3000))
    two_roads(town)
    places = [
        ["id", "zone", "roles", "latitude", "longitude"],
        place("home", "z", "assembly", (50, 250)),
        place("safe", "z", "reception", SAFE),
        place("yard", "z", "depot", (100, 0)),
    ]
    reading = api.check(write(town.folder, {"places": places}))
    assert [(n.code, n.numbers["metres"]) for n in reading.notices] == [("X-PLACE-BESIDE", 250)]
    places[1] = place("home", "z", "assembly", (450, 3000))
    ((code, numbers),) = stops(write(town.folder, {"places": places}))
    assert (code, numbers["way"]) == ("X-PLACE-CUT-OFF", "neither")


def test_assumptions_that_are_not_known(town: Town) -> None:
    two_roads(town)
    rows = [["id", "value"], ["speed.motorwy", 10], ["bus.share", 0]]
    found = stops(write(town.folder, {"road_assumptions": rows}))
    assert [code for code, _ in found] == ["X-ASSUMPTION-NOUGHT", "X-ASSUMPTION-UNKNOWN"]
    assert found[1][1]["suggestion"] == "speed.motorway"


def test_a_vehicle_type_that_roads_do_not_know_drives_as_a_bus(town: Town) -> None:
    two_roads(town)
    tables: dict[str, Rows] = {
        "vehicle_types": [["id"], ["coach"]],
        "layouts": [["type", "id", "seat"], ["coach", "l", 50]],
        "vehicles": [["id", "type", "start"], ["b", "coach", "yard"]],
    }
    reading = api.check(write(town.folder, tables))
    assert [n.code for n in reading.notices] == ["X-PROFILE-TAKEN"]
    assert reading.scenario is not None
    times = TravelTimes(reading.scenario)
    assert int(times.metres("coach", 0)[0, 1]) == 900


def test_roads_that_are_not_there_or_are_none_or_are_damaged(town: Town) -> None:
    two_roads(town)
    assert stops(write(town.folder, {}, roads="nowhere"))[0][0] == "X-ROADS-NOT-FOUND"
    assert stops(write(town.folder, {}, roads="../town.osm"))[0][0] == "X-ROADS-NOT"
    file = town.folder / "town.roads"
    whole = file.read_bytes()
    for spoilt in (
        whole[:-1],
        whole[:100],
        whole[:500] + b"x" + whole[501:],
        whole[:-9] + b"\1" * 9,
    ):
        file.write_bytes(spoilt)
        assert stops(write(town.folder, {}))[0][0] == "X-ROADS-DAMAGED"


def test_a_plan_is_not_judged_on_other_roads(town: Town) -> None:
    two_roads(town)
    scenario = api.read(write(town.folder, {}))
    (town.folder / "town.roads").unlink()
    from safepassage.notices import Refused

    with pytest.raises(Refused) as refused:
        Roads(scenario)
    assert [n.code for n in refused.value.notices] == ["R0-ROADS"]


def test_what_is_written_and_read_again_is_the_same_scenario(town: Town) -> None:
    two_roads(town)
    changes = [
        CHANGES,
        ["c", "bridge", "High Road", "", "+2:00", "+3:00", ""],
        ["s", "area", "", line((0, 0), (30, 0), (30, 70)), "", "", "1.5"],
    ]
    corridors = [
        ["from", "to", "line", "profile"],
        ["home", "safe", line((0, 0), (1000, 0)), "bus"],
    ]
    source = write(town.folder, {"road_changes": changes, "corridors": corridors})
    scenario = api.read(source)
    for target in (town.folder / "again", town.folder / "deep" / "er" / "book.xlsx"):
        api.convert_workbook(source, target)
        assert api.read(target).digest == scenario.digest
    assert scenario.travel.roads is not None
    assert dict(scenario.travel.roads.assumptions)["night.share"] == Fraction(1)
