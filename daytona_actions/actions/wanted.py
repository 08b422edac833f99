"""A sandbox that is to be created, and how it is known again where an answer was lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.actions.lookup import fetch_reply, read_sandbox, summary
from daytona_actions.engine.replies import text
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import is_id

if TYPE_CHECKING:
    from datetime import datetime

    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.session import Session
    from daytona_openapi.control.models import CreateSandbox, Sandbox


@dataclass(frozen=True)
class WantedSandbox:
    """A sandbox for `create_once`, which says what each of these is for."""

    session: Session
    request: CreateSandbox

    noun = "sandbox"
    may_exist = (
        "A sandbox may have been created: look with list_sandboxes before you create another. With "
        "a name given, this is settled for you."
    )

    @property
    def name(self) -> str | None:
        return self.request.name or None

    def find(self) -> Flow[Reply[Sandbox | None]]:
        return fetch_reply(self.session, self.name or "")

    def read(self, reply: Reply[Sandbox | None]) -> Sandbox:
        return read_sandbox(reply)

    def is_left_by(self, problem: ActionError) -> bool:
        return problem.failure.kind is FailureKind.SANDBOX_FAILED

    def partial(self, found: Sandbox) -> dict[str, Any]:
        return {"sandbox": summary(found)}

    def is_met_by(self, found: Sandbox, since: datetime) -> bool:
        asked = self.request
        return (
            is_made_since(text(found.created_at), since)
            and (asked.env.additional_properties if asked.env else {})
            == (found.env.additional_properties if found.env else {})
            and (asked.labels.additional_properties if asked.labels else {})
            == (found.labels.additional_properties if found.labels else {})
            # A description says the snapshot's name (recording create_sandbox_by_snapshot_id).
            and (
                not asked.snapshot
                or is_id(asked.snapshot)
                or asked.snapshot == text(found.snapshot)
            )
            and (not asked.build_info or _dockerfile(asked) == _dockerfile(found))
        )


@dataclass(frozen=True)
class WantedFork:
    """A fork for `create_once`; what it has beside its name is its origin's."""

    session: Session
    name: str | None

    noun = "sandbox"
    may_exist = (
        "A fork may have been made: look with get_sandbox_family before you make another. With a "
        "name given, this is settled for you."
    )

    def find(self) -> Flow[Reply[Sandbox | None]]:
        return fetch_reply(self.session, self.name or "")

    def read(self, reply: Reply[Sandbox | None]) -> Sandbox:
        return read_sandbox(reply)

    def is_left_by(self, problem: ActionError) -> bool:
        return problem.failure.kind is FailureKind.SANDBOX_FAILED

    def partial(self, found: Sandbox) -> dict[str, Any]:
        return {"sandbox": summary(found)}

    def is_met_by(self, found: Sandbox, since: datetime) -> bool:
        return is_made_since(text(found.created_at), since)


def _dockerfile(sandbox: CreateSandbox | Sandbox) -> str | None:
    return text(sandbox.build_info.dockerfile_content) if sandbox.build_info else None


def is_made_since(created_at: str | None, since: datetime) -> bool:
    """Tell whether what the server says of the time of a creation is not before a time."""
    from datetime import UTC

    from daytona_openapi.control.types import parse_time

    try:
        made = parse_time(created_at or "")
    except ValueError:
        return False
    return (made if made.tzinfo else made.replace(tzinfo=UTC)) >= since
