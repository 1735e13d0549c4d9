"""An operation begins to be recorded, and other devices may speak."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from safepassage import files, verify
from safepassage.api import clock
from safepassage.api.ledger import end_of, moment_of, scenario_in
from safepassage.api.names import take_in
from safepassage.api.planning import read
from safepassage.api.recording import door
from safepassage.ledger import (
    DeviceKey,
    Enrolled,
    Entry,
    Heads,
    Opened,
    Recorded,
    Registered,
    Role,
    Told,
    create_folder,
    is_folder,
    open_folder,
    seconds_of,
    text_of,
)
from safepassage.ledger.folder import PLAN, SCENARIO
from safepassage.model import Scenario
from safepassage.notices import Notice, Refused, Severity, Where

DeviceRole = Role
"""What a device's user is there for."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How an operation is recorded: by which device first, where, and by which rules.

    ``second_person`` names the rules whose override two people must sign. With ``registered`` the
    people whom the scenario counts are registered at once, by ``maker``. ``at`` is when all this
    happened, as people write times; by default now. An ``exercise`` begins then, by default with
    the scenario, and its clock runs from there: nobody is moved, and whatever comes out says so.
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
    exercise: bool = False


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
    now = clock.now()
    if opening.at is not None:
        began = moment_of(opening.at, "--at", scenario)
    else:
        began = text_of(round(scenario.start.timestamp())) if opening.exercise else now
    ahead = seconds_of(began) - seconds_of(now) if opening.exercise else None
    now = began if opening.exercise else now
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
        exercise=ahead,
    )
    with _drafted(out) as draft:
        _keep(scenario, plan, draft)
        with closing(create_folder(draft, opening.device, key, opening.store)) as ledger:
            entry = ledger.open(Told(fact, opening.maker, began, now), now)
            if opening.registered:
                ledger.record(_registered(scenario, opening.maker, began, now), now)
    late = seconds_of(began) - end_of(scenario)
    past = Notice("D-PAST", Severity.WARN, Where(field="--at"), {"seconds": late})
    return Recorded((entry,), (past,) if late >= 0 else ())


def enrol(folder: Path, device: str, role: Role, maker: str | None, out: Path) -> Entry:
    """Lets another device speak: its ledger, with a key of its own, in the folder ``out``.

    The folder is to be carried to the device, and no copy of it to be kept.
    """
    with closing(open_folder(folder)) as ledger:
        now = clock.now(ledger)
        scenario = scenario_in(ledger, folder)
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
                (entry,) = ledger.record(told, now, door(ledger, scenario, now)).entries
                take_in(made, ledger.bundle(), now)
    return entry


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
