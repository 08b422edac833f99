"""Where the files of a result go: looked at before the call, written after it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from daytona_actions.doors.cli.values import STDIN
from daytona_actions.doors.excerpts import take_pictures

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action

STDOUT = STDIN


def check_destination(action: Action[..., Any], destination: str | None) -> None:
    """Refuse a place that cannot be written, while nothing has been done yet.

    Raises:
        UsageError: results of the action cannot go there.
    """
    is_file = hasattr(action.result_type, "save")
    if destination is None or (is_file and destination == STDOUT):
        return
    if destination == STDOUT:
        raise click.UsageError("--output takes a directory here: a picture is no text for stdout.")
    path = Path(destination)
    folder = path.parent if is_file and not _is_folder(destination) else path
    if is_file and folder is not path and not folder.exists():
        raise click.UsageError(f"--output: there is no directory {folder}")
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        raise click.UsageError(f"--output: {folder} is not a directory")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise click.UsageError(f"--output: {folder} cannot be written to")


def save(result: Any, document: dict[str, Any], destination: str) -> None:
    """Write the files of a result; the document then says where instead of what they hold.

    Raises:
        OSError: one of them cannot be written; the document stays as it was.
    """
    path = Path(destination)
    if hasattr(result, "save"):
        if _is_folder(destination):
            path.mkdir(parents=True, exist_ok=True)
        saved = [result.save(path)]
        document.update((name, None) for name in document if name.endswith("_base64"))
    else:
        path.mkdir(parents=True, exist_ok=True)
        saved = [
            chart.save(path / f"chart-{number}.png")
            for number, chart in enumerate(result.charts, start=_first_free(path))
        ]
        take_pictures(document)
    document["saved"] = [str(each) for each in saved]


def _is_folder(destination: str) -> bool:
    """Tell whether a directory is meant, be it there or not."""
    return destination.endswith(("/", os.sep)) or Path(destination).is_dir()


def _first_free(folder: Path) -> int:
    """Return the number after the last chart's: what an earlier run has drawn stays."""
    names = (re.fullmatch(r"chart-(\d+)\.png", path.name) for path in folder.iterdir())
    return max((int(name[1]) for name in names if name), default=0) + 1
