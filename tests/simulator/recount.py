"""Everybody counted once more, from the bodies alone, by what the pages say: slow and plain.

Shares no code with the ledger: an error would have to be made twice, differently. It knows
``docs/formats/journal.md`` and ``docs/ledger.md``.
"""

from __future__ import annotations

import hashlib
from calendar import timegm
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from json import loads
from time import strptime
from typing import Any, NamedTuple

NEEDS = ("seat", "wheelchair", "stretcher")
SOURCES = ("registered", "joined", "born")
MOVES_TO_WHERE = {
    "registered": "registered",
    "joined": "joined",
    "born": "born",
    "found": "missing",
}
MOVES_FROM_WHERE = {
    "declined": "declined",
    "withdrew": "declined",
    "left": "left",
    "detained": "detained",
    "died": "died",
    "missing": "missing",
}
SLACK = 600
NOTHING = "0" * 64

Json = dict[str, Any]
Signs = Callable[[str, bytes, str], bool]


class Counted(NamedTuple):
    """Heads by need in the equation and in each account that is not empty, and what is open."""

    equation: dict[str, tuple[int, ...]]
    accounts: dict[str, tuple[int, ...]]
    open: set[str]


class Fact(NamedTuple):
    """What an entry comes to say, if it happened, and when; ``heard`` is by its device's clock."""

    id: str
    device: str
    fact: Json
    happened: str
    heard: str


def recount(lines: Iterable[tuple[str, bytes]], signed: Signs) -> Counted:
    """Counts everybody from signatures and bodies, in any order; ``signed`` checks a signature."""
    bodies: dict[str, dict[str, set[tuple[bytes, str]]]] = defaultdict(lambda: defaultdict(set))
    parsed: dict[bytes, Json] = {}
    for signature, body in lines:
        entry = parsed[body] = loads(body)
        bodies[entry["device"]][_id(entry)].add((body, signature))

    def said(device: str, key: str) -> list[Json]:
        """What a device said: under each id what its key signed and whose hash comes first."""
        found = []
        for some in bodies[device].values():
            mine = [body for body, signature in some if signed(key, body, signature)]
            opening = [body for body in mine if parsed[body]["previous"] == NOTHING]
            if mine:
                first = min(opening or mine, key=lambda body: hashlib.sha256(body).hexdigest())
                found.append(parsed[first])
        return found

    root = next((entry for entry in parsed.values() if entry["previous"] == NOTHING), None)
    devices, spoken = _devices(root, said) if root is not None else ({}, {})
    entries = {_id(entry): entry for some in spoken.values() for entry in some}
    looks = sorted(
        (entry for entry in entries.values() if entry["fact"]["kind"] == "clock_checked"),
        key=lambda entry: (entry["heard"], _id(entry)),
    )
    ahead = {entry["fact"]["device"]: entry["fact"]["ahead"] for entry in looks}
    facts, disputed = _effective(entries)
    found = _add_up(facts, ahead)
    rivals = {
        f"rival:{id_}"
        for of_device in bodies.values()
        for id_, some in of_device.items()
        if len({body for body, _ in some}) > 1 and _counts(devices, parsed[next(iter(some))[0]])
    }
    return Counted(found.equation, found.accounts, found.open | rivals | disputed)


def _counts(devices: dict[str, tuple[str, str, float]], entry: Json) -> bool:
    return entry["device"] in devices and entry["number"] <= devices[entry["device"]][2]


def _devices(
    root: Json, said: Callable[[str, str], list[Json]]
) -> tuple[dict[str, tuple[str, str, float]], dict[str, list[Json]]]:
    """Key, role and last number of each device; and what each of them said that counts."""
    devices = {root["device"]: (root["fact"]["key"], "coordinator", float("inf"))}
    above: dict[str, set[str]] = {root["device"]: set()}
    spoken: dict[str, list[Json]] = {}
    level = {root["device"]}
    while level:
        found: dict[str, Json] = {}
        for maker in level:
            spoken[maker] = [one for one in said(maker, devices[maker][0]) if _counts(devices, one)]
            for entry in spoken[maker] if devices[maker][1] == "coordinator" else ():
                if entry["fact"]["kind"] == "enrolled":
                    device = entry["fact"]["device"]
                    found[device] = min(entry, found.get(device, entry), key=_id)
        found = {device: entry for device, entry in found.items() if device not in devices}
        for device, entry in found.items():
            above[device] = above[entry["device"]] | {entry["device"]}
            lasts = [
                one["fact"]["after"]
                for higher in above[device]
                for one in spoken[higher]
                if one["fact"]["kind"] == "revoked" and one["fact"]["device"] == device
            ]
            fact = entry["fact"]
            devices[device] = fact["key"], fact["role"], min(lasts, default=float("inf"))
        level = set(found)
    return devices, spoken


def _effective(entries: dict[str, Json]) -> tuple[list[Fact], set[str]]:
    """What entries come to say once corrections are counted; and which of them are disputed."""
    corrections: dict[str, list[str]] = defaultdict(list)
    for id_, entry in entries.items():
        if entry["fact"]["kind"] == "corrected":
            corrections[entry["fact"]["entry"]].append(id_)

    def said(id_: str, when: str) -> list[tuple[Json | None, str]]:
        found: list[tuple[Json | None, str]] = []
        for correction in corrections[id_]:
            fact = entries[correction]["fact"]
            then = fact.get("happened") or when
            mine = fact.get("instead"), then
            below = said(correction, then)
            if len(below) == 1:
                if below[0][0] is None:
                    continue
                mine = below[0]
            if mine not in found:
                found.append(mine)
        if len(found) > 1:
            disputed.add(f"corrections:{id_}")
        return found

    disputed: set[str] = set()
    facts = []
    for id_, entry in entries.items():
        if entry["fact"]["kind"] == "corrected":
            continue
        below = said(id_, entry["happened"])
        fact, happened = below[0] if len(below) == 1 else (entry["fact"], entry["happened"])
        if entry["fact"]["kind"] in ("opened", "enrolled", "revoked", "clock_checked"):
            fact = entry["fact"]
        if fact is not None:
            facts.append(Fact(id_, entry["device"], fact, happened, entry["heard"]))
    for id_ in list(corrections):
        if id_ not in entries:
            said(id_, "")
    return facts, disputed


def _add_up(facts: list[Fact], ahead: dict[str, int]) -> Counted:
    balance: dict[str, Counter[str]] = defaultdict(Counter)
    posted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    unknown: Counter[str] = Counter()
    persons: dict[str, Counter[str]] = defaultdict(Counter)
    empty: set[str] = set()
    resolved: set[str] = set()
    counts: list[tuple[str, str, int, int]] = []
    for id_, device, fact, happened, heard in facts:
        time = seconds(happened)
        if happened == heard:
            time -= ahead.get(device, 0)
        kind = fact["kind"]
        if kind == "resolved":
            resolved.add(fact["discrepancy"])
        if kind in ("departed", "passed", "arrived") and fact.get("counted") is not None:
            trip = f"aboard:{fact['vehicle']}/{fact['trip']}"
            counts.append((id_, trip, fact["counted"], time))
        if kind == "counted" and fact["heads"] is not None:
            counts.append((id_, fact["where"], sum(fact["heads"].values()), time))
        if kind == "alighted" and fact.get("empty"):
            empty.add(f"aboard:{fact['vehicle']}/{fact['trip']}")
        accounts = _accounts(fact)
        if accounts is None:
            continue
        for account, sign in zip(accounts, (-1, 1), strict=True):
            if fact["heads"] is None:
                unknown[account] += 1
                posted[account].append((time, 0))
            else:
                for need, heads in fact["heads"].items():
                    balance[account][need] += sign * heads
                posted[account].append((time, sign * sum(fact["heads"].values())))
            for person in fact.get("people", ()):
                if account not in SOURCES:
                    persons[person][account] += sign
    equation: dict[str, Counter[str]] = defaultdict(Counter)
    shown_of: dict[str, tuple[int, ...]] = {}
    opened = set()
    for account in posted:
        sort = account.partition(":")[0].replace("handed_over", "received")
        raw = tuple(balance[account][need] for need in NEEDS)
        if sort in SOURCES:
            shown = tuple(-heads for heads in raw)
        else:
            shown = tuple(0 if account in empty else max(0, heads) for heads in raw)
            if shown != raw:
                opened.add(account)
            equation["unreconciled"].update(
                dict(zip(NEEDS, map(int.__sub__, raw, shown), strict=True))
            )
        equation[sort].update(dict(zip(NEEDS, shown, strict=True)))
        if any(shown):
            shown_of[account] = shown
    for id_, account, heads, time in counts:
        if not unknown[account] and f"count:{id_}" not in resolved:
            near = {time - SLACK, time + SLACK}
            near |= {then for then, _ in posted[account] if abs(then - time) <= SLACK}
            if heads not in _held(posted[account], near, time - SLACK, time + SLACK):
                opened.add(f"count:{id_}")
    for person, where in persons.items():
        places = [account for account, times in where.items() if times]
        if places and (len(places) > 1 or where[places[0]] != 1):
            opened.add(f"person:{person}")
    totals = {sort: tuple(sums[need] for need in NEEDS) for sort, sums in equation.items()}
    return Counted(totals, shown_of, opened)


def seconds(text: str) -> int:
    """Seconds since 1970 of a time."""
    return timegm(strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


def _held(posted: list[tuple[int, int]], moments: set[int], begin: int, end: int) -> set[int]:
    """Heads held at any time in a window, posting by posting: in first where times are equal."""
    before = sum(delta for then, delta in posted if then < begin)
    held, now = {before}, before
    for _, delta in sorted(
        (one for one in posted if begin <= one[0] <= end), key=lambda one: (one[0], -one[1])
    ):
        now += delta
        held.add(now)
    return held


def _accounts(fact: Json) -> tuple[str, str] | None:
    kind = fact["kind"]
    if kind in MOVES_TO_WHERE:
        return MOVES_TO_WHERE[kind], fact["where"]
    if kind in MOVES_FROM_WHERE:
        return fact["where"], MOVES_FROM_WHERE[kind]
    if kind == "returned":
        return fact["of"], fact["where"]
    if kind == "handed_over":
        return f"received:{fact['place']}", f"handed_over:{fact['receiver']}"
    if kind == "boarded":
        return f"waiting:{fact['place']}", f"aboard:{fact['vehicle']}/{fact['trip']}"
    if kind == "alighted":
        to = "received" if fact["received"] else "waiting"
        return f"aboard:{fact['vehicle']}/{fact['trip']}", f"{to}:{fact['place']}"
    if kind == "resolved" and fact.get("into") is not None:
        return fact["out_of"], fact["into"]
    return None


def _id(entry: Json) -> str:
    return f"{entry['device']}/{entry['number']}"
