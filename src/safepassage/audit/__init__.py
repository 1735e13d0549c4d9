"""The second program: recounts an operation from its exported journal, trusting nobody.

It was written from two pages, ``docs/formats/journal.md`` and ``docs/ledger.md``, and shares no
code with the ledger. Read it in this order, an evening is enough:

- :mod:`~safepassage.audit.lines`: one line of a journal, and its link in the chain;
- :mod:`~safepassage.audit.body`, :mod:`~safepassage.audit.values` and
  :mod:`~safepassage.audit.kinds`: what an entry may say;
- :mod:`~safepassage.audit.meaning`: what of that moves, counts or decides anything;
- :mod:`~safepassage.audit.journal`: a whole journal: every line, their numbers, the seal;
- :mod:`~safepassage.audit.signed`, :mod:`~safepassage.audit.keys` and
  :mod:`~safepassage.audit.signatures`: whether each entry was signed by its device;
- :mod:`~safepassage.audit.devices` and :mod:`~safepassage.audit.sequence`: whose entries count,
  and whether one of them is missing;
- :mod:`~safepassage.audit.corrections`: what each entry says in the end;
- :mod:`~safepassage.audit.recount`, :mod:`~safepassage.audit.headcounts` and
  :mod:`~safepassage.audit.wristbands`: where everybody is, and what does not fit;
- :mod:`~safepassage.audit.auditing`: all of that, one after the other.
"""

from safepassage.audit.auditing import Audit, audit

__all__ = ["Audit", "audit"]
