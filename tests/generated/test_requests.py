"""What endpoints send: options of one call, paths that keep their shape, uploads."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.generated.conftest import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generated.conftest import Call


class Recorder:
    """A server that keeps the requests it gets."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Keep a request and answer an empty object."""
        self.requests.append(request)
        return httpx.Response(200, json={})

    @property
    def only(self) -> httpx.Request:
        """The one request that came."""
        [request] = self.requests
        return request


@pytest.fixture
def server() -> Recorder:
    """Return a server that keeps the requests it gets."""
    return Recorder()


def test_no_options(call: Call, server: Recorder) -> None:
    """Without options a call has the client's time-out, which is none by default."""
    call("sandbox.get_sandbox", server, "a")
    assert server.only.extensions["timeout"] == httpx.Timeout(None).as_dict()


@pytest.mark.parametrize("timeout", [3.0, (3.0, 3.0, 3.0, 3.0), httpx.Timeout(3.0)])
def test_time_out_of_one_call(call: Call, server: Recorder, timeout: Any) -> None:
    """A time-out of one call reaches httpx, in any form that httpx takes."""
    call("sandbox.get_sandbox", server, "a", request_options={"timeout": timeout})
    assert server.only.extensions["timeout"] == httpx.Timeout(3.0).as_dict()


def test_extensions_of_one_call(call: Call, server: Recorder) -> None:
    """Extensions reach the transport."""
    call("sandbox.get_sandbox", server, "a", request_options={"extensions": {"limit": 5}})
    assert 5 == server.only.extensions["limit"]


def test_headers_of_one_call(call: Call, server: Recorder, service: Any) -> None:
    """Headers of one call go over those of the endpoint, whatever their case; others stay."""
    options = {"headers": {"content-type": "application/vnd.api+json", "X-Trace": "1"}}
    body = service.models.CreateSandbox(name="a")
    call(
        "sandbox.create_sandbox",
        server,
        body=body,
        x_daytona_organization_id="org",
        request_options=options,
    )
    sent = server.only.headers
    assert ["application/vnd.api+json"] == sent.get_list("content-type")
    assert ("1", "org") == (sent["x-trace"], sent["x-daytona-organization-id"])
    assert "Bearer key" == sent["authorization"]


def test_only_what_is_given_is_sent(call: Call, server: Recorder, service: Any) -> None:
    """A body holds the given fields and nothing else."""
    call("sandbox.create_sandbox", server, body=service.models.CreateSandbox(name="a", cpu=2))
    assert {"name": "a", "cpu": 2} == json.loads(server.only.content)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("plain-1.0", "/api/sandbox/plain-1.0"),
        ("..", "/api/sandbox/%2E%2E"),
        (".", "/api/sandbox/%2E"),
        ("../x?y#z", "/api/sandbox/..%2Fx%3Fy%23z"),
        ("ü %", "/api/sandbox/%C3%BC%20%25"),
    ],
)
def test_path_values_stay_one_segment(call: Call, server: Recorder, value: str, path: str) -> None:
    """No value in a path leads a request, and the key with it, to another route."""
    call("sandbox.get_sandbox", server, value)
    assert path.encode() == server.only.url.raw_path


def test_parameters_of_the_list(call: Call, server: Recorder, service: Any) -> None:
    """The list takes the recorded parameters (recording: list_sandboxes_more_filters)."""
    call(
        "sandbox.list_sandboxes",
        server,
        cursor="c",
        limit=2,
        id="i",
        name="n",
        labels='{"a": "b"}',
        include_errored_deleted=True,
        states=[service.models.SandboxState.STARTED, service.models.SandboxState("hovering")],
        snapshots=["s"],
        region_ids=["us"],
        sort="name",
        order=service.models.ListSandboxesOrder.ASC,
    )
    assert [
        ("cursor", "c"),
        ("id", "i"),
        ("includeErroredDeleted", "true"),
        ("labels", '{"a": "b"}'),
        ("limit", "2"),
        ("name", "n"),
        ("order", "asc"),
        ("regionIds", "us"),
        ("snapshots", "s"),
        ("sort", "name"),
        ("states", "hovering"),
        ("states", "started"),
    ] == sorted(server.only.url.params.multi_items())


def test_nothing_is_sent_by_default(call: Call, server: Recorder) -> None:
    """The list sends no parameter that nobody asked for."""
    call("sandbox.list_sandboxes", server)
    assert b"" == server.only.url.query


def parts(request: httpx.Request) -> list[tuple[object, str | None, object]]:
    """Return name, file name and content of the parts of an upload."""
    header = b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n"
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in message_from_bytes(header + request.content).walk()
        if not part.is_multipart()
    ]


def upload(service: Any, **more: Any) -> Any:
    """Return the request to upload one file, and more."""
    file = service.types.File(payload=b"one")
    request = service.models.UploadFilesRequest(files0_path="/a/b.txt", files0_file=file)
    for name, value in more.items():
        request[f"files[1].{name}"] = value
    return request


# What the generator's own fixed boundary +++ would have cut in two.
NASTY = b"before\r\n--+++\r\nafter\r\n--+++--\r\n"


@pytest.mark.parametrize(
    ("file", "name", "content"),
    [
        ({"payload": b"one"}, "file", b"one"),
        ({"payload": b"", "file_name": "x.txt"}, "x.txt", b""),
        ({"payload": io.BytesIO(b"two")}, "file", b"two"),
        ({"payload": NASTY}, "file", NASTY),
    ],
)
def test_upload(
    call: Call, server: Recorder, service: Any, file: dict[str, Any], name: str, content: bytes
) -> None:
    """Bytes and files go out whole, always with a file name (recording: upload_file)."""
    if isinstance(file["payload"], io.BytesIO):
        file["payload"].seek(0)
    whole = service.types.File(**file)
    request = service.models.UploadFilesRequest(files0_path="/a/b.txt", files0_file=whole)
    call("file_system.upload_files", server, "id", body=request)
    assert [
        ("files[0].path", None, b"/a/b.txt"),
        ("files[0].file", name, content),
    ] == parts(server.only)


def test_boundaries_are_random(call: Call, server: Recorder, service: Any) -> None:
    """No two uploads have the same boundary, so that no file can be made to hold it."""
    call("file_system.upload_files", server, "id", body=upload(service))
    call("file_system.upload_files", server, "id", body=upload(service))
    first, second = (request.headers["content-type"] for request in server.requests)
    assert first.startswith("multipart/form-data; boundary=")
    assert first != second


def test_uploading_several_files(call: Call, server: Recorder, service: Any) -> None:
    """Further files are additional properties with the names that the server takes."""
    request = upload(service, path="/c", file=service.types.File(payload=b"two", file_name="c"))
    call("file_system.upload_files", server, "id", body=request)
    assert [
        ("files[1].path", None, b"/c"),
        ("files[1].file", "c", b"two"),
    ] == parts(server.only)[2:]


def run(root: Path, code: str) -> str:
    """Run code in a fresh interpreter that has the small client, and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(root / "generated")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()


def test_an_endpoint_imports_only_its_models(service_root: Path) -> None:
    """Importing one endpoint imports the one model that it answers with, and that one's enums."""
    code = (
        "import sys, daytona_openapi.control.api.sandbox.get_sandbox\n"
        "prefix = 'daytona_openapi.control.models.'\n"
        "print(*sorted(m.removeprefix(prefix) for m in sys.modules if m.startswith(prefix)))"
    )
    expected = "sandbox sandbox_backup_state sandbox_class sandbox_desired_state sandbox_state"
    assert expected == run(service_root, code)


@pytest.mark.parametrize("root", ["the small one", "the project's own"])
def test_every_model_can_be_imported_from_the_package(root: str, service_root: Path) -> None:
    """Each name that the package announces is there; others are an AttributeError."""
    code = (
        "from daytona_openapi.control import models\n"
        "assert all(getattr(models, name).__name__ == name for name in models.__all__)\n"
        "assert set(models.__all__) <= set(dir(models))\n"
        "print(hasattr(models, 'Nothing'), 'Sandbox' in models.__all__)"
    )
    assert "False True" == run(service_root if root == "the small one" else PROJECT, code)
