"""The routes of ports: on which of them something of this sandbox listens."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING

from .descendants import family
from .exchange import Answer, Request, RouteError

if TYPE_CHECKING:
    from collections.abc import Callable

WATCHED = range(3000, 10000)
"""Recorded (ports_in_use): of others the server does not say whether they are in use."""

_LISTENS = "0A"  # <net/tcp_states.h>
_SOCKET = re.compile(r"socket:\[(\d+)\]")
_ONE = re.compile(r"/port/([^/]+)/in-use")


def find(method: str, path: str) -> tuple[Callable[..., Answer], tuple[str, ...]] | None:
    """Return the function of a route and the names in its path; None if it is none of ports."""
    if method == "GET" and path == "/port":
        return in_use, ()
    one = _ONE.fullmatch(path) if method == "GET" else None
    return (is_in_use, one.groups()) if one else None


def in_use(request: Request) -> Answer:
    """Answer all ports on which something listens."""
    return Answer.of_json({"ports": sorted(_listening(request))})


def is_in_use(request: Request, given: str) -> Answer:
    """Answer whether something listens on one port."""
    port = int(given) if re.fullmatch(r"\d{1,5}", given, re.ASCII) else 0
    if port not in WATCHED:
        return Answer(400, {"content-length": "0"})
    return Answer.of_json({"isInUse": port in _listening(request)})


def _listening(request: Request) -> set[int]:
    """Return the ports of the sandbox's own processes: it may share the machine's network."""
    if sys.platform != "linux":
        raise RouteError.not_offered(f"{request.method} {request.path}")
    sockets = _sockets(family() if request.settings.reaps_orphans else _all_processes())
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(FileNotFoundError), open(table, encoding="ascii") as lines:
            for line in lines:
                _, local, _, state, *_, inode = line.split()[:10]
                if state == _LISTENS and inode in sockets:
                    found.add(int(local.rpartition(":")[2], 16))
    return found


def _all_processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _sockets(processes: list[int]) -> set[str]:
    """Return the inodes of the sockets that processes hold, as the tables name them."""
    found = set()
    for process in processes:
        # It may end while it is looked at, or not be this user's.
        with contextlib.suppress(OSError):
            folder = f"/proc/{process}/fd"
            for descriptor in os.listdir(folder):
                with contextlib.suppress(OSError):
                    if socket := _SOCKET.fullmatch(os.readlink(f"{folder}/{descriptor}")):
                        found.add(socket[1])
    return found
