"""The program: its verbs and the options before them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.extras import imports_of
from daytona_actions.doors.interruptions import exit_code

with imports_of("cli"):
    import rich_click as click
    from rich_click import RichGroup

if TYPE_CHECKING:
    from rich_click import RichCommand

    from daytona_actions.engine.service import Service

from daytona_actions.doors.cli.action_command import ActionCommand
from daytona_actions.doors.cli.connection import connection_options
from daytona_actions.doors.examples import verb_of

VERBS = {
    "doctor": f"{__package__}.doctor:make",
    "mcp": f"{__package__}.serving:make_mcp",
    "rest": f"{__package__}.serving:make_rest",
    "schema": f"{__package__}.documents:make_schema",
    "skill": f"{__package__}.documents:make_skill",
    "manifest": f"{__package__}.documents:make_manifest",
    "completion": f"{__package__}.documents:make_completion",
}
"""The verbs that are no actions, and what makes the command of each."""

_MOST_MEANT = 3


class Program(RichGroup):
    """All verbs of a service; each is made when it is asked for."""

    def __init__(self, service: Service, **attributes: Any) -> None:
        """Take the service, and what click wants."""
        super().__init__(**attributes)
        self.service = service
        self.verbs = dict(service.verbs) | VERBS

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs of the actions in their order, then the others."""
        del ctx
        return [*map(verb_of, self.service.actions), *self.verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> RichCommand | None:
        """Return a verb, None if there is none of that name."""
        del ctx
        name = cmd_name.replace("-", "_")
        if name in self.service.actions:
            return ActionCommand(self.service, self.service.actions[name])
        if cmd_name in self.verbs:
            module, _, function = self.verbs[cmd_name].partition(":")
            command: RichCommand = getattr(import_module(module), function)(self.service)
            return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; for one that there is not, name those that may have been meant."""
        name = args[0]
        if name[:1].isalnum() and not ctx.resilient_parsing and not self.get_command(ctx, name):
            raise click.UsageError(f"No such command {name!r}.{self._meant(ctx, name)}", ctx)
        return super().resolve_command(ctx, args)

    def _meant(self, ctx: click.Context, name: str) -> str:
        from difflib import get_close_matches

        known = self.list_commands(ctx)
        word = name.lower().replace("_", "-")
        near = get_close_matches(word, known) or [verb for verb in known if word in verb.split("-")]
        return f" Did you mean {' or '.join(near[:_MOST_MEANT])}?" if near else ""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; an interruption ends it with an exit code of its own."""
        try:
            return super().invoke(ctx)
        # The second where it was asking for something.
        except (KeyboardInterrupt, click.Abort) as problem:
            click.echo("Interrupted: what was begun may go on.", err=True)
            ctx.exit(exit_code(problem))


def make(service: Service) -> Program:
    """Make the program of a service."""
    panels: list[Any] = [
        {"name": family.title if family else "Actions", "commands": [*map(verb_of, actions)]}
        for family, actions in service.by_family(service.actions)
    ]
    panels.append({"name": "More", "commands": [*service.verbs, *VERBS]})
    program = Program(
        service,
        name=service.command,
        help=service.description,
        params=connection_options(service),
        context_settings={
            "help_option_names": ["-h", "--help"],
            "rich_help_config": click.RichHelpConfiguration(
                show_arguments=True,
                max_width=100,
                commands_before_options=True,
                options_panel_title="Options",
                command_groups={"*": panels},
            ),
        },
    )
    click.version_option(service.version, prog_name=service.command)(program)
    return program
