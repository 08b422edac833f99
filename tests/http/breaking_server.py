"""A server in a process of its own that breaks each request in the way that its path names.

Started as a command it prints its address, and serves until its standard input ends.
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.http.raw_server import Connection, RawServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

WAYS = ("works", "reset", "hang", "garbage", "cut", "html", "500", "429", "307", "missing", "large")


def _break(connection: Connection, way: str) -> bool:
    """Answer in one way; tell whether the connection is still good."""
    if way == "reset":
        linger = struct.pack("ii", 1, 0)
        connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    elif way == "hang":
        connection.hang()
    elif way == "garbage":
        connection.send(b"\x00 this is not HTTP\r\n\r\n")
    elif way == "cut":
        connection.send(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"id": ')
    elif way == "html":
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>")
        return True
    elif way == "large":
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
    else:
        status = {"missing": 404, "works": 200}.get(way) or int(way)
        connection.answer({"id": way, "message": "broken"}, status, "Location: http://elsewhere/")
        return True
    return False


def _serve(connection: Connection) -> None:
    while head := connection.request():
        found = re.search(rb"/sandbox/(\w+)", head)
        if not found or not _break(connection, found[1].decode()):
            return


@contextlib.contextmanager
def breaking_server() -> Iterator[str]:
    """Run the server in a process of its own, and give its API's URL."""
    command = [sys.executable, "-m", "tests.http.breaking_server"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


if __name__ == "__main__":
    with RawServer(_serve) as server:
        sys.stdout.write(f"{server.api_url}\n")
        sys.stdout.flush()
        sys.stdin.read()
