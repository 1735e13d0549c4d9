"""A figure that decides something in the search says beside it what it is, and why so much."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PLANNER = Path(__file__).parents[2] / "src" / "safepassage" / "planner"


def untold(code: str) -> Iterator[str]:
    """Constants with a number in them that no sentence stands under."""
    statements = ast.parse(code).body
    for constant, after in zip(statements, [*statements[1:], None], strict=True):
        if not isinstance(constant, ast.Assign) or not isinstance(constant.targets[0], ast.Name):
            continue
        name = constant.targets[0].id
        inside = [n.value for n in ast.walk(constant.value) if isinstance(n, ast.Constant)]
        figures = [v for v in inside if isinstance(v, (int, float)) and not isinstance(v, bool)]
        said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if name.strip("_").isupper() and figures and not said:
            yield name


def test_every_figure_of_the_planner_is_told() -> None:
    found = {
        f"{file.relative_to(PLANNER)}: {name}"
        for file in PLANNER.rglob("*.py")
        for name in untold(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_a_figure_without_a_sentence_is_found() -> None:
    assert list(untold('MOST = 5\nLEAST = 2\n"""Fewer are none."""\n')) == ["MOST"]
