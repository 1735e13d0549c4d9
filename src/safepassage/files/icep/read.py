"""An instance read from its tables, for the scenario that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from safepassage.files.icep.instance import Instance, Vessel
from safepassage.files.icep.tables import Complaints, Row, rows, unknown
from safepassage.notices import Where
from safepassage.units import Seconds, ceil_ratio

VESSELS = "input/vessels.csv"
STARTS = "input/initial vessel docks.csv"
COMPATIBILITY = "input/vessel compatibility.csv"
ISLAND_DOCKS = "input/island docks.csv"
MAINLAND_DOCKS = "input/mainland docks.csv"
SCENARIOS = "input/scenarios.csv"
FIRST = "incidences/zeta.csv"
OUT = "incidences/delta.csv"
BACK = "incidences/gamma.csv"

_NO_DEMAND = ("Scenario", "Location", "private_evac", "Probability")
"""The columns of the scenarios' table that count no demand."""

_VESSEL_COLUMNS = (
    "Vessel_name",
    "max_cap",
    "v_loaded",
    "vmax",
    "loading time",
    "time to availability",
)


def read_instance(directory: Path, scenario: str) -> Instance:
    """The instance in ``directory`` with the demand of one ``scenario``.

    Raises :class:`safepassage.notices.Refused` with everything that is wrong with the tables.
    """
    complaints = Complaints()
    location_of = {
        row.text("Dock"): row.text("Location")
        for row in rows(directory, ISLAND_DOCKS, ("Dock", "Location"), complaints)
    }
    mainland = [row.text("Dock") for row in rows(directory, MAINLAND_DOCKS, ("Dock",), complaints)]
    complaints.refuse_if_any()  # who does not know the docks would find every other table wrong
    demand = _demand(directory, scenario, location_of.values(), complaints)
    vessels = _vessels(directory, {*location_of, *mainland}, complaints)
    instance = Instance(
        vessels=tuple(vessels),
        location_of=location_of,
        mainland=tuple(dict.fromkeys(mainland)),
        demand=demand,
        first=_distances(directory, FIRST, complaints),
        out=_distances(directory, OUT, complaints),
        back=_distances(directory, BACK, complaints),
    )
    complaints.refuse_if_any()
    return instance


def _demand(
    directory: Path, asked: str, locations: Iterable[str], complaints: Complaints
) -> dict[str, int]:
    """Who needs a vessel, by location: the demand less those who leave by themselves."""
    table = rows(directory, SCENARIOS, ("Scenario", "Location"), complaints)
    if not table:
        complaints.add("F-ICEP-EMPTY", Where(file=SCENARIOS))
        return {}
    columns = [name for name in table[0].cells if name and name not in _NO_DEMAND]
    names = list(dict.fromkeys(row.text("Scenario") for row in table))
    choices = _choices(names, columns)
    if asked not in choices:
        where = Where(file=SCENARIOS)
        unknown(complaints, "F-ICEP-SCENARIO", where, asked, list(choices))
        return {}
    name, column = choices[asked]
    demand: dict[str, int] = {}
    for row in table:
        if row.text("Scenario") != name:
            continue
        location = row.one_of("Location", list(locations))
        people = int(row.number(column, whole=True))
        if row.cells.get("private_evac", "").strip():
            people -= int(row.number("private_evac", whole=True))
        if location in demand:
            complaints.add("F-ICEP-TWICE", row.where("Location"), found=location)
        demand[location] = max(0, people)
    if not any(demand.values()):
        complaints.add("F-ICEP-NOBODY", Where(file=SCENARIOS), scenario=asked)
    return demand


def _choices(names: list[str], columns: list[str]) -> Mapping[str, tuple[str, str]]:
    """What may be asked for: a scenario, a demand where there is one scenario, or both."""
    choices: dict[str, tuple[str, str]] = {}
    for name in names:
        for column in columns:
            choices.setdefault(name, (name, column))
            if len(names) == 1:
                choices.setdefault(column, (name, column))
            choices[f"{name}/{column}"] = (name, column)
    return choices


def _distances(
    directory: Path, path: str, complaints: Complaints
) -> dict[tuple[str, str], Fraction]:
    """Nautical miles from dock to dock."""
    return {
        (row.text("Origin"), row.text("Destination")): row.number("Distance")
        for row in rows(directory, path, ("Origin", "Destination", "Distance"), complaints)
    }


def _vessels(directory: Path, docks: set[str], complaints: Complaints) -> Iterator[Vessel]:
    table = rows(directory, VESSELS, _VESSEL_COLUMNS, complaints)
    if not table:
        complaints.add("F-ICEP-EMPTY", Where(file=VESSELS))
    names = [row.text("Vessel_name") for row in table]
    starts = {
        row.one_of("Vessel", names): row.text("Dock")
        for row in rows(directory, STARTS, ("Dock", "Vessel"), complaints)
    }
    usable = _compatibility(directory, names, docks, complaints)
    seen: set[str] = set()
    for row, name in zip(table, names, strict=True):
        if name in seen:
            complaints.add("F-ICEP-TWICE", row.where("Vessel_name"), found=name)
        seen.add(name)
        start = starts.get(name) or " ".join(row.cells.get("Regular_origin", "").split())
        if not start:
            complaints.add("F-ICEP-START", row.where("Vessel_name"), vessel=name)
        yield Vessel(
            name=name,
            kind=" ".join(row.cells.get("Vessel_type", "").split()),
            start=start,
            capacity=int(row.number("max_cap", positive=True, whole=True)),
            loaded_knots=row.number("v_loaded", positive=True),
            empty_knots=row.number("vmax", positive=True),
            loading=_seconds(row, "loading time"),
            available=_seconds(row, "time to availability"),
            docks=frozenset(usable.get(name, ())),
        )


def _seconds(row: Row, column: str) -> Seconds:
    """Minutes as whole seconds, rounded up."""
    return Seconds(ceil_ratio(row.number(column) * 60))


def _compatibility(
    directory: Path, vessels: list[str], docks: set[str], complaints: Complaints
) -> dict[str, set[str]]:
    """The docks that each vessel can use, from a list of pairs or from a table docks × vessels.

    Published tables speak of docks that the instance does not have; those are passed over.
    """
    usable: dict[str, set[str]] = {}
    for row in rows(directory, COMPATIBILITY, (), complaints):
        header = list(row.cells)
        if "Resource" in header and "Dock" in header and "Compatibility" in header:
            pairs = [(row.one_of("Resource", vessels), "Compatibility")]
            dock = row.text("Dock")
        else:
            pairs = [(name, name) for name in header[1:] if name in vessels]
            dock = row.text(header[0])
        for vessel, column in pairs:
            if dock in docks and row.number(column) > 0:
                usable.setdefault(vessel, set()).add(dock)
    return usable
