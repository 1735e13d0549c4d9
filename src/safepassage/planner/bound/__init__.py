"""What no plan can beat: proven lower bounds of every figure, with the argument of each.

Each module holds one idea; :class:`Bounding` asks them all and keeps the largest.
``docs/bounds.md`` explains every bound and why it is valid.
"""

from safepassage.planner.bound.bounding import Accepts, Bounding

__all__ = ["Accepts", "Bounding"]
