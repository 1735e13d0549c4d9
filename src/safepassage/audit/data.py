"""What came out, for another program to read: one object for JSON."""

from __future__ import annotations

from safepassage.audit.auditing import Audit
from safepassage.audit.meaning import NEEDS, Heads
from safepassage.audit.part import Entry
from safepassage.audit.recount import UNRECONCILED
from safepassage.audit.values import SOURCES
from safepassage.language import Language


def as_data(audit: Audit, speak: Language) -> dict[str, object]:
    """The whole audit; see ``docs/audit.md`` for what each field means."""
    count, standing = audit.count, audit.standing
    equation = count.equation()
    by_row = audit.by_row()
    return {
        "sound": audit.sound,
        "tampered": bool(audit.problems),
        "reconciled": not any(equation[UNRECONCILED]) and not audit.discrepancies,
        "operation": audit.operation,
        "exercise": audit.exercise,
        "entries": len(audit.entries),
        "counting": len(standing.counting),
        "problems": [
            {
                "code": problem.code,
                "row": problem.where.row,
                "entry": by_row[problem.where.row].id if problem.where.row in by_row else None,
                "numbers": dict(problem.numbers),
                "problem": speak.problem(problem),
                "remedy": speak.remedy(problem),
            }
            for problem in audit.problems
        ],
        "equation": {term: _heads(heads) for term, heads in equation.items()},
        "accounts": {
            account: _heads(count.shown(account))
            | {"uncertain": account in count.uncertain, "off": _heads(count.off(account))}
            for account in sorted(count.balances)
            if account not in SOURCES
        },
        "discrepancies": [
            {
                "id": one.id,
                "sort": one.sort,
                "entries": [_entry(entry) for entry in one.entries],
                "off": _heads(one.off),
                "stated": one.stated,
                "found": one.found,
                "accounts": list(one.accounts),
            }
            for one in audit.discrepancies
        ],
        "devices": {
            name: {"role": device.role, "last": device.last}
            for name, device in sorted(standing.devices.items())
        },
        "left_out": [_entry(entry) | {"why": why.value} for entry, why in standing.left_out],
    }


def _heads(heads: Heads) -> dict[str, object]:
    return {**dict(zip(NEEDS, heads, strict=True)), "heads": sum(heads)}


def _entry(entry: Entry) -> dict[str, object]:
    return {"id": entry.id, "row": entry.row}
