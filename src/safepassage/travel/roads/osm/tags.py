"""What the tags of a way or a node mean for each kind of vehicle. Pure: tags in, facts out.

After the OpenStreetMap wiki: "OSM tags for routing/Access restrictions", "Key:oneway",
"Key:barrier". A tag for a particular vehicle wins over a general one; a tag that is not understood
says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safepassage.travel.roads.osm.quantities import centimetres, hundred_kilos, seconds, speed_kmh
from safepassage.travel.roads.words import CLASSES, PROFILES, WATER, At, Flag

Tags = Mapping[str, str]

_HIERARCHY = {
    "bus": ("bus", "psv", "motor_vehicle", "vehicle", "access"),
    "ambulance": ("emergency", "motor_vehicle", "vehicle", "access"),
    "minibus": ("minibus", "motorcar", "motor_vehicle", "vehicle", "access"),
    "truck": ("hgv", "goods", "motor_vehicle", "vehicle", "access"),
    "boat": ("motorboat", "boat", "access"),
}
"""The keys that speak of a vehicle, the most particular first."""

_MAY = {"yes", "designated", "permissive", "official", "destination", "public"}
_WITH_LEAVE = {
    "private",
    "customers",
    "permit",
    "residents",
    "delivery",
    "unload",
    "staff",
    "employees",
}
_MAY_NOT = {"no", "agricultural", "forestry", "agricultural;forestry", "military", "use_sidepath"}

_NOT_BY_BUS = {"track"}
_ONLY_WHERE_SAID = {"busway", "pedestrian", "path", "ferry"}
"""Classes that a vehicle uses only where a tag says that it may."""
_FEET = {"footway", "cycleway", "path", "steps", "bridleway", "corridor", "platform"}
_NO_ROAD = {"construction", "proposed", "raceway", "abandoned", "razed", "bus_guideway", "escape"}

_SURFACE = {
    "paved": {
        "paved",
        "asphalt",
        "concrete",
        "concrete:plates",
        "concrete:lanes",
        "paving_stones",
        "metal",
        "chipseal",
        "wood",
        "bricks",
    },
    "cobbled": {"sett", "cobblestone", "unhewn_cobblestone", "cobblestone:flattened"},
    "compacted": {"compacted", "fine_gravel"},
    "gravel": {"gravel", "pebblestone", "unpaved", "shells", "rock"},
    "ground": {"ground", "dirt", "earth", "grass", "grass_paver", "mud", "clay"},
    "sand": {"sand", "snow", "ice", "salt"},
}
SURFACE_OF = {word: surface for surface, words in _SURFACE.items() for word in words}
"""Which surface each value of the tag stands for."""
_TRACK = {"grade1": "paved", "grade2": "compacted", "grade3": "gravel"}

_PASSABLE = {
    "gate",
    "lift_gate",
    "swing_gate",
    "sliding_gate",
    "border_control",
    "toll_booth",
    "cattle_grid",
    "entrance",
    "sally_port",
    "height_restrictor",
    "bump_gate",
    "kerb",
    "rising_bollard",
    "no",
    "sump_buster",
    "speed_bump",
    "wildlife_crossing",
}
"""Barriers that a vehicle passes where no tag forbids it; all others stop it."""
_BUS_GATES = {"bus_trap", "sump_buster"}


@dataclass(frozen=True, slots=True)
class Way:
    """What the tags of a way say. Limits are 0 where there is none, speeds where none is signed."""

    kind: str
    surface: str
    access: int
    flags: Flag
    speed_forward: int
    speed_backward: int
    height_cm: int
    width_cm: int
    weight_100kg: int
    ferry_seconds: int
    name: tuple[str, str, str, str]
    """As it stands there, in Arabic, in English, and the road's number."""
    conditional: bool
    """Whether a rule holds only at times: such rules are counted, and not read."""


@dataclass(frozen=True, slots=True)
class Node:
    """What the tags of a node say; ``blocked`` has bit k for the k-th profile."""

    blocked: int
    flags: At
    height_cm: int
    width_cm: int
    weight_100kg: int


def way(tags: Tags) -> Way | None:
    """The way, or None where nothing can move along it by what its tags say."""
    kind = _kind(tags)
    if kind is None or tags.get("area") == "yes" or tags.get("impassable") == "yes":
        return None
    if tags.get("smoothness") == "impassable":
        return None
    allowed = {profile: _allowed(tags, kind, profile) for profile in PROFILES}
    with_leave = not any(allowed[p] == "yes" for p in PROFILES)
    access = 0
    for number, profile in enumerate(PROFILES):
        if allowed[profile] == "yes" or (allowed[profile] == "leave" and with_leave):
            forward, backward = _directions(tags, kind, profile)
            access |= (forward << (2 * number)) | (backward << (2 * number + 1))
    if not access:
        return None
    both = speed_kmh(tags.get("maxspeed"))
    weights = [hundred_kilos(tags.get(key)) for key in ("maxweight", "maxweightrating")]
    return Way(
        kind=kind,
        surface=_surface(tags, kind),
        access=access,
        flags=_flags(tags, kind) | (Flag.PRIVATE if with_leave else Flag(0)),
        speed_forward=speed_kmh(tags.get("maxspeed:forward")) or both or 0,
        speed_backward=speed_kmh(tags.get("maxspeed:backward")) or both or 0,
        height_cm=centimetres(tags.get("maxheight")) or 0,
        width_cm=centimetres(tags.get("maxwidth")) or 0,
        weight_100kg=min((w for w in weights if w), default=0),
        ferry_seconds=(seconds(tags.get("duration")) or 0) if kind == "ferry" else 0,
        name=(
            tags.get("name", ""),
            tags.get("name:ar", ""),
            tags.get("name:en", ""),
            tags.get("ref", ""),
        ),
        conditional=any(
            key.endswith(":conditional")
            and key.split(":")[0] in ("access", "motor_vehicle", "vehicle", "oneway", "hgv", "bus")
            for key in tags
        ),
    )


def node(tags: Tags) -> Node | None:
    """What stands at a node, or None where nothing there concerns a vehicle."""
    barrier = tags.get("barrier")
    flags = At.SIGNALS if tags.get("highway") == "traffic_signals" else At(0)
    blocked = 0
    if barrier is not None and barrier != "no":
        flags |= At.BARRIER
        for number, profile in enumerate(PROFILES):
            if not _passes(tags, barrier, profile):
                blocked |= 1 << number
    elif barrier is None and any(
        tags.get(key) in _MAY_NOT for key in ("access", "vehicle", "motor_vehicle")
    ):
        for number, profile in enumerate(PROFILES):
            if _said(tags, profile) in ("no", "leave"):
                blocked |= 1 << number
    height = centimetres(tags.get("maxheight")) or 0
    width = centimetres(tags.get("maxwidth")) or 0
    weight = hundred_kilos(tags.get("maxweight")) or 0
    if not (blocked or flags or height or width or weight):
        return None
    return Node(blocked, flags, height, width, weight)


def _passes(tags: Tags, barrier: str, profile: str) -> bool:
    said = _said(tags, profile)
    if said is not None:
        return said == "yes"
    if barrier in _BUS_GATES:
        return profile in ("bus", "truck")
    if tags.get("locked") == "yes":
        return False
    return barrier in _PASSABLE


def _kind(tags: Tags) -> str | None:
    if tags.get("route") == "ferry":
        return "ferry"
    highway = tags.get("highway")
    if highway is None:
        waterway = tags.get("waterway")
        if waterway == "tidal_channel":
            waterway = "river"
        return waterway if waterway in WATER else None
    if highway in _NO_ROAD:
        return None
    if highway in _FEET:
        return "path"
    return highway if highway in CLASSES and highway not in WATER else None


def _said(tags: Tags, profile: str) -> str | None:
    """``yes``, ``leave``, ``no``, or None where no tag speaks of such vehicles."""
    for key in _HIERARCHY[profile]:
        value = tags.get(key)
        if value in _MAY:
            return "yes"
        if value == "emergency":
            return "yes" if profile == "ambulance" else "no"
        if value in ("bus", "psv"):
            return "yes" if profile == "bus" else "no"
        if value in _WITH_LEAVE:
            return "leave"
        if value in _MAY_NOT:
            return "no"
    return None


def _allowed(tags: Tags, kind: str, profile: str) -> str:
    """Whether vehicles of a profile may be on such a way at all: yes, leave, no."""
    afloat = kind in WATER
    if profile == "boat":
        said = _said(tags, profile)
        if afloat:
            return "no" if said == "no" else "yes"
        return "no"
    if afloat:
        return "no"
    if tags.get("service") == "emergency_access" and profile != "ambulance":
        return "no" if _said({**tags, "access": ""}, profile) != "yes" else "yes"
    if kind in _ONLY_WHERE_SAID:
        return _only_where_said(tags, kind, profile)
    said = _said(tags, profile)
    if said is not None:
        return said
    return "no" if kind in _NOT_BY_BUS and profile == "bus" else "yes"


def _only_where_said(tags: Tags, kind: str, profile: str) -> str:
    """``access=yes`` on a footway is for feet: a tag must speak of vehicles."""
    if kind == "busway" and profile == "bus":
        return _said(tags, profile) or "yes"
    of_vehicles = {key: value for key, value in tags.items() if key != "access"}
    if kind == "ferry" and profile != "boat":
        of_vehicles.pop("boat", None)
    return _said(of_vehicles, profile) or "no"


def _directions(tags: Tags, kind: str, profile: str) -> tuple[bool, bool]:
    """Whether a vehicle may go along the way as it is drawn, and against."""
    oneway = tags.get("oneway")
    if oneway is None and (
        tags.get("junction") in ("roundabout", "circular") or kind == "motorway"
    ):
        oneway = "yes"
    if profile == "bus":
        for key in ("oneway:psv", "oneway:bus"):
            oneway = tags.get(key, oneway)
        against = (
            tags.get("busway"),
            tags.get("busway:left"),
            tags.get("busway:right"),
            tags.get("bus:lanes:backward") and "opposite_lane",
        )
        if oneway in ("yes", "true", "1") and any(
            a in ("opposite_lane", "opposite_track", "opposite") for a in against
        ):
            oneway = "no"
    elif profile == "ambulance":
        oneway = tags.get("oneway:emergency", oneway)
    elif profile == "truck":
        oneway = tags.get("oneway:hgv", oneway)
    elif profile == "boat":
        oneway = tags.get("oneway:boat")
    if profile != "boat":
        oneway = tags.get("oneway:motor_vehicle", oneway) if profile != "bus" else oneway
    match oneway:
        case "yes" | "true" | "1":
            forward, backward = True, False
        case "-1" | "reverse":
            forward, backward = False, True
        case "reversible":
            forward, backward = False, False
        case _:
            forward, backward = True, True
    for key in reversed(_HIERARCHY[profile]):
        forward = _direction(tags.get(f"{key}:forward"), forward)
        backward = _direction(tags.get(f"{key}:backward"), backward)
    return forward, backward


def _direction(value: str | None, otherwise: bool) -> bool:
    if value in _MAY:
        return True
    return False if value in _MAY_NOT or value in _WITH_LEAVE else otherwise


def _flags(tags: Tags, kind: str) -> Flag:
    flags = Flag(0)
    if tags.get("bridge", "no") != "no":
        flags |= Flag.BRIDGE
    if tags.get("tunnel", "no") != "no":
        flags |= Flag.TUNNEL
    if tags.get("junction") in ("roundabout", "circular"):
        flags |= Flag.ROUNDABOUT
    if kind == "ferry":
        flags |= Flag.FERRY
    if tags.get("ford", "no") != "no" or tags.get("flood_prone") == "yes":
        flags |= Flag.FORD
    if tags.get("toll") == "yes":
        flags |= Flag.TOLL
    if kind.endswith("_link"):
        flags |= Flag.LINK
    return flags


def _surface(tags: Tags, kind: str) -> str:
    surface = SURFACE_OF.get(tags.get("surface", "").split(";")[0].strip())
    if surface is None and kind == "track":
        surface = _TRACK.get(tags.get("tracktype", ""), "ground")
    return surface or "unknown"
