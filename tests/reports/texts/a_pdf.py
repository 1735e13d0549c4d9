"""A PDF file, letter by letter where it is to stand: what any program may write."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(lines: Sequence[Sequence[tuple[str, float]]], height: float = 700) -> bytes:
    """Lines of letters (or several for one glyph) with their places from the left, in points, in
    the order in which they stand in the file.
    """
    glyphs = sorted({text for line in lines for text, _ in line})
    codes = {text: number + 65 for number, text in enumerate(glyphs)}
    shown = []
    for number, line in enumerate(lines):
        for text, x in line:
            y = height - 20 * number
            shown.append(f"BT /F 12 Tf 1 0 0 1 {x} {y} Tm <{codes[text]:02X}> Tj ET")
    content = "\n".join(shown).encode()
    mapped = "\n".join(
        f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapped}\nendbfchar\nendcmap end end"
    ).encode()
    widths = " ".join(["500"] * 255)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 1/LastChar 255/ToUnicode 6 0 R"
        b"/Widths[%s]>>" % widths.encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return out


def as_seen(sentence: str, right: float = 500) -> list[tuple[str, float]]:
    """An Arabic sentence laid out from the right, in the order of reading."""
    import re

    placed: list[tuple[str, float]] = []
    x = right
    for piece in re.findall(r"[0-9٠-٩A-Za-z]+|.", sentence):
        width = 6 * len(piece)
        placed += [(letter, x - width + 6 * number) for number, letter in enumerate(piece)]
        x -= width
    return placed
