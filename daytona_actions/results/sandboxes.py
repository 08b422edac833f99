"""What the actions on sandboxes answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.results.summary import SandboxSummary


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

    sandboxes: Annotated[
        list[SandboxSummary],
        Shown(
            columns=(
                *("name", "state", "snapshot", "cpu", "memory", "disk"),
                *("id", "created_at", "labels"),
            ),
            the_rest="To see all of it, ask with a smaller limit and follow next_cursor.",
        ),
    ] = Field(default_factory=list)
    next_cursor: str | None = None
