"""The ledger: open, record, tell how things stand, hand on, take in, go on planning from it."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from safepassage import files, onward, verify
from safepassage.api.names import keep_sealed
from safepassage.api.planning import read
from safepassage.files.together import all_or_nothing
from safepassage.ledger import (
    Alarm,
    Bundle,
    Caller,
    Corrected,
    DeviceKey,
    Door,
    Enrolled,
    Entry,
    Fold,
    Heads,
    Ledger,
    Opened,
    Promise,
    Recorded,
    Registered,
    Role,
    Situation,
    Spoken,
    Told,
    Verdict,
    alarms,
    create_folder,
    fact_of,
    frames_of,
    is_folder,
    is_time,
    open_folder,
    promises,
    read_bundle,
    refusals,
    seconds_of,
    situation,
    text_of,
    write_bundle,
)
from safepassage.ledger.folder import PLAN, SCENARIO
from safepassage.ledger.merge import KEPT, judge
from safepassage.ledger.wire import read_kept
from safepassage.model import Plan, Scenario
from safepassage.notices import Notice, Refused, Severity, Where

BUNDLE_SUFFIX = ".bundle"

_LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, the last that can be written at all."""

DeviceRole = Role
"""What a device's user is there for."""

MergeVerdict = Verdict
"""What becomes of an entry that another device hands over."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How an operation is recorded: by which device first, where, and by which rules.

    ``second_person`` names the rules whose override two people must sign. With ``registered`` the
    people whom the scenario counts are registered at once, by ``maker``. ``at`` is when all this
    happened, as people write times; by default now.
    """

    device: str = "desk"
    maker: str = "coordinator"
    store: str | None = None
    second_person: tuple[str, ...] = ()
    needs_guarantees: bool = False
    needs_go: bool = False
    needs_consent: bool = True
    registered: bool = False
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand: the situation, what presses, what was promised, and of which scenario.

    ``now`` is the moment that alarms were asked for, in seconds since 1970; ``aside`` counts
    entries of devices that nobody has enrolled.
    """

    scenario: Scenario
    situation: Situation
    alarms: tuple[Alarm, ...]
    promises: tuple[Promise, ...]
    now: int
    aside: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of the entries that were handed in, and which bundle was left for others.

    ``unread`` files were no bundles, or bundles of another operation: nothing of them was taken in.
    """

    verdicts: dict[Verdict, int]
    notices: tuple[Notice, ...]
    written: Path | None = None
    unread: int = 0

    @property
    def refused(self) -> bool:
        """Whether something was handed in, and none of it is here now."""
        here = {Verdict.KEPT, Verdict.SEEN, Verdict.RIVAL, Verdict.REVOKED, Verdict.STRANGER}
        return bool(self.verdicts) and not here & self.verdicts.keys()


def is_ledger(path: Path) -> bool:
    """Whether a path is a ledger's folder."""
    return is_folder(path)


def open_ledger(
    source: Path, out: Path, opening: Opening, plan_file: Path | None = None
) -> Recorded:
    """Begins to record an operation: a ledger in the folder ``out``, which must not exist yet.

    It warns where the scenario's horizon is over already.

    Raises :class:`~safepassage.notices.Refused` where the scenario cannot be used, or the plan does
    not hold for it.
    """
    scenario = read(source)
    plan = None if plan_file is None else _plan_for(scenario, plan_file)
    now = _now()
    began = now if opening.at is None else _time(opening.at, "--at", scenario)
    key = DeviceKey.new()
    fact = Opened(
        operation=scenario.id,
        scenario=scenario.digest,
        key=key.public,
        plan=None if plan is None else hashlib.sha256(plan).hexdigest(),
        second_person=opening.second_person,
        needs_guarantees=opening.needs_guarantees,
        needs_go=opening.needs_go,
        needs_consent=opening.needs_consent,
    )
    with _drafted(out) as draft:
        _keep(scenario, plan, draft)
        with closing(create_folder(draft, opening.device, key, opening.store)) as ledger:
            entry = ledger.open(Told(fact, opening.maker, began, now), now)
            if opening.registered:
                ledger.record(_registered(scenario, opening.maker, began, now), now)
    late = seconds_of(began) - _end(scenario)
    past = Notice("D-PAST", Severity.WARN, Where(field="--at"), {"seconds": late})
    return Recorded((entry,), (past,) if late >= 0 else ())


def enrol(folder: Path, device: str, role: Role, maker: str | None, out: Path) -> Entry:
    """Lets another device speak: its ledger, with a key of its own, in the folder ``out``.

    The folder is to be carried to the device, and no copy of it to be kept.
    """
    now = _now()
    with closing(open_folder(folder)) as ledger:
        scenario = _scenario(ledger, folder)
        if device in ledger.fold.devices.known:
            numbers = {"value": device}
            raise Refused((Notice("D-DEVICE-KNOWN", where=Where(field="device"), numbers=numbers),))
        key = DeviceKey.new()
        fact = Enrolled(device=device, key=key.public, role=role)
        plan = (folder / PLAN).read_bytes() if (folder / PLAN).exists() else None
        with _drafted(out) as draft:
            _keep(scenario, plan, draft)
            with closing(create_folder(draft, device, key)) as made:
                told = [Told(fact, maker or ledger.device, now, now)]
                (entry,) = ledger.record(told, now, _door(ledger, scenario, now)).entries
                made.merge_bundle(ledger.bundle(), now)
    return entry


def record(folder: Path, spoken: Sequence[Spoken], maker: str | None = None) -> Recorded:
    """Records what somebody says happened: all of it, or nothing where anything is refused.

    ``maker`` says so where an entry does not name its maker; by default the device itself.
    """
    now = _now()
    with closing(open_folder(folder)) as ledger:
        scenario = _scenario(ledger, folder)
        told: list[Told] = []
        wrong: list[Notice] = []

        def when(text: str, field: str) -> str:
            return _time(text, field, scenario)

        for row, one in enumerate(spoken, start=1):
            try:
                fact = fact_of(one, ledger.fold, scenario, when)
                # In a correction, `happened` is when the corrected entry did.
                itself = not isinstance(fact, Corrected)
                happened = when(_text(one, "happened", now), "happened") if itself else now
                said_by = _text(one, "maker", maker or ledger.device)
            except Refused as refused:
                wrong += [_in_row(notice, row) for notice in refused.notices]
                continue
            told.append(Told(fact, said_by, happened, now))
        if wrong:
            raise Refused(tuple(wrong))
        return ledger.record(told, now, _door(ledger, scenario, now))


def status(folder: Path, at: str | None = None) -> Status:
    """How things stand, now or at a moment (by everything that is known now)."""
    with closing(open_folder(folder)) as ledger:
        scenario = _scenario(ledger, folder)
        now = seconds_of(_now() if at is None else _time(at, "--at", scenario))
        fold = ledger.fold if at is None else ledger.at(now)
        return Status(
            scenario,
            situation(fold),
            alarms(fold, now),
            promises(fold, now),
            now,
            len(ledger.store.aside()),
        )


def sync(folder: Path, source: Path) -> Synced:
    """Takes in a bundle, or exchanges bundles with a folder (a stick): in with all, out with ours.

    A folder gets one bundle, named after this device; it holds everything that this ledger has.
    """
    now = _now()
    if is_folder(source):
        raise Refused((Notice("D-STICK", where=Where(file=str(source))),))
    with closing(open_folder(folder)) as ledger:
        exchange = source.is_dir()
        found = sorted(source.glob(f"*{BUNDLE_SUFFIX}")) if exchange else [source]
        if exchange and not found and any(not one.name.startswith(".") for one in source.iterdir()):
            raise Refused((Notice("D-NO-STICK", where=Where(file=str(source))),))
        verdicts: Counter[Verdict] = Counter()
        notices: list[Notice] = []
        unread = 0
        for file in found:
            try:
                bundle = _bundle_for(ledger, file)
            except Refused as refused:
                if not exchange:
                    raise
                # One bad file stands in the way of no other.
                notices += [replace(one, severity=Severity.WARN) for one in refused.notices]
                unread += 1
                continue
            merged = ledger.merge(bundle.entries, now)
            keep_sealed(ledger, bundle.sealed)
            for row, judged in enumerate(merged, start=2):
                verdicts[judged.verdict] += 1
                notices += [_in_file(notice, file, row) for notice in judged.notices]
        written = None
        if exchange:
            written = source / f"{ledger.device}{BUNDLE_SUFFIX}"
            _replace(written, write_bundle(ledger.bundle()))
        return Synced(dict(verdicts), tuple(notices), written, unread)


def export_journal(folder: Path, out: Path) -> int:
    """Writes the sealed journal for ``safepassage audit``; how many entries it holds."""
    with closing(open_folder(folder)) as ledger:
        text = b"".join(ledger.journal())
        _replace(out, text)
        return ledger.store.head()[0]


def export_bundle(folder: Path, out: Path) -> int:
    """Writes everything that this ledger holds as a bundle; how many entries."""
    with closing(open_folder(folder)) as ledger:
        bundle: Bundle = ledger.bundle()
        _replace(out, write_bundle(bundle))
        return len(bundle.entries)


def export_codes(folder: Path, out: Path) -> int:
    """Writes everything that this ledger holds as QR codes, a picture each; how many."""
    from safepassage import exports

    with closing(open_folder(folder)) as ledger:
        frames = frames_of(write_bundle(ledger.bundle()))
        with all_or_nothing(out) as draft:
            for number, frame in enumerate(frames, start=1):
                exports.code(frame, draft / f"{number:04d}.svg")
        return len(frames)


def kind_of(entry: Entry) -> str:
    """The word for what an entry tells."""
    return str(entry.fact.__struct_config__.tag)


@dataclass(frozen=True, slots=True)
class Now:
    """Where an operation stands, for planning on: the scenario that it began with, the one from
    now on, the plan in force if there is one, and what of the ledger cannot be planned with.
    """

    began: Scenario
    scenario: Scenario
    plan: Plan | None
    notices: tuple[Notice, ...]


def scenario_now(folder: Path, at: str | None = None) -> Now:
    """The scenario from now on, or from a moment, by what the ledger says."""
    with closing(open_folder(folder)) as ledger:
        scenario = _scenario(ledger, folder)
        now = seconds_of(_now() if at is None else _time(at, "--at", scenario))
        over = _end(scenario)
        if now >= over:
            numbers = {"seconds": now - over}
            raise Refused((Notice("N-HORIZON", where=Where(field="--at"), numbers=numbers),))
        began = seconds_of(read_kept(next(iter(ledger.store.kept())).body).happened)
        if now < began:
            numbers = {"seconds": began - now}
            raise Refused((Notice("N-BEFORE", where=Where(field="--at"), numbers=numbers),))
        fold = ledger.fold if at is None else ledger.at(now)
        plan = files.read_plan(folder / PLAN) if (folder / PLAN).exists() else None
        found = onward.scenario_of(fold, scenario, now, plan)
        if onward.disagreements(scenario, found.scenario):
            plan = None  # none of its vehicles is left, or one is another: it cannot be carried on
        return Now(scenario, found.scenario, plan, found.notices)


def _bundle_for(ledger: Ledger, file: Path) -> Bundle:
    """What a file hands over, if it is of this operation: it is told once, not entry by entry."""
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        raise
    except OSError:
        raise Refused((Notice("D-UNREADABLE", where=Where(file=str(file))),)) from None
    bundle = read_bundle(text, str(file))
    verdicts = {
        judge(
            one, ledger.fold.devices, lambda id_: [line.body for line in ledger.store.under(id_)]
        ).verdict
        for one in bundle.entries
        if b'"opened"' in one.body
    }
    if Verdict.OTHER in verdicts and not verdicts & {*KEPT, Verdict.SEEN}:
        raise Refused((Notice("D-OTHER", where=Where(file=str(file))),))
    return bundle


def _text(spoken: Spoken, name: str, otherwise: str) -> str:
    """What an entry says of itself, besides its fact."""
    value = spoken.fields.get(name, otherwise)
    if not isinstance(value, str):
        numbers = {"value": str(value)}
        raise Refused((Notice("D-VALUE", where=Where(field=name), numbers=numbers),))
    return value


def _door(ledger: Ledger, scenario: Scenario, now: str) -> Door:
    """The questions that are asked of what this device's user wants to record."""
    device = ledger.fold.devices.known.get(ledger.device)
    role = device.role if device is not None else "reporter"

    def ask(told: Told, fold: Fold) -> tuple[Notice, ...]:
        time = seconds_of(told.happened)
        caller = Caller(role, told.maker, fold, scenario, time, seconds_of(now), ledger.device)
        return refusals(told.fact, caller)

    return ask


def _registered(scenario: Scenario, maker: str, began: str, now: str) -> Iterator[Told]:
    """Everybody whom the scenario counts and who is there, by group and party kind.

    Groups that arrive at so many an hour are registered as they come.
    """
    there = [
        *(
            (f"waiting:{group.place}", group.id, row.kind, row.count)
            for group in scenario.groups.values()
            if group.arrives_per_hour is None
            for row in group.parties
        ),
        *(
            (f"waiting:{one.place}", one.group, one.kind, one.count)
            for one in scenario.under_way.at_handover
        ),
        *(
            (f"aboard:{one.vehicle}/1", one.group, one.kind, one.count)
            for one in scenario.under_way.aboard
        ),
    ]
    for where, group, kind, count in there:
        heads = Heads(*scenario.kinds[kind].needs.times(count))
        fact = Registered(heads=heads, group=group, party=kind, parties=count, where=where)
        yield Told(fact, maker, began, now)


def _plan_for(scenario: Scenario, file: Path) -> bytes:
    """The plan's own bytes, once it is known to hold for the scenario."""
    plan = files.read_plan(file)
    problems = verify.check(scenario, plan)
    if problems:
        raise Refused(problems)
    return file.read_bytes()


def _keep(scenario: Scenario, plan: bytes | None, folder: Path) -> None:
    """What a ledger needs to know of the operation, wherever it is carried."""
    files.write_scenario(scenario, folder / SCENARIO)
    if plan is not None:
        (folder / PLAN).write_bytes(plan)


def _now() -> str:
    """The present time by this machine's clock, as entries write it.

    A clock that has lost its time would be written down for ever; see also ``Ledger.merge``.
    """
    now = text_of(max(0, min(int(time.time()), _LAST_SECOND)))
    if not is_time(now):
        raise Refused((Notice("D-CLOCK", numbers={"value": now}),))
    return now


def _end(scenario: Scenario) -> int:
    """When a scenario's horizon is over, in seconds since 1970."""
    return round((scenario.start + timedelta(seconds=scenario.horizon)).timestamp())


def _scenario(ledger: Ledger, folder: Path) -> Scenario:
    """The scenario in a ledger's folder, if it and the plan are those that the opening signed."""
    scenario = read(folder / SCENARIO)
    opened = ledger.fold.devices.opening
    if opened is not None and scenario.digest != opened.scenario:
        raise Refused((Notice("D-SCENARIO", where=Where(file=str(folder / SCENARIO))),))
    plan = folder / PLAN
    if opened is not None and opened.plan is not None:
        there = plan.exists() and hashlib.sha256(plan.read_bytes()).hexdigest() == opened.plan
    else:
        there = not plan.exists()
    if not there:
        raise Refused((Notice("D-PLAN", where=Where(file=str(plan))),))
    return scenario


def _time(text: str, field: str, scenario: Scenario) -> str:
    """A time as people write it in the scenario's tables, or as entries do, in entries' form."""
    if is_time(text):
        return text
    try:
        instant = scenario.start + timedelta(seconds=files.read_instant(text, scenario))
    except Refused as refused:
        raise Refused(
            tuple(replace(n, where=replace(n.where, field=field)) for n in refused.notices)
        ) from None
    return text_of(round(instant.timestamp()))


def _replace(file: Path, text: bytes) -> None:
    """Writes a file that is there complete, or not at all."""
    if not file.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".draft-", delete=False) as draft:
        try:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
            os.replace(draft.name, file)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


@contextmanager
def _drafted(out: Path) -> Iterator[Path]:
    """A folder that appears complete under its name, or not at all."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused((Notice("L-FOLDER-THERE", where=Where(file=str(out))),))
    if any(is_folder(above) for above in out.absolute().parents):
        raise Refused((Notice("D-INSIDE", where=Where(file=str(out))),))
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=out.parent))
    try:
        yield draft
        if out.exists():
            out.rmdir()
        draft.rename(out)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _in_row(notice: Notice, row: int) -> Notice:
    return replace(notice, where=replace(notice.where, row=row))


def _in_file(notice: Notice, file: Path, row: int) -> Notice:
    return replace(notice, where=replace(notice.where, file=str(file), row=row))
