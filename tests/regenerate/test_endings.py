"""A run that is interrupted, ended or not allowed to write says so and leaves nothing half-done."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import regenerate
from regeneration import generation, trees
from regeneration.layout import Layout

from tests.patience import PATIENCE
from tests.regenerate.conftest import PROJECT, contents, forbid_writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_project_that_cannot_be_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, refusal: Callable[..., str]
) -> None:
    """A read-only project is named in one line."""
    forbid_writing(project, monkeypatch)
    expected = f"regenerate: cannot write {project}: Permission denied; nothing was changed"
    assert expected == refusal()


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.EROFS, "Read-only", "client"), "cannot write client: Read-only; nothing"),
        (
            OSError(errno.ENOSPC, "No space left"),
            "cannot write: No space left; nothing was changed",
        ),
    ],
)
def test_a_replacement_that_fails(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    refusal: Callable[..., str],
    error: OSError,
    expected: str,
) -> None:
    """What goes wrong at the very end is one line as well."""

    def fail(*_: object) -> None:
        raise error

    (Layout(project).client / "py.typed").unlink()
    monkeypatch.setattr(trees, "replace", fail)
    assert expected in refusal()


def test_an_interrupt(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends a run with one line and the status that shells know."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = contents(project)
    monkeypatch.setattr(generation, "build", interrupt)
    assert 130 == regenerate.main([], root=project)
    assert "regenerate: interrupted\n" == capsys.readouterr().err
    assert before == contents(project)


ENDING = """
import os, runpy, signal, sys
scripts = sys.argv.pop()
sys.path.insert(0, scripts)
from regeneration import generation
generation.build = lambda *_: os.kill(os.getpid(), signal.SIGTERM)
runpy.run_path(scripts + "/regenerate.py", run_name="__main__")
"""


def test_an_ending(project: Path) -> None:
    """A run that is told to end cleans up: no folder of it stays in the project."""
    scripts = shutil.copytree(PROJECT / "scripts", project / "scripts")
    before = contents(project)
    command = [sys.executable, "-B", "-c", ENDING, str(scripts)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (143, "") == (done.returncode, done.stderr)
    assert before == contents(project)
    assert [] == list(project.glob(".regenerating-*"))
