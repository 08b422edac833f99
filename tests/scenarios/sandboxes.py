"""Scenarios of create, get, start, stop and delete: the life of a sandbox."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.commands import NOWHERE
from tests.scenarios.model import Collection, failed, worked
from tests.scenarios.preparation import HOME

if TYPE_CHECKING:
    from daytona_actions.results import ActionResult
    from tests.scenarios.model import Stage

SANDBOXES = Collection()

PATIENT = {"wait_timeout": 120}


def _refused(result: ActionResult) -> tuple[str, int | None, str]:
    """Return how an action failed: kind, status and message."""
    failure = failed(result)
    return failure.kind, failure.status_code, failure.message


def _missing(name: str) -> tuple[str, int, str]:
    return "not_found", 404, f"Sandbox with ID or name {name} not found"


@SANDBOXES.about("create_sandbox")
def create_sandbox(stage: Stage) -> None:
    """Without arguments a sandbox is made that goes by its ID."""
    made = worked(stage.daytona.create_sandbox()).sandbox
    assert (True, made.id) == (bool(made.id), made.name)


@SANDBOXES.about("create_sandbox", needs=preparation.sandbox)
def create_sandbox_all_parameters(stage: Stage) -> None:
    """What is asked for is what the sandbox has."""
    name, snapshot, target = (
        stage.name("all-parameters"),
        stage.fact("snapshot"),
        stage.fact("target"),
    )
    labels = {"team": "tools", "purpose": "recording"}
    asked = stage.daytona.create_sandbox(
        snapshot=snapshot,
        name=name,
        target=target,
        user="daytona",
        env={"GREETING": "hello"},
        labels=labels,
        auto_stop_interval=30,
        auto_archive_interval=60,
        auto_delete_interval=120,
        public=True,
    )
    stage.settle(worked(asked).sandbox.id, "started")
    got = worked(stage.daytona.get_sandbox(name)).sandbox
    assert (name, "started", snapshot, target) == (got.name, got.state, got.snapshot, got.target)
    assert (labels, True, 30) == (got.labels, got.public, got.auto_stop_interval)


@SANDBOXES.about("create_sandbox", options=PATIENT)
def create_sandbox_and_wait(stage: Stage) -> None:
    """A sandbox that is still on its way is waited for."""
    made = worked(stage.daytona.create_sandbox(name=stage.name("waited-for"))).sandbox
    assert (stage.name("waited-for"), "started") == (made.name, made.state)


@SANDBOXES.about(
    "create_sandbox", options=PATIENT, only_where="its runner has not yet pulled the snapshot"
)
def create_sandbox_pulls_snapshot(stage: Stage) -> None:
    """A sandbox whose snapshot has to be fetched first is waited for."""
    made = worked(stage.daytona.create_sandbox(name=stage.name("pulled"))).sandbox
    assert (stage.name("pulled"), "started") == (made.name, made.state)


@SANDBOXES.about("create_sandbox", needs=preparation.named("all-parameters"))
def create_sandbox_duplicate_name(stage: Stage) -> None:
    """A name that is taken is a conflict, and the other sandbox is nobody's find."""
    name = stage.name("all-parameters")
    result = stage.daytona.create_sandbox(name=name)
    told = ("conflict", 409, f"Sandbox with name {name} already exists")
    assert (told, None) == (_refused(result), result.sandbox)


@SANDBOXES.about("create_sandbox")
def create_sandbox_resources_with_snapshot(stage: Stage) -> None:
    """Sizes can't be chosen for a snapshot, the default one included."""
    result = stage.daytona.create_sandbox(name=stage.name("sized"), cpu=2, memory=2, disk=4)
    message = "Cannot specify Sandbox resources when using a snapshot"
    assert ("invalid_request", 400, message) == _refused(result)


@SANDBOXES.about("create_sandbox")
def create_sandbox_unknown_snapshot(stage: Stage) -> None:
    """A snapshot that does not exist is told as such, although the server says 400."""
    kind, status, message = _refused(stage.daytona.create_sandbox(snapshot="no-such-snapshot"))
    assert ("not_found", 400) == (kind, status)
    assert message.startswith("Snapshot no-such-snapshot not found.")


@SANDBOXES.about("create_sandbox")
def create_sandbox_unknown_target(stage: Stage) -> None:
    """A region that does not exist is told as such."""
    result = stage.daytona.create_sandbox(target="mars")
    assert ("not_found", 404, "Region not found") == _refused(result)


@SANDBOXES.about("create_sandbox")
def create_sandbox_name_of_a_deleted_one(stage: Stage) -> None:
    """The name of a sandbox that is being deleted is free."""
    daytona, name = stage.daytona, stage.name("rec-again")
    made = worked(daytona.create_sandbox(name=name)).sandbox
    stage.settle(made.id, "started")
    worked(daytona.delete_sandbox(made.id))
    again = worked(daytona.create_sandbox(name=name)).sandbox
    stage.settle(again.id, "started")
    found = worked(daytona.get_sandbox(name)).sandbox
    assert (True, again.id) == (made.id != again.id, found.id)


ODD_VALUES = {
    "NEWLINE": "a\nb",
    "QUOTES": "\"double\" 'single' `back` $HOME \\n",
    "EQUALS": "a=b=c",
    "EMPTY": "",
    "UNICODE": "zażółć 🚀",
    "SPACES": "  two  ",
    "TAB": "a\tb",
    "CR": "a\r\nb",
}
SHOW_VARIABLES = "env -0 | sort -z | tr '\\0' '|'"
PRINT_VARIABLES = (
    f"import os, json; print(json.dumps({{k: os.environ.get(k) for k in {list(ODD_VALUES)!r}}}))"
)


@SANDBOXES.about("create_sandbox")
def create_sandbox_env_values(stage: Stage) -> None:
    """Commands and code see values as they are; those of a call take the place of the sandbox's."""
    daytona = stage.daytona
    changed = {name: f"{value}!" for name, value in ODD_VALUES.items()}
    made = worked(daytona.create_sandbox(name=stage.name("rec-env"), env=ODD_VALUES)).sandbox
    worked(daytona.get_sandbox(made.id))
    stage.settle(made.id, "started")
    worked(daytona.get_sandbox(made.id))
    for env in (None, changed):
        ran = worked(daytona.execute_command(made.id, SHOW_VARIABLES, env=env))
        seen = dict(part.split("=", 1) for part in ran.result.split("|")[:-1])
        expected = env or ODD_VALUES
        assert expected == {name: seen[name] for name in expected}
    for env in (None, changed):
        ran = worked(daytona.run_code(made.id, PRINT_VARIABLES, language="python", env=env))
        assert (env or ODD_VALUES) == json.loads(ran.result)


@SANDBOXES.about("get_sandbox", needs=preparation.named("list-two"))
def get_sandbox(stage: Stage) -> None:
    """Name and ID lead to the same sandbox."""
    by_name = worked(stage.daytona.get_sandbox(stage.name("list-two"))).sandbox
    by_id = worked(stage.daytona.get_sandbox(by_name.id)).sandbox
    assert (stage.name("list-two"), "started") == (by_id.name, by_id.state)
    assert (by_name.id, by_name.created_at) == (by_id.id, by_id.created_at)


@SANDBOXES.about("get_sandbox", needs=preparation.named("list-two"))
def get_sandbox_missing(stage: Stage) -> None:
    """What does not exist is told by what was asked for; names are case-sensitive."""
    for name in ("no-such-sandbox", NOWHERE, stage.name("list-two").upper(), "with/slash"):
        assert _missing(name) == _refused(stage.daytona.get_sandbox(name))


@SANDBOXES.about("start_sandbox", needs=preparation.stopped, options=PATIENT)
def start_sandbox(stage: Stage) -> None:
    """A stopped sandbox is started."""
    started = worked(stage.daytona.start_sandbox(stage.sandbox)).sandbox
    assert (stage.sandbox, "started") == (started.id, started.state)


@SANDBOXES.about("start_sandbox", needs=preparation.sandbox, options=PATIENT)
def start_sandbox_already_started(stage: Stage) -> None:
    """Starting a started sandbox changes nothing."""
    started = worked(stage.daytona.start_sandbox(stage.sandbox)).sandbox
    assert (stage.sandbox, "started") == (started.id, started.state)


@SANDBOXES.about("start_sandbox")
def start_sandbox_missing(stage: Stage) -> None:
    """What does not exist can't be started."""
    result = stage.daytona.start_sandbox("no-such-sandbox")
    assert _missing("no-such-sandbox") == _refused(result)


@SANDBOXES.about("stop_sandbox", needs=preparation.sandbox)
def stop_sandbox(stage: Stage) -> None:
    """A running sandbox is being stopped as soon as the action returns."""
    stopping = worked(stage.daytona.stop_sandbox(stage.sandbox)).sandbox
    assert (stage.sandbox, "stopping") == (stopping.id, stopping.state)


@SANDBOXES.about("stop_sandbox", needs=preparation.stopping)
def stop_sandbox_conflict(stage: Stage) -> None:
    """A sandbox that is being stopped can't be stopped again yet."""
    failure = failed(stage.daytona.stop_sandbox(stage.sandbox))
    assert ("conflict", 409, True) == (failure.kind, failure.status_code, failure.retryable)
    assert "Sandbox state change in progress" == failure.message


@SANDBOXES.about("stop_sandbox")
def stop_sandbox_missing(stage: Stage) -> None:
    """What does not exist can't be stopped."""
    result = stage.daytona.stop_sandbox("no-such-sandbox")
    assert _missing("no-such-sandbox") == _refused(result)


@SANDBOXES.about("delete_sandbox", needs=preparation.sandbox)
def delete_sandbox(stage: Stage) -> None:
    """A sandbox is being deleted as soon as the action returns."""
    gone = worked(stage.daytona.delete_sandbox(stage.sandbox)).sandbox
    assert (stage.sandbox, "destroying") == (gone.id, gone.state)


@SANDBOXES.about("delete_sandbox", needs=preparation.named("by-name"))
def delete_sandbox_by_name(stage: Stage) -> None:
    """A name will do for deleting; the sandbox loses it."""
    gone = worked(stage.daytona.delete_sandbox(stage.name("by-name"))).sandbox
    assert ("destroying", f"DESTROYED_{stage.name('by-name')}") == (
        gone.state,
        gone.name.rpartition("_")[0],
    )


@SANDBOXES.about("delete_sandbox", needs=preparation.deleting)
def delete_sandbox_conflict(stage: Stage) -> None:
    """A sandbox that is being deleted can't be deleted again."""
    failure = failed(stage.daytona.delete_sandbox(stage.sandbox))
    assert ("conflict", 409, True) == (failure.kind, failure.status_code, failure.retryable)
    assert "Sandbox state change in progress" == failure.message


@SANDBOXES.about("delete_sandbox")
def delete_sandbox_missing(stage: Stage) -> None:
    """What does not exist can't be deleted."""
    result = stage.daytona.delete_sandbox("no-such-sandbox")
    assert _missing("no-such-sandbox") == _refused(result)


@SANDBOXES.about("delete_sandbox", only_where="the key has no permissions")
def forbidden(stage: Stage) -> None:
    """A key without permissions is told as such, and nothing is looked up afterwards."""
    told = ("permission", 403, "Access denied")
    assert told == _refused(stage.daytona.delete_sandbox(stage.name("other")))
    assert told == _refused(stage.daytona.create_sandbox())


@SANDBOXES.about("start_sandbox")
def lifecycle_by_name(stage: Stage) -> None:
    """A sandbox goes through its whole life by its name."""
    daytona, name = stage.daytona, stage.name("life")
    made = worked(daytona.create_sandbox(name=name)).sandbox
    stage.settle(made.id, "started")
    assert "started" == worked(daytona.start_sandbox(name)).sandbox.state
    assert "stopping" == worked(daytona.stop_sandbox(name)).sandbox.state
    stage.settle(made.id, "stopped")
    assert "stopped" == worked(daytona.get_sandbox(name)).sandbox.state
    told = ("conflict", 400, "Sandbox is not in a stoppable state")
    assert told == _refused(daytona.stop_sandbox(name))
    assert "stopped" == worked(daytona.get_sandbox(made.id)).sandbox.state
    for result in (
        daytona.execute_command(made.id, "echo hi"),
        daytona.list_files(made.id, HOME),
    ):
        kind, status, message = _refused(result)
        assert ("sandbox_not_started", 400) == (kind, status)
        assert message.endswith("no IP address found. Is the Sandbox started?")
    assert name == worked(daytona.start_sandbox(name)).sandbox.name
    stage.settle(made.id, "started")
    assert "destroying" == worked(daytona.delete_sandbox(name)).sandbox.state
    stage.settle(made.id, None)
    assert _missing(name) == _refused(daytona.get_sandbox(name))
