"""All questions about what is impossible, asked in order."""

from __future__ import annotations

from safepassage.files.check.findings import Findings, Origins
from safepassage.files.check.fleet import examine_fleet
from safepassage.files.check.people import Journeys, examine_people, places_reached
from safepassage.files.check.room import examine_room, examine_room_taken
from safepassage.files.check.things import examine_things
from safepassage.files.check.ways import ByRoad, Points, drivers_of, no_roads
from safepassage.model import Scenario
from safepassage.notices import Notice

NOWHERE: Origins = {}
"""For scenarios that were not read from files."""


def impossible(
    scenario: Scenario, origins: Origins = NOWHERE, by_road: ByRoad = no_roads
) -> tuple[Notice, ...]:
    """Notices of what no plan can do, each with the number of people whom it concerns.

    A scenario without people or without vehicles stops: there is nothing to plan. All else is a
    warning, since the rest of the people can still be moved. ``origins`` is :attr:`Reading.origins`
    where the scenario was read from files; the notices then point at the rows. ``by_road`` knows
    where roads lead.
    """
    findings = Findings(origins)
    people = sum(scenario.heads_by_priority().values())
    if not people:
        findings.stop("C-NO-PEOPLE", "parties")
    if not scenario.vehicles:
        findings.stop("C-NO-VEHICLES", "vehicles", people=people)
    if findings.complaints.stopped:
        return findings.complaints.all()
    points = Points(scenario)
    drivers = drivers_of(scenario, points, by_road)
    journeys = Journeys(scenario, points, drivers)
    examine_people(journeys, findings)
    _examine_receptions(journeys, findings)
    examine_room(journeys, findings)
    examine_room_taken(journeys, findings)
    examine_fleet(scenario, points, drivers, findings)
    examine_things(scenario, findings)
    return findings.complaints.all()


def _examine_receptions(journeys: Journeys, findings: Findings) -> None:
    """Receptions to which no vehicle can bring anybody, with the people who accept them."""
    unreached = journeys.receptions & ~places_reached(journeys, journeys.receptions)
    if not unreached:
        return
    accepting = dict.fromkeys(journeys.points.names(unreached), 0)
    for crowd in journeys.crowds:
        for place in journeys.points.names(journeys.accepted(crowd.group) & unreached):
            accepting[place] += crowd.people
    for place, people in accepting.items():
        findings.warn("C-RECEPTION-UNREACHED", "places", place, place=place, people=people)
