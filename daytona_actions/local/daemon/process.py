"""The route that executes a shell command."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .commands import SHELL, Outcome, environment_for, run_script
from .exchange import Answer, Request, RouteError
from .fields import read_fields
from .tree import SHOWN_FOLDERS

if TYPE_CHECKING:
    from .settings import Settings

# Where the interpreter is installed below it, a sandbox can pass it; a real one's is closed.
CLOSED = "/root"


def execute(request: Request) -> Answer:
    """Run a command through the shell and answer its exit code and output."""
    fields = read_fields(
        request.body,
        "ExecuteRequest",
        {"command": str, "cwd": str, "envs": dict, "timeout": int},
        ("command",),
        lambda reason: RouteError.bad_request(f"invalid request body: {reason}"),
    )
    if not fields["command"].strip():
        raise RouteError.bad_request("command cannot be empty or whitespace-only")
    settings = request.settings
    environment = environment_for(settings, fields.get("envs", {}))
    given = fields.get("cwd") or ""
    if os.path.normpath(given) == CLOSED:
        return _answer(Outcome(-1, f"fork/exec {SHELL}: permission denied"))
    outcome = run_script(
        fields["command"],
        folder=_folder(settings, given),
        environment=environment,
        time_limit=fields.get("timeout", 0),
        client=request.client,
    )
    return _answer(outcome)


def _folder(settings: Settings, given: str) -> str:
    """Return the folder that a command begins in; the machine's own where that is shown as such."""
    top = given.split("/", 2)[1:2] if given.startswith("/") else []
    if settings.confined and SHOWN_FOLDERS.intersection(top):
        return given
    return os.path.join(settings.real_home, settings.real_path(given))


def _answer(outcome: Outcome) -> Answer:
    return Answer.of_json({"exitCode": outcome.exit_code, "result": outcome.output})
