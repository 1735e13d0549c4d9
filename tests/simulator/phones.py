"""Phones: each a ledger of its own, with a clock that may be off, a key, and a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from safepassage.api.names import take_in
from safepassage.ledger.bundle import Bundle, bundle_of
from safepassage.ledger.entries import Entry, Opened
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.ledger import Door, Ledger, Told
from safepassage.ledger.merge import KEPT, Judged, Verdict
from safepassage.ledger.times import text_of
from safepassage.ledger.wire import Signed
from safepassage.notices import Refused, Severity
from simulator.audited import Reading
from simulator.disk import Disk, PowerLost
from simulator.media import Medium


class Phone:
    """A device: ``ahead`` are the seconds that its clock is wrong by.

    ``acknowledged`` are all entries that it said it keeps: id and body. ``honest`` is the last
    number that its rightful user gave before it was stolen.
    """

    def __init__(self, name: str, key: DeviceKey, ahead: int, role: str, medium: Medium) -> None:
        self.name = name
        self.key = key
        self.ahead = ahead
        self.role = role
        self.disk = Disk(medium)
        self.ledger = Ledger(self.disk, name, key)
        self.acknowledged: set[tuple[str, bytes]] = set()
        self.honest: int | None = None
        self.dead = False
        self.sent: dict[str, int] = {}
        self.door: Door | None = None
        self.refused: tuple[str, ...] = ()
        self.reading = Reading()
        self._fresh: set[tuple[str, bytes]] = set()
        self._read = 0
        self._sum = 0

    @property
    def usable(self) -> bool:
        """Whether its rightful user still has it and it works."""
        return not self.dead and self.honest is None

    def open(self, opening: Opened, now: int) -> Entry:
        """The operation begins on this phone."""
        clock = text_of(now + self.ahead)
        return self.ledger.open(Told(opening, "coordinator", clock, clock), clock)

    def record(self, facts: Iterable[tuple[Any, int]], now: int) -> list[tuple[str, bytes]] | None:
        """Tells facts with the true times at which they happened; None where it did not work.

        What happens now is timed by the phone's clock; the time of anything else stands on paper.
        After a loss of power the user starts the phone anew. Where the door refused, ``refused``
        are the codes of what it said.
        """
        self.refused = ()
        clock = text_of(now + self.ahead)
        told = [
            Told(fact, "officer", clock if then == now else text_of(then), clock)
            for fact, then in facts
        ]
        before = self.disk.head(), self.disk.aside()
        try:
            if self.door is None:
                made = self.ledger.record(told, clock).entries
            else:
                made = self.ledger.record(told, clock, self.door).entries
        except PowerLost:
            self.start()
            return None
        except Refused as refused:
            stops = [one.code for one in refused.notices if one.severity is Severity.STOP]
            if all(code.startswith("D-") for code in stops):
                self.refused = tuple(stops)
                left = self.disk.head(), self.disk.aside()
                assert left == before, "what the door refused left something in the journal"
            elif not all(code.startswith("J-") for code in stops):
                raise
            return None
        named = [(one.id, self.disk.under(one.id)[-1].body) for one in made]
        self._acknowledge(named)
        return named

    def merge(self, bundle: Bundle, now: int) -> tuple[Judged, ...] | None:
        """Takes a bundle in; None where power or room ran out in the middle."""
        try:
            judged = take_in(self.ledger, bundle, text_of(now + self.ahead))
        except PowerLost:
            self.start()
            return None
        except Refused as refused:
            if not all(notice.code.startswith("J-") for notice in refused.notices):
                raise
            return None
        self._acknowledge(
            (one.entry.id, one.signed.body)
            for one in judged
            if one.entry is not None and (one.verdict in KEPT or one.verdict is Verdict.SEEN)
        )
        return judged

    def lost(self, *, whole: bool) -> set[tuple[str, bytes]]:
        """What was acknowledged and is not in the journal: all ever, or since the last look."""
        if whole:
            self._fresh.clear()
            return self.acknowledged - {(line.id, line.body) for line in self.disk.kept()}
        fresh, self._fresh = self._fresh, set()
        return {
            (id_, body)
            for id_, body in fresh
            if all(line.body != body for line in self.disk.under(id_))
        }

    def _acknowledge(self, entries: Iterable[tuple[str, bytes]]) -> None:
        self._fresh.update(entries)
        self.acknowledged |= self._fresh

    def start(self) -> None:
        """Starts the phone: all that it knows is what is on its disk."""
        self.disk.accidents = {}
        self.ledger = Ledger(self.disk, self.name, self.key)
        self.reading = Reading()
        self._read = self._sum = 0

    def restore(self, old: Any) -> None:
        """Sets the phone up from an old copy: what came since is not on it any more."""
        self.disk.back_to(old)
        self.acknowledged &= {(line.id, line.body) for line in self.disk.kept()}
        self._fresh &= self.acknowledged
        self.start()

    def contents(self) -> int:
        """A number that is the same for two phones that keep the same entries."""
        for line in self.disk.kept(self._read):
            self._read = line.position
            whole = hashlib.sha256(line.id.encode() + b" " + line.body).digest()
            self._sum += int.from_bytes(whole[:16], "big")
        return self._sum

    def bundle(self, after: int = 0) -> Bundle:
        """What the phone hands on: what it keeps, beyond a position."""
        return bundle_of(Signed(line.signature, line.body) for line in self.disk.kept(after))
