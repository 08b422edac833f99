"""Daytona sandboxes through twelve documented actions: typed, sync and async, never raising.

>>> from daytona_actions import DaytonaActions
>>> with DaytonaActions() as daytona:
...     created = daytona.create_sandbox()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions._version import __version__
from daytona_actions.actions import ACTIONS
from daytona_actions.client import AsyncDaytonaActions, DaytonaActions
from daytona_actions.errors import ActionError, ActionFailure, FailureKind

if TYPE_CHECKING:
    from daytona_actions.results import (
        ActionResult,
        Chart,
        CreateSandboxOutput,
        DeleteSandboxOutput,
        DownloadFileOutput,
        ExecuteCommandOutput,
        FileInfo,
        GetSandboxOutput,
        GitCloneOutput,
        ListFilesOutput,
        ListSandboxesOutput,
        ListSnapshotsOutput,
        RunCodeOutput,
        SandboxSummary,
        SnapshotSummary,
        StartSandboxOutput,
        StopSandboxOutput,
        TemporarySandbox,
        UploadFileOutput,
    )

__all__ = [
    "ACTIONS",
    "ActionError",
    "ActionFailure",
    "ActionResult",
    "AsyncDaytonaActions",
    "Chart",
    "CreateSandboxOutput",
    "DaytonaActions",
    "DeleteSandboxOutput",
    "DownloadFileOutput",
    "ExecuteCommandOutput",
    "FailureKind",
    "FileInfo",
    "GetSandboxOutput",
    "GitCloneOutput",
    "ListFilesOutput",
    "ListSandboxesOutput",
    "ListSnapshotsOutput",
    "RunCodeOutput",
    "SandboxSummary",
    "SnapshotSummary",
    "StartSandboxOutput",
    "StopSandboxOutput",
    "TemporarySandbox",
    "UploadFileOutput",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Give the results on demand: pydantic costs more than all the rest of the import."""
    if name in __all__:
        from daytona_actions import results

        return getattr(results, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
