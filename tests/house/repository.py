"""The repository as the house tests see it: its files, its code, its catalogues."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "safepassage"
LOCALES = PACKAGE / "locales"
CATALOGUES = sorted(path.stem for path in (LOCALES / "en").glob("*.ftl"))


@cache
def files() -> tuple[Path, ...]:
    """Everything that is, or is about to be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return tuple(sorted(ROOT / name for name in listed if (ROOT / name).is_file()))


@cache
def modules() -> tuple[Path, ...]:
    """The product's own Python files."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def messages(language: str, catalogue: str) -> dict[str, ftl.Message]:
    """The messages of a catalogue by id; a catalogue that does not parse fails here."""
    text = (LOCALES / language / f"{catalogue}.ftl").read_text(encoding="utf-8")
    resource = FluentParser().parse(text)
    found: dict[str, ftl.Message] = {}
    for entry in resource.body:
        assert not isinstance(entry, ftl.Junk), f"{language}/{catalogue}.ftl: {entry.content}"
        if isinstance(entry, ftl.Message):
            name = entry.id.name
            assert name not in found, f"{language}/{catalogue}.ftl says {name} twice"
            found[name] = entry
    return found


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))
