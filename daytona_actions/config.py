"""Daytona's settings: where it is, and what is set beyond what the client of any service has."""

from __future__ import annotations

from dataclasses import dataclass

from daytona_actions._version import __version__
from daytona_actions.engine import settings
from daytona_actions.engine.settings import Access, check_seconds, header_value, printable

ACCESS = Access(
    base_url="https://app.daytona.io/api",
    variables="DAYTONA_",
    agent=f"daytona-actions/{__version__}",
    key_advice=(
        "Keys are made on the Keys page of the dashboard (https://app.daytona.io). Without an "
        "account use a Daytona on this machine: run `daytona-actions serve` and add --local to a "
        "command, or make the client with DaytonaActions.local()."
    ),
)


@dataclass(frozen=True, kw_only=True)
class Settings(settings.Settings):
    """The settings of one client; see there."""

    access: Access = ACCESS
    target: str | None
    toolbox_url: str | None
    organization_id: str | None
    wait_timeout: float
    auto_start: bool
    label_created: bool

    def __post_init__(self) -> None:
        """Fill in what the environment says, and refuse what cannot be meant."""
        super().__post_init__()
        self._settle("target", printable(*self._chosen("target")) or None)
        if self.toolbox_url is not None:
            self._settle("toolbox_url", self.check_address("toolbox_url", self.toolbox_url))
        self._settle("organization_id", header_value(*self._chosen("organization_id")) or None)
        check_seconds("wait_timeout", self.wait_timeout)

    @property
    def own_headers(self) -> dict[str, str]:
        """The key, and the organization that is meant."""
        named = {"X-Daytona-Organization-ID": self.organization_id or ""}
        return super().own_headers | (named if self.organization_id else {})
