"""The actions on what listens in a sandbox: its ports, and the URLs of its previews."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions.actions.lookup import path_part
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import (
    accepted,
    content,
    failure_of,
    server_time,
    text,
    whole,
    written,
)
from daytona_actions.engine.waiting import Unsettled, Wait, wait_while
from daytona_actions.errors import ActionError
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.access import (
        CreateSignedPreviewUrlOutput,
        ExpireSignedPreviewUrlOutput,
        GetPreviewUrlOutput,
        ListPortsOutput,
    )

Port = Annotated[int, range(1, 2**16), Param(example=8000)]

_USUAL_EXPIRY = 60  # seconds, by the server's source; no answer says it


@action(title="Get preview URL", read_only=True, idempotent=True, documented=False)
def get_preview_url(
    session: Session,
    sandbox_id: SandboxId,
    port: Port,
    wait_timeout: Annotated[int, range(2**31)] | None = None,
) -> "Flow[GetPreviewUrlOutput]":
    """Get the URL under which a port of a Daytona sandbox is reached from outside.

    Unless the sandbox is public, visitors need the token, in the header X-Daytona-Preview-Token;
    without it they are sent to a login page. `listening` is null where nobody looked.

    Args:
        sandbox_id: ID or name of the sandbox
        port: Port that a server in the sandbox listens on
        wait_timeout: Seconds to wait at most until something listens there (0 looks once, without
            it nobody looks)
    """
    from daytona_actions.results.access import GetPreviewUrlOutput
    from daytona_openapi.control.api.sandbox import get_port_preview_url as endpoint

    sandbox = path_part(sandbox_id)
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, sandbox, port)
    found = content(reply, "a preview URL", secret=True)
    url, token = text(found.url), text(found.token)
    listening = None
    if wait_timeout is not None:
        try:
            listening = yield from _wait_until_listening(session, sandbox, port, wait_timeout)
        except ActionError as problem:
            problem.partial |= {"url": url, "token": token, "port": port}
            raise
    return GetPreviewUrlOutput(success=True, url=url, token=token, port=port, listening=listening)


@action(title="Create preview URL", documented=False)
def create_signed_preview_url(
    session: Session,
    sandbox_id: SandboxId,
    port: Port,
    expires_in: Annotated[int, range(1, 24 * 60 * 60 + 1)] | None = None,
) -> "Flow[CreateSignedPreviewUrlOutput]":
    """Create a URL that lets everybody who knows it visit a port of a Daytona sandbox for a while.

    It holds for that port only, and needs no token beside it.

    Args:
        sandbox_id: ID or name of the sandbox
        port: Port that a server in the sandbox listens on
        expires_in: Seconds until it expires, up to 24 hours (60 if left out)
    """
    from datetime import timedelta

    from daytona_actions.results.access import CreateSignedPreviewUrlOutput
    from daytona_openapi.control.api.sandbox import get_signed_port_preview_url as endpoint
    from daytona_openapi.control.types import UNSET

    sandbox, lifetime = path_part(sandbox_id), expires_in or UNSET
    # A GET, but each makes a token.
    request = call(endpoint, IF_UNSENT, session.control, sandbox, port, expires_in_seconds=lifetime)
    reply = yield from request
    made = content(reply, "a preview URL", secret=True)
    expiry = server_time(reply.headers) + timedelta(seconds=expires_in or _USUAL_EXPIRY)
    return CreateSignedPreviewUrlOutput(
        success=True,
        url=text(made.url),
        token=text(made.token),
        port=port,
        expires_at=written(expiry),
    )


@action(title="Expire preview URL", destructive=True, idempotent=True, documented=False)
def expire_signed_preview_url(
    session: Session,
    sandbox_id: SandboxId,
    port: Port,
    token: Annotated[str, Param(example="a1b2c3d4e5", secret=True)],
) -> "Flow[ExpireSignedPreviewUrlOutput]":
    """Let a signed preview URL of a Daytona sandbox expire now.

    Success proves nothing: the server says the same of a token that it does not know. A browser
    that was there already may come in with its cookie for up to an hour.

    Args:
        sandbox_id: ID or name of the sandbox
        port: Port that the URL is for
        token: The token of create_signed_preview_url
    """
    from daytona_actions.results.access import ExpireSignedPreviewUrlOutput
    from daytona_openapi.control.api.sandbox import expire_signed_port_preview_url as endpoint

    sandbox = path_part(sandbox_id)
    known = path_part(token, "token", "signed preview URL")
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, sandbox, port, known)
    if not accepted(reply):
        raise failure_of(reply)
    return ExpireSignedPreviewUrlOutput(success=True)


@action(title="List ports", read_only=True, idempotent=True, documented=False)
def list_ports(session: Session, sandbox_id: SandboxId) -> "Flow[ListPortsOutput]":
    """List the ports on which something listens in a Daytona sandbox.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.access import ListPortsOutput

    return ListPortsOutput(success=True, ports=(yield from _ports(session, sandbox_id)))


def _ports(session: Session, sandbox: str) -> Flow[list[int]]:
    from daytona_openapi.toolbox.api.port import get_ports

    reply = yield from call_toolbox(session, sandbox, get_ports, EVEN_IF_SENT)
    found = map(whole, content(reply, "a list of ports").ports or [])
    return sorted(port for port in found if port is not None)


def _wait_until_listening(session: Session, sandbox: str, port: int, seconds: int) -> Flow[bool]:
    # Not by `GET /port/{port}/in-use`, which knows 3000 to 9999 only (recording ports_in_use).
    thing = f"Port {port} of sandbox {sandbox}"
    seen, unsettled = yield from wait_while(
        Wait(thing, session.end_of_wait(seconds), session.on_wait),
        (yield from _ports(session, sandbox)),
        lambda _: _ports(session, sandbox),
        lambda ports: port not in ports,
    )
    _check_last_look(session, thing, unsettled)
    return port in seen


def _check_last_look(session: Session, thing: str, unsettled: Unsettled | None) -> None:
    if unsettled and unsettled.failed_look:
        raise session.out_of_time(thing, "without a listener", unsettled)
