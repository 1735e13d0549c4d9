"""Other people's solvers on plain scenarios, each modelled as well as it can be.

A peer runs in a process of its own (``python -m benchmarks.peers NAME SCENARIO --seconds S``), so
that one which crashes or overruns harms nobody else. All plans are measured by one scorer.
"""
