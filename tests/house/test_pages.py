"""The pages: what the README promises, links that lead somewhere, and words that stay out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from house.repository import ROOT, files, shown

README = ROOT / "README.md"
PAGES = [path for path in files() if path.suffix == ".md"]
TEXTS = [
    path
    for path in files()
    if path.suffix
    in {"", ".cpp", ".csv", ".ftl", ".hpp", ".html", ".lock", ".md", ".py", ".sh", ".toml", ".txt"}
]

FOREIGN = {
    "a path of one machine": r"(?<![\w./])/(?:work|root|home|tmp|opt)/[a-z]",
    "a package registry": r"index-" r"url|pypi\." r"org|python" r"hosted|registry\.npm" r"js",
    "something unfinished": r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b",
    "a numbered task": r"\b[Ii]ssue #?\d",
}
"""The product speaks of itself: what a stranger's machine does not have stays out."""


def test_the_readme_opens_with_what_it_is_for() -> None:
    title, _, opening = README.read_text(encoding="utf-8").partition("\n")
    assert title == "# Safe Passage"
    first = opening.strip().split("\n\n")[0]
    assert "evacuat" in first
    assert not first.startswith(("#", "!", "```"))


def test_the_readme_has_exactly_two_commands() -> None:
    blocks = re.findall(r"```(?:sh|bash|console)\n(.*?)```", README.read_text(), re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if line.strip()]
    assert [line.split("#")[0].strip() for line in commands] == ["make demo", "make test"]


def test_the_readme_has_one_picture() -> None:
    assert len(re.findall(r"!\[|<img", README.read_text(encoding="utf-8"))) == 1


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:src|href)=\"([^\"]+)\"", text)
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        assert goal.exists(), f"{shown(page)} points at {target}"
        if anchor and goal.suffix == ".md":
            assert anchor in anchors(goal), f"{shown(page)} points at {target}"


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("path", TEXTS, ids=shown)
def test_the_product_speaks_of_itself_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    for what, pattern in FOREIGN.items():
        found = re.search(pattern, text)
        assert not found, f"{shown(path)} names {what}: {found[0] if found else ''}"


def test_the_pages_that_a_stranger_looks_for_are_there() -> None:
    for name in (
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "docs/glossary.md",
        "docs/tour.md",
        "docs/commands.md",
        "docs/rules.md",
        "docs/notices.md",
        "docs/formats/scenario.md",
        "docs/formats/plan.md",
    ):
        assert (ROOT / name).is_file(), name
