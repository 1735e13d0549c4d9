"""Which entries of each device have come, and which must exist and have not."""

from __future__ import annotations

from collections.abc import Iterator


class Seen:
    """The numbers of each device's entries that have come.

    A device numbers its entries without a hole: a hole is something that happened and that nobody
    here knows of yet.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, bytearray] = {}

    def add(self, device: str, number: int) -> bool:
        """Notes an entry; False where it has come before."""
        numbers = self._numbers.get(device)
        if numbers is None:
            numbers = self._numbers[device] = bytearray()
        if number > len(numbers):
            numbers.extend(bytes(number - len(numbers)))
        elif numbers[number - 1]:
            return False
        numbers[number - 1] = 1
        return True

    def __contains__(self, id_: str) -> bool:
        device, _, number = id_.rpartition("/")
        numbers = self._numbers.get(device, b"")
        return int(number) <= len(numbers) and bool(numbers[int(number) - 1])

    def last(self, device: str) -> int:
        """The highest number that has come from a device; 0 where none has."""
        return len(self._numbers.get(device, b""))

    def devices(self) -> Iterator[str]:
        """Devices of which anything has come."""
        return iter(sorted(self._numbers))

    def holes(self, device: str) -> tuple[tuple[int, int], ...]:
        """First and last number of each run of entries that have not come."""
        numbers = self._numbers.get(device, b"")
        found = []
        begin = numbers.find(0)
        while begin >= 0:
            end = numbers.find(1, begin)
            found.append((begin + 1, end))
            begin = numbers.find(0, end)
        return tuple(found)

    def of(self, device: str) -> int:
        """How many entries have come from a device."""
        return self._numbers.get(device, b"").count(1)

    def count(self) -> int:
        """Entries that have come, of all devices."""
        return sum(numbers.count(1) for numbers in self._numbers.values())
