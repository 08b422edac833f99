"""Around the creation of a sandbox: its labels, how it is known again, what helps after a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.builds import explained_build
from daytona_actions.actions.lookup import fetch_reply, read_sandbox, summary
from daytona_actions.engine.create_once import Wanted
from daytona_actions.engine.replies import text
from daytona_actions.errors import FailureKind
from daytona_actions.session import is_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daytona_actions.engine.variables import Scalar
    from daytona_actions.errors import ActionError
    from daytona_actions.session import Session
    from daytona_openapi.control.models import CreateSandbox, Sandbox

_RESOURCES = (
    "A snapshot brings its own cpu, memory, disk and gpu: choose them with image or dockerfile in "
    "place of snapshot, or in create_snapshot."
)


CREATED_LABEL = {"managed-by": "daytona-actions"}
"""What a client with `label_created=True` puts on every sandbox that it creates."""


def all_labels(
    session: Session, labels: Mapping[str, Scalar] | None
) -> Mapping[str, Scalar] | None:
    """Return the labels of a sandbox that is to be created: those given, and the client's own."""
    return {**(labels or {}), **CREATED_LABEL} if session.settings.label_created else labels


def wanted_sandbox(session: Session, asked: CreateSandbox) -> Wanted[Sandbox]:
    """Return the sandbox that a request asks for."""

    def is_like(found: Sandbox) -> bool:
        return (
            (asked.env.additional_properties if asked.env else {})
            == (found.env.additional_properties if found.env else {})
            and (asked.labels.additional_properties if asked.labels else {})
            == (found.labels.additional_properties if found.labels else {})
            # A description says the snapshot's name (recording create_sandbox_by_snapshot_id).
            and (
                not asked.snapshot
                or asked.snapshot == text(found.snapshot)
                or is_id(asked.snapshot)
            )
            and (not asked.build_info or _dockerfile(asked) == _dockerfile(found))
        )

    return sought_sandbox(session, asked.name or None, "list_sandboxes", is_like)


def sought_sandbox(
    session: Session, name: str | None, look: str, is_like: Callable[[Sandbox], bool]
) -> Wanted[Sandbox]:
    """Return a new sandbox for `create_once`; `look` is the action that lists such."""
    from daytona_actions.results.times import is_since

    may_exist = f"A sandbox may have been created: look with {look} before you create another."
    return Wanted(
        noun="sandbox",
        name=name,
        may_exist=may_exist if name else f"{may_exist} With a name given, this is settled for you.",
        find=lambda: fetch_reply(session, name or ""),
        read=read_sandbox,
        partial=lambda found: {"sandbox": summary(found)},
        is_met_by=lambda found, since: is_since(text(found.created_at), since) and is_like(found),
        is_left_by=lambda problem: problem.failure.kind is FailureKind.SANDBOX_FAILED,
    )


def explained(problem: ActionError, asked: CreateSandbox) -> ActionError:
    """Say which argument a refusal is about, where the server does not, and what there is instead."""
    failure, hint = problem.failure, ""
    if failure.message.startswith("Cannot specify Sandbox resources when using a snapshot"):
        hint = _RESOURCES
    elif failure.kind is FailureKind.NOT_FOUND:
        first, *_ = failure.message.split()
        said = {
            "Snapshot": f"There is no snapshot {asked.snapshot!r}: list_snapshots shows those",
            "Region": f"There is no target {asked.target!r}: list_regions shows the IDs",
            "Volume": "list_volumes shows the volumes",
        }.get(first)
        hint = f"{said} that there are; names are case-sensitive." if said else ""
    elif asked.build_info and failure.kind is FailureKind.SANDBOX_FAILED:
        return explained_build(problem, text(asked.build_info.dockerfile_content))
    return errors.but(problem, hint=hint) if hint else problem


def _dockerfile(sandbox: CreateSandbox | Sandbox) -> str | None:
    return text(sandbox.build_info.dockerfile_content) if sandbox.build_info else None
