"""From a file to the text in it: plain text, pages, PDF, DOCX, saved feeds and lines of JSON.

What a file is, is told by its first bytes, not by its name: what people save and send on is
often named for something else. Nothing is fetched from anywhere.
"""

from safepassage.reports.texts.opened import MOST_BYTES, Text, texts_of

__all__ = ["MOST_BYTES", "Text", "texts_of"]
