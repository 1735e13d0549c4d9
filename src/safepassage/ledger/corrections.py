"""What an entry comes to say once corrections are counted, whatever order they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from safepassage.ledger.entries import AnyFact, Corrected, Entry


class Effective(NamedTuple):
    """What counts of an entry: its fact and when it happened. No fact: it did not happen."""

    fact: AnyFact | None
    happened: str


class Outcome(NamedTuple):
    """What the corrections of an entry come to.

    ``effective`` is what they say of it; None where they leave it as it was told. ``disputed`` are
    the entries, it or corrections of it, of which corrections say different things: neither is
    followed. ``followed`` are those of which one thing is said.
    """

    effective: Effective | None
    disputed: Mapping[str, tuple[str, ...]]
    followed: frozenset[str]


class Corrections:
    """Corrections by the entry that they name: ``by_entry``.

    A correction may itself be corrected: it then says something else, or nothing. All that is asked
    here takes time in proportion to the corrections concerned, however they are chained.
    """

    def __init__(self) -> None:
        self.by_entry: dict[str, dict[str, Corrected]] = {}
        self._names: dict[str, str] = {}

    def add(self, entry: Entry) -> None:
        """Counts a correction."""
        assert isinstance(entry.fact, Corrected)
        self.by_entry.setdefault(entry.fact.entry, {})[entry.id] = entry.fact
        self._names[entry.id] = entry.fact.entry

    def __contains__(self, entry: str) -> bool:
        return entry in self.by_entry

    def of(self, entry: str) -> tuple[str, ...]:
        """The corrections that name an entry, by id."""
        return tuple(sorted(self.by_entry.get(entry, ())))

    def roots(self, entries: Iterable[str]) -> set[str]:
        """The entries, no corrections themselves, that chains of corrections are about.

        A chain that runs in a circle is about nothing.
        """
        found: dict[str, str | None] = {}
        for entry in entries:
            chain: dict[str, None] = {}
            while entry in self._names and entry not in found and entry not in chain:
                chain[entry] = None
                entry = self._names[entry]
            root = None if entry in chain else found.get(entry, entry)
            found |= dict.fromkeys((*chain, entry), root)
        return {root for root in found.values() if root is not None}

    def outcome(
        self, root: str, happened: str, may: Callable[[str], bool] = lambda _: True
    ) -> Outcome:
        """What the corrections of an entry that is none come to; ``happened`` is as it says.

        Only those count of which ``may`` says so, and what such say of others. From the last
        corrections up, without recursion: chains are as long as people make them.
        """
        order = [(root, happened)]
        for entry, when in order:
            for id_, corrected in self.by_entry.get(entry, {}).items():
                order.append((id_, corrected.happened or when))
        said: dict[str, Effective | None] = {}
        disputed: dict[str, tuple[str, ...]] = {}
        for entry, when in reversed(order):
            different = _different(self.by_entry.get(entry, {}), when, said, may)
            if len(different) > 1:
                disputed[entry] = tuple(sorted(self.by_entry[entry]))
            said[entry] = different[0] if len(different) == 1 else None
        followed = frozenset(entry for entry, one in said.items() if one is not None)
        return Outcome(said[root], disputed, followed)


def _different(
    corrections: Mapping[str, Corrected],
    when: str,
    said: Mapping[str, Effective | None],
    may: Callable[[str], bool],
) -> list[Effective]:
    """The first two different things that corrections of one entry say of it."""
    different: list[Effective] = []
    for id_, corrected in corrections.items():
        mine = said[id_] or Effective(corrected.instead, corrected.happened or when)
        if said[id_] is not None and mine.fact is None:
            continue  # this correction did not happen
        if said[id_] is None and not may(id_):
            continue
        if mine not in different and len(different) < 2:
            different.append(mine)
    return different
