"""A bash that lives on and is given commands one after another."""

from __future__ import annotations

import fcntl
import os
import re
import select
import shlex
import subprocess
from typing import IO, TYPE_CHECKING, Protocol, cast

from .command_pipes import CommandPipes
from .commands import SHELL, await_end
from .descendants import kill_with_descendants
from .exchange import SURROGATE

if TYPE_CHECKING:
    from .settings import Settings

# Commands take low numbers for files of their own.
FIRST_DESCRIPTOR = 200
# How often it is looked after: its end is not told while a process of its still holds its files.
STEP_MILLISECONDS = 1000
END_SECONDS = 0.1
EXIT_CODE = re.compile(rb"(\d+)\n")
LONGEST_TELLING = 16


class Running(Protocol):
    """Who is told of a command that runs."""

    def begin(self, standard_input: int) -> None:
        """Take where the command reads, until its end."""

    def add(self, mark: bytes, content: bytes) -> None:
        """Take what the command wrote."""


class Shell:
    """A bash without a terminal; its directory, variables and functions stay."""

    def __init__(self, settings: Settings) -> None:
        """Start it in the home folder."""
        self._settings = settings
        self._is_killed = False
        told, telling = os.pipe()
        # Here it says that a command begins, and with which exit code it ended.
        self._told = os.fdopen(told, "rb", buffering=0)
        with open(telling, "wb", buffering=0):
            self._telling = fcntl.fcntl(telling, fcntl.F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a shell is what is wanted
                [SHELL],
                cwd=settings.real_home,
                env=settings.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,
                pass_fds=(self._telling,),
            )
        finally:
            os.close(self._telling)

    def has_ended(self) -> bool:
        """Tell whether it takes no more commands."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End it with all that it has started."""
        self._is_killed = True
        kill_with_descendants(self._process.pid)
        self._process.wait()

    def run(self, text: str, command: Running) -> int | None:
        """Run a command, and return its exit code when nobody holds its output any more.

        None if the shell ended before it told one. Raises OSError if the command cannot be given
        to it.
        """
        if self.has_ended():
            raise BrokenPipeError
        with CommandPipes(self._settings) as pipes:
            self._give(text, pipes.paths)
            command.begin(pipes.input)
            told, is_over = b"", False
            ready = select.poll()
            for descriptor in (self._told.fileno(), *pipes.outputs):
                ready.register(descriptor, select.POLLIN)
            while pipes.outputs and not self._is_killed:
                for descriptor, _ in ready.poll(STEP_MILLISECONDS):
                    if mark := pipes.outputs.get(descriptor):
                        if piece := pipes.read(descriptor):
                            command.add(mark, piece)
                        else:
                            ready.unregister(descriptor)
                    else:
                        told = self._listen(told, ready)
                        pipes.forget()
                if not is_over and (EXIT_CODE.search(told) or self.has_ended()):
                    is_over = True
                    pipes.release()
            found = EXIT_CODE.search(told)
            return int(found[1]) if found else None

    def _give(self, text: str, paths: list[str]) -> None:
        # Quoted, so that nothing unfinished in it swallows what follows; the space keeps a first "-"
        # from being an option.
        command = shlex.quote(" " + SURROGATE.sub("\ufffd", text).replace("\0", ""))
        stdin, stdout, stderr = map(shlex.quote, paths)
        tell = f"command echo >&{self._telling}"
        line = (
            # After a syntax error bash 5.2 misreads a brace; after this it does not.
            f":\n{{ {tell}; command eval {command} {self._telling}>&-; }}"
            f' <{stdin} >{stdout} 2>{stderr}; {tell} "$?"\n'
        )
        cast("IO[bytes]", self._process.stdin).write(line.encode())

    def _listen(self, told: bytes, ready: select.poll) -> bytes:
        """Add what the shell tells; no more than it has to say, if it is another process that tells."""
        piece = os.read(self._told.fileno(), LONGEST_TELLING)
        if not piece:
            ready.unregister(self._told.fileno())
            # Nobody tells any more: it ends, unless the command took its place (exec).
            await_end(self._process, END_SECONDS)
        return (told + piece)[-LONGEST_TELLING:]
