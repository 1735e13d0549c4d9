"""What no plan can do, found before any is sought: people nobody can carry, roads to nowhere.

Everything here is certain: it looks at a scenario with every limit of time but the horizon lifted,
so what is impossible here is impossible. What is not reported may be impossible all the same.
"""

from safepassage.files.check.impossible import impossible

__all__ = ["impossible"]
