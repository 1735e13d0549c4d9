"""An entry as a person types it: ``boarded vehicle=bus-07 place=sukkari heads=38``.

What the ledger and the scenario make plain may be left out: the trip that the vehicle is on,
whether a place receives these people, which account a place or a vehicle is.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from unicodedata import digit

import msgspec

from safepassage.ledger.accounts import is_account, is_spot, trip_of
from safepassage.ledger.entries import KINDS, AnyFact, Boarded, Fact, Revoked, VehicleCame
from safepassage.ledger.fold import Fold
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Where

UNKNOWN = ("unknown", "?", "null", "none", "مجهول", "؟", "غير-معروف")
"""How a person writes that nobody knows the number."""

_NOTHING = ("nothing", "لا-شيء")
"""How a person writes that something did not happen."""

_YES = ("yes", "true", "1", "نعم")
_NO = ("no", "false", "0", "لا")
_NUMBERS = ("trip", "parties", "counted", "after", "ahead")
_LISTS = ("people", "sides", "routes", "vehicles", "keys", "second_person")
_TIMES = ("begins", "ends", "expected", "said", "until", "happened")
_APART = ("happened", "maker")
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))
"""What a remedy copied from an Arabic sentence brings along around an id."""

_NEEDS = ("seat", "wheelchair", "stretcher")
_HALF = re.compile("[\ud800-\udfff]")
"""Half a letter: what is left of bytes, or of JSON, that are no text."""
_THOUSANDS = re.compile(r"\s*(0\d+|\d{3,})\s*")
"""What nobody writes for so many wheelchairs, and everybody for the rest of a great number."""
_WHOLE = re.compile(r"\s*([-\u2212]?)\+?(\d{1,15})\s*")


class Spoken(NamedTuple):
    """One entry as it was typed: its kind, its fields as texts or as JSON values."""

    kind: str
    fields: Mapping[str, Any]


def entries_in(words: Sequence[str]) -> tuple[Spoken, ...]:
    """The entries on a line of words: a word without ``=`` begins one.

    Raises:
        Refused: where the line does not begin with a kind, or a field is told twice.
    """
    found: list[tuple[str, dict[str, str]]] = []
    wrong: list[Notice] = []
    for row, word in enumerate(words, start=1):
        name, equals, value = word.translate(_UNSEEN).partition("=")
        if not equals:
            found.append((word, {}))
        elif not found:
            wrong.append(Notice("D-KIND-FIRST", where=Where(row=row), numbers={"value": word}))
        elif name in found[-1][1]:
            wrong.append(Notice("D-TWICE", where=Where(row=row, field=name)))
        else:
            found[-1][1][name] = value
    if wrong:
        raise Refused(tuple(wrong))
    return tuple(Spoken(kind, fields) for kind, fields in found)


def fact_of(spoken: Spoken, fold: Fold, scenario: Scenario, moment: Any = None) -> AnyFact:
    """The fact that somebody typed; ``moment`` reads a time as people write it into entries' form.

    Raises:
        Refused: with every field that is unknown, missing, or cannot be read.
    """
    kind = KINDS.get(spoken.kind)
    if kind is None:
        raise Refused((_near(("D-KIND", "D-KIND-NEAR"), "kind", spoken.kind, KINDS),))
    wrong: list[Notice] = []
    fields: dict[str, Any] = {}
    needs: dict[str, Any] = {}
    names = kind.__struct_fields__
    for name, value in spoken.fields.items():
        if name in _APART and name not in names:
            continue
        if name in _NEEDS and "heads" in names:
            needs[name] = value
        elif name == "instead" and name in names:
            fields[name] = _instead(value, spoken, fold, scenario, moment, wrong)
        elif name not in names:
            wrong.append(_near(("D-FIELD", "D-FIELD-NEAR"), name, name, (*names, *_APART)))
        elif isinstance(value, str) and _HALF.search(value):
            fields[name] = None
            wrong.append(_cannot(name, value))
        elif isinstance(value, str):
            _read(fields, name, value, moment, wrong)
        elif name == "heads" and _number(value) is not None:
            fields[name] = _heads(str(value))
        elif name == "people" and isinstance(value, (list, tuple)):
            fields[name] = [_in_one_script(one) if isinstance(one, str) else one for one in value]
        else:
            fields[name] = value
    if needs and "heads" in spoken.fields:
        wrong.append(Notice("D-TWICE", where=Where(field="heads")))
    elif needs:
        fields["heads"] = {}
        for name, value in needs.items():
            _set(fields["heads"], name, _number(value), value, wrong)
    _complete(kind, fields, fold, scenario)
    wrong += _strange_accounts(fields, fold, scenario)
    for name in _required(kind):
        place = fields.get("place")
        if name in fields or (name == "trip" and not _text(fields, "vehicle")):
            continue  # whose trip is not known is asked first
        if name == "received" and isinstance(place, str) and place not in scenario.places:
            wrong.append(_unknown("place", place, scenario.places))
        else:
            where = Where(field=name)
            wrong.append(Notice("D-MISSING", where=where, numbers={"kind": spoken.kind}))
    if wrong:
        raise Refused(tuple(wrong))
    try:
        made: AnyFact = msgspec.convert({"kind": spoken.kind, **fields}, AnyFact)
    except msgspec.ValidationError as mistake:
        reason, _, path = str(mistake).partition(" - at `$")
        where = Where(field=path.strip("`.") or None)
        raise Refused((Notice("L-SHAPE", where=where, numbers={"reason": reason}),)) from None
    return made


def _instead(
    value: Any,
    spoken: Spoken,
    fold: Fold,
    scenario: Scenario,
    moment: Any,
    wrong: list[Notice],
) -> Any:
    """What should have been said, typed as an entry is, or as JSON; None: it did not happen.

    The trip is that of the entry that is corrected, where that is the same vehicle's.
    """
    if value is None or (isinstance(value, str) and value.strip().lower() in (*UNKNOWN, *_NOTHING)):
        return None
    try:
        told = _as_spoken(value)
        about = fold.entry(_text(spoken.fields, "entry"))
        fact: Any = None if about is None else about.fact
        trip = getattr(fact, "trip", None)
        if trip is not None and told.fields.get("vehicle") == fact.vehicle:
            told = Spoken(told.kind, {"trip": trip, **told.fields})
        return msgspec.to_builtins(fact_of(told, fold, scenario, moment))
    except Refused as refused:
        for notice in refused.notices:
            field = ".".join(filter(None, ("instead", notice.where.field)))
            wrong.append(replace(notice, where=replace(notice.where, field=field, row=None)))
    return None


def _as_spoken(value: Any) -> Spoken:
    """One entry from words, or from JSON as a text or as it is."""
    if isinstance(value, str) and _HALF.search(value):
        raise Refused((_cannot("", value),))
    if isinstance(value, str) and not value.lstrip().startswith(("{", "[")):
        try:
            found = entries_in(shlex.split(value))
        except ValueError:  # a quotation mark that is not closed
            found = ()
        if len(found) == 1:
            return found[0]
        raise Refused((_cannot("", value),))
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            raise Refused((_cannot("", value),)) from None
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        raise Refused((_cannot("", str(value)),))
    return Spoken(value["kind"], {name: one for name, one in value.items() if name != "kind"})


def _strange_accounts(
    fields: Mapping[str, Any], fold: Fold, scenario: Scenario
) -> Iterator[Notice]:
    """Names that stand where an account should, and are no place's nor vehicle's."""
    for name in ("where", "out_of", "into"):
        text = fields.get(name)
        if isinstance(text, str) and text and ":" not in text and not is_account(text):
            known = (*scenario.places, *scenario.vehicles, *fold.fleet.types())
            yield _unknown(name, text, known)


def trip_now(fold: Fold, vehicle: str, *, boarding: bool) -> int:
    """The trip that a vehicle is on: the last of which anything was said.

    Somebody who boards after it was empty begins the next.
    """
    last = 0
    for name in fold.books.accounts:
        trip = trip_of(name)
        if trip is not None and trip.vehicle == vehicle:
            last = max(last, trip.number)
    if last and boarding and fold.books.accounts[f"aboard:{vehicle}/{last}"].empty:
        return last + 1
    return max(1, last)


def _complete(kind: type[Fact], fields: dict[str, Any], fold: Fold, scenario: Scenario) -> None:
    """Fills in what is plain."""
    names = kind.__struct_fields__
    vehicle = _text(fields, "vehicle")
    if "trip" in names and "trip" not in fields and vehicle:
        fields["trip"] = trip_now(fold, vehicle, boarding=kind is Boarded)
    for name in ("where", "out_of", "into"):
        account = fields.get(name)
        if name in names and isinstance(account, str):
            fields[name] = _account(account, fold, scenario)
    place = scenario.places.get(_text(fields, "place"))
    if "received" in names and "received" not in fields and place is not None:
        group = scenario.groups.get(_text(fields, "group"))
        accepts = group is None or not group.accepts or place.id in group.accepts
        fields["received"] = place.receives and accepts
    if kind is Revoked and "after" not in fields:
        fields["after"] = fold.seen.last(_text(fields, "device"))
    for name in ("routes", "vehicles"):
        if name in names:
            fields.setdefault(name, ())
    if "type" in names and kind is VehicleCame and "type" not in fields:
        known = scenario.vehicles.get(vehicle)
        if known is not None:
            fields["type"] = known.type


def _text(fields: Mapping[str, Any], name: str) -> str:
    """A field that ought to be a text; empty where it is missing, or anything else."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _account(text: str, fold: Fold, scenario: Scenario) -> str:
    """An account by the name of its place or vehicle."""
    if is_spot(text) or ":" in text:
        return text
    place = scenario.places.get(text)
    if place is not None:
        return f"{'waiting' if place.boards else 'received'}:{text}"
    if text in scenario.vehicles or text in fold.fleet.types():
        return f"aboard:{text}/{trip_now(fold, text, boarding=False)}"
    return text


def _read(fields: dict[str, Any], name: str, text: str, moment: Any, wrong: list[Notice]) -> None:
    """One field from a text."""
    if name == "heads" and _may_be_thousands(text):
        fields[name] = None
        wrong.append(Notice("D-THOUSANDS", where=Where(field=name), numbers={"value": text}))
    elif name == "heads":
        _set(fields, name, _heads(text), text, wrong, unknown=text.lower() in UNKNOWN)
    elif name in _NUMBERS:
        unknown = name == "counted" and text.lower() in UNKNOWN
        _set(fields, name, _number(text), text, wrong, unknown=unknown)
    elif name in _LISTS:
        listed = [word.strip() for word in text.replace("،", ",").split(",") if word.strip()]
        # A wristband is one, in whatever digits it is read out.
        fields[name] = [_in_one_script(word) for word in listed] if name == "people" else listed
    elif name in ("received", "empty", "go", "needs_consent", "needs_go", "needs_guarantees"):
        yes = True if text.lower() in _YES else False if text.lower() in _NO else None
        _set(fields, name, yes, text, wrong)
    elif name in _TIMES and moment is not None:
        try:
            fields[name] = moment(text, name)
        except Refused as refused:
            fields[name] = None  # told below, and not missing besides
            wrong.extend(refused.notices)
    elif name == "figures":
        try:
            fields[name] = msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            fields[name] = None
            wrong.append(_cannot(name, text))
    else:
        fields[name] = text


def _set(
    fields: dict[str, Any],
    name: str,
    value: Any,
    text: object,
    wrong: list[Notice],
    *,
    unknown: bool = False,
) -> None:
    if value is None and not unknown:
        wrong.append(_cannot(name, str(text)))
    fields[name] = None if unknown else value


def _heads(text: str) -> dict[str, int] | None:
    """``38`` is so many seats; ``36,2,1`` are seats, wheelchairs, stretchers."""
    numbers = [_number(word) for word in text.replace("،", ",").split(",")]
    if len(numbers) > len(_NEEDS) or None in numbers:
        return None
    return {need: number for need, number in zip(_NEEDS, numbers, strict=False) if number}


def _may_be_thousands(text: str) -> bool:
    """Whether ``1,000`` stands there: one thousand, or one seat and no wheelchair?"""
    _, *later = _in_one_script(text).replace("،", ",").split(",")
    return any(_THOUSANDS.fullmatch(word) for word in later)


def _in_one_script(text: str) -> str:
    """The same with the digits of every alphabet as 0 to 9."""
    return "".join(str(digit(letter)) if letter.isdecimal() else letter for letter in text)


def _number(text: object) -> int | None:
    """A whole number in the digits of any alphabet, of no more digits than anything has here."""
    if isinstance(text, int) and not isinstance(text, bool):
        return text
    found = _WHOLE.fullmatch(text) if isinstance(text, str) else None
    return int(f"{'-' if found[1] else ''}{found[2]}") if found else None


def _required(kind: type[Fact]) -> Iterable[str]:
    return (field.name for field in msgspec.structs.fields(kind) if field.required)


def _cannot(name: str, text: str) -> Notice:
    return Notice("D-VALUE", where=Where(field=name or None), numbers={"value": text})


def _unknown(field: str, value: str, known: Iterable[str]) -> Notice:
    near = difflib.get_close_matches(value, list(known), n=1)
    numbers = {"field": field, "value": value, "near": near[0] if near else ""}
    return Notice(
        "D-UNKNOWN-NEAR" if near else "D-UNKNOWN", where=Where(field=field), numbers=numbers
    )


def _near(codes: tuple[str, str], field: str, value: str, known: Iterable[str]) -> Notice:
    names = list(known)
    near = difflib.get_close_matches(value, names, n=1)
    numbers = {"value": value, "near": near[0] if near else "", "known": ", ".join(names)}
    return Notice(codes[bool(near)], where=Where(field=field), numbers=numbers)
