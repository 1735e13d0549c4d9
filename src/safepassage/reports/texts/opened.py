"""A file opened: what it is, and every text in it."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from safepassage.notices import Notice, Refused, Where
from safepassage.reports.texts.docx import text_of_docx
from safepassage.reports.texts.encoding import decode
from safepassage.reports.texts.feed import entries_of
from safepassage.reports.texts.page import text_of_page
from safepassage.reports.texts.pdf import text_of_pdf
from safepassage.reports.texts.records import day_of, records_in
from safepassage.reports.texts.shapes import plain

MOST_BYTES = 32 * 2**20
"""A file (of lines of JSON: a line) beyond this is no report."""

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
_FORMS = (
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
)
"""The first bytes of what cannot be read here, and what it is called in the notices."""


@dataclass(frozen=True, slots=True)
class Text:
    """One report's text. ``identifier`` is from the file's name, or the record's own ``id``;
    ``published`` the day of publication, where the file says it.
    """

    identifier: str
    text: str
    published: date | None = None
    file: str = ""
    row: int | None = None


def texts_of(path: Path) -> Iterator[Text | Notice]:
    """Every text in the file, and a notice for each that cannot be read; nothing is raised.

    A file of records is read line by line, whatever its size.
    """
    name = path.name
    try:
        if path.suffix.lower() in (".jsonl", ".ndjson"):
            with path.open("rb") as lines:
                yield from _records(iter(lambda: lines.readline(MOST_BYTES + 1), b""), name)
            return
        size = path.stat().st_size
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if size > MOST_BYTES:
            yield _too_large(name, size)
            return
        with path.open("rb") as file:
            # A pipe has no size beforehand.
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = errno.errorcode.get(error.errno or errno.EIO, "EIO")
        yield Notice("T-CANNOT-READ", where=Where(str(path)), numbers={"reason": reason})
        return
    except ValueError:  # a path with a zero byte
        yield Notice("T-CANNOT-READ", where=Where(name), numbers={"reason": "EINVAL"})
        return
    if len(data) > MOST_BYTES:
        yield _too_large(name, len(data))
        return
    try:
        yield from _in_file(data, path.stem, name)
    except Refused as refused:
        yield from refused.notices
    except ImportError as missing:
        numbers = {"library": missing.name or ""}
        yield Notice("T-LIBRARY", where=Where(name), numbers=numbers)


def _in_file(data: bytes, identifier: str, file: str) -> Iterator[Text | Notice]:
    where = Where(file)
    if not data.strip(b"\0 \r\n\t"):
        yield Notice("T-EMPTY", where=where)
        return
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    text: str | None
    if b"%PDF-" in data[:1024]:
        text = text_of_pdf(data, file)
        if not text.strip():
            yield Notice("T-SCANNED", where=where)
            return
    elif data.startswith(b"PK\x03\x04") and b"word/" in data:
        text = text_of_docx(data, file)
    elif form := next((form for first, form in _FORMS if data.startswith(first)), None):
        locked = form == "doc" and "EncryptedPackage".encode("utf-16-le") in data
        code, told = ("T-LOCKED", "DOCX") if locked else ("T-FORM", form)
        yield Notice(code, where=where, numbers={"form": told})
        return
    elif _FEED.search(_narrow(head)):
        yield from _entries(data, identifier, file)
        return
    elif _PAGE.search(_narrow(head)):
        text = text_of_page(data)
    else:
        text = decode(data)
    if text is None:
        yield Notice("T-ENCODING", where=where)
    elif not (text := plain(text)).strip():
        yield Notice("T-EMPTY", where=where)
    else:
        yield Text(identifier, text, file=file)


def _narrow(head: bytes) -> bytes:
    """The first bytes without the zeros of UTF-16, so that marks of a page are seen."""
    return head.replace(b"\0", b"")


def _entries(data: bytes, identifier: str, file: str) -> Iterator[Text | Notice]:
    entries = entries_of(data)
    if entries is None:
        yield Notice("T-ENCODING", where=Where(file))
        return
    found = [(plain(text), day) for text, day in entries if text.strip()]
    if not found:
        yield Notice("T-EMPTY", where=Where(file))
    for number, (text, day) in enumerate(found, start=1):
        yield Text(f"{identifier}-{number}", text, day, file)


def _records(lines: Iterator[bytes], file: str) -> Iterator[Text | Notice]:
    empty = True
    for found in records_in(_of_bearable_length(lines), file):
        empty = False
        if isinstance(found, Notice):
            yield found
            continue
        row, record = found
        identifier, text = record.get("id"), record.get("text")
        for field, value in (("id", identifier), ("text", text)):
            if not isinstance(value, str) or not value.strip():
                numbers = {"field": field}
                yield Notice("T-FIELD", where=Where(file, row, field=field), numbers=numbers)
                break
        else:
            assert isinstance(identifier, str)
            assert isinstance(text, str)
            # A record's text is the text: statements say where in it they stand.
            yield Text(identifier, text, day_of(record.get("published")), file, row)
    if empty:
        yield Notice("T-EMPTY", where=Where(file))


def _of_bearable_length(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines; one that is too long is cut, so that it is complained of as no JSON, once."""
    for line in lines:
        if len(line) > MOST_BYTES:
            yield b"{"
            while not line.endswith(b"\n") and line:
                line = next(lines, b"")
        else:
            yield line


def _too_large(file: str, size: int) -> Notice:
    numbers = {"megabytes": -(-size // 2**20), "most": MOST_BYTES // 2**20}
    return Notice("T-TOO-LARGE", where=Where(file), numbers=numbers)
