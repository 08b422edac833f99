"""What code in a sandbox changes between a look and a step leads no route out of the root."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.daemon import permissions, transfer
from daytona_actions.local.daemon.exchange import Request
from daytona_actions.local.daemon.repository import Repository
from daytona_actions.local.daemon.settings import Settings
from daytona_actions.local.daemon.tree import Tree, _Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = b"of this machine"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of this machine with a file in it."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "file").write_bytes(SECRET)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home folder of a sandbox without isolation, with a folder and a file in that."""
    folder = tmp_path / "root/home/daytona"
    (folder / "folder").mkdir(parents=True)
    (folder / "folder/file").write_bytes(b"inside")
    return folder


@pytest.fixture
def tree(tmp_path: Path, home: Path) -> Tree:
    """That sandbox's files."""
    del home
    return Tree(str(tmp_path / "root"), "/home/daytona", confined=True)


@pytest.fixture
def swap(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Path], None]:
    """Put a link in the place of something, right after it was looked at and found to be none."""

    def prepare(place: Path, target: Path) -> None:
        look = _Walk.link_target

        def look_and_lose(walk: _Walk, part: str) -> str | None:
            found = look(walk, part)
            if part == place.name and not place.is_symlink():
                place.rename(place.with_name("moved away"))
                place.symlink_to(target)
            return found

        monkeypatch.setattr(_Walk, "link_target", look_and_lose)

    return prepare


def request(tmp_path: Path, method: str = "GET", **query: str) -> Request:
    """A call of a route of that sandbox."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    settings = Settings(str(tmp_path / "root"), True, environment, "", [], "", reaps_orphans=True)  # noqa: FBT003 - a tuple's fields
    return Request(method, "", query, {}, iter([b"written"]), settings, -1)


def read(tmp_path: Path, tree: Tree) -> bytes:
    """Download the file."""
    answer = transfer.download_file(request(tmp_path, path="folder/file"), tree)
    return b"".join(answer.body)


def write(tmp_path: Path, tree: Tree) -> bytes:
    """Upload the file, and a new one beside it."""
    for name in ("file", "new"):
        transfer.write_file(request(tmp_path, path=f"folder/{name}"), tree)
    return b""


def permit(tmp_path: Path, tree: Tree) -> bytes:
    """Change the mode of the file."""
    permissions.set_permissions(request(tmp_path, path="folder/file", mode="777"), tree)
    return b""


@pytest.mark.parametrize("step", [read, write, permit])
@pytest.mark.parametrize("swapped", ["folder", "folder/file"])
def test_what_becomes_a_link_is_not_followed(
    tmp_path: Path,
    home: Path,
    outside: Path,
    tree: Tree,
    swap: Callable[[Path, Path], None],
    swapped: str,
    step: Callable[[Path, Tree], bytes],
) -> None:
    """Neither a folder on the way nor the file at its end."""
    target = outside if swapped == "folder" else outside / "file"
    before = target.stat().st_mode
    swap(home / swapped, target)
    try:
        seen = step(tmp_path, tree)
    except OSError:
        seen = b""
    names = [path.name for path in outside.iterdir()]
    now = (SECRET in seen, names, (outside / "file").read_bytes(), target.stat().st_mode)
    assert (home / swapped).is_symlink() or step is write
    assert (False, ["file"], SECRET, before) == now


def test_a_repository_that_vanishes_uncovers_none_around_the_root(
    tmp_path: Path, home: Path
) -> None:
    """Git does not go on looking above the root."""
    make = 'git init -q -b main "$0" && git -C "$0" -c user.name=me -c user.email=me@example.com '
    make += 'commit -q --allow-empty -m "$1"'
    for folder, message in ((tmp_path, "outside"), (home, "inside")):
        subprocess.run(["sh", "-c", make, folder, message], check=True)
    descriptor = os.open(home, os.O_RDONLY)
    repository = Repository(request(tmp_path), descriptor, "/home/daytona")
    found = (repository.is_found(), "inside" in repository.git("log").output)
    (home / ".git").rename(tmp_path / "moved away")
    after = "outside" in repository.git("log").output
    os.close(descriptor)
    assert (True, True, False) == (*found, after)
