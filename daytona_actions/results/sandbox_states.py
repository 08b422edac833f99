"""What the actions on the way of one sandbox answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.results.sandboxes import SandboxResult
from daytona_actions.results.summary import SandboxSummary  # noqa: TC001 - pydantic reads it

_COLUMNS = Shown(columns=("name", "state", "snapshot", "id", "created_at"))


class RefreshSandboxActivityOutput(ActionResult):
    """That the server took note."""


class ArchiveSandboxOutput(SandboxResult):
    """The sandbox that was archived, as last seen."""


class WaitForSandboxOutput(SandboxResult):
    """The sandbox as last seen, and whether it got there in time."""

    reached: bool | None = None


class BackupSandboxOutput(SandboxResult):
    """The sandbox, and how far its backup is."""

    backup_state: str | None = None


class GetSandboxFamilyOutput(ActionResult):
    """What a sandbox was forked from (`parent` is null without one), and its own forks."""

    parent: SandboxSummary | None = None
    ancestors: Annotated[list[SandboxSummary], _COLUMNS] = Field(default_factory=list)
    forks: Annotated[list[SandboxSummary], _COLUMNS] = Field(default_factory=list)
