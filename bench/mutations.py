"""Small wrongs for a module: every place where one operator, constant or statement can be another.

This module owns what a mutation is. It never runs anything. Wording is left alone: no test should pin every word.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
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
_ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_SWAPPED_CALLS: Final = {"min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One wrong."""

    line: int
    function: str
    """The qualified name of the function it is in; empty at the top of the module."""
    before: str
    after: str
    tree: ast.Module
    """The whole module with the wrong in it."""


def mutations(source: str) -> Iterator[Mutation]:
    """All mutations of a module's source, in the order of its lines."""
    tree = ast.parse(source)
    found: list[tuple[ast.AST, str]] = list(_places(tree, ""))
    for number, (node, function) in enumerate(found):
        for variant in range(len(list(_variants(node)))):
            wrong = copy.deepcopy(tree)
            place = next(one for index, (one, _) in enumerate(_places(wrong, "")) if index == number)
            before = ast.unparse(place)
            changed = list(_variants(place))[variant]
            _put(wrong, place, changed)
            ast.fix_missing_locations(wrong)
            after = ast.unparse(changed)
            yield Mutation(getattr(node, "lineno", 0), function, before, after, wrong)


def _places(node: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
    """Every node that may be mutated, with the function it is in: no annotations, decorators, imports or docstrings."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "bases", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom) or _is_words(child):
                continue
            inner = function
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{function}.{child.name}".lstrip(".")
            yield child, inner
            yield from _places(child, inner)


def _is_words(node: ast.AST) -> bool:
    """A docstring, or a line of text under a value."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _put(tree: ast.Module, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list):
                for index, child in enumerate(value):
                    if child is old:
                        value[index] = new
                        return


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """The wrong forms of one node; each is new, the node itself stays as it is."""
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                for other in _COMPARISONS.get(type(op), ()):
                    wrong = copy.deepcopy(node)
                    wrong.ops[index] = other()
                    yield wrong
        case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
            yield ast.BinOp(node.left, _ARITHMETIC[type(op)](), node.right)
        case ast.BoolOp(op=op):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as number):
            yield ast.Constant(number + 1)
        case ast.Call():
            yield from _wrong_calls(node)
        case _:
            yield from _wrong_turns(node)


def _wrong_turns(node: ast.AST) -> Iterator[ast.AST]:
    """The other way at a fork, nothing given back, a statement forgotten."""
    match node:
        case ast.IfExp():
            yield ast.IfExp(_negated(node.test), node.body, node.orelse)
        case ast.If():
            yield ast.If(_negated(node.test), node.body, node.orelse)
        case ast.comprehension(ifs=[_, *_]):
            yield ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield ast.Pass()


def _wrong_calls(node: ast.Call) -> Iterator[ast.AST]:
    """`min` for `max`, and a `replace` that forgets one of its fields."""
    if isinstance(node.func, ast.Name) and node.func.id in _SWAPPED_CALLS:
        yield ast.Call(ast.Name(_SWAPPED_CALLS[node.func.id], ast.Load()), node.args, node.keywords)
    if isinstance(node.func, ast.Name) and node.func.id == "replace":
        for index in range(len(node.keywords)):
            kept = [keyword for number, keyword in enumerate(node.keywords) if number != index]
            yield ast.Call(node.func, node.args, kept)


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
