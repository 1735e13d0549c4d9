"""The movement graph draws what the plan says, and nothing else."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from safepassage.exports.report.movement import Movement, movement
from safepassage.exports.report.timeline import Doing, Timeline, timelines
from safepassage.exports.report.voice import Voice
from safepassage.language import language
from safepassage.model import Plan, Run, Scenario, Window


def drawn(voice: Voice, plan: Plan, lives: tuple[Timeline, ...]) -> Movement:
    return movement(voice, plan, lives)


def ends(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", path)]


def test_every_vehicle_that_moves_has_one_line(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    graph = drawn(voice, plan, lives)
    assert [run.vehicle for run in graph.runs] == [run.vehicle for run in plan.runs]
    for run, life in zip(graph.runs, lives, strict=True):
        points = ends(run.whole)
        assert abs(points[0][0] - graph.axis.x(life.spans[0].begin)) <= 0.05
        assert abs(points[-1][0] - graph.axis.x(life.spans[-1].end)) <= 0.05
        assert all(0 <= x <= graph.width and 0 <= y <= graph.height for x, y in points)


def test_lines_never_run_against_time(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    graph = drawn(voice, plan, lives)
    for run in graph.runs:
        xs = [x for x, _ in ends(run.whole)]
        assert xs == sorted(xs, reverse=graph.axis.mirrored)


def test_thick_is_loaded(voice: Voice, plan: Plan, lives: tuple[Timeline, ...]) -> None:
    graph = drawn(voice, plan, lives)
    for run, life in zip(graph.runs, lives, strict=True):
        loaded = [s for s in life.spans if s.needs.heads]
        waits = sum(s.doing is Doing.WAIT for s in loaded)
        assert run.waits.count("M") == waits
        segments = run.loaded.count("L")
        # Two spans that go on in one direction share a point, so segments count the spans.
        assert segments == len(loaded) - waits


def test_vehicles_that_stand_at_one_point_stand_side_by_side(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    graph = drawn(voice, plan, lives)
    standing = []
    for run in graph.runs:
        points = ends(run.whole)
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            if y1 == y2 and abs(x2 - x1) > 0.3:
                standing.append((y1, min(x1, x2), max(x1, x2)))
    standing.sort()
    for (y, _, end), (other_y, begin, _) in itertools.pairwise(standing):
        assert y != other_y or begin >= end - 0.2


def test_a_ribbon_for_every_convoy_of_several_vehicles(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    labelled = [r for r in drawn(voice, plan, lives).ribbons if r.label]
    several = [c for c in plan.convoys if len(c.vehicles) > 1]
    assert sorted(r.label for r in labelled) == sorted(str(len(c.vehicles)) for c in several)


def test_what_is_closed_is_hatched(
    voice: Voice, scenario: Scenario, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    graph = drawn(voice, plan, lives)
    bridge = next(v.level for v in graph.levels if v.point == "bridge")
    windows = scenario.crossings["bridge"].windows
    noon = graph.axis.box(windows[0].end, windows[1].begin)
    assert any((box.x, box.width) == noon and box.y == bridge.core_top for box in graph.closed)
    assert len(graph.closed_legs) == len(scenario.travel.closures)


def test_a_zone_that_closes_is_hatched_over_all_its_places(scenario: Scenario, plan: Plan) -> None:
    shut = replace(scenario.zones["quarter"], windows=(Window(0, 3600),))
    changed = replace(scenario, zones={**scenario.zones, "quarter": shut})
    graph = movement(Voice(changed, language("en")), plan, timelines(changed, plan))
    (box,) = graph.closed_zones
    inside = [v.level for v in graph.levels if v.point in ("mill", "market", "clinic")]
    assert all(box.y <= level.top and level.bottom <= box.y + box.height for level in inside)


def test_who_never_moves_is_counted_and_not_drawn(scenario: Scenario, plan: Plan) -> None:
    runs = tuple(Run(r.vehicle) if r.vehicle == "bus-03" else r for r in plan.runs)
    still = replace(plan, runs=runs)
    graph = movement(Voice(scenario, language("en")), still, timelines(scenario, still))
    assert graph.still == 1
    assert "bus-03" not in {run.vehicle for run in graph.runs}


def test_a_plan_in_which_nothing_moves_is_an_empty_graph(scenario: Scenario, plan: Plan) -> None:
    idle = replace(plan, runs=tuple(Run(r.vehicle) for r in plan.runs), convoys=())
    graph = movement(Voice(scenario, language("ar")), idle, timelines(scenario, idle))
    assert graph.runs == []
    assert graph.still == len(plan.runs)


def test_labels_of_convoys_do_not_run_into_each_other(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    shown = sorted(r.x for r in drawn(voice, plan, lives).ribbons if r.label and r.zoom == 1)
    assert all(b - a > 20 for a, b in itertools.pairwise(shown))
