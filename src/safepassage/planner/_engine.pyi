"""Types of the compiled engine; its C++ headers say what each name means."""

from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray

NEVER: int
NONE: int

Windows = list[tuple[int, int]]

class Problem:
    def __init__(
        self, points: int, zones: int, horizon: int, clearance_step: int, epochs: Sequence[int]
    ) -> None: ...
    def add_zone(self, windows: Windows) -> None: ...
    def add_place(
        self,
        zone: int,
        bays: int,
        holds: int,
        windows: Windows,
        receives: bool,
        handover: bool,
        room: int,
        room_by_need: Sequence[int],
        refuel: int,
        room_taken: Sequence[int],
    ) -> None: ...
    def add_crossing(
        self,
        zones: Sequence[int],
        lanes: int,
        shared: bool,
        inspection: Sequence[Sequence[int]],
        windows: Windows,
        convoy: Sequence[int],
    ) -> None: ...
    def add_type(
        self,
        layouts: Sequence[Sequence[int]],
        board: Sequence[int],
        alight: Sequence[int],
        stop: int,
        range: int,
    ) -> None: ...
    def add_vehicle(
        self,
        type: int,
        point: int,
        zone: int,
        available: int,
        driven: int,
        end: int,
        crew: Windows,
        places: Sequence[bool],
        zones: Sequence[bool],
        layout: int,
        aboard: Sequence[tuple[int, int, int]],
    ) -> None: ...
    def add_lot(
        self,
        needs: Sequence[int],
        place: int,
        priority: int,
        weight: int,
        max_aboard: int,
        ready: Sequence[int],
        accepts: Sequence[bool],
        changes: Sequence[bool],
        to_go: Sequence[int],
        suits: Sequence[bool],
    ) -> None: ...
    def add_waiting(self, place: int, lot: int, count: int) -> None: ...
    def add_way(self, from_zone: int, to_zone: int, crossings: Sequence[int]) -> None: ...
    def add_closure(
        self, origin: int, destination: int, begin: int, end: int, types: Sequence[bool]
    ) -> None: ...
    def add_epoch_tables(
        self, empty: NDArray[np.int32], loaded: NDArray[np.int32], metres: NDArray[np.int32]
    ) -> None: ...

class Trip:
    vehicle: int
    picks: Sequence[int]
    drops: Sequence[int]
    layout: int
    first_lot: int
    priorities: int
    patience: int
    most: int
    closes: bool
    refuel: bool
    choosy: bool
    whole: bool

class Score:
    broken: int
    left: Sequence[int]
    t1_clearance: int
    clearance: int
    exposure: int
    distance: int
    def better_than(self, other: Score, clearance_step: int) -> bool: ...

class Aim(Enum):
    LeftBehind = 0
    T1Clearance = 1
    Clearance = 2
    Exposure = 3
    Sparing = 4

class StepKind(Enum):
    Drive = 0
    Stop = 1
    Passage = 2
    Refuel = 3

class Step:
    kind: StepKind
    point: int
    origin: int
    zone: int
    begin: int
    end: int
    convoy: int
    layout: int
    alight: tuple[tuple[int, int], ...]
    board: tuple[tuple[int, int], ...]

class StopFlag:
    def set(self) -> None: ...

class Search:
    best: list[Trip]
    best_score: Score
    ends: list[int]
    stranded: list[int]
    def __init__(self, problem: Problem, seed: int, least_urgent: int = 3) -> None: ...
    def build(
        self, begun: Sequence[Trip], choosy: bool, urgent_first: bool, by_people: bool
    ) -> list[Trip]: ...
    def rely_on(self, trips: Sequence[Trip]) -> None: ...
    def loosened(self, trips: Sequence[Trip], far_first: bool) -> list[Trip]: ...
    def topped_up(self, trips: Sequence[Trip]) -> list[Trip]: ...
    def mend(self, trips: Sequence[Trip]) -> list[Trip]: ...
    def offer(self, trips: Sequence[Trip]) -> Score: ...
    def evaluate(self, trips: Sequence[Trip]) -> Score: ...
    def anneal(
        self, aim: Aim, iterations: int, warm: float, cold: float, stop: StopFlag
    ) -> int: ...
    def schedule(
        self, trips: Sequence[Trip]
    ) -> tuple[list[list[Step]], list[tuple[int, int, list[int]]]]: ...
