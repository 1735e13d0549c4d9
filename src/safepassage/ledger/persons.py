"""Where each wristband is, by all that was said of it: people in two places are found out."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable

from safepassage.ledger.accounts import SOURCES


class Persons:
    """For each wristband the sum of its movements: +1 for every account it came into, -1 for every
    one it went out of. Somebody of whom everything fits is in one account, once.

    ``odd`` are those of whom it does not.
    """

    sources = SOURCES

    def __init__(self) -> None:
        self._where: dict[str, str | dict[str, int]] = {}
        self._mentions: dict[str, list[int]] = {}
        self.odd: set[str] = set()
        self._packed: bytes | None = None

    def __getstate__(self) -> tuple[set[str], bytes]:
        """Of a city's people a snapshot is read only when one of them moves."""
        self._unpack()
        packed = pickle.dumps((self._where, self._mentions), pickle.HIGHEST_PROTOCOL)
        return self.odd, packed

    def __setstate__(self, state: tuple[set[str], bytes]) -> None:
        self.odd, self._packed = state

    @property
    def places(self) -> dict[str, str | dict[str, int]]:
        """Where each person is: in one account once, or in which how many times."""
        self._unpack()
        return self._where

    @property
    def all_mentions(self) -> dict[str, list[int]]:
        """The entries that move each person, and the complement of each that was taken back."""
        self._unpack()
        return self._mentions

    def _unpack(self) -> None:
        if self._packed is not None:
            self._where, self._mentions = pickle.loads(self._packed)
            self._packed = None

    def __len__(self) -> int:
        self._unpack()
        return len(self._where)

    def move(self, people: Iterable[str], out_of: str, into: str, ref: int, sign: int) -> None:
        """People went from one account to another; ``sign`` -1 takes that back."""
        if self._packed is not None:
            self._unpack()
        wheres, all_mentions = self._where, self._mentions
        mention = ref if sign > 0 else ~ref
        moves = sign > 0 and into not in SOURCES
        comes = out_of in SOURCES
        for person in people:
            mentions = all_mentions.get(person)
            if mentions is None:
                all_mentions[person] = [mention]
            else:
                mentions.append(mention)
            where = wheres.get(person)
            if moves and (comes if where is None else where == out_of):
                wheres[person] = into
            else:
                self.move_oddly(person, where, out_of, into, sign)

    def mentions(self, person: str) -> set[int]:
        """The entries that move a person."""
        self._unpack()
        # What was taken back stands there a second time, as its complement.
        counted = Counter(self._mentions.get(person, ()))
        return {ref for ref, times in counted.items() if ref >= 0 and times > counted[~ref]}

    def where(self, person: str) -> dict[str, int]:
        """In which accounts the person is, how many times."""
        self._unpack()
        where = self._where.get(person, {})
        return {where: 1} if isinstance(where, str) else dict(where)

    def people(self) -> Iterable[str]:
        """Every wristband that is anywhere."""
        self._unpack()
        return self._where

    def move_oddly(
        self, person: str, where: str | dict[str, int] | None, out_of: str, into: str, sign: int
    ) -> None:
        """Adds up where a person is who was not where they went from, or whose way is taken back.

        ``where`` is what :attr:`places` says of them.
        """
        times = {where: 1} if isinstance(where, str) else dict(where or {})
        for account, step in ((out_of, -sign), (into, sign)):
            if account not in SOURCES:
                times[account] = times.get(account, 0) + step
                if not times[account]:
                    del times[account]
        self.odd.discard(person)
        if not times:
            self._where.pop(person, None)
            return
        if len(times) == 1 and next(iter(times.values())) == 1:
            self._where[person] = next(iter(times))
            return
        self._where[person] = times
        self.odd.add(person)
