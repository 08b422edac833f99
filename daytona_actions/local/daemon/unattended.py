"""Sees commands to their end whose client has gone: all of them in one thread."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import subprocess

# A command that came meanwhile is taken up after this; its pipe holds what it writes until then.
STEP_SECONDS = 1.0
PIECE = 1 << 16

_lock = threading.Lock()
_commands: list[_Command] = []


class _Command(NamedTuple):
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    deadline: float | None


def take_over(process: subprocess.Popen[bytes], output: IO[bytes], deadline: float | None) -> None:
    """Let a command go on, its output read and dropped, until it ends or its time is up."""
    with _lock:
        _commands.append(_Command(process, output, deadline))
        if len(_commands) == 1:
            threading.Thread(target=_attend, daemon=True).start()


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a process with all of its group, and wait for it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _attend() -> None:
    while True:
        with _lock:
            _commands[:] = [command for command in _commands if not _has_ended(command)]
            if not _commands:
                return
            ready = select.poll()
            for command in _commands:
                if not command.output.closed:
                    ready.register(command.output, select.POLLIN)
        ready.poll(STEP_SECONDS * 1000)


def _has_ended(command: _Command) -> bool:
    if command.deadline is not None and time.monotonic() >= command.deadline:
        kill_group(command.process)
        command.output.close()
        return True
    _drop_output(command.output)
    return command.output.closed and command.process.poll() is not None


def _drop_output(output: IO[bytes]) -> None:
    """Read what is there, once; close what nobody holds any more."""
    if output.closed:
        return
    ready = select.poll()
    ready.register(output, select.POLLIN)
    if ready.poll(0) and not os.read(output.fileno(), PIECE):
        output.close()
