"""Progress of large transfers and of waiting, on a terminal: a bar or a line, on stderr."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.progress import Progress, TaskID
    from rich.status import Status

    from daytona_actions.engine.waiting import WaitProgress

SHORTEST = 1024 * 1024
"""The shortest transfer in bytes that gets a bar; what is shorter is over before it is read."""

SHORTEST_WAIT = 1.0
"""After how many seconds a wait gets a line; what is over before is no news."""

_WORDS = {"sent": "Sending", "received": "Receiving"}


@contextmanager
def watch() -> Iterator[dict[str, Any]]:
    """Give what a client is to call, by its arguments; nothing where nobody would see it."""
    if not sys.stderr.isatty():
        yield {}
        return
    with ExitStack() as shown:
        seen = _Shown(shown)
        yield {"on_transfer": seen.move, "on_wait": seen.wait}


class _Shown:
    """What stands on the terminal: bars, or a line, which makes room for them."""

    def __init__(self, shown: ExitStack) -> None:
        self._shown = shown
        self._bars: Progress | None = None
        self._tasks: dict[tuple[str, int], TaskID] = {}
        self._line: Status | None = None

    def move(self, way: str, moved: int, size: int) -> None:
        """Show a piece of a body, see `OnTransfer`."""
        if size < SHORTEST:
            return
        if self._bars is None:
            self._end_line()
            self._bars = self._shown.enter_context(_bars())
        key = way, size
        if key not in self._tasks:
            self._tasks[key] = self._bars.add_task(_WORDS[way], total=size)
        self._bars.advance(self._tasks[key], moved)

    def wait(self, progress: WaitProgress) -> None:
        """Show what is waited for, until it is over: results may be printed then."""
        if progress.is_over:
            self._end_line()
        elif progress.seconds >= SHORTEST_WAIT and self._bars is None:
            self._say(progress)

    def _say(self, progress: WaitProgress) -> None:
        from rich.text import Text

        from daytona_actions.doors.cli.showing import safe

        state = f" is {progress.state}" if progress.state else ""
        said = Text(safe(f"Waiting: {progress.thing}{state}, {progress.seconds:.0f} s"))
        if self._line is None:
            self._line = self._shown.enter_context(_console().status(said))
        else:
            self._line.update(said)

    def _end_line(self) -> None:
        if self._line is not None:
            self._line.stop()
            self._line = None


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)


def _bars() -> Progress:
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=_console(),
        transient=True,
    )
