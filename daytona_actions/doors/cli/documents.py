"""The verbs that print or write what the registry says: schemas, skill, manifest, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from daytona_actions.doors import tools
from daytona_actions.doors.cli.offering import families_options, select
from daytona_actions.doors.cli.values import FOLDER
from daytona_actions.engine.streams import write_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.service import Actions, Service

    F = TypeVar("F", bound=Callable[..., Any])

_FOR_MODELS = ("responses", "chat", "anthropic", "mcp")
_APIS = (*_FOR_MODELS, "openapi", "results", "manifest")
_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


def make_schema(service: Service) -> click.Command:
    """Make the verb that prints the schemas of tools."""

    @click.command
    @click.argument("names", metavar="[ACTION]...", nargs=-1)
    @click.option(
        "--api",
        type=click.Choice(_APIS),
        default="responses",
        show_default=True,
        help="Whose tools: OpenAI's Responses or chat, Anthropic's, MCP's; or an OpenAPI document, "
        "the schemas of the results, that of the manifest.",
    )
    @click.option("--strict", is_flag=True, help="OpenAI: hold the model to the schema.")
    @_families(service)
    @click.option("--read-only", is_flag=True, help="Only actions that change nothing.")
    def schema(api: str, *, strict: bool, **given: Any) -> None:
        """Print the actions as tool schemas, as JSON."""
        actions = select(service, given, short=api in _FOR_MODELS)
        write_json(_schema(service, actions, api, strict=strict))

    return schema


def _families(service: Service) -> Callable[[F], F]:
    """Return what adds the option for families to a verb that prints a few actions without it."""

    def add(command: F) -> F:
        for option in families_options(service, short=True):
            command = option(command)
        return command

    return add


def _schema(service: Service, actions: Actions, api: str, *, strict: bool) -> Any:
    if api in {"responses", "chat"}:
        kind: Any = api
        return tools.openai_tools(service, api=kind, strict=strict, names=actions)
    if api == "anthropic":
        return tools.anthropic_tools(service, names=actions)
    if api == "openapi":
        from daytona_actions.doors.openapi import openapi_document

        return openapi_document(service, names=actions)
    if api == "manifest":
        from daytona_actions.doors.manifest import manifest_schema

        return manifest_schema()
    if api == "mcp":
        from daytona_actions.doors import mcp

        offered = mcp.tools(actions)
        return [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in offered]
    return {name: action.output_schema for name, action in actions.items()}


def make_skill(service: Service) -> click.Command:
    """Make the verb that writes the Agent Skill."""

    @click.command
    @click.option(
        "--output",
        metavar="DIRECTORY",
        type=FOLDER,
        required=True,
        help="Where the skill's folder is to be, such as .claude/skills.",
    )
    def skill(output: str) -> None:
        """Write the Agent Skill: a folder with SKILL.md that tells an agent how to use this."""
        from daytona_actions.doors.skill import write_skill

        try:
            click.echo(write_skill(service, output))
        except OSError as problem:
            raise click.ClickException(f"The skill cannot be written: {problem}") from None

    return skill


def make_manifest(service: Service) -> click.Command:
    """Make the verb that prints the manifest."""

    @click.command
    @_families(service)
    def manifest(**given: Any) -> None:
        """Print the connector's manifest, as JSON: who it is, how to authenticate, what it does."""
        from daytona_actions.doors.manifest import manifest as make

        write_json(make(service, names=select(service, given, short=True)))

    return manifest


def make_completion(service: Service) -> click.Command:
    """Make the verb that prints a shell's completion."""
    command = service.command

    @click.command(
        epilog=f"Example: {command} completion bash > "
        f"~/.local/share/bash-completion/completions/{command}"
    )
    @click.argument("shell", type=click.Choice(list(_SHELLS)))
    @click.pass_context
    def completion(context: click.Context, shell: str) -> None:
        """Print the script that completes verbs and options in a shell."""
        variable = f"_{command.upper().replace('-', '_')}_COMPLETE"
        kind = _SHELLS[shell]
        click.echo(kind(context.find_root().command, {}, command, variable).source())

    return completion
