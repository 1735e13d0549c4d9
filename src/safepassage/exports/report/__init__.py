"""``report.html``: one self-contained file that shows a plan, in Arabic or in English.

Each section has a module that works out its numbers and outlines, and a template that draws them.
"""

from safepassage.exports.report.page import report

__all__ = ["report"]
