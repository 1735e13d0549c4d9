from __future__ import annotations

import importlib.util
import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.reports import Statement, from_json
from safepassage.reports.score import Score, scores


def bus(value: int, **fields: object) -> Statement:
    return from_json({"quote": "x", "kind": "vehicles", "what": "bus", "value": value, **fields})


def test_what_is_missed_and_what_is_invented_both_cost() -> None:
    gold = [bus(20, source="ICRC", status="planned"), bus(10)]
    read = [bus(20, source="the ICRC", status="completed"), bus(11), bus(12)]
    found = scores([(gold, read)])
    assert found["numbers"] == Score(2, 1, 2)
    assert found["source"] == Score(2, 1, 2)
    assert found["status"] == Score(2, 0, 3)
    assert found["numbers"].f1 == Fraction(2, 5)


def test_names_match_in_any_spelling() -> None:
    gold = [bus(1, **{"from": "أحياء حلب الشرقية", "to": "إدلب", "via": "معبر الراموسة؛ السلمية"})]
    read = [bus(1, **{"from": "حلب الشرقيّة", "to": "ادلب", "via": "الراموسة"})]
    assert scores([(gold, read)])["places"] == Score(4, 3, 0)


buses = st.lists(st.integers(0, 3).map(bus), max_size=6)


@given(buses, buses)
def test_each_is_paired_once_and_order_does_not_matter(
    gold: list[Statement], read: list[Statement]
) -> None:
    one = scores([(gold, read)])["numbers"]
    assert one.hit + one.extra == len(read)
    assert one.gold == len(gold)
    shuffled = random.Random(1).sample(read, len(read))
    assert scores([(gold[::-1], shuffled)])["numbers"] == one
    assert scores([(gold, gold)])["numbers"].f1 == 1


SHARED = Path(__file__).parents[3] / "shared" / "reports"


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not on this machine")
def test_the_scores_are_those_of_the_annotators_program() -> None:
    """On every third statement taken away, and every fifth changed."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    lines = (SHARED / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    read = {}
    for record in gold:
        kept = [dict(s) for n, s in enumerate(record["statements"]) if n % 3]
        for statement in kept[::5]:
            statement["status"] = "planned"
            if statement["value"] is not None:
                statement["value"] += 1
        read[record["id"]] = {"id": record["id"], "statements": kept}
    expected = theirs.score(gold, read)
    ours = scores(
        (
            [from_json(s) for s in record["statements"]],
            [from_json(s) for s in read[record["id"]]["statements"]],
        )
        for record in gold
    )
    pairs = {"numbers": "numbers", "source": "numbers+source", "status": "numbers+status"}
    for mine, its in pairs.items():
        assert ours[mine].hit == expected[its]["tp"], mine
    assert abs(ours["places"].hit - expected["route slots"]["tp"]) <= 2  # spelled otherwise
