"""The action on labels: replace."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from collections.abc import Mapping
from typing import TYPE_CHECKING

from daytona_actions.actions.lookup import path_part, summary
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow, call
from daytona_actions.engine.replies import content
from daytona_actions.engine.variables import Scalar, as_texts
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.labels import ReplaceLabelsOutput


@action(title="Replace labels", idempotent=True, documented=False)
def replace_labels(
    session: Session, sandbox_id: SandboxId, new_labels: Mapping[str, Scalar]
) -> "Flow[ReplaceLabelsOutput]":
    """Replace the labels of a Daytona sandbox.

    Args:
        sandbox_id: ID or name of the sandbox
        new_labels: Labels that it is to have, as key-value pairs
    """
    from daytona_actions.results.labels import ReplaceLabelsOutput
    from daytona_openapi.control.api.sandbox import replace_labels as endpoint
    from daytona_openapi.control.models import SandboxLabels, SandboxLabelsLabels

    sandbox = path_part(sandbox_id)
    body = SandboxLabels(labels=SandboxLabelsLabels(as_texts(new_labels)))
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, sandbox, body=body)
    return ReplaceLabelsOutput(success=True, sandbox=summary(content(reply, "a sandbox")))
