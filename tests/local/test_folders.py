"""Folders of any depth and rights are removed and searched."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.clock import Clock
from daytona_actions.local.folders import remove_files, remove_folder, write_whole
from daytona_actions.local.sandbox import Sandbox as SandboxData
from daytona_actions.local.store import Store
from tests.local.clients import Client, Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEEP = 1200


@pytest.fixture(autouse=True)
def _nothing_deep_stays(tmp_path: Path) -> Iterator[None]:
    """Whoever removes the folders of old test runs does so by recursion."""
    yield
    for path in tmp_path.iterdir():
        if path.is_dir():
            remove_folder(path)


def nest(top: Path, depth: int, name: str = "d" * 20) -> None:
    """Nest folders, deeper than a path may be long; the innermost holds a file."""
    here = os.open(top, os.O_RDONLY)
    for _level in range(depth):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("innermost", os.O_WRONLY | os.O_CREAT, dir_fd=here))
    os.close(here)


def test_folders_nested_deeper_than_a_path_is_long_are_removed(tmp_path: Path) -> None:
    """Neither recursion nor the number of open files ends it."""
    folder = tmp_path / "folder"
    folder.mkdir()
    nest(folder, DEEP)
    remove_folder(folder)
    assert not folder.exists()


def test_what_has_no_rights_is_removed(tmp_path: Path) -> None:
    """Folders within folders, files and links; what a link leads to stays."""
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    folder = tmp_path / "folder"
    (folder / "a/b/c").mkdir(parents=True)
    (folder / "a/b/file").touch(mode=0)
    for place in (folder, folder / "a", folder / "a/b"):
        (place / "link").symlink_to(kept)
    for place in (folder / "a/b/c", folder / "a/b", folder / "a", folder):
        place.chmod(0)
    remove_folder(folder)
    left = [path.name for path in tmp_path.rglob("*")]
    assert ["kept", "file"] == left


def test_what_cannot_be_removed_stays_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """All the rest goes, and a line says what to remove by hand."""
    (tmp_path / "folder/inner").mkdir(parents=True)
    for name in ("folder/one", "folder/inner/two", "folder/inner/fixed"):
        (tmp_path / name).touch()
    unlink = os.unlink

    def refuse(path: str, **options: int) -> None:
        if path == "fixed":
            raise PermissionError(1, "Operation not permitted", path)
        unlink(path, **options)

    monkeypatch.setattr(os, "unlink", refuse)
    remove_folder(tmp_path / "folder")
    monkeypatch.undo()
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert ["folder", "folder/inner", "folder/inner/fixed"] == left
    assert f"{tmp_path / 'folder'} could not be removed entirely" in caplog.text


def test_a_folder_that_is_not_there_is_removed_already(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Without a word."""
    remove_folder(tmp_path / "nothing")
    assert "" == caplog.text


def test_files_are_found_at_any_depth_that_a_path_reaches(tmp_path: Path) -> None:
    """Deeper ones, folders without rights and links are passed over."""
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside/x.part").touch()
    folder = tmp_path / "folder"
    (folder / "a/b").mkdir(parents=True)
    for name in ("x.part", "a/x.part", "a/b/x.part", "a/b/kept"):
        (folder / name).touch()
    (folder / "link").symlink_to(tmp_path / "beside")
    nest(folder / "a", DEEP)
    remove_files(folder, re.compile(r".*\.part\Z"))
    left = {path.name for path in (folder / "a/b").iterdir()} | {p.name for p in folder.iterdir()}
    assert ({"kept", "a", "link"}, True) == (left, (tmp_path / "beside/x.part").exists())
    remove_folder(folder)


def test_a_folder_that_is_not_there_holds_no_files(tmp_path: Path) -> None:
    """A sandbox that was killed while it was made has none."""
    remove_files(tmp_path / "nothing", re.compile("x"))
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("to_disk", "expected"), [(True, ["file", "in place", "folder"]), (False, ["in place"])]
)
def test_what_was_promised_is_on_the_disk_before_it_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to_disk: bool, expected: list[str]
) -> None:
    """The content first, then the name, then the folder that lists it."""
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def note(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def rename(source: str, target: str) -> None:
        done.append("in place")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(os, "replace", rename)
    write_whole(tmp_path / "file", "content", to_disk=to_disk)
    assert (expected, "content") == (done, (tmp_path / "file").read_text())


@pytest.mark.parametrize("rights", ["700", "000"])
def test_a_thousand_nested_folders_stop_neither_a_restart_nor_a_delete(
    start_server: Callable[..., Client], tmp_path: Path, rights: str
) -> None:
    """Nothing of the sandbox stays."""
    client = start_server(root=tmp_path)
    sandbox = client.create()
    made = sandbox.code(
        "import os\n"
        f"for level in range({DEEP}):\n"
        "    os.mkdir('dddddddddd')\n"
        "    os.chdir('dddddddddd')\n"
        "open('innermost', 'w').close()\n"
        f"os.chmod(os.environ['HOME'] + '/dddddddddd', 0o{rights})\n"
        "print('made')"
    )["result"]
    client.daytona.close()
    client = start_server(root=tmp_path)
    sandbox = Sandbox(client, sandbox.id)
    sandbox.send_to("start", "started")
    sandbox.http.delete(f"/sandbox/{sandbox.id}")
    wait_until(lambda: sandbox.state() is None)
    assert ("made\n", []) == (made, list((tmp_path / "sandboxes").iterdir()))


def test_a_delete_in_vain_is_finished_at_the_next_start(tmp_path: Path) -> None:
    """Data that says destroying is all that a killed server had written."""
    kept = Store(tmp_path)
    now = Clock().now()
    sandbox = SandboxData("id", "name", now, now, now, state="destroying")
    kept.add(sandbox)
    nest(kept.folder(sandbox).parent, 3)
    found = kept.load(now)
    kept.close()
    assert ([], []) == (found, list((tmp_path / "sandboxes").iterdir()))
