"""The routable file: arrays of numbers behind a header, mapped into memory as they lie.

Written once from an extract, read in an instant. The layout is docs/formats/roads.md. Every byte
is covered by a digest, so what was damaged on the way is refused and never driven on.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safepassage.notices import Notice, Refused, Where

MAGIC = b"SPROADS\n"
FORMAT = 1
LICENCE = "© OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright)"
_ALIGN = 64
_PREAMBLE = 48
"""Magic, eight bytes of header length, 32 bytes of the header's SHA-256."""
_LONGEST_HEADER = 1 << 20
_PIECE = 1 << 24

ARRAYS: Mapping[str, str] = {
    "node_ref": "<i8",
    "node_x": "<i4",
    "node_y": "<i4",
    "node_blocked": "<u1",
    "node_flags": "<u1",
    "node_height": "<u2",
    "node_width": "<u2",
    "node_weight": "<u2",
    "edge_begin": "<i4",
    "edge_end": "<i4",
    "edge_way": "<i4",
    "edge_length": "<i4",
    "edge_shape": "<i8",
    "shape_x": "<i4",
    "shape_y": "<i4",
    "way_ref": "<i8",
    "way_class": "<u1",
    "way_surface": "<u1",
    "way_access": "<u2",
    "way_flags": "<u2",
    "way_speed_forward": "<u1",
    "way_speed_backward": "<u1",
    "way_height": "<u2",
    "way_width": "<u2",
    "way_weight": "<u2",
    "way_ferry_seconds": "<i4",
    "way_length": "<i4",
    "way_name": "<i4",
    "ban_begin": "<i4",
    "ban_arcs": "<i4",
    "ban_whom": "<u1",
    "name_begin": "<i8",
    "name_text": "<u1",
}
"""Every array that a file must hold, in its order, with its type. Others may follow."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Name:
    """What a road is called: as signed there, in Arabic, in English, and its number."""

    local: str = ""
    arabic: str = ""
    english: str = ""
    number: str = ""

    def in_language(self, code: str) -> str:
        """The best name for a reader: their own language, else as signed, else the number."""
        own = self.arabic if code == "ar" else self.english
        return own or self.local or self.english or self.arabic or self.number


class RoadFile:
    """A routable file, open. ``arrays`` are read-only and lie on disk until they are touched."""

    def __init__(self, path: Path, header: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
        self.path = path
        self.header = header
        self.arrays = arrays
        self.digest: str = header["digest"]

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self["node_x"])

    @property
    def edges(self) -> int:
        """How many edges; arcs 2k and 2k + 1 are the directions of the k-th."""
        return len(self["edge_begin"])

    @property
    def licence(self) -> str:
        """Whose data it is, and on which terms."""
        return str(self.header["licence"])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """South, west, north, east in degrees."""
        south, west, north, east = self.header["box"]
        return south, west, north, east

    def name(self, number: int) -> Name:
        """The name with this number (``way_name``); nameless where it is negative."""
        if number < 0:
            return Name()
        begin, text = self["name_begin"], self["name_text"]
        parts = [
            bytes(text[begin[4 * number + k] : begin[4 * number + k + 1]]).decode()
            for k in range(4)
        ]
        return Name(*parts)

    def names(self) -> list[Name]:
        """All names, by number."""
        return [self.name(number) for number in range((len(self["name_begin"]) - 1) // 4)]

    def shape(self, edge: int) -> tuple[Array, Array]:
        """Longitudes and latitudes of an edge's points, in ten-millionths of a degree."""
        begin, end = self["edge_shape"][edge : edge + 2]
        return self["shape_x"][begin:end], self["shape_y"][begin:end]


def write_roads(path: Path, arrays: Mapping[str, Array], facts: Mapping[str, Any]) -> str:
    """Writes a file and returns its digest. ``facts`` go into the header as they are.

    The file stands under its name only once it is whole.
    """
    laid: dict[str, dict[str, object]] = {}
    offset = 0
    ordered: list[Array] = []
    for name, values in arrays.items():
        kind = ARRAYS.get(name, values.dtype.newbyteorder("<").str)
        values = np.ascontiguousarray(values, dtype=kind)
        laid[name] = {"type": kind, "count": int(values.size), "offset": offset}
        ordered.append(values)
        offset += -(-values.nbytes // _ALIGN) * _ALIGN
    content = hashlib.sha256()
    for values in ordered:
        content.update(_bytes(values))
        content.update(bytes(-values.nbytes % _ALIGN))
    digest = hashlib.sha256(
        json.dumps([FORMAT, content.hexdigest(), laid], sort_keys=True).encode()
    ).hexdigest()
    header = {
        "format": FORMAT,
        **facts,
        "digest": digest,
        "content": content.hexdigest(),
        "size": offset,
        "arrays": laid,
    }
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (-(_PREAMBLE + len(text)) % _ALIGN)
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open("wb") as out:
            out.write(MAGIC + len(text).to_bytes(8, "little") + hashlib.sha256(text).digest())
            out.write(text)
            for values in ordered:
                out.write(_bytes(values))
                out.write(bytes(-values.nbytes % _ALIGN))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return digest


def open_roads(path: Path) -> RoadFile:
    """The file at ``path``, its digests checked; opened once for as long as it is unchanged.

    Raises :class:`~safepassage.notices.Refused` with one notice where there is no such file, or it
    is none, is of a later format, or is damaged.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise _refused("X-ROADS-NOT-FOUND", path) from error
    return _open(path.absolute(), status.st_mtime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=4)
def _open(path: Path, changed: int, size: int, inode: int) -> RoadFile:
    try:
        with path.open("rb") as file:
            preamble = file.read(_PREAMBLE)
            if preamble[:8] != MAGIC:
                raise _refused("X-ROADS-NOT", path)
            length = int.from_bytes(preamble[8:16], "little")
            if length > _LONGEST_HEADER or _PREAMBLE + length > size:
                raise _refused("X-ROADS-DAMAGED", path)
            text = file.read(length)
            if hashlib.sha256(text).digest() != preamble[16:48]:
                raise _refused("X-ROADS-DAMAGED", path)
            header = json.loads(text)
            if header["format"] != FORMAT:
                numbers = {"format": int(header["format"]), "known": FORMAT}
                raise Refused((Notice("X-ROADS-FORMAT", where=Where(path.name), numbers=numbers),))
            begin = _PREAMBLE + length
            if size != begin + header["size"]:
                raise _refused("X-ROADS-DAMAGED", path)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise _refused("X-ROADS-NOT-FOUND", path) from error
    if hasattr(os, "posix_fadvise"):
        mapped.madvise(mmap.MADV_WILLNEED)
    content = hashlib.sha256()
    view = memoryview(mapped)
    for at in range(begin, size, _PIECE):
        content.update(view[at : at + _PIECE])
    if content.hexdigest() != header["content"]:
        raise _refused("X-ROADS-DAMAGED", path)
    arrays: dict[str, Array] = {}
    for name, place in header["arrays"].items():
        arrays[name] = np.frombuffer(
            mapped, dtype=place["type"], count=place["count"], offset=begin + place["offset"]
        )
    if any(name not in arrays for name in ARRAYS):
        raise _refused("X-ROADS-DAMAGED", path)
    return RoadFile(path, header, arrays)


def _bytes(values: Array) -> memoryview:
    """The bytes of an array as they lie."""
    return values.view(np.uint8).data


def _refused(code: str, path: Path) -> Refused:
    return Refused((Notice(code, where=Where(str(path))),))
