"""Exchanges that no recording has, built by hand after others: a cassette that lacks them gets them.

They are look-ups that the actions send since after the recording. Once it is made anew they are in
the cassette, and these are no longer used.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from vcr.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vcr.cassette import Cassette

# After recording file_info: what each path of these scenarios is there.
_DIRECTORY = {"size": 4096, "mode": "drwxr-xr-x", "isDir": True, "permissions": "0755"}
_FILE = {"size": 15, "mode": "-rw-r--r--", "isDir": False, "permissions": "0644"}
_LOOKS = {
    "download_file_directory": ("/home/daytona/new", _DIRECTORY),
    "download_file_empty": ("/home/daytona/empty.txt", _FILE | {"size": 0}),
    "download_file_device": (
        "/dev/zero",
        {"size": 0, "mode": "Dcrw-rw-rw-", "isDir": False, "permissions": "0666"},
    ),
    "list_files_of_a_file": ("/home/daytona/hello.txt", _FILE),
}


def add_look(tape: Cassette, cassette: Path) -> None:
    """Add to a cassette the look at a path that its scenario needs and its recording lacks."""
    if cassette.stem not in _LOOKS:
        return
    path, found = _LOOKS[cassette.stem]
    if any("/files/info?" in request.uri for request in tape.requests):
        return
    asked = next(request for request in tape.requests if "/files" in request.uri)
    base = asked.uri.partition("/files")[0]
    request = Request("GET", f"{base}/files/info?{urlencode({'path': path})}", b"", {})
    details = {"name": path.rpartition("/")[2], "owner": "1000", "group": "1000"} | found
    response = {
        "status": {"code": 200, "message": "OK"},
        "headers": {"content-type": ["application/json; charset=utf-8"]},
        "body": {"string": json.dumps(details).encode()},
    }
    tape.data.append((request, response))
