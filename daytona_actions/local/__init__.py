"""A Daytona on this machine, behind HTTP like the real one: for trying, testing and demos.

It needs the extra ``local`` and knows nothing of the rest of this package.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from daytona_actions.installing import how_to_install

if TYPE_CHECKING:
    from daytona_actions.local.clock import MovableClock
    from daytona_actions.local.isolation import isolation_report, working_isolations
    from daytona_actions.local.server import LocalDaytona, LocalDaytonaError

__all__ = [
    "LocalDaytona",
    "LocalDaytonaError",
    "MovableClock",
    "isolation_report",
    "working_isolations",
]

_HOMES = {
    "LocalDaytona": "server",
    "LocalDaytonaError": "server",
    "MovableClock": "clock",
    "isolation_report": "isolation",
    "working_isolations": "isolation",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    if os.name != "posix":
        message = (
            "a local Daytona needs Linux or macOS (process groups, file locks, Unix sockets); "
            "on Windows run it in WSL 2"
        )
        raise ImportError(message)
    from importlib import import_module

    try:
        value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in {"starlette", "uvicorn", "python_multipart"}:
            raise
        message = f"{missing} is missing: {how_to_install('local')}"
        raise ImportError(message) from error
    globals()[name] = value
    return value
