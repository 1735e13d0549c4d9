"""The faults that are tried, and that they are put where they belong."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from benchmarks.mutation import patching
from benchmarks.mutation.__main__ import likely
from benchmarks.mutation.covering import Covering
from benchmarks.mutation.mutants import Mutant, faulty, mutants, sites

from house.repository import ROOT

SOURCE = '''"""Says something."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from x import y
__all__ = ["a"]
LIMIT = 3
class Thing:
    """A thing."""
    size: int = 4
    def is_large(self, than: "int" = 2) -> bool:
        """Whether."""
        if self.size < than and not self.odd:
            return True
        for one in [x for x in self.all if x > 1]:
            continue
        self.last = one
        self.total += 1
        print(-self.size)
        return min(self.all) == LIMIT
def numbers():
    yield 1
    raise ValueError("no")
'''


def faults(source: str) -> list[str]:
    return [f"{site.line} {site.fault}" for site in sites(ast.parse(source))]


def test_every_sort_of_fault_is_there_and_nothing_that_nobody_could_notice() -> None:
    assert sorted(faults(SOURCE)) == sorted(
        [
            "6 3 → 4",
            "9 4 → 5",
            "10 2 → 3",
            "12 condition turned round",
            "12 And turned",
            "12 condition 1 dropped",
            "12 condition 2 dropped",
            "12 Lt → LtE",
            "12 Lt → GtE",
            "12 sign or not dropped",
            "13 nothing returned",
            "13 True → False",
            "14 condition of the comprehension dropped",
            "14 Gt → GtE",
            "14 Gt → LtE",
            "14 1 → 2",
            "15 continue → break",
            "16 statement dropped",
            "17 statement dropped",
            "17 Add → Sub",
            "17 1 → 2",
            "18 statement dropped",
            "18 sign or not dropped",
            "19 nothing returned",
            "19 Eq → NotEq",
            "19 min → max",
            "21 statement dropped",
            "21 1 → 2",
            "22 nothing raised",
            "22 'no' with a letter more",
        ]
    )


def test_each_fault_changes_the_program_and_leaves_one_that_compiles() -> None:
    for number in range(len(faults(SOURCE))):
        changed = faulty(SOURCE, number)
        assert ast.unparse(changed) != ast.unparse(ast.parse(SOURCE))
        compile(changed, "x", "exec")


@pytest.mark.parametrize(
    "file", sorted((ROOT / "src/safepassage/vault").rglob("*.py")), ids=lambda path: path.name
)
def test_every_fault_of_real_files_compiles(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    for mutant in mutants(file, file.name)[::7]:
        compile(faulty(source, mutant.number), file.name, "exec")
        assert mutant.line in mutant.lines


MODULE = """
LIMIT = 3
def is_large(number):
    def inner():
        return number > LIMIT
    return inner()
class Thing:
    @property
    def size(self):
        return max([x for x in (1, 2, 3) if x < 3])
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, object]]:
    """A file, and what it defines once it is loaded."""
    path = tmp_path / "module.py"
    path.write_text(MODULE)
    defined: dict[str, object] = {}
    exec(compile(MODULE, str(path), "exec", dont_inherit=True), defined)
    return path, defined


def number_of(fault: str) -> int:
    return faults(MODULE).index(fault)


def test_living_functions_get_the_fault(module: tuple[Path, dict[str, object]]) -> None:
    path, defined = module
    is_large, thing = defined["is_large"], defined["Thing"]
    assert callable(is_large)
    assert callable(thing)
    assert (is_large(3), thing().size) == (False, 2)
    assert patching.swapped(path, number_of("5 Gt → GtE"))
    assert (is_large(3), thing().size) == (True, 2)
    assert patching.swapped(path, number_of("10 condition of the comprehension dropped"))
    # One fault at a time: each is put into the functions as they stand in the file.
    assert thing().size == 3


def test_what_runs_when_a_module_is_loaded_cannot_be_put_in_later(
    module: tuple[Path, dict[str, object]],
) -> None:
    path, _ = module
    assert not patching.swapped(path, number_of("2 3 → 4"))


def test_a_mutant_is_tried_with_the_tests_of_its_lines_the_quickest_first() -> None:
    lines = {"a.py": {1: frozenset[str](), 2: frozenset({"t", "u"}), 3: frozenset({"v"})}}
    seconds = {"t": 2.0, "u": 1.0, "v": 30.0}
    known = Covering(lines, seconds)

    def of(path: str, *on: int) -> list[str]:
        return known.tests(Mutant(path, 0, on[0], range(on[0], on[-1] + 1), ""))

    assert of("a.py", 2) == ["u", "t"]
    assert of("a.py", 3) == ["v"]
    assert of("a.py", 2, 3) == ["u", "t"]  # v would take too long.
    assert of("a.py", 1) == ["u", "t"]  # Loading the module is done for all of them.
    assert of("b.py", 1) == ["u", "t"]  # So it is done for those of files beside it.
    assert Covering({}, seconds).tests(Mutant("a.py", 0, 1, range(1, 2), "")) == []


@pytest.mark.parametrize(
    ("noticed", "tried", "low", "high"),
    [(0, 0, 0, 1), (0, 10, 0, 0.278), (10, 10, 0.722, 1), (90, 100, 0.826, 0.945)],
)
def test_the_interval_is_wilsons(noticed: int, tried: int, low: float, high: float) -> None:
    assert likely(noticed, tried) == pytest.approx((low, high), abs=0.001)
