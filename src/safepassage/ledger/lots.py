"""Which parties are where, as far as entries say: planning on needs more than heads."""

from __future__ import annotations

from safepassage.ledger.books import Books

LotKey = tuple[str, str | None, str | None]
"""An account, and which people of it: by the group and party kind that entries named."""


class Lots:
    """Parties and heads by need of every lot that is not empty: see :attr:`lots`.

    Nobody asks but who plans on; so they are added up when somebody does, from the flows.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._settlings = -1
        self._lots: dict[LotKey, list[int]] = {}

    @property
    def lots(self) -> dict[LotKey, list[int]]:
        """By lot: [parties, seat, wheelchair, stretcher], as of the books' last settling."""
        if self._settlings != self._books.settlings:
            self._settlings = self._books.settlings
            self._lots = _lots(self._books)
        return self._lots


def _lots(books: Books) -> dict[LotKey, list[int]]:
    lots: dict[LotKey, list[int]] = {}
    for flow in books.flows():
        fact = flow.fact
        group, party = (None, None) if fact is None else (fact.group, fact.party)
        sums = flow.parties, flow.seat, flow.wheelchair, flow.stretcher
        for account, way in ((flow.out_of, -1), (flow.into, 1)):
            lot = lots.setdefault((account, group, party), [0, 0, 0, 0])
            for which, heads in enumerate(sums):
                lot[which] += heads * way
    return {key: lot for key, lot in lots.items() if any(lot)}
