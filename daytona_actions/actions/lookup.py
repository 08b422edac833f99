"""Which sandbox is meant: looking it up, what an answer says of it, and where it is known to be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions._session import Place
from daytona_actions.engine.flow import EVEN_IF_SENT, call
from daytona_actions.engine.http.address import is_url
from daytona_actions.engine.replies import content, flag, text, tree, unreadable, whole
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from daytona_actions._session import Session
    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.results import SandboxSummary
    from daytona_openapi.control.models import Sandbox

GONE = frozenset({"destroyed", "destroying"})
"""States of a sandbox that is not there to stay."""

_MOST_KNOWN = 4096
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_id(sandbox: str) -> bool:
    """Tell whether a text has the form of a sandbox ID, a UUID; anything else is a name."""
    return _UUID.fullmatch(sandbox) is not None


def checked(sandbox: str) -> str:
    """Return an ID or name that can stand in a path.

    The generated client quotes all of it, dots too; but a proxy on the way may resolve `%2E%2E`,
    and the request, with its key, would come to another route.

    Raises:
        ActionError: it is empty, a dot segment, or holds control characters.
    """
    if sandbox in {"", ".", ".."}:
        raise errors.invalid(f"sandbox_id must be the ID or name of a sandbox, not {sandbox!r}")
    if not sandbox.isprintable() and any(unicodedata.category(each) == "Cc" for each in sandbox):
        raise errors.invalid("sandbox_id must not hold control characters: check where it is from")
    return sandbox


def fetch_reply(session: Session, sandbox: str) -> Flow[Reply[Sandbox | None]]:
    """Ask for a sandbox by ID or name, and return the answer, whatever it says."""
    from daytona_openapi.control.api.sandbox import get_sandbox

    name = checked(sandbox)
    return call(get_sandbox, EVEN_IF_SENT, session.control, name)


def fetch_sandbox(session: Session, sandbox: str) -> Flow[Sandbox]:
    """Fetch a sandbox by ID or name.

    Raises:
        ActionError: it cannot be found, or the answer is no sandbox.
    """
    return read_sandbox((yield from fetch_reply(session, sandbox)))


def read_sandbox(reply: Reply[Sandbox | None]) -> Sandbox:
    """Read the sandbox that an answer describes; one that names none describes nothing.

    Raises:
        ActionError: the server refused, or its answer is no sandbox.
    """
    sandbox = content(reply, "a sandbox")
    if text(sandbox.id) or text(sandbox.name):
        return sandbox
    raise unreadable(reply, "a sandbox")


def summary(sandbox: Sandbox) -> SandboxSummary:
    """Summarise a sandbox; what it lacks, or has in an unknown shape, is None."""
    from daytona_actions.results import SandboxSummary

    return SandboxSummary(
        id=text(sandbox.id) or None,
        name=text(sandbox.name),
        state=text(sandbox.state),
        snapshot=text(sandbox.snapshot),
        target=text(sandbox.target),
        cpu=whole(sandbox.cpu),
        gpu=whole(sandbox.gpu),
        memory=whole(sandbox.memory),
        disk=whole(sandbox.disk),
        labels=tree(sandbox.labels.additional_properties) if sandbox.labels else {},
        public=flag(sandbox.public),
        error_reason=text(sandbox.error_reason),
        auto_stop_interval=whole(sandbox.auto_stop_interval),
        created_at=text(sandbox.created_at),
        updated_at=text(sandbox.updated_at),
    )


def place_of(session: Session, sandbox: Sandbox) -> Place | None:
    """Return where a sandbox is reached, None if its description does not say."""
    identity, url = (
        text(sandbox.id),
        session.settings.toolbox_url or text(sandbox.toolbox_proxy_url),
    )
    return Place(identity, url.rstrip("/")) if identity and url else None


def trust(session: Session, place: Place) -> None:
    """Refuse to send the key to a toolbox address that is none, or less safe than the API's.

    Raises:
        ActionError: the address that the server named is not to be trusted with the key.
    """
    if place.toolbox_url in session.trusted:
        return
    problem = _objection(session, place.toolbox_url)
    if problem:
        raise errors.error(
            FailureKind.RESPONSE,
            f"{problem}; nothing was sent there",
            hint="Pass toolbox_url=… if you know the right address.",
        )
    session.trusted.add(place.toolbox_url)


def _objection(session: Session, url: str) -> str | None:
    name = "The toolbox address that the server named"
    try:
        address = session.settings.check_address(name, url)
    except ValueError as refusal:
        return str(refusal)
    if address.startswith("http:") and session.base_url.startswith("https:"):
        return f"{name} is not https"
    return None if is_url(address) else f"{name} is not a URL"


def learn(session: Session, sandbox: Sandbox) -> None:
    """Keep where a sandbox is, if its description says so and it is there to stay."""
    place = place_of(session, sandbox)
    name, state = text(sandbox.name), text(sandbox.state)
    if place is not None and state not in GONE:
        # A name in the form of an ID must not hide the sandbox whose ID it is.
        remember(session, place, *([name] if name and not is_id(name) else []))


def remember(session: Session, place: Place, *names: str) -> None:
    """Keep where a sandbox is, under its ID and the names that it goes by."""
    with session.lock:
        for name in (place.sandbox_id, *names):
            session.places.pop(name, None)
            session.places[name] = place
        while len(session.places) > _MOST_KNOWN:
            del session.places[next(iter(session.places))]


def forget(session: Session, *names: str) -> None:
    """Drop what is known of a sandbox under these names, and under its ID."""
    with session.lock:
        known = session.places
        gone = {place.sandbox_id for name in names if (place := known.get(name))}
        for name, place in list(known.items()):
            if place.sandbox_id in gone:
                del known[name]
