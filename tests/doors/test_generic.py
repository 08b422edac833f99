"""The engine and the doors, whole, know nothing of Daytona: no word of it stands in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from daytona_actions import ACTIONS

PACKAGE = Path(__file__).resolve().parents[2] / "daytona_actions"

WORDS = re.compile(
    "|".join(["daytona", "sandbox", "snapshot", "toolbox", r"\bgit", *ACTIONS]), re.IGNORECASE
)

CORE = [path.name for path in (PACKAGE / "engine").glob("[a-z]*.py")]
GENERIC = sorted(
    path
    for room in ("engine", "doors")
    for path in (PACKAGE / room).rglob("*")
    if path.is_file() and path.suffix != ".pyc"
)


def words_of(source: str) -> list[str]:
    """Return the lines with words of the service, but for the package's own import path."""
    own = re.compile(r"\bdaytona_actions\b(\.\w+)*")
    return [line for line in source.splitlines() if WORDS.search(own.sub("", line))]


@pytest.mark.parametrize("path", GENERIC, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_words_of_the_service(path: Path) -> None:
    """No name, text or comment of a generic module is about the service."""
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
        "x = 1  # as a sandbox",
        "'write it with upload_file'",
        '{"id": "daytona-actions"}',
    ],
)
def test_words_are_found(source: str) -> None:
    """The search finds names, attributes, arguments, texts and comments."""
    assert [] != words_of(source)


def test_all_modules_are_looked_at() -> None:
    """The search is not empty."""
    assert len(GENERIC) > 60
    assert {".py", ".json"} <= {path.suffix for path in GENERIC}
    assert [] == words_of("from daytona_actions.engine.flow import call")


def test_page_marks_them() -> None:
    """What the page marks as free of such words is what is looked at, and it names every module."""
    page = (PACKAGE.parent / "docs" / "pattern.md").read_text("utf-8")
    names = {path.name for path in [*PACKAGE.glob("*.py"), *PACKAGE.glob("engine/*.py")]}
    named = {name.rpartition("/")[2] for name in re.findall(r"`([\w/]+\.py)`", page)}
    assert {"_version.py", "__main__.py", "installing.py"} == names - named
    starred = {name.rpartition("/")[2] for name in re.findall(r"`([\w/]+\.py)` \*", page)}
    assert set(CORE) == starred
