"""Text is found in files and replaced in them, whole or not at all."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING, Any, cast

import pytest

from daytona_actions.local.daemon import names, replacing, transfer
from daytona_actions.local.daemon.tree import Tree
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.local.clients import Sandbox


NAMES = ["a", "a1", "a]", "b!", "[x", "\\", ".z"]


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("*", "a a1 a] b! [x \\ .z"),
        ("a?", "a1 a]"),
        ("[^ab]*", "[x \\ .z"),
        ("b[!x]", "b!"),
        ("[a-c][0-9]", "a1"),
        ("\\[x", "[x"),
        ("[[]x", "[x"),
        ("\\\\", "\\"),
        ("a[\\]]", "a]"),
        *((wrong, "") for wrong in ("[", "[]a]", "[a", "\\", "[-z]", "a[]")),
    ],
)
def test_a_pattern_is_read_as_go_does(pattern: str, fitting: str) -> None:
    """With its classes and its backslash; one that is wrong fits nothing."""
    wanted = names.fitting(pattern)
    assert fitting.split() == [name for name in NAMES if wanted.match(name)]


def test_paths_are_found_as_go_joins_them(sandbox: Sandbox) -> None:
    """Below what was asked for, without what says nothing; a link is found and not followed."""
    sandbox.run("mkdir -p a/x; touch a/x/1 a/y a1; ln -s a x2")
    rows = {".": "x*", "a/": "*", "./a//x/..": "?", "a/y": "y", "x2": "*"}
    found = {
        path: sandbox.call("GET", "/files/search", params={"path": path, "pattern": pattern})
        for path, pattern in rows.items()
    }
    expected = {
        ".": ["a/x", "x2"],
        "a/": ["a/", "a/x", "a/x/1", "a/y"],
        "./a//x/..": ["a/x", "a/x/1", "a/y"],
        "a/y": ["a/y"],
        "x2": ["x2"],
    }
    assert expected == {path: answer.json()["files"] for path, answer in found.items()}


def test_text_is_found_line_by_line(sandbox: Sandbox) -> None:
    """In bytes that are none of UTF-8 too; what is binary or may not be read is passed over."""
    sandbox.run(
        "printf 'no\\nyes\\r\\n' > a; printf 'yes\\xff\\xfe' > b; mkdir c; echo yes > c/x;"
        "chmod 000 c; printf 'yes\\n\\0' > d; mkfifo e;"
        "{ echo yes; head -c 65536 /dev/zero | tr '\\0' x; echo; echo yes; } > f"
    )
    query = {"path": ".", "pattern": "yes"}
    found = sandbox.call("GET", "/files/find", params=query).json()
    lines = [(each["file"], each["line"], each["content"]) for each in found]
    # The sandbox's user may be the tests' own, who may be root.
    lines = [line for line in lines if line[0] != "c/x"]
    assert [("a", 2, "yes"), ("b", 1, "yes\ufffd\ufffd"), ("f", 1, "yes")] == lines


def test_a_replacement_tells_what_it_could_not_change(sandbox: Sandbox) -> None:
    """File by file."""
    sandbox.upload("a", b"one one")
    body = {"files": ["a", "missing"], "pattern": "one", "newValue": "three"}
    found = sandbox.call("POST", "/files/replace", json=body).json()
    expected = [
        {"file": "a", "success": True},
        {"file": "missing", "success": False, "error": "open missing: no such file or directory"},
    ]
    assert (expected, b"three three") == (found, sandbox.download("a").content)


def replace(sandbox: Sandbox, path: str, new: str = "yyy") -> dict[str, Any]:
    """Replace a letter and return how that went."""
    body = {"files": [path], "pattern": "x", "newValue": new}
    (found,) = sandbox.call("POST", "/files/replace", json=body, timeout=PATIENCE).json()
    return cast("dict[str, Any]", found)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        ("mkfifo {}", "invalid argument"),
        ("truncate -s 20G {}", "file too large"),
        ("truncate -s 16777217 {}", "file too large"),
        ("head -c 16777216 /dev/zero | tr '\\0' x > {}; : ", "file too large"),
    ],
)
def test_nothing_is_replaced_in_what_is_no_text(sandbox: Sandbox, make: str, reason: str) -> None:
    """Pipes, folders and files of any size are told, neither waited for nor read."""
    sandbox.run(make.format("strange"))
    assert f"open strange: {reason}" == replace(sandbox, "strange", "12345")["error"]


def test_a_replacement_keeps_mode_and_link(sandbox: Sandbox) -> None:
    """The link stays one, what it points to stays executable."""
    sandbox.run("printf x > script; chmod 750 script; ln -s script link")
    replace(sandbox, "link")
    assert "750\nscript\nyyy" == sandbox.run("stat -c %a script; readlink link; cat script")


def test_a_replacement_that_cannot_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full when half of it is written leaves the file whole, and that is told."""
    (tmp_path / "home/daytona").mkdir(parents=True)
    file = tmp_path / "home/daytona/ledger"
    file.write_text("x" * 100 + "the last line")
    write = io.FileIO.write

    class Filling(io.FileIO):
        """A file on a disk that takes ten more bytes."""

        def write(self, content: Any) -> int:
            if self.tell() == 10:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(self, bytes(content[:10]))

    monkeypatch.setattr(
        transfer, "open", lambda file, mode, **_options: Filling(file, mode), raising=False
    )
    tree = Tree(str(tmp_path), "/home/daytona", confined=True)
    found = replacing._replace(tree, "ledger", b"x", b"yyy", to_disk=True)
    expected = {"file": "ledger", "success": False, "error": "open ledger: no space left on device"}
    left = [path.name for path in file.parent.iterdir()]
    assert (expected, "x" * 100 + "the last line", ["ledger"]) == (found, file.read_text(), left)
