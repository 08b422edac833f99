"""A small made-up project to regenerate, and a newer upstream to take over."""

from __future__ import annotations

import contextlib
import copy
import errno
import http.server
import json
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "scripts"))

import regenerate  # noqa: E402
from regeneration import sources, typecheck  # noqa: E402
from regeneration.layout import Layout  # noqa: E402

THINGS: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Things", "version": "1", "license": {"name": "MIT"}},
    "paths": {
        "/things": {
            "get": {
                "operationId": "listThings",
                "tags": ["things"],
                "responses": {
                    "200": {
                        "description": "All things.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        },
                    }
                },
            },
            "post": {
                "operationId": "makeThing",
                "tags": ["things"],
                "responses": {"204": {"description": "Made."}},
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": {"type": "string", "description": "Its name."}},
            }
        }
    },
}

OVERLAY = """\
overlay: 1.0.0
info: {title: Things as they are, version: 1.0.0}
actions:
# Why the first is there.
- target: $.components.schemas.*.required
  description: Things need not have names.
  remove: true

- target: $.components.schemas.Thing.properties
  description: Things have a size.
  update:
    size:
      type: integer
"""

SOURCES = """\
[tools]
openapi-python-client = "{generator}"
oas-patch = "{patcher}"
ruff = "{formatter}"

[descriptions.control]
file = "things.yaml"
overlay = "things.overlay.yaml"
origin = "made up"
date = 2026-01-01
sha256 = "{checksum}"
licence = "MIT"
"""

ACTIONS = """\
@action(title="List all")
def list_all(session):
    from daytona_openapi.control.api.things import list_things as endpoint

    yield endpoint
"""


def write_description(root: Path, document: object, text: str | None = None) -> None:
    """Vendor a description in a project, with the checksum that goes with it."""
    layout = Layout(root)
    data = (json.dumps(document) if text is None else text).encode()
    (layout.descriptions / "things.yaml").write_bytes(data)
    before = layout.sources.read_bytes()
    checksum = {"sha256": json.dumps(sources.checksum(data))}
    layout.sources.write_bytes(sources.updated(before, "control", checksum))


def newer_things(**schemas: Any) -> dict[str, Any]:
    """Return the small description with one operation more, and with other schemas."""
    document = copy.deepcopy(THINGS)
    document["paths"]["/more"] = {"get": {"operationId": "more", "responses": {}}}
    document["components"]["schemas"].update(schemas)
    return document


def forbid_writing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make as if a project were read-only, which root would not notice."""
    make = tempfile.mkdtemp

    def refusing(suffix: str | None, prefix: str | None, folder: Path | None) -> str:
        if folder == project:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return make(suffix, prefix, folder)

    monkeypatch.setattr(tempfile, "mkdtemp", refusing)


def write(folder: Path, document: object) -> str:
    """Write a description as JSON where nothing of the project is."""
    path = folder / "newer.json"
    path.write_text(json.dumps(document))
    return str(path)


@contextlib.contextmanager
def serving(
    status: int, body: bytes, headers: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """Serve one answer on this machine."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            # A client may have heard enough before all is said.
            with contextlib.suppress(ConnectionError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api.json"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def generated_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose client is generated, to be copied and not to be changed."""
    root: Path = tmp_path_factory.mktemp("once") / "project"
    layout = Layout(root)
    shutil.copytree(Layout(PROJECT).template_edits, layout.template_edits)
    for name in ("control.config.yaml", "project.toml"):
        shutil.copy(PROJECT / "openapi" / name, layout.descriptions)
    tools = sources.read(Layout(PROJECT)).tools
    text = SOURCES.format(
        generator=tools["openapi-python-client"],
        patcher=tools["oas-patch"],
        formatter=tools["ruff"],
        checksum="",
    )
    layout.sources.write_text(text)
    (layout.descriptions / "things.overlay.yaml").write_text(OVERLAY)
    write_description(root, THINGS)
    layout.actions.mkdir(parents=True)
    (layout.actions / "things.py").write_text(ACTIONS)
    assert 0 == regenerate.main([], root=root)
    return root


@pytest.fixture
def project(generated_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of one's own whose client is generated; its types are not checked."""
    monkeypatch.setattr(typecheck, "problems", lambda *_: [])
    return Path(shutil.copytree(generated_once, tmp_path / "project"))


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of a project, to see whether anything was changed."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def refusal(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must be refused: one line, exit status 1, and nothing changed."""

    def run(*arguments: str) -> str:
        before = contents(project)
        status = regenerate.main(list(arguments), root=project)
        lines = capsys.readouterr().err.splitlines()
        assert (1, 1) == (status, len(lines)), lines
        assert before == contents(project)
        return lines[0]

    return run
