"""Regeneration knows nothing of the service: what it must know stands in openapi/project.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from regeneration.layout import Layout, RefusalError

from tests.doors.test_generic import words_of
from tests.regenerate.conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = sorted(
    path
    for pattern in (
        "scripts/regenerate.py",
        "scripts/regeneration/*.py",
        "openapi/template-edits/**/*",
    )
    for path in PROJECT.glob(pattern)
    if path.is_file()
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_words_of_the_service(path: Path) -> None:
    """No name, text or comment of the script or of the edits of templates is about the service."""
    assert [] == words_of(path.read_text("utf-8"))


def test_all_files_are_looked_at() -> None:
    """The search is not empty."""
    assert 40 < len(FILES)
    assert {".py", ".yaml", ".jinja"} == {path.suffix for path in FILES}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('upstream = "x"\nkey = 1\nother = "y"', "lacks or misspells actions, key, other, package"),
        ('package = "p"\napart = "demo"', "lacks or misspells actions, .*, apart$"),
        ("package = ", "is not valid TOML"),
        (None, "cannot read .*: No such file or directory"),
    ],
)
def test_malformed_project(project: Path, text: str | None, said: str) -> None:
    """What the project says of itself is checked when it is first needed."""
    path = Layout(project).descriptions / "project.toml"
    path.unlink()
    if text is not None:
        path.write_text(text)
    with pytest.raises(RefusalError, match=f"{path} {said}" if text else said):
        _ = Layout(project).project


def test_upstream_that_is_not_there(
    project: Path, tmp_path: Path, refusal: Callable[..., str]
) -> None:
    """A description to replace that sources.toml does not know is refused."""
    path = Layout(project).descriptions / "project.toml"
    path.write_text(path.read_text().replace('upstream = "control"', 'upstream = "other"'))
    newer = tmp_path / "newer.json"
    newer.write_text("{}")
    assert "has no description other to replace" in refusal("--source", str(newer))
