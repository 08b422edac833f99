"""The verb that says whether everything is in place to work, and if not, what is missing."""

from __future__ import annotations

import importlib.util
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import rich_click as click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from daytona_actions.doors.calls import run_named
from daytona_actions.doors.cli import connection
from daytona_actions.doors.cli.showing import safe
from daytona_actions.doors.outcomes import outcome
from daytona_actions.engine.failures import Kind
from daytona_actions.engine.streams import write_json

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service

_EXTRAS = {
    "cli": "rich_click",
    "local": "python_multipart",
    "mcp": "mcp",
    "rest": "starlette",
    "langchain": "langchain_core",
}
_MARKS = {True: ("ok", "green"), False: ("failed", "red"), None: ("-", "dim")}


@dataclass(frozen=True)
class Check:
    """One line of the report; `passed` is None for what is no fault either way."""

    subject: str
    passed: bool | None
    detail: str


def make(service: Service) -> click.Command:
    """Make the verb."""

    @click.command(cls=connection.ConnectedCommand)
    @click.option("--json", "as_json", is_flag=True, help="Print JSON.")
    @click.pass_context
    def doctor(context: click.Context, *, as_json: bool) -> None:
        """Check the set-up: versions, the key, and whether the service answers to it."""
        with connection.open_client(context, embedded=True) as client:
            checks, code = _checks(service, client, key_source=_key_source(service, context))
        if as_json or not sys.stdout.isatty():
            write_json([asdict(check) for check in checks])
        else:
            _show(checks)
        context.exit(code)

    return doctor


def _key_source(service: Service, context: click.Context) -> str:
    given = connection.settings_of(context)
    if given.get("use_local") or given.get("local_name"):
        return "of the one on this machine"
    return (
        f"from {service.credential.variable}" if os.environ.get(service.credential.variable) else ""
    )


def _checks(service: Service, client: Any, *, key_source: str) -> tuple[list[Check], int]:
    checks = [
        Check(service.command, None, service.version),
        Check("Python", None, f"{platform.python_version()} on {platform.platform()}"),
        *(Check(f"extra [{extra}]", None, _installed(module)) for extra, module in _EXTRAS.items()),
        *(Check(*line) for line in service.checks(None)),
        Check(
            service.credential.display_name,
            bool(key_source),
            key_source or _how_to_get_one(service),
        ),
        Check("address", None, service.address_of(client)),
    ]
    if not key_source:
        return checks, outcome(service, Kind.AUTHENTICATION).exit_code
    started = time.perf_counter()
    test = service.credential
    result = run_named(service, client, test.action, test.arguments)
    took = f"{test.method} {test.path} in {time.perf_counter() - started:.2f} s"
    if result.failure is None:
        checks += [Check(*line) for line in service.checks(client)]
        return [*checks, Check("test call", passed=True, detail=took)], 0
    detail = f"{took}: {(result.error or '').rstrip('.')}. {result.failure.hint}"
    return [*checks, Check("test call", passed=False, detail=detail)], outcome(
        service, result.failure.kind
    ).exit_code


def _installed(module: str) -> str:
    return "installed" if importlib.util.find_spec(module) else "not installed"


def _how_to_get_one(service: Service) -> str:
    steps = " ".join(service.credential.steps)
    without = " Or try everything without one: --local." if service.local else ""
    return f"not set. {steps}{without}"


def _show(checks: list[Check]) -> None:
    grid = Table.grid(padding=(0, 2))
    for check in checks:
        mark, style = _MARKS[check.passed]
        grid.add_row(
            Text(mark, style=style), Text(check.subject, style="bold"), Text(safe(check.detail))
        )
    Console(highlight=False).print(grid)
