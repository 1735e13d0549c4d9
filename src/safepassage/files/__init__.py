"""Text in, text out: scenarios and plans, with file, row and column for every complaint."""

from safepassage.files.read import read_scenario
from safepassage.files.reading import Reading
from safepassage.files.write import write_scenario

__all__ = ["Reading", "read_scenario", "write_scenario"]
