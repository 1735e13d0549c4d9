"""Roads measured: built, read, asked; a country made by tiling; a flood and a bushfire planned.

``python -m benchmarks.roads`` writes RESULTS-roads.md. Data: ../shared/data; where it is missing
the parts that need it are left out, and say so. Times are CPU seconds of one process.
"""

from __future__ import annotations

import csv
import gzip
import math
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from safepassage import api
from safepassage.language import language
from safepassage.notices import Refused
from safepassage.travel.roads import assumptions
from safepassage.travel.roads.drives import Drives, Spot
from safepassage.travel.roads.file import RoadFile, open_roads
from safepassage.travel.roads.network import network_of
from safepassage.travel.roads.pace import Conditions
from safepassage.travel.roads.snap import Snapper

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
PORTO = SHARED / "osm" / "porto.osm.pbf"
BUSHFIRE = SHARED / "networks" / "mount_alexander_shire_network_2018.xml.gz"
RESULTS = ROOT / "benchmarks" / "RESULTS-roads.md"

Row = tuple[str, str]


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds of some work, and what came of it."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def in_its_own_process(*arguments: str) -> tuple[float, float, str]:
    """CPU seconds, peak megabytes and output of a part of this file, run on its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.roads", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes, *rest = done.stdout.strip().split(" ", 2)
    return float(seconds), float(megabytes), " ".join(rest)


def own_peak() -> float:
    """Megabytes at the most so far in this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def build(source: str, out: str) -> None:
    """Part: builds, and prints what it took."""
    seconds, built = timed(lambda: api.build_roads(Path(source), Path(out)))
    print(f"{seconds} {own_peak()} {built.nodes} {built.edges}")  # type: ignore[attr-defined]


def opened(path: str) -> None:
    """Part: opens, and prints what it took."""
    seconds, file = timed(lambda: open_roads(Path(path)))
    assert isinstance(file, RoadFile)
    print(f"{seconds} {own_peak()} {file.nodes} {file.edges}")


def random_spots(
    file: RoadFile, snapper: Snapper, count: int, seed: int
) -> list[tuple[Spot, tuple[float, float]]]:
    """Positions on the main network near random nodes."""
    dice = random.Random(seed)
    found: list[tuple[Spot, tuple[float, float]]] = []
    while len(found) < count:
        node = dice.randrange(file.nodes)
        latitude, longitude = file["node_y"][node] / 1e7, file["node_x"][node] / 1e7
        spot = snapper.snap(float(latitude), float(longitude))
        if spot is not None and spot.connected and spot.metres < 50:
            found.append((spot.spot, (spot.latitude, spot.longitude)))
    return found


def porto(folder: Path) -> list[Row]:
    """Porto: built, read, asked."""
    roads = folder / "porto.roads"
    rows: list[Row] = []
    seconds, megabytes, told = in_its_own_process("build", str(PORTO), str(roads))
    nodes, edges = told.split()
    rows.append(("Porto: nodes where roads meet, edges", f"{int(nodes):,}, {int(edges):,}"))
    rows.append(("build", f"{seconds:.1f} s, {megabytes:.0f} MB"))
    seconds, _, _ = in_its_own_process("opened", str(roads))
    rows.append(("read, every byte checked", f"{seconds:.2f} s"))
    file, table = open_roads(roads), assumptions.known()
    seconds, network = timed(lambda: network_of(file, "bus", table))
    rows.append(("network of a profile", f"{seconds:.2f} s"))
    network = network_of(file, "bus", table)
    spots = [spot for spot, _ in random_spots(file, Snapper(file, network, table), 1000, 1)]
    drives = Drives(file, network, table)
    for count in (100, 1000):
        some = spots[:count]
        seconds, _ = timed(lambda some=some: drives.table(some, some))  # type: ignore[misc]
        rows.append((f"{count:,} × {count:,}", f"{seconds:.1f} s"))
    flags = file["way_flags"].astype(np.int64)[file["edge_way"]]
    closed = tuple(int(edge) for edge in np.flatnonzero(flags & 1)[:50])

    def again() -> object:
        return Drives(file, network, table, Conditions(closed=closed)).table(
            spots[:100], spots[:100]
        )

    seconds, _ = timed(again)
    rows.append(("50 bridges closed, 100 × 100 again", f"{seconds:.1f} s"))
    rows.append(("at the most, all of this in one process", f"{own_peak():.0f} MB"))
    return rows


def tile(source: Path, out: Path, tiles: int) -> int:
    """An extract of so many copies of another side by side; how many nodes it has."""
    import osmium

    side = math.ceil(math.sqrt(tiles))
    nodes: list[tuple[int, float, float, dict[str, str]]] = []
    ways: list[tuple[int, list[int], dict[str, str]]] = []
    relations: list[tuple[int, list[tuple[str, int, str]], dict[str, str]]] = []
    for thing in osmium.FileProcessor(str(source)):
        tags = dict(thing.tags)
        if thing.is_node():
            nodes.append((thing.id, thing.lat, thing.lon, tags))
        elif thing.is_way():
            ways.append((thing.id, [node.ref for node in thing.nodes], tags))
        elif thing.is_relation() and tags.get("type") == "restriction":
            members = [(m.type, m.ref, m.role) for m in thing.members]
            relations.append((thing.id, members, tags))
    step = 1 << 34
    out.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(out)) as writer:
        for k in range(tiles):
            north, east = (k // side) * 0.5 - 20, (k % side) * 0.5
            for id, lat, lon, tags in nodes:
                writer.add_node(
                    osmium.osm.mutable.Node(
                        id=id + k * step, location=(lon + east, lat + north), tags=tags
                    )
                )
        for k in range(tiles):
            for id, refs, tags in ways:
                writer.add_way(
                    osmium.osm.mutable.Way(
                        id=id + k * step, nodes=[ref + k * step for ref in refs], tags=tags
                    )
                )
        for k in range(tiles):
            for id, members, tags in relations:
                moved = [(t, ref + k * step, role) for t, ref, role in members]
                writer.add_relation(
                    osmium.osm.mutable.Relation(id=id + k * step, members=moved, tags=tags)
                )
    return tiles * len(nodes)


def country(folder: Path, tiles: int) -> list[Row]:
    """A country by tiling Porto."""
    extract, roads = folder / "country.osm.pbf", folder / "country.roads"
    count = tile(PORTO, extract, tiles)
    rows: list[Row] = [(f"country: Porto {tiles} times, nodes in the extract", f"{count:,}")]
    seconds, megabytes, told = in_its_own_process("build", str(extract), str(roads))
    nodes, edges = told.split()
    rows.append(("nodes where roads meet, edges", f"{int(nodes):,}, {int(edges):,}"))
    rows.append(("build", f"{seconds:.0f} s, {megabytes:,.0f} MB"))
    seconds, _, _ = in_its_own_process("opened", str(roads))
    rows.append(("read, every byte checked", f"{seconds:.1f} s"))
    rows.append(("size of the file", f"{roads.stat().st_size / 1e6:,.0f} MB"))
    return rows


def write_tables(
    folder: Path, settings: str, tables: dict[str, Iterable[Sequence[object]]]
) -> None:
    """A scenario's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scenario.toml").write_text(settings, encoding="utf-8")
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def flood(folder: Path, people: int = 30_000) -> Path:
    """Porto under water: the banks of the Douro are left over its bridges, in stages."""
    dice = random.Random(5)
    bridges = {
        "arrabida": (41.14846, -8.64055),
        "infante": (41.14075, -8.60155),
        "luis": (41.13923, -8.60922),
        "freixo": (41.14377, -8.58106),
    }
    low = [(41.1395 + dice.random() * 0.004, -8.645 + 0.07 * k / 12) for k in range(12)]
    south = [(41.1255 + dice.random() * 0.006, -8.64 + 0.06 * k / 6) for k in range(6)]
    high = [(41.165, -8.625), (41.170, -8.600), (41.162, -8.585), (41.178, -8.640)]
    places: list[Sequence[object]] = [["id", "zone", "roles", "latitude", "longitude", "bays"]]
    places += [[f"bank{k}", "north", "assembly", *at, 6] for k, at in enumerate(low)]
    places += [[f"gaia{k}", "south", "assembly", *at, 6] for k, at in enumerate(south)]
    places += [[f"safe{k}", "north", "reception", *at, 12] for k, at in enumerate(high)]
    places += [["depot", "north", "depot", 41.175, -8.600, ""]]
    groups = [f"{row[0]}" for row in places[1:] if "assembly" in str(row[2])]
    share = people // len(groups)
    counts = [share + (1 if k < people - share * len(groups) else 0) for k in range(len(groups))]
    tables: dict[str, Iterable[Sequence[object]]] = {
        "zones": [["id"], ["north"], ["south"]],
        "places": places,
        "crossings": [
            ["id", "zone_a", "zone_b", "latitude", "longitude", "lanes", "inspection_s"],
            *([id, "south", "north", *at, 4, 10] for id, at in bridges.items()),
        ],
        "kinds": [["id", "seat"], ["one", 1]],
        "groups": [["id", "place", "priority"], *([g, g, "T3"] for g in groups)],
        "parties": [
            ["group", "kind", "count"],
            *([g, "one", n] for g, n in zip(groups, counts, strict=True)),
        ],
        "vehicle_types": [["id", "board_seat_s", "alight_seat_s"], ["bus", 3, 2]],
        "layouts": [["type", "id", "seat"], ["bus", "seats", 60]],
        "vehicles": [["id", "type", "start"], *([f"b{k}", "bus", "depot"] for k in range(120))],
        "road_changes": [
            ["id", "of", "name", "line", "begins", "ends", "factor"],
            ["quay", "road", "Rua do Cais da Ribeira", "", "", "", ""],
            ["stage1", "bridge", "", "41.13923 -8.60922", "+1:00", "+24:00", ""],
            ["stage2", "road", "Avenida Gustavo Eiffel", "", "+2:00", "+24:00", ""],
            ["stage3", "area", "", BANK, "+5:00", "+24:00", ""],
            ["rain", "area", "", TOWN, "+0:00", "+24:00", "1.3"],
        ],
    }
    settings = (
        'id = "porto-flood"\nname_en = "The Douro rises"\nname_ar = "فيضان دورو"\n'
        'start = "2026-01-10 07:00"\ntimezone = "Europe/Lisbon"\nhorizon_h = 24\n'
        '[travel]\nroads = "../porto.roads"\n'
    )
    target = folder / "flood"
    write_tables(target, settings, tables)
    return target


BANK = "41.1385 -8.6250, 41.1408 -8.6250, 41.1408 -8.6000, 41.1385 -8.6000"
TOWN = "41.11 -8.70, 41.20 -8.70, 41.20 -8.54, 41.11 -8.54"


def matsim_to_osm(source: Path, out: Path, zone: int = 55) -> int:
    """A MATSim network (metres in a southern UTM zone) as an extract; how many links it has.

    Each link becomes a one-way road with its free speed signed; its class follows that speed.
    """
    nodes: dict[str, tuple[int, float, float]] = {}
    ways: list[str] = []
    with gzip.open(source) as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag == "node":
                x, y = float(element.get("x", "0")), float(element.get("y", "0"))
                latitude, longitude = from_utm(x, y, zone)
                nodes[element.get("id", "")] = (len(nodes) + 1, latitude, longitude)
            elif element.tag == "link":
                speed = round(float(element.get("freespeed", "0")) * 3.6)
                kind = "primary" if speed >= 90 else "secondary" if speed >= 70 else "residential"
                begin, end = (nodes[element.get(key, "")][0] for key in ("from", "to"))
                if begin == end or "car" not in element.get("modes", "car"):
                    continue
                ways.append(
                    f'<way id="{len(ways) + 1}" version="1"><nd ref="{begin}"/><nd ref="{end}"/>'
                    f'<tag k="highway" v="{kind}"/><tag k="oneway" v="yes"/>'
                    f'<tag k="maxspeed" v="{max(5, speed)}"/></way>'
                )
                element.clear()
    with out.open("w", encoding="utf-8") as file:
        file.write('<osm version="0.6">')
        for id, latitude, longitude in nodes.values():
            file.write(f'<node id="{id}" version="1" lat="{latitude:.7f}" lon="{longitude:.7f}"/>')
        file.writelines(ways)
        file.write("</osm>")
    return len(ways)


def from_utm(x: float, y: float, zone: int) -> tuple[float, float]:
    """Degrees of a point of a southern UTM zone (GRS 80; Krüger's series, after Karney 2011)."""
    n = 0.006694380022900788 / (1 + math.sqrt(1 - 0.006694380022900788)) ** 2
    radius = 6378137 / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    xi, eta = (y - 10_000_000) / (0.9996 * radius), (x - 500_000) / (0.9996 * radius)
    beta = (n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96, n**2 / 48 + n**3 / 15, 17 * n**3 / 480)
    xi_ = xi - sum(
        b * math.sin(2 * k * xi) * math.cosh(2 * k * eta) for k, b in enumerate(beta, start=1)
    )
    eta_ = eta - sum(
        b * math.cos(2 * k * xi) * math.sinh(2 * k * eta) for k, b in enumerate(beta, start=1)
    )
    chi = math.asin(math.sin(xi_) / math.cosh(eta_))
    delta = (2 * n - 2 * n**2 / 3 - 2 * n**3, 7 * n**2 / 3 - 8 * n**3 / 5, 56 * n**3 / 15)
    latitude = chi + sum(d * math.sin(2 * k * chi) for k, d in enumerate(delta, start=1))
    longitude = math.atan2(math.sinh(eta_), math.cos(xi_))
    return math.degrees(latitude), math.degrees(longitude) + zone * 6 - 183


def bushfire(folder: Path, people: int = 6_000) -> Path:
    """The Mount Alexander shire: towns in the forest brought out, a front that closes roads."""
    towns = {
        "maldon": (-36.997, 144.068, 1700),
        "chewton": (-37.083, 144.257, 1300),
        "campbells-creek": (-37.093, 144.204, 1500),
        "newstead": (-37.107, 144.064, 800),
        "guildford": (-37.150, 144.165, 700),
    }
    total = sum(count for _, _, count in towns.values())
    places: list[Sequence[object]] = [["id", "zone", "roles", "latitude", "longitude"]]
    places += [[id, "z", "assembly", lat, lon] for id, (lat, lon, _) in towns.items()]
    places += [
        ["castlemaine", "z", "reception", -37.064, 144.217],
        ["harcourt", "z", "reception depot", -36.999, 144.261],
    ]
    tables: dict[str, Iterable[Sequence[object]]] = {
        "zones": [["id"], ["z"]],
        "places": places,
        "kinds": [["id", "seat"], ["one", 1]],
        "groups": [["id", "place"], *([id, id] for id in towns)],
        "parties": [
            ["group", "kind", "count"],
            *([id, "one", people * n // total] for id, (_, _, n) in towns.items()),
        ],
        "vehicle_types": [["id", "board_seat_s", "alight_seat_s"], ["bus", 3, 2]],
        "layouts": [["type", "id", "seat"], ["bus", "seats", 50]],
        "vehicles": [["id", "type", "start"], *([f"b{k}", "bus", "harcourt"] for k in range(40))],
        "road_changes": [
            ["id", "of", "line", "begins", "ends", "factor"],
            ["front", "area", FRONT, "+2:00", "+12:00", ""],
            ["smoke", "area", SMOKE, "+0:00", "+12:00", "1.5"],
        ],
    }
    settings = (
        'id = "mount-alexander"\nname_en = "Fire in Mount Alexander"\n'
        'name_ar = "حريق في ماونت ألكسندر"\n'
        'start = "2026-01-20 12:00"\ntimezone = "Australia/Melbourne"\nhorizon_h = 12\n'
        '[travel]\nroads = "../alexander.roads"\n'
    )
    target = folder / "bushfire"
    write_tables(target, settings, tables)
    return target


FRONT = "-37.02 144.09, -37.02 144.16, -37.06 144.16, -37.06 144.09"
SMOKE = "-36.98 144.05, -36.98 144.22, -37.11 144.22, -37.11 144.05"


def planned(scenario: Path, out: Path, seconds: float) -> list[Row]:
    """A scenario read, planned, and judged by the checker."""
    name = scenario.name
    took, reading = timed(lambda: api.check(scenario))
    assert reading.scenario is not None, [n.code for n in reading.notices]  # type: ignore[attr-defined]
    codes = sorted({notice.code for notice in reading.notices})  # type: ignore[attr-defined]
    rows: list[Row] = [
        (f"{name}: read and checked", f"{took:.1f} s; {', '.join(codes) or 'no notice'}")
    ]
    known = api.read(scenario)
    try:
        took, done = timed(
            lambda: api.plan(known, out, language("en"), api.Effort(seconds=seconds, threads=1))
        )
    except Refused as refused:
        codes = sorted({notice.code for notice in refused.notices})
        return [*rows, (f"{name}: planned", f"refused: {', '.join(codes) or 'without a notice'}")]
    assert isinstance(done, api.Planned)
    figures = done.plan.figures
    took_verify, verdict = timed(lambda: api.verify_plan(known, done.plan))
    assert isinstance(verdict, api.Verdict)
    left = figures.left_behind_in_all
    people = sum(known.heads_by_priority().values())
    rows.append(
        (
            f"{name}: people, left behind, clearance",
            f"{people:,}, {left:,}, {figures.clearance / 3600:.2f} h",
        )
    )
    rows.append(
        (
            f"{name}: planned ({seconds:.0f} s of search), judged by the checker alone",
            f"{took:.0f} s, {took_verify:.1f} s, {len(verdict.problems)} problems",
        )
    )
    return rows


def main() -> None:
    """Measures everything and writes the table."""
    if not PORTO.is_file():
        print(
            f"{PORTO} is missing: an extract of Porto, for instance from the tests of conveyal/r5"
        )
        return
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows += porto(folder)
        if "--porto" in sys.argv:
            write(rows)
            return
        rows += planned(flood(folder), folder / "flood-plan", 60)
        if BUSHFIRE.is_file():
            links = matsim_to_osm(BUSHFIRE, folder / "alexander.osm")
            rows.append(("Mount Alexander: links of the network", f"{links:,}"))
            api.build_roads(folder / "alexander.osm", folder / "alexander.roads")
            rows += planned(bushfire(folder), folder / "bushfire-plan", 30)
        if "--country" in sys.argv:
            rows += country(folder, 24)
    write(rows)


def write(rows: list[Row]) -> None:
    """RESULTS-roads.md."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# Roads, measured",
        "",
        f"`{' '.join(['python -m benchmarks.roads', *sys.argv[1:]])}`, {machine}; CPU seconds.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {what} | {value} |" for what, value in rows),
        "",
    ]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        build(*sys.argv[2:])
    elif sys.argv[1:2] == ["opened"]:
        opened(*sys.argv[2:])
    else:
        main()
