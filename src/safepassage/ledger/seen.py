"""Which entries of each device have come, and which must exist and have not."""

from __future__ import annotations

from collections.abc import Iterator


class Numbers:
    """The numbers that have come from one device: 1 to ``upto``, and those ``beyond``.

    As a rule a device hands its entries in as it made them, and ``beyond`` is empty; it takes no
    more room than what has come, whatever numbers a device makes up.
    """

    __slots__ = ("beyond", "last", "upto")

    def __init__(self) -> None:
        self.upto = 0
        self.last = 0
        self.beyond: set[int] = set()

    def add(self, number: int) -> bool:
        """Notes a number; False where it has come before."""
        if number in self:
            return False
        self.last = max(self.last, number)
        if number > self.upto + 1:
            self.beyond.add(number)
            return True
        self.upto = number
        while self.beyond and self.upto + 1 in self.beyond:
            self.upto += 1
            self.beyond.remove(self.upto)
        return True

    def __contains__(self, number: int) -> bool:
        return number <= self.upto or number in self.beyond

    def __len__(self) -> int:
        return self.upto + len(self.beyond)


class Seen:
    """The numbers of each device's entries that have come.

    A device numbers its entries without a hole: a hole is something that happened and that nobody
    here knows of yet.
    """

    def __init__(self) -> None:
        self._of: dict[str, Numbers] = {}

    def add(self, device: str, number: int) -> bool:
        """Notes an entry; False where it has come before."""
        numbers = self._of.get(device)
        if numbers is None:
            numbers = self._of[device] = Numbers()
        return numbers.add(number)

    def numbers(self, device: str) -> Numbers:
        """The numbers that have come from a device, for many to be noted one after another."""
        return self._of.setdefault(device, Numbers())

    def __contains__(self, id_: str) -> bool:
        device, _, number = id_.rpartition("/")
        return device in self._of and int(number) in self._of[device]

    def last(self, device: str) -> int:
        """The highest number that has come from a device; 0 where none has."""
        return self._of[device].last if device in self._of else 0

    def devices(self) -> Iterator[str]:
        """Devices of which anything has come, by name."""
        return iter(sorted(self._of))

    def holes(self, device: str) -> tuple[tuple[int, int], ...]:
        """First and last number of each run of entries that have not come."""
        if device not in self._of:
            return ()
        found, expected = [], self._of[device].upto + 1
        for number in sorted(self._of[device].beyond):
            if number > expected:
                found.append((expected, number - 1))
            expected = number + 1
        return tuple(found)

    def of(self, device: str) -> int:
        """How many entries have come from a device."""
        return len(self._of[device]) if device in self._of else 0

    def count(self) -> int:
        """Entries that have come, of all devices."""
        return sum(map(len, self._of.values()))
