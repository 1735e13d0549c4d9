"""A proof becomes a sentence with names and times, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safepassage.language import language
from safepassage.model import Name, Proof
from safepassage.proofs import binding, sentence
from story import scenario


@pytest.mark.parametrize("code", ["ar", "en"])
def test_ids_become_names_and_seconds_become_times(code: str) -> None:
    """The sentence of a group's earliest arrival names the group and the clock."""
    world = scenario(
        """
        assembly mill
        reception arena
        group millers at mill 1 person
        depot yard
        type van seat 8
        vehicle v1 van yard
        road mill arena 10m
        """
    )
    group = replace(world.groups["millers"], name=Name("أهل الطاحون", "People of the mill"))
    world = replace(world, groups={"millers": group})
    proof = Proof("reach", {"group": "millers", "by_at": 900, "ready_at": 0, "way_s": 900})
    text = sentence(proof, world, language(code))
    assert group.name.in_language(code) in text
    assert language(code).clock(world.start, world.timezone, 900) in text
    assert language(code).duration(900) in text


def test_what_binds_has_a_name() -> None:
    world = scenario("assembly mill")
    assert binding("place:mill", world, language("en")) == "the bays and room at mill"
    assert binding("fleet", world, language("en")) == "the number of vehicles"
