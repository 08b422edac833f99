"""What is said of a sandbox: by itself, because every first call looks one up, and needs no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.results.times import moment

if TYPE_CHECKING:
    from datetime import datetime


class SandboxSummary(BaseModel):
    """Normalized summary of a Daytona sandbox."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = None
    name: str | None = None
    state: str | None = None
    snapshot: str | None = None
    target: str | None = None
    cpu: int | None = None
    gpu: int | None = None
    memory: int | None = None
    disk: int | None = None
    labels: dict[str, Any] = Field(default_factory=dict)
    public: bool | None = None
    error_reason: str | None = None
    auto_stop_interval: int | None = None
    created_at: str | None = None
    updated_at: str | None = None

    @property
    def created(self) -> datetime | None:
        """`created_at` as a time; None if it is not there or cannot be read."""
        return moment(self.created_at)

    @property
    def updated(self) -> datetime | None:
        """`updated_at` as a time; None if it is not there or cannot be read."""
        return moment(self.updated_at)
