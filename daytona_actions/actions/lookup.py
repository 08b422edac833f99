"""Which sandbox is meant: looking it up, and what an answer says of it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.engine.flow import EVEN_IF_SENT, call
from daytona_actions.engine.replies import (
    accepted,
    content,
    failure_of,
    flag,
    is_empty,
    text,
    tree,
    unreadable,
    whole,
)

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.results.summary import SandboxSummary
    from daytona_actions.session import Session
    from daytona_openapi.control.models import ListSandboxesResponse, Sandbox


def path_part(name: str, argument: str = "sandbox_id", thing: str = "sandbox") -> str:
    """Return an ID or name of a thing that can stand in a path.

    The generated client quotes all of it, dots too; but a proxy on the way may resolve `%2E%2E`,
    and the request, with its key, would come to another route.

    Raises:
        ActionError: it is empty, a dot segment, or holds control characters.
    """
    if name in {"", ".", ".."}:
        raise errors.invalid(f"{argument} must be the ID or name of a {thing}, not {name!r}")
    if not name.isprintable() and any(unicodedata.category(each) == "Cc" for each in name):
        raise errors.invalid(f"{argument} must not hold control characters: check where it is from")
    return name


def fetch_reply(session: Session, sandbox: str) -> Flow[Reply[Sandbox | None]]:
    """Ask for a sandbox by ID or name, and return the answer, whatever it says."""
    from daytona_openapi.control.api.sandbox import get_sandbox

    name = path_part(sandbox)
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


def read_page(
    reply: Reply[list[Sandbox] | ListSandboxesResponse | None],
) -> tuple[list[Sandbox], str | None]:
    """Read a page of sandboxes; older servers answered a plain array."""
    if not accepted(reply):
        raise failure_of(reply)
    page = reply.parsed
    if page is None or is_empty(reply):
        raise unreadable(reply, "a page of sandboxes")
    if isinstance(page, list):
        return page, None
    return page.items or [], text(page.next_cursor)


def summary(sandbox: Sandbox) -> SandboxSummary:
    """Summarise a sandbox; what it lacks, or has in an unknown shape, is None."""
    from daytona_actions.results.summary import SandboxSummary

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


def learn(session: Session, sandbox: Sandbox) -> SandboxSummary:
    """Keep where a sandbox is, if its description says so, and summarise it."""
    seen = summary(sandbox)
    session.learn(seen, sandbox.toolbox_proxy_url)
    return seen
