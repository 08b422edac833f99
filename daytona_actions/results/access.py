"""What the actions on ways into a sandbox answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.results.sandboxes import SandboxResult


class GetPreviewUrlOutput(ActionResult):
    """Where a port is reached, the token that opens it, and whether something listens."""

    url: str | None = None
    token: Annotated[str | None, Shown(secret=True)] = None
    port: int | None = None
    listening: bool | None = None


class CreateSignedPreviewUrlOutput(ActionResult):
    """A URL that holds its token, and when it expires by the server's clock."""

    url: Annotated[str | None, Shown(secret=True)] = None
    token: Annotated[str | None, Shown(secret=True)] = None
    port: int | None = None
    expires_at: str | None = None


class ExpireSignedPreviewUrlOutput(ActionResult):
    """That the server took note; it says the same of unknown tokens."""


class ListPortsOutput(ActionResult):
    """The ports on which something listens, in their order."""

    ports: list[int] = Field(default_factory=list)


class CreateSshAccessOutput(ActionResult):
    """The command that reaches the sandbox, the token in it, and when that expires."""

    ssh_command: Annotated[str | None, Shown(secret=True)] = None
    token: Annotated[str | None, Shown(secret=True)] = None
    expires_at: str | None = None


class RevokeSshAccessOutput(SandboxResult):
    """The sandbox whose access was revoked."""


class GetBuildLogsOutput(ActionResult):
    """What the build printed, and whether that is only the end of it."""

    logs: Annotated[str | None, Shown(stream="stdout")] = None
    truncated: bool | None = None
