"""Plans for other people's eyes and systems; one module or room for each format."""

from safepassage.exports.code import code
from safepassage.exports.formats import FORMATS
from safepassage.exports.report import report

__all__ = ["FORMATS", "code", "report"]
