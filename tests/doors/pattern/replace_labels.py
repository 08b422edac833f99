"""The action on labels: replace."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from collections.abc import Mapping
from typing import TYPE_CHECKING

from daytona_actions._session import Session
from daytona_actions.actions._identity import checked
from daytona_actions.actions._summary import summary
from daytona_actions.actions.variables import Scalar, as_texts
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import Flow, call
from daytona_actions.engine.replies import content_of
from daytona_actions.engine.retry import Tries, repeated

if TYPE_CHECKING:
    from daytona_actions.results import ReplaceLabelsOutput


@action(title="Replace labels", idempotent=True, documented=False)
def replace_labels(
    session: Session, sandbox_id: str, new_labels: Mapping[str, Scalar]
) -> "Flow[ReplaceLabelsOutput]":
    """Replace the labels of a Daytona sandbox.

    Args:
        sandbox_id: ID or name of the sandbox
        new_labels: Labels that it is to have, as key-value pairs
    """
    from daytona_actions.results import ReplaceLabelsOutput
    from daytona_openapi.control.api.sandbox import replace_labels as endpoint
    from daytona_openapi.control.models import Sandbox, SandboxLabels

    sandbox = checked(sandbox_id)
    body = SandboxLabels.from_dict({"labels": as_texts(new_labels)})
    reply = yield from repeated(
        Tries(session),
        lambda: call(endpoint, session.control, sandbox, body=body),
        harmless=True,
    )
    return ReplaceLabelsOutput(
        success=True, sandbox=summary(content_of(reply, Sandbox, "a sandbox"))
    )
