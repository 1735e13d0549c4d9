"""Trips in the order in which a dispatcher sends them, and the plan that comes of it.

    bus-1 school > arena
    bus-1 school,market > arena,clinic layout mixed first town/family only T1 patience 10m
    bus-2 > arena closes refuel choosy
    bus-1 school > arena most 5
    bus-1 school > arena loose

Before ``>`` stands where people board, after it where they alight. ``first`` names who boards
before all others, ``only`` the lowest priority that boards, ``most`` how many heads at most,
``patience`` how long to wait for people who are not ready yet. A ``loose`` trip is dispatched in
order of time, not whole.
"""

from __future__ import annotations

from safepassage.model import PRIORITIES, Plan, Priority, Scenario
from safepassage.planner import _engine
from safepassage.planner.problem import NONE, Translation, translate
from safepassage.planner.written import write
from safepassage.verify import check, figures
from story import scenario, seconds
from timetable import timetable


def dispatched(known: Scenario, trips: str) -> Plan:
    """The plan of these trips; the checker has no complaint about it."""
    translation = translate(known)
    search = _engine.Search(translation.problem, 1)
    asked = [trip(translation, line) for line in trips.splitlines() if line.strip()]
    assert search.evaluate(asked).broken == 0
    plan = write(translation, search, asked, bounds=None, seed=0)
    assert check(known, plan) == ()
    assert figures(known, plan) == plan.figures
    return plan


def day(town: str, trips: str) -> str:
    """The timetable of these trips in the town that the story tells."""
    return timetable(dispatched(scenario(town), trips))


def each(trips: str, said: str = "loose") -> str:
    """The trips, the same said of each."""
    return "\n".join(f"{line.strip()} {said}" for line in trips.strip().splitlines())


def found(told: str, *words: str) -> list[str]:
    """The run and the words after the place of each line that begins with these words."""
    run, lines_found = "", []
    for line in told.splitlines():
        match line.split():
            case ["run", vehicle]:
                run = vehicle
            case [*first, when] if first == list(words):
                lines_found.append(f"{run} {when}")
            case [*first, when, _, _, _, _, _] if first == list(words):
                lines_found.append(f"{run} {when}")
    return sorted(lines_found, key=lambda line: [len(line.split()[1]), line.split()[1]])


def trip(translation: Translation, line: str) -> _engine.Trip:
    """One line as the engine's trip."""
    said, words = _engine.Trip(), line.split()
    said.vehicle = translation.vehicles.index(words.pop(0))
    said.picks = _stops(translation, [] if words[0] == ">" else words.pop(0).split(","))
    assert words.pop(0) == ">"
    said.drops = _stops(translation, words.pop(0).split(","))
    kind = translation.scenario.vehicles[translation.vehicles[said.vehicle]].type
    while words:
        match words.pop(0):
            case "layout":
                layouts = [layout.id for layout in translation.scenario.types[kind].layouts]
                said.layout = layouts.index(words.pop(0))
            case "first":
                group, party = words.pop(0).split("/")
                said.first_lot = translation.lot_index[group, party]
            case "only":
                said.priorities = PRIORITIES.index(Priority(words.pop(0)))
            case "patience":
                said.patience = seconds(words.pop(0))
            case "most":
                said.most = int(words.pop(0))
            case "closes":
                said.closes = True
            case "refuel":
                said.refuel = True
            case "choosy":
                said.choosy = True
            case "loose":
                said.whole = False
            case word:
                raise ValueError(f"{word!r} is not understood")
    return said


def told_of(translation: Translation, said: _engine.Trip) -> str:
    """The trip as a line, without layout, whom it takes first, and patience."""
    points = [*translation.scenario.places]
    picks, drops = (
        ",".join(points[stop] for stop in stops if stop != NONE)
        for stops in (said.picks, said.drops)
    )
    words = [translation.vehicles[said.vehicle], picks, ">", drops]
    words += ["closes"] if said.closes else []
    words += ["refuel"] if said.refuel else []
    words += ["choosy"] if said.choosy else []
    words += [] if said.whole else ["loose"]
    return " ".join(word for word in words if word)


def _stops(translation: Translation, places: list[str]) -> list[int]:
    stops = [translation.point(place) for place in places]
    return (stops + [NONE] * 3)[:3]
