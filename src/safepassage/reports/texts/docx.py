"""The text of a DOCX document: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from safepassage.notices import Notice, Refused, Where

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_UNPACKED = 256 * 2**20
"""Bytes: more is no document but a trap that fills the memory."""


def text_of_docx(data: bytes, file: str) -> str:
    """Its text, a paragraph or a table's row to a line. Raises :class:`Refused` where damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise _damaged(file)
            if any(part.flag_bits & 1 for part in packed.infolist()):
                raise Refused((Notice("T-LOCKED", where=Where(file), numbers={"form": "DOCX"}),))
        import docx

        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            lines += _lines(block)
    except Refused:
        raise
    except Exception:
        # zipfile, lxml and python-docx each raise what they like on what is not whole.
        raise _damaged(file) from None
    return "\n".join(lines)


def _lines(block: Paragraph | Table) -> list[str]:
    from docx.table import Table

    if not isinstance(block, Table):
        return [block.text]
    rows = []
    for row in block.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = " ".join(cell.text.split())
            if not cells or cells[-1] != text:  # merged cells come once for each column
                cells.append(text)
        rows.append(" | ".join(cell for cell in cells if cell))
    return rows


def _damaged(file: str) -> Refused:
    return Refused((Notice("T-DAMAGED", where=Where(file), numbers={"form": "DOCX"}),))
