"""People are found by name, whoever spelt it, the likeliest first."""

from __future__ import annotations

import pytest

from safepassage.vault.search import LEAST, Hit, Index, alike
from vault.spellings import Spelt, spellings

ALL = spellings()


def index(*names: str) -> Index:
    made = Index()
    for name in names:
        made.add([name])
    return made


def found(made: Index, asked: str, most: int = 10) -> list[int]:
    return [hit.person for hit in made.find(asked, most)[0]]


def test_people_are_numbered_in_order() -> None:
    made = Index()
    assert [made.add(["Yusuf"]), made.add([""]), made.add([])] == [0, 1, 2]
    assert len(made) == 3
    assert made.find("Yusuf", 5) == ([Hit(0, 1.0)], 1)
    assert made.find("", 5) == ([], 0)
    assert made.find("بن", 5) == ([], 0)


def test_an_empty_index_finds_nobody() -> None:
    assert Index().find("Yusuf", 5) == ([], 0)


def test_the_same_spelling_comes_before_others() -> None:
    made = index("Yousef Halabi", "Yusuf Halabi", "يوسف حلبي")
    assert found(made, "Yusuf Halabi")[0] == 1
    assert found(made, "يوسف الحلبي")[0] == 2
    hits, in_all = made.find("Yusuf Halabi", 1)
    assert hits == [Hit(1, 1.0)]
    assert in_all == 3


def test_what_sounds_alike_is_not_quite_the_same() -> None:
    hits, _ = index("Hussain").find("Husayn", 1)
    assert 0.99 < hits[0].likeness < 1.0


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    made = index(*["Mohamed Khaled"] * 50, "Mohamed Zuhair", "Bilal Zuhair")
    assert found(made, "Mohamed Zuhair", 2)[0] == 50
    assert found(made, "Zuhair Mohamed", 2) == [50, 51]


def test_among_equals_the_word_asked_for_first_comes_first() -> None:
    made = index("Khaled Omar Samir", "Omar Khaled Samir", "Samir Khaled Omar")
    assert found(made, "Omar")[0] == 1
    assert found(made, "Samir Khaled")[0] == 2


def test_among_equals_the_shortest_name_comes_first_then_the_order() -> None:
    made = index("Omar Khaled Samir", "Omar Khaled", "Omar Bilal")
    assert found(made, "Omar") == [1, 2, 0]


def test_somebody_is_found_by_either_script_and_by_the_father() -> None:
    made = Index()
    made.add(["يوسف", "Joseph"], "خالد")
    made.add(["Samir", ""], "Omar")
    assert found(made, "Yusuf") == [0]
    assert found(made, "Joseph") == [0]
    assert found(made, "Khaled") == [0]
    assert found(made, "Yusuf Khaled") == [0]
    made.add(["Khaled", ""])
    assert found(made, "Khaled") == [2, 0]


def test_whoever_is_only_half_alike_is_left_out() -> None:
    made = index("Yusuf Halabi", "Yusuf Shami", "Khaled Shami")
    assert found(made, "Yusuf Halabi") == [0]
    assert made.find("Yusuf Shami", 3)[1] == 1
    assert 0.6 < LEAST < 0.75


def test_slips_of_one_letter_are_forgiven() -> None:
    made = index("Mahmoud", "Abdulrahman", "Bakr")
    assert found(made, "Mahmoudd") == [0]
    assert found(made, "Mamoud") == [0]
    assert found(made, "Abdulrahmam") == [1]
    assert found(made, "Abdulkrahman") == [1]
    assert found(made, "Badr") == []


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("خالد الحلبي", "Khaled", 0.9, 1.0),
        ("خالد", "محمود", 0.0, 0.5),
        ("", "محمود", 1.0, 1.0),
        ("محمود", "بن", 1.0, 1.0),
    ],
)
def test_how_alike_two_names_begin(one: str, other: str, least: float, most: float) -> None:
    assert least <= alike(one, other) <= most


def ranks(least_rank: int) -> float:
    """The share of spellings that find their name among the first, each name being there once."""
    made = index(*(name.arabic[0] for name in ALL))
    asked = [(at, spelling) for at, name in enumerate(ALL) for spelling in name.all[1:]]
    right = sum(at in found(made, spelling, least_rank) for at, spelling in asked)
    return right / len(asked)


def test_the_list_of_spellings_is_long_and_each_has_several() -> None:
    assert len(ALL) > 300
    assert all(isinstance(name, Spelt) and name.arabic and name.latin for name in ALL)
    assert sum(len(name.all) for name in ALL) > 1500


def test_nearly_every_spelling_finds_its_name() -> None:
    assert ranks(20) >= 0.99
    assert ranks(5) >= 0.97
    assert ranks(1) >= 0.84


def test_the_spellings_that_everybody_knows_find_each_other() -> None:
    for together in (
        "Mohamed Muhammad Mohammed محمد",
        "Yousef Yusuf يوسف",
        "Hussein Husayn حسين",
        "Abdulrahman Abd-el-Rahman عبدالرحمن",
    ):
        every = together.split()
        made = index(*every, "Zebulon")
        for spelling in every:
            assert set(found(made, spelling)) == set(range(len(every))), spelling
