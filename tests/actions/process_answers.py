"""What a toolbox says of processes, built by hand after the recordings session_*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions.actions.processes.shell_text import wrapped
from tests.actions.answers import ID, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions

    Connect = Callable[..., DaytonaActions]

TOKEN = "0123456789abcdef" * 2
SESSIONS = f"/toolbox/{ID}/process/session"
EXECUTE = f"POST /toolbox/{ID}/process/execute"
MISSING = refusal(404, "not found: session not found", code="NOT_FOUND")
LOG = "\1\1\1one\n\2\2\2oh\n\1\1\1two\n"


def session(*commands: dict[str, Any], name: str = "server") -> dict[str, Any]:
    """A session as the toolbox describes it."""
    return {"sessionId": name, "commands": list(commands)}


def command(text: str = "serve", **more: Any) -> dict[str, Any]:
    """A command of a session that start_process began."""
    return {"id": "c1", "command": wrapped(text, TOKEN, "/tmp", {"KEY": "hidden"})} | more


def log(output: str = LOG) -> dict[str, Any]:
    """The output of a command, with its streams as the toolbox takes them apart."""
    return {"output": output, "stdout": "one\ntwo\n", "stderr": "oh\n"}
