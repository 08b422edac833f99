"""The verb of an action: from the command line to the call, and from its result to the screen."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click
from rich.console import Console
from rich_click import RichOption

from daytona_actions.doors.calls import run_named
from daytona_actions.doors.cli import connection
from daytona_actions.doors.cli.parameters import parameters_of
from daytona_actions.doors.cli.saving import STDOUT, check_destination, save
from daytona_actions.doors.cli.showing import show, show_failure
from daytona_actions.doors.cli.values import FOLDER, PLACE, STDIN, as_list, as_map, read_content
from daytona_actions.doors.examples import command_line, is_positional, verb_of
from daytona_actions.doors.excerpts import full_document, take_pictures
from daytona_actions.doors.kinds import Shape, shape_of
from daytona_actions.doors.outcomes import outcome
from daytona_actions.engine.shown import secrets_of, texts_of
from daytona_actions.engine.streams import write_json

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.result import ActionResult
    from daytona_actions.engine.service import Service


class ActionCommand(connection.ConnectedCommand):
    """An action as a command; its parameters are made when they are first needed."""

    def __init__(self, service: Service, action: Action[..., Any]) -> None:
        """Take the texts of an action, which cost nothing."""
        super().__init__(
            name=verb_of(action.name), help=action.description, short_help=action.summary
        )
        self.service = service
        self.action = action

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the action's own parameters, then those that every action has."""
        if not self.params:
            self.params = [
                *parameters_of(self.action),
                *_ways(self.action),
            ]
            self.epilog = (
                f"Example: {command_line(self.service, self.action)}\n\n"
                f"Options for the connection: {self.service.command} --help"
            )
        return super().get_params(ctx)

    def invoke(self, ctx: click.Context) -> None:
        """Run the action, show what it answered, and end with the exit code that tells it."""
        check_destination(self.action, ctx.params.get("_destination"))
        arguments = _arguments(self.action, ctx.params)
        with connection.open_client(ctx) as client:
            result = run_named(self.service, client, self.action.name, arguments)
        ctx.exit(report(self.service, self.action, result, ctx.params))


def _ways(action: Action[..., Any]) -> list[click.Parameter]:
    """Return the options for where content comes from and where results go to.

    They are kept under names that no parameter of an action has.
    """
    options = [
        RichOption(
            ["--json", "_as_json"],
            is_flag=True,
            help="Print JSON, as is done where stdout is no terminal.",
        )
    ]
    for content in filter(None, [_source_of(action)]):
        what = content.removesuffix("_base64").replace("_", " ")
        text = f"Read the {what} from a file; - is stdin."
        options += [RichOption(["--from", "_source"], metavar="PATH", type=PLACE, help=text)]
    if hasattr(action.result_type, "save"):
        text = "Write the file there; a directory takes it under its own name, - is stdout."
        options += [RichOption(["--output", "_destination"], metavar="PATH", type=PLACE, help=text)]
    if hasattr(action.result_type, "charts"):
        text = "Write the charts as PNG files into this directory, beside those that are there."
        words = ["--output", "_destination"]
        options += [RichOption(words, metavar="DIRECTORY", type=FOLDER, help=text)]
    if texts_of(action.result_type):
        text = "Print only the text: what a program printed, or what a file holds."
        options += [RichOption(["--text", "_as_text"], is_flag=True, help=text)]
    if secrets_of(action.result_type):
        text = "Show tokens on a terminal, too; JSON has them anyway."
        options += [RichOption(["--show-secrets", "_show_secrets"], is_flag=True, help=text)]
    if "exit_code" in action.result_type.model_fields:
        text = "End with the program's exit code instead of 0 when the action worked."
        options += [RichOption(["--pass-exit-code", "_pass_exit_code"], is_flag=True, help=text)]
    return list(options)


def _source_of(action: Action[..., Any]) -> str | None:
    """Return the parameter whose content may come from a file, if there is one."""
    return next((name for name, facts in action.facts.items() if facts.source), None)


def _arguments(action: Action[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    schema = action.input_schema
    properties = schema["properties"]
    arguments = {name: given[name] for name in properties if given.get(name) not in (None, ())}
    for name, value in arguments.items():
        shape = shape_of(action, name)
        if shape is Shape.ENTRIES:
            arguments[name] = as_map(value)
        elif shape in {Shape.WORDS, Shape.DOCUMENTS}:
            arguments[name] = as_list(value, properties[name], schema)
    content = _source_of(action)
    if content is None:
        return arguments
    other = content.upper() if is_positional(action, content) else f"--{verb_of(content)}"
    if given.get("_source") is not None:
        if content in arguments:
            raise click.UsageError(f"Give either --from or {other}, not both.")
        _fill_in(action, arguments, content, given["_source"])
    if content in schema["required"] and content not in arguments:
        raise click.UsageError(f"Give the content with --from PATH, or with {other}.")
    return arguments


def _fill_in(action: Action[..., Any], arguments: dict[str, Any], content: str, path: str) -> None:
    """Take the content of a file as an argument, and the file's name where that is asked for."""
    try:
        found = read_content(path)
        is_base64 = content.endswith("_base64")
        arguments[content] = base64.b64encode(found).decode() if is_base64 else found.decode()
    except OSError as problem:
        raise click.UsageError(f"{path} cannot be read: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} is not UTF-8 text") from None
    name, place = action.facts[content].file_name, action.facts[content].place
    if name and path != STDIN and str(arguments.get(place)).endswith("/"):
        arguments.setdefault(name, Path(path).name)


def report(
    service: Service, action: Action[..., Any], result: ActionResult, ways: dict[str, Any]
) -> int:
    """Show a result in the way that is asked for, and return the exit code that tells it."""
    document = full_document(result)
    if ways.get("_destination") == STDOUT:
        _pass_on(result)
    else:
        _save_and_print(service, action, result, document, ways)
    if result.failure is not None:
        code = outcome(service, result.failure.kind).exit_code
        errors = Console(stderr=True, highlight=False)
        show_failure(errors, f"{verb_of(action.name)} failed", document, exit_code=code)
        return code
    return _told_by_program(document, pass_on=bool(ways.get("_pass_exit_code")))


def _pass_on(result: Any) -> None:
    """Write a file to stdout: its bytes, or nothing that could be taken for them."""
    if result.success:
        sys.stdout.buffer.write(result.content)


def _save_and_print(
    service: Service,
    action: Action[..., Any],
    result: ActionResult,
    document: dict[str, Any],
    ways: dict[str, Any],
) -> None:
    problem = None
    if ways.get("_destination") is not None and result.success:
        try:
            save(result, document, ways["_destination"])
        except OSError as found:
            problem = found
    _print(service, action, document, ways)
    if problem is not None:  # after what was answered, which nobody could ask for again
        raise click.ClickException(f"The result cannot be written: {problem}")


def _print(
    service: Service, action: Action[..., Any], document: dict[str, Any], ways: dict[str, Any]
) -> None:
    if ways.get("_as_text"):
        for name, known in texts_of(action.result_type).items():
            getattr(sys, known.stream).write(document[name] or "")
    elif ways.get("_as_json") or not sys.stdout.isatty():
        write_json(document)
    else:
        console, secrets = Console(highlight=False), bool(ways.get("_show_secrets"))
        show(console, service, action, _without_bytes(document), secrets=secrets)


def _without_bytes(document: dict[str, Any]) -> dict[str, Any]:
    """Return what a person wants to see: that there are bytes, not the bytes."""
    shown = {name: value for name, value in document.items() if not name.endswith("_base64")}
    pictures = take_pictures(shown)
    shown = {name: value for name, value in shown.items() if name != "artifacts"}
    if len(shown) < len(document) and pictures and "saved" not in document:
        shown["charts"] = f"{len(pictures)}: add --output DIRECTORY to save them"
    elif "content_base64" in document and "saved" not in document and document["success"]:
        shown["content"] = "add --output PATH to save it"
    return shown


def _told_by_program(document: dict[str, Any], *, pass_on: bool) -> int:
    code = document.get("exit_code") or 0
    if code and sys.stderr.isatty():
        Console(stderr=True).print(f"exit code {code}", style="yellow")
    return code if pass_on else 0
