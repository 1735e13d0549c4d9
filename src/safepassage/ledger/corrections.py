"""What an entry comes to say once corrections are counted, whatever order they come in."""

from __future__ import annotations

from typing import NamedTuple

from safepassage.ledger.entries import AnyFact, Corrected, Entry


class Effective(NamedTuple):
    """What counts of an entry: its fact and when it happened. No fact: it did not happen."""

    fact: AnyFact | None
    happened: str


class Corrections:
    """Corrections by the entry that they name.

    A correction may itself be corrected: it then says something else, or nothing. Two corrections
    of one entry that say different things are ``disputed``, and neither is followed.
    """

    def __init__(self) -> None:
        self._of: dict[str, dict[str, Corrected]] = {}
        self._names: dict[str, str] = {}

    def add(self, entry: Entry) -> None:
        """Counts a correction."""
        assert isinstance(entry.fact, Corrected)
        self._of.setdefault(entry.fact.entry, {})[entry.id] = entry.fact
        self._names[entry.id] = entry.fact.entry

    def remove(self, entry: Entry) -> None:
        """Takes a correction back."""
        assert isinstance(entry.fact, Corrected)
        del self._of[entry.fact.entry][entry.id]
        if not self._of[entry.fact.entry]:
            del self._of[entry.fact.entry]
        del self._names[entry.id]

    def __bool__(self) -> bool:
        return bool(self._of)

    def __contains__(self, entry: str) -> bool:
        return entry in self._of

    def root(self, entry: str) -> str | None:
        """The entry that a chain of corrections is about; None where it runs in a circle."""
        met = {entry}
        while entry in self._names:
            entry = self._names[entry]
            if entry in met:
                return None
            met.add(entry)
        return entry

    def effective(self, entry: Entry) -> Effective:
        """What an entry that is no correction comes to say."""
        as_told = Effective(entry.fact, entry.happened)
        said = self._said(entry.id, entry.happened)[entry.id]
        return said[0] if len(said) == 1 else as_told

    def disputed(self) -> dict[str, tuple[str, ...]]:
        """Entries with corrections that say different things, and those corrections."""
        said: dict[str, list[Effective]] = {}
        for root in sorted(self._of.keys() - self._names.keys()):
            said |= self._said(root, "")
        return {
            entry: tuple(sorted(self._of[entry]))
            for entry, different in sorted(said.items())
            if len(different) > 1
        }

    def _said(self, root: str, happened: str) -> dict[str, list[Effective]]:
        """The different things that corrections say of ``root`` and of every correction below it.

        From the last corrections up, without recursion: chains are as long as people make them.
        """
        order = [(root, happened)]
        for entry, when in order:
            for id_, corrected in self._of.get(entry, {}).items():
                order.append((id_, corrected.happened or when))
        said: dict[str, list[Effective]] = {entry: [] for entry, _ in order}
        for entry, when in reversed(order):
            for id_, corrected in self._of.get(entry, {}).items():
                mine = Effective(corrected.instead, corrected.happened or when)
                below = said[id_]
                if len(below) == 1:
                    if below[0].fact is None:
                        continue  # this correction did not happen
                    mine = below[0]
                if mine not in said[entry]:
                    said[entry].append(mine)
        return said
