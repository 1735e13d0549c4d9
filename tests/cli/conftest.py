from __future__ import annotations

from pathlib import Path

import pytest

from cli.town import Files, on_disk


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return on_disk(tmp_path)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
