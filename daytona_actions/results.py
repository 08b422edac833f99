"""The documented results; the failure of an action hangs on them outside their serialised form."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.whole_file import write_whole

if TYPE_CHECKING:
    import os
    from datetime import datetime


def _moment(written: str | None) -> datetime | None:
    """Return the time that a documented text names; None if there is none, or it cannot be read."""
    from daytona_openapi.control.types import parse_time

    try:
        return parse_time(written) if written else None
    except ValueError:
        return None


__all__ = [
    "ActionResult",
    "Chart",
    "CreateSandboxOutput",
    "DeleteSandboxOutput",
    "DownloadFileOutput",
    "ExecuteCommandOutput",
    "FileInfo",
    "GetSandboxOutput",
    "GitCloneOutput",
    "ListFilesOutput",
    "ListSandboxesOutput",
    "ListSnapshotsOutput",
    "RunCodeOutput",
    "SandboxResult",
    "SandboxSummary",
    "SnapshotSummary",
    "StartSandboxOutput",
    "StopSandboxOutput",
    "TemporarySandbox",
    "UploadFileOutput",
]


class SandboxSummary(BaseModel):
    """Normalized summary of a Daytona sandbox."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = None
    name: str | None = None
    state: str | None = None
    snapshot: str | None = None
    target: str | None = None
    cpu: int | None = None
    gpu: int | None = None
    memory: int | None = None
    disk: int | None = None
    labels: dict[str, Any] = Field(default_factory=dict)
    public: bool | None = None
    error_reason: str | None = None
    auto_stop_interval: int | None = None
    created_at: str | None = None
    updated_at: str | None = None

    @property
    def created(self) -> datetime | None:
        """`created_at` as a time; None if it is not there or cannot be read."""
        return _moment(self.created_at)

    @property
    def updated(self) -> datetime | None:
        """`updated_at` as a time; None if it is not there or cannot be read."""
        return _moment(self.updated_at)


class TemporarySandbox(SandboxSummary):
    """A sandbox for the length of a `with` block; unlike a summary it certainly has an ID."""

    id: str  # narrower than its parent, which is safe as long as nobody writes to it


class SandboxResult(ActionResult):
    """What an action on one sandbox answers: the sandbox as last seen, also on failure."""

    sandbox: SandboxSummary | None = None


class CreateSandboxOutput(SandboxResult):
    """The sandbox that was created; on failure whatever exists of it."""


class GetSandboxOutput(SandboxResult):
    """The sandbox that was asked for."""


class StartSandboxOutput(SandboxResult):
    """The sandbox that was started, as last seen."""


class StopSandboxOutput(SandboxResult):
    """The sandbox that is being stopped."""


class DeleteSandboxOutput(SandboxResult):
    """The sandbox that is being deleted, as last seen."""


class ListSandboxesOutput(ActionResult):
    """One page of sandboxes, and the cursor of the next one."""

    sandboxes: list[SandboxSummary] = Field(default_factory=list)
    next_cursor: str | None = None


class SnapshotSummary(BaseModel):
    """What a sandbox can be created from; sizes in GB."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = None
    name: str | None = None
    state: str | None = None
    image: str | None = None
    cpu: int | None = None
    memory: int | None = None
    disk: int | None = None
    size: float | None = None
    created_at: str | None = None

    @property
    def created(self) -> datetime | None:
        """`created_at` as a time; None if it is not there or cannot be read."""
        return _moment(self.created_at)


class ListSnapshotsOutput(ActionResult):
    """One page of snapshots, and the number of the next one."""

    snapshots: list[SnapshotSummary] = Field(default_factory=list)
    next_page: int | None = None


class ExecuteCommandOutput(ActionResult):
    """What a command left: its exit code, and stdout and stderr as one text."""

    exit_code: int | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that code drew with matplotlib.

    Attributes:
        title: the chart's title, None if it has none.
        type: `line`, `bar`, `pie`, `scatter`, … as the server names it.
        png: the picture, as PNG bytes.
    """

    title: str | None
    type: str | None
    png: bytes = field(repr=False)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a local file, whole or not at all, and return its path."""
        return write_whole(path, self.png)


class RunCodeOutput(ActionResult):
    """What code left: its exit code, stdout and stderr as one text, and artifacts (charts)."""

    exit_code: int | None = None
    result: str | None = None
    artifacts: dict[str, Any] | None = None

    @property
    def charts(self) -> list[Chart]:
        """The charts that the code drew; those without a readable picture are left out."""
        found = (self.artifacts or {}).get("charts")
        charts = (_chart(entry) for entry in found) if isinstance(found, list) else ()
        return [chart for chart in charts if chart is not None]


class UploadFileOutput(ActionResult):
    """The file that was written: its path in the sandbox, name, and size in bytes."""

    uploaded_path: str | None = None
    name: str | None = None
    size: int | None = None


class DownloadFileOutput(ActionResult):
    """A file of the sandbox: its name, MIME type, size in bytes, and content as base64."""

    name: str | None = None
    mime_type: str | None = None
    size: int | None = None
    # Not in the repr, which asyncio.run makes of a coroutine's result: megabytes, and many more.
    content_base64: str | None = Field(default=None, repr=False)

    @property
    def content(self) -> bytes:
        """The file's bytes.

        Raises:
            ActionError: the download failed.
        """
        return base64.b64decode(self.unwrap().content_base64 or "")

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the file to a local path, whole or not at all, and return that path.

        What was there is replaced; a link, a device and a file's mode stay what they are.

        Args:
            path: where to write; an existing directory takes the file under its own name.

        Raises:
            ActionError: the download failed.
            OSError: the file cannot be written there.
        """
        content = self.content
        target = Path(path)
        if target.is_dir():
            target /= self.name or "download"
        return write_whole(target, content)


class FileInfo(BaseModel):
    """A single entry returned by ``list_files``."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    is_dir: bool | None = None
    size: int | None = None
    mode: str | None = None
    permissions: str | None = None
    owner: str | None = None
    group: str | None = None
    modified_at: str | None = None

    @property
    def modified(self) -> datetime | None:
        """`modified_at` as a time; None if it is not there or cannot be read."""
        return _moment(self.modified_at)


class ListFilesOutput(ActionResult):
    """The entries of a directory."""

    files: list[FileInfo] = Field(default_factory=list)


class GitCloneOutput(ActionResult):
    """The repository that was cloned, its URL without credentials, and where it is."""

    repo_url: str | None = None
    clone_path: str | None = None


def _chart(entry: object) -> Chart | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("png"), str):
        return None
    try:
        png = base64.b64decode(entry["png"], validate=True)
    except ValueError:
        return None
    title, kind = entry.get("title"), entry.get("type")
    return Chart(
        title=title if isinstance(title, str) else None,
        type=kind if isinstance(kind, str) else None,
        png=png,
    )
