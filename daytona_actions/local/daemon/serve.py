"""The toolbox daemon's main loop: one thread for each connection that the server passes in."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
import threading
from collections import deque

from . import descendants, kernel, keyring
from .exchange import Answer, Request, RouteError
from .frames import receive_body, receive_json, send_body, send_frame, send_json
from .settings import Settings

STANDARD_INPUT = 0


def main(descriptor: int) -> None:
    """Serve until the server closes its end, then leave no process behind.

    ``descriptor`` is the server's: no program that is started here may have it.
    """
    control = socket.socket(fileno=os.dup(descriptor))
    os.close(descriptor)
    if descriptor == STANDARD_INPUT:
        os.open(os.devnull, os.O_RDONLY)
    kernel.refuse_to_be_looked_into()
    settings = Settings(**receive_json(control))
    os.umask(0o022)
    _check_mounts(settings)
    if not settings.confined:
        keyring.leave_session()
        kernel.leave_abstract_sockets()
    if settings.reaps_orphans:
        descendants.stay_behind_as_reaper()
    send_json(control, {"ready": os.getpid()})
    with contextlib.suppress(ConnectionError):
        _accept(control, settings)
    # Threads may still wait for commands; with this process they end.
    os._exit(0)


def _check_mounts(settings: Settings) -> None:
    """End where a volume is not what the server has opened: a link may have led elsewhere."""
    for path, wanted in (settings.mounts or {}).items():
        status = os.stat(path)
        if [status.st_dev, status.st_ino] != wanted:
            sys.exit(f"what is mounted at {path} is not the volume's folder: try again")


def _accept(control: socket.socket, settings: Settings) -> None:
    while True:
        content, descriptors, _flags, _address = socket.recv_fds(control, 1, 1)
        if not content:
            return
        for descriptor in descriptors:
            connection = socket.socket(fileno=descriptor)
            threading.Thread(target=_serve, args=(connection, settings), daemon=True).start()


def _serve(connection: socket.socket, settings: Settings) -> None:
    with connection, contextlib.suppress(ConnectionError):
        asked = receive_json(connection)
        body = receive_body(connection)
        request = Request(body=body, settings=settings, client=connection.fileno(), **asked)
        _send(connection, _answer(request))
        # Closing with unread bytes would take the answer away from the server.
        deque(request.body, maxlen=0)


def _answer(request: Request) -> Answer:
    # Not before: most of what takes time at a start is Python's imports.
    from .routes import answer

    try:
        return answer(request)
    except ConnectionError:
        raise
    except Exception as error:  # noqa: BLE001 - a defect here must not look like a lost sandbox
        # The log may be on the very disk that is full.
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{request.method} {request.path}: {error!r}\n")
        reason = f"internal error: {error}"
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            reason = "no space left on device: delete files, or free space on this machine's disk"
        return RouteError.internal(reason).answer(request.method, request.path)


def _send(connection: socket.socket, reply: Answer) -> None:
    send_json(connection, {"status": reply.status, "headers": dict(reply.headers)})
    for piece in reply.body:
        send_body(connection, piece)
    send_frame(connection, b"")
