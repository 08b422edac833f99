"""The verb that shows the main job on one sandbox."""

from __future__ import annotations

import rich_click as click

from daytona_actions.doors.cli.connection import settings_of
from daytona_actions.doors.extras import needed


@click.command
@click.option(
    "--output",
    metavar="DIRECTORY",
    default="demo-output",
    show_default=True,
    help="Where the chart and the file from the sandbox are to be written.",
)
@click.pass_context
def demo(context: click.Context, output: str) -> None:
    """Show the main job: a sandbox, files, code with a chart, a command, Git, and its end.

    Runs on the Daytona that DAYTONA_API_KEY is for, without a key on one on this machine.
    """
    with needed("local"):
        from daytona_actions.demo import main

        code = main(output, local=bool(settings_of(context).get("use_local")))
    context.exit(code)
