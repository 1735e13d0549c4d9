"""One QR code as a picture, large enough for a phone to read from another's screen."""

from __future__ import annotations

from pathlib import Path

import segno

_BORDER = 4
"""Light modules around the code: what ISO/IEC 18004 asks for."""


def code(text: str, out: Path) -> None:
    """Writes ``text`` as a QR code (error correction M) into an SVG file."""
    made = segno.make_qr(text, error="m", boost_error=False)
    made.save(str(out), kind="svg", scale=4, border=_BORDER, xmldecl=False)
