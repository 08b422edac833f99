"""What the actions answer that not every Daytona offers."""

from __future__ import annotations

from daytona_actions.results.sandboxes import SandboxResult


class ResizeSandboxOutput(SandboxResult):
    """The sandbox with its new resources, as last seen."""


class RecoverSandboxOutput(SandboxResult):
    """The sandbox that was recovered, as last seen."""


class ForkSandboxOutput(SandboxResult):
    """The new sandbox; on failure what exists of it."""
