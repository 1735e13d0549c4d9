"""Both scripts are heard in one alphabet; skeletons hold what every spelling keeps."""

from __future__ import annotations

import pytest

from safepassage.vault.search.likeness import likeness
from safepassage.vault.search.sounds import skeletons, sound


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("محمد", "mhmd"),
        ("mohammed", "muhamad"),
        ("حسين", "hsin"),
        ("hussein", "husain"),
        ("يوسف", "iusf"),
        ("yousef", "iusaf"),
        ("خالد", "xald"),
        ("khaled", "xalad"),
        ("غسان", "gsan"),
        ("ghassan", "gasan"),
        ("شادي", "Sadi"),
        ("chadi", "Sadi"),
        ("ثاير", "Tair"),
        ("thaer", "Tar"),
        ("ضيا", "Dia"),
        ("dhia", "Dia"),
        ("ظافر", "Dafr"),
        ("ذكي", "Dki"),
        ("djamel", "jamal"),
        ("جمال", "jmal"),
        ("عمر", "mr"),
        ("پرويز", "bruiz"),
        ("گل", "gl"),
        ("ژيان", "zian"),
        ("ڤيان", "fian"),
        ("چيا", "jia"),
        ("philippe", "filiba"),
        ("max", "maks"),
        ("tchad", "Sad"),
        ("schmidt", "Smidt"),
        ("nacer", "nacar"),
        ("jack", "jak"),
        ("qassem", "kasam"),
        ("vian", "fian"),
        ("waleed", "ualid"),
        ("noor", "nur"),
        ("marie", "mari"),
        ("7assan", "hasan"),
        ("3ali", "ali"),
        ("5aled", "xalad"),
        ("6are8", "tarak"),
        ("9ala7", "salah"),
        ("ra2ed", "rad"),
        ("412", "412"),
    ],
)
def test_how_a_word_sounds(word: str, heard: str) -> None:
    assert sound(word) == heard


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ("muhamad", {"mhmd"}),
        ("fatmh", {"ftmh", "ftm"}),
        ("Tair", {"tr", "sr", "dr"}),
        ("Dia", {"d", "z"}),
        ("jmal", {"jml", "gml"}),
        ("gamal", {"gml", "jml", "kml"}),
        ("xald", {"xld", "kld", "hld"}),
        ("nacar", {"nkr", "nsr", "njr"}),
        ("iSak", {"Sk", "shk"}),
        ("aia", {""}),
        ("h", {"h", ""}),
    ],
)
def test_the_skeletons_of_what_is_heard(heard: str, expected: set[str]) -> None:
    assert skeletons(heard) == expected


def test_a_word_of_many_readings_has_not_too_many_skeletons() -> None:
    assert 12 <= len(skeletons("TxgcTxgc")) <= 24


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("mhmd", "mhmd", 1.0),
        ("", "", 1.0),
        ("", "a", 1 - 0.12 / 0.5),
        ("", "m", 0.0),
        ("mhmd", "muhamad", 1 - 3 * 0.12 / 5.5),
        ("ali", "ala", 1 - 0.2 / 2),
        ("Tman", "sman", 1 - 0.3 / 3.5),
        ("sala", "salah", 1 - 0.4 / 4),
        ("bdr", "bkr", 1 - 1.2 / 3),
        ("bdr", "br", 1 - 1 / 3),
        ("xld", "smr", 0.0),
        ("bak", "abk", 1 - 0.24 / 2.5),
    ],
)
def test_how_alike_two_words_sound(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == pytest.approx(expected)
    assert likeness(other, one) == pytest.approx(expected)
