"""A file of roads, read by the checker itself, by the page of its format."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_OPENING = b"SPROADS\n"
_KNOWN_FORMAT = 1


class NoRoads(Exception):
    """The file is not there, or not the one that the scenario means."""


class RoadData:
    """The arrays of a file, by name, as whole numbers of 64 bits."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._wide: dict[str, NDArray[np.int64]] = {}

    def __getitem__(self, name: str) -> NDArray[np.int64]:
        if name not in self._wide:
            self._wide[name] = self._arrays[name].astype(np.int64)
        return self._wide[name]


@lru_cache(maxsize=2)
def road_data(path: str, digest: str) -> RoadData:
    """The file at ``path``, if its bytes add up to ``digest``; raises :class:`NoRoads`."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise NoRoads from error
    size = int.from_bytes(data[8:16], "little")
    if data[:8] != _OPENING or size > len(data):
        raise NoRoads
    try:
        header = json.loads(data[48 : 48 + size])
        laid = header["arrays"]
        content = hashlib.sha256(memoryview(data)[48 + size :]).hexdigest()
        meant = json.dumps([_KNOWN_FORMAT, content, laid], sort_keys=True).encode()
        if hashlib.sha256(meant).hexdigest() != digest:
            raise NoRoads
        return RoadData(
            {
                name: np.frombuffer(
                    data, place["type"], place["count"], 48 + size + place["offset"]
                )
                for name, place in laid.items()
            }
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NoRoads from error
