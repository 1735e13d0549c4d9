"""A town drawn in metres, written as an extract of OpenStreetMap, and roads made from it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import quoteattr

from safepassage.travel.roads import assumptions
from safepassage.travel.roads.drives import Drive, Drives
from safepassage.travel.roads.file import RoadFile, open_roads
from safepassage.travel.roads.network import network_of
from safepassage.travel.roads.osm import Built, build_roads
from safepassage.travel.roads.pace import OPEN, Conditions
from safepassage.travel.roads.snap import Snapped, Snapper

LATITUDE, LONGITUDE = 36.2, 37.1
_METRE = 180 / math.pi / 6_371_008.8

EVEN = {
    "signed.share": Fraction(1),
    "bus.share": Fraction(1),
    "truck.share": Fraction(1),
    "bus.most": Fraction(200),
    "signals.seconds": Fraction(0),
    "night.share": Fraction(1),
    "snap.speed": Fraction(1000),
    **{key: Fraction(36) for key in assumptions.known() if key.startswith("speed.")},
}
"""Ten metres a second everywhere, so that a test can count."""


def degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a point so many metres east and north of the town's corner."""
    latitude = LATITUDE + y * _METRE
    return latitude, LONGITUDE + x * _METRE / math.cos(math.radians(LATITUDE))


@dataclass
class Town:
    """Points and streets in metres; ``roads`` builds them into a file."""

    folder: Path
    nodes: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    known: dict[tuple[float, float], int] = field(default_factory=dict)

    def at(self, x: float, y: float, **tags: str) -> int:
        """The node at a point; made where there is none."""
        if (x, y) not in self.known:
            self.known[x, y] = len(self.known) + 1
            latitude, longitude = degrees(x, y)
            text = "".join(_tag(k, v) for k, v in tags.items())
            self.nodes.append(
                f'<node id="{self.known[x, y]}" lat="{latitude:.7f}" lon="{longitude:.7f}" '
                f'version="1">{text}</node>'
            )
        return self.known[x, y]

    def street(self, *points: tuple[float, float], **tags: str) -> int:
        """A way through these points; residential where nothing else is said."""
        said = (
            tags
            if {"highway", "route", "waterway"} & set(tags)
            else {"highway": "residential", **tags}
        )
        refs = "".join(f'<nd ref="{self.at(*point)}"/>' for point in points)
        text = "".join(_tag(k, v) for k, v in said.items())
        self.ways.append(f'<way id="{len(self.ways) + 1}" version="1">{refs}{text}</way>')
        return len(self.ways)

    def turn(self, origin: int, via: int, end: int, *, way: bool = False, **tags: str) -> None:
        """A turn restriction; ``via`` is a node, or a way."""
        kind = "way" if way else "node"
        text = "".join(_tag(k, v) for k, v in {"type": "restriction", **tags}.items())
        self.relations.append(
            f'<relation id="{len(self.relations) + 1}" version="1">'
            f'<member type="way" ref="{origin}" role="from"/>'
            f'<member type="{kind}" ref="{via}" role="via"/>'
            f'<member type="way" ref="{end}" role="to"/>{text}</relation>'
        )

    def write(self) -> Path:
        """The extract."""
        path = self.folder / "town.osm"
        body = "".join((*self.nodes, *self.ways, *self.relations))
        path.write_text(f'<osm version="0.6">{body}</osm>', encoding="utf-8")
        return path

    def build(self) -> Built:
        """The file of roads, built."""
        return build_roads(self.write(), self.folder / "town.roads")

    @cached_property
    def roads(self) -> RoadFile:
        """The file of roads, open."""
        self.build()
        return open_roads(self.folder / "town.roads")

    def snap(self, x: float, y: float, profile: str = "bus", **own: Fraction) -> Snapped | None:
        """Where a point is on the roads."""
        table = _table(own)
        network = network_of(self.roads, profile, table)
        return Snapper(self.roads, network, table).snap(*degrees(x, y))

    def drive(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        profile: str = "bus",
        conditions: Conditions = OPEN,
        own: Mapping[str, Fraction] = {},
    ) -> Drive | None:
        """The quickest drive, at ten metres a second."""
        table = _table(own)
        network = network_of(self.roads, profile, table)
        snapper = Snapper(self.roads, network, table)
        spots = [snapper.snap(*degrees(*point)) for point in (start, end)]
        here, there = (spot.spot for spot in spots if spot is not None)
        drives = Drives(self.roads, network, table, conditions)
        found = drives.drive(here, there)
        ms, dm = drives.table([here], [there])
        assert (int(ms[0, 0]), int(dm[0, 0])) == (
            (found.milliseconds, found.decimetres) if found else (-1, -1)
        )
        return found

    def metres(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        profile: str = "bus",
        conditions: Conditions = OPEN,
        **own: Fraction,
    ) -> int | None:
        """How far that is, in whole tens of metres; None where there is no way."""
        drive = self.drive(start, end, profile, conditions, own)
        return None if drive is None else round(drive.decimetres / 100) * 10


def _table(own: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return assumptions.with_overrides({**EVEN, **own})


def _tag(key: str, value: str) -> str:
    return f"<tag k={quoteattr(key.replace('__', ':'))} v={quoteattr(value)}/>"
