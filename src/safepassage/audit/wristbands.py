"""Wristbands: nobody is in two places, in one of them twice, or gone from where they never were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from safepassage.audit.recount import Posting
from safepassage.audit.values import SOURCES


def misplaced(moves: Iterable[Posting]) -> dict[str, dict[str, int]]:
    """Wristbands that do not fit, and how often each is in which account."""
    where: dict[str, dict[str, int]] = defaultdict(dict)
    for _, moved in moves:
        for wristband in moved.people:
            _add(where[wristband], moved.out_of, -1)
            _add(where[wristband], moved.into, 1)
    return {wristband: found for wristband, found in where.items() if not _fits(found)}


def _add(found: dict[str, int], account: str, times: int) -> None:
    """Accounts that a wristband has left again are not kept: most people pass through several."""
    if account not in SOURCES:
        found[account] = found.get(account, 0) + times
        if found[account] == 0:
            del found[account]


def _fits(found: dict[str, int]) -> bool:
    return list(found.values()) in ([], [1])
