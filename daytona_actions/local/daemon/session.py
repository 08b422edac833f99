"""A session of the toolbox: commands that one shell runs in their turn, and what became of them."""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from .commands import ClientGoneError, is_gone
from .scratch import nameless_file
from .session_log import ERROR, OUTPUT, Log
from .shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from .settings import Settings

# How often it is asked whether a client still waits.
STEP_SECONDS = 1.0
NOT_STARTED = -1


class CommandOverError(Exception):
    """Nobody reads the input of a command any more."""


class Command:
    """One command of a session; ``exit_code`` stays None if the shell ended with it."""

    def __init__(self, text: str, *, echoes: bool, session: Session) -> None:
        """Take what to run, and whether its input is to be seen in its log."""
        # Imported when needed: every sandbox has a daemon, few of them are given sessions.
        from uuid import uuid4

        self.id = str(uuid4())
        self.text = text
        self.exit_code: int | None = None
        self.has_begun = self.is_over = False
        self.log = Log(session.file)
        self.echoes = echoes
        self._changed = session.changed
        self._input: int | None = None

    def begin(self, standard_input: int) -> None:
        """Take where the command reads."""
        with self._changed:
            self.has_begun = True
            # One of its own: the given one is closed before this hears of the end.
            self._input = os.dup(standard_input)
            self._changed.notify_all()

    def add(self, mark: bytes, content: bytes) -> None:
        """Keep what the command wrote."""
        with self._changed:
            self.log.add(mark, content)
            self._changed.notify_all()

    def end(self, exit_code: int | None) -> None:
        """Note how it ended; the first to say so is right."""
        with self._changed:
            if not self.is_over:
                self.log.end()
                self.exit_code, self.is_over = exit_code, True
            if self._input is not None:
                os.close(self._input)
                self._input = None
            self._changed.notify_all()

    def wait(self, client: int) -> None:
        """Wait for its end; raises ClientGoneError if nobody wants to know it any more."""
        with self._changed:
            self._wait_until(lambda: self.is_over, client)

    def follow(self, client: int) -> Iterator[bytes]:
        """Yield its marked lines as they come, until its end."""
        sent, is_over = 0, False
        while not is_over:
            with self._changed:
                self._wait_until(partial(self._has_more, sent), client)
                lines, is_over = self.log.read(sent), self.is_over
            sent += len(lines)
            yield lines

    def send(self, content: bytes, client: int) -> None:
        """Give it input; raises CommandOverError if it ends before it was given all.

        A command whose turn has not come yet is waited for.
        """
        with self._changed:
            self._wait_until(lambda: self.is_over or self._input is not None, client)
            if self._input is None:
                raise CommandOverError
            standard_input = os.fdopen(os.dup(self._input), "wb", buffering=0)
            if self.echoes:
                self.add(OUTPUT, content)
        with standard_input:
            self._write(standard_input, memoryview(content), client)

    def _has_more(self, sent: int) -> bool:
        return self.is_over or self.log.size > sent

    def _write(self, pipe: IO[bytes], rest: memoryview, client: int) -> None:
        ready = select.poll()
        ready.register(pipe, select.POLLOUT)
        while rest:
            if ready.poll(STEP_SECONDS * 1000):
                rest = rest[pipe.write(rest) or 0 :]
            elif self.is_over:
                raise CommandOverError
            elif is_gone(client):
                raise ClientGoneError

    def _wait_until(self, reached: Callable[[], bool], client: int) -> None:
        while not self._changed.wait_for(reached, STEP_SECONDS):
            if is_gone(client):
                raise ClientGoneError


class Session:
    """Commands and the shell that runs them, which is started with the first."""

    def __init__(self, settings: Settings) -> None:
        """Take what the shell is started with."""
        self._settings = settings
        self._shell: Shell | None = None
        self._waiting: deque[Command] = deque()
        self._is_working = self._is_closed = False
        self.commands: dict[str, Command] = {}
        self.changed = threading.Condition(threading.RLock())
        self.file = nameless_file(settings)

    def run(self, text: str, *, echoes: bool) -> Command:
        """Run a command when those before it are over; raises BrokenPipeError if the shell has ended."""
        with self.changed:
            if self._shell is None and not self._is_closed:
                self._shell = Shell(self._settings)
            if self._shell is None or self._shell.has_ended():
                raise BrokenPipeError
            command = Command(text, echoes=echoes, session=self)
            self.commands[command.id] = command
            self._waiting.append(command)
            if not self._is_working:
                self._is_working = True
                threading.Thread(target=self._work, args=(self._shell,), daemon=True).start()
        return command

    def close(self) -> None:
        """End the shell and all that it started; what was not over is so without an exit code."""
        with self.changed:
            self._is_closed = True
        if self._shell:
            self._shell.kill()
        for command in self.commands.values():
            command.end(None)

    def _work(self, shell: Shell) -> None:
        while command := self._next():
            try:
                command.end(shell.run(command.text, command))
            except BrokenPipeError:
                command.end(None)
            except OSError as error:
                command.add(ERROR, f"the command cannot be started: {error}\n".encode())
                command.end(NOT_STARTED)

    def _next(self) -> Command | None:
        with self.changed:
            self._is_working = bool(self._waiting)
            return self._waiting.popleft() if self._waiting else None
