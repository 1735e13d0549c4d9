"""How many examples a property is tried on, and which.

Usually the same ones on every machine, so that a test fails for what was changed and not by chance.
With EXPLORE in the environment, as ``make explore`` sets it, other ones each time and ten times as
many.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

EXPLORING = bool(os.environ.get("EXPLORE"))

MORE = 10
"""How many times as many are tried when exploring."""


def tries(number: int, *, shrinks: bool = True, exploring: bool = EXPLORING) -> settings:
    """So many examples. Not ``shrinks``: what fails is small, and each try takes a search.

    What draws whole scenarios is slow, and many are of no use to the test; none of that is
    unhealthy here.
    """
    phases = [Phase.explicit, Phase.reuse, Phase.generate]
    return settings(
        deadline=None,
        suppress_health_check=list(HealthCheck),
        max_examples=MORE * number if exploring else number,
        derandomize=not exploring,
        phases=[*phases, Phase.target, Phase.shrink] if shrinks else phases,
        print_blob=True,
    )
