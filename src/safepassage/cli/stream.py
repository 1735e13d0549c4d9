"""Entries as lines of JSON on standard input, in batches of what is there at once."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING

from safepassage.notices import Notice, Where

if TYPE_CHECKING:
    from safepassage.api import Line

MOST = 500
"""Lines that are written to the disk together: no line waits for more than were there with it."""

LONGEST = 1 << 20
"""Bytes of a line; what is longer is no entry."""

_END = b""


def batches() -> Iterator[list[Line]]:
    """The lines, as soon as they are there: one, or all that came while the last were written."""
    lines: Queue[bytes] = Queue(2 * MOST)
    # Reading waits for whoever types; what has come must not wait with it.
    Thread(target=_read, args=(standard_input(), lines), daemon=True).start()
    row, ended = 0, False
    while not ended:
        came = [lines.get()]
        while len(came) < MOST:
            try:
                came.append(lines.get_nowait())
            except Empty:
                break
        ended = _END in came
        batch = []
        for text in came[: came.index(_END)] if ended else came:
            row += 1
            if text.strip():
                batch.append(_line(row, text))
        if batch:
            yield batch


def standard_input() -> IO[bytes]:
    """Standard input, byte by byte."""
    buffer = getattr(sys.stdin, "buffer", None)
    return buffer if buffer is not None else io.BytesIO(sys.stdin.read().encode())


def _read(stream: IO[bytes], lines: Queue[bytes]) -> None:
    """Puts each line in, and :data:`_END` in the end; of a line too long only its beginning."""
    try:
        while text := stream.readline(LONGEST + 1):
            rest = text
            while len(rest) > LONGEST and not rest.endswith(b"\n"):
                rest = stream.readline(LONGEST + 1)
            lines.put(text)
    finally:
        lines.put(_END)


def _line(row: int, text: bytes) -> Line:
    """An entry from a line of JSON, or that it is none."""
    from safepassage import api

    try:
        fields = json.loads(text.decode(), object_pairs_hook=_once) if len(text) <= LONGEST else 0
    except (ValueError, RecursionError):
        fields = None
    if isinstance(fields, dict) and isinstance(fields.get("kind"), str):
        return api.Line(row, api.Spoken(fields.pop("kind"), fields))
    return api.Line(row, Notice("D-LINE", where=Where(row=row)))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which no name stands twice: which of the two would be meant?"""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError
    return fields
