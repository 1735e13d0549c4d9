"""What the ledger needs of a place that keeps entries, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from safepassage.ledger.wire import Signed
from safepassage.notices import Notice

Named = tuple[str, Signed]
"""An entry's id (``gate-1/17``) and the entry as its device made it."""


class Kept(NamedTuple):
    """One line of the journal. Times are texts ``YYYY-MM-DDTHH:MM:SSZ``."""

    position: int
    """1, 2, 3 … in the order in which the entries came."""
    merged: str
    """When this ledger took the entry in."""
    chain: str
    """SHA-256 over this line and the chain before it, as ``docs/formats/journal.md`` says."""
    id: str
    signature: str
    body: bytes

    @property
    def named(self) -> Named:
        """The entry, without its place in this journal."""
        return self.id, Signed(self.signature, self.body)


class SealedRecord(NamedTuple):
    """A record of the vault, which the journal cannot open."""

    number: int
    """Rises from record to record; of destroyed records none is given again."""
    record: str
    """In base64."""


class Store(Protocol):
    """An append-only journal, and what is kept beside it.

    Whatever changes something is *durable when it returns*: it survives the end of this process, of
    the machine's power, and a disk that is full. It happens wholly or not at all; where it raises
    ``Refused``, what was handed over may count as not kept, and handing it over again is harmless.
    Several processes may use one journal: appends follow one another, and readers see whole ones.
    """

    def append(self, entries: Sequence[Named], merged: str) -> list[Kept]:
        """Keeps entries at the end of the journal, in this order, and gives their lines.

        An entry that is kept already (the same id, signature and body) is skipped, so that a resend
        is harmless. Anything else under a known id is kept too, beside what is there.

        Raises:
            Refused: ``J-FULL``, ``J-BUSY``, ``J-DISK``, ``J-SERVER`` … and nothing is kept.
        """

    def kept(self, after: int = 0) -> Iterator[Kept]:
        """The journal's lines beyond a position, up to where it ended when this was asked."""

    def under(self, id: str) -> tuple[Kept, ...]:
        """Every line under an id, in order."""

    def head(self) -> tuple[int, str]:
        """The last position and chain; 0 and 64 zeros where nothing is kept."""

    def put_aside(self, entries: Sequence[Named], most: int) -> list[Named]:
        """Keeps entries out of the journal, at most so many in all, and gives those without room.

        They are entries of devices that nobody has enrolled yet. What lies there already is
        skipped.
        """

    def aside(self) -> list[Named]:
        """What was put aside, in the order in which it came."""

    def take_from_aside(self, entries: Sequence[Named]) -> None:
        """Drops entries from what was put aside, once they are appended or known to be worthless.

        Append first, then take: a crash between the two leaves a resend, not a loss.
        """

    def keep_snapshot(self, position: int, state: bytes) -> None:
        """Keeps what the entries up to a position add up to: a cache, never the truth.

        It replaces an older one. One beyond the journal's end, or older than what is there, is
        left out.
        """

    def snapshot(self) -> tuple[int, bytes] | None:
        """The newest snapshot that was taken of this very journal; None where there is none."""

    def seal(self, records: Sequence[str]) -> None:
        """Keeps records of the vault; those that are kept already are skipped."""

    def sealed(self, after: int = 0) -> Iterator[SealedRecord]:
        """The vault's records beyond a number."""

    def destroy_sealed(self) -> int:
        """Removes every record of the vault, overwriting it where it can, and says how many."""

    def problems(self, *, whole: bool = False) -> tuple[Notice, ...]:
        """What is wrong with the journal: its last lines, or with ``whole`` all that is kept."""

    def close(self) -> None:
        """Lets go of files and connections. What was kept is as safe without it."""
