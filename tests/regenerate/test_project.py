"""The project's own descriptions, overlay and client."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from regeneration import documents, nulls, operations, sources, vendored, websockets
from regeneration.layout import Layout

from tests.regenerate.conftest import PROJECT

LAYOUT = Layout(PROJECT)
DESCRIPTIONS = sources.read(LAYOUT).descriptions


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_no_operation_is_lost(name: str) -> None:
    """There is a module for each operation of a description but its websockets, and no other."""
    found = operations.of(vendored.original(LAYOUT, DESCRIPTIONS[name])).values()
    expected = sorted(operation.module for operation in found if not operation.websocket)
    paths = (LAYOUT.client / name / "api").glob("*/*.py")
    modules = [f"{path.parent.name}.{path.stem}" for path in paths if path.stem != "__init__"]
    assert expected == sorted(modules)


def test_websockets_are_described() -> None:
    """The two routes that are websockets only are described, and marked."""
    found = operations.of(vendored.original(LAYOUT, DESCRIPTIONS["toolbox"]))
    assert [
        "GET /{sandboxId}/process/pty/{sessionId}/connect",
        "GET /{sandboxId}/process/interpreter/execute",
    ] == [route for route, operation in found.items() if operation.websocket]


def test_a_description_keeps_its_websockets() -> None:
    """Leaving websockets out takes nothing else, and changes no description."""
    talk, ask = {"x-websocket": True}, {"operationId": "ask"}
    document = {"paths": {"/talk": {"get": talk, "post": ask, "parameters": []}}}
    assert {"paths": {"/talk": {"post": ask, "parameters": []}}} == websockets.without(document)
    assert document["paths"]["/talk"]["get"] is talk


def test_nullable_alone_is_null() -> None:
    """A member of a choice that says nothing else is null, and the description stays as it is."""
    nullable, null, text = {"nullable": True}, {"type": "null"}, {"type": "string"}
    document = {"a": [{"anyOf": [text, nullable]}, {"oneOf": [nullable, text], "b": nullable}]}
    expected = {"a": [{"anyOf": [text, null]}, {"oneOf": [null, text], "b": nullable}]}
    assert expected == nulls.spelled_out(document)
    assert {"anyOf": [text, nullable]} == document["a"][0]
    for alone in ({"anyOf": [nullable]}, {"properties": {"anyOf": nullable}}):
        assert nulls.spelled_out(alone) == alone


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_every_documented_body_is_read(name: str) -> None:
    """An endpoint returns what was read exactly if the description says what there is to read."""
    [(_, document)] = vendored.finished(
        LAYOUT, sources.read(LAYOUT), leave_out=DESCRIPTIONS.keys() - {name}
    ).values()
    for operation in operations.of(websockets.without(document)).values():
        tag, _, module = operation.module.partition(".")
        text = (LAYOUT.client / name / "api" / tag / f"{module}.py").read_text()
        assert operation.documents_body == ("\ndef sync(" in text), operation.route


def test_each_overlay_action_names_its_evidence() -> None:
    """Every action says which recording proves it, and there is such a recording."""
    overlays = [item.overlay for item in DESCRIPTIONS.values() if item.overlay is not None]
    texts = [(LAYOUT.descriptions / overlay).read_text() for overlay in overlays]
    actions = [action for text in texts for action in yaml.safe_load(text)["actions"]]
    named = [
        re.findall(r"recordings?:\s+(\w+(?:,\s+\w+)*)", action["description"]) for action in actions
    ]
    stems = {stem for names in named for name in names for stem in re.split(r",\s+", name)}
    recorded = PROJECT.glob("cassettes/*/*.yaml")
    assert all(named)
    assert stems <= {path.stem for path in recorded}


def test_no_file_is_bound_to_the_form_of_the_description() -> None:
    """The newer description may be JSON, which has another suffix: its name is in sources.toml."""
    name = Path(DESCRIPTIONS[LAYOUT.project.upstream].file).stem
    paths = [path for folder in ("scripts", "tests") for path in (PROJECT / folder).rglob("*.py")]
    forms = {f"{name}.yaml", f"{name}.json"}
    assert [] == [path for path in paths if any(form in path.read_text("utf-8") for form in forms)]


def test_settings_say_nothing_twice() -> None:
    """The settings of all descriptions format alike."""
    settings = [documents.parsed(LAYOUT.settings(name).read_bytes(), name) for name in DESCRIPTIONS]
    assert 1 == len({str(entry["post_hooks"]) for entry in settings})


@pytest.mark.parametrize(
    "path",
    [
        "openapi/daytona-toolbox.yaml",
        "openapi/template-edits/types.py.jinja",
        "generated/daytona_openapi/py.typed",
        "cassettes/list_sandboxes/list_sandboxes.yaml",
        "cassettes/wire/account.yaml",
    ],
)
def test_git_changes_no_line_endings(path: str) -> None:
    """What is compared byte for byte is checked out so, whatever Git is set to."""
    command = ["git", "check-attr", "text", path]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a clone")
    assert f"{path}: text: unset\n" == done.stdout
