"""What the actions on the way of one sandbox answer."""

from __future__ import annotations

from daytona_actions.engine.result import ActionResult
from daytona_actions.results.sandboxes import SandboxResult


class RefreshSandboxActivityOutput(ActionResult):
    """That the server took note."""


class ArchiveSandboxOutput(SandboxResult):
    """The sandbox that was archived, as last seen."""


class WaitForSandboxOutput(SandboxResult):
    """The sandbox as last seen, and whether it got there in time."""

    reached: bool | None = None
