"""A plugin of pytest that notes how many processor seconds each test takes, set-up included."""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

FILE = "MUTATION_TIMES"
"""The environment variable that names the file to write."""

_seconds: defaultdict[str, float] = defaultdict(float)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    begin = time.process_time()
    try:
        return (yield)
    finally:
        _seconds[item.nodeid] += time.process_time() - begin


def pytest_sessionfinish() -> None:
    Path(os.environ[FILE]).write_text(json.dumps(_seconds), encoding="utf-8")
