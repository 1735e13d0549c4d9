"""Whether an entry is one: what each field may hold, whatever the operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from safepassage.ledger.accounts import LONGEST, MOST, is_account, is_spot, is_text
from safepassage.ledger.entries import AgreementMade, Entry, Fact, Heads, OfPeople, Resolved
from safepassage.ledger.keys import unbase64
from safepassage.ledger.times import is_time
from safepassage.notices import Notice, Where

MOST_PEOPLE = 500
"""Wristbands in one entry."""

FARTHEST_AHEAD = 100_000_000
"""Seconds that a clock may be wrong by."""

FARTHEST_EXERCISE = 3_200_000_000
"""Seconds from now to when an exercise plays: no further than times of entries go."""

_DEVICE = re.compile(r"[a-z0-9-]{1,32}", re.ASCII)
_ENTRY = re.compile(r"[a-z0-9-]{1,32}/[1-9][0-9]{0,6}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_RELIABILITY = re.compile(r"[A-F][1-6]", re.ASCII)

Test = Callable[[Any], bool]


def problems(entry: Entry) -> tuple[Notice, ...]:
    """Everything that is wrong with an entry; nothing where it is well formed."""
    return tuple(_problems(entry))


def is_device(text: str) -> bool:
    """Whether a device may be called so."""
    return _DEVICE.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether an entry may have this id."""
    return _ENTRY.fullmatch(text) is not None


def _problems(entry: Entry) -> Iterator[Notice]:
    yield from _of_field("device", entry.device, "L-DEVICE", is_device)
    yield from _of_field("number", entry.number, "L-NUMBER", _is_number(1))
    yield from _of_field("previous", entry.previous, "L-DIGEST", _matches(_DIGEST))
    yield from _of_field("maker", entry.maker, "L-TEXT", is_text)
    yield from _of_field("happened", entry.happened, "L-TIME", is_time)
    yield from _of_field("heard", entry.heard, "L-TIME", is_time)
    yield from _of_fact(entry.fact, "fact")


def _of_fact(fact: Fact, path: str) -> Iterator[Notice]:
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if value is None or value == ():
            continue
        if isinstance(value, Fact):
            yield from _of_fact(value, f"{path}.{name}")
        elif isinstance(value, Heads):
            yield from _of_heads(value, f"{path}.{name}")
        elif name in _TESTS:
            code, test = _TESTS[name]
            yield from _of_field(f"{path}.{name}", value, code, test)
        elif isinstance(value, str):
            yield from _of_field(f"{path}.{name}", value, "L-TEXT", is_text)
        elif isinstance(value, tuple):
            yield from _of_field(f"{path}.{name}", value, "L-TEXTS", _are_texts)
    yield from _of_the_whole(fact, path)


def _of_heads(heads: Heads, path: str) -> Iterator[Notice]:
    for need in heads.__struct_fields__:
        yield from _of_field(f"{path}.{need}", getattr(heads, need), "L-NUMBER", _is_number(0))


def _of_the_whole(fact: Fact, path: str) -> Iterator[Notice]:
    """What no field can be blamed for alone."""
    if isinstance(fact, (OfPeople, Resolved)) and fact.people and fact.heads is not None:
        listed, counted = len(fact.people), fact.heads.total
        if listed != counted:
            yield _notice("L-PEOPLE-HEADS", f"{path}.people", stated=listed, allowed=counted)
    if isinstance(fact, Resolved):
        named = [fact.out_of is not None, fact.into is not None, fact.heads is not None]
        if any(named) != all(named) or (fact.people and not any(named)):
            yield _notice("L-TOGETHER", path)
    if isinstance(fact, AgreementMade) and not fact.sides:
        yield _notice("L-SIDES", f"{path}.sides")


def _of_field(path: str, value: Any, code: str, test: Test) -> Iterator[Notice]:
    if not test(value):
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield _notice(code, path, value=shown[:LONGEST], most=MOST)


def _notice(code: str, path: str, **numbers: int | str) -> Notice:
    return Notice(code, where=Where(field=path), numbers=numbers)


def _is_number(least: int) -> Test:
    return lambda value: least <= value <= MOST


def _matches(shape: re.Pattern[str]) -> Test:
    return lambda text: shape.fullmatch(text) is not None


def _are_texts(texts: tuple[str, ...]) -> bool:
    return all(is_text(text) for text in texts)


def _are_people(people: tuple[str, ...]) -> bool:
    return len(set(people)) == len(people) <= MOST_PEOPLE and _are_texts(people)


def _are_figures(figures: dict[str, int | None]) -> bool:
    return all(
        is_text(name) and (number is None or 0 <= number <= MOST)
        for name, number in figures.items()
    )


_TESTS: dict[str, tuple[str, Test]] = {
    "where": ("L-SPOT", is_spot),
    "out_of": ("L-ACCOUNT", is_account),
    "into": ("L-ACCOUNT", is_account),
    "trip": ("L-NUMBER", _is_number(1)),
    "parties": ("L-NUMBER", _is_number(0)),
    "counted": ("L-NUMBER", _is_number(0)),
    "after": ("L-NUMBER", _is_number(0)),
    "ahead": ("L-AHEAD", lambda ahead: abs(ahead) <= FARTHEST_AHEAD),
    "exercise": ("L-EXERCISE", lambda ahead: abs(ahead) <= FARTHEST_EXERCISE),
    "begins": ("L-TIME", is_time),
    "ends": ("L-TIME", is_time),
    "expected": ("L-TIME", is_time),
    "happened": ("L-TIME", is_time),
    "said": ("L-TIME", is_time),
    "until": ("L-TIME", is_time),
    "people": ("L-PEOPLE", _are_people),
    "figures": ("L-FIGURES", _are_figures),
    "reliability": ("L-RELIABILITY", _matches(_RELIABILITY)),
    "device": ("L-DEVICE", is_device),
    "entry": ("L-ENTRY", _matches(_ENTRY)),
    "scenario": ("L-DIGEST", _matches(_DIGEST)),
    "plan": ("L-DIGEST", _matches(_DIGEST)),
    "key": ("L-KEY", lambda text: unbase64(text, 32) is not None),
}
"""By the name of the field, which means the same in every kind of fact."""
