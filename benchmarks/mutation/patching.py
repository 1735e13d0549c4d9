"""Puts a fault into a program: into functions that are loaded already, or into a module as it is.

Nothing is written: the files stay as they are, whatever becomes of the trial.
"""

from __future__ import annotations

import gc
import importlib.machinery
import os
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from benchmarks.mutation.mutants import faulty

MUTANT = "MUTATION_MUTANT"
"""The environment variable that names the file and the fault to a process: ``NUMBER PATH``."""

_IS_FUNCTION = 0x0001
"""CO_OPTIMIZED: bodies of modules and classes lack it."""


def swapped(path: Path, number: int) -> bool:
    """Gives every living function of the file its faulty body; False where the fault stands in no
    function's body, so that the module has to be loaded with it.
    """
    source = path.read_text(encoding="utf-8")
    old = compile(source, str(path), "exec", dont_inherit=True)
    new = compile(faulty(source, number), str(path), "exec", dont_inherit=True)
    pairs: dict[CodeType, CodeType] = {}
    for before, after in _aligned(old, new):
        if after is None:
            return False
        if before.co_flags & _IS_FUNCTION:
            if _whole(before) != _whole(after):
                pairs[before] = after
        elif _own(before) != _own(after):
            return False
    found = [
        (function, pairs[function.__code__])
        for function in gc.get_objects()
        if isinstance(function, FunctionType)
        and function.__code__.co_filename == str(path)
        and function.__code__ in pairs
    ]
    for function, code in found:
        try:
            function.__code__ = code
        except ValueError:  # It closes over other variables than before.
            return False
    return bool(found)


def load_with_the_fault() -> None:
    """Where :data:`MUTANT` names a file, it is loaded with that fault when it is imported."""
    number, _, path = os.environ[MUTANT].partition(" ")
    usual = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader: importlib.machinery.SourceFileLoader, fullname: str) -> CodeType | None:
        file = loader.get_filename(fullname)
        if file != path:
            return usual(loader, fullname)
        source = Path(file).read_text(encoding="utf-8")
        return compile(faulty(source, int(number)), file, "exec", dont_inherit=True)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]  # meant


def _aligned(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType | None]]:
    """Each body of a program and the faulty one's in its place; None where none can be told."""
    yield old, new
    before, after = _inner(old), _inner(new)
    if [code.co_name for code in before] != [code.co_name for code in after]:
        # A function that holds others is given its whole new body.
        if not old.co_flags & _IS_FUNCTION:
            yield old, None
        return
    for one, other in zip(before, after, strict=True):
        yield from _aligned(one, other)


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _own(code: CodeType) -> tuple[object, ...]:
    """What a body does, those within it left aside."""
    constants = [
        None if isinstance(one, CodeType) else (type(one), repr(one)) for one in code.co_consts
    ]
    return code.co_code, code.co_names, code.co_varnames, constants


def _whole(code: CodeType) -> tuple[object, ...]:
    return *_own(code), [_whole(one) for one in _inner(code)]
