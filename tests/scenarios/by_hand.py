"""Exchanges that no recording has, built by hand after others: a cassette that lacks them gets them.

They are look-ups that the actions send since after the recording. Once it is made anew they are in
the cassette, and these are no longer used.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from vcr.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vcr.cassette import Cassette

    Look = tuple[str, str, int, bytes]

BOUNDARY = "b"
"""What stands between the parts of a form."""

_HOME = "/home/daytona"
_DIRECTORY = {"size": 4096, "mode": "drwxr-xr-x", "isDir": True, "permissions": "0755"}
_FILE = {"size": 15, "mode": "-rw-r--r--", "isDir": False, "permissions": "0644"}
_DEVICE = {"size": 0, "mode": "Dcrw-rw-rw-", "isDir": False, "permissions": "0666"}
_SCRIPT = _FILE | {"mode": "-rwxr-xr-x", "permissions": "0755"}


def _info(path: str, found: dict[str, Any]) -> Look:
    """A look at a file, after recording file_info."""
    details = {"name": path.rpartition("/")[2], "owner": "1000", "group": "1000"} | found
    return "/info", path, 200, json.dumps(details).encode()


# A listing where nothing was found, after the recordings list_files_empty_directory,
# list_files_missing and list_files_permission_denied.
_LISTED = ("", _HOME, 200, b"[]")
_NO_FOLDER = ("", f"{_HOME}/missing", 404, b"")
_CLOSED_FOLDER = ("", "/root", 403, b"")

_LOOKS: dict[str, tuple[Look, ...]] = {
    "download_file_directory": (_info(f"{_HOME}/new", _DIRECTORY),),
    "download_file_empty": (_info(f"{_HOME}/empty.txt", _FILE | {"size": 0}),),
    "download_file_device": (_info("/dev/zero", _DEVICE),),
    "list_files_of_a_file": (_info(f"{_HOME}/hello.txt", _FILE),),
    "set_file_permissions": (_info(f"{_HOME}/run.sh", _SCRIPT),),
    "search_files": (_LISTED, _NO_FOLDER, _CLOSED_FOLDER),
    "find_in_files": (_LISTED, _NO_FOLDER, _CLOSED_FOLDER),
    "replace_in_files": (("/download", f"{_HOME}/b.txt", 200, b"two\n"),),
}

_AGAIN = {"git_status_without_a_commit": ("/git/status", 4)}
"""Looks that are recorded, and since then asked for more often: this often in all, answered alike."""


def add_looks(tape: Cassette, cassette: Path) -> None:
    """Add to a cassette the looks at files that its scenario needs and its recording lacks."""
    recorded = {request.uri for request in tape.requests}
    route, times = _AGAIN.get(cassette.stem, ("", 0))
    alike = [exchange for exchange in tape.data if route and route in exchange[0].uri]
    tape.data.extend(alike[-1:] * (times - len(alike)))
    base = next((uri.partition("/files")[0] for uri in recorded if "/files" in uri), "")
    for route, path, status, body in _LOOKS.get(cassette.stem, ()):
        url = f"{base}/files{route}?{urlencode({'path': path})}"
        if url not in recorded:
            add(tape, "GET", url, status, body)


def add(
    tape: Cassette, method: str, url: str, status: int, answer: Any = b"", body: Any = None
) -> None:
    """Add an exchange to a cassette; what is no bytes is written as JSON, bytes as a body are a form."""
    form = isinstance(body, bytes)
    kind = f"multipart/form-data; boundary={BOUNDARY}" if form else "application/json"
    headers = {"authorization": "Bearer REDACTED", "content-type": kind}
    response = {
        "status": {"code": status, "message": ""},
        "headers": {"content-type": ["application/json; charset=utf-8"]},
        "body": {"string": answer if isinstance(answer, bytes) else json.dumps(answer).encode()},
    }
    sent = body if form else "" if body is None else json.dumps(body)
    tape.data.append((Request(method, url, sent, headers), response))
