"""The words of a road file: classes, surfaces, flags, and which vehicles a bit stands for.

They are numbers in the file (docs/formats/roads.md), so a word keeps its place for ever: new ones
come at the end.
"""

from __future__ import annotations

from enum import IntFlag

PROFILES = ("bus", "ambulance", "minibus", "truck", "boat")
"""Ways to move that a road file knows: bits 2k (forward) and 2k + 1 (backward) of an access."""

CLASSES = (
    "motorway",
    "motorway_link",
    "trunk",
    "trunk_link",
    "primary",
    "primary_link",
    "secondary",
    "secondary_link",
    "tertiary",
    "tertiary_link",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "road",
    "track",
    "busway",
    "pedestrian",
    "path",
    "ferry",
    "river",
    "canal",
    "fairway",
)
"""Classes of road, and of water. ``path`` stands for every way made for feet or cycles."""

WATER = frozenset({"river", "canal", "fairway"})

SURFACES = ("unknown", "paved", "cobbled", "compacted", "gravel", "ground", "sand")
"""Surfaces, each for many values of the map's tag."""


class Flag(IntFlag):
    """What else is said of a way, one bit each."""

    BRIDGE = 1
    TUNNEL = 2
    ROUNDABOUT = 4
    FERRY = 8
    PRIVATE = 16
    """Only for those who belong there, or with leave."""
    FORD = 32
    TOLL = 64
    LINK = 128


class At(IntFlag):
    """What stands at a node, one bit each."""

    SIGNALS = 1
    BARRIER = 2
