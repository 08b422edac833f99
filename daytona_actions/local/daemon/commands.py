"""Runs one program in the sandbox: its output until nobody holds it, its end, its time limit."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import select
import signal
import subprocess
import time
from typing import IO, TYPE_CHECKING, NamedTuple

from .exchange import RouteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .settings import Settings

# More would be held in memory only to be refused by every client.
MOST_OUTPUT = 16 << 20
# The kernel takes milliseconds as a signed number of 32 bits, a limit may be 136 years.
LONGEST_STEP = 3600.0
ENVIRONMENT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def _one_mark_for_each_byte(error: UnicodeError) -> tuple[str, int]:
    # Go's JSON encoder writes one U+FFFD for each byte that is not UTF-8.
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd" * (error.end - error.start), error.end


codecs.register_error("one_mark_for_each_byte", _one_mark_for_each_byte)


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


def run_program(  # noqa: PLR0913 - each is a property of the process
    program: Sequence[str],
    *,
    folder: str,
    environment: dict[str, str],
    time_limit: int,
    standard_input: IO[bytes] | None = None,
    inherited: tuple[int, ...] = (),
) -> Outcome:
    """Run a program in a process group of its own.

    ``time_limit`` is in seconds, 0 for none; past it the group is killed and a 408 raised. The
    output ends when no process holds it any more (recorded: child_holds_output).
    """
    deadline = time.monotonic() + time_limit if time_limit else None
    try:
        process = subprocess.Popen(  # noqa: S603 - running what it is told is the purpose
            program,
            cwd=folder,
            env=environment,
            stdin=standard_input or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=inherited,
        )
    except (OSError, ValueError) as error:
        return Outcome(-1, f"fork/exec {program[0]}: {_go_reason(error)}")
    with process.stdout or contextlib.nullcontext() as stdout:
        try:
            output = _collect(stdout.fileno() if stdout else -1, deadline)
            _wait(process, deadline)
        except TimeoutError:
            _kill_group(process)
            message = "request timeout: command execution timeout"
            raise RouteError(408, "REQUEST_TIMEOUT", message) from None
    # Go reports a process that was killed by a signal as -1.
    exit_code = process.returncode if process.returncode >= 0 else -1
    return Outcome(exit_code, output.decode("utf-8", "one_mark_for_each_byte"))


def _collect(descriptor: int, deadline: float | None) -> bytes:
    collected = bytearray()
    ready = select.poll()
    ready.register(descriptor, select.POLLIN | select.POLLHUP)
    while True:
        if not ready.poll(_step(deadline) * 1000):
            continue
        chunk = os.read(descriptor, 1 << 16)
        if not chunk:
            break
        collected += chunk[: MOST_OUTPUT - len(collected)]
    if len(collected) == MOST_OUTPUT:
        collected += f"\n[output cut off after {MOST_OUTPUT} bytes]\n".encode()
    return bytes(collected)


def _wait(process: subprocess.Popen[bytes], deadline: float | None) -> None:
    while process.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_step(deadline))


def _step(deadline: float | None) -> float:
    """Return how many seconds to wait now; raises TimeoutError when the time is up."""
    if deadline is None:
        return LONGEST_STEP
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return min(remaining, LONGEST_STEP)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _go_reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno).lower()
    return "invalid argument"
