"""From a sandbox as the control plane describes it to its summary and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions import errors
from daytona_actions._session import Place
from daytona_actions.actions._identity import is_id
from daytona_actions.actions._states import DELETED
from daytona_actions.engine.http.address import is_url
from daytona_actions.engine.replies import flag, text, tree, whole
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from daytona_actions._session import Session
    from daytona_actions.config import Settings
    from daytona_actions.results import SandboxSummary


def summary(sandbox: Any) -> SandboxSummary:
    """Summarise a sandbox; what it lacks, or has in an unknown shape, is None."""
    from daytona_actions.results import SandboxSummary

    def got(name: str) -> object:
        return getattr(sandbox, name, None)

    labels = tree(getattr(got("labels"), "additional_properties", None))
    return SandboxSummary(
        id=text(got("id")) or None,
        name=text(got("name")),
        state=text(got("state")),
        snapshot=text(got("snapshot")),
        target=text(got("target")),
        cpu=whole(got("cpu")),
        gpu=whole(got("gpu")),
        memory=whole(got("memory")),
        disk=whole(got("disk")),
        labels=labels or {},
        public=flag(got("public")),
        error_reason=text(got("error_reason")),
        auto_stop_interval=whole(got("auto_stop_interval")),
        created_at=text(got("created_at")),
        updated_at=text(got("updated_at")),
    )


def asked_for(session: Session, sandbox: str) -> SandboxSummary:
    """Summarise a sandbox of which the server said nothing: what was asked, and what is known."""
    from daytona_actions.results import SandboxSummary

    place = session.place(sandbox)
    if place is None or is_id(sandbox):
        return SandboxSummary(id=sandbox)
    return SandboxSummary(id=place.sandbox_id, name=sandbox)


def remember(session: Session, sandbox: Any) -> None:
    """Keep where a sandbox is, if the answer says it and it is there to stay."""
    place = place_of(session, sandbox)
    if place is None or text(sandbox.state) in DELETED:
        return
    name = text(sandbox.name)
    # A name in the form of an ID must not hide the sandbox whose ID it is.
    session.remember(place, *([name] if name and not is_id(name) else []))


def place_of(session: Session, sandbox: Any) -> Place | None:
    """Return where a sandbox is reached, None if its description does not say."""
    identity = text(getattr(sandbox, "id", None))
    url = session.settings.toolbox_url or text(getattr(sandbox, "toolbox_proxy_url", None))
    return Place(identity, url.rstrip("/")) if identity and url else None


def check_toolbox(session: Session, place: Place) -> None:
    """Refuse to send the key to a toolbox address that is none, or less safe than the API's.

    Raises:
        ActionError: the address that the server named is not to be trusted with the key.
    """
    if place.toolbox_url in session.trusted:
        return
    problem = _objection(session.settings, place.toolbox_url)
    if problem:
        raise errors.error(
            FailureKind.RESPONSE,
            f"{problem}; nothing was sent there",
            hint="Pass toolbox_url=… if you know the right address.",
        )
    session.trusted.add(place.toolbox_url)


def _objection(settings: Settings, url: str) -> str | None:
    name = "The toolbox address that the server named"
    try:
        address = settings.check_address(name, url)
    except ValueError as refusal:
        return str(refusal)
    if address.startswith("http:") and settings.base_url.startswith("https:"):
        return f"{name} is not https"
    return None if is_url(address) else f"{name} is not a URL"
