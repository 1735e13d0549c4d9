"""A list of places: ids, names and their spellings, where they lie, and in what."""

from __future__ import annotations

import csv
import errno
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from safepassage.model import Location
from safepassage.model.words import Name
from safepassage.notices import Notice, Refused, Where
from safepassage.reports.spelling import spelled
from safepassage.reports.texts.encoding import decode

COLUMNS = ("id", "name_ar", "name_en")
"""What a gazetteer of one's own must say of each place; the rest may be missing."""

_MOST_BYTES = 512 * 2**20
"""GeoNames' file of the largest country has less."""

_GEONAMES_COLUMNS = 19


@dataclass(frozen=True, slots=True)
class Known:
    """A place of a gazetteer. ``location`` None: known by name only. ``within`` is the id of what
    it lies in; ``accuracy_km`` how far off the location may be (None: not said).
    """

    id: str
    name: Name
    kind: str = ""
    location: Location | None = None
    accuracy_km: float | None = None
    within: str = ""


class Gazetteer:
    """Places by spelling. Where two share one, the first listed is meant."""

    def __init__(self, places: Iterable[tuple[Known, Iterable[str]]]) -> None:
        self.by_id: dict[str, Known] = {}
        self._by_spelling: dict[str, Known] = {}
        for place, spellings in places:
            self.by_id.setdefault(place.id, place)
            for name in (place.name.ar, place.name.en, *spellings):
                if key := spelled(name):
                    self._by_spelling.setdefault(key, place)

    def named(self, name: str) -> Known | None:
        """The place of exactly this name, in any spelling."""
        return self._by_spelling.get(spelled(name))

    def around(self, place: Known) -> list[Known]:
        """What the place lies in, from near to far, itself first."""
        found: list[Known] = []
        while place not in found:
            found.append(place)
            place = self.by_id.get(place.within, place)
        return found

    def contains(self, outer: Known, inner: Known) -> bool:
        """Whether ``inner`` lies in ``outer``, or is it."""
        return outer in self.around(inner)

    def beside(self, other: Gazetteer) -> Gazetteer:
        """Both; where they share a spelling, this one is meant."""
        joined = Gazetteer(())
        joined.by_id = {**other.by_id, **self.by_id}
        joined._by_spelling = {**other._by_spelling, **self._by_spelling}
        return joined


@cache
def syria() -> Gazetteer:
    """The gazetteer that comes along: places of Syria that reports of evacuations name."""
    file = Path(__file__).parent / "syria.csv"
    return Gazetteer(_own(file.read_text(encoding="utf-8"), file.name))


def read_gazetteer(path: Path) -> Gazetteer:
    """A gazetteer from a file: a table as ours is, or tab-separated as GeoNames gives them out.

    Raises:
        Refused: with everything that is wrong with it, by row.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            numbers = {"megabytes": path.stat().st_size // 2**20, "most": _MOST_BYTES // 2**20}
            raise Refused((Notice("T-PLACES-LARGE", where=Where(path.name), numbers=numbers),))
        text = decode(path.read_bytes())
    except OSError as error:
        reason = errno.errorcode.get(error.errno or errno.EIO, "EIO")
        notice = Notice("T-CANNOT-READ", where=Where(str(path)), numbers={"reason": reason})
        raise Refused((notice,)) from error
    if text is None:
        raise Refused((Notice("T-ENCODING", where=Where(path.name)),))
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    if first.count("\t") == _GEONAMES_COLUMNS - 1:
        return Gazetteer(_geonames(text, path.name))
    return Gazetteer(_own(text, path.name))


def _own(text: str, file: str) -> list[tuple[Known, list[str]]]:
    try:
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), strict=True))
    except csv.Error:
        raise Refused((Notice("T-PLACES-TABLE", where=Where(file)),)) from None
    missing = [column for column in COLUMNS if not rows or column not in rows[0]]
    if missing:
        numbers = {"columns": ", ".join(missing)}
        raise Refused((Notice("T-PLACES-COLUMNS", where=Where(file), numbers=numbers),))
    found: list[tuple[Known, list[str]]] = []
    wrong: list[Notice] = []
    for number, row in enumerate(rows, start=2):
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str)}
        identifier = cells.get("id", "")
        name = Name(cells.get("name_ar", ""), cells.get("name_en", ""))
        if not re.fullmatch(r"[^\s,#][^\s,]{0,99}", identifier) or not (name.ar or name.en):
            wrong.append(Notice("T-PLACES-NAME", where=Where(file, number)))
            continue
        location = _location(cells.get("latitude", ""), cells.get("longitude", ""))
        if location is _WRONG:
            value = f"{cells.get('latitude', '')}, {cells.get('longitude', '')}"
            where = Where(file, number, "latitude")
            wrong.append(Notice("T-PLACES-WHERE", where=where, numbers={"value": value}))
            continue
        accuracy = _number(cells.get("accuracy_km", ""))
        kind, within = cells.get("kind", ""), cells.get("within", "")
        place = Known(identifier, name, kind, location, accuracy, within)
        found.append((place, [part for part in cells.get("also", "").split(";") if part.strip()]))
    if wrong:
        raise Refused(tuple(wrong))
    return found


def _geonames(text: str, file: str) -> Iterator[tuple[Known, list[str]]]:
    """Rows of a GeoNames extract (geonames.org, CC BY); populated places before others."""
    rows = []
    wrong = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            if line.strip():
                wrong.append(Notice("T-PLACES-GEONAMES", where=Where(file, number)))
            continue
        location = _location(cells[4], cells[5])
        if location is _WRONG or location is None:
            value = f"{cells[4]}, {cells[5]}"
            where = Where(file, number, "latitude")
            wrong.append(Notice("T-PLACES-WHERE", where=where, numbers={"value": value}))
            continue
        rows.append((cells, location))
    if wrong:
        raise Refused(tuple(wrong[:20]))
    rows.sort(key=lambda row: (row[0][6] != "P", -int(row[0][14]) if row[0][14].isdigit() else 0))
    for cells, location in rows:
        also = [name for name in cells[3].split(",") if name]
        arabic = next((name for name in also if re.search("[\u0621-\u064a]", name)), "")
        place = Known(f"geonames-{cells[0]}", Name(arabic, cells[1]), cells[7].lower(), location)
        yield place, [cells[2], *also]


_WRONG = Location(999.0, 999.0)


def _location(latitude: str, longitude: str) -> Location | None:
    """None where nothing is said; ``_WRONG`` where it cannot be."""
    if not latitude and not longitude:
        return None
    north, east = _number(latitude), _number(longitude)
    if north is None or east is None or not (-90 <= north <= 90 and -180 <= east <= 180):
        return _WRONG
    return Location(north, east)


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
