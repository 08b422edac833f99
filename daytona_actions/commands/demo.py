"""The verb that shows the main job on one sandbox."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import rich_click as click

from daytona_actions.doors.cli import connection
from daytona_actions.doors.cli.values import FOLDER

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service


def make(service: Service) -> click.Command:
    """Make the verb."""

    @click.command(cls=connection.ConnectedCommand)
    @click.option(
        "--output",
        metavar="DIRECTORY",
        type=FOLDER,
        default="demo-output",
        show_default=True,
        help="Where the chart and the file from the sandbox are to be written.",
    )
    @click.pass_context
    def demo(context: click.Context, output: str) -> None:
        """Show the main job: a sandbox, files, code with a chart, a command, Git, and its end.

        Runs on the Daytona that DAYTONA_API_KEY is for, without a key on one on this machine.
        """
        from daytona_actions.demo import show

        given = context.find_root().ensure_object(dict)
        if not os.environ.get(service.credential.variable) and service.address not in given:
            given["use_local"] = True
            click.echo(
                f"Using a {service.display_name} on this machine; with "
                f"{service.credential.variable} set it would be that key's."
            )
        given.setdefault("label_created", True)
        try:
            with connection.open_client(context, embedded=True) as client:
                code = show(client, output)
        except OSError as problem:
            raise click.ClickException(f"The demo stopped: {problem}") from None
        context.exit(code)

    return demo
