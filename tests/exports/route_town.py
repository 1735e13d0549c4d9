"""A town on the ground: two zones, a bridge between them, one bus that makes two trips."""

from __future__ import annotations

from dataclasses import replace

from safepassage import verify
from safepassage.model import (
    Drive,
    Location,
    Name,
    PartyMove,
    Passage,
    Plan,
    Run,
    Scenario,
    Step,
    Stop,
)
from safepassage.units import Seconds
from story import scenario
from verify.telling import NOTHING

AT = {
    "garage": Location(41.15, -8.61),
    "school": Location(41.151, -8.612),
    "bridge": Location(41.14, -8.609),
    "arena": Location(41.13, -8.6),
}


def town() -> Scenario:
    known = scenario("""
        zone      inside
        zone      outside
        assembly  school  bays 1 in inside
        reception arena   room 100 in outside
        depot     garage  in inside
        crossing  bridge  from inside to outside inspect 1m
        type      bus     seat 50  board 3  alight 2
        vehicle   bus-1   bus garage
        group     secret-family  at school 60 person T1
        everywhere 10m metres 5000
    """)
    named = {
        "garage": Name("المرآب", "Garage"),
        "school": Name("المدرسة", "School & <yard>"),
        "arena": Name("", "Arena"),
    }
    places = {p.id: replace(p, location=AT[p.id], name=named[p.id]) for p in known.places.values()}
    crossings = {
        c.id: replace(c, location=AT[c.id], name=Name("الجسر", "Bridge"))
        for c in known.crossings.values()
    }
    return replace(known, places=places, crossings=crossings)


def two_trips(known: Scenario) -> Plan:
    """Fifty are brought over the bridge, then the last ten."""
    steps: list[Step] = [Drive("garage", "school", Seconds(0), Seconds(600))]
    now = 600
    for count in (50, 10):
        moved = (PartyMove("secret-family", "person", count),)
        board, alight = 3 * count, 2 * count
        steps += [
            Stop("school", Seconds(now), Seconds(now + board), board=moved, layout="plain"),
            Drive("school", "bridge", Seconds(now + board), Seconds(now + board + 600)),
            Passage("bridge", "inside", Seconds(now + board + 600), Seconds(now + board + 660)),
            Drive("bridge", "arena", Seconds(now + board + 660), Seconds(now + board + 1260)),
        ]
        now += board + 1260
        steps.append(Stop("arena", Seconds(now), Seconds(now + alight), alight=moved))
        now += alight
        if count == 50:
            steps += [
                Drive("arena", "bridge", Seconds(now), Seconds(now + 600)),
                Passage("bridge", "outside", Seconds(now + 600), Seconds(now + 660)),
                Drive("bridge", "school", Seconds(now + 660), Seconds(now + 1260)),
            ]
            now += 1260
    plan = Plan(
        known.id,
        known.digest,
        (Run("bus-1", tuple(steps)),),
        (),
        (),
        NOTHING,
        made_by="hand",
    )
    return replace(plan, figures=verify.figures(known, plan))
