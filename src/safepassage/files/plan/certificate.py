"""A certificate as a part of ``plan.json``: the argument, the value, and what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.files import json_fields
from safepassage.files.json_fields import Fields
from safepassage.model import ArrivalCertificate, Certificate, LanesCertificate, RoomCertificate

_ARRIVAL, _ROOM, _LANES = "arrival", "room", "lanes"
_WAYS = (_ARRIVAL, _ROOM, _LANES)


def read_certificate(fields: Fields) -> Certificate | None:
    """The certificate that the fields say; None, with complaints, where they say none."""
    by, value = fields.choice("by", _WAYS), fields.number("value")
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
