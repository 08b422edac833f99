"""What the doors say of the service beyond its actions; the file to replace for another service."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions._version import __version__
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daytona_actions.client import AsyncDaytonaActions, DaytonaActions

NAME = "daytona"
DISPLAY_NAME = "Daytona"
HOMEPAGE = "https://www.daytona.io"
DISTRIBUTION = "daytona-actions"
COMMAND = "daytona-actions"
VERSION = __version__
SKILL = "daytona-sandboxes"
"""The folder of the Agent Skill, below skill/."""
DESCRIPTION = (
    "Create Daytona sandboxes and run code, commands, files and Git in them, in isolation from "
    "this machine."
)
CATEGORIES = ("Developer Tools & Infrastructure", "Cloud", "Automation")
DOCUMENTATION = "https://www.daytona.io/docs/en/tools/api/"
BASE_URL = "https://app.daytona.io/api"
COST = (
    "Sandboxes cost money on your Daytona account while they run, and for what they keep on disk."
)
PROMPTS: Mapping[str, str] = {
    "list_my_sandboxes": "List my Daytona sandboxes with their state, snapshot, and resources",
    "create_a_sandbox": "Create a new Daytona sandbox and confirm it reaches the started state",
    "run_a_command": (
        "Run the shell command I give you inside the Daytona sandbox I name and show me the output "
        "and exit code"
    ),
}
"""What a person might ask a model for, by a name for it."""


@dataclass(frozen=True)
class Credential:
    """The one kind of authentication, and how a user comes to it.

    Attributes:
        display_name: what users know it as.
        description: what it is and where it comes from.
        purpose: what it is asked for, as the title of a form.
        header: the HTTP header that carries it.
        scheme: the word before it in that header.
        setting: the client's argument that takes it.
        variable: the environment variable that holds it.
        steps: how to get one, step by step.
        method: the HTTP method of the call that tests it.
        path: the route of that call, below the base URL.
        action: the action that makes that call.
        arguments: the arguments with which it makes it.
    """

    display_name: str
    description: str
    purpose: str
    header: str
    scheme: str
    setting: str
    variable: str
    steps: tuple[str, ...]
    method: str
    path: str
    action: str
    arguments: Mapping[str, Any]


CREDENTIAL = Credential(
    display_name="Daytona API Key",
    description="Your Daytona API key from app.daytona.io",
    purpose="Authenticate using your Daytona API key",
    header="Authorization",
    scheme="Bearer",
    setting="api_key",
    variable="DAYTONA_API_KEY",
    steps=(
        "Sign up or log in at https://app.daytona.io.",
        'Open "Keys" in the dashboard.',
        "Create a key and copy it: it is shown once.",
        "Paste it here, or set the environment variable DAYTONA_API_KEY to it.",
    ),
    method="GET",
    path="/sandbox?limit=1",
    action="list_sandboxes",
    arguments={"limit": 1},
)

EXAMPLES: Mapping[str, Any] = {
    "sandbox_id": "my-sandbox",
    "name": "my-sandbox",
    "language": "python",
    "code": "print(6 * 7)",
    "command": "ls -la",
    "url": "https://github.com/octocat/Hello-World",
    "path": "/home/daytona/project",
    "destination_path": "/home/daytona/data.csv",
    "file_path": "/home/daytona/data.csv",
    "file_content_base64": "aGVsbG8K",
    "env": {"STAGE": "test"},
    "labels": {"project": "demo"},
    "states": ["started"],
    "limit": 20,
    "timeout": 60,
}
"""A value for a parameter that an example shows; of others one of its type is shown."""

VALUES: Mapping[str, tuple[str, ...]] = {
    "language": ("python", "javascript", "typescript"),
    "states": (
        "archived",
        "archiving",
        "build_failed",
        "building_snapshot",
        "creating",
        "destroyed",
        "destroying",
        "error",
        "forking",
        "paused",
        "pausing",
        "pending_build",
        "pulling_snapshot",
        "resizing",
        "restoring",
        "resuming",
        "snapshotting",
        "started",
        "starting",
        "stopped",
        "stopping",
        "unknown",
    ),
}
"""For a parameter, the values that a shell completes; a test holds them to the description."""

SHOWN: Mapping[str, tuple[str, ...]] = {
    "create_sandbox": ("name", "labels"),
    "execute_command": ("timeout",),
    "list_sandboxes": ("states", "limit"),
}
"""The optional parameters that an action's example shows."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sandboxes": (
        *("name", "state", "snapshot", "cpu", "memory", "disk"),
        *("id", "created_at", "labels"),
    ),
    "snapshots": ("name", "state", "created_at", "size", "cpu", "memory", "disk", "image"),
    "files": ("name", "is_dir", "size", "permissions", "owner", "modified_at"),
}
"""For a list in a result, the fields that a person sees as columns, as many as there is room for,
the first first; all are in the JSON."""

COLOURS: Mapping[str, str] = {
    "started": "green",
    "active": "green",
    "stopped": "yellow",
    "archived": "yellow",
    "error": "red",
    "build_failed": "red",
}
"""The states that a terminal shows in a colour of their own."""

ADDRESS = "api_url"
"""The setting of the client that says where the service is."""

ADDRESS_VARIABLE = "DAYTONA_API_URL"
"""The environment variable of that setting."""

OUTPUT = "result"
"""The field of a result that holds what a program printed."""

THE_REST: Mapping[str, str] = {
    "result": (
        "To see all of it, run it again with its output in a file (`… > /tmp/output 2>&1`) and "
        "read that in parts with execute_command: `sed -n '1,200p' /tmp/output`."
    ),
    "content_base64": (
        "To see all of it, read the file in parts with execute_command: `sed -n '1,200p' FILE`, "
        "or `split -b 16K FILE` and download the parts."
    ),
    "artifacts": "To see the data of a chart, let the code that draws it print them, in parts.",
    "files": "To see all of it, list the directory in parts: execute_command with `ls | sed -n …`.",
    "sandboxes": "To see all of it, ask with a smaller limit and follow next_cursor.",
    "snapshots": "To see all of it, ask with a smaller limit and follow next_page.",
}
"""How to get what was left out of a result that was shortened, for each field."""

DETAILS: Mapping[str, str] = {"artifacts": "elements"}
"""For a map in a result that is too long, the name of the entries that are left out first."""

OWN_KINDS: Mapping[FailureKind, FailureKind] = {
    FailureKind.SANDBOX_NOT_STARTED: FailureKind.CONFLICT,
    FailureKind.SANDBOX_FAILED: FailureKind.CONFLICT,
}
"""The kinds of failure that only this service has, and the general kind that each counts as."""

SOURCES = frozenset({"code"})
"""Parameters that are texts better kept in a file; those in base64 say so in their name."""

FILE_NAMES: Mapping[str, tuple[str, str]] = {
    "file_content_base64": ("file_name", "destination_path")
}
"""For content that may come from a file, the parameter that takes that file's name."""

SECRETS = frozenset({"password"})
"""Parameters that no process list, shell history or log may show."""


def client(**settings: Any) -> DaytonaActions:
    """Make the client behind a synchronous door; settings left out come from the environment."""
    return client_class()(**settings)


def async_client(**settings: Any) -> AsyncDaytonaActions:
    """Make the client behind an asynchronous door."""
    from daytona_actions.client import AsyncDaytonaActions

    return AsyncDaytonaActions(**settings)


def is_content(name: str) -> bool:
    """Tell whether a parameter is the content of a file rather than a word about it."""
    return name in SOURCES or name.endswith("_base64")


def client_class() -> type[DaytonaActions]:
    """Return the client whose arguments and docstring say what can be set."""
    from daytona_actions.client import DaytonaActions

    return DaytonaActions


def address(made: DaytonaActions) -> str:
    """Return the base URL that a client calls."""
    return made._session.settings.base_url  # noqa: SLF001 - of the same house


def environment_is_local() -> bool:
    """Tell whether the environment names a service on this machine."""
    from urllib.parse import urlsplit

    from daytona_actions.engine.http.address import is_loopback

    try:
        host = urlsplit(os.environ.get(ADDRESS_VARIABLE, "").strip()).hostname
    except ValueError:
        return False
    return is_loopback(host or "")


@contextmanager
def local() -> Iterator[dict[str, Any]]:
    """Run the service on this machine for a while; gives the settings that reach it."""
    from daytona_actions.doors.extras import needed

    with needed("local"):
        from daytona_actions.local import LocalDaytona
    with LocalDaytona() as running:
        yield {"api_key": running.api_key, "api_url": running.api_url, "target": running.target}
