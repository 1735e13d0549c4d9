from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from safepassage.notices import Refused
from safepassage.reports.corrections import (
    FOLDER,
    Corrected,
    corrected_in,
    default_folder,
    keep,
    kept_in,
)

TEXT = "غادرت 20 حافلة حي الوعر."
BUSES = {"quote": "20 حافلة", "kind": "vehicles", "what": "bus", "value": 20}


def lines(tmp_path: Path, *records: object) -> Path:
    path = tmp_path / "mended.jsonl"
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records))
    return path


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    file = lines(tmp_path, {"id": "a/b", "text": TEXT, "statements": [BUSES]})
    corrected = corrected_in(file, {})
    keep(corrected, tmp_path / "kept")
    assert list(kept_in(tmp_path / "kept")) == corrected


def test_a_text_may_be_that_of_the_report(tmp_path: Path) -> None:
    file = lines(tmp_path, {"id": "a", "statements": [BUSES]})
    (one,) = corrected_in(file, {"a": TEXT})
    assert one.text == TEXT


def test_a_correction_replaces_the_one_before_and_two_texts_of_one_id_stay_two(
    tmp_path: Path,
) -> None:
    for text, statements in ((TEXT, ()), (TEXT, ()), (TEXT + " ثم", ())):
        keep([Corrected("a", text, statements)], tmp_path / "kept")
    assert len(list(kept_in(tmp_path / "kept"))) == 2


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise there")
def test_nobody_else_may_look_in(tmp_path: Path) -> None:
    keep([Corrected("a", TEXT, ())], tmp_path / "kept")
    folder = tmp_path / "kept"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in folder.iterdir())


def test_everything_wrong_is_told_at_once_and_nothing_kept(tmp_path: Path) -> None:
    file = lines(
        tmp_path,
        {"id": "a", "statements": [BUSES]},
        {"id": "b", "text": TEXT, "statements": [BUSES | {"quote": "21 حافلة"}]},
        {"id": "c", "text": TEXT, "statements": [BUSES | {"kind": "rumour"}]},
        {"id": "d", "text": TEXT, "statements": 7},
        {"text": TEXT, "statements": []},
        [],
    )
    with pytest.raises(Refused) as refused:
        corrected_in(file, {})
    assert [(n.code, n.where.row) for n in refused.value.notices] == [
        ("T-CORRECTION-TEXT", 1), ("T-CORRECTION-QUOTE", 2), ("T-STATEMENT", 3),
        ("T-STATEMENTS", 4), ("T-FIELD", 5), ("T-JSON", 6),
    ]  # fmt: skip


def test_no_corrections_are_said_to_be_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(Refused) as refused:
            list(kept_in(folder))
        assert refused.value.notices[0].code == "T-CORRECTIONS-NONE"
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(Refused):
        list(kept_in(tmp_path))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused) as refused:
        keep([Corrected("a", TEXT, ())], tmp_path / "file")
    assert refused.value.notices[0].code == "T-CORRECTION-WRITE"


def test_the_users_data_folder_is_where_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("LOCALAPPDATA", "/data")
    assert default_folder() == Path("/data/safepassage/corrections")
    monkeypatch.setenv(FOLDER, "/elsewhere")
    assert default_folder() == Path("/elsewhere")
