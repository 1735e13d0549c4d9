"""What being at a source or a place is worth to a vehicle, as the cheapest flow sees it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from safepassage.planner.plain.average import Average
from safepassage.planner.plain.world import PlainWorld, Table


@dataclass(frozen=True, eq=False)
class Worth:
    """Seconds that a detour there would save elsewhere, but for a constant.

    What is near is not always what is good: the nearest place fills up. A drive less what arriving
    there is worth is the same for all drives of a cheapest flow from one point, and longer for all
    others; so the drives of short plans are among the least by that measure.
    """

    at_source: Table
    at_place: Table


def worth(world: PlainWorld, flow: Average) -> Worth | None:
    """The flow's potentials: shortest ways in what is left of its network (Bellman and Ford).

    None where no vehicle starts in the flow, as where it does not tell their classes apart.
    """
    if not flow.starts:
        return None
    carry = np.minimum.reduce([pace.least_carry for pace in world.paces])
    back = np.minimum.reduce([pace.least_back for pace in world.paces])
    first = np.stack([fleet.least_first for fleet in world.classes])
    starts, carries, backs = (
        np.array(links, dtype=np.int64).reshape(-1, 3)
        for links in (flow.starts, flow.carries, flow.backs)
    )
    fleet = np.array([len(one.vehicles) * one.takes for one in world.classes])
    used = _sums(starts[:, 0], starts[:, 2], len(fleet))
    filled = _sums(carries[:, 1], carries[:, 2], len(world.room))
    left = _sums(backs[:, 0], backs[:, 2], len(world.room))
    not_full = filled < np.array(world.room)
    idle = int(fleet.sum() - used.sum())

    root = end = 0
    at_start = np.zeros(len(fleet), dtype=np.int64)
    boarding, boarded = (np.zeros(len(carry), dtype=np.int64) for _ in range(2))
    alighting, alighted = (np.zeros(len(back), dtype=np.int64) for _ in range(2))
    for _ in range(2 * (len(fleet) + 2 * len(carry) + 2 * len(back) + 2)):
        before = np.concatenate((at_start, boarding, boarded, alighting, alighted, [root, end]))
        at_start = np.where(used < fleet, np.minimum(at_start, root), at_start)
        root = min(root, int(at_start[used > 0].min()))
        end = min(end, root)
        root = min(root, end) if idle else root
        boarding = np.minimum(boarding, (at_start[:, None] + first).min(axis=0))
        _lower(at_start, starts[:, 0], boarding[starts[:, 1]] - first[starts[:, 0], starts[:, 1]])
        alighting = np.minimum(alighting, (boarded[:, None] + carry).min(axis=0))
        _lower(
            boarded, carries[:, 0], alighting[carries[:, 1]] - carry[carries[:, 0], carries[:, 1]]
        )
        alighted = np.where(not_full, np.minimum(alighted, alighting), alighted)
        alighting = np.where(filled > 0, np.minimum(alighting, alighted), alighting)
        boarding = np.minimum(boarding, (alighted[:, None] + back).min(axis=0))
        _lower(alighted, backs[:, 0], boarding[backs[:, 1]] - back[backs[:, 0], backs[:, 1]])
        end = min(end, int(alighted.min()))
        alighted = np.where(filled > left, np.minimum(alighted, end), alighted)
        after = np.concatenate((at_start, boarding, boarded, alighting, alighted, [root, end]))
        if np.array_equal(before, after):
            return Worth(boarding, alighting)
    return None


def _sums(at: Table, amounts: Table, size: int) -> Table:
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, at, amounts)
    return sums


def _lower(values: Table, at: Table, candidates: Table) -> None:
    np.minimum.at(values, at, candidates)
