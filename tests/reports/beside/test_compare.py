from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.saying import told
from safepassage.reports import from_json
from safepassage.reports.beside import Compared, Verdict, compare
from safepassage.reports.beside.compare import span
from safepassage.reports.places import syria
from safepassage.reports.sources import known_sources, read_sources
from safepassage.reports.told import Told

DAY = date(2016, 12, 15)

FOUR = (
    ("20 حافلة", "10 سيارات إسعاف", 20, 10, "وزارة الدفاع الروسية", "شرق حلب"),
    ("20 buses", "13 ambulances", 20, 13, "ICRC", "eastern Aleppo"),
    ("21 buses", "19 ambulances", 21, 19, "World Health Organization", None),
    ("17 حافلة", "7 سيارات إسعاف", 17, 7, "التلفزيون السوري", "أحياء حلب الشرقية"),
)
"""What four sources said of the first convoy of 15 December 2016."""


def four() -> list[Told]:
    found = []
    for number, (buses, ambulances, of_buses, of_ambulances, source, origin) in enumerate(FOUR):
        for quote, what, value in (
            (buses, "bus", of_buses), (ambulances, "ambulance", of_ambulances),
        ):  # fmt: skip
            found.append(
                told(quote, report=f"r{number}", published=DAY, what=what, value=value,
                     source=source, origin=origin, scope="convoy")
            )  # fmt: skip
    return found


def by_what(groups: tuple[Compared, ...]) -> dict[str | None, Compared]:
    assert len({group.what for group in groups}) == len(groups), groups
    return {group.what: group for group in groups}


def test_the_four_pairs_of_the_fifteenth_stand_side_by_side_and_differ() -> None:
    groups = by_what(compare(four(), syria(), known_sources()))
    values = {
        what: [teller.told.statement.value for teller in group.tellers]
        for what, group in groups.items()
    }
    assert values == {"bus": [20, 20, 21, 17], "ambulance": [10, 13, 19, 7]}
    assert {group.verdict for group in groups.values()} == {Verdict.DIFFER}
    assert groups["bus"].tellers[3].source.name == "Syrian state television"


def test_the_best_graded_source_stands_first(tmp_path: Path) -> None:
    file = tmp_path / "sources.csv"
    file.write_text("name,source,information\nWHO,B,2\nICRC,A,2\n")
    groups = by_what(compare(four(), syria(), read_sources(file)))
    assert [str(t.source.grade) for t in groups["bus"].tellers] == ["A2", "B2", "F6", "F6"]
    assert groups["bus"].tellers[0].told.statement.value == 20


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ({"value": 951}, {"value": 1000, "approx": True}, Verdict.AGREE),
        ({"value": 951}, {"value": 1000}, Verdict.DIFFER),
        ({"value": 3000, "bound": "more_than"}, {"value": 3001}, Verdict.AGREE),
        ({"value": 3000, "bound": "more_than"}, {"value": 3000}, Verdict.DIFFER),
        ({"value": 3000, "bound": "at_least"}, {"value": 3000}, Verdict.AGREE),
        ({"value": 3000, "bound": "at_most"}, {"value": 3100}, Verdict.DIFFER),
        ({"value": 5, "value_max": 6}, {"value": 6}, Verdict.AGREE),
        ({"value": 5, "value_max": 6}, {"value": 7}, Verdict.DIFFER),
    ],
)
def test_figures_agree_where_a_number_fits_them_all(
    one: dict[str, object], other: dict[str, object], verdict: Verdict
) -> None:
    said = [
        told("x", "people", what="all", source="ICRC", **one),
        told("y", "people", what="all", source="WHO", **other),
    ]
    (group,) = compare(said, syria(), known_sources())
    assert group.verdict is verdict


def test_other_ways_days_and_scopes_are_other_things() -> None:
    base = {"what": "bus", "value": 20, "origin": "شرق حلب", "goal": "إدلب", "scope": "convoy"}
    for change in (
        {"origin": "الفوعة"},
        {"goal": "حمص"},
        {"scope": "total"},
        {"what": "ambulance"},
        {"time": "2016-12-16"},
    ):
        said = [told("a", published=DAY, **base), told("b", published=DAY, **(base | change))]
        assert len(compare(said, syria(), known_sources())) == 2, change


def test_a_quarter_is_in_its_city_and_what_is_not_said_fits() -> None:
    said = [
        told("a", what="bus", value=20, origin="السكري", goal="إدلب"),
        told("b", what="bus", value=21, origin="Aleppo"),
        told("c", what="bus", value=22),
    ]
    (group,) = compare(said, syria(), known_sources())
    assert len(group.tellers) == 3


def test_one_source_alone_is_no_agreement() -> None:
    said = [told("a", what="bus", value=20, source="ICRC") for _ in range(2)]
    (group,) = compare(said, syria(), known_sources())
    assert group.verdict is Verdict.ALONE


figures = st.builds(
    lambda value, what, source, origin: told(
        "q", what=what, value=value, source=source, origin=origin
    ),
    st.integers(0, 9999),
    st.sampled_from(["bus", "ambulance"]),
    st.sampled_from([None, "ICRC", "WHO"]),
    st.sampled_from([None, "حلب", "السكري", "الفوعة", "مكان ما"]),
)


@given(st.lists(figures, max_size=12))
def test_nothing_is_dropped_doubled_or_averaged(said: list[Told]) -> None:
    groups = compare(said, syria(), known_sources())
    kept = sorted(
        (t.told.statement.what or "", t.told.statement.value or 0)
        for g in groups
        for t in g.tellers
    )
    assert kept == sorted((t.statement.what or "", t.statement.value or 0) for t in said)
    for group in groups:
        spans = [span(teller.told.statement) for teller in group.tellers]
        fits = max(low for low, _ in spans) <= min(high for _, high in spans)
        assert (group.verdict is Verdict.DIFFER) == (not fits)


SHARED = Path(__file__).parents[4] / "shared" / "reports" / "dev.jsonl"


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not on this machine")
def test_all_annotated_reports_can_be_set_side_by_side() -> None:
    said = [
        Told(record["id"], from_json(fields))
        for record in map(json.loads, SHARED.read_text(encoding="utf-8").splitlines())
        for fields in record["statements"]
    ]
    groups = compare(said, syria(), known_sources())
    counted = {"vehicles", "people", "incident"}
    figures_told = [
        s for s in said if s.statement.kind in counted and s.statement.value is not None
    ]
    assert sum(len(group.tellers) for group in groups) == len(figures_told)
