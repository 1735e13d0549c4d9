"""Stories for the ledger: one line, one entry.

    10:05 gate   boarded 38 sukkari bus-07/1
    10:40 rashid alighted 37+1w bus-07/1 rashidin received empty

The time, the device, the kind, and words in the order of the kind's fields (:data:`SHAPES`);
``+name=value`` sets any other field, ``@text`` sets ``maker``, ``!10:20`` the time at which the
entry was heard. Heads are ``38``, ``36+2w+1s`` or ``?``; wristbands follow as ``#a,b``. Each device
numbers its own entries, in the order of the lines; ``gate/7:`` before the time says a number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from safepassage.ledger.devices import devices_of, speaks_of_devices
from safepassage.ledger.entries import AnyFact, Entry
from safepassage.ledger.fold import Fold
from safepassage.ledger.keys import NOTHING_BEFORE, DeviceKey, digest
from safepassage.ledger.situation import Situation, situation
from safepassage.ledger.times import seconds_of
from safepassage.ledger.wire import Signed, sign

DAY = "2016-12-15"

_OF_PLACE = "heads where"
SHAPES: dict[str, str] = {
    "opened": "operation",
    "enrolled": "device role",
    "revoked": "device after:n reason",
    "clock_checked": "device ahead:n",
    "registered": _OF_PLACE,
    "joined": _OF_PLACE,
    "born": _OF_PLACE,
    "boarded": "heads place trip",
    "alighted": "heads trip place",
    "handed_over": "heads place receiver",
    "declined": _OF_PLACE,
    "withdrew": _OF_PLACE,
    "left": _OF_PLACE,
    "detained": _OF_PLACE,
    "died": _OF_PLACE,
    "missing": _OF_PLACE,
    "found": _OF_PLACE,
    "returned": "heads of where",
    "consented": "heads place destination",
    "ready": "heads place",
    "escorted": "people escort receiver",
    "departed": "trip place toward",
    "passed": "trip crossing",
    "arrived": "trip place",
    "counted": "heads where",
    "vehicle_came": "vehicle type place",
    "vehicle_went": "vehicle",
    "broke_down": "vehicle",
    "crossing_closed": "crossing",
    "crossing_opened": "crossing",
    "agreement_made": "agreement sides:l",
    "guaranteed": "agreement side ends:t",
    "suspended": "reason",
    "resumed": "",
    "agreement_ended": "agreement",
    "go_signed": "go:b",
    "overridden": "rule trip reason",
    "stated": "source reliability about figures:j",
    "resolved": "discrepancy reason",
    "corrected": "entry reason",
    "completed": "",
    "called_off": "reason",
    "name_read": "people purpose",
    "forgotten": "keys:l",
}
"""The words of each kind, in order; after a colon how a word is read."""

_FILLED: dict[str, dict[str, Any]] = {
    "opened": {"scenario": "5" * 64},
    "consented": {"language": "ar", "explained": "read aloud"},
    "alighted": {"received": False},
    "agreement_made": {"routes": [], "vehicles": [], "begins": f"{DAY}T00:00:00Z"},
    "guaranteed": {"routes": [], "vehicles": [], "begins": f"{DAY}T00:00:00Z"},
}
"""What a story leaves unsaid."""


def key_of(name: str) -> DeviceKey:
    """The key of a device, or a second one under another name."""
    return DeviceKey(hashlib.sha256(name.encode()).digest())


def at(clock: str) -> str:
    """``10:05`` or ``10:05:30`` on the day of the stories; a whole time stays."""
    if "T" in clock:
        return clock
    return f"{DAY}T{clock if clock.count(':') == 2 else clock + ':00'}Z"


def seconds(clock: str) -> int:
    return seconds_of(at(clock))


def fact(line: str) -> AnyFact:
    """The fact of ``boarded 38 sukkari bus-07/1``."""
    kind, *words = line.split()
    fields: dict[str, Any] = {"kind": kind, **_FILLED.get(kind, {})}
    shape = SHAPES[kind].split()
    for word in words:
        if word.startswith("+"):
            name, _, value = word[1:].partition("=")
            fields[name] = _read(name, value)
        elif word.startswith("#"):
            fields["people"] = word[1:].split(",")
        elif word in ("received", "empty") and kind == "alighted":
            fields[word] = True
        else:
            name, _, how = shape.pop(0).partition(":")
            if name == "trip":
                fields["vehicle"], _, number = word.rpartition("/")
                fields["trip"] = int(number)
            else:
                fields[name] = _read(name, word, how)
    if kind in ("opened", "enrolled") and "key" not in fields:
        fields["key"] = key_of(fields.get("device", "hq")).public
    made: AnyFact = msgspec.convert(fields, AnyFact)
    return made


def story(text: str) -> list[Entry]:
    """The entries of a story, each device's in the order of its lines."""
    entries: list[Entry] = []
    bodies: dict[str, str] = {}
    numbers: dict[str, int] = {}
    opening = NOTHING_BEFORE
    for line in filter(None, map(str.strip, text.splitlines())):
        words = line.split()
        device, number = "", 0
        if words[0].endswith(":") and "/" in words[0]:
            device, _, said = words.pop(0)[:-1].rpartition("/")
            number = int(said)
        clock, device = words[0], words[1]
        number = number or numbers.get(device, 0) + 1
        heard = next((at(word[1:]) for word in words if word.startswith("!")), at(clock))
        maker = next((word[1:] for word in words if word.startswith("@")), f"officer-{device}")
        told = " ".join(word for word in words[2:] if word[0] not in "!@")
        entry = Entry(
            device, number, bodies.get(device, opening), maker, at(clock), heard, fact(told)
        )
        numbers[device] = number
        bodies[device] = digest(signed(entry).body)
        if opening == NOTHING_BEFORE:
            opening = bodies[device]
        entries.append(entry)
    return entries


OPENED = """
    06:00 hq opened aleppo
    06:01 hq enrolled gate gate
    06:02 hq enrolled rashid reception
"""
"""The beginning of most stories: a coordinator's device, and one at either end."""


def signed(entry: Entry, key: str | None = None) -> Signed:
    """The entry as its device hands it on."""
    return sign(entry, key_of(key or entry.device))


def fold_of(
    entries: str | Iterable[Entry],
    *,
    until: int | None = None,
    rivals: Iterable[str] = (),
    watch: Callable[[Fold], None] | None = None,
) -> Fold:
    """A fold of a story that begins with :data:`OPENED`, or of entries as they are."""
    known = story(OPENED + entries) if isinstance(entries, str) else list(entries)
    found = {entry.id: entry for entry in known}
    devices = devices_of(filter(speaks_of_devices, known))
    fold = Fold(found.get, devices, rivals, until=until)
    for entry in known:
        fold.add(entry)
        if watch is not None:
            watch(fold)
    return fold


def situation_of(entries: str | Iterable[Entry]) -> Situation:
    return situation(fold_of(entries))


def open_ids(entries: str | Iterable[Entry]) -> list[str]:
    """The ids of the discrepancies that are open after a story."""
    return [one.id for one in situation_of(entries).discrepancies]


def balances(entries: str | Iterable[Entry]) -> dict[str, tuple[int, int, int]]:
    """Every account's balance that is not zero, by need."""
    fold = fold_of(entries)
    fold.settle()
    accounts = fold.books.accounts
    return {name: one.by_need() for name, one in accounts.items() if any(one.by_need())}


def _read(name: str, word: str, how: str = "") -> Any:
    if name == "heads":
        return _heads(word)
    if word == "null":
        return None
    if name == "key":
        return key_of(word).public
    if name == "instead":
        return None if word == "nothing" else msgspec.to_builtins(fact(word.replace("~", " ")))
    if name in ("people", "routes", "vehicles", "second_person") or how == "l":
        return [one for one in word.split(",") if one]
    if how == "n" or name in ("parties", "counted"):
        return int(word)
    if how == "b" or word in ("true", "false"):
        return word in ("true", "go")
    if how == "j":
        return msgspec.json.decode(word)
    if how == "t" or name in ("expected", "happened", "begins", "ends", "until", "said"):
        return at(word)
    return word


def _heads(word: str) -> dict[str, int] | None:
    if word == "?":
        return None
    names = {"w": "wheelchair", "s": "stretcher"}
    heads: dict[str, int] = {}
    for part in word.split("+"):
        name = names.get(part[-1], "seat")
        heads[name] = int(part.rstrip("ws"))
    return heads
