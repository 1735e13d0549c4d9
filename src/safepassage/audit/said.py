"""What came out, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from safepassage.audit.auditing import Audit
from safepassage.audit.discrepancies import Discrepancy
from safepassage.audit.part import Entry
from safepassage.audit.recount import NOBODY, RIGHT, UNRECONCILED
from safepassage.audit.values import SOURCES
from safepassage.language import Language
from safepassage.notices import Notice

MOST_TOLD = 20
"""Of anything that goes wrong more often only so many are told; ``--json`` has all."""


def said(audit: Audit, speak: Language) -> Iterator[str]:
    """The audit, line by line."""
    if audit.exercise:
        yield speak.say("audit:exercise")
    yield _title(audit, speak)
    yield from _problems(audit, speak)
    yield from _left_out(audit, speak)
    yield _equation(audit, speak)
    yield from _accounts(audit, speak)
    yield from _discrepancies(audit, speak)
    yield _verdict(audit, speak)


def _title(audit: Audit, speak: Language) -> str:
    if audit.operation is None:
        return speak.say("audit:title-unknown", entries=len(audit.entries))
    return speak.say(
        "audit:title",
        operation=audit.operation,
        entries=len(audit.entries),
        counting=len(audit.standing.counting),
        devices=len(audit.standing.devices),
    )


def _problems(audit: Audit, speak: Language) -> Iterator[str]:
    if not audit.problems:
        yield speak.say("audit:untouched")
        return
    yield speak.say("audit:touched", count=len(audit.problems))
    entries = audit.by_row()
    yield from _told(
        [_problem(one, entries.get(one.where.row), speak) for one in audit.problems[:MOST_TOLD]]
    )
    yield from _more(len(audit.problems), speak)


def _problem(one: Notice, entry: Entry | None, speak: Language) -> str:
    if entry is None:
        return speak.notice(one)
    where = speak.say("audit:on-row", entry=entry.id, row=str(entry.row))
    return f"{where}: {speak.problem(one)} {speak.remedy(one)} [{one.code}]"


def _left_out(audit: Audit, speak: Language) -> Iterator[str]:
    left_out = audit.standing.left_out
    if not left_out:
        return
    yield speak.say("audit:left-out", count=len(left_out))
    for entry, why in left_out[:MOST_TOLD]:
        reason = speak.say(f"audit:why-{why.value}")
        yield from _told(
            [speak.say("audit:left-out-entry", row=str(entry.row), entry=entry.id, reason=reason)]
        )
    yield from _more(len(left_out), speak)


def _equation(audit: Audit, speak: Language) -> str:
    terms = {
        term: speak.say(f"audit:term-{term}", heads=sum(heads))
        for term, heads in audit.count.equation().items()
    }
    left = " + ".join(terms[term] for term in SOURCES)
    right = " + ".join(terms[term] for term in RIGHT)
    return f"{left} = {right}"


def _accounts(audit: Audit, speak: Language) -> Iterator[str]:
    count = audit.count
    here = [
        (account, count.shown(account))
        for account in sorted(count.balances)
        if account not in SOURCES
    ]
    shown = [(name, heads) for name, heads in here if heads != NOBODY or name in count.uncertain]
    if shown:
        yield speak.say("audit:accounts")
    for account, (seat, wheelchair, stretcher) in shown:
        message = "audit:account-uncertain" if account in count.uncertain else "audit:account"
        heads = seat + wheelchair + stretcher
        needs = {"seat": seat, "wheelchair": wheelchair, "stretcher": stretcher}
        yield from _told([speak.say(message, account=account, heads=heads, **needs)])


def _discrepancies(audit: Audit, speak: Language) -> Iterator[str]:
    found = audit.discrepancies
    if found:
        yield speak.say("audit:discrepancies", count=len(found))
    yield from _told([_discrepancy(one, speak) for one in found[:MOST_TOLD]])
    yield from _more(len(found), speak)


def _discrepancy(one: Discrepancy, speak: Language) -> str:
    entries = _entries(one.entries, speak)
    if one.sort == "account":
        seat, wheelchair, stretcher = one.off
        needs = {"seat": seat, "wheelchair": wheelchair, "stretcher": stretcher}
        return speak.say("audit:open-account", id=one.id, entries=entries, **needs)
    accounts = speak.listing(one.accounts)
    if one.sort == "count":
        numbers = {"stated": one.stated, "found": one.found}
        return speak.say(
            "audit:open-count", id=one.id, accounts=accounts, entries=entries, **numbers
        )
    if one.sort == "person":
        return speak.say("audit:open-person", id=one.id, accounts=accounts, entries=entries)
    return speak.say(f"audit:open-{one.sort}", id=one.id, entries=entries)


def _entries(entries: Sequence[Entry], speak: Language) -> str:
    named = [
        speak.say("audit:on-row", entry=entry.id, row=str(entry.row))
        for entry in islice(entries, MOST_TOLD)
    ]
    return speak.listing([*named, *_more(len(entries), speak)])


def _verdict(audit: Audit, speak: Language) -> str:
    if audit.sound:
        return speak.say("audit:verdict-sound")
    message = "audit:verdict-touched" if audit.problems else "audit:verdict-open"
    return speak.say(message, unreconciled=sum(audit.count.equation()[UNRECONCILED]))


def _more(count: int, speak: Language) -> list[str]:
    return [speak.say("audit:more", count=count - MOST_TOLD)] if count > MOST_TOLD else []


def _told(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
