"""Scenarios of the actions on volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

VOLUMES = Collection()


@VOLUMES.about("create_volume", options={"wait_timeout": 30})
def create_volume(stage: Stage) -> None:
    """A volume is created, found by its name, listed, and deleted, after which it is not found."""
    name = stage.name("rec-volume")
    made = worked(stage.daytona.create_volume(name)).volume
    assert (name, "ready") == (made.name, made.state)
    taken = failed(stage.daytona.create_volume(name))
    message = f"Volume with name {name} already exists"
    assert ("conflict", 400, message) == (taken.kind, taken.status_code, taken.message)
    assert made.id == worked(stage.daytona.get_volume(name)).volume.id
    assert made.id in {each.id for each in worked(stage.daytona.list_volumes()).volumes}
    left = worked(stage.daytona.delete_volume(name)).volume.state
    assert left in {"pending_delete", "deleted"}
    stage.wait_until(lambda daytona: not daytona.get_volume(name).success)
    for given in (name, made.id):
        gone = failed(stage.daytona.get_volume(given))
        assert ("not_found", f"There is no volume {given}") == (gone.kind, gone.message)
