"""What the actions on snapshots answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.results.sandboxes import SandboxResult
from daytona_actions.results.times import moment

if TYPE_CHECKING:
    from datetime import datetime


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
        return moment(self.created_at)


class ListSnapshotsOutput(ActionResult):
    """One page of snapshots, and the number of the next one."""

    snapshots: Annotated[
        list[SnapshotSummary],
        Shown(
            columns=("name", "state", "created_at", "size", "cpu", "memory", "disk", "image"),
            the_rest="To see all of it, ask with a smaller limit and follow next_page.",
        ),
    ] = Field(default_factory=list)
    next_page: int | None = None


class SnapshotDetails(SnapshotSummary):
    """A snapshot with what it starts, why it failed, and where it is available."""

    entrypoint: list[str] = Field(default_factory=list)
    error_reason: str | None = None
    regions: list[str] = Field(default_factory=list)


class SnapshotResult(ActionResult):
    """What an action on one snapshot answers: the snapshot as last seen, also on failure."""

    snapshot: SnapshotDetails | None = None


class GetSnapshotOutput(SnapshotResult):
    """The snapshot that was asked for."""


class CreateSnapshotOutput(SnapshotResult):
    """The snapshot that was created; on failure what exists of it."""


class SnapshotSandboxOutput(SandboxResult):
    """The snapshot that was made of a sandbox, and the sandbox as last seen."""

    snapshot: SnapshotDetails | None = None


class ActivateSnapshotOutput(SnapshotResult):
    """The snapshot that was activated, as last seen."""


class DeactivateSnapshotOutput(SnapshotResult):
    """The snapshot that was deactivated, as last seen."""


class DeleteSnapshotOutput(SnapshotResult):
    """The snapshot that is being deleted, as last seen."""


class GetSnapshotBuildLogsOutput(ActionResult):
    """What the build printed, and whether that is only the end of it."""

    logs: Annotated[str | None, Shown(stream="stdout")] = None
    truncated: bool | None = None
