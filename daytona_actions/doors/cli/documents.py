"""The verbs that print or write what the registry says: schemas, skill, manifest, completion."""

from __future__ import annotations

from typing import Any

import rich_click as click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from daytona_actions.doors import service, tools
from daytona_actions.doors.choice import chosen
from daytona_actions.engine.streams import write_json

_APIS = ("responses", "chat", "anthropic", "mcp", "openapi", "results", "manifest")
_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


@click.command
@click.argument("names", metavar="[ACTION]...", nargs=-1)
@click.option(
    "--api",
    type=click.Choice(_APIS),
    default="responses",
    show_default=True,
    help="Whose tools: OpenAI's Responses or chat, Anthropic's, MCP's; or an OpenAPI document, the "
    "schemas of the results, that of the manifest.",
)
@click.option("--strict", is_flag=True, help="OpenAI: hold the model to the schema.")
@click.option("--read-only", is_flag=True, help="Only actions that change nothing.")
def schema(names: tuple[str, ...], api: str, *, strict: bool, read_only: bool) -> None:
    """Print the actions as tool schemas, as JSON."""
    try:
        write_json(
            _schema([name.replace("-", "_") for name in names] or None, api, strict, read_only)
        )
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def _schema(names: list[str] | None, api: str, strict: bool, read_only: bool) -> Any:  # noqa: FBT001
    if api in {"responses", "chat"}:
        return tools.openai_tools(
            api="chat" if api == "chat" else "responses",
            strict=strict,
            names=names,
            read_only=read_only,
        )
    if api == "anthropic":
        return tools.anthropic_tools(names=names, read_only=read_only)
    actions = chosen(names, read_only=read_only)
    if api == "openapi":
        from daytona_actions.doors.openapi import openapi_document

        return openapi_document(actions)
    if api == "manifest":
        from daytona_actions.doors.manifest import manifest_schema

        return manifest_schema()
    if api == "mcp":
        from daytona_actions.doors import mcp

        offered = mcp.tools(actions)
        return [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in offered]
    return {name: action.output_schema for name, action in actions.items()}


@click.command
@click.option(
    "--output",
    metavar="DIRECTORY",
    type=click.Path(file_okay=False),
    required=True,
    help="Where the skill's folder is to be, such as .claude/skills.",
)
def skill(output: str) -> None:
    """Write the Agent Skill: a folder with SKILL.md that tells an agent how to use this program."""
    from daytona_actions.doors.skill import write_skill

    try:
        click.echo(write_skill(output))
    except OSError as problem:
        raise click.ClickException(f"The skill cannot be written: {problem}") from None


@click.command
def manifest() -> None:
    """Print the connector's manifest, as JSON: who it is, how to authenticate, what it can do."""
    from daytona_actions.doors.manifest import manifest as make

    write_json(make())


@click.command(
    epilog=f"Example: {service.COMMAND} completion bash > "
    f"~/.local/share/bash-completion/completions/{service.COMMAND}"
)
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes verbs and options in a shell."""
    variable = f"_{service.COMMAND.upper().replace('-', '_')}_COMPLETE"
    kind = _SHELLS[shell]
    click.echo(kind(context.find_root().command, {}, service.COMMAND, variable).source())
