"""Every discrepancy that is open, with the entries on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from safepassage.audit.corrections import Outcome
from safepassage.audit.devices import Standing
from safepassage.audit.headcounts import miscounts
from safepassage.audit.meaning import Heads
from safepassage.audit.part import Entry
from safepassage.audit.recount import NOBODY, Count, Posting
from safepassage.audit.wristbands import misplaced


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What does not fit. ``id`` is what every device calls it; ``sort`` the part before the colon,
    or ``account``.

    ``off`` is the difference by need, for accounts. ``stated`` and ``found`` are what was counted
    and what the entries say, for headcounts. ``accounts`` are those that it is about.
    """

    id: str
    sort: str
    entries: tuple[Entry, ...]
    off: Heads = NOBODY
    stated: int = 0
    found: int = 0
    accounts: tuple[str, ...] = ()


def discrepancies(
    standing: Standing, outcome: Outcome, moves: Sequence[Posting], count: Count
) -> list[Discrepancy]:
    """All that are open, in the order of their ids."""
    found = [
        *_of_accounts(moves, count),
        *_of_headcounts(standing, outcome, moves, count),
        *_of_wristbands(moves),
        *_of_ids(standing, outcome),
    ]
    return sorted(found, key=lambda one: one.id)


def _of_accounts(moves: Sequence[Posting], count: Count) -> Iterator[Discrepancy]:
    off = {account: count.off(account) for account in list(count.balances)}
    wrong = {account for account, heads in off.items() if heads != NOBODY}
    on = _on_accounts(moves, wrong)
    for account in wrong:
        yield Discrepancy(
            account, "account", tuple(on[account]), off=off[account], accounts=(account,)
        )


def _of_headcounts(
    standing: Standing, outcome: Outcome, moves: Sequence[Posting], count: Count
) -> Iterator[Discrepancy]:
    wrong = list(miscounts(standing.counting, outcome, moves, count.uncertain))
    on = _on_accounts(moves, {one.account for one in wrong})
    for one in wrong:
        yield Discrepancy(
            f"count:{one.entry.id}",
            "count",
            (one.entry, *on[one.account]),
            stated=one.counted,
            found=one.held,
            accounts=(one.account,),
        )


def _of_wristbands(moves: Sequence[Posting]) -> Iterator[Discrepancy]:
    wrong = misplaced(moves)
    on: dict[str, list[Entry]] = defaultdict(list)
    for posting in moves if wrong else ():
        for wristband in posting.moved.people:
            if wristband in wrong:
                on[wristband].append(posting.entry)
    for wristband, where in wrong.items():
        accounts = tuple(sorted(where))
        yield Discrepancy(f"person:{wristband}", "person", tuple(on[wristband]), accounts=accounts)


def _of_ids(standing: Standing, outcome: Outcome) -> Iterator[Discrepancy]:
    for id_, rivals in standing.rivals.items():
        yield Discrepancy(f"rival:{id_}", "rival", tuple(rivals))
    for id_, corrections in outcome.disputes.items():
        yield Discrepancy(f"corrections:{id_}", "corrections", tuple(corrections))


def _on_accounts(moves: Sequence[Posting], accounts: Iterable[str]) -> dict[str, list[Entry]]:
    """The entries that moved heads into these accounts, or out of them, in the journal's order."""
    on: dict[str, list[Entry]] = {account: [] for account in accounts}
    for posting in moves if on else ():
        for account in {posting.moved.out_of, posting.moved.into} & on.keys():
            on[account].append(posting.entry)
    return on
