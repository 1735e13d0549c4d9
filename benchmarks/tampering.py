"""Every byte of a journal flipped, one after the other: does the audit name the line?

The audit's own code reads each of the changed files from its first byte to its last, links and
numbers its lines, looks at its signatures and says what is wrong first. So that half a million
journals of a thousand entries can be audited, what it makes of a few lines that it has read before,
byte for byte, on the same rows, below the same line and by the same keys, is remembered; so is
whether a key signed some bytes. What an audit says later, who counts and what it adds up to, cannot
take back what it has said of a row, and is not asked.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cache, lru_cache
from pathlib import Path
from unittest import mock

from safepassage.audit import journal, signed
from safepassage.audit.auditing import audit, problems_of_rows
from safepassage.audit.journal import Stretch, _keys_in, read_journal
from safepassage.audit.part import Keys, Part, read_part
from safepassage.notices import Refused

BYTES_OF_A_PART = 8_000
"""Read anew for each flip: some sixteen lines."""

SAID_EVERY = 20_000
"""Flips after which it is said how far it is."""


def tampered(path: Path, every: int, first: int = 0) -> int:
    """Flips every so manieth byte of a journal, from the first on; 1 where one is not found on its
    line."""
    flips = missed = 0
    whole = path.read_bytes()
    begin = time.process_time()
    with remembered():
        assert audit(path, 1).sound
        for at, row, flipped in flips_of(whole, every, first):
            path.write_bytes(flipped)
            flips += 1
            if first_row(path) != row:
                missed += 1
                print(f"byte {at}, row {row}: not found there", flush=True)
            if flips % SAID_EVERY == 0:
                print(f"{flips} flips, {missed} missed", flush=True)
    path.write_bytes(whole)
    seconds = time.process_time() - begin
    print(
        f"{flips} flips of {len(whole)} bytes, {missed} not found on their line, "
        f"{seconds:.0f} s of processors",
        flush=True,
    )
    return 1 if missed else 0


def flips_of(whole: bytes, every: int, first: int) -> Iterator[tuple[int, int, bytes]]:
    """Each flip: the byte's place, its line's row, and the journal with another byte there."""
    chance = random.Random(0)
    for at in range(first, len(whole), every):
        flipped = bytes([whole[at] ^ chance.randrange(1, 256)])
        yield at, whole.count(b"\n", 0, at) + 1, whole[:at] + flipped + whole[at + 1 :]


def first_row(path: Path) -> int | None:
    """The row of the first problem that an audit of the journal names."""
    try:
        read = read_journal(path, 1)
    except Refused as refused:
        return refused.notices[0].where.row
    of_rows = problems_of_rows(read, 1)
    if of_rows:
        return of_rows[0].where.row
    problems = audit(path, 1).problems
    return problems[0].where.row if problems else None


def remembered() -> ExitStack:
    """Within, parts that were read before are not read again."""
    keys_before: list[Keys] = []

    @lru_cache(2_000)
    def read_once(texts: tuple[bytes, ...], first_row: int, above: bytes | None) -> Part:
        return read_part(texts, first_row, above, keys_before[0])

    def read_stretch(stretch: Stretch, keys: Keys) -> Part:
        texts = stretch.texts()
        keys_before[:] = keys_before or [keys]
        if keys != keys_before[0]:
            # Where a flip changes who may sign, entries are noted with other keys: not to be kept.
            return read_part(texts, stretch.first_row, stretch.above, keys)
        return read_once(tuple(texts), stretch.first_row, stretch.above)

    @lru_cache(10)
    def keys_once(naming: tuple[tuple[int, bytes], ...]) -> Keys:
        return _keys_in(dict(naming))

    def keys_in(naming: Mapping[int, bytes]) -> Keys:
        return keys_once(tuple(naming.items()))

    stack = ExitStack()
    for module, name, new in (
        (journal, "BYTES_OF_A_PART", BYTES_OF_A_PART),
        (journal, "read_stretch", read_stretch),
        (journal, "_keys_in", keys_in),
        (signed, "is_signed", cache(signed.is_signed)),
    ):
        stack.enter_context(mock.patch.object(module, name, new))
    return stack
