"""Regeneration from vendored descriptions: what it makes, and how it replaces."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import regenerate
from regeneration import trees
from regeneration.layout import Layout

from tests.regenerate.conftest import contents


def test_every_module_says_who_made_it(generated_once: Path) -> None:
    """Each generated module begins with the line that says not to edit it."""
    modules = list(Layout(generated_once).client.rglob("*.py"))
    unmarked = [path for path in modules if "; do not edit." not in path.read_text()[:100]]
    assert len(modules) > 10
    assert [] == unmarked


def test_the_package_is_complete(generated_once: Path) -> None:
    """What the generator itself leaves out is there: the parent package and the typing marker."""
    client = Layout(generated_once).client
    assert (client / "py.typed").exists()
    assert (client / "__init__.py").exists()


def test_the_overlay_is_applied(generated_once: Path) -> None:
    """What the overlay adds to the description is in the client."""
    model = Layout(generated_once).client / "control" / "models" / "thing.py"
    assert "size: int | Unset" in model.read_text()


def test_running_twice_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run finds that no file differs, whatever the settings of ruff around it."""
    (project / "ruff.toml").write_text("line-length = 40\n")
    before = contents(project)
    assert 0 == regenerate.main([], root=project)
    assert capsys.readouterr().out.startswith("0 files replaced")
    assert before == contents(project)


def test_check_names_what_differs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --check files that are changed, missing or surplus are named, and nothing is written."""
    client = Layout(project).client
    (client / "control" / "client.py").write_text("")
    (client / "control" / "errors.py").unlink()
    (client / "own.py").touch()
    before = contents(project)
    assert 1 == regenerate.main(["--check"], root=project)
    assert [
        f"changed {client}/control/client.py",
        f"missing {client}/control/errors.py",
        f"surplus {client}/own.py",
    ] == capsys.readouterr().out.splitlines()
    assert before == contents(project)


def test_check_accepts_what_was_generated(project: Path) -> None:
    """With --check the client that the script made passes."""
    assert 0 == regenerate.main(["--check"], root=project)


@pytest.mark.parametrize(
    "arguments", [["--dry-run"], ["--drop-unmatched"], ["--check", "--source", "x"]]
)
def test_options_that_make_no_sense_together(arguments: list[str], project: Path) -> None:
    """Options without the one that they belong to are a mistake of the command line."""
    with pytest.raises(SystemExit, match="2"):
        regenerate.main(arguments, root=project)


def test_replacing_is_all_or_nothing(tmp_path: Path) -> None:
    """If one of several replacements fails, those before it are taken back."""
    for name in ("kept", "new", "workspace"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    (tmp_path / "gone").touch()
    before = contents(tmp_path)
    changes = [
        (tmp_path / "kept", tmp_path / "new"),
        (tmp_path / "gone", None),
        (tmp_path / "fresh", tmp_path / "missing"),
    ]
    saved = contents(tmp_path / "new")
    with pytest.raises(FileNotFoundError):
        trees.replace(changes, tmp_path / "workspace")
    assert {"new": b""} == saved
    del before["new/new"]
    assert before == contents(tmp_path)


@pytest.mark.parametrize("interrupted", range(1, 5))
def test_an_interrupt_right_after_a_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interrupted: int
) -> None:
    """Whichever move an interrupt comes after, everything is as it was."""
    for name in ("kept", "new", "newer", "workspace"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    (tmp_path / "gone").touch()
    targets = {name: contents(tmp_path / name) for name in ("kept", "fresh")}
    moves = []
    rename = Path.rename

    def interrupting(self: Path, target: Path) -> Path:
        moved = rename(self, target)
        moves.append(target)
        if len(moves) == interrupted:
            raise KeyboardInterrupt
        return moved

    monkeypatch.setattr(Path, "rename", interrupting)
    changes = [
        (tmp_path / "kept", tmp_path / "new"),
        (tmp_path / "gone", None),
        (tmp_path / "fresh", tmp_path / "newer"),
    ]
    with pytest.raises(KeyboardInterrupt):
        trees.replace(changes, tmp_path / "workspace")
    assert targets == {name: contents(tmp_path / name) for name in targets}
    assert (tmp_path / "gone").exists()


def test_what_was_generated_before_is_gone(project: Path) -> None:
    """A module of an operation that no longer exists does not stay behind."""
    stale = Layout(project).client / "control" / "api" / "stale"
    shutil.copytree(stale.parent / "things", stale)
    assert 0 == regenerate.main([], root=project)
    assert not stale.exists()
