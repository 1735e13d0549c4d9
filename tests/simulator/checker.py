"""What must be true at every step, on every phone, whatever has happened."""

from __future__ import annotations

from collections import Counter

from safepassage.ledger import merge
from safepassage.ledger.entries import Corrected, Movement, Resolved
from safepassage.ledger.situation import Situation, situation
from safepassage.ledger.wire import read_kept
from simulator.audited import differences, known, of_journal
from simulator.phones import Phone
from simulator.recount import recount
from simulator.world import World

SELDOM = 10
"""Explanations are looked for at each such look, recounts are made where a world is small."""


class Wrong(AssertionError):
    """A promise is broken: which, and where. What stands before the colon tells faults apart."""


class Checker:
    """Looks at the phones that something happened to.

    ``closely`` recounts and explains at every step; otherwise now and then, and in the end.
    """

    def __init__(self, *, closely: bool) -> None:
        self.closely = closely
        self.figures: Counter[str] = Counter()
        self._digests: dict[int, tuple[str, str]] = {}
        self._audited: dict[int, tuple[object, ...]] = {}
        self._looks = 0

    def look(self, world: World, *, closely: bool = False) -> None:
        """Looks at every phone that was touched since the last time."""
        self._looks += 1
        thorough = self.closely or closely or self._looks % SELDOM == 0
        for name in sorted(world.touched):
            phone = world.phones[name]
            if phone.usable:
                phone.ledger.refresh()
                self._stands(phone, thorough)
                if thorough:
                    self._explained(world, phone)
                    self.audited(world, phone)
        world.touched.clear()

    def _stands(self, phone: Phone, thorough: bool) -> None:
        """The equation, one situation for one set of entries, nothing lost; the audit agrees."""
        self.figures["situations"] += 1
        stands = situation(phone.ledger.fold)
        if not stands.balanced:
            raise Wrong(f"the equation does not hold: {phone.name} {stands.equation}")
        told = stands.digest, phone.name
        contents = phone.contents()
        before = self._digests.setdefault(contents, told)
        if before[0] != told[0]:
            raise Wrong(f"one set of entries, two situations: {before[1]} and {phone.name}")
        lost = phone.lost(whole=thorough)
        if lost:
            raise Wrong(f"an acknowledged entry is lost: {phone.name} {min(lost)[0]}")
        self._audited_too(phone, stands, (contents, told[0]))
        if thorough:
            self.recounted(phone, stands)

    def _audited_too(self, phone: Phone, stands: Situation, of: tuple[int, str]) -> None:
        """The audit, line by line as they come, says the same as the ledger.

        It is not asked twice of one set of entries where the ledger says of it, to the letter, what
        it said when the audit agreed: the audit's answer does not depend on the order of the lines
        (``tests/promises/test_an_audit_loses_nobody.py``), and is asked of it by whole journals in
        the end.
        """
        contents, digest = of
        ledger = phone.ledger
        says = digest, known(ledger), {name: ledger.fold.seen.of(name) for name in known(ledger)}
        phone.reading.read_on(ledger.store)
        if self._audited.get(contents) != says:
            self.figures["recounts by the audit"] += 1
            for differs in differences(ledger, stands, phone.reading.recounted()):
                raise Wrong(f"the audit differs: {phone.name} {differs}")
            self._audited[contents] = says

    def recounted(self, phone: Phone, stands: Situation) -> None:
        """A recount from the bodies says the same."""
        self.figures["recounts"] += 1
        lines = [(line.signature, line.body) for line in phone.disk.kept()]
        again = recount(lines, merge.signed_by)
        accounts = {line.account: line.heads for line in stands.accounts if any(line.heads)}
        for what, here, there in (
            ("accounts", accounts, again.accounts),
            ("equation", _some(stands.equation), _some(again.equation)),
        ):
            if here != there:
                differ = sorted(set(here.items()) ^ set(there.items()))
                raise Wrong(f"the recount has other {what}: {phone.name} {differ}")
        open_ = {one.id for one in stands.discrepancies}
        if open_ != again.open:
            raise Wrong(f"the recount has other discrepancies: {phone.name} {open_ ^ again.open}")

    def audited(self, world: World, phone: Phone) -> None:
        """The whole audit of an exported journal agrees, where signatures are real."""
        if world.real:
            self.figures["audits"] += 1
            stands = situation(phone.ledger.fold)
            for differs in of_journal(phone.ledger, stands):
                raise Wrong(f"the audit differs: {phone.name} {differs}")

    def _explained(self, world: World, phone: Phone) -> None:
        """An account differs from the truth only where a mistake or a missing entry says why."""
        self.figures["explanations"] += 1
        ledger = phone.ledger
        counted = {}
        for line in phone.disk.kept():
            device, _, number = line.id.rpartition("/")
            devices = ledger.fold.devices
            if devices.counts(device, int(number)):
                key = devices.known[device].key
                under = ledger.store.under(line.id)
                by = [one.body for one in under if merge.signed_by(key, one.body, one.signature)]
                if by and line.body == merge.counting(by):
                    counted[line.id, line.body] = read_kept(line.body).fact
        corrected = {fact.entry for fact in counted.values() if isinstance(fact, Corrected)}
        excused: set[str] = set()
        plain: set[tuple[str, bytes]] = set()
        for event in world.truth.events:
            tellings = [one for one in event.tellings if one in counted]
            only = tellings[0] if len(tellings) == 1 else None
            if only and counted[only] == event.fact and only[0] not in corrected:
                plain.add(only)
            else:
                excused.update(event.fact.accounts())
        for telling, fact in counted.items():
            if telling not in plain:
                excused.update(_touched(fact))
        truth = world.truth.balances()
        accounts = ledger.fold.books.accounts
        for account in (truth.keys() | accounts.keys()) - excused:
            here = accounts[account].by_need() if account in accounts else (0, 0, 0)
            if here != truth.get(account, (0, 0, 0)):
                raise Wrong(
                    f"heads differ and nothing says why: {phone.name} {account} {here} and in "
                    f"truth {truth.get(account)}"
                )


def _touched(fact: object) -> tuple[str, ...]:
    """The accounts that a fact can change."""
    if isinstance(fact, Corrected):
        return _touched(fact.instead)
    if isinstance(fact, Movement):
        return fact.accounts()
    if isinstance(fact, Resolved) and fact.out_of and fact.into:
        return fact.out_of, fact.into
    return ()


def _some(equation: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    return {sort: tuple(heads) for sort, heads in equation.items() if any(heads)}
