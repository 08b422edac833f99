"""Scenarios of what a sandbox is set to, of its way and its family, and of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

SETTINGS = Collection()
about = SETTINGS.about

PATIENT = {"wait_timeout": 60}


@about("get_sandbox_details", needs=preparation.with_settings)
def get_sandbox_details(stage: Stage) -> None:
    """What the summary leaves out is there: variables, intervals, where the toolbox is."""
    found = worked(stage.daytona.get_sandbox_details(stage.sandbox))
    assert stage.sandbox == found.sandbox.id
    settings = found.settings
    assert ("1", "daytona") == (settings.env["A"], settings.user)
    intervals = (
        settings.auto_stop_interval,
        settings.auto_archive_interval,
        settings.auto_delete_interval,
    )
    assert (20, 100, 200) == intervals
    assert (False, []) == (settings.network_block_all, settings.volumes)
    assert settings.toolbox_url.endswith("/toolbox")


@about("update_sandbox", needs=preparation.named("rec-settings"))
def update_sandbox(stage: Stage) -> None:
    """Each setting is changed by a request of its own, and shown."""
    update, sandbox = stage.daytona.update_sandbox, stage.sandbox
    labelled = worked(update(stage.name("rec-settings"), labels={"by": "name"}))
    assert ({"by": "name"}, ["labels"], []) == (
        labelled.sandbox.labels,
        labelled.applied,
        labelled.not_applied,
    )
    minutes = {
        "auto_stop_interval": 10_000_000,
        "auto_archive_interval": 43_200,
        "auto_delete_interval": -1,
    }
    changed = worked(update(sandbox, **minutes))
    assert list(minutes) == changed.applied
    assert minutes == {name: getattr(changed.settings, name) for name in minutes}
    assert worked(update(sandbox, public=True)).sandbox.public is True


@about("update_sandbox", needs=preparation.sandbox)
def update_sandbox_network(stage: Stage) -> None:
    """Networks and domains that may be reached are lists."""
    update, sandbox = stage.daytona.update_sandbox, stage.sandbox
    networks = ["10.0.0.0/8", "192.168.1.5/32"]
    allowed = worked(update(sandbox, network_allow_list=networks)).settings
    assert (False, networks) == (allowed.network_block_all, allowed.network_allow_list)
    domains = ["example.com", "*.example.org"]
    allowed = worked(update(sandbox, domain_allow_list=domains)).settings
    assert domains == allowed.domain_allow_list


@about("refresh_sandbox_activity", needs=preparation.sandbox)
def refresh_sandbox_activity(stage: Stage) -> None:
    """The server takes note, without a word."""
    worked(stage.daytona.refresh_sandbox_activity(stage.sandbox))


@about("wait_for_sandbox", needs=preparation.stopping_named("archived"))
def wait_for_sandbox(stage: Stage) -> None:
    """A sandbox that is on its way is looked at until it is there."""
    waited = worked(stage.daytona.wait_for_sandbox(stage.name("archived"), "stopped", 60))
    assert (True, "stopped") == (waited.reached, waited.sandbox.state)


@about("archive_sandbox", needs=preparation.stopped_named("archived"), options=PATIENT)
def archive_sandbox(stage: Stage) -> None:
    """A stopped sandbox is archived, and waited for."""
    archived = worked(stage.daytona.archive_sandbox(stage.name("archived"))).sandbox
    assert "archived" == archived.state


@about("archive_sandbox", needs=preparation.sandbox)
def archive_sandbox_started(stage: Stage) -> None:
    """A started one must be stopped first, and the failure says so."""
    refused = failed(stage.daytona.archive_sandbox(stage.sandbox))
    assert ("conflict", "Sandbox is not stopped") == (refused.kind, refused.message)
    assert "stop_sandbox" in refused.hint


@about("backup_sandbox", needs=preparation.sandbox)
def backup_sandbox(stage: Stage) -> None:
    """A backup is begun; it does not show at once."""
    begun = worked(stage.daytona.backup_sandbox(stage.sandbox))
    assert (stage.sandbox, "None") == (begun.sandbox.id, begun.backup_state)


@about("get_sandbox_family", needs=preparation.sandbox)
def get_sandbox_family(stage: Stage) -> None:
    """A sandbox that is no fork and has none has no family."""
    family = worked(stage.daytona.get_sandbox_family(stage.sandbox))
    assert (None, [], []) == (family.parent, family.ancestors, family.forks)


@about("list_regions")
def list_regions(stage: Stage) -> None:
    """What a sandbox can have as target is listed."""
    regions = worked(stage.daytona.list_regions()).regions
    assert regions
    assert all(region.id and region.name and region.type for region in regions)
