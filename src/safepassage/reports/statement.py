"""A statement: what one source said about an operation, and the exact words it rests on.

Statements are kept as they were made. Their words stand only in `quote`, in the names of places and
in the name of the source, as written; everything else is this product's own neutral vocabulary.
The JSON form is described in ``docs/formats/statements.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

_Word = TypeVar("_Word", bound=StrEnum)


class Kind(StrEnum):
    """What a statement is about."""

    VEHICLES = "vehicles"
    PEOPLE = "people"
    ROUTE = "route"
    STATUS = "status"
    INCIDENT = "incident"
    REQUEST = "request"
    GUARANTEE = "guarantee"
    AGREEMENT = "agreement"


class Status(StrEnum):
    """How far, by this statement, what it is about has come."""

    PLANNED = "planned"
    AGREED = "agreed"
    PREPARING = "preparing"
    UNDERWAY = "underway"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    REFUSED = "refused"


class Scope(StrEnum):
    """What a number counts: one convoy, a day, or the whole operation."""

    CONVOY = "convoy"
    DAY = "day"
    TOTAL = "total"


class Bound(StrEnum):
    """On which side of the number the truth lies, by the source's own words."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


WHATS: Mapping[Kind, tuple[str, ...]] = {
    Kind.VEHICLES: (
        "bus", "ambulance", "car", "truck", "boat", "plane", "train", "vehicle", "convoy",
    ),
    Kind.PEOPLE: (
        "all", "civilians", "fighters", "families", "wounded", "sick", "companions", "women",
        "children", "women_children", "men", "elderly", "killed", "detainees", "nationals",
        "students", "staff",
    ),
}  # fmt: skip
"""What may be counted. An incident's `what` is one of these, or attack,
blockage, closure, other."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``text[start:end] == words``; offsets count Unicode code points."""

    start: int
    end: int
    words: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The stretch from `start` up to, not including, `end`."""
        return cls(start, end, text[start:end])

    @property
    def length(self) -> int:
        """Code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the innermost speaker, named as the text names them."""

    name: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion of one source. None is "the text does not say", never zero.

    `value` counts vehicles or heads (families: families); with `value_max` it is the lower end of a
    range. `what` is decisive for vehicles, people and incidents, and a hint elsewhere. Without a
    `source` the text itself says it. `by` asks (request), promises (guarantee) or
    did it (incident).
    """

    quote: Span
    kind: Kind
    what: str | None = None
    value: int | float | None = None
    value_max: int | float | None = None
    approx: bool = False
    bound: Bound | None = None
    origin: str | None = None
    via: tuple[str, ...] = ()
    destination: str | None = None
    at: str | None = None
    status: Status | None = None
    time: str | None = None
    source: Source | None = None
    by: str | None = None
    scope: Scope | None = None

    def to_json(self) -> dict[str, Any]:
        """The form that ``safepassage read --json`` prints; fields in a fixed order."""
        return {
            "quote": self.quote.words,
            "kind": self.kind.value,
            "what": self.what,
            "value": self.value,
            "value_max": self.value_max,
            "approx": self.approx,
            "bound": self.bound and self.bound.value,
            "from": self.origin,
            "via": VIA_JOINT.join(self.via) or None,
            "to": self.destination,
            "at": self.at,
            "status": self.status and self.status.value,
            "time": self.time,
            "source": self.source and self.source.name,
            "by": self.by,
            "scope": self.scope and self.scope.value,
            "start": self.quote.start,
        }


VIA_JOINT = "؛ "
"""What stands between several places on the way, in either language."""


class Malformed(ValueError):
    """A JSON object that is no statement: `field` names what is wrong, `value` is what
    stood there.
    """

    def __init__(self, field: str, value: object) -> None:
        super().__init__(f"{field}: {value!r}")
        self.field = field
        self.value = value


def from_json(fields: Mapping[str, Any]) -> Statement:
    """The statement of :meth:`Statement.to_json`. Fields that are missing are None.

    Raises :class:`Malformed`, with the first field that cannot be so.
    """
    quote = _text(fields, "quote")
    start = fields.get("start")
    if start is None:
        start = 0
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        raise Malformed("start", start)
    if quote is None:
        raise Malformed("quote", None)
    kind = _one_of(Kind, fields, "kind")
    if kind is None:
        raise Malformed("kind", fields.get("kind"))
    what = _text(fields, "what")
    if kind in WHATS and what not in WHATS[kind]:
        raise Malformed("what", what)
    value, most = _number(fields, "value"), _number(fields, "value_max")
    if most is not None and (value is None or most < value):
        raise Malformed("value_max", most)
    via = _text(fields, "via") or ""
    source = _text(fields, "source")
    return Statement(
        quote=Span(start, start + len(quote), quote),
        kind=kind,
        what=what,
        value=value,
        value_max=most,
        approx=_truth(fields, "approx"),
        bound=_one_of(Bound, fields, "bound"),
        origin=_text(fields, "from"),
        via=tuple(part.strip() for part in via.replace(";", "؛").split("؛") if part.strip()),
        destination=_text(fields, "to"),
        at=_text(fields, "at"),
        status=_one_of(Status, fields, "status"),
        time=_text(fields, "time"),
        source=Source(source) if source else None,
        by=_text(fields, "by"),
        scope=_one_of(Scope, fields, "scope"),
    )


def _text(fields: Mapping[str, Any], field: str) -> str | None:
    value = fields.get(field)
    if value is not None and not isinstance(value, str):
        raise Malformed(field, value)
    return value or None


def _truth(fields: Mapping[str, Any], field: str) -> bool:
    value = fields.get(field)
    if value is not None and not isinstance(value, bool):
        raise Malformed(field, value)
    return bool(value)


def _number(fields: Mapping[str, Any], field: str) -> int | float | None:
    value = fields.get(field)
    if value is None:
        return None
    # Not `value < 0`: that lets NaN pass.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        raise Malformed(field, value)
    return value


def _one_of(words: type[_Word], fields: Mapping[str, Any], field: str) -> _Word | None:
    value = fields.get(field)
    if value is None:
        return None
    try:
        return words(value)
    except ValueError:
        raise Malformed(field, value) from None
