"""Taking over a newer description: the report, what is refused, and what changes."""

from __future__ import annotations

import contextlib
import copy
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
import yaml
from regeneration import sources
from regeneration.layout import Layout

from tests.regenerate.conftest import OVERLAY, PROJECT, THINGS, contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def newer_things(**schemas: Any) -> dict[str, Any]:
    """Return the small description with one operation more, and with other schemas."""
    document = copy.deepcopy(THINGS)
    document["paths"]["/more"] = {"get": {"operationId": "more", "responses": {}}}
    document["components"]["schemas"].update(schemas)
    return document


def write(folder: Path, document: object) -> str:
    """Write a description as JSON where nothing of the project is."""
    path = folder / "newer.json"
    path.write_text(json.dumps(document))
    return str(path)


@pytest.mark.parametrize(
    ("version", "suffix", "dump"),
    [("3.0.3", "json", json.dumps), ("3.1.0", "yaml", yaml.safe_dump)],
)
def test_a_newer_description_is_vendored(
    project: Path, tmp_path: Path, version: str, suffix: str, dump: Callable[[object], str]
) -> None:
    """YAML and JSON, 3.0 and 3.1 are taken over, and a check passes afterwards."""
    nullable = {
        "3.0.3": {"type": "string", "nullable": True},
        "3.1.0": {"type": ["string", "null"]},
    }
    thing = {"type": "object", "required": ["note"], "properties": {"note": nullable[version]}}
    newer = {**newer_things(Thing=thing), "openapi": version}
    source = tmp_path / f"newer.{suffix}"
    source.write_text(dump(newer))
    assert regenerate.main(["--source", str(source)], root=project) == 0
    layout = Layout(project)
    vendored = layout.descriptions / f"things.{suffix}"
    assert source.read_bytes() == vendored.read_bytes()
    assert len(list(layout.descriptions.glob("things.[jy]*"))) == 1
    assert "note: None | str | Unset" in (layout.client / "control/models/thing.py").read_text()
    assert regenerate.main(["--check"], root=project) == 0


def test_sources_say_what_was_taken_over(project: Path, tmp_path: Path) -> None:
    """Origin, date, checksum and licence are those of the newer description; the rest stays."""
    source = write(tmp_path, newer_things())
    layout = Layout(project)
    before = layout.sources.read_text().splitlines()
    assert regenerate.main(["--source", source], root=project) == 0
    changed = set(layout.sources.read_text().splitlines()) - set(before)
    checksum = sources.checksum((layout.descriptions / "things.json").read_bytes())
    assert {line for line in changed if not line.startswith("date = 20")} == {
        'file = "things.json"',
        'origin = "the file newer.json"',
        f'sha256 = "{checksum}"',
        'licence = "MIT, as stated by info.license of the description"',
    }


def test_the_report(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Operations, who uses them, and what becomes of each overlay action are printed."""
    newer = newer_things(Thing={"properties": {"name": {"type": "integer"}}})
    del newer["paths"]["/things"]["post"]
    assert regenerate.main(["--source", write(tmp_path, newer), "--dry-run"], root=project) == 0
    assert capsys.readouterr().out.splitlines()[:7] == [
        "Operations: 2 now, 2 in the newer description",
        "  added    GET /more",
        "  removed  POST /things",
        "  changed  GET /things: answers (used by list_all)",
        "Overlay:",
        "  no longer needed: action 1 ($.components.schemas.*.required): what it removes isn't there",
        "  applies: action 2 ($.components.schemas.Thing.properties)",
    ]


def test_a_dry_run_writes_nothing(project: Path, tmp_path: Path) -> None:
    """With --dry-run every file stays as it was."""
    before = contents(project)
    source = write(tmp_path, newer_things())
    assert regenerate.main(["--source", source, "--dry-run"], root=project) == 0
    assert before == contents(project)


def test_actions_no_longer_needed_are_left_out(project: Path, tmp_path: Path) -> None:
    """An overlay action that upstream has made unnecessary goes, the others stay word for word."""
    source = write(tmp_path, newer_things(Thing={"type": "object", "properties": {}}))
    assert regenerate.main(["--source", source], root=project) == 0
    left = (Layout(project).descriptions / "things.overlay.yaml").read_text()
    first = OVERLAY.index("- target: $.components.schemas.*")
    second = OVERLAY.index("- target: $.components.schemas.Thing")
    assert left == OVERLAY[:first] + OVERLAY[second:]


def test_an_overlay_that_does_not_fit(
    project: Path, tmp_path: Path, refusal: Callable[..., str]
) -> None:
    """An action that matches nothing any more is refused, or left out if that is asked for."""
    newer = newer_things()
    newer["components"]["schemas"]["Gadget"] = newer["components"]["schemas"].pop("Thing")
    listing = newer["paths"]["/things"]["get"]["responses"]["200"]["content"]["application/json"]
    listing["schema"]["$ref"] = "#/components/schemas/Gadget"
    source = write(tmp_path, newer)
    expected = r"no longer fits: action 2 \(.*Thing.properties\): it matches nothing; nothing was"
    assert re.search(expected, refusal("--source", source))
    assert regenerate.main(["--source", source, "--drop-unmatched"], root=project) == 0
    assert (
        "Thing.properties" not in (Layout(project).descriptions / "things.overlay.yaml").read_text()
    )
    assert regenerate.main(["--check"], root=project) == 0


@pytest.mark.parametrize("how", ["gone", "renamed"])
def test_a_used_operation_that_is_gone(
    tmp_path: Path, refusal: Callable[..., str], how: str
) -> None:
    """A description without an operation that an action uses is refused, whatever the options."""
    newer = newer_things()
    if how == "gone":
        del newer["paths"]["/things"]["get"]
    else:
        newer["paths"]["/things"]["get"]["operationId"] = "allThings"
    expected = "gone: things.list_things at GET /things (used by list_all); nothing was changed"
    assert expected in refusal("--source", write(tmp_path, newer), "--drop-unmatched")


@contextlib.contextmanager
def serving(status: int, body: bytes) -> Iterator[str]:
    """Serve one answer on this machine."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api.json"
        server.shutdown()
        thread.join()


def test_a_description_from_an_url(project: Path) -> None:
    """A newer description is fetched, and its URL noted without credentials and query."""
    with serving(200, json.dumps(newer_things()).encode()) as url:
        source = url.replace("127.0.0.1", "name:secret@127.0.0.1") + "?token=secret"
        assert regenerate.main(["--source", source], root=project) == 0
        assert f'origin = "{url}"' in Layout(project).sources.read_text()


def test_an_url_that_answers_an_error(refusal: Callable[..., str]) -> None:
    """An answer that is no success is refused with its status."""
    with serving(404, b"nothing here") as url:
        assert f"cannot fetch {url}: the server answers 404" in refusal("--source", url)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("http://127.0.0.1:1/api.json", "cannot fetch http://127.0.0.1:1/api.json: "),
        ("http://[half/api.json", "cannot fetch http://[half/api.json: "),
        ("missing.json", "cannot read missing.json: No such file or directory"),
    ],
)
def test_a_source_that_is_not_there(
    refusal: Callable[..., str], source: str, expected: str
) -> None:
    """A path or an URL where nothing is gets one clear line."""
    assert expected in refusal("--source", source)


@pytest.mark.parametrize(
    "text", ["{", "<html></html>", '{"openapi": "3.0.0", "paths": []}', "\x00"]
)
def test_a_source_that_is_no_description(
    tmp_path: Path, refusal: Callable[..., str], text: str
) -> None:
    """Whatever is no OpenAPI description is refused."""
    path = tmp_path / "newer"
    path.write_text(text)
    assert str(path) in refusal("--source", str(path))


@pytest.mark.parametrize(
    ("name", "replacement", "expected"),
    [
        ("control", "service", "has no description control to replace"),
        ("origin", "from", "0 lines for origin in [descriptions.control], not one"),
    ],
)
def test_sources_that_cannot_be_brought_up_to_date(
    project: Path, refusal: Callable[..., str], name: str, replacement: str, expected: str
) -> None:
    """A sources.toml that lacks what would have to change is refused."""
    path = Layout(project).sources
    path.write_text(path.read_text().replace(name, replacement))
    assert expected in refusal("--source", write(project, newer_things()))


def test_actions_that_cannot_be_read(
    project: Path, tmp_path: Path, refusal: Callable[..., str]
) -> None:
    """Actions that are no valid Python are named, because what they use is then unknown."""
    (Layout(project).actions / "things.py").write_text("def broken(:\n")
    expected = "things.py is no valid Python: invalid syntax, line 1"
    assert expected in refusal("--source", write(tmp_path, newer_things()))


@pytest.fixture(scope="session")
def taken_over(
    newer_upstream: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The project's own descriptions and actions, with the made-up newer upstream taken over."""
    root = tmp_path_factory.mktemp("taken-over")
    for name in ("openapi", "daytona_actions", "scripts"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    source = write(root, newer_upstream)
    command = [sys.executable, str(root / "scripts" / "regenerate.py"), "--source", source]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    return root, done.stdout


def test_the_whole_project_takes_a_newer_upstream(taken_over: tuple[Path, str]) -> None:
    """The real overlay and templates cope with 196 operations and a list paged by upstream."""
    root, output = taken_over
    modules = (Layout(root).client / "control" / "api").glob("*/*.py")
    assert "Operations: 235 now, 196 in the newer description" in output
    assert len([path for path in modules if path.name != "__init__.py"]) == 196
    assert re.search(r"changed  GET /sandbox: .*\(used by list_sandboxes\)", output)


def test_the_real_overlay_says_what_upstream_has(taken_over: tuple[Path, str]) -> None:
    """What upstream says by then is left out of the overlay, what it still lacks stays."""
    root, _ = taken_over
    left = (Layout(root).descriptions / "daytona-api.overlay.yaml").read_text()
    assert "SandboxState.enum" not in left
    assert "name: cursor" not in left
    assert "Sandbox.properties.labels" in left


def test_the_list_keeps_its_shape(taken_over: tuple[Path, str]) -> None:
    """Before and after, the list of sandboxes is a page or a plain array."""
    root, _ = taken_over
    module = "control/api/sandbox/list_sandboxes.py"
    expected = "-> list[Sandbox] | ListSandboxesResponse | None:"
    assert expected in (Layout(root).client / module).read_text()
    assert expected in (Layout(PROJECT).client / module).read_text()
