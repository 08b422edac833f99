"""Daytona sandboxes through twelve documented actions: typed, sync and async, never raising.

>>> from daytona_actions import DaytonaActions
>>> with DaytonaActions() as daytona:
...     created = daytona.create_sandbox()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions._version import __version__
from daytona_actions.client import AsyncDaytonaActions, AsyncSandbox, DaytonaActions, Sandbox
from daytona_actions.engine.waiting import WaitProgress
from daytona_actions.errors import ActionError, ActionFailure, FailureKind

if TYPE_CHECKING:
    from daytona_actions.actions.mounts import VolumeMount
    from daytona_actions.doors import (
        dispatch as _dispatch,
        langchain as _langchain,
        manifest as _manifest,
        mcp as _mcp,
        openapi as _openapi,
        rest as _rest,
        skill as _skill,
        tools as _tools,
    )
    from daytona_actions.listed import ACTIONS
    from daytona_actions.results import (
        ActionResult,
        ActivateSnapshotOutput,
        ArchiveSandboxOutput,
        BackupSandboxOutput,
        Chart,
        CreateFolderOutput,
        CreateSandboxOutput,
        CreateSignedPreviewUrlOutput,
        CreateSnapshotOutput,
        CreateSshAccessOutput,
        CreateVolumeOutput,
        DeactivateSnapshotOutput,
        DeleteFileOutput,
        DeleteSandboxOutput,
        DeleteSnapshotOutput,
        DeleteVolumeOutput,
        DownloadFileOutput,
        EditTextFileOutput,
        ExecuteCommandOutput,
        ExpireSignedPreviewUrlOutput,
        FileInfo,
        FileMatch,
        FindInFilesOutput,
        ForkSandboxOutput,
        GetBuildLogsOutput,
        GetFileInfoOutput,
        GetPreviewUrlOutput,
        GetProcessOutput,
        GetSandboxDetailsOutput,
        GetSandboxFamilyOutput,
        GetSandboxOutput,
        GetSnapshotBuildLogsOutput,
        GetSnapshotOutput,
        GetVolumeOutput,
        GitAddOutput,
        GitBranchesOutput,
        GitCheckoutOutput,
        GitCloneOutput,
        GitCommit,
        GitCommitOutput,
        GitCreateBranchOutput,
        GitDeleteBranchOutput,
        GitFileStatus,
        GitLogOutput,
        GitPullOutput,
        GitPushOutput,
        GitStatusOutput,
        ListFilesOutput,
        ListPortsOutput,
        ListProcessesOutput,
        ListRegionsOutput,
        ListSandboxesOutput,
        ListSnapshotsOutput,
        ListVolumesOutput,
        MountedVolume,
        MoveFileOutput,
        Process,
        ReadProcessOutputOutput,
        ReadTextFileOutput,
        RecoverSandboxOutput,
        RefreshSandboxActivityOutput,
        Region,
        ReplacedFile,
        ReplaceInFilesOutput,
        ResizeSandboxOutput,
        RevokeSshAccessOutput,
        RunCodeOutput,
        SandboxSettings,
        SandboxSummary,
        SearchFilesOutput,
        SendProcessInputOutput,
        SetFilePermissionsOutput,
        SnapshotDetails,
        SnapshotSandboxOutput,
        SnapshotSummary,
        StartProcessOutput,
        StartSandboxOutput,
        StopProcessOutput,
        StopSandboxOutput,
        TemporarySandbox,
        UpdateSandboxOutput,
        UploadFileOutput,
        VolumeSummary,
        WaitForSandboxOutput,
        WriteTextFileOutput,
    )
    from daytona_actions.service import DAYTONA

    adispatch = DAYTONA.given_to(_dispatch.adispatch)
    anthropic_tools = DAYTONA.given_to(_tools.anthropic_tools)
    dispatch = DAYTONA.given_to(_dispatch.dispatch)
    langchain_tools = DAYTONA.given_to(_langchain.langchain_tools)
    manifest = DAYTONA.given_to(_manifest.manifest)
    mcp_server = DAYTONA.given_to(_mcp.server)
    openai_tools = DAYTONA.given_to(_tools.openai_tools)
    openapi_document = DAYTONA.given_to(_openapi.openapi_document)
    rest_app = DAYTONA.given_to(_rest.app)
    write_skill = DAYTONA.given_to(_skill.write_skill)

_DOORS = {
    "adispatch": ("dispatch", "adispatch"),
    "anthropic_tools": ("tools", "anthropic_tools"),
    "dispatch": ("dispatch", "dispatch"),
    "langchain_tools": ("langchain", "langchain_tools"),
    "manifest": ("manifest", "manifest"),
    "mcp_server": ("mcp", "server"),
    "openai_tools": ("tools", "openai_tools"),
    "openapi_document": ("openapi", "openapi_document"),
    "rest_app": ("rest", "app"),
    "write_skill": ("skill", "write_skill"),
}
"""The functions of the doors, each by its module and its name there; those that need an extra are not
in `__all__`, so that a star takes only what is there."""

_ACTIONS = {"ACTIONS": "listed", "VolumeMount": "actions.mounts"}
"""What loads actions, by its module; all else that is not here already is a result."""

__all__ = [
    "ACTIONS",
    "ActionError",
    "ActionFailure",
    "ActionResult",
    "ActivateSnapshotOutput",
    "ArchiveSandboxOutput",
    "AsyncDaytonaActions",
    "AsyncSandbox",
    "BackupSandboxOutput",
    "Chart",
    "CreateFolderOutput",
    "CreateSandboxOutput",
    "CreateSignedPreviewUrlOutput",
    "CreateSnapshotOutput",
    "CreateSshAccessOutput",
    "CreateVolumeOutput",
    "DaytonaActions",
    "DeactivateSnapshotOutput",
    "DeleteFileOutput",
    "DeleteSandboxOutput",
    "DeleteSnapshotOutput",
    "DeleteVolumeOutput",
    "DownloadFileOutput",
    "EditTextFileOutput",
    "ExecuteCommandOutput",
    "ExpireSignedPreviewUrlOutput",
    "FailureKind",
    "FileInfo",
    "FileMatch",
    "FindInFilesOutput",
    "ForkSandboxOutput",
    "GetBuildLogsOutput",
    "GetFileInfoOutput",
    "GetPreviewUrlOutput",
    "GetProcessOutput",
    "GetSandboxDetailsOutput",
    "GetSandboxFamilyOutput",
    "GetSandboxOutput",
    "GetSnapshotBuildLogsOutput",
    "GetSnapshotOutput",
    "GetVolumeOutput",
    "GitAddOutput",
    "GitBranchesOutput",
    "GitCheckoutOutput",
    "GitCloneOutput",
    "GitCommit",
    "GitCommitOutput",
    "GitCreateBranchOutput",
    "GitDeleteBranchOutput",
    "GitFileStatus",
    "GitLogOutput",
    "GitPullOutput",
    "GitPushOutput",
    "GitStatusOutput",
    "ListFilesOutput",
    "ListPortsOutput",
    "ListProcessesOutput",
    "ListRegionsOutput",
    "ListSandboxesOutput",
    "ListSnapshotsOutput",
    "ListVolumesOutput",
    "MountedVolume",
    "MoveFileOutput",
    "Process",
    "ReadProcessOutputOutput",
    "ReadTextFileOutput",
    "RecoverSandboxOutput",
    "RefreshSandboxActivityOutput",
    "Region",
    "ReplaceInFilesOutput",
    "ReplacedFile",
    "ResizeSandboxOutput",
    "RevokeSshAccessOutput",
    "RunCodeOutput",
    "Sandbox",
    "SandboxSettings",
    "SandboxSummary",
    "SearchFilesOutput",
    "SendProcessInputOutput",
    "SetFilePermissionsOutput",
    "SnapshotDetails",
    "SnapshotSandboxOutput",
    "SnapshotSummary",
    "StartProcessOutput",
    "StartSandboxOutput",
    "StopProcessOutput",
    "StopSandboxOutput",
    "TemporarySandbox",
    "UpdateSandboxOutput",
    "UploadFileOutput",
    "VolumeMount",
    "VolumeSummary",
    "WaitForSandboxOutput",
    "WaitProgress",
    "WriteTextFileOutput",
    "__version__",
    "adispatch",
    "anthropic_tools",
    "dispatch",
    "manifest",
    "openai_tools",
    "openapi_document",
    "write_skill",
]


def __getattr__(name: str) -> object:
    """Give actions, results and doors on demand: pydantic costs more than all the rest of the import."""
    if name not in __all__ and name not in _DOORS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    if name not in _DOORS:
        module = _ACTIONS.get(name, "results")
        return getattr(import_module(f"{__name__}.{module}"), name)

    from daytona_actions.service import DAYTONA

    module, function = _DOORS[name]
    door = getattr(import_module(f"{__name__}.doors.{module}"), function)
    globals()[name] = found = DAYTONA.given_to(door)
    found.__name__ = found.__qualname__ = name
    return found


def __dir__() -> list[str]:
    return sorted({*__all__, *_DOORS})
