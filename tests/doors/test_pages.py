"""The pages on the doors: what they show is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "doors.md").read_text()
SNIPPETS = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_snippets(snippet: str) -> None:
    """Each piece of Python runs as it stands, and what it asks for works."""
    names: dict[str, object] = {}
    exec(compile(snippet, "docs/doors.md", "exec"), names)  # noqa: S102 - our own page
    assert '"success": true' in str(names.get("message", names.get("text"))).replace('\\"', '"')


def test_snippets_are_found() -> None:
    """There is something to run."""
    assert 2 == len(SNIPPETS)


def test_pattern_shows_the_tested_function() -> None:
    """The module on the page is the one that the test adds."""
    page = (DOCS / "pattern.md").read_text()
    tested = (Path(__file__).with_name("pattern") / "replace_labels.py").read_text()
    assert f"```python\n{tested}```\n" in page
