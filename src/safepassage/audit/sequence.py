"""Each device numbers its entries and names the one before: whether one is missing or exchanged.

What cannot be seen is what a device made last and never handed on: nothing names it yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from safepassage.audit.devices import is_opening
from safepassage.audit.part import Entry, notice
from safepassage.notices import Notice


def out_of_sequence(
    entries: Sequence[Entry], opening: Entry | None, changed: set[int]
) -> Iterator[Notice]:
    """What does not follow what its device made before.

    ``changed`` are the rows on which something was found wrong already: what follows an entry
    there cannot name it any more.
    """
    if opening is None:
        yield notice("A-NO-OPENING", 2)
    by_device: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_device[entry.device].append(entry)
        if is_opening(entry) and entry is not opening and entry.row not in changed:
            yield notice("A-SECOND-OPENING", entry.row, entry=entry.id)
    for made in by_device.values():
        made.sort(key=lambda entry: (entry.number, entry.row))
        yield from _of_device(made, opening, changed)


def _of_device(made: Sequence[Entry], opening: Entry | None, changed: set[int]) -> Iterator[Notice]:
    number = 0
    before = [opening] if opening is not None else []
    here: list[Entry] = []
    for entry in made:
        if entry.number > number:
            if here:
                before = here
            if entry.number > number + 1:
                yield _missing(entry, number + 1)
                before = []
            number, here = entry.number, []
        twin = next((other for other in here if other.digest == entry.digest), None)
        if twin is not None:
            yield notice("A-TWICE", entry.row, entry=entry.id, other=twin.row)
        elif not is_opening(entry) and not _follows(entry, before, changed):
            yield notice("A-PREVIOUS", entry.row, entry=entry.id)
        here.append(entry)


def _missing(entry: Entry, first: int) -> Notice:
    ids = {"first": f"{entry.device}/{first}", "last": f"{entry.device}/{entry.number - 1}"}
    return notice("A-MISSING", entry.row, entry=entry.id, count=entry.number - first, **ids)


def _follows(entry: Entry, before: Sequence[Entry], changed: set[int]) -> bool:
    """Whether the entry names one of those before it, or nobody can tell any more."""
    if entry.row in changed or not before:
        return True
    return any(entry.previous == one.digest or one.row in changed for one in before)
