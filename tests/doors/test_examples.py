"""Examples and verbs of actions whose parameters are of any type, known to the service or not."""

from __future__ import annotations

import shlex
from types import SimpleNamespace
from typing import Any

import pytest
import rich_click as click

from daytona_actions.doors.cli.parameters import parameters_of
from daytona_actions.doors.examples import command_line, command_words, example_arguments
from daytona_actions.engine.parameter import Param
from daytona_actions.service import DAYTONA


def _action(details: dict[str, Any]) -> Any:
    schema = {"properties": {"given": details | {"description": "It."}}, "required": ["given"]}
    texts = {"name": "made_up", "description": "Do it.", "summary": "Do it."}
    known = {"facts": {"given": Param()}, "usual_values": {"given": ()}}
    return SimpleNamespace(input_schema=schema, **texts, **known)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"type": "string"}, ["text"]),
        ({"type": "integer"}, ["1"]),
        ({"type": "integer", "minimum": 5, "maximum": 9}, ["5"]),
        ({"type": "number"}, ["1.5"]),
        ({"type": "boolean"}, ["--given"]),
        ({"type": "array", "items": {"type": "string"}}, ["--given", "text"]),
        ({"type": "array", "items": {"type": "integer"}}, ["--given", "1"]),
        (
            {"type": "object", "additionalProperties": {"type": "string"}},
            ["--given", "key=value"],
        ),
    ],
)
def test_required_parameter(details: dict[str, Any], words: list[str]) -> None:
    """A required one is shown by its type; the words that show it are read back as its value."""
    action = _action(details)
    assert ["daytona-actions", "made-up", *words] == shlex.split(command_line(DAYTONA, action))
    command = click.RichCommand("made-up", params=parameters_of(action))
    (parameter,) = command.params
    assert (words[0].startswith("--"), True) == (
        isinstance(parameter, click.Option),
        parameter.required,
    )
    read = command.make_context("made-up", words).params["given"]
    value = {"object": dict, "array": list}.get(details["type"], lambda same: same)(read)
    assert {"given": value} == example_arguments(action)


def test_required_option_that_is_missing() -> None:
    """A required one that no place says is told by its option."""
    command = click.RichCommand("made-up", params=parameters_of(_action({"type": "object"})))
    with pytest.raises(click.UsageError, match="Missing parameter: given"):
        command.make_context("made-up", [])


def test_words_of_a_call() -> None:
    """Any arguments can be written as a command; content comes from a file."""
    given = {"sandbox_id": "mine", "destination_path": "/a b", "file_content_base64": "./x"}
    words = command_words(DAYTONA.actions["upload_file"], given)
    assert ["upload-file", "mine", "/a b", "--from", "./x"] == words
