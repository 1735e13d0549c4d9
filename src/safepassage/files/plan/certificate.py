"""A certificate as a part of ``plan.json``: the argument, the value, and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from safepassage.files import json_fields
from safepassage.files.json_fields import Fields
from safepassage.model import (
    ArrivalCertificate,
    Certificate,
    LanesCertificate,
    Priced,
    RoomCertificate,
    RunsCertificate,
)

_ARRIVAL, _ROOM, _LANES, _RUNS = "arrival", "room", "lanes", "runs"
FIRST_WAYS = (_ARRIVAL, _ROOM, _LANES)
"""The arguments of the first certificates."""

WAYS = (*FIRST_WAYS, _RUNS)
"""The arguments that a certificate may have."""


def read_certificate(fields: Fields, ways: tuple[str, ...] = WAYS) -> Certificate | None:
    """The certificate that the fields say, by one of the ``ways``; complains of what is wrong."""
    by, value = fields.choice("by", ways), fields.number("value")
    found: Certificate
    if by == _ARRIVAL:
        found = ArrivalCertificate(value)
    elif by == _ROOM:
        found = RoomCertificate(
            value,
            tuple(
                json_fields.identifier(place, path, fields.complaints)
                for place, path in fields.members("places", required=True)
            ),
        )
    elif by == _RUNS:
        found = _read_runs(fields, value)
    else:
        found = LanesCertificate(
            value=value,
            crossing=fields.identifier("crossing"),
            from_zone=fields.identifier("from_zone"),
            since=fields.number("since", default=0),
            tails=tuple(_tails(fields)),
            prices=tuple(_prices(fields)),
        )
    fields.done()
    return found


def certificate_out(certificate: Certificate) -> dict[str, object]:
    """The certificate as values of JSON."""
    match certificate:
        case ArrivalCertificate():
            return {"by": _ARRIVAL, "value": certificate.value}
        case RoomCertificate():
            places = list(certificate.places)
            return {"by": _ROOM, "value": certificate.value, "places": places}
        case LanesCertificate():
            return {
                "by": _LANES,
                "value": certificate.value,
                "crossing": certificate.crossing,
                "from_zone": certificate.from_zone,
                "since": certificate.since,
                "tails": [list(each) for each in certificate.tails],
                "prices": [list(each) for each in certificate.prices],
            }
        case RunsCertificate():
            return {
                "by": _RUNS,
                "value": certificate.value,
                "step": certificate.step,
                "people": [_priced_out(each) for each in certificate.people],
                "lanes": [_priced_out(each) for each in certificate.lanes],
                "bays": [_priced_out(each) for each in certificate.bays],
                "rooms": [list(each) for each in certificate.rooms],
                "fullness": [
                    [vehicle, [list(each) for each in weights]]
                    for vehicle, weights in certificate.fullness
                ],
            }


def _priced_out(priced: tuple[*tuple[str, ...], Priced]) -> list[object]:
    *names, price = priced
    return [*names, [list(each) for each in price]]


def _read_runs(fields: Fields, value: int) -> RunsCertificate:
    complaints = fields.complaints

    def rows(key: str, *width: Callable[[object, str], object]) -> Iterator[tuple[Any, ...]]:
        """The rows of a table; each cell is read by what stands in its place in ``width``."""
        for row, path in fields.members(key, required=True):
            if not isinstance(row, list) or len(row) != len(width):
                complaints.add("P-PRICE-ROW", path, found=json_fields.shown(row))
                continue
            yield tuple(
                read(cell, f"{path}[{i}]")
                for i, (read, cell) in enumerate(zip(width, row, strict=True))
            )

    def name(cell: object, path: str) -> str:
        return json_fields.identifier(cell, path, complaints)

    def amount(cell: object, path: str) -> int:
        return json_fields.number(cell, path, complaints)

    def pairs(cell: object, path: str, many: int, least: int) -> tuple[tuple[int, ...], ...]:
        found = []
        for pair, where in json_fields.items(cell, path, complaints):
            if not isinstance(pair, list) or len(pair) != many:
                complaints.add("P-PRICE-ROW", where, found=json_fields.shown(pair))
                continue
            found.append(
                tuple(
                    json_fields.number(each, f"{where}[{i}]", complaints, least if i else 0)
                    for i, each in enumerate(pair)
                )
            )
        return tuple(found)

    def steady(cell: object, path: str) -> tuple[tuple[int, ...], ...]:
        return pairs(cell, path, 2, -json_fields.MOST)

    def priced(cell: object, path: str) -> tuple[tuple[int, ...], ...]:
        return pairs(cell, path, 2, 0)

    def weights(cell: object, path: str) -> tuple[tuple[int, ...], ...]:
        return pairs(cell, path, 4, 0)

    return RunsCertificate(
        value=value,
        step=fields.number("step", least=1),
        people=tuple(rows("people", name, name, name, steady)),
        lanes=tuple(rows("lanes", name, name, priced)),
        bays=tuple(rows("bays", name, priced)),
        rooms=tuple(rows("rooms", name, name, amount)),
        fullness=tuple(rows("fullness", name, weights)),
    )


def _tails(fields: Fields) -> Iterator[tuple[int, int]]:
    for value, path in fields.members("tails", required=True):
        if not isinstance(value, list) or len(value) != 2:
            fields.complaints.add("P-TAIL", path, found=json_fields.shown(value))
            continue
        yield (
            json_fields.number(value[0], f"{path}[0]", fields.complaints),
            json_fields.number(value[1], f"{path}[1]", fields.complaints),
        )


def _prices(fields: Fields) -> Iterator[tuple[str, str, int]]:
    for value, path in fields.members("prices", required=True):
        if not isinstance(value, list) or len(value) != 3:
            fields.complaints.add("P-PRICE", path, found=json_fields.shown(value))
            continue
        yield (
            json_fields.identifier(value[0], f"{path}[0]", fields.complaints),
            json_fields.identifier(value[1], f"{path}[1]", fields.complaints),
            json_fields.number(value[2], f"{path}[2]", fields.complaints),
        )
