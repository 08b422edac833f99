"""A copy of a folder has all that is in it, shares nothing with it, and leads nowhere."""

from __future__ import annotations

import errno
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local import copying, guarded_entries
from daytona_actions.local.copying import CopyError, copy_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 1 << 20
NOBODY = 65534


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of all kinds of things."""
    made = tmp_path / "source"
    (made / "below/empty").mkdir(parents=True)
    (made / "file").write_text("content")
    (made / "file").chmod(0o640)
    os.utime(made / "file", (1, 2))
    (made / "link").symlink_to("/etc")
    os.mkfifo(made / "pipe")
    (made / "below/closed").write_text("closed")
    (made / "below/closed").chmod(0)
    (made / "below").chmod(0o500)
    return made


def _shown(folder: Path) -> dict[str, tuple[int, float, str | None]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        moment = 0 if path.is_symlink() else status.st_mtime
        leads = str(path.readlink()) if path.is_symlink() else None
        found[str(path.relative_to(folder))] = (status.st_mode, moment, leads)
    return found


@pytest.mark.parametrize("kernel_copies", [True, False])
def test_everything_is_as_it_was(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernel_copies: bool
) -> None:
    """Content, modes, moments, links and pipes, with and without the kernel's own way."""
    if not kernel_copies:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    copy_folder(source, tmp_path / "copy", MOST)
    content = (tmp_path / "copy/file").read_text()
    assert (_shown(source), "content") == (_shown(tmp_path / "copy"), content)


@pytest.mark.parametrize("reason", [errno.EXDEV, errno.EIO])
def test_what_a_file_system_cannot_do_is_done_without(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    """It may neither know holes, nor copy or link by itself; a broken disk is an error."""

    def unable(*_arguments: object, **_options: object) -> int:
        raise OSError(reason, os.strerror(reason))

    (source / "other").hardlink_to(source / "file")
    for name in ("copy_file_range", "lseek", "link"):
        monkeypatch.setattr(os, name, unable, raising=False)
    if reason == errno.EIO:
        with pytest.raises(OSError, match=os.strerror(reason)):
            copy_folder(source, tmp_path / "copy", MOST)
        return
    copy_folder(source, tmp_path / "copy", MOST)
    found = [(tmp_path / "copy" / name).read_text() for name in ("file", "other")]
    assert ["content", "content"] == found


def test_owners_stay(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a server may give files away, as root may."""
    owner = os.geteuid() or NOBODY
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for name in ("file", "link"):
        os.chown(source / name, owner, -1, follow_symlinks=False)
    copy_folder(source, tmp_path / "copy", MOST)
    owners = [(tmp_path / "copy" / name).lstat().st_uid for name in ("file", "link")]
    assert [owner] * 2 == owners


def test_a_copy_shares_nothing(source: Path, tmp_path: Path) -> None:
    """What is written into it afterwards is not in the original; two names stay one file."""
    (source / "other").hardlink_to(source / "file")
    copy_folder(source, tmp_path / "copy", MOST)
    (tmp_path / "copy/other").write_text("changed")
    found = [(folder / "file").read_text() for folder in (source, tmp_path / "copy")]
    assert ["content", "changed"] == found


def test_holes_stay_holes(tmp_path: Path) -> None:
    """A file of a terabyte with one byte in it takes as little as before."""
    (tmp_path / "source").mkdir()
    with (tmp_path / "source/file").open("wb") as file:
        file.seek(1 << 30)
        file.write(b"x")
        file.truncate(1 << 40)
    taken = copy_folder(tmp_path / "source", tmp_path / "copy", MOST)
    copy = (tmp_path / "copy/file").stat()
    with (tmp_path / "copy/file").open("rb") as file:
        file.seek(1 << 30)
        assert (1 << 40, b"x") == (copy.st_size, file.read(1))
    assert taken <= MOST
    assert copy.st_blocks * 512 <= MOST


@pytest.mark.parametrize("shape", ["large", "many"])
def test_a_copy_is_bounded(tmp_path: Path, shape: str) -> None:
    """By what it takes, and empty files take some too; the message says what to do."""
    source = tmp_path / "source"
    source.mkdir()
    if shape == "large":
        (source / "file").write_bytes(bytes(MOST))
    else:
        for number in range(MOST // copying.BLOCK + 1):
            (source / str(number)).touch()
    with pytest.raises(CopyError, match="delete some, or resize it"):
        copy_folder(source, tmp_path / "copy", MOST - 1)


def test_folders_are_not_nested_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is opened from the top, so that is refused in words."""
    monkeypatch.setattr(copying, "DEEPEST", 5)
    (tmp_path / "source/1/2/3/4/5/6").mkdir(parents=True)
    with pytest.raises(CopyError, match="nested more than 5 deep"):
        copy_folder(tmp_path / "source", tmp_path / "copy", MOST)


def test_a_copy_ends_when_nobody_wants_it(source: Path, tmp_path: Path) -> None:
    """Soon, not when all is copied."""
    with pytest.raises(CopyError, match="deleted"):
        copy_folder(source, tmp_path / "copy", MOST, is_wanted=lambda: False)


def test_what_vanishes_meanwhile_is_passed_over(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when a link to another place is there instead: nothing of that is copied."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/file").write_text("secret")
    mkdir = os.mkdir

    def swap(name: str, mode: int, *, dir_fd: int | None = None) -> None:
        mkdir(name, mode, dir_fd=dir_fd)
        if name == "below":
            (source / "below").rename(tmp_path / "moved")
            (source / "below").symlink_to(tmp_path / "secret")
            (source / "link").unlink()

    monkeypatch.setattr(os, "mkdir", swap)
    copy_folder(source, tmp_path / "copy", MOST)
    names = sorted(path.name for path in (tmp_path / "copy").rglob("*"))
    assert ["below", "file", "pipe"] == names


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was a file when the folder was read need not be one when it is opened."""
    opened = copying.opened_entry

    def swap(name: str, flags: int, folder: int) -> Any:
        if name == "file":
            (source / name).unlink()
            os.mkfifo(source / name)
        return opened(name, flags, folder)

    monkeypatch.setattr(copying, "opened_entry", swap)
    copy_folder(source, tmp_path / "copy", MOST)
    assert ["below", "link", "pipe"] == sorted(path.name for path in (tmp_path / "copy").iterdir())


def test_a_file_that_becomes_shorter_is_copied_as_far_as_it_goes(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is that which it had, as if the rest were a hole."""
    copied = copying._copy_piece

    def shorten(*arguments: int) -> int:
        taken = copied(*arguments)
        os.truncate(source / "file", 4)
        return taken

    monkeypatch.setattr(copying, "PIECE", 4)
    monkeypatch.setattr(copying, "_copy_piece", shorten)
    copy_folder(source, tmp_path / "copy", MOST)
    assert b"cont\0\0\0" == (tmp_path / "copy/file").read_bytes()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Only what is below it may vanish."""
    with pytest.raises(FileNotFoundError):
        copy_folder(tmp_path / "missing", tmp_path / "copy", MOST)


def test_a_socket_is_left_out(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would answer at the copy."""
    monkeypatch.chdir(source)  # the whole path may be too long for one
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        copy_folder(source, tmp_path / "copy", MOST)
    left_out = {path.name for path in source.iterdir()}
    left_out -= {path.name for path in (tmp_path / "copy").iterdir()}
    assert {"socket"} == left_out


def test_links_into_what_is_left_out_are_left_out(source: Path, tmp_path: Path) -> None:
    """Others, also to a folder whose name begins alike, stay."""
    (source / "out").symlink_to(tmp_path / "volumes/id")
    (source / "kept").symlink_to(tmp_path / "volumes-too")
    copy_folder(source, tmp_path / "copy", MOST, leaves_out=str(tmp_path / "volumes"))
    links = [path.name for path in (tmp_path / "copy").iterdir() if path.is_symlink()]
    assert ["kept", "link"] == sorted(links)


@pytest.fixture
def folder_of_nobody() -> Iterator[Path]:
    """A folder of a user who is not root, as whom the test goes on."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as made:
        if user == 0:
            os.chown(made, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(made)
        finally:
            os.seteuid(user)


def test_what_is_closed_to_its_own_user_is_copied(folder_of_nobody: Path) -> None:
    """By a server that is not root's; the original stays closed, and the copy is too."""
    source, copy = folder_of_nobody / "source", folder_of_nobody / "copy"
    (source / "closed/below").mkdir(parents=True)
    (source / "closed/below/file").write_text("content")
    (source / "open").mkdir()
    (source / "link").symlink_to("open")
    for path in ("closed/below/file", "closed/below", "closed"):
        (source / path).chmod(0)
    copy_folder(source, copy, MOST)
    modes = []
    for closed in (source / "closed", copy / "closed"):
        for path in (closed, closed / "below", closed / "below/file"):
            modes.append(stat.S_IMODE(path.stat().st_mode))
            path.chmod(0o700)
    assert ([0] * 6, "content") == (modes, (copy / "closed/below/file").read_text())
    assert (True, Path("open")) == ((copy / "open").is_dir(), (copy / "link").readlink())


def test_what_may_not_be_read_is_copied_only_where_its_mode_can_be_changed(
    folder_of_nobody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on macOS, where only what may be read has its mode changed for a moment."""
    monkeypatch.setattr(guarded_entries, "FOR_ITS_MODE", None)
    source, copy = folder_of_nobody / "source", folder_of_nobody / "copy"
    (source / "below").mkdir(parents=True)
    (source / "below").chmod(0o500)
    copy_folder(source, copy, MOST)
    (source / "file").touch(0)
    with pytest.raises(PermissionError):
        copy_folder(source, folder_of_nobody / "another", MOST)
    assert [0o500] * 2 == [stat.S_IMODE((top / "below").stat().st_mode) for top in (source, copy)]
