"""The doors and the drivers know nothing of the service: its words stand in the files named here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "daytona_actions"

WORDS = re.compile(r"daytona|sandbox|snapshot|toolbox|\bgit", re.IGNORECASE)

DOORS = PACKAGE / "doors"
CORE = tuple(f"engine/{path.name}" for path in (PACKAGE / "engine").glob("[a-z]*.py"))
GENERIC = sorted(
    [
        *(PACKAGE / name for name in CORE),
        *(PACKAGE / "engine" / "http").glob("*.py"),
        *DOORS.rglob("*.py"),
    ]
)


def words_of(source: str) -> list[str]:
    """Return the service's words among the names and texts of a module, but for its imports."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.append(node.name)
        elif isinstance(node, ast.Name):
            found.append(node.id)
        elif isinstance(node, ast.Attribute):
            found.append(node.attr)
        elif isinstance(node, (ast.arg, ast.keyword)):
            found.append(node.arg or "")
    own = re.compile(r"daytona_actions(\.\w+)*")
    return [text for text in found if WORDS.search(own.sub("", text))]


@pytest.mark.parametrize("path", GENERIC, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_words_of_the_service(path: Path) -> None:
    """No name and no text of a generic module is about the service."""
    assert [] == words_of(path.read_text())


@pytest.mark.parametrize(
    "source",
    [
        '"a sandbox"',
        "sandbox_id",
        "def git_clone(): ...",
        "x.toolbox",
        "f(snapshot=1)",
        "'Daytona'",
    ],
)
def test_words_are_found(source: str) -> None:
    """The search finds names, attributes, arguments and texts."""
    assert [] != words_of(source)


def test_all_modules_are_looked_at() -> None:
    """The search is not empty."""
    assert len(GENERIC) > 30


def test_page_marks_them() -> None:
    """What the page marks as free of such words is what is looked at, and it names every module."""
    page = (PACKAGE.parent / "docs" / "pattern.md").read_text("utf-8")
    names = {
        path.name
        for path in [
            *PACKAGE.glob("*.py"),
            *PACKAGE.glob("actions/*.py"),
            *PACKAGE.glob("engine/*.py"),
        ]
    }
    named = {name.rpartition("/")[2] for name in re.findall(r"`([\w/]+\.py)`", page)}
    assert {"_version.py", "__main__.py", "installing.py"} == names - named
    starred = {name.rpartition("/")[2] for name in re.findall(r"`([\w/]+\.py)` \*", page)}
    assert {Path(name).name for name in CORE} == starred
