"""Drives on Porto against OSRM, with the same speeds and rules; and how fast OSRM is at tables.

A job of its own, since OSRM's bindings ship for Python 3.12 and later only:

    python3.12 -m venv v && v/bin/pip install osrm-bindings osmium numpy scipy
    PYTHONPATH=src v/bin/python -m benchmarks.roads_agreement ../shared/data/osm/porto.osm.pbf

It prints a table for RESULTS-roads.md: 500 random pairs, the median and the 95th percentile of the
difference, and every pair beyond ten per cent.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from safepassage.travel.roads import assumptions
from safepassage.travel.roads.drives import Drives
from safepassage.travel.roads.file import open_roads
from safepassage.travel.roads.network import network_of
from safepassage.travel.roads.osm import build_roads
from safepassage.travel.roads.osm.tags import SURFACE_OF
from safepassage.travel.roads.snap import Snapper
from safepassage.travel.roads.words import CLASSES

PROFILE = Path(__file__).with_name("roads_agreement.lua")
PAIRS = 500


def lua() -> str:
    """The profile for OSRM, with the table's values."""
    table = assumptions.known()
    speeds = ", ".join(f"{word} = {float(table[f'speed.{word}'])}" for word in CLASSES[:20])
    surfaces = ", ".join(
        f"['{word}'] = {float(table[f'surface.{sort}'])}" for word, sort in SURFACE_OF.items()
    )
    values = (
        f"SPEEDS = {{ {speeds} }}\nSURFACES = {{ {surfaces} }}\n"
        f"SHARE = {float(table['signed.share'])}\nMOST = {float(table['minibus.most'])}\n"
        f"SIGNALS = {float(table['signals.seconds'])}\n"
    )
    return values + PROFILE.read_text(encoding="utf-8")


def osrm_data(extract: Path, folder: Path) -> Path:
    """OSRM's files for the extract."""
    import osrm

    package = Path(osrm.__file__).parent
    profiles = folder / "profiles"
    shutil.copytree(package / "share" / "profiles", profiles)
    (profiles / "same.lua").write_text(lua(), encoding="utf-8")
    copied = folder / extract.name
    shutil.copy(extract, copied)
    base = folder / extract.name.removesuffix(".osm.pbf")
    for command in (
        ["extract", "-t", "1", "-p", str(profiles / "same.lua"), str(copied)],
        ["contract", "-t", "1", f"{base}.osrm"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "osrm", *command], capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return base.with_suffix(".osrm")


def main(extract: Path) -> None:
    """Measures and prints."""
    import osrm

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_roads(extract, folder / "roads")
        file, table = open_roads(folder / "roads"), assumptions.known()
        network = network_of(file, "minibus", table)
        snapper = Snapper(file, network, table)
        dice = random.Random(11)
        spots = []
        while len(spots) < 2 * PAIRS:
            node = dice.randrange(file.nodes)
            at = float(file["node_y"][node]) / 1e7, float(file["node_x"][node]) / 1e7
            found = snapper.snap(*at)
            if found is not None and found.connected and found.metres < 1:
                spots.append((found.spot, at))
        drives = Drives(file, network, table)
        engine = osrm.OSRM(
            algorithm="CH", storage_config=str(osrm_data(extract, folder)), use_shared_memory=False
        )
        differences, far, none = [], [], 0
        for k in range(PAIRS):
            (here, a), (there, b) = spots[2 * k], spots[2 * k + 1]
            own = drives.drive(here, there)
            asked = osrm.RouteParameters(
                coordinates=[(a[1], a[0]), (b[1], b[0])], overview="false", steps=False
            )
            try:
                route = engine.Route(asked)["routes"][0]
            except RuntimeError:
                none += 1
                continue
            if own is None:
                none += 1
                continue
            seconds = own.milliseconds / 1000
            off = (seconds - route["duration"]) / max(1.0, route["duration"])
            differences.append(off)
            if abs(off) > 0.1:
                far.append((off, a, b, seconds, route["duration"], route["distance"], own))
        size = sorted(abs(each) for each in differences)
        print(f"| pairs compared; with a way for one or neither | {len(size)}; {none} |")
        print(f"| median difference of times | {100 * statistics.median(size):.2f} % |")
        print(f"| 95th percentile | {100 * size[int(0.95 * len(size))]:.2f} % |")
        print(f"| beyond 10 % | {len(far)} |")
        for off, a, b, seconds, theirs, distance, own in far:
            print(
                f"{100 * off:+.1f} % {a} → {b}: {seconds:.0f} s, {own.decimetres / 10:.0f} m; "
                f"OSRM {theirs:.0f} s, {distance:.0f} m"
            )
        places = [(at[1], at[0]) for _, at in spots[:1000]]
        began = time.process_time()
        engine.Table(osrm.TableParameters(coordinates=places))
        print(f"| OSRM, 1,000 × 1,000 | {time.process_time() - began:.1f} s |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
