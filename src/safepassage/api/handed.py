"""What somebody hands over: a bundle, or QR codes as a scanner types them, one text to a line."""

from __future__ import annotations

from dataclasses import replace

from safepassage.ledger import Bundle, Frame, joined, read_bundle, read_frame
from safepassage.notices import Notice, Refused, Severity, Where

_CODE = b"SP1:"


def bundles_in(text: bytes, name: str) -> tuple[list[Bundle], list[Notice]]:
    """The bundles in a file's bytes, and warnings of what in it is none.

    Codes may be of several bundles, in any order, any number of times.

    Raises:
        Refused: where there is no whole bundle; codes that are missing are named.
    """
    if text.startswith(b"safepassage bundle") or _CODE not in text:
        return [read_bundle(text, name)], []
    frames: dict[str, list[Frame]] = {}
    wrong: list[Notice] = []
    for row, line in enumerate(text.decode("ascii", errors="replace").splitlines(), start=1):
        # A blank may belong to the code, or to the scanner.
        frame = read_frame(line) or read_frame(line.strip())
        if frame is not None:
            frames.setdefault(frame.bundle, []).append(frame)
        elif line.strip():
            wrong.append(Notice("D-CODE", where=Where(file=name, row=row)))
    bundles = []
    for of_one in frames.values():
        try:
            bundles.append(read_bundle(joined(of_one), name))
        except Refused as refused:
            wrong += [replace(one, where=Where(file=name)) for one in refused.notices]
    if not bundles:
        raise Refused(tuple(wrong))
    return bundles, [replace(one, severity=Severity.WARN) for one in wrong]
