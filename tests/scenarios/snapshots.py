"""Scenarios of the actions on snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

SNAPSHOTS = Collection()
about = SNAPSHOTS.about

PATIENT = {"wait_timeout": 60}
SLIM = "daytonaio/sandbox:0.5.0-slim"
ONLY_THERE = "an image that the server has, and snapshots that are there before"


@about("create_snapshot", options=PATIENT, only_where=ONLY_THERE)
def create_snapshot(stage: Stage) -> None:
    """A snapshot is made of an image, found by its ID, and deleted by its name."""
    image = stage.fact("imageName")
    made = worked(stage.daytona.create_snapshot("rec-image", image, cpu=1, memory=1, disk=3))
    assert ("rec-image", "active", image) == (
        made.snapshot.name,
        made.snapshot.state,
        made.snapshot.image,
    )
    found = worked(stage.daytona.get_snapshot(made.snapshot.id)).snapshot
    assert (made.snapshot.id, None) == (found.id, found.error_reason)
    assert "removing" == worked(stage.daytona.delete_snapshot("rec-image")).snapshot.state
    gone = failed(stage.daytona.get_snapshot("rec-image"))
    assert ("not_found", "There is no snapshot rec-image") == (gone.kind, gone.message)


@about("create_snapshot", options=PATIENT, only_where=ONLY_THERE)
def create_snapshot_of_a_missing_image(stage: Stage) -> None:
    """An image that cannot be had is a failure with the reason; what exists of it is told."""
    result = stage.daytona.create_snapshot("rec-missing", stage.fact("imageName"))
    failure = failed(result)
    assert "invalid_request" == failure.kind
    assert "manifest unknown" in failure.message
    assert ("rec-missing", "error") == (result.snapshot.name, result.snapshot.state)


@about("activate_snapshot", options=PATIENT, only_where=ONLY_THERE)
def activate_snapshot(stage: Stage) -> None:
    """An inactive snapshot is activated, and an active one stays as it is."""
    found = worked(stage.daytona.activate_snapshot(stage.fact("snapshot_id"))).snapshot
    assert "active" == found.state
    again = worked(stage.daytona.activate_snapshot(found.name)).snapshot
    assert "active" == again.state


@about(
    "deactivate_snapshot",
    needs=preparation.snapshot_named("rec-built"),
    only_where=ONLY_THERE,
)
def deactivate_snapshot(stage: Stage) -> None:
    """A snapshot that was deactivated cannot be activated for a while."""
    found = worked(stage.daytona.deactivate_snapshot("rec-built")).snapshot
    assert "inactive" == found.state
    early = failed(stage.daytona.activate_snapshot("rec-built"))
    assert ("conflict", 400, True) == (early.kind, early.status_code, early.retryable)


@about(
    "snapshot_sandbox",
    needs=preparation.snapshot_named("rec-of-sandbox"),
    only_where=ONLY_THERE,
)
def snapshot_sandbox_taken_name(stage: Stage) -> None:
    """A name that is taken is refused before anything is made."""
    taken = failed(stage.daytona.snapshot_sandbox("any", "rec-of-sandbox"))
    message = "There is a snapshot rec-of-sandbox already: nothing was made"
    assert ("conflict", message) == (taken.kind, taken.message)


@about("get_snapshot_build_logs", only_where=ONLY_THERE)
def get_snapshot_build_logs(stage: Stage) -> None:
    """What the build printed is there, whole, for whoever knows the name."""
    found = worked(stage.daytona.get_snapshot_build_logs("rec-built"))
    assert "Successfully built" in found.logs
    assert found.truncated is False
