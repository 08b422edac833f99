"""The pipes of one command that a running shell is to open: it can be given names only."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from .scratch import unknown_path
from .session_log import ERROR, OUTPUT

if TYPE_CHECKING:
    from typing import Self

    from .settings import Settings

PIECE = 1 << 16


class CommandPipes:
    """Standard input, output and error of a command.

    An end of each is held here. So standard input never ends (recorded: session_input), and the
    others do not before ``release``.
    """

    def __init__(self, settings: Settings) -> None:
        """Make them, in a folder of their own."""
        self._folder = unknown_path(settings)
        self._held: list[int] = []
        self.outputs: dict[int, bytes] = {}
        os.mkdir(self._folder, 0o700)
        self.paths = [f"{self._folder}/{name}" for name in ("in", "out", "err")]
        try:
            for path in self.paths:
                os.mkfifo(path, 0o600)
            self.input = self._open(self.paths[0], os.O_RDWR)
            for path, mark in zip(self.paths[1:], (OUTPUT, ERROR), strict=True):
                self.outputs[os.open(path, os.O_RDONLY | os.O_NONBLOCK)] = mark
                self._open(path, os.O_WRONLY)
        except OSError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, output: int) -> bytes:
        """Return what there is of an output; close it if nobody holds it any more."""
        piece = os.read(output, PIECE)
        if not piece:
            del self.outputs[output]
            os.close(output)
        return piece

    def forget(self) -> None:
        """Remove the names; what was opened by them goes on."""
        # Code in the sandbox may have been quicker.
        with contextlib.suppress(OSError):
            for path in self.paths:
                os.unlink(path)
            os.rmdir(self._folder)

    def release(self) -> None:
        """Let the outputs end when no process holds them any more; nothing can be read from here on."""
        while self._held:
            os.close(self._held.pop())

    def close(self) -> None:
        """Close what is open, and leave no names."""
        self.forget()
        self.release()
        for output in self.outputs:
            os.close(output)

    def _open(self, path: str, flags: int) -> int:
        self._held.append(os.open(path, flags | os.O_NONBLOCK))
        return self._held[-1]
