"""The map: flows add up, places are where they are, labels do not cover each other."""

from __future__ import annotations

from dataclasses import replace
from math import isclose

from safepassage.exports.report.flows import people_flows
from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.placemap import place_map
from safepassage.exports.report.timeline import Timeline
from safepassage.exports.report.voice import Voice
from safepassage.model import Scenario


def test_what_flows_in_flows_out(
    scenario: Scenario, lives: tuple[Timeline, ...], parties: tuple[Journey, ...]
) -> None:
    flows = people_flows(lives)
    received = sum(p.heads for p in parties if p.received is not None)
    assert sum(f.people for f in flows if f.origin == "bridge") == received
    assert sum(f.people for f in flows if f.destination == "bridge") == received
    ends = {p.id for p in scenario.places.values() if p.receives}
    assert sum(f.people for f in flows if f.destination in ends) == received


def test_west_is_left_and_north_is_up_in_both_languages(
    voice: Voice, lives: tuple[Timeline, ...], parties: tuple[Journey, ...]
) -> None:
    nodes = {n.point: n for n in place_map(voice, lives, parties).panels[0].nodes}
    assert nodes["town"].x < nodes["orchard"].x < nodes["mill"].x
    assert nodes["town"].y > nodes["orchard"].y > nodes["market"].y


def test_a_crowd_gets_a_panel_of_its_own_with_every_name(
    voice: Voice, lives: tuple[Timeline, ...], parties: tuple[Journey, ...]
) -> None:
    overview, detail = place_map(voice, lives, parties).panels
    assert {n.point for n in detail.nodes} >= {"mill", "market", "clinic", "baths", "bridge"}
    assert all(n.label for n in detail.nodes)
    assert len(overview.boxes) == 1
    crowd = {n.point for n in detail.nodes}
    assert all(n.label for n in overview.nodes if n.point not in crowd)
    for panel in (overview, detail):
        labels = [n.label for n in panel.nodes if n.label]
        for i, label in enumerate(labels):
            assert not any(label.overlaps(other) for other in labels[i + 1 :])


def test_people_start_and_end_somewhere(
    voice: Voice, lives: tuple[Timeline, ...], parties: tuple[Journey, ...]
) -> None:
    nodes = {n.point: n for n in place_map(voice, lives, parties).panels[1].nodes}
    mill = sum(p.heads for p in parties if p.group.startswith("mill-"))
    assert nodes["mill"].people == voice.language.number(mill)
    assert nodes["bridge"].people == ""


def test_the_scale_bar_is_true(
    voice: Voice, scenario: Scenario, lives: tuple[Timeline, ...], parties: tuple[Journey, ...]
) -> None:
    panel = place_map(voice, lives, parties).panels[0]
    nodes = {n.point: n for n in panel.nodes}
    town, market = scenario.places["town"].location, scenario.places["market"].location
    assert town is not None
    assert market is not None
    metres = (market.latitude - town.latitude) * 111_195
    pixels = nodes["town"].y - nodes["market"].y
    assert voice.say("kilometres", value=10) == panel.bar_text
    assert isclose(panel.bar / 10_000, pixels / metres, rel_tol=1e-3)


def test_without_coordinates_there_is_no_map_but_a_list(
    voice: Voice, scenario: Scenario, lives: tuple[Timeline, ...], parties: tuple[Journey, ...]
) -> None:
    nowhere = replace(
        scenario,
        places={k: replace(p, location=None) for k, p in scenario.places.items()},
        crossings={k: replace(c, location=None) for k, c in scenario.crossings.items()},
    )
    shown = place_map(Voice(nowhere, voice.language), lives, parties)
    assert shown.panels == []
    assert len(shown.unplaced) == len(scenario.places) + 1
    assert shown.flows
