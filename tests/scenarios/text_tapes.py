"""Tapes of the scenarios that write texts, built by hand: no recording has the command that puts a file.

The answers are those of the recordings upload_file, execute_command_simple and download_file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from daytona_actions.actions.files.whole import put_command
from tests.scenarios.by_hand import BOUNDARY, add
from tests.scenarios.preparation import HOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from vcr.cassette import Cassette

NO_NAME = f".daytona-{'0' * 16}"
"""Stands for the name of a new file, which is random."""

_B = BOUNDARY.encode()
_FILE = 'name="files[0].file"; filename="file"'
_ID = "bf1e3bf0-9474-4a96-b4c2-4d65ac365da2"
_TOOLBOX = "https://proxy.app.daytona.io/toolbox"
_SANDBOX = {"id": _ID, "name": "prepared", "state": "started", "toolboxProxyUrl": _TOOLBOX}


def _look_up(tape: Cassette) -> None:
    add(tape, "GET", f"https://app.daytona.io/api/sandbox/{_ID}", 200, _SANDBOX)


def _download(tape: Cassette, path: str, content: bytes) -> None:
    query = urlencode({"path": path})
    add(tape, "GET", f"{_TOOLBOX}/{_ID}/files/download?{query}", 200, content)


def _put(
    tape: Cassette,
    name: str,
    sent: bytes,
    size: int,
    *,
    append: bool = False,
    of: bytes | None = None,
) -> None:
    """Add the upload of a new file, and the command that puts it in its place."""
    beside = f"{HOME}/{NO_NAME}"
    parts = (('name="files[0].path"', beside.encode()), (_FILE, sent))
    lines = [
        b"--%b\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % (_B, told.encode(), held)
        for told, held in parts
    ]
    body = b"".join(lines) + b"--%b--\r\n" % _B
    written = {"files": [{"path": beside, "bytes": len(sent)}]}
    add(tape, "POST", f"{_TOOLBOX}/{_ID}/files/bulk-upload", 200, written, body)
    command = put_command(NO_NAME, name, append=append, in_place_of=of)
    asked = {"command": command, "cwd": HOME, "timeout": 60}
    answer = {"exitCode": 0, "result": f"{size}\n"}
    add(tape, "POST", f"{_TOOLBOX}/{_ID}/process/execute", 200, answer, asked)


def _write_text_file(tape: Cassette) -> None:
    _look_up(tape)
    _put(tape, "notes.txt", b"one\n", 4)
    _put(tape, "notes.txt", b"two\n", 8, append=True)
    _download(tape, f"{HOME}/notes.txt", b"one\ntwo\n")


def _edit_text_file(tape: Cassette) -> None:
    _look_up(tape)
    _download(tape, f"{HOME}/a.txt", b"one\n")
    _put(tape, "a.txt", b"three\n", 6, of=b"one\n")
    _download(tape, f"{HOME}/a.txt", b"three\n")


TAPES: dict[str, Callable[[Cassette], None]] = {
    "write_text_file": _write_text_file,
    "edit_text_file": _edit_text_file,
}
"""What writes the tape of each of these scenarios, by its name."""
