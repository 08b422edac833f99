"""Progress of large transfers: a bar with its rate on a terminal, on stderr."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

SHORTEST = 1024 * 1024
"""The shortest transfer in bytes that gets a bar; what is shorter is over before it is read."""

_WORDS = {"sent": "Sending", "received": "Receiving"}


@contextmanager
def watch_transfers() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what is notified of each piece that is sent or received; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as shown:
        bars: Progress | None = None
        tasks: dict[tuple[str, int], TaskID] = {}

        def notify(way: str, moved: int, size: int) -> None:
            nonlocal bars
            if size < SHORTEST:
                return
            bars = bars or shown.enter_context(_bars())
            key = way, size
            if key not in tasks:
                tasks[key] = bars.add_task(_WORDS[way], total=size)
            bars.advance(tasks[key], moved)

        yield notify


def _bars() -> Progress:
    from rich.console import Console
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
        console=Console(stderr=True),
        transient=True,
    )
