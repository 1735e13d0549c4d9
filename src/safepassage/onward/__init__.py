"""From the middle on: what is so at a moment if all goes by plan, and what a plan still holds then.

A plan in force is worth something: people have been told. This room turns it, at any moment, into a
scenario that begins there (:func:`state_at`) and into the part of it that is still to come
(:func:`rest_of`), which planning anew keeps to wherever that costs nothing. Where the day went
otherwise, the ledger says how things stand, and :func:`scenario_of` makes that a scenario.
"""

from safepassage.onward.agreement import disagreements
from safepassage.onward.begun import Rest, aboard_at_start, changes_to, rest_of
from safepassage.onward.from_ledger import Onward, scenario_of
from safepassage.onward.standing import standing
from safepassage.onward.state import state_at

__all__ = [
    "Onward",
    "Rest",
    "aboard_at_start",
    "changes_to",
    "disagreements",
    "rest_of",
    "scenario_of",
    "standing",
    "state_at",
]
