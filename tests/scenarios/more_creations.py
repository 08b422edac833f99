"""Scenarios of what create_sandbox takes beyond the documented parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked
from tests.scenarios.snapshots import SLIM

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

MORE_CREATIONS = Collection()
about = MORE_CREATIONS.about

PATIENT = {"wait_timeout": 60}
BUILDS = f"it builds from {SLIM}"


@about("create_sandbox", options=PATIENT, only_where=BUILDS)
def create_sandbox_from_an_image(stage: Stage) -> None:
    """With an image the resources can be chosen, and are kept."""
    name = stage.name("rec-sized")
    made = worked(stage.daytona.create_sandbox(name=name, image=SLIM, cpu=2, memory=3, disk=4))
    seen = made.sandbox
    assert ("started", 2, 3, 4) == (seen.state, seen.cpu, seen.memory, seen.disk)


@about("create_sandbox", options=PATIENT, only_where=BUILDS)
def create_sandbox_whose_build_fails(stage: Stage) -> None:
    """A build that fails is a failure with the server's reason, and the sandbox is told."""
    dockerfile = f"FROM {SLIM}\nRUN echo about to fail && exit 9\n"
    result = stage.daytona.create_sandbox(name=stage.name("rec-broken"), dockerfile=dockerfile)
    refused = failed(result)
    assert ("sandbox_failed", "build_failed") == (refused.kind, result.sandbox.state)
    assert refused.message.endswith("returned a non-zero code: 9")


@about("create_sandbox", only_where="it has lists of what a sandbox may reach")
def create_sandbox_with_allow_lists(stage: Stage) -> None:
    """What a sandbox may reach is said when it is created."""
    made = stage.daytona.create_sandbox(
        name=stage.name("rec-fields"),
        env={"A": "1"},
        labels={"b": "2"},
        auto_stop_interval=20,
        auto_archive_interval=100,
        auto_delete_interval=200,
        public=True,
        network_allow_list=["10.0.0.0/8"],
        domain_allow_list=["example.com"],
    )
    found = worked(stage.daytona.get_sandbox_details(worked(made).sandbox.id)).settings
    allowed = (found.network_block_all, found.network_allow_list, found.domain_allow_list)
    assert (False, ["10.0.0.0/8"], ["example.com"]) == allowed


@about(
    "create_sandbox",
    needs=preparation.volume_named("rec-data"),
    options=PATIENT,
    only_where="it can mount volumes",
)
def create_sandbox_with_a_volume(stage: Stage) -> None:
    """A volume is named by ID or name, and shown by its ID with the settings of the sandbox."""
    mounts = [{"volume": "rec-data", "mount_path": "/home/daytona/data", "subpath": "mine"}]
    made = worked(stage.daytona.create_sandbox(name=stage.name("rec-mounts"), volumes=mounts))
    assert "started" == made.sandbox.state
    (found,) = worked(stage.daytona.get_sandbox_details(made.sandbox.id)).settings.volumes
    assert worked(stage.daytona.get_volume("rec-data")).volume.id == found.volume
    assert ("/home/daytona/data", "mine") == (found.mount_path, found.subpath)


@about("create_sandbox")
def create_sandbox_unknown_volume(stage: Stage) -> None:
    """A volume that does not exist is told as such, and where to look for others."""
    mounts = [{"volume": "rec-no-such", "mount_path": "/data"}]
    refused = failed(stage.daytona.create_sandbox(name=stage.name("rec-mounts"), volumes=mounts))
    expected = ("not_found", 404, "Volume 'rec-no-such' not found")
    assert expected == (refused.kind, refused.status_code, refused.message)
    assert "list_volumes" in refused.hint
