"""Which parties are where, as far as entries say: planning on needs more than heads."""

from __future__ import annotations

from typing import NamedTuple

from safepassage.ledger.entries import Heads, Movement


class LotKey(NamedTuple):
    """An account, and which people of it: by the group and party kind that entries named."""

    account: str
    group: str | None
    party: str | None


class Lots:
    """Parties and heads by need of every lot: [parties, seat, wheelchair, stretcher]."""

    def __init__(self) -> None:
        self.lots: dict[tuple[str, str | None, str | None], list[int]] = {}

    def move(self, fact: Movement, out_of: str, into: str, sign: int) -> None:
        """Moves what a movement says of its people; ``sign`` -1 takes that back."""
        if fact.heads is not None:
            who = fact.group, fact.party
            self.shift(fact.heads, (fact.parties or 0) * sign, who, out_of, into, sign)

    def shift(
        self,
        heads: Heads,
        parties: int,
        who: tuple[str | None, str | None],
        out_of: str,
        into: str,
        sign: int,
    ) -> None:
        """Moves heads, and so many parties, of a group and party kind; ``parties`` has its sign."""
        seat, wheelchair, stretcher = (
            heads.seat * sign,
            heads.wheelchair * sign,
            heads.stretcher * sign,
        )
        group, party = who
        self._add((out_of, group, party), -parties, -seat, -wheelchair, -stretcher)
        self._add((into, group, party), parties, seat, wheelchair, stretcher)

    def _add(
        self,
        key: tuple[str, str | None, str | None],
        parties: int,
        seat: int,
        wheelchair: int,
        stretcher: int,
    ) -> None:
        lot = self.lots.get(key)
        if lot is None:
            lot = self.lots[key] = [0, 0, 0, 0]
        lot[0] += parties
        lot[1] += seat
        lot[2] += wheelchair
        lot[3] += stretcher
        if not (lot[0] or lot[1] or lot[2] or lot[3]):
            del self.lots[key]
