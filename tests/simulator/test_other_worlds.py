"""The other half of the everyday worlds: see ``test_worlds.py``."""

from __future__ import annotations

import pytest

from simulator.holding import hold_some


@pytest.mark.parametrize("some", range(10, 20))
def test_no_head_and_no_acknowledged_entry_is_lost(some: int) -> None:
    hold_some(some)
