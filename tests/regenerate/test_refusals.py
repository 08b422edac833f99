"""Bad input gets one clear line, and nothing is written."""

from __future__ import annotations

import re
import sys
import sysconfig
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest
import regeneration
import yaml
from regeneration import generation, operations
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import OVERLAY, THINGS, write_description

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCES = "openapi/sources.toml"
DESCRIPTION = "openapi/things.yaml"
OVERLAY_FILE = "openapi/things.overlay.yaml"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (SOURCES, None, "cannot read .*sources.toml: No such file or directory"),
        (SOURCES, "[tools", "sources.toml is not valid TOML"),
        (SOURCES, "[tools]\n", "sources.toml lacks or misspells an entry: 'descriptions'"),
        (DESCRIPTION, None, "cannot read .*things.yaml: No such file or directory"),
        (DESCRIPTION, "changed", "things.yaml has the SHA-256 .*, but sources.toml says"),
        (OVERLAY_FILE, None, "cannot read .*things.overlay.yaml: No such file or directory"),
        (OVERLAY_FILE, "actions: [", "things.overlay.yaml is neither valid YAML nor valid JSON"),
        (OVERLAY_FILE, "[]", "is no overlay"),
        (OVERLAY_FILE, "overlay: 1.0.0", "is no overlay: it has no list of `actions`"),
        (OVERLAY_FILE, "actions: [{target: $.x}]", "action 1 of .* is malformed"),
        (
            OVERLAY_FILE,
            "actions: [{target: $.info, description: d, remove: false}]",
            "action 1 of .* is malformed",
        ),
        (
            OVERLAY_FILE,
            "actions: [{target: '$.[', description: d, remove: true}]",
            "is no JSONPath",
        ),
        (
            OVERLAY_FILE,
            "actions: [{target: \"$.x[?(@.a=='b' || @.a=='c')]\", description: d, remove: true}]",
            "can match in part unnoticed",
        ),
        (
            OVERLAY_FILE,
            "actions: [{target: '$.servers[0]', description: d, remove: true}]",
            "removes by position",
        ),
        (
            OVERLAY_FILE,
            "actions: [{target: '$..[0]', description: d, remove: true}]",
            "removes by position",
        ),
        (
            OVERLAY_FILE,
            OVERLAY.replace("Thing.properties", "Nothing.properties"),
            r"action 2 \(\$.components.schemas.Nothing.properties\): it matches nothing",
        ),
        (
            OVERLAY_FILE,
            OVERLAY.replace("schemas.Thing.properties", "schemas['Thing', 'Other']"),
            r"action 2 .*: it does not match \$?.*Other",
        ),
        (
            OVERLAY_FILE,
            OVERLAY.replace("size:\n      type: integer", "name: {type: string}"),
            "action 2 .*: the description already says so",
        ),
        ("openapi/control.config.yaml", None, "cannot read .*control.config.yaml"),
        (
            "openapi/template-edits/types.py.jinja",
            "{% nonsense %}",
            "the generator refuses control: .*",
        ),
    ],
)
def test_bad_files_are_refused(
    project: Path, refusal: Callable[..., str], file: str, text: str | None, expected: str
) -> None:
    """A missing, changed or malformed file gets one clear line, and nothing is written."""
    (project / file).unlink()
    if text is not None:
        (project / file).write_text(text)
    assert re.search(expected, refusal())


def things(**changes: Any) -> dict[str, Any]:
    """Return the small description with other members."""
    return {**THINGS, **changes}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ([], "things.yaml is no OpenAPI description: it is a list"),
        ({"openapi": "3.0.0"}, "things.yaml is no OpenAPI description: it has no `paths`"),
        (things(openapi="4.0.0"), "is not OpenAPI 3.0 or 3.1: its `openapi` is 4.0.0"),
        ({"paths": {}}, "is not OpenAPI 3.0 or 3.1: its `openapi` is missing"),
        ({"swagger": "2.0", "paths": {}}, "is Swagger 2.0, not OpenAPI 3.0 or 3.1: convert it"),
        (
            things(
                paths={
                    "/a": {
                        "parameters": [
                            {"name": "requestOptions", "in": "query", "schema": {"type": "string"}}
                        ],
                        "get": {"responses": {}},
                    }
                }
            ),
            "GET /a has a parameter requestOptions, which would collide",
        ),
        (
            things(
                paths={
                    **THINGS["paths"],
                    "/b": {
                        "get": {
                            "responses": {
                                "200": {
                                    "description": "A picture.",
                                    "content": {"image/png": {"schema": {"type": "string"}}},
                                }
                            }
                        }
                    },
                }
            ),
            "the generator refuses control: .*WARNING parsing GET /b.*Unsupported content_type",
        ),
        (
            things(
                paths={
                    **THINGS["paths"],
                    "/b": {
                        "get": {
                            "operationId": "listThings",
                            "tags": ["things"],
                            "responses": {"204": {"description": "Twice the same name."}},
                        }
                    },
                }
            ),
            "GET /things and GET /b would both be the module things.list_things",
        ),
    ],
)
def test_bad_descriptions_are_refused(
    project: Path, refusal: Callable[..., str], document: object, expected: str
) -> None:
    """A description that is none, or of which something would be lost, is refused."""
    write_description(project, document)
    assert re.search(expected, refusal())


def test_a_malformed_description_is_refused(project: Path, refusal: Callable[..., str]) -> None:
    """A description that cannot be read at all is refused with the place of the mistake."""
    write_description(project, None, text="openapi: 3.0.0\npaths: [")
    assert re.search("things.yaml is neither valid YAML nor valid JSON: .*line 3", refusal())


def test_an_unread_body_is_refused(project: Path, refusal: Callable[..., str]) -> None:
    """A documented answer that the templates do not read is noticed."""
    edits = Layout(project).template_edits / "endpoint_module.py.jinja.yaml"
    added = [{"reason": "A mistake.", "find": "\ndef sync(", "replace": "\ndef other("}]
    edits.write_text(edits.read_text() + "\n" + yaml.safe_dump(added))
    expected = "does not read the documented answer of GET /things"
    assert expected in refusal()


def test_a_lost_operation_is_refused(tmp_path: Path) -> None:
    """A tree without the module of an operation is noticed, should the generator not say so."""
    with pytest.raises(RefusalError, match="the generator lost GET /things of control"):
        generation._check("control", operations.of(THINGS), tmp_path)


def test_a_generator_that_never_ends(
    refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A generator is given up after a while that no description takes."""
    monkeypatch.setattr(generation, "_MOST_SECONDS", 0.01)
    assert "the generator takes more than 0.01 seconds for control" in refusal()


@pytest.mark.parametrize("tool", ["openapi-python-client", "oas-patch", "ruff"])
def test_another_version_of_a_tool_is_refused(
    project: Path, refusal: Callable[..., str], tool: str
) -> None:
    """Only the exact versions of generator and formatter may make the client."""
    path = Layout(project).sources
    path.write_text(re.sub(rf'{tool} = ".*"', f'{tool} = "0.0.1"', path.read_text()))
    expected = f"{tool} {metadata.version(tool)} is installed, but openapi/sources.toml asks for"
    assert expected in refusal()


def test_missing_tools_are_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, refusal: Callable[..., str]
) -> None:
    """All that is missing or another version is named at once, with the command that installs it."""
    path = Layout(project).sources
    path.write_text(re.sub('ruff = ".*"', 'ruff = "0.0.1"', path.read_text()))
    installed = metadata.version

    def version(name: str) -> str:
        if name != "ruff":
            raise metadata.PackageNotFoundError
        return installed(name)

    monkeypatch.setattr(metadata, "version", version)
    told = refusal()
    missing = ("openapi-python-client is not installed", "oas-patch is not installed")
    assert [True] * 3 == [f"{words}; " in told for words in missing] + ["ruff==0.0.1`" in told]
    assert re.search(r"run `pip install openapi-python-client==[\d.]+ oas-patch==[\d.]+ ruff", told)


def test_a_formatter_without_program_is_refused(
    monkeypatch: pytest.MonkeyPatch, refusal: Callable[..., str], tmp_path: Path
) -> None:
    """The formatter must be a program of this Python, not any that the machine happens to have."""
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert "the formatter ruff is not among the programs of this Python" in refusal()


def test_a_missing_library_is_refused(
    monkeypatch: pytest.MonkeyPatch, refusal: Callable[..., str]
) -> None:
    """A library of the development group that isn't installed is named."""
    monkeypatch.delattr(regeneration, "vendored")
    monkeypatch.setitem(sys.modules, "regeneration.vendored", None)
    assert "install the project's group dev" in refusal()
