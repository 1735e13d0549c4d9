from __future__ import annotations

from pathlib import Path

import pytest

from safepassage.notices import Refused
from safepassage.reports.sources import Grade, known_sources, read_sources


def table(tmp_path: Path, text: str, codec: str = "utf-8") -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(text.encode(codec))
    return path


def test_nobody_is_graded_beforehand() -> None:
    assert known_sources().named("ICRC").grade == Grade("F", 6)
    assert str(known_sources().named("من لا يعرفه أحد").grade) == "F6"


def test_spellings_in_both_scripts_are_one_source() -> None:
    names = ["ICRC", "the Red Cross", "الصليب الاحمر", "اللجنة الدولية للصليب الأحمر"]
    assert {known_sources().key(name) for name in names} == {"icrc"}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
def test_the_users_grades_hold_for_every_spelling(tmp_path: Path, codec: str) -> None:
    text = "name,also,source,information\nWHO,منظمة الصحة العالمية;OMS,b,2\nالمصدر,,A,\n"
    sources = read_sources(table(tmp_path, text, codec))
    assert sources.named("World Health Organization").name == "WHO"
    assert str(sources.named("منظمة الصحه العالميه").grade) == "B2"
    assert str(sources.named("oms").grade) == "B2"
    assert str(sources.named("المصدر").grade) == "A6"


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = "name,source,information\n,A,1\nx,G,1\ny,A,0\nz,A,1\n"
    with pytest.raises(Refused) as refused:
        read_sources(table(tmp_path, text))
    assert [(n.code, n.where.row) for n in refused.value.notices] == [
        ("T-SOURCES-NAME", 2), ("T-SOURCES-GRADE", 3), ("T-SOURCES-GRADE", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [("who,source\nx,A\n", "T-SOURCES-COLUMNS"), ("", "T-SOURCES-COLUMNS"),
     ('name\n"x\n', "T-SOURCES-TABLE")],
)  # fmt: skip
def test_what_is_no_table_of_sources_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sources(table(tmp_path, text))
    assert [notice.code for notice in refused.value.notices] == [code]


def test_who_is_no_office_may_be_a_person() -> None:
    sources = known_sources()
    assert sources.is_institution("مصدر عسكري سوري")
    assert sources.is_institution("وزارة الصحة")
    assert sources.is_institution("local officials")
    assert sources.is_institution("رويترز")
    assert not sources.is_institution("سامر الخالد")
    assert not sources.is_institution("Jane Doe")
