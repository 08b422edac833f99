"""What the running actions of one client share: the generated clients, and the known sandboxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.engine import session
from daytona_actions.engine.session import Generated, check_sendable

if TYPE_CHECKING:
    from daytona_actions.config import Settings
    from daytona_actions.engine.http.transfers import OnTransfer
    from daytona_openapi import control


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sandbox is reached: its ID and the base URL of its toolbox."""

    sandbox_id: str
    toolbox_url: str


class Session(session.Session):
    """The state behind one client; actions receive it as their first argument."""

    vocabulary = errors.FAILURES
    settings: Settings
    control: Generated[control.AuthenticatedClient] = Generated("daytona_openapi.control")

    def __init__(
        self, settings: Settings, *, asynchronous: bool, on_transfer: OnTransfer | None = None
    ) -> None:
        """Take over checked settings; see there."""
        super().__init__(settings, asynchronous=asynchronous, on_transfer=on_transfer)
        if settings.toolbox_url is not None:
            check_sendable("toolbox_url", settings.toolbox_url)
        self.trusted = {settings.toolbox_url}
        """Toolbox addresses that may be sent the key."""
        self.places: dict[str, Place] = {}
        """Where sandboxes were last known to be, by ID and name; actions/lookup.py keeps it."""
