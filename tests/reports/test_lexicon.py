"""The lexicon's files: sound, and every mistake that somebody could make in one is told."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from safepassage.notices import Refused
from safepassage.reports import statements_of
from safepassage.reports.lexicon import lexicon, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    with resources.as_file(resources.files("safepassage.reports") / "lexicon") as house:
        return Path(shutil.copytree(house, tmp_path / "lexicon"))


def test_the_house_has_both_languages() -> None:
    known = lexicon()
    assert known.single["حافله"]["vehicle"] == ("bus", "one")
    assert known.single["buses"]["vehicle"] == ("bus", "many")


def test_a_word_that_somebody_adds_is_read(folder: Path) -> None:
    text = "غادرت عشر طنبرات المدينة."
    assert not [s for s in statements_of(text) if s.value]
    file = folder / "ar" / "vehicles.toml"
    written = file.read_text(encoding="utf-8")
    written = written.replace('"وسيلة نقل",', '"وسيلة نقل", "طنبر",', 1)
    written = written.replace('"وسائط نقل",', '"وسائط نقل", "طنبرات",', 1)
    file.write_text(written, encoding="utf-8")
    found = statements_of(text, read(folder))
    assert [(s.what, s.value) for s in found if s.value] == [("vehicle", 10)]


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("ar/vehicles.toml", '[bus]\none = ["حافلة"', "T-LEXICON-FILE"),
        ("ar/birds.toml", '[bus]\none = ["حافلة"]', "T-LEXICON-NAME"),
        ("ar/vehicles.toml", '[camel]\none = ["جمل"]', "T-LEXICON-TABLE"),
        ("ar/vehicles.toml", '[bus]\nlots = ["حافلات"]', "T-LEXICON-TABLE"),
        ("en/vehicles.toml", '[bus]\none = "bus"', "T-LEXICON-LIST"),
        ("en/vehicles.toml", 'bus = ["bus"]', "T-LEXICON-LIST"),
        ("en/people.toml", "[all]\none = [12]", "T-LEXICON-WORD"),
        ("ar/people.toml", '[all]\none = ["ـ"]', "T-LEXICON-WORD"),
        ("ar/movement.toml", '[[verb]]\npast = ["ذهب"]', "T-LEXICON-OBJECT"),
        ("en/movement.toml", 'verb = "go"', "T-LEXICON-LIST"),
        ("en/movement.toml", 'verb = ["go"]', "T-LEXICON-LIST"),
        ("en/numbers.toml", '[units]\none = "1"', "T-LEXICON-NUMBER"),
        ("en/numbers.toml", "[units]\nnone = 0", "T-LEXICON-NUMBER"),
        ("en/nationalities.toml", "regular = [1]", "T-LEXICON-WORD"),
        ("en/nationalities.toml", "irregular = 3", "T-LEXICON-LIST"),
        ("en/grammar.toml", "[not]\nwords = 7", "T-LEXICON-LIST"),
        ("en/stages.toml", "[planned]\nbase = true", "T-LEXICON-LIST"),
    ],
)
def test_a_mistake_is_told_with_its_file(folder: Path, file: str, text: str, code: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read(folder)
    assert [(n.code, n.where.file) for n in refused.value.notices] == [(code, f"lexicon/{file}")]


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    (folder / "ar" / "vehicles.toml").write_text("[camel]\n", encoding="utf-8")
    (folder / "en" / "people.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused) as refused:
        read(folder)
    assert [n.code for n in refused.value.notices] == ["T-LEXICON-TABLE", "T-LEXICON-FILE"]
