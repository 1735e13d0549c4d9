"""A crowd of entries judged one after another, before any of them is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from safepassage.ledger.devices import Devices, devices_of, speaks_of_devices
from safepassage.ledger.entries import ClockChecked, Enrolled, Entry, Revoked
from safepassage.ledger.keys import signed_by
from safepassage.ledger.merge import KEPT, Judged, Verdict, counting, judge
from safepassage.ledger.store import Named, Store
from safepassage.ledger.wire import Signed, read_kept


class Intake:
    """Entries that come in together: what one enrols may speak in the next.

    ``told`` are the entries that :func:`speaks_of_devices` and have been kept. What was put aside
    is judged again as soon as its device is enrolled. ``ready`` are the entries to be kept, those
    who enrol before the enrolled; ``strangers`` are to be put aside; ``settled`` no longer are.
    """

    def __init__(self, store: Store, devices: Devices, told: Mapping[str, Entry]) -> None:
        self.ready: list[Named] = []
        self.settled: list[Named] = []
        self._store = store
        self._devices = devices
        self._told = dict(told)
        self._due = False
        self._fresh: dict[str, list[Signed]] = {}
        self._judged: dict[int, Judged] = {}
        self._queue: deque[tuple[int | None, Signed]] = deque()
        self._waiting: dict[str, list[tuple[int | None, Signed]]] = {}
        for id_, signed in store.aside():
            self._waiting.setdefault(id_.rpartition("/")[0], []).append((None, signed))

    @property
    def strangers(self) -> list[Named]:
        """Entries whose device nobody has enrolled."""
        return [one.named for one in self._judged.values() if one.verdict is Verdict.STRANGER]

    def judge_all(self, entries: Iterable[Signed]) -> list[Judged]:
        """The verdict on each entry, in their order."""
        self._queue.extend(enumerate(entries))
        self._release()
        while self._queue or self._look_anew():
            if self._queue:
                self._judge(*self._queue.popleft())
        return [self._judged[at] for at in sorted(self._judged)]

    def _judge(self, at: int | None, signed: Signed) -> None:
        one = judge(signed, self._devices, self._under)
        if one.verdict is Verdict.STRANGER and self._look_anew():
            one = judge(signed, self._devices, self._under)
        if at is not None:
            self._judged[at] = one
        if one.entry is None:
            return
        if one.verdict is Verdict.STRANGER:
            self._waiting.setdefault(one.entry.device, []).append((at, signed))
            return
        if at is None:
            self.settled.append(one.named)
        if one.verdict in KEPT:
            self.ready.append(one.named)
            self._fresh.setdefault(one.entry.id, []).append(signed)
            if speaks_of_devices(one.entry) or one.verdict is Verdict.RIVAL:
                self._told_by(one.entry)

    def _told_by(self, entry: Entry) -> None:
        """Notes what is said of devices; what follows is worked out when it matters."""
        self._devices = self._devices.naming((entry,))
        bodies = self._under(entry.id)
        if any(speaks_of_devices(read_kept(body)) for body in bodies):
            self._told[entry.id] = read_kept(counting(bodies))
        self._due = self._due or not isinstance(entry.fact, ClockChecked)
        fact = entry.fact
        again = isinstance(fact, Enrolled) and self._devices.key_of(fact.device) is not None
        if again or isinstance(fact, Revoked):
            self._look_anew()

    def _look_anew(self) -> bool:
        """Works out the devices, if anything was said of them since; whether there was."""
        if not self._due:
            return False
        self._due = False
        self._devices = devices_of(self._told.values(), self._devices, self._signed_by)
        self._release()
        return True

    def _release(self) -> None:
        """Those whose device is enrolled by now are judged next."""
        for device in [device for device in self._waiting if self._devices.key_of(device)]:
            self._queue.extendleft(reversed(self._waiting.pop(device)))

    def _under(self, id_: str) -> list[bytes]:
        """The bodies under an id, kept or about to be."""
        return [one.body for one in self._lines(id_)]

    def _signed_by(self, id_: str, key: str) -> Entry | None:
        """The entry that counts of those under an id that a key signed."""
        lines = self._lines(id_)
        bodies = [one.body for one in lines if signed_by(key, one.body, one.signature)]
        return read_kept(counting(bodies)) if bodies else None

    def _lines(self, id_: str) -> list[Signed]:
        kept = [Signed(line.signature, line.body) for line in self._store.under(id_)]
        return kept + self._fresh.get(id_, [])
