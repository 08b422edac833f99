"""How an answer of a daemon may be: code in a sandbox could have taken the daemon over."""

from __future__ import annotations

import re
from typing import Any

KILO, MEGA = 1 << 10, 1 << 20
# Files are as large as they are: their bytes are passed on and never kept.
UNLIMITED = {("GET", "/files/download"), ("POST", "/files/bulk-download")}
MOST_BYTES = {
    # JSON takes up to six bytes for one of the output's 16 MiB; charts come on top.
    ("POST", "/process/execute"): 128 * MEGA,
    ("POST", "/process/code-run"): 256 * MEGA,
    ("UPLOAD", "/files/content"): 64 * KILO,
}
# The 16 MiB of a command of a session, which may be told twice: together and apart.
SESSION_OUTPUT = re.compile(r"/process/session/[^/]+/(exec|logs|command/[^/]+/logs)")
MOST_SESSION_BYTES = 256 * MEGA
MOST_BYTES_ELSE = 64 * MEGA
HEADER = re.compile(r"[a-z][a-z-]*:[\t -~\xa0-\xff]*\Z")
STATUSES = range(200, 600)


def most_bytes(method: str, path: str) -> int | None:
    """Return how large the body of a route's answer may be; None for a file's."""
    route = (method, path)
    if route in UNLIMITED:
        return None
    if SESSION_OUTPUT.fullmatch(path):
        return MOST_SESSION_BYTES
    return MOST_BYTES.get(route, MOST_BYTES_ELSE)


def checked_head(head: Any, most: int | None) -> tuple[int, dict[str, str]]:
    """Return status and headers of an answer; raises ValueError for what is none."""
    status, headers = head["status"], head["headers"]
    if status not in STATUSES:
        message = f"a status of {status!r}"
        raise ValueError(message)
    for name, value in headers.items():
        if not HEADER.match(f"{name}:{value}"):
            message = f"a header of {name!r}"
            raise ValueError(message)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or (most is not None and int(length) > most):
        message = f"a length of {length!r}"
        raise ValueError(message)
    return status, headers
