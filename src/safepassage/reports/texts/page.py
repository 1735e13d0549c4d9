"""The text of a saved web page: the story, not the menus around it."""

from __future__ import annotations

import re

from safepassage.reports.texts.encoding import decode

_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?\s*|<\?xml[^>]*encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"data:[\w/+.;=-]*,[^\"')\s>]{200,}")
"""Pictures and fonts that a browser put into the page when saving it."""

_SHORT = 200
"""Below so many letters the main text may have missed a post: all text of the page is weighed."""


_AROUND = ("script", "style", "nav", "footer", "aside", "form", "title", "noscript", "template")
"""What stands around a text, or is no text for readers."""


def declared_encoding(data: bytes) -> str | None:
    """What the page says of its encoding within its first bytes."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def text_of_page(data: bytes) -> str | None:
    """The main text; None where the letters cannot be recognised."""
    html = decode(data, declared_encoding(data))
    return None if html is None else main_text(html)


def main_text(html: str) -> str:
    """The main text of a page, a paragraph to a line; empty where there is none."""
    import trafilatura

    # What the page says of its encoding is no longer so, and would be believed.
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", _WITHIN.sub("", html))
    found = trafilatura.extract(
        html,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=True,
    )
    story = found or ""
    if len(story) < _SHORT:
        everything = fragment(html)
        if len(story) < len(everything) < 20 * _SHORT:
            story = everything
    title = _title(html)
    if title and title.split("\n")[0] not in story:
        story = f"{title}\n{story}" if story else ""
    return re.sub(r"^\|\s*|\s*\|$", "", story, flags=re.MULTILINE)


def _title(html: str) -> str:
    """The headline, ``h1`` where there is exactly one."""
    found = re.findall(r"<h1\b[^>]*>(.*?)</h1>", html, re.IGNORECASE | re.DOTALL)
    return fragment(found[0]).strip() if len(found) == 1 else ""


def fragment(html: str) -> str:
    """The text of a piece of HTML: a feed's entry, a headline, a page without its menus."""
    if "<" not in html and "&" not in html:
        return html
    import lxml.html

    broken = re.sub(r"(?i)(?=<(?:br|/p|/div|/li|/td|/tr|/h\d)\b)", "\n", html)
    try:
        root = lxml.html.fromstring(f"<div>{broken}</div>")
    except (lxml.etree.ParserError, ValueError):
        return ""
    # Only what is below the root: a piece may itself be called a menu.
    for element in list(root.iter(*_AROUND)):
        if element.getparent() is not None:
            element.drop_tree()
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return "\n".join(line for line in lines if line)
