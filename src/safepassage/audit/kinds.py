"""Every kind of fact with its fields, as the page of the format has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from safepassage.audit import values

Test = Callable[[object], bool]

_ROLES = ("coordinator", "gate", "reception", "medic", "driver", "reporter")

_AS_MADE = ("corrected", "opened", "enrolled", "revoked")
"""Kinds that no correction may put in the place of an entry."""

_VALUES: dict[str, Test] = {
    "where": values.is_spot,
    "out_of": values.is_account,
    "into": values.is_account,
    "of": lambda value: value in ("declined", "left", "detained"),
    "heads": values.is_heads,
    "people": values.are_people,
    "parties": values.is_number,
    "trip": values.is_number_from_1,
    "counted": values.is_number,
    "after": values.is_number,
    "ahead": values.is_ahead,
    "exercise": values.is_shift,
    "received": values.is_flag,
    "empty": values.is_flag,
    "go": values.is_flag,
    "needs_guarantees": values.is_flag,
    "needs_go": values.is_flag,
    "needs_consent": values.is_flag,
    "begins": values.is_time,
    "ends": values.is_time,
    "expected": values.is_time,
    "happened": values.is_time,
    "said": values.is_time,
    "until": values.is_time,
    "sides": lambda value: values.are_texts(value) and value != [],
    "routes": values.are_texts,
    "vehicles": values.are_texts,
    "second_person": values.are_texts,
    "keys": values.are_texts,
    "figures": values.are_figures,
    "reliability": values.is_reliability,
    "device": values.is_device,
    "entry": values.is_entry,
    "scenario": values.is_digest,
    "plan": values.is_digest,
    "key": values.is_key,
    "role": lambda value: value in _ROLES,
    "instead": lambda value: _may_stand_instead(value),
}
"""By the name of the field, which means the same in every kind; any other field is a text."""

_NEVER_NULL = {"people", "second_person", "empty", "needs_guarantees", "needs_go", "needs_consent"}
"""Optional fields that are an empty list, or true or false, when left out; all others are null."""

_PEOPLE = ["group", "party", "parties", "people"]

_KINDS = {
    # kind: fields, and after the bar those that may be left out
    "registered": ["where", "heads", "|", *_PEOPLE],
    "joined": ["where", "heads", "|", *_PEOPLE],
    "born": ["where", "heads", "|", *_PEOPLE],
    "boarded": ["place", "vehicle", "trip", "heads", "|", *_PEOPLE],
    "alighted": ["vehicle", "trip", "place", "received", "heads", "|", "empty", *_PEOPLE],
    "handed_over": ["place", "receiver", "heads", "|", *_PEOPLE],
    "declined": ["where", "heads", "|", *_PEOPLE],
    "withdrew": ["where", "heads", "|", *_PEOPLE],
    "left": ["where", "heads", "|", *_PEOPLE],
    "detained": ["where", "heads", "|", *_PEOPLE],
    "died": ["where", "heads", "|", *_PEOPLE],
    "missing": ["where", "heads", "|", *_PEOPLE],
    "found": ["where", "heads", "|", *_PEOPLE],
    "returned": ["of", "where", "heads", "|", *_PEOPLE],
    "consented": ["place", "destination", "language", "explained", "heads", "|", "proxy", *_PEOPLE],
    "ready": ["place", "heads", "|", *_PEOPLE],
    "escorted": ["people", "escort", "receiver", "|"],
    "departed": ["vehicle", "trip", "place", "toward", "|", "route", "counted", "expected"],
    "passed": ["vehicle", "trip", "crossing", "|", "counted"],
    "arrived": ["vehicle", "trip", "place", "|", "counted"],
    "counted": ["where", "heads", "|"],
    "vehicle_came": ["vehicle", "type", "place", "|"],
    "vehicle_went": ["vehicle", "|"],
    "broke_down": ["vehicle", "|", "place"],
    "crossing_closed": ["crossing", "|", "until"],
    "crossing_opened": ["crossing", "|"],
    "agreement_made": ["agreement", "sides", "routes", "vehicles", "begins", "|", "ends"],
    "guaranteed": ["agreement", "side", "routes", "vehicles", "begins", "ends", "|"],
    "suspended": ["reason", "|", "agreement"],
    "resumed": ["|", "agreement"],
    "agreement_ended": ["agreement", "|"],
    "go_signed": ["go", "|", "plan"],
    "overridden": ["rule", "vehicle", "trip", "reason", "|", "second"],
    "stated": ["source", "reliability", "about", "figures", "|", "said", "report"],
    "resolved": ["discrepancy", "reason", "|", "out_of", "into", "heads", "people"],
    "corrected": ["entry", "reason", "|", "instead", "happened"],
    "completed": ["|"],
    "called_off": ["reason", "|"],
    "opened": (
        [
            "operation",
            "scenario",
            "key",
            "|",
            "plan",
            "second_person",
            "needs_guarantees",
            "needs_go",
            "needs_consent",
            "exercise",
        ]
    ),
    "enrolled": ["device", "key", "role", "|"],
    "revoked": ["device", "after", "reason", "|"],
    "clock_checked": ["device", "ahead", "|"],
    "name_read": ["people", "purpose", "|"],
    "forgotten": ["keys", "|"],
}


class _Kind(NamedTuple):
    needed: frozenset[str]
    tests: dict[str, Test]


def _or_null(test: Test) -> Test:
    return lambda value: value is None or test(value)


def _kind(fields: list[str]) -> _Kind:
    needed, optional = fields[: fields.index("|")], fields[fields.index("|") + 1 :]
    tests = {name: _VALUES.get(name, values.is_text) for name in needed}
    for name in optional:
        test = _VALUES.get(name, values.is_text)
        tests[name] = test if name in _NEVER_NULL else _or_null(test)
    return _Kind(frozenset(needed), tests)


_OF_KIND = {kind: _kind(fields) for kind, fields in _KINDS.items()}

_OF_ENTRY: dict[str, Test] = {
    "device": values.is_device,
    "number": values.is_number_from_1,
    "previous": values.is_digest,
    "maker": values.is_text,
    "happened": values.is_time,
    "heard": values.is_time,
}


def fault(entry: dict[str, Any]) -> str | None:
    """The first field that is not as the page says; None where all are."""
    for name, value in entry.items():
        if name == "fact":
            continue
        test = _OF_ENTRY.get(name)
        if test is None or not test(value):
            return name
    if len(entry) != len(_OF_ENTRY) + 1:
        return min({*_OF_ENTRY, "fact"} - entry.keys())
    return _fault(entry["fact"], "fact")


def _fault(fact: Any, path: str) -> str | None:
    if type(fact) is not dict or type(fact.get("kind")) is not str:
        return path
    kind = _OF_KIND.get(fact["kind"])
    if kind is None:
        return f"{path}.kind"
    for name, value in fact.items():
        if name != "kind":
            test = kind.tests.get(name)
            if test is None or not test(value):
                return f"{path}.{name}"
    missing = kind.needed - fact.keys()
    if missing:
        return f"{path}.{min(missing)}"
    return _fault_together(fact, path)


def _may_stand_instead(fact: Any) -> bool:
    return _fault(fact, "") is None and fact["kind"] not in _AS_MADE


def _fault_together(fact: dict[str, Any], path: str) -> str | None:
    """What no field can be blamed for alone."""
    heads, people = fact.get("heads"), fact.get("people")
    if heads is not None and people and len(people) != sum(heads.values()):
        return f"{path}.people"
    if fact["kind"] == "resolved":
        named = [fact.get(name) is not None for name in ("out_of", "into", "heads")]
        if any(named) != all(named) or (people and not all(named)):
            return f"{path}.heads"
    return None
