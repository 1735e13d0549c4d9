"""Bundles go from device to device, as files, on sticks, from screen to screen."""

from __future__ import annotations

import errno
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from safepassage.api import clock
from safepassage.api.handed import bundles_in
from safepassage.api.names import take_in
from safepassage.files.together import all_or_nothing
from safepassage.ledger import (
    Bundle,
    Ledger,
    Verdict,
    frames_of,
    is_folder,
    open_folder,
    write_bundle,
)
from safepassage.ledger.merge import KEPT, Judged, judge
from safepassage.notices import Notice, Refused, Severity, Where

BUNDLE_SUFFIX = ".bundle"

MergeVerdict = Verdict
"""What becomes of an entry that another device hands over."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of the entries that were handed in, and which bundle was left for others.

    ``unread`` files were no bundles, or bundles of another operation: nothing of them was taken in.
    """

    verdicts: dict[Verdict, int]
    notices: tuple[Notice, ...]
    written: Path | None = None
    unread: int = 0

    @property
    def refused(self) -> bool:
        """Whether something was handed in, and none of it is here now."""
        here = {Verdict.KEPT, Verdict.SEEN, Verdict.RIVAL, Verdict.REVOKED, Verdict.STRANGER}
        return bool(self.verdicts) and not here & self.verdicts.keys()


def sync(folder: Path, source: Path, text: bytes | None = None) -> Synced:
    """Takes in a bundle, or exchanges bundles with a folder (a stick): in with all, out with ours.

    A folder gets one bundle, named after this device; it holds everything that this ledger has.
    A file may hold a bundle, or QR codes as a scanner types them. With ``text`` that is what is
    handed over, and ``source`` only its name.
    """
    if text is None and is_folder(source):
        raise Refused((Notice("D-STICK", where=Where(file=str(source))),))
    with closing(open_folder(folder)) as ledger:
        now = clock.now(ledger)
        exchange = text is None and source.is_dir()
        found = sorted(source.glob(f"*{BUNDLE_SUFFIX}")) if exchange else [source]
        if exchange and not found and any(not one.name.startswith(".") for one in source.iterdir()):
            raise Refused((Notice("D-NO-STICK", where=Where(file=str(source))),))
        verdicts: Counter[Verdict] = Counter()
        notices: list[Notice] = []
        unread = 0
        for file in found:
            name = str(file)
            try:
                bundles, warnings = bundles_in(_bytes_of(file) if text is None else text, name)
                for bundle in bundles:
                    _is_ours(ledger, bundle, name)
            except Refused as refused:
                if not exchange:
                    raise
                # One bad file stands in the way of no other.
                notices += [replace(one, severity=Severity.WARN) for one in refused.notices]
                unread += 1
                continue
            notices += warnings
            unread += bool(warnings)
            for bundle in bundles:
                merged = take_in(ledger, bundle, now)
                notices += _other_keys(ledger, merged, file)
                for row, judged in enumerate(merged, start=2):
                    verdicts[judged.verdict] += 1
                    notices += [_in_file(notice, file, row) for notice in judged.notices]
        written = None
        if exchange:
            written = source / f"{ledger.device}{BUNDLE_SUFFIX}"
            _replace(written, write_bundle(ledger.bundle()))
        return Synced(dict(verdicts), tuple(notices), written, unread)


def export_journal(folder: Path, out: Path) -> int:
    """Writes the sealed journal for ``safepassage audit``; how many entries it holds."""
    with closing(open_folder(folder)) as ledger:
        text = b"".join(ledger.journal())
        _replace(out, text)
        return ledger.store.head()[0]


def export_bundle(folder: Path, out: Path) -> int:
    """Writes everything that this ledger holds as a bundle; how many entries."""
    with closing(open_folder(folder)) as ledger:
        bundle: Bundle = ledger.bundle()
        _replace(out, write_bundle(bundle))
        return len(bundle.entries)


def export_codes(folder: Path, out: Path) -> int:
    """Writes everything that this ledger holds as QR codes, a picture each; how many."""
    from safepassage import exports

    with closing(open_folder(folder)) as ledger:
        frames = frames_of(write_bundle(ledger.bundle()))
        with all_or_nothing(out) as draft:
            for number, frame in enumerate(frames, start=1):
                exports.code(frame, draft / f"{number:04d}.svg")
        return len(frames)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise
    except OSError:
        raise Refused((Notice("D-UNREADABLE", where=Where(file=str(file))),)) from None


def _is_ours(ledger: Ledger, bundle: Bundle, name: str) -> None:
    """Refuses a bundle of another operation once, and not entry by entry."""
    verdicts = {
        judge(
            one, ledger.fold.devices, lambda id_: [line.body for line in ledger.store.under(id_)]
        ).verdict
        for one in bundle.entries
        if b'"opened"' in one.body
    }
    if Verdict.OTHER in verdicts and not verdicts & {*KEPT, Verdict.SEEN}:
        raise Refused((Notice("D-OTHER", where=Where(file=name)),))


def _replace(file: Path, text: bytes) -> None:
    """Writes a file that is there complete, or not at all."""
    if not file.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".draft-", delete=False) as draft:
        try:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
            os.replace(draft.name, file)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


def _other_keys(ledger: Ledger, merged: Sequence[Judged], file: Path) -> Iterator[Notice]:
    """Devices of which something came that another key signed, once each."""
    devices = ledger.fold.devices
    found = Counter(
        one.entry.device
        for one in merged
        if one.entry is not None
        and (
            one.verdict is Verdict.FORGED
            or (
                one.verdict is Verdict.REVOKED
                and devices.counts(one.entry.device, one.entry.number)
            )
        )
    )
    for device, count in sorted(found.items()):
        numbers: dict[str, int | str] = {"device": device, "count": count}
        yield Notice("D-OTHER-KEY", Severity.WARN, Where(file=str(file)), numbers)


def _in_file(notice: Notice, file: Path, row: int) -> Notice:
    return replace(notice, where=replace(notice.where, file=str(file), row=row))
