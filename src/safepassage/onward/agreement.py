"""Whether a state can follow from the scenario that the plan in force was made for."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.model import Scenario
from safepassage.notices import Notice, Where


def disagreements(scenario: Scenario, state: Scenario) -> tuple[Notice, ...]:
    """What says that ``state`` is another operation's, or from before ``scenario`` begins.

    Vehicles may be gone, or have come; places may be lost. But a vehicle stays of its type, and a
    state that knows none of the vehicles is a state of something else.
    """
    return tuple(_disagreements(scenario, state))


def _disagreements(scenario: Scenario, state: Scenario) -> Iterator[Notice]:
    if state.id != scenario.id:
        yield Notice(
            "P-STATE-SCENARIO",
            where=Where(field="id"),
            numbers={"stated": state.id, "allowed": scenario.id},
        )
        return
    if state.start < scenario.start:
        yield Notice(
            "P-STATE-EARLIER",
            where=Where(field="start"),
            numbers={
                "stated": state.start.isoformat(),
                "allowed": scenario.start.isoformat(),
            },
        )
    known = scenario.vehicles.keys() & state.vehicles.keys()
    if scenario.vehicles and not known:
        yield Notice(
            "P-STATE-VEHICLES",
            where=Where(file="vehicles"),
            numbers={
                "stated": next(iter(state.vehicles), ""),
                "allowed": next(iter(scenario.vehicles)),
            },
        )
    for vehicle in state.vehicles.values():
        before = scenario.vehicles.get(vehicle.id)
        if before is not None and before.type != vehicle.type:
            yield Notice(
                "P-STATE-TYPE",
                where=Where(file="vehicles", field=vehicle.id),
                numbers={
                    "vehicle": vehicle.id,
                    "stated": vehicle.type,
                    "allowed": before.type,
                },
            )
