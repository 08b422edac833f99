"""What the actions on ways into a sandbox answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown


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
