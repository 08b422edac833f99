"""Local files are written whole or not at all, and stay what they were."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from daytona_actions.engine.whole_file import write_whole


def test_new_and_replaced(tmp_path: Path) -> None:
    """A file is made, or replaced by another; nothing lies beside it."""
    for content in (b"one", b"two"):
        assert tmp_path / "file" == write_whole(tmp_path / "file", content)
    assert (b"two", ["file"]) == (
        (tmp_path / "file").read_bytes(),
        sorted(path.name for path in tmp_path.iterdir()),
    )


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """What only its owner may read stays so."""
    (tmp_path / "secret").touch(mode=0o600)
    write_whole(tmp_path / "secret", b"x")
    assert 0o600 == stat.S_IMODE((tmp_path / "secret").stat().st_mode)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_a_link(tmp_path: Path, *, there: bool) -> None:
    """Its target takes the content, whether it was there or not."""
    if there:
        (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    assert tmp_path / "link" == write_whole(tmp_path / "link", b"new")
    assert (True, b"new") == ((tmp_path / "link").is_symlink(), (tmp_path / "target").read_bytes())


def test_a_device_stays_a_device() -> None:
    """It takes the content."""
    write_whole("/dev/null", b"x")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_a_pipe_takes_the_content(tmp_path: Path) -> None:
    """Whoever reads it gets it."""
    os.mkfifo(tmp_path / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_whole(tmp_path / "pipe", b"through")
    reader.join()
    assert ([b"through"], True) == (got, (tmp_path / "pipe").is_fifo())


def test_an_open_file_is_written_into(tmp_path: Path) -> None:
    """`/dev/stdout` is the stream of this process, not a file to put another in place of."""
    code = "from daytona_actions.engine.whole_file import write_whole; write_whole('/dev/stdout', b'x')"
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
        out.write(b"")
    assert b"x" == (tmp_path / "out").read_bytes()


def test_no_directory(tmp_path: Path) -> None:
    """The directory that is missing is named."""
    with pytest.raises(FileNotFoundError, match=f"no directory {tmp_path}/no$"):
        write_whole(tmp_path / "no" / "file", b"x")


def test_empty_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty path, as from a variable that is not set, is no directory."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="the path is empty"):
        write_whole("", b"x")


@pytest.mark.parametrize(
    "parent",
    [
        None,
        pytest.param(
            "/dev/shm",
            marks=pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="a folder of Linux"),
        ),
    ],
)
def test_interrupted(parent: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file is whole, and nothing lies beside it; in memory as on a disk."""

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with tempfile.TemporaryDirectory(dir=parent) as folder:
        old = Path(folder) / "file"
        old.write_bytes(b"old")
        monkeypatch.setattr("pathlib.Path.replace", fail)
        with pytest.raises(KeyboardInterrupt):
            write_whole(old, b"new")
        assert (b"old", ["file"]) == (old.read_bytes(), os.listdir(folder))  # noqa: PTH208
