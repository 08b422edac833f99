"""Snapshots that are to be created, and how they are known again where an answer was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions.actions.lookup import fetch_reply, learn, read_sandbox
from daytona_actions.actions.snapshots.looking import details, fetch_snapshot, read_snapshot
from daytona_actions.engine.create_once import Wanted
from daytona_actions.engine.replies import accepted, text, written

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.session import Session
    from daytona_openapi.control.models import CreateSnapshot, Sandbox, SnapshotDto

_MAY_EXIST = "The snapshot may have been made: look with get_snapshot before you make another."


def wanted_snapshot(session: Session, asked: CreateSnapshot) -> Wanted[SnapshotDto]:
    """Return the snapshot that a request asks for."""
    from daytona_actions.results.times import is_since

    def is_like(found: SnapshotDto) -> bool:
        if not asked.build_info:
            return text(found.image_name) == asked.image_name
        content = text(found.build_info.dockerfile_content) if found.build_info else None
        return content == asked.build_info.dockerfile_content

    return Wanted(
        noun="snapshot",
        name=asked.name or None,
        may_exist=_MAY_EXIST,
        find=lambda: fetch_snapshot(session, asked.name or ""),
        read=read_snapshot,
        partial=lambda found: {"snapshot": details(found)},
        is_met_by=lambda it, since: is_since(written(it.created_at), since) and is_like(it),
    )


def wanted_of_sandbox(session: Session, sandbox: str, name: str) -> Wanted[Sandbox]:
    """Return a snapshot of a sandbox, for which the server answers the sandbox.

    Its name was free before it was asked for, so that one of that name is the one.
    """

    def find() -> Flow[Reply[Sandbox | None]]:
        reply = yield from fetch_reply(session, sandbox)
        if accepted(reply) and text(read_sandbox(reply).state) == "snapshotting":
            return reply
        found: Reply[Any] = yield from fetch_snapshot(session, name)
        return reply if accepted(found) else found

    return Wanted(
        noun="snapshot",
        name=name,
        may_exist=_MAY_EXIST,
        find=find,
        read=read_sandbox,
        partial=lambda found: {"sandbox": learn(session, found)},
        is_met_by=lambda _found, _since: True,
    )
