"""Runs that are killed, and runs at the same time: what they leave, and what the next one does."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regenerate
from regeneration import trees
from regeneration.layout import Layout

from tests.patience import PATIENCE
from tests.regenerate.conftest import PROJECT, contents, newer_things, write

if TYPE_CHECKING:
    from collections.abc import Callable

REPLACING = """
import os, pathlib, signal, sys
sys.path.insert(0, sys.argv[1])
from regeneration import trees
root, last = pathlib.Path(sys.argv[2]), int(sys.argv[3])
moves = []
def killing(self, target, move=pathlib.Path.rename):
    if len(moves) == last:
        os.kill(os.getpid(), signal.SIGKILL)
    moves.append(target)
    return move(self, target)
pathlib.Path.rename = killing
workspace = root / ".regenerating-x"
changes = [("kept", "new"), ("gone", None), ("fresh", "newer")]
trees.replace([(root / a, b and workspace / b) for a, b in changes], workspace)
print(len(moves))
"""


def replacing(root: Path, last: int) -> subprocess.CompletedProcess[str]:
    """Replace files and folders, and be killed right before a move."""
    command = [sys.executable, "-c", REPLACING, str(PROJECT / "scripts"), str(root), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)


def prepared(root: Path) -> dict[str, bytes]:
    """Make what is to be replaced, and what by; return the former."""
    for name in ("kept", ".regenerating-x/new", ".regenerating-x/newer"):
        (root / name).mkdir(parents=True)
        (root / name / "file").write_text(name)
    (root / "gone").write_text("gone")
    return {name: data for name, data in contents(root).items() if not name.startswith(".")}


@pytest.mark.parametrize("last", range(5))
def test_a_run_that_is_killed(tmp_path: Path, last: int) -> None:
    """Whichever move a run is killed at, the next one finds the originals and puts them back."""
    before = prepared(tmp_path)
    assert -9 == replacing(tmp_path, last).returncode
    assert trees.recover(tmp_path) is (last > 0)
    assert before == contents(tmp_path)
    assert not trees.recover(tmp_path)


def test_a_run_that_is_not_killed(tmp_path: Path) -> None:
    """Five moves are all that there are, and afterwards nothing is left to put back."""
    prepared(tmp_path)
    assert "5\n" == replacing(tmp_path, 5).stdout
    assert not trees.recover(tmp_path)
    assert {
        "kept/file": b".regenerating-x/new",
        "fresh/file": b".regenerating-x/newer",
    } == contents(tmp_path)


def test_putting_back_that_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was half put back is put back whole the next time."""
    before = prepared(tmp_path)
    replacing(tmp_path, 4)
    remove = trees._remove

    def removing(target: Path) -> None:
        remove(target)
        if target.name == "kept":
            raise KeyboardInterrupt

    monkeypatch.setattr(trees, "_remove", removing)
    with pytest.raises(KeyboardInterrupt):
        trees.recover(tmp_path)
    monkeypatch.undo()
    assert trees.recover(tmp_path)
    assert before == contents(tmp_path)


def test_the_next_run_puts_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Any run says so, even one that only checks, and then does what it is there for."""
    client = Layout(project).client
    workspace = project / ".regenerating-killed"
    workspace.mkdir()
    trees_before = contents(project)
    (workspace / "replacing.json").write_text('[["generated/daytona_openapi", true]]')
    client.rename(workspace / "replaced-0")
    assert 0 == regenerate.main(["--check"], root=project)
    assert "killed while it replaced files: they are what they were" in capsys.readouterr().err
    assert trees_before == contents(project)
    assert not workspace.exists()


def test_what_was_not_begun_is_only_cleared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that was killed while it generated has changed nothing; its folder goes."""
    (project / ".regenerating-killed" / "daytona_openapi").mkdir(parents=True)
    assert 0 == regenerate.main(["--check"], root=project)
    assert "" == capsys.readouterr().err
    assert [] == trees.leftovers(project)


def test_a_take_over_that_is_killed_anywhere(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a take-over was about to move or remove, the next run finds all as it was before."""
    before, instants, moved = contents(project), [], set()
    vendored = shutil.copy(Layout(project).descriptions / "things.yaml", tmp_path)
    newer = newer_things()
    newer["components"]["schemas"]["Thing"]["properties"]["size"] = {"type": "integer"}

    def watched(change: Callable[..., object]) -> Callable[..., object]:
        def changing(path: Path, *rest: Path, **options: bool) -> object:
            # What is there now is what a kill would leave.
            instants.append(shutil.copytree(project, tmp_path / f"killed-{len(instants)}"))
            moved.add(path.name)
            return change(path, *rest, **options)

        return changing

    with monkeypatch.context() as patch:
        for name in ("rename", "unlink"):
            patch.setattr(Path, name, watched(getattr(Path, name)))
        assert 0 == regenerate.main(["--source", write(tmp_path, newer)], root=project)
    assert {
        "daytona_openapi",
        "sources.toml",
        "things.overlay.yaml",
        "things.yaml",
        "replacing.json",
    } <= moved
    for instant in instants:
        assert 0 == regenerate.main(["--source", vendored, "--dry-run"], root=instant)
        assert before == contents(instant)


WAITING = "regenerate: another run is at work in this project: waiting for it\n"


def test_two_runs_at_once(project: Path) -> None:
    """The second says that it waits for the first, whatever that has moved, and then does its work."""
    moved = Layout(project).sources.rename(project / "moved")
    folder = os.open(project, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    script = "import pathlib, sys; sys.path.insert(0, sys.argv[1]); import regenerate; sys.exit(regenerate.main(['--check'], pathlib.Path(sys.argv[2])))"
    command = [sys.executable, "-c", script, str(PROJECT / "scripts"), str(project)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as second:
        assert second.stderr is not None
        assert second.stderr.readline() == WAITING
        moved.rename(Layout(project).sources)
        os.close(folder)
        out, errors = second.communicate(timeout=PATIENCE)
    assert (0, "") == (second.returncode, errors)
    assert "generated/ is what the descriptions say" in out


def test_runs_that_only_read_do_not_wait(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two checks can run at once."""
    folder = os.open(project, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_SH)
        assert 0 == regenerate.main(["--check"], root=project)
    finally:
        os.close(folder)
    assert "" == capsys.readouterr().err


def test_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Callable[..., str]
) -> None:
    """A dry run for whose files there is no room says so in one sentence."""
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no /dev/full")
    full = tmp_path / "full"
    full.mkdir()
    (full / "control.json").symlink_to(device)
    monkeypatch.setattr("tempfile.TemporaryDirectory", lambda **_: _Folder(full))
    line = refusal("--source", write(tmp_path, newer_things()), "--dry-run")
    assert "regenerate: cannot write: No space left on device; nothing was changed" == line


class _Folder:
    """A folder that stays where it is."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> str:
        return str(self._path)

    def __exit__(self, *_: object) -> None:
        pass
