"""Daytona as the doors know it: one object, handed to each of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from daytona_actions._version import __version__
from daytona_actions.config import ACCESS
from daytona_actions.engine.service import Credential, Service
from daytona_actions.errors import FAILURES, FailureKind
from daytona_actions.listed import ACTIONS, FAMILIES, SHORT_LIST
from daytona_actions.session import isolation_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daytona_actions.client import AsyncDaytonaActions, DaytonaActions


def _client_class() -> type[DaytonaActions]:
    from daytona_actions.client import DaytonaActions

    return DaytonaActions


def _async_client_class() -> type[AsyncDaytonaActions]:
    from daytona_actions.client import AsyncDaytonaActions

    return AsyncDaytonaActions


@contextmanager
def _local() -> Iterator[dict[str, Any]]:
    from daytona_actions.local import LocalDaytona

    with LocalDaytona() as running:
        yield {"api_key": running.api_key, "api_url": running.api_url, "target": running.target}


def _checks(client: DaytonaActions | None) -> list[tuple[str, bool | None, str]]:
    """Say how sandboxes are kept apart on this machine, or by the Daytona here that is called."""
    if client is None:
        try:
            from daytona_actions.local import isolation_report
        except ImportError as error:
            return [("isolation here", None, str(error))]
        return isolation_report()
    isolation = isolation_of(client._session)  # noqa: SLF001 - of the same house
    return [("isolation there", isolation != "none", isolation)] if isolation else []


_CREDENTIAL = Credential(
    display_name="Daytona API Key",
    description="Your Daytona API key from app.daytona.io",
    purpose="Authenticate using your Daytona API key",
    access=ACCESS,
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

DAYTONA: Service = Service(
    name="daytona",
    display_name="Daytona",
    description=(
        "Create Daytona sandboxes and run code, commands, files and Git in them, in isolation from "
        "this machine."
    ),
    homepage="https://www.daytona.io",
    documentation="https://www.daytona.io/docs/en/tools/api/",
    cost=(
        "Sandboxes cost money on your Daytona account while they run, and for what they keep on disk."
    ),
    categories=("Developer Tools & Infrastructure", "Cloud", "Automation"),
    prompts={
        "list_my_sandboxes": "List my Daytona sandboxes with their state, snapshot, and resources",
        "create_a_sandbox": "Create a new Daytona sandbox and confirm it reaches the started state",
        "run_a_command": (
            "Run the shell command I give you inside the Daytona sandbox I name and show me the output "
            "and exit code"
        ),
    },
    command="daytona-actions",
    version=__version__,
    package=__name__.partition(".")[0],
    skill="daytona-sandboxes",
    credential=_CREDENTIAL,
    actions=ACTIONS,
    families=FAMILIES,
    short_list=SHORT_LIST,
    client_class=_client_class,
    async_client_class=_async_client_class,
    local=_local,
    checks=_checks,
    verbs={
        "demo": "daytona_actions.commands.demo:make",
        "serve": "daytona_actions.commands.serve:make",
        "cleanup": "daytona_actions.commands.cleanup:make",
    },
    failures=FAILURES,
    own_kinds={
        FailureKind.SANDBOX_NOT_STARTED: FailureKind.CONFLICT,
        FailureKind.SANDBOX_FAILED: FailureKind.CONFLICT,
    },
    colours={
        "started": "green",
        "active": "green",
        "stopped": "yellow",
        "archived": "yellow",
        "error": "red",
        "build_failed": "red",
    },
)
