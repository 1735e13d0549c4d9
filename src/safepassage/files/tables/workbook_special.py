"""What a workbook may hold that a table cannot: merged cells, and formulas never computed.

Both lose values without a word: of merged cells only the first holds one, and a formula that no
spreadsheet program has computed holds none.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}([0-9]{1,7})[:A-Z0-9]*)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")

MOST_ALIKE = 50
"""More merged cells or lost formulas than this in one sheet are not listed."""


def merged_cells(data: bytes, comments: dict[str, set[int]]) -> Iterator[tuple[str, int, str]]:
    """Merged cells as sheet, row and range; those that begin in a comment are left out.

    ``comments`` holds for each sheet the rows that are comments.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for sheet, part in _parts(archive):
            found = 0
            for match in _MERGED.finditer(archive.read(part)):
                row = int(match[2])
                if row not in comments.get(sheet, ()) and found < MOST_ALIKE:
                    found += 1
                    yield sheet, row, match[1].decode()


def has_formulas(data: bytes) -> bool:
    """Whether any sheet has a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(_FORMULA.search(archive.read(part)) for _, part in _parts(archive))


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The sheets' names, each with its part of the archive."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    known = set(archive.namelist())
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
        if part in known:
            yield sheet.get("name", ""), part
