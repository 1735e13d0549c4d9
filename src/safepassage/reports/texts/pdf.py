"""The text of a PDF file, Arabic in the order of reading.

A PDF file says where each letter stands, seldom in which order they are read. PDFium finds lines
and words; within these the places of the letters on the page decide here, since what PDFium makes
of Arabic depends on the program that wrote the file.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safepassage.notices import Notice, Refused, Where

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_RUN = re.compile(
    r"[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z]"
    r"(?:[^\u0600-\u065f\u066e-\u06ef\ufb50-\ufefc\s]*[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z%])?"
)
"""What is read from the left within an Arabic word, Arabic digits and decimal signs too."""

_MOST_PAGES = 2000
"""A report has fewer; what has more is a book, and the wrong file."""


@dataclass(slots=True)
class _Letter:
    """A letter, or several of one glyph, and its place: ``x`` of its origin, points."""

    text: str
    x: float


def text_of_pdf(data: bytes, file: str) -> str:
    """Its text; the pages with an empty line between them.

    Raises:
        Refused: where it is locked, damaged, or too long. A scanned one has an empty text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        locked = getattr(refused, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        code = "T-LOCKED" if locked else "T-DAMAGED"
        raise Refused((Notice(code, where=Where(file), numbers={"form": "PDF"}),)) from None
    with document:
        if len(document) > _MOST_PAGES:
            numbers = {"pages": len(document), "most": _MOST_PAGES}
            raise Refused((Notice("T-PAGES", where=Where(file), numbers=numbers),))
        pages = []
        for number in range(len(document)):
            try:
                pages.append(_text_of_page(document[number]))
            except pypdfium2.PdfiumError:
                continue  # one damaged page: the others can be read
    return "\n\n".join(page for page in pages if page)


def _text_of_page(page: PdfPage) -> str:
    from pypdfium2 import raw

    content = page.get_textpage()
    lines: list[str] = []
    line: list[list[_Letter]] = []
    word: list[_Letter] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(content.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(content, index))
        if letter in "\r\n \t\u00a0\0\u2028":
            if word:
                line.append(word)
                word = []
            if letter in "\n\u2028" and line:
                lines.append(_line(line))
                line = []
            continue
        raw.FPDFText_GetCharOrigin(content, index, x, y)
        word.append(_Letter(letter, x.value))
    if word:
        line.append(word)
    if line:
        lines.append(_line(line))
    return "\n".join(lines)


def _line(words: list[list[_Letter]]) -> str:
    """A line's words in the order of reading: from the right where most letters are Arabic."""
    written = [_word(word) for word in words]
    letters = "".join(written)
    if 2 * len(_ARABIC.findall(letters)) <= sum(letter.isalpha() for letter in letters):
        return " ".join(written)
    places = [max(letter.x for letter in word) for word in words]
    order = sorted(range(len(words)), key=lambda number: -places[number])
    return " ".join(_latin_turned([written[number] for number in order]))


def _latin_turned(words: list[str]) -> list[str]:
    """Several Latin words within an Arabic line are read from the left among themselves."""
    turned: list[str] = []
    run: list[str] = []
    for word in words:
        if re.search("[A-Za-z]", word) and not _ARABIC.search(word):
            run.insert(0, word)
        else:
            turned += [*run, word]
            run = []
    return [*turned, *run]


def _word(letters: list[_Letter]) -> str:
    """A word's letters in the order of reading."""
    text = "".join(letter.text for letter in letters)
    if not _ARABIC.search(text):
        return text
    joined = _glyphs(letters)
    bases = [glyph for glyph in joined if not unicodedata.combining(glyph.text[0])]
    for mark in (glyph for glyph in joined if unicodedata.combining(glyph.text[0])):
        if bases:
            nearest = min(bases, key=lambda base: abs(base.x - mark.x))
            nearest.text += mark.text
    seen = "".join(glyph.text for glyph in sorted(bases, key=lambda glyph: -glyph.x))
    # Numbers and Latin within an Arabic word: the letters after و in و10.
    return _RUN.sub(lambda found: found[0][::-1], seen)


def _glyphs(letters: list[_Letter]) -> list[_Letter]:
    """Letters that share one glyph (لا) together, first what is read first."""
    firsts = [letters[0].x, letters[-1].x]
    backwards = firsts[0] < firsts[1]
    found: list[_Letter] = []
    for letter in letters:
        if found and abs(found[-1].x - letter.x) < 0.01 and not unicodedata.combining(letter.text):
            one = found[-1]
            one.text = letter.text + one.text if backwards else one.text + letter.text
        else:
            found.append(_Letter(letter.text, letter.x))
    for glyph in found:
        if re.fullmatch("[اأإآ]ل|يف", glyph.text):
            glyph.text = glyph.text[::-1]  # what stands for itself shows no direction
    return found
