"""Instances of the isolated community evacuation problem (Krutein and Goodchild, 2022).

The tables, and what an instance means as a scenario, stand in ``docs/formats/icep.md``.
"""

from safepassage.files.icep.convert import read_icep

__all__ = ["read_icep"]
