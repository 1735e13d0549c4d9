"""How all tests run."""

from __future__ import annotations

from hypothesis import settings

from tries import EXPLORING

# The same examples on every machine, so that a test fails for what was changed and not by chance.
# `make explore` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("explore" if EXPLORING else "same")
