"""Snapshots that are to be created, and how they are known again where an answer was lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.actions.lookup import fetch_reply, learn, read_sandbox
from daytona_actions.actions.snapshots.looking import details, fetch_snapshot, read_snapshot
from daytona_actions.actions.wanted import is_made_since
from daytona_actions.engine.replies import accepted, text, written

if TYPE_CHECKING:
    from datetime import datetime

    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.errors import ActionError
    from daytona_actions.session import Session
    from daytona_openapi.control.models import CreateSnapshot, Sandbox, SnapshotDto

_MAY_EXIST = "The snapshot may have been made: look with get_snapshot before you make another."


@dataclass(frozen=True)
class WantedSnapshot:
    """A snapshot for `create_once`, which says what each of these is for."""

    session: Session
    request: CreateSnapshot

    noun = "snapshot"
    may_exist = _MAY_EXIST

    @property
    def name(self) -> str | None:
        return text(self.request.name)

    def find(self) -> Flow[Reply[SnapshotDto | None]]:
        return fetch_snapshot(self.session, self.name or "")

    def read(self, reply: Reply[SnapshotDto | None]) -> SnapshotDto:
        return read_snapshot(reply)

    def is_left_by(self, _problem: ActionError) -> bool:
        return False

    def partial(self, found: SnapshotDto) -> dict[str, Any]:
        return {"snapshot": details(found)}

    def is_met_by(self, found: SnapshotDto, since: datetime) -> bool:
        asked, built = self.request, found.build_info
        content = text(built.dockerfile_content) if built else None
        return is_made_since(written(found.created_at), since) and (
            content == text(asked.build_info.dockerfile_content)
            if asked.build_info
            else text(found.image_name) == asked.image_name
        )


@dataclass(frozen=True)
class WantedSandboxSnapshot:
    """A snapshot of a sandbox for `create_once`; what the server answers is the sandbox.

    Its name was free before it was asked for, so that one of that name is the one.
    """

    session: Session
    sandbox: str
    name: str

    noun = "snapshot"
    may_exist = _MAY_EXIST

    def find(self) -> Flow[Reply[Sandbox | None]]:
        reply = yield from fetch_reply(self.session, self.sandbox)
        if accepted(reply) and text(read_sandbox(reply).state) == "snapshotting":
            return reply
        found: Reply[Any] = yield from fetch_snapshot(self.session, self.name)
        return reply if accepted(found) else found

    def read(self, reply: Reply[Sandbox | None]) -> Sandbox:
        return read_sandbox(reply)

    def is_left_by(self, _problem: ActionError) -> bool:
        return False

    def partial(self, found: Sandbox) -> dict[str, Any]:
        return {"sandbox": learn(self.session, found)}

    def is_met_by(self, _found: Sandbox, _since: datetime) -> bool:
        return True
