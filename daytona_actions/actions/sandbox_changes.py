"""The actions that not every Daytona offers, nor for every kind of sandbox: resize, recover, fork."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import time
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.creation import sought_sandbox
from daytona_actions.actions.lifecycle import FAILED, ended, late, wait_out, wait_until_started
from daytona_actions.actions.lookup import fetch_sandbox, learn, path_part, read_sandbox
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.create_once import create_once
from daytona_actions.engine.flow import IF_UNSENT, Call, Flow, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import text
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.sandbox_changes import (
        ForkSandboxOutput,
        RecoverSandboxOutput,
        ResizeSandboxOutput,
    )

_Amount = Annotated[int, range(1, 2**31)]

_NOT_FOUND = 404


@action(title="Resize sandbox", documented=False)
def resize_sandbox(
    session: Session,
    sandbox_id: SandboxId,
    cpu: Annotated[_Amount, Param(example=2, shown=True)] | None = None,
    memory: Annotated[_Amount, Param(example=4, shown=True)] | None = None,
    disk: _Amount | None = None,
) -> "Flow[ResizeSandboxOutput]":
    """Give a Daytona sandbox other resources; what is not given stays as it is.

    While it is started, CPU and memory can only grow. The disk can only grow, and only while the
    sandbox is stopped. Waits until it is resized, for at most the client's wait_timeout seconds.
    Where the server has this switched off, the failure is of the kind `unsupported`.

    Args:
        sandbox_id: ID or name of the sandbox
        cpu: CPU cores
        memory: Memory in GB
        disk: Disk space in GB
    """
    from daytona_actions.results.sandbox_changes import ResizeSandboxOutput
    from daytona_openapi.control.api.sandbox import resize_sandbox as endpoint
    from daytona_openapi.control.models import ResizeSandbox
    from daytona_openapi.control.types import UNSET

    if cpu is None and memory is None and disk is None:
        raise errors.invalid("resize_sandbox needs at least one of cpu, memory and disk")
    sandbox = path_part(sandbox_id)
    body = ResizeSandbox(cpu=cpu or UNSET, memory=memory or UNSET, disk=disk or UNSET)
    asked = call(endpoint, IF_UNSENT, session.control, sandbox, body=body)
    try:
        begun = read_sandbox((yield from asked))
    except ActionError as problem:
        raise (yield from _explained(session, sandbox, "resizing", problem)) from None
    seen, unsettled = yield from wait_out(session, sandbox_id, begun, "resizing")
    if unsettled:
        raise late(session, seen, unsettled)
    if (state := text(seen.state)) in FAILED:
        raise ended(seen, state)
    return ResizeSandboxOutput(success=True, sandbox=learn(session, seen))


@action(title="Recover sandbox", documented=False)
def recover_sandbox(session: Session, sandbox_id: SandboxId) -> "Flow[RecoverSandboxOutput]":
    """Bring a Daytona sandbox back that is in an error which the server can mend, and start it.

    Waits until it is started, for at most the client's wait_timeout seconds.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandbox_changes import RecoverSandboxOutput
    from daytona_openapi.control.api.sandbox import recover_sandbox as endpoint

    sandbox, sent = path_part(sandbox_id), time.monotonic()
    try:
        begun = read_sandbox((yield from call(endpoint, IF_UNSENT, session.control, sandbox)))
    except ActionError as problem:
        if "recoverable state" in problem.failure.message:
            hint = "Only what the server can mend is recovered; start_sandbox starts others."
            raise errors.but(problem, hint=hint) from None
        raise (yield from _explained(session, sandbox, "recovery", problem)) from None
    learn(session, begun)
    deadline = session.end_of_wait()
    waiting = wait_until_started(session, begun, deadline, sent=sent, from_rest=True)
    return RecoverSandboxOutput(success=True, sandbox=(yield from waiting))


@action(title="Fork sandbox", documented=False)
def fork_sandbox(
    session: Session,
    sandbox_id: SandboxId,
    name: Annotated[str, Param(example="my-fork", shown=True)] | None = None,
) -> "Flow[ForkSandboxOutput]":
    """Make another Daytona sandbox that goes on from where one is, with its files.

    Waits until the new one is started, for at most the client's wait_timeout seconds; `sandbox` is
    the new one. Sandboxes that are containers cannot be forked: the failure is then of the kind
    `unsupported`; snapshot_sandbox and create_sandbox do nearly the same.

    Args:
        sandbox_id: ID or name of the sandbox
        name: Name for the new sandbox (the server makes one if left out)
    """
    from daytona_actions.results.sandbox_changes import ForkSandboxOutput
    from daytona_openapi.control.api.sandbox import fork_sandbox as endpoint
    from daytona_openapi.control.models import ForkSandbox
    from daytona_openapi.control.types import UNSET

    sandbox, sent = path_part(sandbox_id), time.monotonic()
    if name:
        path_part(name, "name")
    body = ForkSandbox(name=name or UNSET)
    request = Call(endpoint, IF_UNSENT, session.control, sandbox, body=body)
    try:
        # What it has beside its name is its origin's.
        wanted = sought_sandbox(session, name or None, "get_sandbox_family", lambda _: True)
        made = yield from create_once(session, request, wanted)
    except ActionError as problem:
        raise (yield from _explained(session, sandbox, "forking", problem)) from None
    learn(session, made)
    deadline = session.end_of_wait()
    waiting = wait_until_started(session, made, deadline, sent=sent, from_rest=False)
    return ForkSandboxOutput(success=True, sandbox=(yield from waiting))


def _explained(
    session: Session, sandbox: str, what: str, problem: ActionError
) -> "Flow[ActionError]":
    """Tell a route that is switched off (recording settings_resize_recover) from a wrong address.

    Both are answered `Cannot POST …`: where the sandbox is found, the address is right.
    """
    failure = problem.failure
    if failure.kind is not FailureKind.RESPONSE or failure.status_code != _NOT_FOUND:
        return problem
    try:
        yield from fetch_sandbox(session, sandbox)
    except ActionError as missing:
        return missing
    return errors.error(
        FailureKind.UNSUPPORTED,
        f"This Daytona has {what} switched off: {failure.message}",
        status_code=failure.status_code,
        code=failure.code,
    )
