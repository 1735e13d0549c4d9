"""What the scenario says about itself."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from files.small import SMALL, read, scenario, told
from safepassage.model import DEFAULT_WEIGHTS, Name, Priority

FULL = """
    id = "قرية-1"
    name_en = "Village"
    name_ar = "قرية"
    start = 2016-12-15T08:00:00+02:00
    timezone = "Asia/Damascus"
    horizon_min = 90.5
    clearance_step_min = 5
    [weights]
    T1 = 100
    none = 0
"""


def test_what_the_settings_say() -> None:
    told_ = scenario(scenario=FULL)
    assert (told_.id, told_.name) == ("قرية-1", Name("قرية", "Village"))
    assert told_.start == datetime(2016, 12, 15, 6, tzinfo=UTC)
    assert (told_.horizon, told_.clearance_step) == (5430, 300)
    assert told_.weights == {**DEFAULT_WEIGHTS, Priority.T1: 100, Priority.NONE: 0}


def test_the_detour_is_exact() -> None:
    told_ = scenario(scenario=SMALL["scenario"] + "[travel]\ndetour = 1.3")
    assert told_.travel.detour == Fraction(13, 10)


def test_what_they_need_not_say() -> None:
    told_ = scenario()
    assert (told_.clearance_step, told_.weights) == (1, DEFAULT_WEIGHTS)
    assert told_.travel.detour is None


@pytest.mark.parametrize(
    ("old", "new", "told_"),
    [
        ("Asia/Damascus", "Damascus", "scenario.toml 3 timezone F-TIMEZONE"),
        ("2016-12-15 08:00", "today", "scenario.toml 2 start F-START"),
        ("2016-12-15 08:00", "2016-12-15", "scenario.toml 2 start F-START"),
        ("horizon_h = 12", "horizon_h = 0", "scenario.toml 4 horizon_h F-SMALL"),
        ("horizon_h = 12", "horizon_h = 10000", "scenario.toml 4 horizon_h F-HUGE"),
        ("horizon_h = 12", 'horizon_h = "long"', "scenario.toml 4 horizon_h F-NUMBER"),
        ("horizon_h = 12", "horizon_h = 1\nhorizon_s = 1",
         "scenario.toml 5 horizon_s F-SETTING-TWICE"),
        ('id = "small"', 'id = "two words"', "scenario.toml 1 id F-ID"),
        ("horizon_h = 12", "horizon_h = 12\n[travel]\ndetour = 0.5",
         "scenario.toml 6 travel.detour F-SMALL"),
        ("horizon_h = 12", "horizon_h = 12\n[weights]\nT4 = 1",
         "scenario.toml 6 weights.T4 F-SETTING-UNKNOWN"),
    ],
)  # fmt: skip
def test_what_they_cannot_say(old: str, new: str, told_: str) -> None:
    assert told(scenario=SMALL["scenario"].replace(old, new)) == [told_]


def test_arabic_digits_are_read_here_too() -> None:
    settings = SMALL["scenario"].replace("horizon_h = 12", 'horizon_h = "١٢"')
    assert read(scenario=settings).scenario == scenario()
