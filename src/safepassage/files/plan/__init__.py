"""``plan.json``: a plan as a file, to be written by hand as gladly as by the planner.

The format stands in ``docs/formats/plan.md``. What reading checks is that a file says a plan at
all; whether the plan keeps its word is the checker's question.
"""

from safepassage.files.plan.read import read_plan
from safepassage.files.plan.write import write_plan

__all__ = ["read_plan", "write_plan"]
