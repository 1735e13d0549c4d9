"""The ledger of one device: its journal, its key, and what all of it adds up to.

Whatever is recorded or merged is durable when the call returns, and only then counted. The journal
may be shared by several processes: each call first takes up what others have added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from safepassage.ledger.bundle import Bundle
from safepassage.ledger.collecting import no_garbage
from safepassage.ledger.devices import NOBODY, Devices, devices_of, speaks_of_devices
from safepassage.ledger.entries import AnyFact, ClockChecked, Entry, Opened
from safepassage.ledger.fold import Fold
from safepassage.ledger.intake import Intake
from safepassage.ledger.keys import NOTHING_BEFORE, DeviceKey, digest, signed_by
from safepassage.ledger.merge import Judged, Verdict, counting
from safepassage.ledger.seen import Seen
from safepassage.ledger.snapshot import State, restored, saved
from safepassage.ledger.store import Kept, Named, Store
from safepassage.ledger.times import is_time
from safepassage.ledger.wire import Signed, read_kept, sign
from safepassage.notices import Notice, Refused, Severity

SNAPSHOT_EVERY = 20_000
"""Lines of the journal after which a snapshot is left: some tenths of a second of counting."""

AT_ONCE = 5_000
"""Entries that are counted in one go: so many are held at once."""

MOST_ASIDE = 10_000
"""Entries of strangers that are put aside: more is not bad luck."""


class Told(NamedTuple):
    """What somebody tells: a fact, who says so, and the two times."""

    fact: AnyFact
    maker: str
    happened: str
    heard: str


class Recorded(NamedTuple):
    """The entries that were made, and what the door warned of."""

    entries: tuple[Entry, ...]
    warnings: tuple[Notice, ...]


Teller = Callable[[Fold], Told]
"""What somebody tells, once it is known what the ledger says before it; may raise ``Refused``."""


class Outcome(NamedTuple):
    """What became of one thing that was told: its entry, or why there is none; and warnings."""

    entry: Entry | None
    notices: tuple[Notice, ...]


Door = Callable[[Told, Fold], Sequence[Notice]]
"""What stands in the way of a fact, or is worth a warning, by what the ledger says then."""


def _open_door(told: Told, fold: Fold) -> Sequence[Notice]:
    return ()


class Ledger:
    """A journal, seen from one device.

    ``device`` and ``key`` are this device's; ``lock`` keeps other processes of the same device from
    giving one number twice, for the length of a recording.
    """

    def __init__(
        self,
        store: Store,
        device: str,
        key: DeviceKey,
        lock: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self.store = store
        self.device = device
        self._key = key
        self._lock = lock
        self._told_of_devices: dict[str, Entry] = {}
        self._rivals: set[str] = set()
        self._taken = Seen()
        self._on_trial: dict[str, bytes] = {}
        self._position = 0
        self._devices = NOBODY
        self.fold = Fold(self.entry)
        self._saved = 0
        self._remember()
        self.refresh()

    @property
    def key(self) -> DeviceKey:
        """This device's key, for what it signs beside entries."""
        return self._key

    def refresh(self) -> None:
        """Takes up what has been added to the journal since, by whomever."""
        with no_garbage():
            fresh: list[tuple[Kept, Entry]] = []
            try:
                stale = self._take_up(fresh)
            finally:
                # Also where the journal cannot be read on: what was read is counted.
                self._add(self.fold, fresh)
            if stale:
                self._begin_anew()
        if self._position - self._saved >= SNAPSHOT_EVERY:
            self._save()

    def _take_up(self, fresh: list[tuple[Kept, Entry]]) -> bool:
        """Reads what has been added since; whether everything must be counted once more.

        What is to be counted and is not yet stands in ``fresh``.
        """
        stale = False
        of_devices: list[tuple[Kept, Entry]] = []
        for line in self.store.kept(self._position):
            self._position = line.position
            device, _, number = line.id.rpartition("/")
            first = self._taken.add(device, int(number))
            if self._on_trial.pop(line.id, None) == line.body:
                continue
            if not first:
                stale = self._is_rival(line.id) or stale
                continue
            entry = read_kept(line.body)
            if speaks_of_devices(entry):
                self._told_of_devices[line.id] = entry
                of_devices.append((line, entry))
                continue
            stale = stale or self._changes(of_devices, fresh)
            if not stale:
                fresh.append((line, entry))
            if len(fresh) >= AT_ONCE:
                self._add(self.fold, fresh)
        return stale or self._changes(of_devices, fresh)

    def _remember(self) -> None:
        """Takes up this device's own snapshot, if there is one, in place of the first lines."""
        kept = self.store.snapshot()
        state = None if kept is None else restored(kept[1], self.entry, self._key)
        if kept is not None and state is not None:
            self._position = self._saved = kept[0]
            self.fold, self._told_of_devices, self._rivals, self._taken, self._devices = state

    def _save(self) -> None:
        """Leaves a snapshot, so that the next start need not count from the first line."""
        state = State(self.fold, self._told_of_devices, self._rivals, self._taken, self._devices)
        self.store.keep_snapshot(self._position, saved(state, self._key))
        self._saved = self._position

    def open(self, told: Told, now: str) -> Entry:
        """Begins the operation: ``told`` is of an ``opened``, the first entry of all.

        Raises:
            Refused: where the journal holds anything already, or the key is not this device's.
        """
        with self._lock():
            if self.store.head()[0]:
                raise Refused((Notice("L-OPENED"),))
            fact, maker, happened, heard = told
            if not isinstance(fact, Opened) or fact.key != self._key.public:
                raise Refused((Notice("L-NOT-ENROLLED", numbers={"device": self.device}),))
            entry = Entry(self.device, 1, NOTHING_BEFORE, maker, happened, heard, fact)
            self.store.append([(entry.id, sign(entry, self._key))], now)
            self.refresh()
        return entry

    def record(self, told: Iterable[Told | Teller], now: str, door: Door = _open_door) -> Recorded:
        """Records facts on this device: all of them, durably, or none.

        ``door`` is asked of each, with what the ledger says once those before it are counted; see
        :mod:`safepassage.ledger.door`.

        Raises:
            Refused: with all that the door objects to (``row`` counts the facts from 1), where one
                is not well formed, or where the journal cannot keep them.
        """
        made = self._recorded(told, now, door, each=False)
        warnings = [notice for one in made for notice in one.notices]
        return Recorded(tuple(one.entry for one in made if one.entry), tuple(warnings))

    def record_each(
        self, told: Iterable[Told | Teller], now: str, door: Door = _open_door
    ) -> tuple[Outcome, ...]:
        """Records, durably, what of these facts can be recorded; what became of each, in order.

        Raises:
            Refused: where the journal cannot keep them: then nothing of them is recorded.
        """
        return tuple(self._recorded(told, now, door, each=True))

    def _recorded(
        self, told: Iterable[Told | Teller], now: str, door: Door, *, each: bool
    ) -> list[Outcome]:
        with self._lock():
            self.refresh()
            if self.fold.devices.key_of(self.device) != self._key.public:
                raise Refused((Notice("L-NOT-ENROLLED", numbers={"device": self.device}),))
            try:
                made, signed = self._made(told, door, each=each)
                wrong = [notice for one in made if one.entry is None for notice in one.notices]
                if wrong and not each:
                    raise Refused(tuple(notice for one in made for notice in one.notices))
                self.store.append(signed, now)
            except BaseException:
                # What was counted on trial is taken back with everything else.
                self._on_trial.clear()
                self._begin_anew()
                raise
            self.refresh()
        return made

    def merge(self, entries: Iterable[Signed], now: str) -> tuple[Judged, ...]:
        """Takes in what other devices hand over; the verdict on each, in their order.

        A second handing-in changes nothing. Entries of strangers are put aside and judged again
        as soon as their device is enrolled.

        Raises:
            Refused: where ``now`` is no time of an entry: this machine's clock has lost its time.
        """
        if not is_time(now):
            raise Refused((Notice("D-CLOCK", numbers={"value": now}),))
        self.refresh()
        intake = Intake(self.store, self.fold.devices, self._told_of_devices)
        judged = intake.judge_all(entries)
        self.store.append(intake.ready, now)
        crowded = set(self.store.put_aside(intake.strangers, MOST_ASIDE))
        self.store.take_from_aside(intake.settled)
        self.refresh()
        return tuple(
            one._replace(verdict=Verdict.CROWDED) if one.named in crowded else one for one in judged
        )

    def bundle(self, after: int = 0) -> Bundle:
        """Everything that the journal holds beyond a position, to be handed on."""
        entries = tuple(Signed(line.signature, line.body) for line in self.store.kept(after))
        return Bundle(entries, tuple(one.record for one in self.store.sealed()))

    def journal(self) -> Iterator[bytes]:
        """The journal as an outsider may check it, line by line, sealed by this device.

        Raises:
            Refused: where the device is enrolled with another key: nobody would believe the seal.
        """
        if self.fold.devices.key_of(self.device) not in (None, self._key.public):
            raise Refused((Notice("L-NOT-ENROLLED", numbers={"device": self.device}),))
        yield b"safepassage journal 1\n"
        count, chain = 0, NOTHING_BEFORE
        for line in self.store.kept():
            count, chain = line.position, line.chain
            columns = (str(count), line.merged, chain, line.signature)
            yield "\t".join(columns).encode() + b"\t" + line.body + b"\n"
        seal = self._key.seal(count, chain)
        yield "\t".join(("end", str(count), chain, self.device, seal)).encode() + b"\n"

    def at(self, moment: int) -> Fold:
        """What everything known now adds up to, of what had happened by a moment (since 1970)."""
        fold = Fold(self.entry, self.fold.devices, self._rivals, until=moment)
        self._add_all(fold)
        return fold

    def entry(self, id_: str) -> Entry | None:
        """The entry that counts under an id, if any has been taken up."""
        trial = self._on_trial.get(id_)
        if trial is not None:
            return read_kept(trial)
        device = id_.rpartition("/")[0]
        key = self._devices.key_of(device) if self._devices.is_contested(device) else None
        return self._signed_by(id_, key)

    def close(self) -> None:
        """Lets go of the journal."""
        self.store.close()

    def _made(
        self, told: Iterable[Told | Teller], door: Door, *, each: bool
    ) -> tuple[list[Outcome], list[Named]]:
        """What becomes of each fact that is told; the entries are signed, and counted on trial.

        Unless ``each`` stands by itself, nothing is asked at the door once one cannot be read:
        what it would have said is missing to those after it.
        """
        seen, uncounted = self.fold.seen, self.fold.uncounted
        number = max(seen.last(self.device), uncounted.last(self.device))
        previous = self._previous(number)
        found: list[Outcome] = []
        made: list[Named] = []
        unread = False
        for row, one in enumerate(told, start=1):
            entry: Entry | None = None
            try:
                saying = one if isinstance(one, Told) else one(self.fold)
                if unread and not each:
                    continue
                notices = tuple(door(saying, self.fold))
                if isinstance(saying.fact, Opened):
                    notices = (*notices, Notice("L-OPENED"))
                if all(notice.severity < Severity.STOP for notice in notices):
                    entry = Entry(
                        self.device,
                        number + 1,
                        previous,
                        saying.maker,
                        saying.happened,
                        saying.heard,
                        saying.fact,
                    )
                    try:
                        signed = sign(entry, self._key)
                    except Refused:
                        entry = None
                        raise
                    number, previous = number + 1, digest(signed.body)
                    made.append((entry.id, signed))
                    if not speaks_of_devices(entry):
                        self._on_trial[entry.id] = signed.body
                        self.fold.add(entry)
            except Refused as refused:
                notices, unread = refused.notices, True
            found.append(Outcome(entry, tuple(_in_row(notice, row) for notice in notices)))
        return found, made

    def _is_rival(self, id_: str) -> bool:
        """Whether two different bodies came under an id, and not one body twice."""
        bodies = {line.body for line in self._lines(id_)}
        if len(bodies) > 1:
            self._rivals.add(id_)
            self._devices = self._devices.naming(map(read_kept, bodies))
        return len(bodies) > 1

    def _changes(
        self, of_devices: list[tuple[Kept, Entry]], fresh: list[tuple[Kept, Entry]]
    ) -> bool:
        """Takes over what entries say of devices; whether what was counted counts otherwise."""
        if not of_devices:
            return False
        self._add(self.fold, fresh)
        entries = [entry for _, entry in of_devices]
        if all(self._looks(entry) for entry in entries):
            self._devices = self._devices.looked(entries)
        else:
            self._devices = self._devices_now()
        if not self.fold.adopts(self._devices):
            return True
        self._add(self.fold, of_devices)
        return False

    def _begin_anew(self) -> None:
        """Counts everything once more, now that it is known who speaks and who said two things."""
        for id_ in self._rivals:
            bodies = [line.body for line in self._lines(id_)]
            self._told_of_devices.pop(id_, None)
            if any(speaks_of_devices(read_kept(body)) for body in bodies):
                self._told_of_devices[id_] = read_kept(counting(bodies))
        self._devices = self._devices_now()
        self.fold = Fold(self.entry, self._devices, self._rivals)
        self._add_all(self.fold)

    def _devices_now(self) -> Devices:
        """The devices, by all that was said of them."""
        return devices_of(self._told_of_devices.values(), self._devices, self._signed_by)

    def _looks(self, entry: Entry) -> bool:
        """Whether the entry is a look at a clock, and surely by the device that it names."""
        return isinstance(entry.fact, ClockChecked) and not self._devices.is_contested(entry.device)

    def _add_all(self, fold: Fold) -> None:
        """Counts every line that has been taken up."""
        lines = takewhile(lambda line: line.position <= self._position, self.store.kept())
        with no_garbage():
            fold.add_all(self._counting(fold, ((line, read_kept(line.body)) for line in lines)))

    def _add(self, fold: Fold, lines: list[tuple[Kept, Entry]]) -> None:
        """Counts lines and their entries, and clears the list of them."""
        try:
            fold.add_all(self._counting(fold, lines))
        finally:
            lines.clear()

    def _counting(self, fold: Fold, lines: Iterable[tuple[Kept, Entry]]) -> Iterator[Entry]:
        """The entries that may count; those signed by a wrong key, where there are any, do not."""
        for line, entry in lines:
            chosen = self.entry(line.id) if line.id in self._rivals else None
            if chosen is not None:
                yield chosen
            elif not self._devices.is_contested(entry.device) or self._is_signed(line):
                yield entry
            else:
                fold.leave_out(entry)

    def _lines(self, id_: str) -> list[Kept]:
        """The lines under an id that have been taken up."""
        return [line for line in self.store.under(id_) if line.position <= self._position]

    def _signed_by(self, id_: str, key: str | None) -> Entry | None:
        """The entry that counts of those under an id that a key signed; None: any key."""
        lines = self._lines(id_)
        if key is not None:
            lines = [line for line in lines if signed_by(key, line.body, line.signature)]
        return read_kept(counting([line.body for line in lines])) if lines else None

    def _is_signed(self, line: Kept) -> bool:
        """Whether a line is signed by its device's key."""
        key = self._devices.key_of(line.id.rpartition("/")[0])
        return key is not None and signed_by(key, line.body, line.signature)

    def _previous(self, number: int) -> str:
        """What this device's next entry names as the one before it."""
        if number:
            lines = self.store.under(f"{self.device}/{number}")
            return digest(counting([line.body for line in lines]))
        return digest(next(iter(self.store.kept())).body)


def _in_row(notice: Notice, row: int) -> Notice:
    return replace(notice, where=replace(notice.where, row=row))
