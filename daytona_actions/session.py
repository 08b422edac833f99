"""What the running actions of one client share: the generated clients, and the known sandboxes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.engine import session
from daytona_actions.engine.http.address import is_of_this_machine, is_url
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.session import Generated, check_sendable
from daytona_actions.engine.waiting import NOT_AT_ALL
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from daytona_actions.config import Settings
    from daytona_actions.engine.http.transfers import OnTransfer
    from daytona_actions.engine.waiting import OnWait, Unsettled
    from daytona_actions.results.summary import SandboxSummary
    from daytona_openapi import control


GONE = frozenset({"destroyed", "destroying"})
"""States of a sandbox that is not there to stay."""

_MOST_KNOWN = 4096
_UUID = late_pattern(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_id(sandbox: str) -> bool:
    """Tell whether a text has the form of a sandbox ID, a UUID; anything else is a name."""
    return _UUID.fullmatch(sandbox) is not None


def isolation_of(session: Session) -> str | None:
    """Ask a Daytona on this machine what keeps its sandboxes apart; blocks.

    Returns:
        `bubblewrap` or `none`; None for any server that does not say so.

    Raises:
        HTTPError: of the transport; it does not answer.
    """
    if not is_of_this_machine(session.base_url):
        return None
    answer = session.control.get_httpx_client().get("/health")
    said: str = answer.headers.get("server", "")
    return said.partition("(isolation ")[2].rstrip(")") or None


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
        self,
        settings: Settings,
        *,
        asynchronous: bool,
        on_transfer: OnTransfer | None = None,
        on_wait: OnWait | None = None,
    ) -> None:
        """Take over checked settings; see there."""
        super().__init__(
            settings, asynchronous=asynchronous, on_transfer=on_transfer, on_wait=on_wait
        )
        if settings.toolbox_url is not None:
            check_sendable("toolbox_url", settings.toolbox_url)
        self.trusted = {settings.toolbox_url}
        """Toolbox addresses that may be sent the key."""
        self.places: dict[str, Place] = {}
        """Where sandboxes were last known to be, by ID and name."""

    def end_of_wait(self, seconds: float | None = None) -> float:
        """Return when a wait that begins now ends, by the monotonic clock.

        Args:
            seconds: how long it may take; None for the client's `wait_timeout`.
        """
        limit = self.settings.wait_timeout if seconds is None else seconds
        return time.monotonic() + limit if limit else NOT_AT_ALL

    def out_of_time(
        self,
        thing: str,
        state: str | None,
        unsettled: Unsettled,
        hint: str | None = None,
        **partial: object,
    ) -> ActionError:
        """Make the error for what was not seen to get there within the client's `wait_timeout`.

        Args:
            thing: what was waited for: `Volume data`.
            state: as it was last seen.
            unsettled: how the wait ended.
            hint: what to do next where it was seen to the end; default: to look at the sandbox.
            partial: what there is of the result.
        """
        state, limit = state or "in no known state", self.settings.wait_timeout
        kind: str = FailureKind.WAIT_TIMEOUT
        told = f"{thing} is still {state} after waiting {limit:g} s (wait_timeout)"
        if unsettled.failed_look is not None:
            failure = unsettled.failed_look.failure
            kind = kind if failure.retryable else failure.kind
            told = f"{thing} was {state} when last seen; since then: {failure.message}"
            hint = f"{failure.hint} Then look again how it stands."
        problem = errors.error(kind, told, hint=hint)
        problem.partial.update(partial)
        return problem

    def place_of(self, seen: SandboxSummary, url: object) -> Place | None:
        """Return where a sandbox is reached, None if nobody says where.

        Args:
            seen: what is known of it.
            url: its toolbox's address, as its description says it; anything but a text is none.
        """
        url = self.settings.toolbox_url or url
        if not (seen.id and url and isinstance(url, str)):
            return None
        return Place(seen.id, url.rstrip("/"))

    def trust(self, place: Place) -> None:
        """Refuse to send the key to a toolbox address that is none, or less safe than the API's.

        Raises:
            ActionError: the address that the server named is not to be trusted with the key.
        """
        if place.toolbox_url in self.trusted:
            return
        problem = self._objection(place.toolbox_url)
        if problem:
            raise errors.error(
                FailureKind.RESPONSE,
                f"{problem}; nothing was sent there",
                hint="Pass toolbox_url=… if you know the right address.",
            )
        self.trusted.add(place.toolbox_url)

    def _objection(self, url: str) -> str | None:
        name = "The toolbox address that the server named"
        try:
            address = self.settings.check_address(name, url)
        except ValueError as refusal:
            return str(refusal)
        if address.startswith("http:") and self.base_url.startswith("https:"):
            return f"{name} is not https"
        return None if is_url(address) else f"{name} is not a URL"

    def learn(self, seen: SandboxSummary, url: object) -> None:
        """Keep where a sandbox is, if that is said and it is there to stay; see `place_of`."""
        place = self.place_of(seen, url)
        if place is not None and seen.state not in GONE:
            # A name in the form of an ID must not hide the sandbox whose ID it is.
            self.remember(place, *([seen.name] if seen.name and not is_id(seen.name) else []))

    def remember(self, place: Place, *names: str) -> None:
        """Keep where a sandbox is, under its ID and the names that it goes by."""
        with self.lock:
            for name in (place.sandbox_id, *names):
                self.places.pop(name, None)
                self.places[name] = place
            while len(self.places) > _MOST_KNOWN:
                del self.places[next(iter(self.places))]

    def forget(self, *names: str) -> None:
        """Drop what is known of a sandbox under these names, and under its ID."""
        with self.lock:
            gone = {place.sandbox_id for name in names if (place := self.places.get(name))}
            for name, place in list(self.places.items()):
                if place.sandbox_id in gone:
                    del self.places[name]
