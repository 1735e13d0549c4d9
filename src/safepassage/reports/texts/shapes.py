"""Arabic as letters in the order of reading, where a file holds shapes in the order of looking.

Old programs, and much that is copied out of PDF files, keep each letter in the shape that it has on
paper (U+FB50 to U+FEFF), at times from the left to the right of the page. Nothing that looks
for words finds any there.
"""

from __future__ import annotations

import re
import unicodedata

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_LEFT_TO_RIGHT = re.compile(
    r"[0-9A-Za-z\u0660-\u0669\u06f0-\u06f9]"
    r"(?:[^\s\u0600-\u06ff]*[0-9A-Za-z\u0660-\u0669\u06f0-\u06f9%])?"
)
_LATIN_WORDS = re.compile(r"[A-Za-z][^\u0600-\u06ff\n]*[A-Za-z]")
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def plain(text: str) -> str:
    """The text in plain letters and the order of reading, without marks that nobody sees."""
    text = _INVISIBLE.sub("", text)
    if not _SHAPES.search(text):
        return text
    if _as_seen(text):
        text = "\n".join(in_reading_order(line) for line in text.split("\n"))
    return _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _as_seen(text: str) -> bool:
    """Whether words begin, on the left, with the shape in which they end."""
    backwards = forwards = 0
    for word in re.findall("[\ufb50-\ufdff\ufe70-\ufefc]{2,}", text):
        first, last = (unicodedata.decomposition(letter) for letter in (word[0], word[-1]))
        backwards += first.startswith("<final>") + last.startswith("<initial>")
        forwards += first.startswith("<initial>") + last.startswith("<final>")
    return backwards > forwards


def in_reading_order(line: str) -> str:
    """A line seen from left to right, as it is read: from the right, numbers and Latin not."""
    if not re.search("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]", line):
        return line
    turned = line[::-1].translate(_MIRRORED)
    turned = _LATIN_WORDS.sub(lambda found: found[0][::-1].translate(_MIRRORED), turned)
    kept = [found.span() for found in _LATIN_WORDS.finditer(turned)]

    def again(found: re.Match[str]) -> str:
        within = any(begin <= found.start() and found.end() <= end for begin, end in kept)
        return found[0] if within else found[0][::-1]

    return _LEFT_TO_RIGHT.sub(again, turned)
