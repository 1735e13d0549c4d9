from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.saying import told
from safepassage import files
from safepassage.language import language
from safepassage.model import Role, Scenario
from safepassage.notices import Severity
from safepassage.reports import from_json
from safepassage.reports.draft import Draft, draft
from safepassage.reports.draft.page import notes, questions, sources_as_data
from safepassage.reports.places import syria
from safepassage.reports.sources import known_sources, read_sources
from safepassage.reports.told import Told

TODAY = date(2026, 1, 2)

WAY = {"origin": "حي الوعر", "goal": "إدلب"}


def drafted(*said: Told, timezone: str | None = None) -> Draft:
    return draft(said, syria(), known_sources(), "d", TODAY, timezone)


def asked(made: Draft) -> list[str]:
    return [question.what for question in made.questions]


def people(made: Draft) -> dict[str, int]:
    return {
        group.id: sum(made.scenario.kinds[p.kind].needs.heads * p.count for p in group.parties)
        for group in made.scenario.groups.values()
    }


def without_zeros(scenario: Scenario) -> Scenario:
    """Rows with 0 stand in the file, for somebody to write a number; they are nobody."""
    groups = {
        group.id: replace(group, parties=tuple(p for p in group.parties if p.count))
        for group in scenario.groups.values()
    }
    return replace(scenario, groups=groups)


def clean(made: Draft, tmp_path: Path) -> None:
    """What is written can be read, and planning is not stopped by anything."""
    files.write_noted(
        made.scenario,
        tmp_path / "draft",
        notes(made, language("ar"), known_sources()),
        {"QUESTIONS.md": questions(made, language("ar"), known_sources())},
    )
    reading = files.read_scenario(tmp_path / "draft")
    stops = [notice for notice in reading.notices if notice.severity is Severity.STOP]
    assert not stops, stops
    assert reading.scenario is not None
    assert reading.scenario.digest == without_zeros(made.scenario).digest


def test_what_is_said_stands_with_its_words_and_the_rest_is_assumed_and_asked(
    tmp_path: Path,
) -> None:
    made = drafted(
        told("12 حافلة", what="bus", value=12, status="planned", source="ICRC", **WAY),
        told("600 شخص", "people", what="all", value=600, status="planned", **WAY),
    )
    scenario = made.scenario
    assert len(scenario.vehicles) == 12
    assert people(made) == {"waer-all": 600}
    assert {p.id: p.roles for p in scenario.places.values()} == {
        "waer": {Role.ASSEMBLY}, "idlib": {Role.RECEPTION}, "depot": {Role.DEPOT},
    }  # fmt: skip
    grounds = {(g.table, g.row): g.chosen.told.statement.quote.words for g in made.grounds}
    assert grounds["vehicles", "bus-01"] == "12 حافلة"
    assert grounds["groups", "waer-all"] == "600 شخص"
    assert scenario.timezone == "Asia/Damascus"
    assert scenario.start == datetime(2026, 1, 2, 5, tzinfo=UTC)
    assert asked(made) == ["families", "start"]
    clean(made, tmp_path)
    vehicles = (tmp_path / "draft" / "vehicles.csv").read_text(encoding="utf-8-sig")
    assert "12 حافلة" in vehicles.splitlines()[1]
    assert vehicles.splitlines()[1].startswith("#")


def test_unknown_is_asked_for_and_is_not_taken_for_zero() -> None:
    made = drafted(
        told("400 مقاتل", "people", what="fighters", value=400, **WAY),
        told("مع عائلاتهم", "people", what="families", **WAY),
        told("المصابين", "request", what="wounded", by="الأهالي"),
    )
    assert people(made) == {"waer-fighters": 400, "waer-families": 0, "waer-wounded": 0}
    assert asked(made)[:2] == ["unknown-number", "unknown-number"]
    marked = {a.row for a in made.assumed if a.what == "not-counted"}
    assert marked == {"waer-families", "waer-wounded"}


def test_of_several_figures_one_is_taken_and_the_others_stand_beside_it(tmp_path: Path) -> None:
    said = [
        told("20", what="bus", value=20, source="ICRC", **WAY),
        told("17", what="bus", value=17, source="SANA", **WAY),
        told("21", what="bus", value=21, source="WHO", **WAY),
    ]
    made = drafted(*said)
    assert len(made.scenario.vehicles) == 17  # nobody is graded: the careful one
    assert "differ" in asked(made)
    (ground,) = [g for g in made.grounds if g.table == "vehicles"]
    assert sorted(t.told.statement.quote.words for t in ground.others) == ["20", "21"]
    graded = tmp_path / "sources.csv"
    graded.write_text("name,source,information\nWHO,B,2\n")
    made = draft(said, syria(), read_sources(graded), "d", TODAY)
    assert len(made.scenario.vehicles) == 21


def test_a_part_is_not_added_to_its_whole_nor_a_patient_counted_twice() -> None:
    made = drafted(
        told("a", "people", what="all", value=951, scope="convoy", **WAY),
        told("b", "people", what="fighters", value=200, scope="convoy", **WAY),
        told("c", "people", what="wounded", value=108, scope="convoy", **WAY),
        told("d", "people", what="killed", value=7),
    )
    assert people(made) == {"waer-all": 951 - 108, "waer-wounded": 108}
    made = drafted(
        told("a", "people", what="fighters", value=400, **WAY),
        told("b", "people", what="families", value=428, **WAY),
        told("c", "people", what="men", value=1458, **WAY),
        told("d", "people", what="women", value=657, **WAY),
        told("e", "people", what="children", value=358, **WAY),
    )
    assert people(made) == {"waer-fighters": 400, "waer-families": 2140}


def test_a_crossing_parts_two_zones_and_a_nearer_goal_is_where_vehicles_may_change() -> None:
    made = drafted(
        told("a", what="bus", value=20, origin="شرق حلب", goal="إدلب", via="معبر الراموسة"),
        told("b", "route", origin="حلب", goal="خان طومان"),
        told("c", "people", what="all", value=100, origin="شرق حلب"),
    )
    scenario = made.scenario
    assert list(scenario.zones) == ["inside", "outside"]
    assert list(scenario.crossings) == ["ramouseh"]
    assert scenario.places["khan-touman"].roles == {Role.HANDOVER}
    assert scenario.places["idlib"].roles == {Role.RECEPTION}
    assert scenario.places["aleppo-east"].zone == "inside"
    assert {"handover", "crossing"} <= set(asked(made))


def test_an_unknown_place_is_kept_by_name_and_asked_for(tmp_path: Path) -> None:
    made = drafted(
        told("a", what="bus", value=2, origin="قرية الزيتون الصغيرة", goal="Far Harbour"),
        told("b", "people", what="all", value=30, origin="قرية الزيتون الصغيرة"),
        timezone="Asia/Beirut",
    )
    names = {place.name.ar or place.name.en for place in made.scenario.places.values()}
    assert {"قرية الزيتون الصغيرة", "Far Harbour"} <= names
    assert asked(made).count("where") == 2
    assert made.scenario.travel.legs
    clean(made, tmp_path)


def test_a_word_that_may_be_no_place_is_asked_about_and_not_driven_to() -> None:
    made = drafted(
        told("a", what="bus", value=20, **WAY),
        told("b", "route", origin="الممكن", goal="إدلب"),
        told("c", "people", what="killed", value=1, origin="سيطرته"),
        told("d", "people", what="all", value=50, origin="حي الوعر", goal="مكان جديد"),
    )
    assert list(made.scenario.places) == ["waer", "مكان-جديد", "idlib", "depot"] or list(
        made.scenario.places
    ) == ["waer", "idlib", "مكان-جديد", "depot"]
    assert asked(made).count("place-left-out") == 2


def test_another_movement_is_left_out_and_asked_about() -> None:
    made = drafted(
        told("a", what="bus", value=20, origin="شرق حلب", goal="إدلب"),
        told("b", "people", what="all", value=100, origin="أحياء حلب الشرقية"),
        told("c", what="bus", value=7, origin="الفوعة", goal="حلب"),
    )
    assert len(made.scenario.vehicles) == 20
    assert list(made.scenario.places) == ["aleppo-east", "idlib", "depot"]
    assert "other-movement" in asked(made)


def test_where_nothing_is_said_everything_is_asked(tmp_path: Path) -> None:
    made = drafted(told("x", "status", status="planned"))
    assert {"no-people", "no-vehicles", "no-origin", "no-goal", "start"} <= set(asked(made))
    clean(made, tmp_path)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_no_private_person_is_named_in_what_is_handed_on(code: str) -> None:
    made = drafted(
        told("12 حافلة", what="bus", value=12, source="سامر الخالد", **WAY),
        told("سامر الخالد طلب سيارة", "request", by="سامر الخالد", source="ICRC"),
        told("أعدموا سامر الخالد", "incident", what="killed", value=1, source="SANA"),
    )
    speak, sources = language(code), known_sources()
    beside = [line for lines in notes(made, speak, sources).values() for line in lines]
    handed_on = questions(made, speak, sources) + sources_as_data(made, sources) + str(beside)
    assert "سامر" not in handed_on
    assert "12 حافلة" in handed_on
    assert json.loads(sources_as_data(made, sources))["rows"][0]["said"]["withheld"] is True


names = st.sampled_from([None, "حلب", "شرق حلب", "السكري", "الفوعة", "إدلب", "مكان لا يعرف",
                         "Xville", "معبر الراموسة", "#, \"' »"])  # fmt: skip


def with_what(one: Told, what: str) -> Told:
    fields = one.statement.to_json()
    if fields["kind"] in ("vehicles", "people"):
        return Told(one.report, from_json(fields | {"what": what}))
    return one


@given(
    st.lists(
        st.tuples(
            st.builds(
                lambda kind, value, status, origin, via, goal, scope: told(
                    "كلمات", kind, what="bus" if kind == "vehicles" else "all", value=value,
                    status=status, origin=origin, via=via, goal=goal, scope=scope,
                ),
                st.sampled_from(["vehicles", "people"]),
                st.none() | st.integers(0, 300),
                st.sampled_from([None, "planned", "completed"]),
                names, names, names,
                st.sampled_from([None, "convoy", "total"]),
            ),
            st.sampled_from(["bus", "ambulance", "car", "boat"]),
            st.sampled_from(["all", "fighters", "families", "wounded", "women_children", "men"]),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_any_statements_become_a_scenario_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[Told, str, str]]
) -> None:
    chosen = [
        with_what(one, vehicle if one.statement.kind == "vehicles" else person)
        for one, vehicle, person in said
    ]
    clean(drafted(*chosen), tmp_path_factory.mktemp("d"))


SHARED = Path(__file__).parents[4] / "shared" / "reports" / "dev.jsonl"


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not on this machine")
def test_the_founding_report_drafts_the_founding_case(tmp_path: Path) -> None:
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    made = drafted(*(Told("seed", from_json(s)) for s in records["seed"]["statements"]))
    types = [vehicle.type for vehicle in made.scenario.vehicles.values()]
    assert (types.count("bus"), types.count("ambulance")) == (20, 10)
    assert people(made)["aleppo-east-fighters"] == 4000
    assert list(made.scenario.crossings) == ["ramouseh"]
    assert made.scenario.places["khan-touman"].roles == {Role.HANDOVER}
    assert "no-people" not in asked(made)
    clean(made, tmp_path)


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not on this machine")
def test_every_annotated_report_can_be_drafted(tmp_path: Path) -> None:
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        made = drafted(*(Told(record["id"], from_json(s)) for s in record["statements"]))
        clean(made, tmp_path / record["id"])
