"""The actions on the way of one sandbox: activity, archive, backup, family, waiting."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.lifecycle import FAILED, bring_to, gone, late
from daytona_actions.actions.lookup import fetch_sandbox, learn, path_part, read_sandbox, summary
from daytona_actions.actions.parameters import SandboxId, State, check_states
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow, Reply, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, failure_of, text
from daytona_actions.engine.waiting import Wait, wait_while
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import GONE, Session

if TYPE_CHECKING:
    from daytona_actions.engine.waiting import Unsettled
    from daytona_actions.results.sandbox_states import (
        ArchiveSandboxOutput,
        BackupSandboxOutput,
        GetSandboxFamilyOutput,
        RefreshSandboxActivityOutput,
        WaitForSandboxOutput,
    )
    from daytona_openapi.control.models import Sandbox

_NOT_FOUND = 404
_ARCHIVED = frozenset({"archived", "archiving"})


@action(title="Refresh activity", idempotent=True, documented=False)
def refresh_sandbox_activity(
    session: Session, sandbox_id: SandboxId
) -> "Flow[RefreshSandboxActivityOutput]":
    """Tell a Daytona sandbox that it is in use, so that its auto-stop interval begins anew.

    Calls count as activity; a command of a session that runs alone does not.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandbox_states import RefreshSandboxActivityOutput
    from daytona_openapi.control.api.sandbox import update_last_activity as endpoint

    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, path_part(sandbox_id))
    if not accepted(reply):
        raise failure_of(reply)
    return RefreshSandboxActivityOutput(success=True)


@action(title="Archive sandbox", idempotent=True, documented=False)
def archive_sandbox(session: Session, sandbox_id: SandboxId) -> "Flow[ArchiveSandboxOutput]":
    """Archive a stopped Daytona sandbox: its files are kept where storage is cheap.

    Waits until it is archived, for at most the client's wait_timeout seconds. start_sandbox
    brings it back, which takes longer than a start.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandbox_states import ArchiveSandboxOutput
    from daytona_openapi.control.api.sandbox import archive_sandbox as endpoint

    try:
        begun = bring_to(session, sandbox_id, endpoint, _ARCHIVED, session.end_of_wait())
        seen = yield from begun
    except ActionError as problem:
        if problem.failure.message == "Sandbox is not stopped":
            raise errors.but(problem, hint="Call stop_sandbox first, then try again.") from None
        raise
    seen, unsettled = yield from _wait_for(session, sandbox_id, seen, "archived")
    if unsettled:
        learn(session, seen)
        raise late(session, seen, unsettled)
    return ArchiveSandboxOutput(success=True, sandbox=learn(session, seen))


@action(title="Wait for sandbox", read_only=True, idempotent=True, documented=False)
def wait_for_sandbox(
    session: Session,
    sandbox_id: SandboxId,
    state: Annotated[State, Param(example="started")],
    timeout: Annotated[int, range(2**31)] | None = None,
) -> "Flow[WaitForSandboxOutput]":
    """Wait until a Daytona sandbox is in a state.

    Running out of time is no failure: `reached` says whether it got there, and a command line ends
    with exit code 0 either way. A sandbox that ends in an error, or is deleted, is a failure, and
    so is a last look that failed.

    Args:
        sandbox_id: ID or name of the sandbox
        state: State to wait for (e.g., started, stopped)
        timeout: Seconds to wait at most (0 looks once; the client's wait_timeout if left out)
    """
    from daytona_actions.results.sandbox_states import WaitForSandboxOutput

    check_states("state", [state])
    seen = yield from _look(session, sandbox_id, is_missed=state not in GONE)
    waiting = _wait_for(session, sandbox_id, seen, state, timeout)
    seen, unsettled = yield from waiting
    _check_last_look(session, seen, unsettled)
    return WaitForSandboxOutput(
        success=True, sandbox=learn(session, seen), reached=text(seen.state) == state
    )


def _check_last_look(session: Session, seen: "Sandbox", unsettled: "Unsettled | None") -> None:
    if unsettled and unsettled.failed_look:
        learn(session, seen)
        problem = late(session, seen, unsettled)
        problem.partial["reached"] = False
        raise problem


@action(title="Back up sandbox", documented=False)
def backup_sandbox(session: Session, sandbox_id: SandboxId) -> "Flow[BackupSandboxOutput]":
    """Begin a backup of a Daytona sandbox; get_sandbox_details shows how far it is.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandbox_states import BackupSandboxOutput
    from daytona_openapi.control.api.sandbox import create_backup as endpoint

    reply = yield from call(endpoint, IF_UNSENT, session.control, path_part(sandbox_id))
    seen = read_sandbox(reply)
    return BackupSandboxOutput(
        success=True, sandbox=learn(session, seen), backup_state=text(seen.backup_state)
    )


@action(title="Get sandbox family", read_only=True, idempotent=True, documented=False)
def get_sandbox_family(session: Session, sandbox_id: SandboxId) -> "Flow[GetSandboxFamilyOutput]":
    """Get the sandboxes that a Daytona sandbox was forked from, and those forked from it.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandbox_states import GetSandboxFamilyOutput
    from daytona_openapi.control.api.sandbox import (
        get_sandbox_ancestors,
        get_sandbox_forks,
        get_sandbox_parent,
    )

    sandbox = path_part(sandbox_id)
    # First what tells a sandbox that is not there from one that has no parent.
    reply = yield from call(get_sandbox_forks, EVEN_IF_SENT, session.control, sandbox)
    forks = [summary(each) for each in content(reply, "a list of sandboxes")]
    found = yield from call(get_sandbox_parent, EVEN_IF_SENT, session.control, sandbox)
    parent = None if _has_no_parent(found) else summary(read_sandbox(found))
    reply = yield from call(get_sandbox_ancestors, EVEN_IF_SENT, session.control, sandbox)
    ancestors = [summary(each) for each in content(reply, "a list of sandboxes")]
    return GetSandboxFamilyOutput(success=True, parent=parent, ancestors=ancestors, forks=forks)


def _has_no_parent(reply: "Reply[Sandbox | None]") -> bool:
    """Tell a missing parent (recording fork_and_family) from another refusal."""
    refused = reply.status_code == _NOT_FOUND
    return refused and failure_of(reply).failure.message.startswith("Parent sandbox not found")


def _wait_for(
    session: Session,
    sandbox: str,
    seen: "Sandbox",
    wanted: str,
    seconds: float | None = None,
) -> "Flow[tuple[Sandbox, Unsettled | None]]":
    """Look until a sandbox is in a state; return it as last seen, and how the wait ended.

    Raises:
        ActionError: it ended in an error, or is gone; `sandbox` is in its partial.
    """
    # What is being destroyed comes to nothing else.
    ended = (FAILED if wanted in GONE else FAILED | GONE) - {wanted}
    waiting = wait_while(
        Wait(f"Sandbox {sandbox}", session.end_of_wait(seconds), session.on_wait),
        seen,
        lambda _: _look(session, sandbox, is_missed=False),
        lambda found: text(found.state) not in ended | {wanted},
    )
    seen, unsettled = yield from waiting
    state = text(seen.state)
    if state in ended:
        kind = FailureKind.NOT_FOUND if state in GONE else FailureKind.SANDBOX_FAILED
        reason = text(seen.error_reason) or f"Sandbox {sandbox} is {state} instead of {wanted}"
        problem = errors.error(kind, reason)
        problem.partial["sandbox"] = learn(session, seen)
        raise problem
    return seen, unsettled


def _look(session: Session, sandbox: str, *, is_missed: bool) -> "Flow[Sandbox]":
    """Fetch a sandbox; one that is not there, and not missed, is told as destroyed."""
    try:
        return (yield from fetch_sandbox(session, sandbox))
    except ActionError as problem:
        if is_missed or problem.failure.kind is not FailureKind.NOT_FOUND:
            raise
        return gone(session, sandbox)
