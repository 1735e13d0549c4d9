"""The search: a scenario becomes the best plan that time allows, with a proof of how good it is."""

from safepassage.planner.in_force import InForce
from safepassage.planner.progress import Progress, Stop, Watch
from safepassage.planner.solve import solve

__all__ = ["InForce", "Progress", "Stop", "Watch", "solve"]
