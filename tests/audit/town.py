"""A small operation to audit: one coordinator, two gates, and whatever a test lets them say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.journals import Device, Told, enrolled, fact, journal, opened

from safepassage.audit import Audit, audit

__all__ = ["Town", "audited", "boarded", "codes", "fact", "registered", "rows"]


@dataclass
class Town:
    """An operation: the opening, gates ``gate-1`` and ``gate-2``, and what is told after that."""

    root: Device = field(default_factory=lambda: Device("coordinator"))
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.told.append(opened(self.root))
        self.gate = self.enrol("gate-1")
        self.other = self.enrol("gate-2")

    @property
    def opening(self) -> str:
        return self.told[0].digest

    def device(self, name: str, salt: str = "") -> Device:
        return Device(name, self.opening, salt=salt)

    def enrol(self, name: str, by: Device | None = None, role: str = "gate") -> Device:
        made = self.device(name)
        self.told.append(enrolled(by or self.root, made, role))
        return made

    def say(
        self,
        what: dict[str, object],
        minutes: float = 0,
        by: Device | None = None,
        heard: float | None = None,
    ) -> Told:
        """The gate, or whoever is named, says something."""
        told = (by or self.gate).say(what, minutes, heard)
        self.told.append(told)
        return told

    def correct(
        self, wrong: Told, instead: object, by: Device | None = None, **more: object
    ) -> Told:
        what = fact("corrected", entry=wrong.id, reason="misread", instead=instead, **more)
        return self.say(what, by=by)

    def audit(self, folder: Path) -> Audit:
        return audited(journal(self.told, self.root), folder)


def audited(data: bytes, folder: Path, processes: int = 1) -> Audit:
    path = folder / "town.journal"
    path.write_bytes(data)
    return audit(path, processes)


def registered(seat: int, **more: object) -> dict[str, object]:
    """People counted in at the mill."""
    return fact("registered", where="waiting:mill", heads={"seat": seat}) | more


def boarded(seat: int, trip: int = 1, **more: object) -> dict[str, object]:
    """People at the mill board a bus."""
    return fact("boarded", place="mill", vehicle="bus", trip=trip, heads={"seat": seat}) | more


def alighted(seat: int, trip: int = 1, **more: object) -> dict[str, object]:
    """People from the bus are received at the school."""
    of = {"vehicle": "bus", "trip": trip, "place": "school", "received": True}
    return fact("alighted", heads={"seat": seat}, **of) | more


def equation(found: Audit) -> str:
    """Its terms that are not 0, in heads of all needs: ``registered 3 = waiting 2 + aboard 1``."""
    terms = {term: sum(heads) for term, heads in found.count.equation().items() if any(heads)}
    left = [f"{t} {terms[t]}" for t in ("registered", "joined", "born") if t in terms]
    right = [f"{t} {n}" for t, n in terms.items() if t not in ("registered", "joined", "born")]
    return " + ".join(left) + " = " + " + ".join(right)


def codes(found: Audit) -> list[str]:
    return [problem.code for problem in found.problems]


def rows(found: Audit) -> list[int | None]:
    return [problem.where.row for problem in found.problems]


def open_(found: Audit) -> list[str]:
    """The discrepancies that are open."""
    return [one.id for one in found.discrepancies]


def left_out(found: Audit) -> dict[str, str]:
    return {entry.id: why.value for entry, why in found.standing.left_out}
