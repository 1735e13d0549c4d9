"""What a power cut leaves on a disk, by the least that POSIX promises.

What was written to a file and not flushed since may be there, in any part, in sectors of 512 bytes;
or not. A name given or removed may be there or not until its folder was flushed. If a flush failed,
the system has forgotten what it should have written, and a later flush that succeeds does not bring
it back.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from ledger.store.faults import Change

SECTOR = 512

_Write = tuple[int, bytes | None]
"""Where, and which bytes; for a truncation, to which length, and None."""


class File:
    """The bytes of a file, whatever its names."""

    def __init__(self) -> None:
        self._flushed = bytearray()
        # What came after, in order, and whether it is on the disk: yes, not yet, or nobody knows.
        self._later: list[tuple[_Write, bool | None]] = []

    def write(self, write: _Write) -> None:
        """One more change, not on the disk yet."""
        self._later.append((write, False))

    def flush(self) -> None:
        """Everything is on the disk now, except what a failed flush has lost."""
        later = [(write, None if on_disk is None else True) for write, on_disk in self._later]
        while later and later[0][1]:
            _apply(self._flushed, later.pop(0)[0])
        self._later = later

    def lose(self) -> None:
        """A flush failed. What it should have written may be on the disk, or never will be."""
        self._later = [(write, on_disk or None) for write, on_disk in self._later]

    def now(self) -> bytes:
        """As every program sees it while the system runs."""
        content = bytearray(self._flushed)
        for write, _ in self._later:
            _apply(content, write)
        return bytes(content)

    def after(self, chance: random.Random, share: float) -> bytes:
        """As it may be found after a power cut; ``share`` of the sectors in doubt were written."""
        content = bytearray(self._flushed)
        for write, on_disk in self._later:
            for part in _sectors(write):
                if on_disk or chance.random() < share:
                    _apply(content, part)
        return bytes(content)


class Disk:
    """A folder on a disk, change after change."""

    def __init__(self) -> None:
        self.names: dict[str, File] = {}
        self._flushed_names: dict[str, File] = {}
        self._pending_names: list[tuple[str, File | None]] = []

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """As it is when all that lies in a folder has been flushed."""
        disk = cls()
        for path in folder.rglob("*"):
            if path.is_file():
                disk.names[str(path)] = file = File()
                file.write((0, path.read_bytes()))
                file.flush()
        disk._flushed_names = dict(disk.names)
        return disk

    def change(self, change: Change) -> None:
        """One more change."""
        kind, path, other, offset, data = change
        if kind == "c":
            self._name(path, File())
        elif kind == "u":
            self._name(path, None)
        elif kind in "lr":
            self._name(other, self.names[path])
            if kind == "r":
                self._name(path, None)
        elif kind in "sf" and path not in self.names:
            if kind == "s":
                for name, file in self._pending_names:
                    _rename(self._flushed_names, name, file)
                self._pending_names.clear()
        elif kind == "s":
            self.names[path].flush()
        elif kind == "f":
            self.names[path].lose()
        elif kind == "w":
            self.names[path].write((offset, data))
        else:
            assert kind == "t", kind
            self.names[path].write((offset, None))

    def _name(self, name: str, file: File | None) -> None:
        _rename(self.names, name, file)
        self._pending_names.append((name, file))

    def now(self) -> dict[str, bytes]:
        """What the next program finds where only the process died."""
        return {name: file.now() for name, file in self.names.items()}

    def after(self, chance: random.Random) -> dict[str, bytes]:
        """What may be found after a power cut."""
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        names = dict(self._flushed_names)
        for name, file in self._pending_names:
            if chance.random() < share:
                _rename(names, name, file)
        return {name: file.after(chance, share) for name, file in names.items()}


def _rename(names: dict[str, File], name: str, file: File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _apply(content: bytearray, write: _Write) -> None:
    at, data = write
    if data is None:
        del content[at:]
        content.extend(bytes(max(0, at - len(content))))
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def _sectors(write: _Write) -> Iterable[_Write]:
    """A write in the parts that a disk writes at once."""
    at, data = write
    if data is None:
        yield write
        return
    begin = at
    while begin < at + len(data):
        end = min((begin // SECTOR + 1) * SECTOR, at + len(data))
        yield begin, data[begin - at : end - at]
        begin = end


def lay_out(files: dict[str, bytes], root: Path, at: Path) -> None:
    """The files that lay below ``root``, below ``at``."""
    for path, content in files.items():
        place = at / Path(path).relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
