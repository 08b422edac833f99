"""What the actions on volumes answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.results.times import moment

if TYPE_CHECKING:
    from datetime import datetime


class VolumeSummary(BaseModel):
    """Storage that sandboxes can share."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = None
    name: str | None = None
    state: str | None = None
    created_at: str | None = None
    last_used_at: str | None = None
    error_reason: str | None = None

    @property
    def created(self) -> datetime | None:
        """`created_at` as a time; None if it is not there or cannot be read."""
        return moment(self.created_at)


class VolumeResult(ActionResult):
    """What an action on one volume answers: the volume as last seen, also on failure."""

    volume: VolumeSummary | None = None


class GetVolumeOutput(VolumeResult):
    """The volume that was asked for."""


class CreateVolumeOutput(VolumeResult):
    """The volume that was created; on failure what exists of it."""


class DeleteVolumeOutput(VolumeResult):
    """The volume that is being deleted, as last seen."""


class ListVolumesOutput(ActionResult):
    """The volumes of the organization."""

    volumes: Annotated[
        list[VolumeSummary],
        Shown(columns=("name", "state", "created_at", "last_used_at", "id")),
    ] = Field(default_factory=list)
