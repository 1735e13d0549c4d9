"""The present time, as entries write it: this machine's clock, or that of an exercise."""

from __future__ import annotations

import time

from safepassage.ledger import Ledger, is_time, text_of
from safepassage.notices import Notice, Refused

_LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, the last that can be written at all."""


def now(ledger: Ledger | None = None) -> str:
    """The present time; in an exercise that of the exercise, which begins when people say.

    Raises:
        Refused: where this machine's clock has lost its time, which would be written down for ever;
            see also ``Ledger.merge``.
    """
    opening = None if ledger is None else ledger.fold.devices.opening
    ahead = 0 if opening is None else opening.exercise or 0
    found = text_of(max(0, min(int(time.time()) + ahead, _LAST_SECOND)))
    if not is_time(found):
        raise Refused((Notice("D-CLOCK", numbers={"value": found}),))
    return found
