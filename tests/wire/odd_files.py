"""Requests about files that are none, and about odd paths and names, that no action sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection
from tests.wire.calls import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.scenarios.model import Stage

ODD_FILES = Collection(generated=True)
about = ODD_FILES.about

GET = {"list": "GET /files", "info": "GET /files/info", "download": "GET /files/download"}
NAMES = ("می\u200cروم.txt", "क्\u200dष.txt", "👩\u200d🔬.png", "a\u202eb.txt", "nbsp\u00a0x")
NAMES += ("new\nline", "tab\tx", "quote\"'x", "back\\slash", "semi;colon", "percent%20x", "plus+x")
NAMES += ("hash#x", "q?x", " lead", "trail ", "-dash", "é.txt", "e\u0301.txt", "İ.txt")


def _ask(stage: Stage, what: str, rows: Iterable[tuple[str, int]]) -> None:
    """List, describe or download paths; each answer must have its status."""
    for path, status in rows:
        stage.daytona.toolbox(GET[what], stage.sandbox, params={"path": path}, status=status)


def _upload(stage: Stage, path: str, status: int = 200, content: bytes = b"x") -> None:
    files = {"files[0].path": (None, path), "files[0].file": ("f", content)}
    stage.daytona.toolbox("POST /files/bulk-upload", stage.sandbox, files=files, status=status)


@about("wire", needs=preparation.special_files)
def download_file_special(stage: Stage) -> None:
    """What is no file is told as such, or comes empty."""
    looked_up(stage)
    rows = [("sock", 404), ("loop", 400), ("dangling", 404), ("link", 200), ("/dev/null", 200)]
    rows += [("/proc/version", 200), ("/proc/self/status", 200), ("empty", 200), ("folder", 400)]
    rows += [("secret", 400), ("secret/x", 403), ("/proc/self/mem", 200), ("", 400), (".", 400)]
    _ask(stage, "download", [*rows, ("/", 400), ("empty/", 200)])


@about("wire", needs=preparation.special_files)
def file_info_special(stage: Stage) -> None:
    """The kind of a file is the first letter of its mode."""
    looked_up(stage)
    rows = [("fifo", 200), ("sock", 200), ("loop", 400), ("/dev/zero", 200), ("/dev/null", 200)]
    rows += [("/proc/version", 200), ("empty", 200), ("folder/", 200), ("", 400)]
    _ask(stage, "info", rows)


@about("wire", needs=preparation.special_files)
def list_files_special(stage: Stage) -> None:
    """Only folders are listed."""
    calls = looked_up(stage)
    rows = [("fifo", 400), ("sock", 400), ("loop", 400), ("dangling", 404), ("/dev/zero", 400)]
    rows += [("empty", 400), ("folder", 200), ("folder/", 200), ("secret", 403)]
    rows += [("/proc/self", 200), ("", 200), (".", 200), ("..", 200), ("~", 404)]
    _ask(stage, "list", rows)
    calls.toolbox("GET /files", stage.sandbox)


@about("wire", needs=preparation.sandbox)
def file_name_with_joiner(stage: Stage) -> None:
    """A name may hold any character; space around a path is taken off."""
    looked_up(stage)
    for name in NAMES:
        _upload(stage, f"names/{name}")
        _ask(stage, "download", [(f"names/{name}", 404 if name == "trail " else 200)])
    _ask(stage, "list", [("names", 200)])
    _upload(stage, "control/a\x07b")
    for name in ("a\x7fb", "\ufeffbom", "a\u200eb"):
        _upload(stage, f"control/{name}")
        _ask(stage, "download", [(f"control/{name}", 200)])
    _ask(stage, "list", [("control", 200)])


@about("wire", needs=preparation.special_files)
def upload_file_odd_paths(stage: Stage) -> None:
    """A path is followed as the system does; what cannot be written is refused."""
    calls = looked_up(stage)
    for path, status in (
        *(("folder", 400), ("folder/", 400), ("new/", 400), ("new/../up.txt", 200)),
        *(("../above.txt", 400), ("./dot.txt", 200), ("a/./b//c.txt", 200), ("/etc/x", 400)),
        *(("/root/x", 400), ("secret/x", 400), ("empty/x", 400), ("", 400), ("/", 400)),
        *((".", 400), ("..", 400), ("dangling", 200), ("loop", 400), ("link", 400)),
        *(("fifo-no", 200), ("/dev/null", 200), ("x" * 256, 400), ("a\0b", 400)),
    ):
        _upload(stage, path, status)
    _ask(stage, "list", [(".", 200)])
    listing = "ls -la /home/daytona /home | head -60; cat missing"
    body = {"command": listing, "timeout": 10}
    calls.toolbox("process.execute_command", stage.sandbox, body=body, read=True)


@about("wire", needs=preparation.files_to_replace)
def upload_file_over_existing(stage: Stage) -> None:
    """A file that is replaced keeps its mode, a link what it is; one not writable stays."""
    looked_up(stage)
    _upload(stage, "over.txt", content=b"new")
    _ask(stage, "download", [("over.txt", 200)])
    _ask(stage, "info", [("over.txt", 200)])
    _upload(stage, "run.sh", content=b"#!/bin/sh\necho hi\n")
    _ask(stage, "info", [("run.sh", 200)])
    _upload(stage, "ro.txt", 400, b"new")
    _ask(stage, "download", [("ro.txt", 200)])
    _upload(stage, "to-over", content=b"through")
    _ask(stage, "download", [("over.txt", 200)])
    _upload(stage, "fresh.txt", content=b"1")
    _ask(stage, "info", [("fresh.txt", 200)])


@about("wire", needs=preparation.sandbox)
def upload_file_zero_bytes(stage: Stage) -> None:
    """A file may have no bytes."""
    looked_up(stage)
    _upload(stage, "zero.txt", content=b"")
    _ask(stage, "download", [("zero.txt", 200)])
    _ask(stage, "info", [("zero.txt", 200)])
