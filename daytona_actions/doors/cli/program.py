"""The program: its verbs and the options before them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from daytona_actions.actions import ACTIONS
from daytona_actions.doors import service
from daytona_actions.doors.extras import needed
from daytona_actions.doors.outcomes import INTERRUPTED

with needed("cli"):
    import rich_click as click
    from rich_click import RichGroup

if TYPE_CHECKING:
    from rich_click import RichCommand

from daytona_actions.doors.cli.action_command import ActionCommand
from daytona_actions.doors.cli.connection import connection_options
from daytona_actions.doors.examples import verb_of

VERBS = {
    "demo": "demo",
    "serve": "serve",
    "cleanup": "cleanup",
    "doctor": "doctor",
    "mcp": "serving",
    "rest": "serving",
    "schema": "documents",
    "skill": "documents",
    "manifest": "documents",
    "completion": "documents",
}
"""The verbs that are no actions, and the module of each."""


class Program(RichGroup):
    """All verbs; each is made when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs of the actions in their order, then the others."""
        del ctx
        return [*map(verb_of, ACTIONS), *VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> RichCommand | None:
        """Return a verb, None if there is none of that name."""
        del ctx
        name = cmd_name.replace("-", "_")
        if name in ACTIONS:
            return ActionCommand(ACTIONS[name])
        if cmd_name in VERBS:
            module = import_module(f"daytona_actions.doors.cli.{VERBS[cmd_name]}")
            command: RichCommand = getattr(module, cmd_name)
            return command
        return None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; an interruption ends it with an exit code of its own."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):  # the second where it was asking for something
            click.echo("Interrupted: what was begun may go on.", err=True)
            ctx.exit(INTERRUPTED)


program = Program(
    name=service.COMMAND,
    help=service.DESCRIPTION,
    params=connection_options(),
    context_settings={
        "help_option_names": ["-h", "--help"],
        "rich_help_config": click.RichHelpConfiguration(
            show_arguments=True,
            max_width=100,
            commands_before_options=True,
            options_panel_title="Options",
            command_groups={"*": [{"name": "Actions", "commands": list(map(verb_of, ACTIONS))}]},
            commands_panel_title="More",
        ),
    },
)

click.version_option(service.VERSION, prog_name=service.COMMAND)(program)
