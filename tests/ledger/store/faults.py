"""Lets writes to a folder go wrong in another process, by way of ``faults.c``."""

from __future__ import annotations

import ctypes
import mmap
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("faults.c")

NOTHING, DIE_BEFORE, DIE_WITHIN, FAIL_ONCE, FAIL_FROM_NOW_ON = range(5)


class _Fields(ctypes.Structure):
    _fields_ = (
        ("mode", ctypes.c_int64),
        ("at", ctypes.c_int64),
        ("error", ctypes.c_int64),
        ("count", ctypes.c_int64),
        ("parent", ctypes.c_int64),
        ("hit", ctypes.c_int64),
        ("logging", ctypes.c_int64),
        ("root", ctypes.c_char * 4000),
    )


@cache
def why_no_faults() -> str:
    """Why writes cannot be made to fail here; empty where they can."""
    if not Path("/proc/self/fd").exists():
        return "only Linux tells a program's open files"
    return "" if shutil.which("cc") else "there is no C compiler"


class Faults:
    """The control file, and the environment of a process that obeys it."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "faults.so"
        self.log = folder / "log"
        control = folder / "control"
        compile_ = ["cc", "-shared", "-fPIC", "-O1", "-o", str(self.library), str(SOURCE), "-ldl"]
        subprocess.run(compile_, check=True)
        self.log.touch()
        control.write_bytes(bytes(ctypes.sizeof(_Fields)))
        # PostgreSQL does not run as root, but as somebody who has to reach these.
        for path in (folder, self.library, control):
            path.chmod(0o777)
        with control.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)
        self._fields = _Fields.from_buffer(self._map)
        self.environment = {"LD_PRELOAD": str(self.library), "FAULTS_CONTROL": str(control)}

    def arm(
        self,
        root: Path,
        mode: int,
        at: int = 0,
        *,
        error: int = 0,
        parent: bool = False,
        logging: bool = False,
    ) -> None:
        """From now on, changes below ``root`` count, and at one of them something happens."""
        self._fields.mode = NOTHING
        self._fields.root = str(root).encode()
        self._fields.at, self._fields.error = at, error
        self._fields.count = self._fields.hit = 0
        self._fields.parent, self._fields.logging = parent, logging
        self.log.write_bytes(b"")
        self._fields.mode = mode

    def disarm(self) -> None:
        """From now on, nothing happens."""
        self._fields.mode = NOTHING

    @property
    def hit(self) -> bool:
        """Whether it has happened."""
        return bool(self._fields.hit)

    @property
    def count(self) -> int:
        """Changes since it was armed."""
        return int(self._fields.count)


class Change(NamedTuple):
    """One change of the disk, in the order in which the program made them.

    ``kind`` is c(reate), w(rite), t(runcate), s(ync), f(ailed sync), u(nlink), l(ink), r(ename) or
    m(ark): there the program was told that step ``offset`` is kept.
    """

    kind: str
    path: str
    other: str
    offset: int
    data: bytes


def changes(log: bytes) -> Iterator[Change]:
    """The changes in a log of ``faults.c``."""
    at = 0
    while at < len(log):
        end = log.index(b"\n", at)
        kind, path, other, offset, length = log[at:end].decode().split("\t")
        at = end + 1 + int(length)
        yield Change(kind, path, other, int(offset), log[end + 1 : at])
