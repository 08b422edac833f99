"""Runs one program in the sandbox: its output until nobody holds it, its end, its time limit."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import subprocess
import threading
import time
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from .exchange import SURROGATE, RouteError
from .text import shown
from .unattended import kill_group, take_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .settings import Settings

# More would be held in memory only to be refused by every client.
MOST_OUTPUT = 16 << 20
# The kernel takes milliseconds as a signed number of 32 bits, a limit may be 136 years.
LONGEST_STEP = 3600.0
# How often a command that has closed its output is looked after.
WAIT_SECONDS = 1.0
# What an empty pipe always takes at once.
FITS_A_PIPE = 4096
# The recordings name this path (execute_command_not_found); other systems have only /bin/bash.
SHELL = next(path for path in ("/usr/bin/bash", "/bin/bash", "/bin/sh") if os.path.exists(path))
ENVIRONMENT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


class ClientGoneError(ConnectionError):
    """Nobody waits for the outcome any more; the command goes on."""


class Outcome(NamedTuple):
    """How a program ended and what it wrote to standard output and standard error."""

    exit_code: int
    output: str


def environment_for(settings: Settings, additions: dict[str, str]) -> dict[str, str]:
    """Return the environment of a process: the sandbox's and what the call adds."""
    for name in additions:
        if not ENVIRONMENT_NAME.match(name):
            reason = f"invalid environment variable name: '{name}'"
            raise RouteError.bad_request(reason)
    return {**settings.environment, **additions}


def run_script(  # noqa: PLR0913 - each is a property of the process
    script: str,
    *,
    folder: str,
    environment: dict[str, str],
    time_limit: int,
    client: int,
    inherited: tuple[int, ...] = (),
) -> Outcome:
    """Give a script to the shell on its standard input, as the real daemon does.

    So a script may be of any length, and what reads standard input in it eats the lines that
    follow (recorded: execute_command_long, execute_command_stdin).
    """
    return run_program(
        [SHELL],
        folder=folder,
        environment=environment,
        time_limit=time_limit,
        standard_input=SURROGATE.sub("\ufffd", script).encode(),
        client=client,
        inherited=inherited,
    )


def run_program(  # noqa: PLR0913 - each is a property of the process
    program: Sequence[str],
    *,
    folder: str,
    environment: dict[str, str],
    time_limit: int,
    standard_input: bytes = b"",
    client: int | None = None,
    inherited: tuple[int, ...] = (),
) -> Outcome:
    """Run a program in a process group of its own.

    ``time_limit`` is in seconds, 0 for none; past it the group is killed and a 408 raised. The
    output ends when no process holds it any more (recorded: child_holds_output).

    ``client`` is the socket of whoever waits. When its other end is closed a ClientGoneError is
    raised, and the program goes on (recorded: execute_command_when_the_client_leaves).
    """
    deadline = time.monotonic() + time_limit if time_limit else None
    try:
        process = subprocess.Popen(  # noqa: S603 - running what it is told is the purpose
            program,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,
            pass_fds=inherited,
        )
    except (OSError, ValueError) as error:
        return Outcome(-1, _go_error(program[0], error))
    stdout = cast("IO[bytes]", process.stdout)
    try:
        _feed(process, standard_input)
        output = _collect(stdout, deadline, client)
        _wait(process, deadline, client)
    except TimeoutError:
        kill_group(process)
        message = "request timeout: command execution timeout"
        raise RouteError(408, "REQUEST_TIMEOUT", message) from None
    except ClientGoneError:
        # A copy: this one is closed here.
        take_over(process, os.fdopen(os.dup(stdout.fileno()), "rb"), deadline)
        raise
    finally:
        stdout.close()
    # Go reports a process that was killed by a signal as -1.
    exit_code = process.returncode if process.returncode >= 0 else -1
    return Outcome(exit_code, shown(output))


def _feed(process: subprocess.Popen[bytes], content: bytes) -> None:
    """Write a process's standard input, beside the process if that may take a while."""
    if len(content) <= FITS_A_PIPE:
        _write(process.stdin, content)
    else:
        threading.Thread(target=_write, args=(process.stdin, content), daemon=True).start()


def _write(pipe: IO[bytes] | None, content: bytes) -> None:
    # The process may end before it has read all.
    with contextlib.suppress(BrokenPipeError), cast("IO[bytes]", pipe) as file:
        file.write(content)


def _collect(output: IO[bytes], deadline: float | None, client: int | None) -> bytes:
    collected = bytearray()
    ready = select.poll()
    ready.register(output, select.POLLIN | select.POLLHUP)
    if client is not None:
        ready.register(client, 0)  # without an event to wait for, its end is told all the same
    while True:
        events = dict(ready.poll(_step(deadline) * 1000))
        if client in events:
            raise ClientGoneError
        if not events:
            continue
        chunk = os.read(output.fileno(), 1 << 16)
        if not chunk:
            break
        collected += chunk[: MOST_OUTPUT - len(collected)]
    if len(collected) == MOST_OUTPUT:
        collected += f"\n[output cut off after {MOST_OUTPUT} bytes]\n".encode()
    return bytes(collected)


def _wait(process: subprocess.Popen[bytes], deadline: float | None, client: int | None) -> None:
    while process.poll() is None:
        if client is not None and is_gone(client):
            raise ClientGoneError
        await_end(process, min(_step(deadline), WAIT_SECONDS))


def await_end(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for a process's end, for at most so long.

    Linux tells it at once. Where it has to be asked for, it is noticed up to 50 ms later.
    """
    try:
        descriptor = os.pidfd_open(process.pid)
    except (AttributeError, OSError):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        return
    with open(descriptor, "rb", buffering=0) as end:
        ready = select.poll()
        ready.register(end, select.POLLIN)
        ready.poll(seconds * 1000)


def is_gone(client: int) -> bool:
    """Tell whether the other end of a socket is closed."""
    ready = select.poll()
    ready.register(client, 0)
    return bool(ready.poll(0))


def _step(deadline: float | None) -> float:
    """Return how many seconds to wait now; raises TimeoutError when the time is up."""
    if deadline is None:
        return LONGEST_STEP
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return min(remaining, LONGEST_STEP)


def _go_error(program: str, error: Exception) -> str:
    """Return why a process could not be started, in Go's words (recorded: execute_command_nul)."""
    if isinstance(error, OSError):
        return f"fork/exec {program}: {os.strerror(error.errno or errno.EIO).lower()}"
    if isinstance(error, UnicodeError):
        return f"fork/exec {program}: invalid argument"
    return "exec: environment variable contains NUL"
