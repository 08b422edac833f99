"""What the action on regions answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown


class Region(BaseModel):
    """Where sandboxes can be created."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = None
    name: str | None = None
    type: str | None = None


class ListRegionsOutput(ActionResult):
    """The regions that the organization can use."""

    regions: Annotated[list[Region], Shown(columns=("id", "name", "type"))] = Field(
        default_factory=list
    )
