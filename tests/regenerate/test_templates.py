"""What the templates make of descriptions that the real ones do not hold (yet)."""

from __future__ import annotations

import copy
import importlib
import json
import shutil
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import regenerate
from regeneration.layout import Layout

from tests.generated.importing import forget, import_as
from tests.regenerate.conftest import THINGS, write_description

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KIND = {
    "title": "Kind",
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"type": "string"}},
}
ODD = {
    "title": "Odd",
    "type": "object",
    "required": ["name", "tags"],
    "properties": {
        "name": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "ident": {"type": "string", "format": "uuid"},
        "either": {"oneOf": [KIND, {"$ref": "#/components/schemas/Thing"}]},
    },
}


def answering(responses: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an operation with these answers: a schema by status and media type, or None."""
    return {
        "get": {
            "operationId": name,
            "tags": ["odd"],
            "responses": {
                status: {
                    "description": "It.",
                    **({"content": {media: {"schema": schema}}} if schema else {}),
                }
                for status, (media, schema) in responses.items()
            },
        }
    }


OPERATIONS = {
    "/binary": answering(
        {"200": ("application/json", {"type": "string", "format": "binary"})}, "binary"
    ),
    "/either": answering({"202": ("", None), "203": ("application/json", ODD)}, "with_body"),
    "/odd": answering({"200": ("application/json", {"type": "array", "items": ODD})}, "many"),
}


@pytest.fixture(scope="module")
def package(generated_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name under which a client of such a description can be imported."""
    project = shutil.copytree(generated_once, tmp_path_factory.mktemp("odd") / "project")
    document = copy.deepcopy(THINGS)
    document["paths"].update(OPERATIONS)
    write_description(project, document)
    assert 0 == regenerate.main([], root=project)
    name = "made_up_client"
    import_as(name, Layout(project).client / "control")
    yield name
    forget(name)


@pytest.fixture
def read(package: str) -> Callable[..., Any]:
    """Read a body as the answer of an operation."""

    def run(operation: str, content: bytes, status: int = 200) -> Any:
        endpoint = importlib.import_module(f"{package}.api.odd.{operation}")
        client = importlib.import_module(package).Client("https://daytona.example")
        response = httpx.Response(status, content=content)
        return endpoint._build_response(client=client, response=response)

    return run


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b'{"json": 1}'])
def test_binary_answers_are_bytes(read: Callable[..., Any], content: bytes) -> None:
    """A binary answer is the bytes as they came, though its media type says JSON."""
    assert read("binary", content).parsed.payload.read() == content


@pytest.mark.parametrize("status", [200, 202, 203])
def test_the_success_with_a_body_is_read(read: Callable[..., Any], status: int) -> None:
    """A success that is documented without a body has none; any other is read as the one that has."""
    answer = read("with_body", b'{"name": "a", "tags": []}', status)
    assert answer.parse_error is None
    assert (answer.parsed and answer.parsed.name) == (None if status == 202 else "a")


def test_elements_that_lack_what_is_required(read: Callable[..., Any]) -> None:
    """What lacks a required field, or has another shape there, is left out of a list."""
    elements = [{}, {"name": "b", "tags": None}, {"name": "c", "tags": "x"}]
    answer = read("many", json.dumps([*elements, {"name": "d", "tags": ["x"]}]).encode())
    assert answer.parse_error is None
    assert [("d", ["x"])] == [(odd.name, odd.tags) for odd in answer.parsed]


@pytest.mark.parametrize("wrong", [5, "x", None, ["x"]])
@pytest.mark.parametrize("field", ["ident", "either"])
def test_identifiers_that_are_none(read: Callable[..., Any], field: str, wrong: object) -> None:
    """A UUID that is none is left out, the rest is there."""
    answer = read("many", json.dumps([{"name": "a", "tags": [], field: wrong}]).encode())
    assert answer.parse_error is None
    assert [("a", False)] == [(odd.name, bool(getattr(odd, field))) for odd in answer.parsed]


def test_the_shape_of_several_that_fits(read: Callable[..., Any]) -> None:
    """What lacks a required field of the first of several shapes is read as the next."""
    elements = [{"name": "a", "tags": [], "either": either} for either in ({"kind": "k"}, {})]
    answer = read("many", json.dumps(elements).encode())
    assert ["ManyOddKind", "Thing"] == [type(odd.either).__name__ for odd in answer.parsed]


def test_formatting_whatever_the_surroundings(
    generated_once: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither settings of ruff in the environment nor another ruff of the machine matter."""
    other = tmp_path / "ruff"
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("RUFF_OUTPUT_FORMAT", "nonsense")
    assert 0 == regenerate.main(["--check"], root=generated_once)
