"""What an entry may say: every field as the page of the format has it, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from benchmarks.journals import Device, fact

from audit.town import Town, boarded, codes, registered
from safepassage.audit.body import LONGEST, NotAnEntry, read
from safepassage.audit.kinds import _KINDS

KEY = Device("any").key
TIME = "2016-12-15T10:00:00Z"

EXAMPLES: list[dict[str, object]] = [
    registered(3, group="g", party="family", parties=1, people=["1", "2", "3"]),
    registered(0, heads=None, people=["1"]),
    registered(0, heads={}),
    registered(1_000_000, where="aboard:bus/7/3"),
    registered(1, where="aboard:bus/1000000"),
    registered(1, where="received:x" + "y" * 199),
    boarded(3),
    fact("returned", of="detained", where="waiting:mill", heads=None),
    fact("agreement_made", agreement="a", sides=["one"], routes=[], vehicles=[], begins=TIME),
    fact("guaranteed", agreement="a", side="s", routes=[], vehicles=["b"], begins=TIME, ends=TIME),
    fact("stated", source="s", reliability="F6", about="x", figures={"a": None, "b": 0}, said=TIME),
    fact("overridden", rule="go", vehicle="b", trip=1, reason="r", second=None),
    fact("go_signed", go=True, plan="a" * 64),
    fact("clock_checked", device="gate-1", ahead=-100_000_000),
    fact("opened", operation="o", scenario="0" * 64, key=KEY, exercise=-3_200_000_000),
    fact("opened", operation="o", scenario="0" * 64, key=KEY, exercise=None),
    fact("enrolled", device="g", key=KEY, role="medic"),
    fact("opened", operation="o", scenario="0" * 64, key=KEY, second_person=[], needs_go=True),
    fact("resolved", discrepancy="x", reason="y"),
    fact("resolved", discrepancy="x", reason="y", out_of="born", into="handed_over:z", heads={}),
    fact("resolved", discrepancy="x", reason="y", out_of=None, heads=None, people=[]),
    fact("corrected", entry="a/1000000", reason="r", happened=None),
    fact("corrected", entry="a/1", reason="r", instead=boarded(3), happened=TIME),
    fact("suspended", reason="\u200eسبب أو\u200c سبب\u200d\u200f", agreement=None),
    fact("name_read", people=[], purpose="p"),
    fact("forgotten", keys=["k", "k"]),
]


def entry(what: object = None, **fields: object) -> dict[str, object]:
    whole = {
        "device": "gate-1",
        "number": 17,
        "previous": "0" * 64,
        "maker": "officer-3",
        "happened": "2016-12-15T10:03:00Z",
        "heard": "2000-02-29T23:59:59Z",
        "fact": what or registered(3),
    }
    return {name: value for name, value in (whole | fields).items() if value != "absent"}


def written(value: object) -> bytes:
    return json.dumps(value).encode()


def wrong(body: bytes) -> str:
    """The field that is wrong; empty for the whole."""
    with pytest.raises(NotAnEntry) as found:
        read(body)
    return found.value.field


@pytest.mark.parametrize("what", EXAMPLES, ids=lambda what: str(what["kind"]))
def test_what_an_entry_may_say(what: dict[str, object]) -> None:
    assert read(written(entry(what)))["fact"] == what


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("device", "Gate"),
        ("device", "g" * 33),
        ("device", 1),
        ("number", 0),
        ("number", 1_000_001),
        ("number", True),
        ("number", "1"),
        ("number", "absent"),
        ("previous", "A" * 64),
        ("previous", 5),
        ("maker", ""),
        ("maker", "x" * 201),
        ("maker", "a\tb"),
        ("maker", "a\u2028b"),
        ("maker", "a\u202eb"),
        ("maker", "a\u2066\u200fb"),
        ("maker", "a\u200bb"),
        ("maker", "a\xa0b"),
        ("maker", "\ud800"),
        ("maker", None),
        ("heard", "absent"),
        ("heard", "2016-02-30T10:00:00Z"),
        ("heard", "2016-12-15T10:00:60Z"),
        ("heard", "2016-12-15 10:00:00Z"),
        ("heard", "1999-12-31T23:59:59Z"),
        ("happened", None),
        ("fact", "absent"),
        ("fact", []),
        ("fact", {}),
        ("fact", {"kind": 5}),
        ("surplus", 1),
    ],
)
def test_a_field_of_an_entry_that_is_wrong(field: str, value: object) -> None:
    assert wrong(written(entry(**{field: value}))) == field


@pytest.mark.parametrize(
    ("what", "field"),
    [
        (fact("danced"), "kind"),
        (registered(3) | {"where": "mill"}, "where"),
        (registered(3, where="waiting:"), "where"),
        (registered(3, where="aboard:bus"), "where"),
        (registered(3, where="aboard:bus/0"), "where"),
        (registered(3, where="aboard:bus/01"), "where"),
        (registered(3, where="aboard:bus/1000001"), "where"),
        (registered(3, where="aboard:/1"), "where"),
        (registered(3, where="aboard:a\tb/1"), "where"),
        (registered(3, where="handed_over:x"), "where"),
        (registered(3, where=None), "where"),
        (registered(-1), "heads"),
        (registered(1_000_001), "heads"),
        (registered(3, heads={"seats": 3}), "heads"),
        (registered(3, heads=3), "heads"),
        (registered(3, group=""), "group"),
        (registered(3, parties=-1), "parties"),
        (registered(3, people=None), "people"),
        (registered(3, people=["1", "1", "2"]), "people"),
        (registered(3, people=["1", "2"]), "people"),
        (registered(3, people=[1, 2, 3]), "people"),
        (registered(501, people=[str(n) for n in range(501)]), "people"),
        (registered(3, colour="red"), "colour"),
        (boarded(3, trip=0), "trip"),
        (boarded(3, trip=None), "trip"),
        (fact("boarded", place="mill", vehicle="bus", trip=1), "heads"),
        (fact("vehicle_went"), "vehicle"),
        (fact("returned", of="died", where="waiting:mill", heads=None), "of"),
        (fact("go_signed", go=1), "go"),
        (fact("go_signed", go=True, plan="x"), "plan"),
        (fact("opened", operation="o", scenario="0" * 64, key=KEY, needs_go=None), "needs_go"),
        (fact("enrolled", device="g", key=KEY[:-4], role="medic"), "key"),
        (fact("enrolled", device="g", key=KEY.replace("=", ""), role="medic"), "key"),
        (fact("enrolled", device="g", key="é" * 44, role="medic"), "key"),
        (fact("enrolled", device="g", key="A" * 42 + "B=", role="medic"), "key"),
        (fact("enrolled", device="g", key=5, role="medic"), "key"),
        (fact("enrolled", device="g", key=KEY, role="king"), "role"),
        (fact("clock_checked", device="g", ahead=100_000_001), "ahead"),
        (fact("clock_checked", device="g", ahead=-100_000_001), "ahead"),
        (fact("clock_checked", device="g", ahead=None), "ahead"),
        (fact("revoked", device="g", after=-1, reason="r"), "after"),
        (fact("agreement_made", sides=[], agreement="a", routes=[], vehicles=[]), "sides"),
        (fact("forgotten", keys="k"), "keys"),
        (fact("forgotten", keys=[""]), "keys"),
        (fact("stated", source="s", reliability="G1", about="x", figures={}), "reliability"),
        (fact("stated", source="s", reliability=1, about="x", figures={}), "reliability"),
        (fact("stated", source="s", reliability="A1", about="x", figures={"": 1}), "figures"),
        (fact("stated", source="s", reliability="A1", about="x", figures={"a": -1}), "figures"),
        (fact("stated", source="s", reliability="A1", about="x", figures=[]), "figures"),
        (fact("resolved", discrepancy="x", reason="y", out_of="born", into="left"), "heads"),
        (fact("resolved", discrepancy="x", reason="y", heads={}), "heads"),
        (fact("resolved", discrepancy="x", reason="y", people=["1"]), "heads"),
        (fact("resolved", discrepancy="x", reason="y", out_of="nowhere"), "out_of"),
        (fact("resolved", discrepancy="x", reason="y", into=5), "into"),
        (fact("resolved", discrepancy="x", reason="y", into="handed_over:"), "into"),
        (fact("corrected", entry="a/0", reason="r"), "entry"),
        (fact("corrected", entry="a/1000001", reason="r"), "entry"),
        (fact("corrected", entry=1, reason="r"), "entry"),
        (fact("corrected", entry="a/1", reason="r", instead=fact("danced")), "instead"),
        (fact("corrected", entry="a/1", reason="r", happened="then"), "happened"),
        *(
            (fact("corrected", entry="a/1", reason="r", instead=what), "instead")
            for what in (
                fact("corrected", entry="a/2", reason="r"),
                fact("revoked", device="g", after=1, reason="r"),
                fact("enrolled", device="g", key=KEY, role="gate"),
                fact("opened", operation="o", scenario="0" * 64, key=KEY),
            )
        ),
    ],
)
def test_a_field_of_a_fact_that_is_wrong(what: dict[str, object], field: str) -> None:
    assert wrong(written(entry(what))) == f"fact.{field}"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"[" * 16_000,
        written(entry()) + b"x",
        written(entry()).replace(b"17", b"17.0"),
        written(entry()).replace(b"17", b"1e1"),
        written(entry()).replace(b"17", b"NaN"),
        written(entry()).replace(b'"number": 17', b'"number": 17, "number": 17'),
        written(entry()).replace(b'"seat": 3', b'"seat": 1, "seat": 3'),
        written(entry()) + b" " * LONGEST,
    ],
)
def test_what_is_no_entry_at_all(body: bytes) -> None:
    assert wrong(body) == ""


def test_the_longest_body() -> None:
    body = written(entry())
    longest = body + b" " * (LONGEST - len(body))
    assert read(longest) == entry()
    assert wrong(longest + b" ") == ""


def test_every_kind_of_the_page_is_known_and_no_other() -> None:
    page = Path(__file__).parents[2] / "docs" / "formats" / "journal.md"
    text = page.read_text(encoding="utf-8")
    section = text[text.index("\n## Kinds") : text.index("\n## What counts")]
    rows_ = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    kinds = {kind for row in rows_ for kind in re.findall(r"`([a-z_]+)`", row)}
    fields = {"heads", "group", "party", "parties", "people"}
    assert kinds - fields == set(_KINDS)


def test_a_signed_entry_that_is_none_is_told_of(tmp_path: Path) -> None:
    town = Town()
    town.say(fact("danced"))
    found = town.audit(tmp_path)
    assert codes(found) == ["A-FIELD"]
    assert found.problems[0].numbers == {"field": "fact.kind"}
    town.told[-1] = town.gate.told(b"{}", 1)
    assert codes(town.audit(tmp_path)) == ["A-FIELD"]
    town.told[-1] = town.gate.told(b"{", 1)
    assert codes(town.audit(tmp_path)) == ["A-BODY"]
