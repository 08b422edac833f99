"""Around the creation of a sandbox: the label that a client adds, and what helps after a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.builds import explained_build
from daytona_actions.engine.replies import text
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.variables import Scalar
    from daytona_actions.errors import ActionError
    from daytona_actions.session import Session
    from daytona_openapi.control.models import CreateSandbox

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
