"""Flows as columns of numbers, which a snapshot writes and reads in a moment."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from safepassage.ledger.entries import Movement
from safepassage.ledger.flows import FIELDS, Flow, Key

_SUMS = ("parties", "seat", "wheelchair", "stretcher", "unknown", "latest")


@dataclass(frozen=True)
class Columns:
    """The flows of one kind of movement, settled; of resolutions where there is no ``kind``.

    ``sizes`` says how many numbers of ``postings`` are each one's, ``sums`` has a column for each
    of a flow's sums.
    """

    kind: type[Movement] | None
    keys: tuple[Key, ...]
    sizes: array[int]
    postings: array[int]
    sums: tuple[array[int], ...]

    @classmethod
    def of(cls, kind: type[Movement] | None, flows: Mapping[Any, Flow]) -> Columns:
        """The columns of settled flows by their keys."""
        postings = array("q")
        for flow in flows.values():
            postings += flow.postings
        sizes = array("q", [len(flow.postings) for flow in flows.values()])
        sums = [array("q", [getattr(flow, name) for flow in flows.values()]) for name in _SUMS]
        return cls(kind, tuple(flows), sizes, postings, tuple(sums))

    def flows(self) -> Iterator[tuple[Key, Flow]]:
        """The flows again, by their keys."""
        end = 0
        for key, size, *sums in zip(self.keys, self.sizes, *self.sums, strict=True):
            flow = self._flow(key)
            begin, end = end, end + size
            flow.postings = self.postings[begin:end]
            for name, value in zip(_SUMS, sums, strict=True):
                setattr(flow, name, value)
            yield key, flow

    def _flow(self, key: Key) -> Flow:
        if self.kind is None:
            out_of, into = map(str, key)
            return Flow(out_of, into, None)
        fields: dict[str, Any] = dict(zip(FIELDS[self.kind], key, strict=True))
        fact = self.kind(heads=None, **fields)
        return Flow(*fact.accounts(), fact)
