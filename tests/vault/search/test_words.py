"""Names become words: one spelling for what is the same, particles left out, compounds joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.vault.search import arabic
from safepassage.vault.search.words import is_arabic, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إيمان", "ايمان"),
        ("آمنة", "امنه"),
        ("فاطمة", "فاطمه"),
        ("ليلى", "ليلي"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("فؤاد", "فواد"),
        ("وائل", "وايل"),
        ("براء", "برا"),
        ("کریم", "كريم"),
        ("علی", "علي"),
        ("ھبة", "هبه"),
        ("بڵال", "بلال"),
        ("کۆرکیس", "كوركيس"),
        ("شعبان\u200f", "شعبان"),
        ("\ufefb\ufedf\ufeea", "لاله"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("عبد الله", "عبدالله"),
        ("نور الدين", "نورالدين"),
        ("نصر الله", "نصرالله"),
        ("أبو بكر", "أبوبكر"),
        ("الحلبي", "حلبي"),
        ("٣ محمد", "3 محمد"),
        ("۳ محمد", "3 محمد"),
        ("أحمد بن خالد", "أحمد خالد"),
        ("Abd el-Rahman", "Abdulrahman"),
        ("Abdur-Rahman", "Abdul Rahman"),
        ("Abdurrahman", "Abdulrahman"),
        ("ABDEL RAHMAN", "abdelrahman"),
        ("Abdul-Aziz", "Abdulaziz"),
        ("Abdallah", "Abd Allah"),
        ("al-Halabi", "Halabi"),
        ("Alhalabi", "Halabi"),
        ("El-Masry", "Elmasry"),
        ("ash-Shami", "Shami"),
        ("an-Najjar", "Najjar"),
        ("Salah al-Din", "Salah Din"),
        ("Nour ed-Dine", "Nour Din"),
        ("Nasr Allah", "Nasr lah"),
        ("Abou Bakr", "Aboubakr"),
        ("Saïd", "Said"),
        ("Şadi", "Shadi"),
        ("Çetin", "Chetin"),
        ("Strauß", "Strauss"),
        ("Mu'tazz", "Mutazz"),
        ("Muʿtazz", "Mu’tazz"),
        ("Sa_id", "Sa id"),
        ("Khaled ibn Walid", "Khaled bin Walid"),
        ("Işık", "Ishik"),
    ],
)
def test_the_same_name_in_another_dress(one: str, other: str) -> None:
    assert words(one) == words(other) != []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("محمد أحمد الحلبي", ["محمد", "احمد", "حلبي"]),
        ("عبد الرحمن الشامي", ["عبدرحمن", "شامي"]),
        ("عبدالرحمن", ["عبدرحمن"]),
        ("عبد", ["عبد"]),
        ("أبو", ["ابو"]),
        ("أبي خليل", ["ابيخليل"]),
        ("أم كلثوم", ["امكلثوم"]),
        ("الدين", ["دين"]),
        ("الله", ["له"]),
        ("شمس الدين علي", ["شمسدين", "علي"]),
        ("فضل الله", ["فضلله"]),
        ("إلياس", ["الياس"]),
        ("إلهام", ["الهام"]),
        ("الين", ["الين"]),
        ("السا", ["السا"]),
        ("الطيب", ["طيب"]),
        ("Mohamed Al Halabi", ["mohamed", "halabi"]),
        ("Abd", ["abd"]),
        ("Abdul", ["abd"]),
        ("Abdo", ["abdo"]),
        ("Abdulla", ["abdla"]),
        ("Abdur Rahman Din", ["abdrahman" + "din"]),
        ("Um Khaled", ["umkhaled"]),
        ("Din", ["din"]),
        ("Allah", ["lah"]),
        ("Seif el Din", ["seifdin"]),
        ("Khair Allah", ["khairlah"]),
        ("Elham", ["elham"]),
        ("Alma", ["alma"]),
        ("Eliana", ["eliana"]),
        ("elsayed", ["sayed"]),
        ("Ali", ["ali"]),
        ("", []),
        (" - ", []),
        ("بن", []),
        ("\u200f", []),
        ("´", []),
    ],
)
def test_the_words_of_a_name(name: str, expected: list[str]) -> None:
    assert words(name) == expected


@given(st.text(max_size=60))
def test_any_text_has_words(text: str) -> None:
    for word in words(text):
        assert word
        assert not any(sign.isspace() for sign in word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("علي", True), ("ali", False), ("x3", False), ("پری", True), ("é", False)],
)
def test_a_word_is_in_arabic_script_or_not(word: str, expected: bool) -> None:
    assert is_arabic(word) is expected


def test_digits_of_any_script() -> None:
    assert arabic.digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 ²") == "0123456789 " * 3 + "2"


def test_articles() -> None:
    assert arabic.without_article("الحلبي") == "حلبي"
    assert arabic.without_article("العلي") == "علي"
    assert arabic.without_article("الان") == "الان"
    assert arabic.without_article("علي") == "علي"


SERVANTS = "Abd Abdal Abdul Abdel Abdil Abdou Abdur Abdus Abdun Abdar Abder Abdes Abden Abdoul"
OF_FAITH = (
    "din deen dine eddin eddine uddin addin aldin eldin aldeen eldeen uldin ddin edine adin eddeen"
    " uddeen"
)
PARENTS = "abu abou abo abi aba um umm oum omm om"
NOTHING = "بن ابن بنت ال ibn bin bint ben bent ould wuld al el ul il the"


@pytest.mark.parametrize("written", SERVANTS.split())
def test_a_servant_is_one_word_with_whom_he_serves(written: str) -> None:
    assert words(f"{written} Karim") == ["abdkarim"]


@pytest.mark.parametrize("written", OF_FAITH.split())
def test_of_the_faith_is_one_word_with_what_stands_before(written: str) -> None:
    assert words(f"Salah {written}") == ["salahdin"]


@pytest.mark.parametrize("written", ["allah", "ullah", "ellah", "lah", "alla"])
def test_of_god_is_one_word_with_what_stands_before(written: str) -> None:
    assert words(f"Nasr {written}") == ["nasrlah"]


@pytest.mark.parametrize("written", PARENTS.split())
def test_a_parent_is_one_word_with_whose(written: str) -> None:
    assert words(f"{written} Salim") == [f"{written}salim"]


@pytest.mark.parametrize("written", NOTHING.split())
def test_what_says_nothing_is_left_out(written: str) -> None:
    assert words(f"Salim {written} Karim") == ["salim", "karim"]
