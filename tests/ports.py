"""Ports for servers that are started elsewhere, and so have to be told one."""

from __future__ import annotations

import os
import socket
from itertools import count

# Below those that a system gives to who asks for any, which might get the same one in between; and
# each worker of pytest has its own.
_FIRST, _EACH = 12_000, 2_500
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8
_turns = count(os.getpid())


def free_port() -> int:
    """Return a port of this machine that nobody listens on, another one each time."""
    while True:
        port = _FIRST + _WORKER * _EACH + next(_turns) % _EACH
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
