"""The verb that deletes sandboxes which nobody needs any more."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import rich_click as click
from rich.console import Console

from daytona_actions.doors.cli import connection
from daytona_actions.doors.cli.action_command import report
from daytona_actions.doors.cli.showing import show
from daytona_actions.doors.cli.values import KeyValue, ParamType, as_map
from daytona_actions.doors.excerpts import document
from daytona_actions.doors.outcomes import outcome
from daytona_actions.engine.streams import write_json
from daytona_actions.errors import ActionError

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service
    from daytona_actions.results.summary import SandboxSummary

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Age(ParamType):
    """A length of time: 30m, 12h or 7d."""

    name = "AGE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read a whole number and its unit."""
        found = re.fullmatch(r"(\d{1,6})([mhd])", str(value))
        if found is None:
            self.fail(f"{value!r} is not an age such as 30m, 12h or 7d", param, ctx)
        return timedelta(**{_UNITS[found[2]]: int(found[1])})


def make(service: Service) -> click.Command:
    """Make the verb."""

    @click.command(cls=connection.ConnectedCommand)
    @click.option(
        "--label", "labels", type=KeyValue(), multiple=True, help="Only those that have it."
    )
    @click.option("--older-than", type=Age(), help="Only those created so long ago: 30m, 12h, 7d.")
    @click.option("--name", help="Only those whose name starts with it.")
    @click.option(
        "--all", "everything", is_flag=True, help="All sandboxes, if nothing else is said."
    )
    @click.option("--dry-run", is_flag=True, help="Only show what would be deleted.")
    @click.option("--yes", is_flag=True, help="Delete without asking.")
    @click.option("--json", "as_json", is_flag=True, help="Print JSON.")
    @click.pass_context
    def cleanup(context: click.Context, /, **given: Any) -> None:
        """Delete sandboxes by label, age or name.

        Example: daytona-actions cleanup --label project=demo --older-than 12h --dry-run
        """
        aged = given["older_than"] is not None
        if not (given["labels"] or aged or given["name"] or given["everything"]):
            raise click.UsageError("Say which: --label, --older-than, --name, or --all.")
        if not (given["dry_run"] or given["yes"] or sys.stdin.isatty()):
            raise click.UsageError("Nothing was deleted: add --yes, or look first with --dry-run.")
        with connection.open_client(context) as client:
            found = _found(service, context, client, given)
            as_json = given["as_json"] or not sys.stdout.isatty()
            asks = bool(found) and not (given["dry_run"] or given["yes"])
            if asks or not as_json:
                listed = {
                    "success": True,
                    "sandboxes": [sandbox.model_dump() for sandbox in found],
                }
                show(
                    Console(highlight=False, stderr=asks),
                    service,
                    service.actions["list_sandboxes"],
                    listed,
                )
            if asks and not click.confirm(f"Delete these {len(found)}?", err=True):
                raise click.ClickException("Nothing was deleted.")
            outcomes = (
                [] if given["dry_run"] else [_delete(service, client, sandbox) for sandbox in found]
            )
        if as_json:
            _print_json(found, outcomes, dry_run=given["dry_run"])
        context.exit(max((code for _, code in outcomes), default=0))

    return cleanup


def _found(
    service: Service, context: click.Context, client: Any, given: dict[str, Any]
) -> list[SandboxSummary]:
    try:
        found = list(client.iter_sandboxes(name=given["name"], labels=as_map(given["labels"])))
    except ActionError as problem:
        context.exit(report(service, service.actions["list_sandboxes"], problem.result, given))
    return [sandbox for sandbox in found if _is_old(sandbox, given["older_than"])]


def _is_old(sandbox: SandboxSummary, age: timedelta | None) -> bool:
    """Tell whether a sandbox is older than an age; one of unknown age is not."""
    if age is None:
        return True
    created = sandbox.created
    if created is None:
        return False
    created = created if created.tzinfo else created.replace(tzinfo=UTC)
    return datetime.now(UTC) - created > age


def _delete(service: Service, client: Any, sandbox: SandboxSummary) -> tuple[dict[str, Any], int]:
    result = client.delete_sandbox(sandbox.id)
    said = document(result)
    if result.failure is None:
        click.echo(f"deleted {sandbox.name or sandbox.id}", err=True)
        return said, 0
    click.echo(f"not deleted: {sandbox.name or sandbox.id}: {result.error}", err=True)
    return said, outcome(service, result.failure.kind).exit_code


def _print_json(
    found: list[SandboxSummary], outcomes: list[tuple[dict[str, Any], int]], *, dry_run: bool
) -> None:
    said = {
        "dry_run": dry_run,
        "found": [sandbox.model_dump() for sandbox in found],
        "deleted": [each["sandbox"]["id"] for each, code in outcomes if not code],
        "errors": [each["error"] for each, code in outcomes if code],
    }
    write_json(said)
