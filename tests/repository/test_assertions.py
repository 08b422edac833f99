"""Assertions have one order, so that a failing one is read at once: expected, then what there is."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).resolve().parents[1]
_SAID = (ast.Constant, ast.JoinedStr)


def turned_round(source: str) -> Iterator[int]:
    """Return the lines of assertions whose expected value, a literal or `expected`, comes second."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare):
            compared = node.test
            if len(compared.ops) == 1 and isinstance(compared.ops[0], ast.Eq):
                [second] = compared.comparators
                if _is_expected(second) and not _is_expected(compared.left):
                    yield node.lineno


def _is_expected(node: ast.expr) -> bool:
    """Tell whether a value is written out, at least a part of it, or is called `expected`."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.operand, ast.Constant)
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts = [*node.elts]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys, *node.values]
    else:
        return isinstance(node, _SAID) or (isinstance(node, ast.Name) and node.id == "expected")
    return not parts or any(part is not None and _is_expected(part) for part in parts)


def test_order() -> None:
    """Every assertion of equality says first what is expected."""
    found = {
        str(path.relative_to(TESTS)): [*turned_round(path.read_text("utf-8"))]
        for path in TESTS.rglob("*.py")
    }
    assert {} == {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("assert x == 1", [1]),
        ("assert f(x) == expected", [1]),
        ("assert x == -1", [1]),
        ("assert 1 == x", []),
        ("assert expected == x", []),
        ("assert x == y", []),
        ("assert x == (1, y)", [1]),
        ("assert x == {}", [1]),
        ("assert x == (y.a, y.b)", []),
        ("assert x <= 1", []),
    ],
)
def test_what_is_found(source: str, expected: list[int]) -> None:
    """What is a literal, or is called `expected`, is what is expected."""
    assert expected == [*turned_round(source)]
