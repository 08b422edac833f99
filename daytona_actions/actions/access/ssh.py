"""The actions on SSH access to a sandbox: create, revoke."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.lookup import learn, path_part, read_sandbox
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import content, text, written
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.access import CreateSshAccessOutput, RevokeSshAccessOutput


@action(title="Create SSH access", documented=False)
def create_ssh_access(
    session: Session,
    sandbox_id: SandboxId,
    expires_in_minutes: Annotated[int, range(1, 2**31)] | None = None,
) -> "Flow[CreateSshAccessOutput]":
    """Create a token with which SSH reaches a Daytona sandbox, and the command that has it.

    Args:
        sandbox_id: ID or name of the sandbox
        expires_in_minutes: Minutes until it expires (60 if left out)
    """
    from daytona_actions.results.access import CreateSshAccessOutput
    from daytona_openapi.control.api.sandbox import create_ssh_access as endpoint
    from daytona_openapi.control.types import UNSET

    sandbox, minutes = path_part(sandbox_id), expires_in_minutes or UNSET
    request = call(endpoint, IF_UNSENT, session.control, sandbox, expires_in_minutes=minutes)
    reply = yield from request
    made = content(reply, "an SSH access", secret=True)
    return CreateSshAccessOutput(
        success=True,
        ssh_command=text(made.ssh_command),
        token=text(made.token),
        expires_at=written(made.expires_at),
    )


@action(title="Revoke SSH access", destructive=True, idempotent=True, documented=False)
def revoke_ssh_access(
    session: Session,
    sandbox_id: SandboxId,
    token: Annotated[str, Param(example="a1b2c3d4e5", secret=True)] | None = None,
) -> "Flow[RevokeSshAccessOutput]":
    """Revoke one SSH access to a Daytona sandbox, or all of them.

    Success proves nothing of one: the server says the same of a token that it does not know.

    Args:
        sandbox_id: ID or name of the sandbox
        token: The token of create_ssh_access (all of the sandbox if left out)
    """
    from daytona_actions.results.access import RevokeSshAccessOutput
    from daytona_openapi.control.api.sandbox import revoke_ssh_access as endpoint
    from daytona_openapi.control.types import UNSET

    sandbox = path_part(sandbox_id)
    if token is not None and not token.strip():
        raise errors.invalid("token is empty: leave it out to revoke all")
    given = UNSET if token is None else token
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, sandbox, token=given)
    return RevokeSshAccessOutput(success=True, sandbox=learn(session, read_sandbox(reply)))
