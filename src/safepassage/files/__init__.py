"""Text in, text out: scenarios and plans, with file, row and column for every complaint."""

from safepassage.files.bep import read_bep
from safepassage.files.check import impossible
from safepassage.files.icep import read_icep
from safepassage.files.moment import read_instant
from safepassage.files.noted import write_noted
from safepassage.files.plan import read_plan, write_plan
from safepassage.files.read import read_scenario
from safepassage.files.reading import Reading
from safepassage.files.starter import starter
from safepassage.files.write import write_scenario

__all__ = [
    "Reading",
    "impossible",
    "read_bep",
    "read_icep",
    "read_instant",
    "read_plan",
    "read_scenario",
    "starter",
    "write_noted",
    "write_plan",
    "write_scenario",
]
