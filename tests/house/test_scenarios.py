"""Every worked scenario loads clean, promises nothing impossible, and tells where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from house.repository import ROOT
from safepassage import api
from safepassage.notices import Severity

SCENARIOS = sorted(path for path in (ROOT / "scenarios").iterdir() if path.is_dir())


def test_there_are_scenarios() -> None:
    assert ROOT / "scenarios" / "aleppo-2016" in SCENARIOS
    assert len(SCENARIOS) >= 5


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_a_scenario_loads_clean(folder: Path) -> None:
    reading = api.check(folder)
    assert reading.scenario is not None, reading.notices
    assert [n for n in reading.notices if n.severity is Severity.STOP] == []
    assert reading.scenario.id == folder.name


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_a_scenario_names_its_sources(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert "## " in text
    assert "http" in text or "Source" in text or "source" in text


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_everything_in_a_scenario_has_both_names(folder: Path) -> None:
    known = api.read(folder)
    named = [known, *known.places.values(), *known.crossings.values(), *known.types.values()]
    for thing in named:
        assert thing.name.ar, thing.id
        assert thing.name.en, thing.id
