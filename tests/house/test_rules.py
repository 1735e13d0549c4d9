"""Every rule of the domain has a check, a file of its own, notices, tests and a page."""

from __future__ import annotations

import re

import pytest

from house.repository import PACKAGE, ROOT, messages
from safepassage import verify

RULES = [f"R{number}" for number in range(1, 11)]
PAGE = ROOT / "docs" / "rules.md"


def rows() -> dict[str, str]:
    """The page's table: each rule and the file that checks it."""
    text = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"^\| (R\d+) [^|]*\|.*\| `([a-z]+\.py)` \|$", text, re.MULTILINE))


def test_there_are_ten_checks_and_ten_lines_on_the_page() -> None:
    assert len(verify.RULES) == len(RULES)
    assert list(rows()) == RULES


@pytest.mark.parametrize(("rule", "check"), list(zip(RULES, verify.RULES, strict=True)))
def test_a_rule_has_a_file_notices_and_tests_of_its_own(rule: str, check: verify.Rule) -> None:
    file = rows()[rule]
    assert (PACKAGE / "verify" / file).is_file()
    assert check.__module__ == f"safepassage.verify.{file.removesuffix('.py')}"
    codes = [code for code in messages("en", "notices-verify") if code.startswith(f"{rule}-")]
    assert codes
    tests = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("verify", "promises")
        for path in (ROOT / "tests" / room).rglob("test_*.py")
    )
    untested = [code for code in codes if code not in tests]
    assert not untested, f"no test shows that the checker finds {untested}"
