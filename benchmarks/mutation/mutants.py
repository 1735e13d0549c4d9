"""Small faults in a source file, each told by its number: the same file gives the same faults.

What nobody could tell from the original is left alone: docstrings, annotations, imports,
``__all__``, and blocks that only a type checker reads.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
"""Each boundary moved by one, and each answer turned round."""

_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}

_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}

_UNREAD = {"annotation", "returns", "decorator_list", "type_params"}
"""Fields of a node in which nothing is changed."""


_HOLDING = (ast.arguments, ast.keyword, ast.comprehension, ast.withitem)
"""What is no expression and no statement, and has expressions in it."""


@dataclass(frozen=True, slots=True)
class Site:
    """One place and one fault: ``lines`` are those of its statement, whose tests may notice."""

    line: int
    lines: range
    fault: str
    apply: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault of one file, by its number in :func:`sites`."""

    path: str
    number: int
    line: int
    lines: range
    fault: str


def mutants(path: Path, shown: str) -> list[Mutant]:
    """Every fault that can be put into a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        Mutant(shown, number, site.line, site.lines, site.fault)
        for number, site in enumerate(sites(tree))
    ]


def faulty(source: str, number: int) -> ast.Module:
    """The program with that one fault."""
    tree = ast.parse(source)
    list(sites(tree))[number].apply()
    return ast.fix_missing_locations(tree)


def sites(tree: ast.Module) -> Iterator[Site]:
    """Every place of a program where a fault can be put, in order, and each fault there."""
    for statement, lines in _statements(tree.body):
        yield from _of_statement(statement, lines)
        for parent, field, at, node in _expressions(statement):
            for fault, new in _of_expression(node):
                yield Site(node.lineno, lines, fault, _putting(parent, field, at, new))


def _statements(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, range]]:
    for number, statement in enumerate(body):
        if _is_unread(statement, number):
            continue
        inner = [getattr(statement, field, []) for field in ("body", "orelse", "finalbody")]
        handlers = getattr(statement, "handlers", [])
        cases = getattr(statement, "cases", [])
        below = [*inner, *(each.body for each in [*handlers, *cases])]
        first = min((some[0].lineno for some in below if some), default=None)
        last = statement.end_lineno or statement.lineno
        end = last + 1 if first is None else max(first, statement.lineno + 1)
        yield statement, range(statement.lineno, end)
        for some in below:
            yield from _statements(some)


def _is_unread(statement: ast.stmt, number: int) -> bool:
    """Docstrings, imports, ``__all__``, and what stands below ``if TYPE_CHECKING``."""
    match statement:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False


def _expressions(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.expr]]:
    """The expressions of one statement, those within them included; not its inner statements."""
    for field, value in ast.iter_fields(node):
        if field in _UNREAD:
            continue
        many = isinstance(value, list)
        for at, child in enumerate(value if many else [value]):
            if isinstance(child, ast.expr):
                yield node, field, at if many else None, child
                yield from _expressions(child)
            elif isinstance(child, _HOLDING):
                yield from _expressions(child)


def _of_expression(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=comparators):
            for other in _COMPARISONS[type(op)]:
                told = f"{type(op).__name__} → {other.__name__}"
                yield told, ast.Compare(left, [other()], comparators)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            for at, op in enumerate(ops):
                other = _COMPARISONS[type(op)][0]
                changed = [*ops[:at], other(), *ops[at + 1 :]]
                yield (
                    f"{type(op).__name__} → {other.__name__}",
                    ast.Compare(left, changed, comparators),
                )
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            other_op = _OPERATORS[type(op)]
            told = f"{type(op).__name__} → {other_op.__name__}"
            yield told, ast.BinOp(left, other_op(), right)
        case ast.BoolOp(op=op, values=values):
            turned = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield f"{type(op).__name__} turned", ast.BoolOp(turned, values)
            for at in range(len(values)):
                rest = [*values[:at], *values[at + 1 :]]
                left_over = rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
                yield f"condition {at + 1} dropped", left_over
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield "sign or not dropped", operand
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield "branches swapped", ast.IfExp(test, orelse, body)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _CALLED:
            called = ast.Name(_CALLED[name], ast.Load())
            yield f"{name} → {_CALLED[name]}", ast.Call(called, args, keywords)
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield f"{value} → {value + 1}", ast.Constant(value + 1)
        case ast.Constant(value=float(value)):
            yield f"{value} → {value * 2 + 1}", ast.Constant(value * 2 + 1)
        case ast.Constant(value=str(text)):
            yield f"{text[:30]!r} with a letter more", ast.Constant(text + "X")
        case ast.Constant(value=bytes(some)):
            yield f"{some[:30]!r} with a byte more", ast.Constant(some + b"X")
        case (
            ast.ListComp(generators=generators)
            | ast.SetComp(generators=generators)
            | ast.GeneratorExp(generators=generators)
            | ast.DictComp(generators=generators)
        ):
            for at, part in enumerate(generators):
                if part.ifs:
                    without = ast.comprehension(part.target, part.iter, [], part.is_async)
                    changed_parts = [*generators[:at], without, *generators[at + 1 :]]
                    fields = {name: getattr(node, name) for name in node._fields}
                    yield (
                        "condition of the comprehension dropped",
                        type(node)(**{**fields, "generators": changed_parts}),
                    )


def _of_statement(statement: ast.stmt, lines: range) -> Iterator[Site]:
    for fault, apply in _changes(statement):
        yield Site(statement.lineno, lines, fault, apply)


def _changes(statement: ast.stmt) -> Iterator[tuple[str, Callable[[], None]]]:
    match statement:
        case ast.If(test=test) | ast.While(test=test):
            turned = ast.UnaryOp(ast.Not(), test)
            yield "condition turned round", _putting(statement, "test", None, turned)
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield "nothing returned", _putting(statement, "value", None, ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom() as value):
            nothing: ast.expr = ast.Constant(None)
            if isinstance(value, (ast.Yield, ast.YieldFrom)):
                # Still a generator, or every caller would fail at once.
                empty = ast.Tuple([], ast.Load())
                nothing = ast.YieldFrom(empty)
            yield "statement dropped", _putting(statement, "value", None, nothing)
        case ast.Raise():
            yield "nothing raised", _becoming(statement, ast.Pass())
        case ast.AugAssign(op=op):
            yield "statement dropped", _becoming(statement, ast.Pass())
            if type(op) in _OPERATORS:
                other = _OPERATORS[type(op)]
                told = f"{type(op).__name__} → {other.__name__}"
                yield told, _putting(statement, "op", None, other())
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.Delete():
            yield "statement dropped", _becoming(statement, ast.Pass())
        case ast.Continue():
            yield "continue → break", _becoming(statement, ast.Break())
        case ast.Break():
            yield "break → continue", _becoming(statement, ast.Continue())


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _putting(parent: ast.AST, field: str, at: int | None, new: ast.AST) -> Callable[[], None]:
    def put() -> None:
        if at is None:
            setattr(parent, field, new)
        else:
            getattr(parent, field)[at] = new

    return put


def _becoming(statement: ast.stmt, other: ast.stmt) -> Callable[[], None]:
    """The statement turns into another in its place, whatever list it stands in."""

    def become() -> None:
        place = {name: getattr(statement, name) for name in statement._attributes}
        statement.__dict__.clear()
        statement.__class__ = type(other)  # type: ignore[assignment]  # nodes of one layout
        statement.__dict__.update({**other.__dict__, **place})

    return become
