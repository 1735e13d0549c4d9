"""Timetables: what each vehicle does, and what happens at each place and crossing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.exports.report.timeline import Doing, Span, Timeline, people
from safepassage.exports.report.voice import Voice
from safepassage.model import PartyMove, Passage, Stop
from safepassage.orders import whole_group


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """One thing that a vehicle does. ``aboard`` is how many are aboard afterwards."""

    begin: int
    end: int
    begin_text: str
    end_text: str
    doing: str
    text: str
    aboard: int


@dataclass(frozen=True, slots=True)
class VehicleTable:
    """One vehicle's run; ``people`` is how many heads board it in all."""

    vehicle: str
    name: str
    type: str
    operator: str
    rows: list[VehicleRow]
    trips: int
    people: int


@dataclass(frozen=True, slots=True)
class PointRow:
    """One service at a place or crossing. ``arrive`` is when the vehicle came."""

    arrive: str
    begin: str
    end: str
    vehicle: str
    vehicle_name: str
    text: str
    people: int


@dataclass(frozen=True, slots=True)
class PointTable:
    """All services at one place or crossing, in order of time."""

    point: str
    name: str
    zone: str
    rows: list[PointRow]
    served: str
    """How many heads board and alight in all; empty at a crossing."""


@dataclass(frozen=True, slots=True)
class Timetables:
    """The section."""

    vehicles: list[VehicleTable]
    points: list[PointTable]


def timetables(voice: Voice, lives: Sequence[Timeline]) -> Timetables:
    """The tables of every vehicle that moves and of every point that serves somebody."""
    moving = [life for life in lives if life.moves]
    at = _services(moving)
    points = [
        _point(voice, point, at[point])
        for point in (*voice.scenario.places, *voice.scenario.crossings)
        if point in at
    ]
    return Timetables([_vehicle(voice, life) for life in moving], points)


def _vehicle(voice: Voice, life: Timeline) -> VehicleTable:
    vehicle = voice.scenario.vehicles[life.vehicle]
    rows = []
    trips = boarded = 0
    for span in life.spans:
        after = span.needs.heads
        if isinstance(span.step, Stop):
            boards = people(voice.scenario, span.step.board).heads
            trips += span.step.layout is not None
            boarded += boards
            after += boards - people(voice.scenario, span.step.alight).heads
        rows.append(
            VehicleRow(
                span.begin,
                span.end,
                voice.clock(span.begin),
                voice.clock(span.end),
                span.doing.value,
                _doing(voice, span),
                after,
            )
        )
    return VehicleTable(
        vehicle.id,
        voice.name(vehicle.id),
        voice.name(vehicle.type),
        voice.name(vehicle.operator) if vehicle.operator else "",
        rows,
        trips,
        boarded,
    )


def _doing(voice: Voice, span: Span) -> str:
    name = voice.name(span.point)
    step = span.step
    if isinstance(step, Stop):
        parts = []
        if step.alight:
            parts.append(_moves(voice, "alights", step.alight))
        if step.board:
            parts.append(_moves(voice, "boards", step.board))
        return voice.say("row-stop", name=name, what=" ".join(parts))
    if isinstance(step, Passage):
        far_side = voice.scenario.crossings[step.crossing].far_side(step.from_zone)
        text = voice.say("row-pass", name=name, zone=voice.name(far_side))
        if step.convoy is None:
            return text
        return f"{text} {voice.say('row-convoy', number=step.convoy + 1)}"
    if span.doing is Doing.DRIVE:
        return voice.say("row-drive", name=voice.name(span.to))
    if span.doing is Doing.REFUEL:
        return voice.say("row-refuel", name=name)
    return voice.say("row-wait", name=name, duration=voice.span(span.end - span.begin))


def _moves(voice: Voice, verb: str, moves: tuple[PartyMove, ...]) -> str:
    """Who boards or alights; parts of a group, as a start in the middle has them, as one group."""
    counts = Counter[tuple[str, str]]()
    names: dict[str, str] = {}
    for move in moves:
        group = whole_group(move.group)
        counts[group, move.kind] += move.count
        names.setdefault(group, voice.name(move.group))
    parties = voice.language.listing(
        voice.language.say(
            "words:party-count", count=count, kind=voice.name(kind), group=names[group]
        )
        for (group, kind), count in counts.items()
    )
    heads = people(voice.scenario, moves).heads
    return voice.say(verb, people=heads, parties=parties)


_Service = tuple[str, int | None, Span]
"""A vehicle, when it arrived, and what is done."""


def _services(lives: Sequence[Timeline]) -> dict[str, list[_Service]]:
    """All stops and passages, by point."""
    found: dict[str, list[_Service]] = defaultdict(list)
    for life in lives:
        arrived: int | None = None
        for span in life.spans:
            if span.doing is Doing.DRIVE:
                arrived = span.end
            if isinstance(span.step, (Stop, Passage)):
                found[span.point].append((life.vehicle, arrived, span))
    return found


def _point(voice: Voice, point: str, services: Sequence[_Service]) -> PointTable:
    found: list[tuple[int, int, str, PointRow]] = []
    boarded = alighted = 0
    text = ""
    for vehicle, arrived, span in services:
        heads = span.needs.heads
        if isinstance(span.step, Stop):
            on = people(voice.scenario, span.step.board).heads
            off = people(voice.scenario, span.step.alight).heads
            boarded += on
            alighted += off
            text = voice.served(on, off)
            heads = on or off
        elif isinstance(span.step, Passage):
            far_side = voice.scenario.crossings[point].far_side(span.step.from_zone)
            text = voice.say("point-pass", zone=voice.name(far_side), heads=heads)
        row = PointRow(
            voice.clock(arrived) if arrived is not None else "",
            voice.clock(span.begin),
            voice.clock(span.end),
            vehicle,
            voice.name(vehicle),
            text,
            heads,
        )
        found.append((span.begin, span.end, vehicle, row))
    found.sort(key=lambda item: item[:3])
    served = voice.served(boarded, alighted) if boarded or alighted else ""
    place = voice.scenario.places.get(point)
    zone = voice.name(place.zone) if place is not None else voice.say("shape-crossing")
    return PointTable(point, voice.name(point), zone, [row for *_, row in found], served)
