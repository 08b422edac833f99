"""What the actions on a sandbox's settings answer."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.shown import Shown
from daytona_actions.results.sandboxes import SandboxResult


class MountedVolume(BaseModel):
    """A volume, by ID or name, and where a sandbox has it."""

    model_config = ConfigDict(extra="forbid")

    volume: str | None = None
    mount_path: str | None = None
    subpath: str | None = None


class SandboxSettings(BaseModel):
    """What a sandbox is set to beside what its summary says; intervals in minutes."""

    model_config = ConfigDict(extra="forbid")

    # What programs read from there may be secret.
    env: dict[str, Any] = Field(default_factory=dict, repr=False)
    user: str | None = None
    auto_stop_interval: int | None = None
    auto_archive_interval: int | None = None
    auto_delete_interval: int | None = None
    network_block_all: bool | None = None
    network_allow_list: list[str] = Field(default_factory=list)
    domain_allow_list: list[str] = Field(default_factory=list)
    volumes: Annotated[list[MountedVolume], Shown(columns=("volume", "mount_path", "subpath"))] = (
        Field(default_factory=list)
    )
    backup_state: str | None = None
    last_activity_at: str | None = None
    toolbox_url: str | None = None


class GetSandboxDetailsOutput(SandboxResult):
    """The sandbox that was asked for, and what it is set to."""

    settings: SandboxSettings | None = None


class UpdateSandboxOutput(GetSandboxDetailsOutput):
    """The sandbox as last seen, and which parameters took effect; also on failure."""

    applied: list[str] = Field(default_factory=list)
    not_applied: list[str] = Field(default_factory=list)
