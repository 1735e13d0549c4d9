"""Lines are numbered 1, 2, 3 …: whether one was removed, doubled, or put elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safepassage.audit.part import notice
from safepassage.notices import Notice


def misnumbered(
    numbers: Sequence[int | None], unlinked: set[int], first_row: int, due: int = 1
) -> Iterator[Notice]:
    """One notice for each row whose number is not the one that is due.

    ``numbers`` are those that stand on the lines from ``first_row`` on, where ``due`` should be the
    first; None where a line cannot be read. ``unlinked`` are the rows whose chain does not continue
    the one above: there, lines are missing or do not belong. Where the chain goes on and only the
    number is odd, the number was changed.
    """
    places: dict[int, int] = {}
    unread = False
    for place, number in enumerate(numbers):
        row = first_row + place
        if number is None:
            due += 1
            unread = True
            continue
        if number != due and not (unread and number > due):
            places = places or _first_places(numbers)
            after = numbers[place + 1] if place + 1 < len(numbers) else None
            if row not in unlinked and after != number + 1:
                yield notice("A-NUMBER", row, stated=number, due=due)
                number = due
            else:
                yield _misplaced(row, place, number, due, places)
        unread = False
        due = number + 1


def _first_places(numbers: Sequence[int | None]) -> dict[int, int]:
    """Where each number stands first."""
    places: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number is not None:
            places.setdefault(number, place)
    return places


def _misplaced(row: int, place: int, number: int, due: int, places: dict[int, int]) -> Notice:
    if number > due and due not in places:
        return notice("A-REMOVED", row, first=due, last=number - 1)
    if number < due and places[number] < place:
        return notice("A-DOUBLED", row, number=number)
    return notice("A-REORDERED", row, stated=number, due=due)
