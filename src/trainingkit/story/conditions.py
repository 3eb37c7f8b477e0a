"""Conditions: flags, bounded counters, and / or / not. Nothing else, so that every state can be visited.

A condition is written ``told_someone and not paid`` or ``calls >= 2``. Python's own parser reads it; whatever
goes beyond this small language is refused by name.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

COMPARE = {
    ast.GtE: (ge, ">="),
    ast.LtE: (le, "<="),
    ast.Gt: (gt, ">"),
    ast.Lt: (lt, "<"),
    ast.Eq: (eq, "=="),
    ast.NotEq: (ne, "!="),
}
LONGEST = 400
MOST_SHOWN = 60
LANGUAGE = 'conditions are flags, counters with >= <= > < == !=, "and", "or", "not" and parentheses'


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition.

    ``text``: as written. ``flags``, ``counters``: the names it reads. ``tree``: Python's syntax tree of it,
    of the few kinds of node that are allowed.
    """

    text: str
    flags: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    tree: ast.expr = field(compare=False, repr=False, default_factory=lambda: ast.Constant(True))

    def holds(self, flags: frozenset[str] | set[str], counters: Mapping[str, int]) -> bool:
        """Whether it is true with these flags set and these counts; an unknown name counts as unset or 0."""
        return _holds(self.tree, flags, counters)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            parse_condition,
            core_schema.str_schema(min_length=1),
            serialization=core_schema.to_string_ser_schema(),
        )


def parse_condition(text: str) -> Condition:
    """Read a condition.

    Raises
    ------
    PydanticCustomError
        ``bad-condition``: not of the small language; names the part that is not understood.
    """
    if len(text) > LONGEST:
        raise _bad(text, f"it has more than {LONGEST} characters", "set a flag where it becomes true, and ask for that")
    flags: set[str] = set()
    counters: set[str] = set()
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _bad(text, "it cannot be read") from None
    try:
        _collect(tree, text, flags, counters)
    except RecursionError:  # hundreds of signs in a row
        raise _bad(text, "it cannot be read") from None
    return Condition(text, frozenset(flags), frozenset(counters), tree)


def _collect(node: ast.expr, text: str, flags: set[str], counters: set[str]) -> None:
    if isinstance(node, ast.Name):
        flags.add(node.id)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            _collect(value, text, flags, counters)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        _collect(node.operand, text, flags, counters)
    elif _is_count(node):
        counters.add(node.left.id)
    elif isinstance(node, ast.BinOp) and (name := _with_hyphens(node)):
        raise _bad(text, "a name has no hyphens", f"write {name}")
    else:
        raise _bad(text, f'"{ast.unparse(node)}" is not understood')


def _with_hyphens(node: ast.expr) -> str | None:
    """``told_brother`` of what Python reads as "told minus brother"; None where it is something else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.BinOp(left=left, op=ast.Sub(), right=ast.Name(id=name)) if before := _with_hyphens(left):
            return f"{before}_{name}"
    return None


def _is_count(node: ast.expr) -> bool:
    """``name >= 3``: one name, one comparison, one whole number."""
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Name)
        and len(node.ops) == 1
        and type(node.ops[0]) in COMPARE
        and isinstance(node.comparators[0], ast.Constant)
        and type(node.comparators[0].value) is int
    )


def _holds(node: ast.expr, flags: frozenset[str] | set[str], counters: Mapping[str, int]) -> bool:
    match node:
        case ast.Name(id=name):
            return name in flags
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_holds(v, flags, counters) for v in values)
        case ast.BoolOp(values=values):
            return any(_holds(v, flags, counters) for v in values)
        case ast.UnaryOp(operand=operand):
            return not _holds(operand, flags, counters)
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=n)]):
            return COMPARE[type(op)][0](counters.get(name, 0), n)
    return True


def _bad(text: str, why: str, hint: str = LANGUAGE) -> PydanticCustomError:
    shown = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 3] + "..."
    words = {"text": shown, "why": why, "hint": hint}
    return PydanticCustomError("bad-condition", 'the condition "{text}": {why}', words)
