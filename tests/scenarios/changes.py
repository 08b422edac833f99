"""Scenarios of what not every Daytona offers: resize, recover, fork."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

CHANGES = Collection()
about = CHANGES.about

PATIENT = {"wait_timeout": 60}
VIRTUAL_MACHINES = "its sandboxes are virtual machines"


@about("resize_sandbox", needs=preparation.sandbox)
def resize_sandbox_switched_off(stage: Stage) -> None:
    """A server that has it switched off is told from one that is somewhere else."""
    refused = failed(stage.daytona.resize_sandbox(stage.sandbox, cpu=2, memory=2))
    assert ("unsupported", 404, False) == (refused.kind, refused.status_code, refused.retryable)
    assert "switched off" in refused.message


@about(
    "resize_sandbox",
    needs=preparation.named("resized"),
    options=PATIENT,
    only_where="resizing is switched on",
)
def resize_sandbox(stage: Stage) -> None:
    """The new numbers are shown once the sandbox has them."""
    resized = worked(stage.daytona.resize_sandbox(stage.name("resized"), cpu=2, memory=4)).sandbox
    assert ("started", 2, 4, 3) == (resized.state, resized.cpu, resized.memory, resized.disk)


@about("recover_sandbox", needs=preparation.sandbox)
def recover_sandbox_not_in_an_error(stage: Stage) -> None:
    """A sandbox that is well is not recovered, and the failure says what is."""
    refused = failed(stage.daytona.recover_sandbox(stage.sandbox))
    expected = ("conflict", 400, "Sandbox is not in a recoverable state")
    assert expected == (refused.kind, refused.status_code, refused.message)
    assert "start_sandbox" in refused.hint


@about("recover_sandbox", options=PATIENT, only_where="a sandbox is in an error that it can mend")
def recover_sandbox(stage: Stage) -> None:
    """One that is in an error which the server can mend is started again."""
    recovered = worked(stage.daytona.recover_sandbox(stage.name("broken"))).sandbox
    assert ("started", None) == (recovered.state, recovered.error_reason)


@about("fork_sandbox", needs=preparation.sandbox)
def fork_sandbox_of_a_container(stage: Stage) -> None:
    """Containers cannot be forked, by whatever name; that is no missing sandbox."""
    for name in ("rec-fork", None):
        refused = failed(stage.daytona.fork_sandbox(stage.sandbox, name))
        expected = ("unsupported", 422, "Forking is not supported for this sandbox")
        assert expected == (refused.kind, refused.status_code, refused.message)


@about("fork_sandbox", options=PATIENT, only_where=VIRTUAL_MACHINES)
def fork_sandbox(stage: Stage) -> None:
    """The new sandbox is waited for and told, and not the one that it was made of."""
    forked = worked(stage.daytona.fork_sandbox(stage.name("origin"), stage.name("fork"))).sandbox
    assert ("started", stage.name("fork")) == (forked.state, forked.name)
